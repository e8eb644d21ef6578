#include "text/text.h"

#include "base/utf8.h"
#include "text/line.h"
#include "text/state.h"

#define DOT_RADIUS 0.075 /* em */
#define DOT_GAP 0.23     /* em between the Hangul body and the dot's middle */

static bool wants_dot(uint32_t c)
{
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
	case HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER:
	case HB_UNICODE_GENERAL_CATEGORY_LETTER_NUMBER:
	case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_OTHER_NUMBER:
	case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
		return true;
	default:
		return false;
	}
}

/* T8: one dot a cluster, in the middle of its advance, above the body. */
static void draw_dots(const struct text_part *p, struct scene *s, const char *role,
		      struct point at)
{
	const struct text_run *run = p->run;
	double y = at.y - (run->face->body_top + DOT_GAP) * run->size, x = at.x;
	for (uint32_t g = 0; g < run->glyphs;) {
		uint32_t first = g;
		size_t i = run->glyph[g].cluster;
		double width = 0;
		for (; g < run->glyphs && run->glyph[g].cluster == run->glyph[first].cluster;
		     g++)
			width += (double)run->glyph[g].advance;
		if (wants_dot(utf8_next(run->text, &i)))
			scene_circle(s, role, (struct ink){.rgba = p->style->rgba},
				     (struct point){x + width / 2, y}, DOT_RADIUS * run->size);
		x += width;
	}
}

/* T9. Spaces that hang at the line's end are not underlined. */
static void draw_underline(const struct text_part *p, bool last, struct scene *s,
			   const char *role, struct point at)
{
	const struct text_run *run = p->run;
	double width = run->width - (last ? text_line_hanging(run) : 0);
	scene_rect(s, role, (struct ink){.rgba = p->style->rgba},
		   (struct rect){at.x, at.y + run->face->underline_top * run->size, width,
				 run->face->underline_thickness * run->size});
}

static void draw_part(const struct text_part *p, bool last, struct scene *s, const char *role,
		      struct point at)
{
	const struct tag *before = s->tag;
	scene_tag(s, p->style->tag ? p->style->tag : before);
	scene_text(s, role, (struct ink){.rgba = p->style->rgba}, at, p->run, p->run->text);
	if (p->style->underline || p->style->dots)
		scene_tag(s, &scene_artifact);
	if (p->style->underline)
		draw_underline(p, last, s, role, at);
	if (p->style->dots)
		draw_dots(p, s, role, at);
	scene_tag(s, before);
}

static void draw_link(const struct text_part *p, struct scene *s, struct point at)
{
	const struct tag *tag = p->style->tag;
	if (!tag || tag->kind != TAG_LINK)
		return;
	const struct tag *before = scene_tag(s, tag);
	double size = p->run->size;
	scene_link(s, (struct rect){at.x + p->x, at.y - size, p->run->width, size * 1.25});
	scene_tag(s, before);
}

void text_draw(const struct text_line *line, struct scene *s, const char *role, struct point at)
{
	for (size_t i = 0; i < line->parts; i++) {
		const struct text_part *p = &line->part[i];
		draw_part(p, i + 1 == line->parts, s, role,
			  (struct point){at.x + p->x, at.y + p->y});
	}
	for (size_t i = 0; i < line->parts; i++)
		draw_link(&line->part[i], s, at);
}
