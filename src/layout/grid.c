#include "layout/grid.h"

static double gap_between(const struct box *a, const struct box *b)
{
	return a->after > b->before ? a->after : b->before;
}

/* The notes of several boxes are those of the box around them. */
static void take_notes(struct box *out, const struct box *inner, struct arena *mem)
{
	if (!inner->notes)
		return;
	struct box *note = arena_grow(mem, out->note, out->notes, out->notes + inner->notes,
				      sizeof(*note));
	for (size_t i = 0; i < inner->notes; i++)
		note[out->notes++] = inner->note[i];
	out->note = note;
}

/* Boxes below each other, as they were measured at one width. */
struct whole {
	const struct box *box;
	size_t count;
	double width;
	double *y, *h; /* where each begins, its height */
	struct arena *mem;
};

/* Some of them, which is all until a page's end divides them. Parts share the
 * whole, so that the cost of many pages is that of each of them. */
struct stack {
	struct whole *whole;
	size_t from, to;
	struct box first, last; /* stand for the box that was cut there; else no type */
};

static const struct box *member(const struct stack *s, size_t i)
{
	if (i == s->from && s->first.type)
		return &s->first;
	return i + 1 == s->to && s->last.type ? &s->last : &s->whole->box[i];
}

static double height_at(const struct box *b, double width)
{
	return b->type->height(b, width);
}

static const struct whole *measure(struct whole *w, double width)
{
	if (w->width == width)
		return w;
	w->width = width;
	w->y = ARENA_NEW(w->mem, double, w->count + 1);
	w->h = ARENA_NEW(w->mem, double, w->count + 1);
	for (size_t i = 0; i < w->count; i++) {
		const struct box *b = &w->box[i];
		w->h[i] = height_at(b, width);
		w->y[i] = i ? w->y[i - 1] + w->h[i - 1] + gap_between(b - 1, b) : 0;
	}
	return w;
}

/* Where box i begins, below the start of the part. */
static double top_of(const struct stack *s, size_t i, double width)
{
	const struct whole *w = measure(s->whole, width);
	double y = w->y[i] - w->y[s->from];
	bool below = i > s->from && s->first.type;
	return below ? y + height_at(&s->first, width) - w->h[s->from] : y;
}

static double stack_height(const struct box *b, double width)
{
	const struct stack *s = b->content;
	if (s->from == s->to)
		return 0;
	return top_of(s, s->to - 1, width) + height_at(member(s, s->to - 1), width);
}

static void stack_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct stack *s = b->content;
	for (size_t i = s->from; i < s->to; i++) {
		const struct box *each = member(s, i);
		struct rect own = {at.x, at.y + top_of(s, i, at.w), at.w,
				   height_at(each, at.w)};
		each->type->place(each, own, out);
	}
}

/* The box that does not fit is cut, or all goes on before it and before what
 * keeps with it. False when nothing can stay. */
static bool divide(const struct box *b, double width, double room, struct stack *part,
		   struct arena *mem)
{
	const struct stack *s = b->content;
	size_t i = s->from;
	while (i < s->to && top_of(s, i, width) + height_at(member(s, i), width) <= room)
		i++;
	if (i == s->to)
		return false;
	struct box at = *member(s, i), head, tail;
	at.pressed = b->pressed && i == s->from;
	part[0] = part[1] = *s;
	part[0].last = part[1].first = (struct box){0};
	bool inside = at.type->cut &&
		      at.type->cut(&at, width, room - top_of(s, i, width), &head, &tail, mem);
	if (inside) {
		*(i == s->from ? &part[0].first : &part[0].last) = head;
		part[0].to = i + 1;
		part[1].first = tail;
	} else {
		while (i > s->from && member(s, i - 1)->keep_with_next)
			i--;
		part[0].to = i;
	}
	part[1].from = i;
	return i > s->from || inside;
}

static bool stack_cut(const struct box *b, double width, double room, struct box *head,
		      struct box *tail, struct arena *mem)
{
	struct stack *part = ARENA_NEW(mem, struct stack, 2);
	if (!divide(b, width, room, part, mem))
		return false;
	*head = *tail = *b;
	head->together = tail->together = false;
	head->content = &part[0];
	tail->content = &part[1];
	head->notes = 0;
	for (size_t i = part[0].from; b->notes && i < part[0].to; i++)
		head->notes += member(&part[0], i)->notes;
	tail->note = b->notes ? b->note + head->notes : NULL;
	tail->notes = b->notes - head->notes;
	head->after = 0;
	tail->before = 0;
	return true;
}

static const struct box_type stack_type = {
	.name = "stack", .height = stack_height, .cut = stack_cut, .place = stack_place};

struct box grid_stack(struct arena *mem, const struct box *box, size_t count)
{
	struct stack *s = ARENA_NEW(mem, struct stack, 1);
	s->whole = ARENA_NEW(mem, struct whole, 1);
	*s->whole = (struct whole){.box = arena_grow(mem, box, count, count, sizeof(*box)),
				   .count = count,
				   .width = -1,
				   .mem = mem};
	s->to = count;
	struct box out = {.type = &stack_type,
			  .before = count ? box[0].before : 0,
			  .after = count ? box[count - 1].after : 0,
			  .content = s};
	for (size_t i = 0; i < count; i++)
		take_notes(&out, &box[i], mem);
	return out;
}

struct row {
	const struct grid_cell *cell;
	size_t count;
	double gap, shares;
};

static double cell_width(const struct row *r, size_t i, double width)
{
	double left = width - r->gap * (double)(r->count - 1);
	return left * r->cell[i].share / r->shares;
}

static double row_height(const struct box *b, double width)
{
	const struct row *r = b->content;
	double h = 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct box *each = &r->cell[i].box;
		double own = each->type->height(each, cell_width(r, i, width));
		h = own > h ? own : h;
	}
	return h;
}

static void row_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct row *r = b->content;
	double x = at.x;
	for (size_t i = 0; i < r->count; i++) {
		const struct box *each = &r->cell[i].box;
		double w = cell_width(r, i, at.w);
		each->type->place(each, (struct rect){x, at.y, w, at.h}, out);
		x += w + r->gap;
	}
}

/* Each cell is cut where it is too tall; what fits stands beside it. */
static bool row_cut(const struct box *b, double width, double room, struct box *head,
		    struct box *tail, struct arena *mem)
{
	const struct row *r = b->content;
	struct grid_cell *cell = ARENA_NEW(mem, struct grid_cell, 2 * r->count);
	struct grid_cell *rest = cell + r->count;
	for (size_t i = 0; i < r->count; i++) {
		struct box each = r->cell[i].box;
		double w = cell_width(r, i, width);
		cell[i] = rest[i] = r->cell[i];
		each.pressed = b->pressed;
		if (height_at(&each, w) <= room)
			rest[i].box = grid_stack(mem, NULL, 0);
		else if (!each.type->cut ||
			 !each.type->cut(&each, w, room, &cell[i].box, &rest[i].box, mem))
			return false;
	}
	*head = grid_row(mem, cell, r->count, r->gap);
	*tail = grid_row(mem, rest, r->count, r->gap);
	head->before = b->before;
	tail->after = b->after;
	head->after = tail->before = 0;
	head->at = tail->at = b->at;
	return true;
}

static const struct box_type row_type = {
	.name = "row", .height = row_height, .cut = row_cut, .place = row_place};

struct box grid_row(struct arena *mem, const struct grid_cell *cell, size_t count, double gap)
{
	struct row *r = ARENA_NEW(mem, struct row, 1);
	*r = (struct row){arena_grow(mem, cell, count, count, sizeof(*cell)), count, gap, 0};
	struct box out = {.type = &row_type, .content = r};
	for (size_t i = 0; i < count; i++) {
		const struct box *each = &cell[i].box;
		r->shares += cell[i].share;
		out.before = each->before > out.before ? each->before : out.before;
		out.after = each->after > out.after ? each->after : out.after;
		take_notes(&out, each, mem);
	}
	return out;
}

/* Rows that each column but the last has. */
static size_t rows_of(const struct grid_columns *g, size_t count)
{
	return (count + g->columns - 1) / g->columns;
}

static double column_width(const struct grid_columns *g, double width)
{
	return (width - g->gap * (double)(g->columns - 1)) / (double)g->columns;
}

/* The boxes of the column that box i begins, of the first count boxes. */
static size_t column_at(const struct grid_columns *g, size_t i, size_t count)
{
	size_t rows = rows_of(g, count), left = count - i;
	return left < rows ? left : rows;
}

static double pile_height(const struct box *box, size_t count, double width)
{
	double h = 0;
	for (size_t i = 0; i < count; i++)
		h += height_at(&box[i], width) + (i ? gap_between(&box[i - 1], &box[i]) : 0);
	return h;
}

static double first_height(const struct grid_columns *g, size_t count, double width)
{
	double h = 0;
	for (size_t i = 0; i < count; i += rows_of(g, count)) {
		double own =
			pile_height(g->box + i, column_at(g, i, count), column_width(g, width));
		h = own > h ? own : h;
	}
	return h;
}

static double columns_height(const struct box *b, double width)
{
	const struct grid_columns *g = b->content;
	return first_height(g, g->count, width);
}

static bool columns_cut(const struct box *b, double width, double room, struct box *head,
			struct box *tail, struct arena *mem)
{
	const struct grid_columns *g = b->content;
	size_t keep = 0;
	while (!g->whole && keep + g->columns < g->count &&
	       first_height(g, keep + g->columns, width) <= room)
		keep += g->columns;
	if (!keep)
		return false;
	struct grid_columns *part = ARENA_NEW(mem, struct grid_columns, 2);
	part[0] = part[1] = *g;
	part[0].count = keep;
	part[1].box += keep;
	part[1].count -= keep;
	*head = *tail = *b;
	head->content = &part[0];
	head->after = 0;
	tail->content = &part[1];
	tail->before = 0;
	return true;
}

static void columns_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct grid_columns *g = b->content;
	double w = column_width(g, at.w), x = at.x;
	for (size_t i = 0; i < g->count; i += rows_of(g, g->count)) {
		double y = at.y;
		for (size_t k = 0; k < column_at(g, i, g->count); k++) {
			const struct box *each = &g->box[i + k];
			y += k ? gap_between(each - 1, each) : 0;
			double h = height_at(each, w);
			each->type->place(each, (struct rect){x, y, w, h}, out);
			y += h;
		}
		x += w + g->gap;
	}
}

static const struct box_type columns_type = {.name = "columns",
					     .height = columns_height,
					     .cut = columns_cut,
					     .place = columns_place};

struct box grid_columns(struct arena *mem, struct grid_columns what)
{
	struct grid_columns *g = ARENA_NEW(mem, struct grid_columns, 1);
	*g = what;
	g->box = arena_grow(mem, what.box, what.count, what.count, sizeof(*what.box));
	return (struct box){.type = &columns_type, .content = g};
}
