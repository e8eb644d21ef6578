#include "block/captions.h"

#include <math.h>

#include "block/prose.h"
#include "ko/caption.h"

#define LEAD_GAP 0.28 /* em between "주:" and the note: a word space */

/* A text with words around it; marked stretches move along. */
static struct rich surround(struct arena *mem, struct str lead, const struct rich *text,
			    struct str tail)
{
	struct str part[] = {lead, text->text, tail};
	struct rich out = {.text = arena_join(mem, part, 3, STR_NONE), .at = text->at};
	struct rich_span *span = ARENA_NEW(mem, struct rich_span, text->spans + 2);
	span[0] = (struct rich_span){.hi = lead.n};
	for (size_t i = 0; i < text->spans; i++) {
		span[i + 1] = text->span[i];
		span[i + 1].lo += lead.n;
		span[i + 1].hi += lead.n;
	}
	span[text->spans + 1] =
		(struct rich_span){.lo = lead.n + text->text.n, .hi = out.text.n};
	out.span = span;
	out.spans = text->spans + 2;
	return out;
}

static struct prose_style small_style(const struct block_context *c)
{
	struct prose_style style = prose_body(c);
	style.size = c->theme->size.note;
	style.pitch = c->theme->pitch.caption;
	style.rgba = c->theme->color.secondary;
	style.justify = false;
	style.whole = true;
	style.role_name = "note";
	return style;
}

static bool push(struct block_context *c, struct block_out *out, const struct rich *text,
		 const struct prose_style *style, const struct tag *tag)
{
	struct prose p = {.text = text, .tag = tag};
	struct box box;
	if (!prose_box(c, &p, style, &box))
		return false;
	block_push(c, out, box);
	return true;
}

/* What the house writes around the title (N10). */
static struct caption_frame house(const struct block_context *c, const struct plan_block *b)
{
	struct caption about = {b->kind == PLAN_TABLE ? CAPTION_TABLE : CAPTION_FIGURE,
				b->chapter, b->number, c->plan->korean};
	struct caption_frame f = caption_frame(c->mem, c->theme->caption.preset, &about);
	if (!b->text.text.n) { /* "[표 1]" alone */
		f.before = b->number ? str_trim(f.before) : STR_NONE;
		f.after = STR_NONE;
	}
	return f;
}

bool captions_push(struct block_context *c, struct block_out *out, const struct plan_block *b,
		   const struct tag *caption, bool above)
{
	struct caption_frame around = house(c, b);
	struct rich text = surround(c->mem, around.before, &b->text, around.after);
	if (!text.text.n)
		return true;
	struct prose_style style = small_style(c);
	style.role = THEME_HEADING;
	style.size = c->theme->size.chart_title;
	style.weight = 700;
	style.rgba = c->theme->color.text;
	style.balance = true;
	style.align = around.centred ? PROSE_CENTER : PROSE_LEFT;
	style.role_name = "caption";
	if (!push(c, out, &text, &style, caption))
		return false;
	out->box[out->count - 1].after = 3;
	out->box[out->count - 1].keep_with_next = above;
	return true;
}

struct str captions_continued(struct block_context *c, const struct plan_block *b)
{
	struct caption about = {CAPTION_TABLE, b->chapter, b->number, c->plan->korean};
	if (!b->number)
		return STR_NONE;
	return arena_printf(c->mem, c->plan->korean ? "%.*s (계속)" : "%.*s (continued)",
			    STR_ARG(caption_name(c->mem, &about)));
}

bool captions_unit(struct block_context *c, struct block_out *out, const struct rich *unit,
		   const struct tag *caption)
{
	struct prose_style style = small_style(c);
	style.align = PROSE_RIGHT;
	if (!unit->text.n)
		return true;
	if (!push(c, out, unit, &style, scene_element(c->mem, TAG_P, caption)))
		return false;
	out->box[out->count - 1].after = 2;
	out->box[out->count - 1].keep_with_next = true;
	return true;
}

/* What a note begins with: "주:", "1)", and where that stands. */
struct lead {
	struct str words;
	double x, indent; /* points */
};

/* Further lines hang under the first character (N10). */
static bool push_below(struct block_context *c, struct block_out *out, struct lead lead,
		       const struct rich *text, const struct tag *parent)
{
	struct prose_style style = small_style(c);
	if (!text->text.n)
		return true;
	const struct tag *tag = scene_element(c->mem, TAG_P, parent);
	struct prose p = {.text = text,
			  .tag = tag,
			  .label = str_trim(lead.words),
			  .label_tag = tag,
			  .label_rgba = style.rgba};
	struct box box;
	style.label_x = lead.x;
	style.indent =
		lead.indent > 0 ? lead.indent : prose_label_width(c, &p, &style, LEAD_GAP);
	if (!prose_box(c, &p, &style, &box))
		return false;
	out->box[out->count - 1].keep_with_next = true;
	out->box[out->count - 1].after = 3;
	block_push(c, out, box);
	return true;
}

static double lead_width(struct block_context *c, struct str words, double gap)
{
	struct prose_style style = small_style(c);
	struct rich none = {.text = STR_NONE};
	struct prose p = {.text = &none, .label = words};
	return prose_label_width(c, &p, &style, gap);
}

/* "주: …", or "주: 1) …" and "2) …" below it, when there are several. */
static bool push_notes(struct block_context *c, struct block_out *out,
		       const struct plan_block *b, const struct tag *parent)
{
	struct str head = c->plan->korean ? STR("주:") : STR("Note:");
	size_t count = b->note.count;
	double x = lead_width(c, head, LEAD_GAP), indent = 0;
	for (size_t i = 0; count > 1 && i < count; i++)
		indent = fmax(indent,
			      x + lead_width(c, arena_printf(c->mem, "%zu)", i + 1), LEAD_GAP));
	for (size_t i = 0; i < count; i++) {
		struct str number = arena_printf(c->mem, "%s%zu)", i ? "" : " ", i + 1);
		struct str part[] = {i ? STR_NONE : head, count > 1 ? number : STR_NONE};
		struct lead lead = {arena_join(c->mem, part, 2, STR_NONE), i ? x : 0, indent};
		if (!push_below(c, out, lead, &b->note.item[i], parent))
			return false;
		if (i)
			out->box[out->count - 2].after = 0;
	}
	return true;
}

bool captions_below(struct block_context *c, struct block_out *out, const struct plan_block *b,
		    const struct tag *parent)
{
	bool korean = c->plan->korean;
	struct rich marks = {.text = b->marks, .at = b->at};
	struct rich_span span = {.hi = b->marks.n};
	struct lead mark = {.words = korean ? STR("기호: ") : STR("Marks: ")},
		    source = {.words = korean ? STR("자료: ") : STR("Source: ")};
	marks.span = &span;
	marks.spans = 1;
	return push_below(c, out, mark, &marks, parent) && push_notes(c, out, b, parent) &&
	       push_below(c, out, source, &b->source, parent);
}
