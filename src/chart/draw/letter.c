#include "chart/draw/letter.h"

/* Ink of the faces in use, in em: Hangul bodies reach 0.86 up, Latin and
 * brackets 0.21 down (measured over the pinned set; layout boxes are taller). */
#define INK_TOP 0.86
#define INK_BOTTOM 0.21

double letter_size(const struct chart *c, enum letter kind)
{
	const double size[LETTER_KINDS] = {
		[LETTER_TITLE] = c->theme->size.chart_title,
		[LETTER_SUBTITLE] = c->theme->size.small,
		[LETTER_AXIS] = c->theme->size.axis,
		[LETTER_LABEL] = c->theme->size.label,
		[LETTER_STRONG] = c->theme->size.label,
		[LETTER_NOTE] = c->theme->size.note,
	};
	return size[kind] * c->type;
}

double letter_pitch(const struct chart *c, enum letter kind)
{
	double share = kind == LETTER_LABEL || kind == LETTER_STRONG || kind == LETTER_AXIS
			       ? c->theme->pitch.table
			       : c->theme->pitch.caption;
	return letter_size(c, kind) * share;
}

struct text_style letter_style(const struct chart *c, enum letter kind, color rgba)
{
	return (struct text_style){
		.chain = c->fonts.figure,
		.weight = kind == LETTER_TITLE || kind == LETTER_STRONG ? 700 : 400,
		.size = letter_size(c, kind),
		.rgba = rgba,
		.tabular = kind == LETTER_AXIS,
	};
}

const struct text_line *letter_line(const struct chart *c, enum letter kind, color rgba,
				    struct str s)
{
	return text_line(c->text, s, letter_style(c, kind, rgba), c->plan->at, c->d);
}

static color default_color(const struct chart *c, enum letter kind)
{
	if (kind == LETTER_SUBTITLE || kind == LETTER_AXIS || kind == LETTER_NOTE)
		return c->theme->color.secondary;
	return c->theme->color.text;
}

struct rich letter_rich(const struct chart *c, struct str s)
{
	return (struct rich){.text = s, .at = c->plan->at};
}

/* What other parts of a report a figure refers to is not there when it is alone. */
static void set_link(const struct chart *c, const struct rich *text, const struct rich_span *r,
		     const struct tag *parent, struct text_style *style)
{
	bool inner = r->target.n && r->target.p[0] == '#';
	if (!parent || (inner && c->plan->alone))
		return;
	struct tag *tag = scene_element(c->mem, TAG_LINK, parent);
	tag->contents = str_slice(text->text, r->lo, r->hi);
	tag->at = text->at;
	style->tag = tag;
	if (inner) {
		tag->target = str_slice(r->target, 1, r->target.n);
		return;
	}
	tag->uri = r->target;
	style->rgba = c->theme->color.link; /* colour is never the only cue (C2) */
	style->underline = true;
}

const struct text_para *letter_para(const struct chart *c, enum letter kind, struct rich text,
				    const struct tag *parent)
{
	struct text_style plain = letter_style(c, kind, default_color(c, kind));
	struct text_span whole = {0, text.text.n, plain}, *span = &whole;
	size_t spans = text.spans ? text.spans : 1;
	if (text.spans)
		span = ARENA_NEW(c->mem, struct text_span, spans);
	for (size_t i = 0; i < text.spans; i++) {
		const struct rich_span *r = &text.span[i];
		span[i] = (struct text_span){r->lo, r->hi, plain};
		if (r->marks & RICH_STRONG)
			span[i].style.weight = 700;
		if (r->marks & RICH_EMPH)
			span[i].style.dots = true;
		if (r->marks & RICH_SUPER) {
			span[i].style.size *= 0.65;
			span[i].style.rise = plain.size * 0.35;
		}
		if (r->marks & RICH_LINK)
			set_link(c, &text, r, parent, &span[i].style);
	}
	struct text_para_style style = {.mode = TEXT_BREAK_WORD,
					.balance = kind != LETTER_NOTE};
	return text_para(c->text, text.text, span, spans, style, text.at, c->d);
}

struct rect letter_rect(const struct text_line *line, struct point at)
{
	double size = 0;
	for (size_t i = 0; i < line->parts; i++)
		if (line->part[i].run->size > size)
			size = line->part[i].run->size;
	return (struct rect){at.x, at.y - INK_TOP * size, line->width,
			     (INK_TOP + INK_BOTTOM) * size};
}
