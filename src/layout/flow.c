#include "layout/flow.h"

#include <assert.h>

#define EDGE 0.01 /* points; forgives rounding at a page's end */

struct flow {
	const struct page_style *style;
	struct arena *mem;
	struct pages *out;
	struct page *page;
	double y;       /* below the last box */
	double pending; /* space wanted below it */
	bool empty;     /* nothing placed on this page yet */
	size_t overfull;
};

static double width_of(const struct flow *f)
{
	return f->style->paper.w - f->style->margin.left - f->style->margin.right;
}

static double bottom_of(const struct flow *f)
{
	return f->style->paper.h - f->style->margin.bottom;
}

static void new_page(struct flow *f)
{
	f->page = page_add(f->out, f->style->paper, f->mem);
	f->y = f->style->margin.top;
	f->pending = 0;
	f->empty = true;
}

static double gap_before(const struct flow *f, const struct box *b)
{
	if (f->empty)
		return 0;
	return b->before > f->pending ? b->before : f->pending;
}

static void place(struct flow *f, const struct box *b)
{
	double y = f->y + gap_before(f, b), h = b->type->height(b, width_of(f));
	struct rect at = {f->style->margin.left, y, width_of(f), h};
	b->type->place(b, at, &f->page->scene);
	f->y = y + h;
	f->pending = b->after;
	f->empty = false;
}

/* Height of the boxes that must stand on one page from box i on: those that
 * keep with the next, and the smallest head of the last one. */
static double kept_height(const struct flow *f, const struct box *box, size_t boxes, size_t i)
{
	double width = width_of(f), y = gap_before(f, &box[i]);
	for (;; i++) {
		const struct box *b = &box[i];
		double h = b->type->height(b, width);
		if (!b->keep_with_next || i + 1 == boxes) {
			struct box head, tail;
			double room = bottom_of(f) - f->y - y;
			if (b->type->cut && h > room &&
			    b->type->cut(b, width, room, &head, &tail, f->mem))
				h = head.type->height(&head, width);
			return y + h;
		}
		const struct box *next = &box[i + 1];
		y += h + (next->before > b->after ? next->before : b->after);
	}
}

/* Places a box that may be longer than the page, cutting it where it allows. */
static void place_cut(struct flow *f, struct box b)
{
	for (;;) {
		double h = b.type->height(&b, width_of(f));
		double room = bottom_of(f) - f->y - gap_before(f, &b);
		if (h <= room + EDGE) {
			place(f, &b);
			return;
		}
		struct box head, tail;
		if (b.type->cut && b.type->cut(&b, width_of(f), room, &head, &tail, f->mem)) {
			place(f, &head);
			new_page(f);
			b = tail;
			continue;
		}
		if (f->empty) { /* taller than a page: it stands alone, and is counted */
			f->overfull++;
			place(f, &b);
			return;
		}
		new_page(f);
	}
}

void flow_pages(const struct page_style *style, const struct box *box, size_t boxes,
		struct arena *mem, struct pages *out, size_t *overfull)
{
	struct flow f = {.style = style, .mem = mem, .out = out};
	assert(style->paper.w > style->margin.left + style->margin.right);
	new_page(&f);
	for (size_t i = 0; i < boxes; i++) {
		bool chained = i > 0 && box[i - 1].keep_with_next;
		bool fits = f.y + kept_height(&f, box, boxes, i) <= bottom_of(&f) + EDGE;
		if (!f.empty && (box[i].page_before || (!chained && !fits)))
			new_page(&f);
		place_cut(&f, box[i]);
	}
	if (style->furnish)
		for (size_t i = 0; i < out->count; i++)
			style->furnish(style->context, &out->page[i], out->count);
	*overfull = f.overfull;
}
