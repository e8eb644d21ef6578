#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/box.h"
#include "scene/page.h"

struct margins {
	double top, right, bottom, left;
};

struct page_style {
	struct size paper;
	struct margins margin;
	const struct box *note_rule; /* stands above the notes of a page; NULL: nothing */
	/* points: what is lower than this does not do below a heading at a page's end */
	double least_below;
	/* Draws running heads and feet when the number of pages is known; may be NULL. */
	void (*furnish)(void *context, struct page *page, size_t pages);
	void *context;
};

/* Boxes that are taller than a page, and where the first of them was written. */
struct flow_overfull {
	size_t count;
	struct span at;
};

/*
 * Breaks boxes into pages: nothing lost, nothing twice, a heading never last
 * on a page, notes at the foot of the page that refers to them, or begun there. It
 * cannot fail: a box taller than a page is placed alone and counted.
 */
void flow_pages(const struct page_style *style, const struct box *box, size_t boxes,
		struct arena *mem, struct pages *out, struct flow_overfull *overfull);

#endif
