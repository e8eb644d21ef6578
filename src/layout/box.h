#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H

#include <stdbool.h>

#include "base/arena.h"
#include "scene/scene.h"

/*
 * A box is one thing the page flow can move: a paragraph, a list item, a
 * chart. The flow asks for a height at a width, may cut the box at a page
 * end, and tells it at last where it stands.
 */
struct box {
	const struct box_type *type;
	double before, after; /* space in points; between two boxes the larger counts; dropped
				 at a page's edges */
	bool keep_with_next;  /* headings, captions above */
	bool page_before;     /* starts a new page */
	bool turned;          /* stands on a landscape page */
	bool together;        /* cut only when a whole page is too short for it */
	bool compact;         /* cut only when going on whole leaves a large hole */
	bool pressed;         /* a whole page is too short for it: better cut badly than not */
	struct span at;       /* where the author wrote it, for messages */
	const void *content;  /* the type's own data */
	/* Footnotes that this box refers to, in order: they stand at the foot of
	 * its page. Who cuts a box divides them. */
	const struct box *note;
	size_t notes;
};

struct box_type {
	const char *name;
	double (*height)(const struct box *b, double width);
	/*
	 * Cuts off a head of at most room points and returns the rest in
	 * *tail; false when the box cannot be cut there. NULL: never cut.
	 * A paragraph leaves two lines on each side (L13).
	 */
	bool (*cut)(const struct box *b, double width, double room, struct box *head,
		    struct box *tail, struct arena *mem);
	void (*place)(const struct box *b, struct rect at, struct scene *out);
};

#endif
