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
	/* Draws running heads and feet when the number of pages is known; may be NULL. */
	void (*furnish)(void *context, struct page *page, size_t pages);
	void *context;
};

/*
 * Breaks boxes into pages: nothing lost, nothing twice, a heading never last
 * on a page, notes at the foot of the page that refers to them. It cannot fail: a box taller
 * than a page is placed alone, and *overfull counts how often that happened.
 */
void flow_pages(const struct page_style *style, const struct box *box, size_t boxes,
		struct arena *mem, struct pages *out, size_t *overfull);

#endif
