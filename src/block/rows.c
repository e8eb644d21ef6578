#include <math.h>

#include "block/prose.h"
#include "block/rows.h"

#define PAD_X 4.0 /* points from a cell's edge to its text */
#define PAD_Y 2.5
#define RULE_HEAVY 1.0
#define RULE_LIGHT 0.5
#define KEPT_ROWS 2 /* at least this many on each side of a page break */

struct part {
	const struct rows *table;
	size_t first, rows; /* of the body */
	bool continued;
};

void rows_columns(const double *least, const double *natural, size_t columns, double width,
		  double *out)
{
	double low = 0, high = 0;
	for (size_t i = 0; i < columns; i++) {
		low += least[i];
		high += natural[i];
	}
	for (size_t i = 0; i < columns; i++) {
		if (high <= width) /* room to spare is shared evenly */
			out[i] = natural[i] + (width - high) / (double)columns;
		else if (low < width)
			out[i] = least[i] +
				 (natural[i] - least[i]) * (width - low) / (high - low);
		else /* even single words do not fit: they break inside */
			out[i] = width * least[i] / low;
	}
}

static double line_pitch(const struct rows *t)
{
	return t->theme->size.small * t->theme->pitch.table;
}

static size_t lines_of(const struct rows *t, const struct rows_cell *c, double width,
		       const struct text_line **line)
{
	size_t count = 0;
	*line = text_para_lines(t->text, c->text, width - 2 * PAD_X, &count);
	return count;
}

static void measure(const struct rows *t, double width, struct rows_layout *l)
{
	double *least = ARENA_NEW(t->mem, double, t->columns);
	double *natural = ARENA_NEW(t->mem, double, t->columns);
	for (size_t i = 0; i < t->rows * t->columns; i++) {
		size_t c = i % t->columns;
		least[c] = fmax(least[c], text_para_min_width(t->cell[i].text) + 2 * PAD_X);
		natural[c] = fmax(natural[c], text_para_max_width(t->cell[i].text) + 2 * PAD_X);
	}
	l->column = ARENA_NEW(t->mem, double, t->columns);
	l->row = ARENA_NEW(t->mem, double, t->rows);
	l->width = width;
	rows_columns(least, natural, t->columns, width, l->column);
	for (size_t i = 0; i < t->rows * t->columns; i++) {
		const struct text_line *line;
		size_t n = lines_of(t, &t->cell[i], l->column[i % t->columns], &line);
		double h = (double)(n ? n : 1) * line_pitch(t) + 2 * PAD_Y;
		l->row[i / t->columns] = fmax(l->row[i / t->columns], h);
	}
	l->top = ARENA_NEW(t->mem, double, t->rows + 1);
	for (size_t i = 0; i < t->rows; i++)
		l->top[i + 1] = l->top[i] + l->row[i];
}

static const struct rows_layout *layout_at(const struct rows *t, double width)
{
	if (t->layout->width != width)
		measure(t, width, t->layout);
	return t->layout;
}

static double head_height(const struct rows *t, const struct rows_layout *l)
{
	return l->top[t->head_rows];
}

static double part_height(const struct box *b, double width)
{
	const struct part *p = b->content;
	const struct rows_layout *l = layout_at(p->table, width);
	size_t first = p->table->head_rows + p->first;
	return head_height(p->table, l) + RULE_HEAVY + l->top[first + p->rows] - l->top[first];
}

/* How many notes the cells of these rows refer to. */
static size_t notes_in(const struct rows *t, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t i = from * t->columns; i < to * t->columns; i++)
		n += t->cell[i].notes;
	return n;
}

static bool part_cut(const struct box *b, double width, double room, struct box *head,
		     struct box *tail, struct arena *mem)
{
	const struct part *p = b->content;
	const struct rows *t = p->table;
	const struct rows_layout *l = layout_at(t, width);
	double h = head_height(t, l) + RULE_HEAVY;
	size_t keep = 0;
	while (keep < p->rows && h + l->row[t->head_rows + p->first + keep] <= room)
		h += l->row[t->head_rows + p->first + keep++];
	if (p->rows - keep < KEPT_ROWS && p->rows >= 2 * KEPT_ROWS)
		keep = p->rows - KEPT_ROWS;
	if (keep < KEPT_ROWS || keep >= p->rows)
		return false;
	struct part *parts = ARENA_NEW(mem, struct part, 2);
	parts[0] = parts[1] = *p;
	parts[0].rows = keep;
	parts[1].first += keep;
	parts[1].rows -= keep;
	parts[1].continued = true;
	*head = *tail = *b;
	size_t first = p->continued ? t->head_rows + p->first : 0;
	head->content = &parts[0];
	head->notes = notes_in(t, first, t->head_rows + p->first + keep);
	head->after = 0;
	tail->content = &parts[1];
	tail->note = b->notes ? b->note + head->notes : NULL;
	tail->notes = b->notes - head->notes;
	tail->before = 0;
	return true;
}

static void place_cell(const struct rows *t, const struct rows_cell *c, struct rect at,
		       bool again, struct scene *out)
{
	const struct text_line *line;
	size_t n = lines_of(t, c, at.w, &line);
	double y = at.y + (at.h - (double)n * line_pitch(t)) / 2;
	const struct tag *before = scene_tag(out, c->tag);
	size_t from = out->count;
	for (size_t i = 0; i < n; i++) {
		double room = at.w - 2 * PAD_X - line[i].width;
		double x = at.x + PAD_X;
		if (c->align != PLAN_LEFT)
			x += c->align == PLAN_RIGHT ? room : room / 2;
		double middle = y + line_pitch(t) * ((double)i + 0.5);
		struct point at_line = {x, text_center(&line[i], middle)};
		if (again)
			text_draw(&line[i], out, "table", at_line);
		else
			prose_draw(&line[i], line_pitch(t), out, "table", at_line);
	}
	for (size_t i = from; again && i < out->count; i++)
		out->item[i].tag = &scene_artifact; /* those of links too */
	scene_tag(out, before);
}

static void place_row(const struct rows *t, const struct rows_layout *l, size_t row,
		      struct rect at, bool again, struct scene *out)
{
	double x = at.x;
	for (size_t c = 0; c < t->columns; c++) {
		place_cell(t, &t->cell[row * t->columns + c],
			   (struct rect){x, at.y, l->column[c], l->row[row]}, again, out);
		x += l->column[c];
	}
}

static void rule(struct scene *out, color rgba, double x, double y, double w, double thick)
{
	const struct tag *before = scene_tag(out, &scene_artifact);
	scene_rect(out, "table.rule", (struct ink){.rgba = rgba},
		   (struct rect){x, y - thick / 2, w, thick});
	scene_tag(out, before);
}

static void part_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct part *p = b->content;
	const struct rows *t = p->table;
	const struct rows_layout *l = layout_at(t, at.w);
	double y = at.y + RULE_HEAVY / 2, head = head_height(t, l);
	if (t->id.n && !p->continued)
		scene_anchor(out, (struct point){at.x, at.y}, t->id, STR_NONE, 0);
	const struct tag *before = scene_tag(out, &scene_artifact);
	if (head > 0)
		scene_rect(out, "table.head", (struct ink){.rgba = t->theme->color.stripe},
			   (struct rect){at.x, y, at.w, head});
	scene_tag(out, before);
	rule(out, t->theme->color.text, at.x, y, at.w, RULE_HEAVY);
	for (size_t i = 0; i < t->head_rows; y += l->row[i++])
		place_row(t, l, i, (struct rect){at.x, y, at.w, 0}, p->continued, out);
	if (t->head_rows)
		rule(out, t->theme->color.axis, at.x, y, at.w, RULE_LIGHT);
	for (size_t i = 0; i < p->rows; i++) {
		size_t row = t->head_rows + p->first + i;
		if (i)
			rule(out, t->theme->color.grid, at.x, y, at.w, RULE_LIGHT);
		place_row(t, l, row, (struct rect){at.x, y, at.w, 0}, false, out);
		y += l->row[row];
	}
	rule(out, t->theme->color.text, at.x, y, at.w, RULE_HEAVY);
}

static const struct box_type part_type = {
	.name = "table", .height = part_height, .cut = part_cut, .place = part_place};

struct box rows_box(const struct rows *t, struct arena *mem)
{
	struct part *p = ARENA_NEW(mem, struct part, 1);
	*p = (struct part){.table = t, .rows = t->rows - t->head_rows};
	return (struct box){
		.type = &part_type, .content = p, .note = t->note, .notes = t->notes};
}
