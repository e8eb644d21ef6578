#include "layout/grid.h"

struct stack {
	const struct box *box;
	size_t count;
};

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

static double stack_height(const struct box *b, double width)
{
	const struct stack *s = b->content;
	double h = 0;
	for (size_t i = 0; i < s->count; i++) {
		h += i ? gap_between(&s->box[i - 1], &s->box[i]) : 0;
		h += s->box[i].type->height(&s->box[i], width);
	}
	return h;
}

static void stack_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct stack *s = b->content;
	double y = at.y;
	for (size_t i = 0; i < s->count; i++) {
		const struct box *each = &s->box[i];
		y += i ? gap_between(&s->box[i - 1], each) : 0;
		double h = each->type->height(each, at.w);
		each->type->place(each, (struct rect){at.x, y, at.w, h}, out);
		y += h;
	}
}

static struct box part_of(const struct box *whole, struct arena *mem, const struct box *box,
			  size_t count)
{
	struct box out = grid_stack(mem, box, count);
	out.before = whole->before;
	out.after = whole->after;
	out.at = whole->at;
	return out;
}

/* The box that does not fit is cut, or all goes on before it and before what
 * keeps with it. */
static bool stack_cut(const struct box *b, double width, double room, struct box *head,
		      struct box *tail, struct arena *mem)
{
	const struct stack *s = b->content;
	double y = 0, gap = 0;
	size_t i = 0;
	for (; i < s->count; i++) {
		gap = i ? gap_between(&s->box[i - 1], &s->box[i]) : 0;
		double h = s->box[i].type->height(&s->box[i], width);
		if (y + gap + h > room)
			break;
		y += gap + h;
	}
	if (i == s->count)
		return false;
	struct box *part = ARENA_NEW(mem, struct box, s->count + 1);
	for (size_t k = 0; k < s->count; k++)
		part[k + (k > i)] = s->box[k];
	const struct box *at = &s->box[i];
	if (at->type->cut &&
	    at->type->cut(at, width, room - y - gap, &part[i], &part[i + 1], mem)) {
		*head = part_of(b, mem, part, i + 1);
		*tail = part_of(b, mem, part + i + 1, s->count - i);
	} else {
		while (i && s->box[i - 1].keep_with_next)
			i--;

		if (!i)
			return false;
		*head = part_of(b, mem, s->box, i);
		*tail = part_of(b, mem, s->box + i, s->count - i);
	}
	head->after = 0;
	tail->before = 0;
	return true;
}

static const struct box_type stack_type = {
	.name = "stack", .height = stack_height, .cut = stack_cut, .place = stack_place};

struct box grid_stack(struct arena *mem, const struct box *box, size_t count)
{
	struct stack *s = ARENA_NEW(mem, struct stack, 1);
	*s = (struct stack){arena_grow(mem, box, count, count, sizeof(*box)), count};
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
		const struct box *each = &r->cell[i].box;
		double w = cell_width(r, i, width);
		cell[i] = rest[i] = r->cell[i];
		if (each->type->height(each, w) <= room)
			rest[i].box = grid_stack(mem, NULL, 0);
		else if (!each->type->cut ||
			 !each->type->cut(each, w, room, &cell[i].box, &rest[i].box, mem))
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

/* The column that box i begins, of the first count boxes. */
static struct box column_at(const struct grid_columns *g, size_t i, size_t count,
			    struct stack *stack)
{
	size_t rows = rows_of(g, count), left = count - i;
	*stack = (struct stack){g->box + i, left < rows ? left : rows};
	return (struct box){.type = &stack_type, .content = stack};
}

static double first_height(const struct grid_columns *g, size_t count, double width)
{
	double h = 0;
	for (size_t i = 0; i < count; i += rows_of(g, count)) {
		struct stack stack;
		struct box column = column_at(g, i, count, &stack);
		double own = stack_height(&column, column_width(g, width));
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
		struct stack stack;
		struct box column = column_at(g, i, g->count, &stack);
		stack_place(&column, (struct rect){x, at.y, w, at.h}, out);
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
