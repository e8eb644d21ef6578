#include "layout/foot.h"

#include <math.h>

#define EDGE 0.01 /* points; forgives rounding */

static double height_of(const struct foot *f, const struct box *note)
{
	return note->type->height(note, f->width);
}

static double rule_height(const struct foot *f)
{
	return f->rule ? f->rule->before + height_of(f, f->rule) + f->rule->after : 0;
}

double foot_alone(const struct foot *f, const struct box *b)
{
	double h = b->notes ? rule_height(f) : 0;
	for (size_t i = 0; i < b->notes; i++)
		h += height_of(f, &b->note[i]);
	return h;
}

double foot_more(const struct foot *f, const struct box *b)
{
	if (b->notes && f->carries)
		return INFINITY;
	return foot_alone(f, b) - (b->notes && f->notes ? rule_height(f) : 0);
}

static bool cut(const struct foot *f, const struct box *note, double room, struct box *part)
{
	return note->type->cut &&
	       note->type->cut(note, f->width, room, &part[0], &part[1], f->mem);
}

bool foot_begins(const struct foot *f, const struct box *b, double room)
{
	struct box part[2];
	if (!b->notes)
		return true;
	if (f->carries)
		return false;
	room -= f->notes ? 0 : rule_height(f);
	for (size_t i = 0; i + 1 < b->notes; i++)
		room -= height_of(f, &b->note[i]);
	const struct box *last = &b->note[b->notes - 1];
	return height_of(f, last) <= room + EDGE || cut(f, last, room, part);
}

static void push(struct foot *f, const struct box *note)
{
	f->height += (f->notes ? 0 : rule_height(f)) + height_of(f, note);
	ARENA_PUSH(f->mem, f->note, f->notes, f->room) = note;
}

static void carry_on(struct foot *f, const struct box *note)
{
	ARENA_PUSH(f->mem, f->carry, f->carries, f->carry_room) = *note;
}

/* Takes what of a note has room, and returns how much that is. */
static double take(struct foot *f, const struct box *note, double room)
{
	double before = f->height, left = room - (f->notes ? 0 : rule_height(f));
	struct box *part;
	if (f->carries) {
		carry_on(f, note);
	} else if (height_of(f, note) <= left + EDGE) {
		push(f, note);
	} else {
		part = ARENA_NEW(f->mem, struct box, 2);
		if (cut(f, note, left, part))
			push(f, part++);
		else
			*part = *note;
		carry_on(f, part);
	}
	return f->height - before;
}

void foot_take(struct foot *f, const struct box *b, double room)
{
	for (size_t i = 0; i < b->notes; i++)
		room -= take(f, &b->note[i], room);
}

void foot_turn(struct foot *f, double width, double most)
{
	const struct box *carried = f->carry;
	size_t count = f->carries;
	f->width = width;
	f->notes = f->carries = f->carry_room = 0;
	f->height = 0;
	f->carry = NULL;
	for (size_t i = 0; i < count; i++) {
		if (take(f, &carried[i], most - f->height) > 0 || f->notes)
			continue;
		f->carries = 0; /* what cannot be cut stands there, however high */
		push(f, &carried[i]);
	}
}

void foot_place(struct foot *f, struct rect area, struct scene *out)
{
	double y = area.y + area.h - f->height;
	if (f->notes && f->rule) {
		double h = height_of(f, f->rule);
		f->rule->type->place(
			f->rule, (struct rect){area.x, y + f->rule->before, area.w, h}, out);
		y += rule_height(f);
	}
	for (size_t i = 0; i < f->notes; i++) {
		double h = height_of(f, f->note[i]);
		f->note[i]->type->place(f->note[i], (struct rect){area.x, y, area.w, h}, out);
		y += h;
	}
	f->notes = 0;
	f->height = 0;
}
