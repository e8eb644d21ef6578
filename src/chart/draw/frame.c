#include "chart/draw/frame.h"

#include "chart/tell/assume.h"
#include "chart/words.h"
#include "ko/caption.h"

#define HEAD_GAP 0.55 /* below the caption, in sizes of the title */
#define SPACE 0.28    /* between "주:" and its text: lines end before their space */
#define FOOT_GAP 0.75 /* above the notes, in sizes of a note */

/* A text with something before it; marked stretches move along. */
static struct rich prefix(struct chart *c, struct str lead, struct rich text, struct str tail)
{
	struct str part[] = {lead, text.text, tail};
	struct rich out = text;
	out.text = arena_join(c->mem, part, 3, STR_NONE);
	if (!text.spans)
		return out;
	struct rich_span *span = ARENA_NEW(c->mem, struct rich_span, text.spans + 2);
	size_t n = 0;
	if (lead.n)
		span[n++] = (struct rich_span){.hi = lead.n};
	for (size_t i = 0; i < text.spans; i++) {
		span[n] = text.span[i];
		span[n].lo += lead.n;
		span[n++].hi += lead.n;
	}
	if (tail.n)
		span[n++] = (struct rich_span){.lo = out.text.n - tail.n, .hi = out.text.n};
	out.span = span;
	out.spans = n;
	return out;
}

/* What the house writes around the title (N10). */
static struct caption_frame house(const struct chart *c)
{
	const struct plan_chart *p = c->plan;
	struct caption figure = {CAPTION_FIGURE, p->chapter, p->number, p->korean};
	return caption_frame(c->mem, c->theme->caption.preset, &figure);
}

static struct rich caption_text(struct chart *c, struct caption_frame around)
{
	if (!c->plan->title.text.n) /* “[그림 1]” alone */
		around = (struct caption_frame){.before = str_trim(around.before)};
	return prefix(c, around.before, c->plan->title, around.after);
}

struct notes {
	struct frame_note *note;
	size_t count, room;
};

static void add_note(struct chart *c, struct notes *to, struct str lead, struct rich body)
{
	color faint = c->theme->color.secondary;
	struct frame_note n = {.tag = scene_element(c->mem, TAG_P, NULL)};
	n.body = letter_para(c, LETTER_NOTE, body, n.tag);
	n.lead = lead.n ? letter_line(c, LETTER_NOTE, faint, lead) : NULL;
	n.indent = n.lead ? n.lead->width + SPACE * letter_size(c, LETTER_NOTE) : 0;
	ARENA_PUSH(c->mem, to->note, to->count, to->room) = n;
}

/* "주: …", or "주: 1) …" and "2) …" below it, when there are several. */
static void add_notes(struct chart *c, struct notes *to, const struct rich *text, size_t count)
{
	struct str head = words_pick(c, STR("주: "), STR("Note: "));
	if (count == 1)
		add_note(c, to, head, text[0]);
	for (size_t i = 0; count > 1 && i < count; i++)
		add_note(c, to,
			 arena_printf(c->mem, "%.*s%zu) ", STR_ARG(i ? STR_NONE : head), i + 1),
			 text[i]);
	if (count < 2)
		return;
	/* numbers below one another, texts below one another */
	double widest = to->note[0].indent;
	double first = letter_line(c, LETTER_NOTE, 0xff, STR("1)"))->width;
	double hang = widest - first - SPACE * letter_size(c, LETTER_NOTE);
	for (size_t i = 1; i < count; i++)
		if (hang + to->note[i].indent > widest)
			widest = hang + to->note[i].indent;
	for (size_t i = 0; i < count; i++)
		to->note[i].indent = widest;
}

struct frame *frame_make(struct chart *c)
{
	const struct plan_chart *p = c->plan;
	struct frame *f = ARENA_NEW(c->mem, struct frame, 1);
	struct notes notes = {.note = NULL};
	size_t count = 0;
	size_t fillings;
	const struct table_filled **filled = assume_fillings(c, &fillings);
	struct rich *text =
		ARENA_NEW(c->mem, struct rich, p->note.count + p->projections + fillings + 1);
	struct caption_frame around = house(c);
	f->caption = scene_element(c->mem, TAG_CAPTION, NULL);
	if (p->title.text.n || (p->number > 0 && !around.after.n))
		f->title = letter_para(c, LETTER_TITLE, caption_text(c, around), f->caption);
	if (p->subtitle.text.n)
		f->subtitle = letter_para(c, LETTER_SUBTITLE, p->subtitle, f->caption);
	for (size_t i = 0; i < p->note.count; i++)
		text[count++] = p->note.item[i];
	for (size_t i = 0; i < p->projections; i++) {
		struct str s = assume_text(c, &p->projection[i]);
		if (s.n)
			text[count++] = letter_rich(c, s);
	}
	for (size_t i = 0; i < fillings; i++)
		text[count++] = letter_rich(c, assume_filled(c, filled[i]));
	if (c->rounded)
		text[count++] = letter_rich(
			c, words_pick(c, STR("반올림하여 비율의 합이 100%가 아님"),
				      STR("Shares do not add up to 100% because of rounding")));
	add_notes(c, &notes, text, count);
	if (p->source.text.n)
		add_note(c, &notes, words_pick(c, STR("자료: "), STR("Source: ")), p->source);
	f->note = notes.note;
	f->notes = notes.count;
	f->centred = around.centred;
	return f;
}

static double para_height(const struct chart *c, enum letter kind, const struct text_para *p,
			  double width)
{
	size_t lines = 0;
	if (p)
		text_para_lines(c->text, p, width, &lines);
	return (double)lines * letter_pitch(c, kind);
}

static double caption_height(const struct chart *c, double width)
{
	const struct frame *f = c->frame;
	return para_height(c, LETTER_TITLE, f->title, width) +
	       para_height(c, LETTER_SUBTITLE, f->subtitle, width);
}

double frame_head_height(const struct chart *c, double width)
{
	double h = c->theme->caption.above ? caption_height(c, width) : 0;
	return h > 0 ? h + HEAD_GAP * letter_size(c, LETTER_TITLE) : 0;
}

static double body_width(const struct frame_note *n, double width)
{
	return width > 2 * n->indent ? width - n->indent : width;
}

double frame_foot_height(const struct chart *c, double width)
{
	const struct frame *f = c->frame;
	double h = 0;
	for (size_t i = 0; i < f->notes; i++)
		h += para_height(c, LETTER_NOTE, f->note[i].body,
				 body_width(&f->note[i], width));
	if (h > 0)
		h += FOOT_GAP * letter_size(c, LETTER_NOTE);
	double caption = c->theme->caption.above ? 0 : caption_height(c, width);
	return caption > 0 ? h + caption + HEAD_GAP * letter_size(c, LETTER_TITLE) : h;
}

struct where {
	const struct chart *c;
	double x, y, width;
	struct scene *out;
};

/* Draws a paragraph and moves down past it. */
static void draw_para(struct where *w, enum letter kind, const struct text_para *p,
		      const char *role)
{
	size_t lines = 0;
	double pitch = letter_pitch(w->c, kind);
	const struct text_line *line =
		p ? text_para_lines(w->c->text, p, w->width, &lines) : NULL;
	bool centred = w->c->frame->centred && kind != LETTER_NOTE;
	for (size_t i = 0; i < lines; i++) {
		double x = w->x + (centred ? (w->width - line[i].width) / 2 : 0);
		struct point base = {x, text_center(&line[i], w->y + pitch / 2)};
		text_draw(&line[i], w->out, role, base);
		w->y += pitch;
	}
}

/* The caption's element, or the figure's when there is nothing to say. */
static const struct tag *draw_caption(struct where *w, const struct tag *figure)
{
	const struct frame *f = w->c->frame;
	if (!f->title && !f->subtitle)
		return figure;
	f->caption->parent = figure;
	const struct tag *before = scene_tag(w->out, f->caption);
	draw_para(w, LETTER_TITLE, f->title, "title");
	draw_para(w, LETTER_SUBTITLE, f->subtitle, "subtitle");
	scene_tag(w->out, before);
	return f->caption;
}

void frame_draw_head(const struct chart *c, struct rect at, const struct tag *figure,
		     struct scene *out)
{
	struct where w = {c, at.x, at.y, at.w, out};
	if (c->theme->caption.above)
		draw_caption(&w, figure);
}

static void draw_note(struct where *w, const struct frame_note *n, const struct tag *parent)
{
	struct where body = *w;
	n->tag->parent = parent;
	const struct tag *before = scene_tag(w->out, n->tag);
	double middle = w->y + letter_pitch(w->c, LETTER_NOTE) / 2;
	body.width = body_width(n, w->width);
	body.x = w->x + w->width - body.width;
	if (n->lead)
		text_draw(n->lead, w->out, "note",
			  (struct point){body.x - SPACE * letter_size(w->c, LETTER_NOTE) -
						 n->lead->width,
					 text_center(n->lead, middle)});
	draw_para(&body, LETTER_NOTE, n->body, "note");
	w->y = body.y;
	scene_tag(w->out, before);
}

void frame_draw_foot(const struct chart *c, struct rect at, const struct tag *figure,
		     struct scene *out)
{
	const struct frame *f = c->frame;
	struct where w = {c, at.x, at.y, at.w, out};
	const struct tag *parent = figure;
	if (!c->theme->caption.above) {
		w.y += HEAD_GAP * letter_size(c, LETTER_TITLE);
		/* a caption is the last thing in its figure, so the notes are in it */
		parent = draw_caption(&w, figure);
	}
	if (f->notes)
		w.y += FOOT_GAP * letter_size(c, LETTER_NOTE);
	for (size_t i = 0; i < f->notes; i++)
		draw_note(&w, &f->note[i], parent);
}
