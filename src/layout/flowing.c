#include "layout/flowing.h"

#include <math.h>

#define EDGE 0.01 /* points; forgives rounding */
#define STEP 1.0  /* points that balanced columns are found to */
#define RULE 0.5

/* What stands in the columns of one page, or all that is to be balanced. */
struct content {
	struct flowing_style style;
	struct box all;    /* a stack; no type when the pieces are settled */
	struct box *piece; /* one a column */
	size_t pieces;
	double width, height; /* that all was balanced for; 0: not yet */
	struct arena *mem;
};

static double column_width(const struct content *c, double width)
{
	double n = (double)c->style.columns;
	return (width - c->style.gap * (n - 1)) / n;
}

static double height_of(const struct box *b, double width)
{
	return b->type->height(b, width);
}

/* Fills columns of some height. False when something is left, which goes to *rest. */
static bool fill(struct content *c, double width, double room, struct box *rest)
{
	struct box left = c->all, piece;
	c->pieces = 0;
	for (size_t i = 0; i < c->style.columns; i++) {
		if (height_of(&left, width) <= room + EDGE) {
			c->piece[c->pieces++] = left;
			return true;
		}
		if (!left.type->cut(&left, width, room + EDGE, &piece, rest, c->mem))
			break;
		c->piece[c->pieces++] = piece;
		left = *rest;
	}
	*rest = left;
	return false;
}

/* The least height at which everything finds room. */
static void balance(struct content *c, double width)
{
	struct box rest;
	double w = column_width(c, width), high = height_of(&c->all, w);
	double low = high / (double)c->style.columns;
	if (fill(c, w, low, &rest))
		high = low;
	while (high - low > STEP) {
		double middle = (low + high) / 2;
		if (fill(c, w, middle, &rest))
			high = middle;
		else
			low = middle;
	}
	fill(c, w, high, &rest);
	c->width = width;
	c->height = 0;
	for (size_t i = 0; i < c->pieces; i++)
		c->height = fmax(c->height, height_of(&c->piece[i], w));
}

static struct content *settled(const struct box *b, double width)
{
	struct content *c = *(struct content *const *)b->content;
	if (c->all.type && c->width != width)
		balance(c, width);
	return c;
}

static double flowing_height(const struct box *b, double width)
{
	return settled(b, width)->height;
}

static struct content *push(struct arena *mem, const struct flowing_style *style,
			    struct box *out)
{
	struct content **holder = ARENA_NEW(mem, struct content *, 1);
	struct content *c = *holder = ARENA_NEW(mem, struct content, 1);
	*c = (struct content){.style = *style, .mem = mem};
	c->piece = ARENA_NEW(mem, struct box, style->columns);
	out->content = holder;
	return c;
}

static bool flowing_cut(const struct box *b, double width, double room, struct box *head,
			struct box *tail, struct arena *mem)
{
	const struct content *from = settled(b, width);
	struct box rest;
	if (!from->all.type)
		return false;
	*head = *tail = *b;
	struct content *first = push(mem, &from->style, head);
	first->all = from->all;
	first->all.pressed = b->pressed;
	double w = column_width(from, width);
	if (fill(first, w, room, &rest) || !first->pieces)
		return false;
	first->all = (struct box){0};
	head->notes = 0;
	for (size_t i = 0; i < first->pieces; i++) {
		first->height = fmax(first->height, height_of(&first->piece[i], w));
		head->notes += first->piece[i].notes;
	}
	head->after = 0;
	struct content *second = push(mem, &from->style, tail);
	second->all = rest;
	second->all.pressed = false;
	tail->note = rest.note;
	tail->notes = rest.notes;
	tail->before = 0;
	return true;
}

static void flowing_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct content *c = settled(b, at.w);
	double w = column_width(c, at.w), x = at.x, gap = c->style.gap;
	for (size_t i = 0; i < c->pieces; i++, x += w + gap) {
		const struct box *each = &c->piece[i];
		struct rect own = {x, at.y, w, height_of(each, w)};
		each->type->place(each, own, out);
		if (!(c->style.rule & 0xFF) || i == 0)
			continue;
		const struct tag *before = scene_tag(out, &scene_artifact);
		scene_rect(out, "column.rule", (struct ink){.rgba = c->style.rule},
			   (struct rect){x - (gap + RULE) / 2, at.y, RULE, at.h});
		scene_tag(out, before);
	}
}

static const struct box_type flowing_type = {.name = "flowing columns",
					     .height = flowing_height,
					     .cut = flowing_cut,
					     .place = flowing_place};

size_t flowing_within(const struct box *box, size_t count)
{
	while (count && box[count - 1].keep_with_next)
		count--;
	return count;
}

struct box flowing_columns(struct arena *mem, const struct flowing_style *style,
			   const struct box *box, size_t count)
{
	struct box stack = grid_stack(mem, box, count), out = stack;
	out.type = &flowing_type;
	push(mem, style, &out)->all = stack;
	return out;
}
