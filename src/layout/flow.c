#include "layout/flow.h"

#include <assert.h>

#define EDGE 0.01 /* points; forgives rounding at a page's end */

struct flow {
	const struct page_style *style;
	struct arena *mem;
	struct pages *out;
	struct page *page;
	bool turned;    /* the page lies on its side */
	double y;       /* below the last box */
	double pending; /* space wanted below it */
	bool empty;     /* nothing placed on this page yet */
	struct flow_overfull overfull;
	const struct box **note; /* of this page */
	size_t notes, note_room;
	double foot; /* height of the notes and of the rule above them */
};

static struct size paper_of(const struct flow *f)
{
	struct size p = f->style->paper;
	return f->turned ? (struct size){p.h, p.w} : p;
}

static double width_of(const struct flow *f)
{
	return paper_of(f).w - f->style->margin.left - f->style->margin.right;
}

/* The end of what may stand above this page's notes. */
static double bottom_of(const struct flow *f)
{
	return paper_of(f).h - f->style->margin.bottom - f->foot;
}

static double rule_height(const struct flow *f)
{
	const struct box *r = f->style->note_rule;
	return r ? r->before + r->type->height(r, width_of(f)) + r->after : 0;
}

/* How much higher the foot becomes with the notes of a box. */
static double foot_of(const struct flow *f, const struct box *b)
{
	double h = b->notes && f->foot <= 0 ? rule_height(f) : 0;
	for (size_t i = 0; i < b->notes; i++)
		h += b->note[i].type->height(&b->note[i], width_of(f));
	return h;
}

static double gap_before(const struct flow *f, const struct box *b)
{
	if (f->empty)
		return 0;
	return b->before > f->pending ? b->before : f->pending;
}

static void place_at(struct flow *f, const struct box *b, double y, double h)
{
	struct rect at = {f->style->margin.left, y, width_of(f), h};
	b->type->place(b, at, &f->page->scene);
}

static void place(struct flow *f, const struct box *b)
{
	double y = f->y + gap_before(f, b), h = b->type->height(b, width_of(f));
	place_at(f, b, y, h);
	f->y = y + h;
	f->pending = b->after;
	f->empty = false;
	f->foot += foot_of(f, b);
	for (size_t i = 0; i < b->notes; i++)
		ARENA_PUSH(f->mem, f->note, f->notes, f->note_room) = &b->note[i];
}

/* The notes of the page, at the end of the text area. */
static void place_foot(struct flow *f)
{
	const struct box *rule = f->style->note_rule;
	double y = bottom_of(f);
	if (f->notes && rule) {
		double h = rule->type->height(rule, width_of(f));
		place_at(f, rule, y + rule->before, h);
		y += rule->before + h + rule->after;
	}
	for (size_t i = 0; i < f->notes; i++) {
		double h = f->note[i]->type->height(f->note[i], width_of(f));
		place_at(f, f->note[i], y, h);
		y += h;
	}
	f->notes = 0;
	f->foot = 0;
}

static void new_page(struct flow *f, bool turned)
{
	bool unused = f->page && f->empty && f->turned != turned;
	if (f->page && !unused)
		place_foot(f);
	f->turned = turned;
	if (unused) /* a page that nothing stands on can still be laid on its side */
		f->page->paper = paper_of(f);
	else
		f->page = page_add(f->out, paper_of(f), f->mem);
	f->y = f->style->margin.top;
	f->pending = 0;
	f->empty = true;
}

/* Would it stand whole on a page, below what it is kept with? */
static bool fits_page(const struct flow *f, const struct box *b, double above)
{
	double top = f->style->margin.top + above, h = b->type->height(b, width_of(f));
	double notes = b->notes ? rule_height(f) : 0;
	for (size_t i = 0; i < b->notes; i++)
		notes += b->note[i].type->height(&b->note[i], width_of(f));
	return top + h + notes <= paper_of(f).h - f->style->margin.bottom + EDGE;
}

/*
 * Cuts off what fits into room together with its notes. The first try gives
 * the notes no room; what they need is then taken away, and the shorter head of
 * the second try refers to no more notes than the first did.
 */
static bool cut(const struct flow *f, const struct box *b, double room, struct box *head,
		struct box *tail)
{
	double width = width_of(f);
	if (!b->type->cut || !b->type->cut(b, width, room, head, tail, f->mem))
		return false;
	double foot = foot_of(f, head);
	if (head->type->height(head, width) + foot <= room + EDGE)
		return true;
	return b->type->cut(b, width, room - foot, head, tail, f->mem);
}

/* Height of the boxes that must stand on one page from box i on, with their
 * notes: those that keep with the next, and the smallest head of the last one. */
static double kept_height(const struct flow *f, const struct box *box, size_t boxes, size_t i)
{
	double width = width_of(f), gap = gap_before(f, &box[i]), y = gap;
	for (;; i++) {
		const struct box *b = &box[i];
		double h = b->type->height(b, width) + foot_of(f, b);
		if (!b->keep_with_next || i + 1 == boxes) {
			struct box head, tail;
			double room = bottom_of(f) - f->y - y;
			bool whole = b->together && fits_page(f, b, y - gap);
			if (h > room && !whole && cut(f, b, room, &head, &tail))
				h = head.type->height(&head, width) + foot_of(f, &head);
			return y + h;
		}
		const struct box *next = &box[i + 1];
		y += h + (next->before > b->after ? next->before : b->after);
	}
}

/* Places a box that may be longer than the page, cutting it where it allows.
 * What is kept with the box before it is cut rather than moved away from it. */
static void place_cut(struct flow *f, struct box b, bool chained)
{
	for (;; chained = false) {
		double h = b.type->height(&b, width_of(f)) + foot_of(f, &b);
		double room = bottom_of(f) - f->y - gap_before(f, &b);
		if (h <= room + EDGE) {
			place(f, &b);
			return;
		}
		struct box head, tail;
		bool whole = b.together && !chained && fits_page(f, &b, 0);
		if (!whole && cut(f, &b, room, &head, &tail)) {
			place(f, &head);
			new_page(f, f->turned);
			b = tail;
			continue;
		}
		if (f->empty) { /* taller than a page: it stands alone, and is counted */
			if (!f->overfull.count++)
				f->overfull.at = b.at;
			place(f, &b);
			return;
		}
		new_page(f, f->turned);
	}
}

/* A break takes effect when something follows it: several are one, and none
 * leaves an empty page at the end. */
static bool only_breaks(const struct flow *f, const struct box *b)
{
	return b->page_before && b->type->height(b, width_of(f)) <= 0;
}

/* A box that keeps with the next goes along with it: a heading stands on the side
 * of what it heads. */
static bool *turns(const struct box *box, size_t boxes, struct arena *mem)
{
	bool *turned = ARENA_NEW(mem, bool, boxes + 1);
	for (size_t i = boxes; i-- > 0;)
		turned[i] =
			box[i].keep_with_next && i + 1 < boxes ? turned[i + 1] : box[i].turned;
	return turned;
}

void flow_pages(const struct page_style *style, const struct box *box, size_t boxes,
		struct arena *mem, struct pages *out, struct flow_overfull *overfull)
{
	struct flow f = {.style = style, .mem = mem, .out = out};
	assert(style->paper.w > style->margin.left + style->margin.right);
	const bool *turned = turns(box, boxes, mem);
	new_page(&f, turned[0]);
	bool breaking = false;
	for (size_t i = 0; i < boxes; i++) {
		breaking = breaking || box[i].page_before;
		if (only_breaks(&f, &box[i]))
			continue;
		bool chained = i > 0 && box[i - 1].keep_with_next;
		breaking = breaking || turned[i] != f.turned;
		bool fits = f.y + kept_height(&f, box, boxes, i) <= bottom_of(&f) + EDGE;
		if (f.empty ? turned[i] != f.turned : breaking || (!chained && !fits))
			new_page(&f, turned[i]);
		breaking = false;
		place_cut(&f, box[i], chained);
	}
	place_foot(&f);
	if (style->furnish)
		for (size_t i = 0; i < out->count; i++)
			style->furnish(style->context, &out->page[i], out->count);
	*overfull = f.overfull;
}
