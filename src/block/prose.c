#include "block/prose.h"

#include <math.h>

#include "block/note.h"

#define KEPT_LINES 2 /* at least this many on each side of a page break (L13) */

struct prose_content {
	struct text *text;
	const struct text_para *para;
	const struct text_line *label;
	struct prose what;
	struct prose_style style;
	const struct tag **note; /* in the text, of the notes that this box carries */
	size_t notes;
	size_t first; /* line that this part begins with */
	size_t left;  /* lines in this part; SIZE_MAX: all that follow */
};

struct prose_style prose_body(const struct block_context *c)
{
	const struct theme *t = c->theme;
	return (struct prose_style){.role = THEME_BODY,
				    .size = t->size.body,
				    .pitch = t->pitch.body,
				    .weight = 400,
				    .rgba = t->color.text,
				    .justify = c->plan->justify,
				    .role_name = "body"};
}

static const struct text_line *lines_of(const struct prose_content *c, double width,
					size_t *count)
{
	size_t all;
	const struct text_line *line =
		text_para_lines(c->text, c->para, width - c->style.indent, &all);
	size_t first = c->first < all ? c->first : all;
	*count = all - first < c->left ? all - first : c->left;
	return line + first;
}

static double pitch_of(const struct prose_content *c)
{
	return c->style.size * c->style.pitch;
}

static double prose_height(const struct box *b, double width)
{
	size_t count;
	lines_of(b->content, width, &count);
	return (double)count * pitch_of(b->content);
}

/* How many of the notes are referred to in these lines. */
static size_t notes_in(const struct prose_content *c, const struct text_line *line,
		       size_t lines)
{
	size_t n = 0;
	for (size_t i = 0; i < lines; i++)
		for (size_t k = 0; k < line[i].parts && n < c->notes; k++)
			n += line[i].part[k].style->tag == c->note[n];
	return n;
}

static bool prose_cut(const struct box *b, double width, double room, struct box *head,
		      struct box *tail, struct arena *mem)
{
	const struct prose_content *c = b->content;
	size_t count;
	const struct text_line *line = lines_of(c, width, &count);
	double fit = floor(room / pitch_of(c) + 1e-6);
	size_t keep = fit > 0 ? (size_t)fit : 0;
	if (count < 2 * KEPT_LINES || c->style.whole || keep < KEPT_LINES)
		return false;
	if (count < keep + KEPT_LINES)
		keep = count - KEPT_LINES;
	struct prose_content *part = ARENA_NEW(mem, struct prose_content, 2);
	part[0] = part[1] = *c;
	part[0].left = keep;
	part[1].first = c->first + keep;
	part[1].left = c->left == SIZE_MAX ? SIZE_MAX : c->left - keep;
	part[1].label = NULL;
	part[1].what.anchor = part[1].what.outline = STR_NONE;
	*head = *tail = *b;
	head->content = &part[0];
	head->notes = part[0].notes = notes_in(c, line, keep);
	head->after = 0;
	tail->content = &part[1];
	tail->note = b->notes ? b->note + head->notes : NULL;
	tail->notes = b->notes - head->notes;
	part[1].notes = tail->notes;
	part[1].note = c->note + head->notes;
	tail->before = 0;
	return true;
}

static double start_of(const struct prose_content *c, const struct text_line *line,
		       double width)
{
	double left = width - c->style.indent - line->width;
	switch (c->style.align) {
	case PROSE_CENTER:
		return c->style.indent + left / 2;
	case PROSE_RIGHT:
		return c->style.indent + left;
	default:
		return c->style.indent;
	}
}

static void place_label(const struct prose_content *c, struct point at, struct scene *out)
{
	const struct tag *before = scene_tag(out, c->what.label_tag);
	text_draw(c->label, out, "label", at);
	scene_tag(out, before);
}

static void prose_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct prose_content *c = b->content;
	const struct tag *before = scene_tag(out, c->what.tag);
	size_t count;
	const struct text_line *line = lines_of(c, at.w, &count);
	if (c->what.anchor.n || c->what.outline.n)
		scene_anchor(out, (struct point){at.x, at.y}, c->what.anchor, c->what.outline,
			     c->what.outline_level);
	for (size_t i = 0; i < count; i++) {
		double middle = at.y + pitch_of(c) * ((double)i + 0.5);
		struct point base = {at.x + start_of(c, &line[i], at.w),
				     text_center(&line[i], middle)};
		if (i == 0 && c->first == 0 && c->label)
			place_label(c, (struct point){at.x + c->style.label_x, base.y}, out);
		text_draw(&line[i], out, c->style.role_name, base);
	}
	scene_tag(out, before);
}

static const struct box_type prose_type = {
	.name = "prose", .height = prose_height, .cut = prose_cut, .place = prose_place};

static struct tag *link_tag(struct block_context *c, const struct rich *r,
			    const struct rich_span *from, const struct tag *parent)
{
	struct tag *tag = scene_element(c->mem, TAG_LINK, parent);
	struct str target = from->target;
	if (target.n && target.p[0] == '#')
		tag->target = str_slice(target, 1, target.n);
	else
		tag->uri = target;
	tag->contents = str_slice(r->text, from->lo, from->hi);
	tag->at = r->at;
	return tag;
}

/* Does the span go on in the link of the one before it, in another manner? */
static bool same_link(const struct rich_span *a, const struct rich_span *b)
{
	return (a->marks & b->marks & RICH_LINK) && !((a->marks | b->marks) & RICH_NOTE) &&
	       a->hi == b->lo && str_eq(a->target, b->target);
}

/* Letters of equal width look larger than those around them. */
#define CODE_SIZE 0.94

static struct text_style style_of(struct block_context *c, const struct prose_style *s)
{
	const struct chart_fonts *f = &c->fonts;
	const uint32_t chain[THEME_ROLES] = {f->heading, f->body, f->figure, f->code};
	return (struct text_style){.chain = chain[s->role],
				   .weight = s->weight,
				   .size = s->size,
				   .rgba = s->rgba,
				   .tabular = s->tabular};
}

const struct text_span *prose_spans(struct block_context *c, const struct rich *r,
				    const struct prose_style *style, const struct tag *parent)
{
	struct text_span *span = ARENA_NEW(c->mem, struct text_span, r->spans + 1);
	struct tag *link = NULL;
	size_t begin = 0;                                       /* of the text in it */
	span[0] = (struct text_span){0, 0, style_of(c, style)}; /* of an empty text */
	for (size_t i = 0; i < r->spans; i++) {
		const struct rich_span *from = &r->span[i];
		struct text_style s = style_of(c, style);
		if (from->marks & RICH_STRONG)
			s.weight = 700;
		s.dots = (from->marks & RICH_EMPH) != 0;
		if (from->marks & RICH_SUPER) {
			s.rise = s.size * TEXT_SUPER_RISE;
			s.size *= TEXT_SCRIPT_SIZE;
		}
		if (from->marks & RICH_CODE) {
			s.chain = c->fonts.code;
			s.size *= CODE_SIZE;
			s.tag = scene_element(c->mem, TAG_CODE, parent);
		}
		if (from->marks & RICH_NOTE) {
			s.tag = note_reference(c, from, str_slice(r->text, from->lo, from->hi),
					       parent);
		} else if (from->marks & RICH_LINK) {
			if (i && same_link(from - 1, from)) {
				link->contents = str_slice(r->text, begin, from->hi);
			} else {
				link = link_tag(c, r, from, parent);
				begin = from->lo;
			}
			s.tag = link;
			if (s.tag->uri.n) { /* colour is never the only cue (C2) */
				s.rgba = c->theme->color.link;
				s.underline = true;
			}
		}
		span[i] = (struct text_span){from->lo, from->hi, s};
	}
	return span;
}

static const struct text_line *label_line(struct block_context *c, const struct prose *p,
					  const struct prose_style *style)
{
	struct text_style s = style_of(c, style);
	s.rgba = p->label_rgba;
	bool apart = p->label_tag == p->tag; /* read with the text, so a space is needed */
	struct str label = p->label;
	if (apart)
		label = arena_printf(c->mem, "%.*s ", STR_ARG(label));
	return text_line(c->text, label, s, p->text->at, c->d);
}

double prose_label_width(struct block_context *c, const struct prose *p,
			 const struct prose_style *style, double gap)
{
	return p->label.n ? label_line(c, p, style)->width + gap * style->size : 0;
}

bool prose_box(struct block_context *c, const struct prose *p, const struct prose_style *style,
	       struct box *out)
{
	struct prose_content *content = ARENA_NEW(c->mem, struct prose_content, 1);
	*content = (struct prose_content){
		.text = c->text, .what = *p, .style = *style, .left = SIZE_MAX};
	struct text_para_style para = {.mode = c->plan->syllable ? TEXT_BREAK_SYLLABLE
								 : TEXT_BREAK_WORD,
				       .justify = style->justify,
				       .balance = style->balance};
	content->what.text = NULL; /* the caller's; all that is needed of it is shaped here */
	const struct text_span *span = prose_spans(c, p->text, style, p->tag);
	content->para = text_para(c->text, p->text->text, span,
				  p->text->spans ? p->text->spans : 1, para, p->text->at, c->d);
	content->note = ARENA_NEW(c->mem, const struct tag *, p->text->spans + 1);
	for (size_t i = 0; i < p->text->spans; i++)
		if (p->text->span[i].note)
			content->note[content->notes++] = span[i].style.tag;
	if (p->label.n)
		content->label = label_line(c, p, style);
	*out = (struct box){.type = &prose_type, .content = content};
	if (!note_boxes(c, p->text, p->tag, &out->note, &out->notes))
		return false;
	return content->para && (content->label || !p->label.n);
}
