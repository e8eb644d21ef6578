#ifndef LAYOUT_FOOT_H
#define LAYOUT_FOOT_H

#include "layout/box.h"

/*
 * The notes at the foot of a page. A note stands below the line that refers to
 * it; what has no room there is cut, or goes on whole, at the foot of the next
 * page. Made and turned by the page flow.
 */
struct foot {
	const struct box *rule; /* above the notes; NULL: nothing */
	struct arena *mem;
	double width;
	double height;           /* of the notes and of the rule above them */
	const struct box **note; /* of this page */
	size_t notes, room;
	struct box *carry; /* what goes on at the foot of the next page */
	size_t carries, carry_room;
};

/* Height of the notes of a box on a page of its own. */
double foot_alone(const struct foot *f, const struct box *b);

/* How much higher the foot becomes with all notes of a box; INFINITY: they have
 * to wait for what is carried on. */
double foot_more(const struct foot *f, const struct box *b);

/* Is there room for the notes of a box when the last of them may be cut? */
bool foot_begins(const struct foot *f, const struct box *b, double room);

/* Takes the notes of a box; what room does not hold is carried on. */
void foot_take(struct foot *f, const struct box *b, double room);

/* Draws the notes, at the end of the text area, and forgets them. */
void foot_place(struct foot *f, struct rect area, struct scene *out);

/* Begins the foot of a page with what is carried, at most so high. */
void foot_turn(struct foot *f, double width, double most);

#endif
