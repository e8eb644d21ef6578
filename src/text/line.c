#include "text/line.h"

#include "base/utf8.h"
#include "text/clean.h"
#include "text/face.h"

bool text_line_is_space(uint32_t c)
{
	return c == ' ' || c == 0x3000 || (c >= 0x2000 && c <= 0x200B && c != 0x2007);
}

double text_line_hanging(const struct text_run *run)
{
	size_t end = run->text.n;
	for (size_t i = end; i > 0 && text_line_is_space(utf8_prev(run->text, &i));)
		end = i;
	double width = 0;
	for (size_t i = run->glyphs; i > 0 && run->glyph[i - 1].cluster >= end; i--)
		width += (double)run->glyph[i - 1].advance;
	return width;
}

void text_line_measure(struct text *t, struct text_line *line, const struct text_style *style,
		       struct diags *d)
{
	const struct text_weight *w = text_face_chain(t, style->chain, style->weight, d);
	const struct text_font_file *body = text_face_body(w);
	const struct text_face *first = &text_face_at(t, w, 0)->face;
	line->body_top = body->body_top * style->size;
	line->body_bottom = body->body_bottom * style->size;
	line->ascent = first->ascent * style->size;
	line->descent = first->descent * style->size;
	for (size_t i = 0; i < line->parts; i++) {
		const struct text_part *p = &line->part[i];
		double up = p->run->face->ascent * p->run->size - p->y;
		double down = p->run->face->descent * p->run->size + p->y;
		line->ascent = up > line->ascent ? up : line->ascent;
		line->descent = down > line->descent ? down : line->descent;
	}
}

const struct text_line *text_line(struct text *t, struct str s, struct text_style style,
				  struct span at, struct diags *d)
{
	const struct text_shaped *shaped =
		text_shape(t, text_clean(s, false, &t->temp, at, d), &style, at, d);
	arena_reset(&t->temp);
	struct text_style *kept = ARENA_NEW(&t->mem, struct text_style, 1);
	struct text_part *part = ARENA_NEW(&t->mem, struct text_part, shaped->runs + 1);
	struct text_line *line = ARENA_NEW(&t->mem, struct text_line, 1);
	double x = 0;
	*kept = style;
	kept->lang = shaped->style.lang;
	for (size_t i = 0; i < shaped->runs; i++) {
		part[i] = (struct text_part){&shaped->run[i], x, -style.rise, kept};
		x += shaped->run[i].width;
	}
	*line = (struct text_line){.part = part,
				   .parts = shaped->runs,
				   .text = shaped->text,
				   .ends_paragraph = true};
	line->width =
		x - (shaped->runs ? text_line_hanging(&shaped->run[shaped->runs - 1]) : 0);
	text_line_measure(t, line, kept, d);
	return line;
}

double text_center(const struct text_line *line, double y)
{
	return y + (line->body_top + line->body_bottom) / 2;
}
