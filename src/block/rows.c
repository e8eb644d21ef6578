#include "block/rows.h"

#include <math.h>

#define RULE_HEAVY 1.0
#define RULE_LIGHT 0.5
#define KEPT_ROWS 2  /* at least this many on each side of a page break */
#define KEPT_LINES 2 /* of a row that a page end divides */
#define TALL_ROW 5   /* lines of a row that may stand alone before a break */
#define LONG_ROW 12  /* lines of a row that a page end may divide */

struct part {
	const struct rows *table;
	size_t first, rows; /* of the body */
	size_t skip, keep;  /* lines of the first row left out; end of those of the last */
	bool continued;
};

static size_t row_of(const struct part *p, size_t i)
{
	return p->table->head_rows + p->first + i;
}

static struct rows_lines lines_in(const struct part *p, size_t i)
{
	return (struct rows_lines){i ? 0 : p->skip, i + 1 < p->rows ? SIZE_MAX : p->keep};
}

static double row_height(const struct part *p, const struct rows_layout *l, size_t i)
{
	return rows_layout_part(p->table, l, row_of(p, i), lines_in(p, i));
}

/* "표 1 (계속) … (단위: 톤)" above a repeated header. */
static double again_height(const struct part *p)
{
	const struct rows *t = p->table;
	bool any = p->continued && !t->once && (t->again || t->unit);
	return any ? t->theme->size.note * t->theme->pitch.caption + 2 : 0;
}

static bool has_head(const struct part *p)
{
	return p->table->head_rows && !(p->continued && p->table->once);
}

/* All but the rows of the body. */
static double frame_height(const struct part *p, const struct rows_layout *l)
{
	return again_height(p) + (has_head(p) ? l->top[p->table->head_rows] : 0) + RULE_HEAVY;
}

static double part_height(const struct box *b, double width)
{
	const struct part *p = b->content;
	const struct rows_layout *l = rows_layout_at(p->table, width);
	double h = frame_height(p, l);
	if (p->rows)
		h += l->top[row_of(p, p->rows)] - l->top[row_of(p, 0)];
	if (p->rows && (p->skip || p->keep != SIZE_MAX)) {
		h += row_height(p, l, 0) - l->row[row_of(p, 0)];
		if (p->rows > 1)
			h += row_height(p, l, p->rows - 1) - l->row[row_of(p, p->rows - 1)];
	}
	return h;
}

/* How many notes the cells of these rows refer to. */
static size_t notes_in(const struct rows *t, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t i = from * t->columns; i < to * t->columns; i++)
		n += t->cell[i].notes;
	return n;
}

static bool parts_badly(const struct part *p, size_t keep)
{
	const uint8_t *kind = p->table->kind;
	bool more = keep < p->rows;
	bool one = keep > 1 && kind[row_of(p, keep - 2)] == ROWS_GROUP;
	return kind[row_of(p, keep - 1)] == ROWS_GROUP ||
	       (more && kind[row_of(p, keep)] == ROWS_TOTAL) ||
	       (more && one && kind[row_of(p, keep)] == ROWS_PLAIN);
}

/* How many whole rows stay: some on each side, no head of a group last or with one of
 * several rows, no total first on a page, unless they are pressed. 0: the table cannot
 * be cut between rows here. */
static size_t rows_kept(const struct part *p, const struct rows_layout *l, double room,
			bool pressed)
{
	double h = frame_height(p, l);
	size_t fit = 0;
	while (fit < p->rows && h + row_height(p, l, fit) <= room)
		h += row_height(p, l, fit++);
	if (fit >= p->rows)
		return 0;
	bool tall = rows_layout_lines(p->table, l, row_of(p, 0)) >= TALL_ROW;
	size_t keep = fit, least = tall ? 1 : KEPT_ROWS;
	if (p->rows - keep < least)
		keep = p->rows > least ? p->rows - least : 0;
	while (keep && parts_badly(p, keep))
		keep--;
	if (keep >= least)
		return keep;
	/* groups of this length cannot be kept whole */
	return pressed ? fit : 0;
}

/* End of the lines that fit of a long first row; 0: it cannot be divided. */
static size_t lines_kept(const struct part *p, const struct rows_layout *l, double room)
{
	size_t all = rows_layout_lines(p->table, l, row_of(p, 0));
	double left = room - frame_height(p, l) - 2 * ROWS_PAD_Y;
	double fit = floor(left / rows_layout_pitch(p->table) + 1e-6);
	if (all < LONG_ROW || fit < KEPT_LINES || all < p->skip + 2 * KEPT_LINES)
		return 0;
	size_t most = all - p->skip - KEPT_LINES, n = (size_t)fit < most ? (size_t)fit : most;
	return p->skip + n;
}

static bool part_cut(const struct box *b, double width, double room, struct box *head,
		     struct box *tail, struct arena *mem)
{
	const struct part *p = b->content;
	const struct rows *t = p->table;
	const struct rows_layout *l = rows_layout_at(t, width);
	size_t keep = rows_kept(p, l, room, b->pressed),
	       line = keep ? 0 : lines_kept(p, l, room);
	if (!keep && !line)
		return false;
	struct part *parts = ARENA_NEW(mem, struct part, 2);
	parts[0] = parts[1] = *p;
	parts[0].rows = keep ? keep : 1;
	parts[0].keep = keep ? SIZE_MAX : line;
	parts[1].first += keep;
	parts[1].rows -= keep;
	parts[1].skip = line;
	parts[1].continued = true;
	*head = *tail = *b;
	/* a row that is divided leaves its notes on the page where it begins */
	size_t first = p->continued ? row_of(p, p->skip ? 1 : 0) : 0;
	head->content = &parts[0];
	head->notes = notes_in(t, first, row_of(p, parts[0].rows));
	head->after = 0;
	tail->content = &parts[1];
	tail->note = b->notes ? b->note + head->notes : NULL;
	tail->notes = b->notes - head->notes;
	tail->before = 0;
	return true;
}

static void fill(struct scene *out, const char *role, color rgba, struct rect r)
{
	const struct tag *before = scene_tag(out, &scene_artifact);
	scene_rect(out, role, (struct ink){.rgba = rgba}, r);
	scene_tag(out, before);
}

static void rule(struct scene *out, color rgba, double x, double y, double w, double thick)
{
	fill(out, "table.rule", rgba, (struct rect){x, y - thick / 2, w, thick});
}

struct row_place {
	size_t row;
	struct rect at;
	struct rows_lines lines;
	bool again;
};

static void place_row(const struct rows *t, const struct rows_layout *l, struct row_place w,
		      struct scene *out)
{
	double x = w.at.x;
	for (size_t c = 0; c < t->columns; x += l->column[c++]) {
		size_t cell = w.row * t->columns + c;
		unsigned rowspan = t->cell[cell].rowspan;
		double h = rowspan > 1 ? rows_layout_height(t, l, cell) : w.at.h;
		struct rect at = {x, w.at.y, rows_layout_width(t, l, cell), h};
		cell_place(t, l, (struct cell_place){cell, at, w.lines, w.again}, out);
		if (w.row + 1 < t->head_rows && t->cell[cell].colspan && rowspan == 1)
			rule(out, t->theme->color.axis, x + ROWS_PAD_X / 2, at.y + at.h,
			     at.w - ROWS_PAD_X, RULE_LIGHT);
	}
}

static void place_again(const struct part *p, struct rect at, struct scene *out)
{
	const struct rows *t = p->table;
	double middle = at.y + (again_height(p) - 2) / 2;
	const struct tag *before = scene_tag(out, &scene_artifact);
	if (t->again)
		text_draw(t->again, out, "table.again",
			  (struct point){at.x, text_center(t->again, middle)});
	if (t->unit)
		text_draw(t->unit, out, "table.again",
			  (struct point){at.x + at.w - t->unit->width,
					 text_center(t->unit, middle)});
	scene_tag(out, before);
}

static double place_head(const struct part *p, const struct rows_layout *l, struct rect at,
			 struct scene *out)
{
	const struct rows *t = p->table;
	double y = at.y;
	if (has_head(p))
		fill(out, "table.head", t->theme->color.stripe,
		     (struct rect){at.x, y, at.w, l->top[t->head_rows]});
	rule(out, t->theme->color.text, at.x, y, at.w, RULE_HEAVY);
	if (!has_head(p))
		return y;
	for (size_t i = 0; i < t->head_rows; y += l->row[i++]) {
		struct rect row = {at.x, y, at.w, l->row[i]};
		place_row(t, l, (struct row_place){i, row, ROWS_ALL, p->continued}, out);
	}
	rule(out, t->theme->color.axis, at.x, y, at.w, RULE_LIGHT);
	return y;
}

/* Behind a row of the body: the head of a group, or every second row. The rule
 * above the first one is drawn already. */
static void place_ground(const struct part *p, size_t i, struct rect at, struct scene *out)
{
	const struct rows *t = p->table;
	double above = i ? 0 : (has_head(p) ? RULE_LIGHT : RULE_HEAVY) / 2;
	at = (struct rect){at.x, at.y + above, at.w, at.h - above};
	size_t row = row_of(p, i);
	bool zebra = t->theme->zebra && (p->first + i) % 2 == 1;
	if (t->kind[row] == ROWS_GROUP || zebra)
		fill(out, "table.stripe", t->theme->color.stripe, at);
	if (i && t->kind[row] == ROWS_TOTAL)
		rule(out, t->theme->color.axis, at.x, at.y, at.w, RULE_LIGHT);
	else if (i && !t->theme->zebra)
		rule(out, t->theme->color.grid, at.x, at.y, at.w, RULE_LIGHT);
}

static void part_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct part *p = b->content;
	const struct rows *t = p->table;
	const struct rows_layout *l = rows_layout_at(t, at.w);
	if (t->id.n && !p->continued)
		scene_anchor(out, (struct point){at.x, at.y}, t->id, STR_NONE, 0);
	if (again_height(p) > 0)
		place_again(p, at, out);
	at.y += again_height(p) + RULE_HEAVY / 2;
	double y = place_head(p, l, at, out);
	for (size_t i = 0; i < p->rows; i++) {
		struct rect row = {at.x, y, at.w, row_height(p, l, i)};
		place_ground(p, i, row, out);
		place_row(t, l, (struct row_place){row_of(p, i), row, lines_in(p, i), false},
			  out);
		y += row.h;
	}
	rule(out, t->theme->color.text, at.x, y, at.w, RULE_HEAVY);
}

static const struct box_type part_type = {
	.name = "table", .height = part_height, .cut = part_cut, .place = part_place};

struct box rows_box(const struct rows *t, struct arena *mem)
{
	struct part *p = ARENA_NEW(mem, struct part, 1);
	*p = (struct part){.table = t, .rows = t->rows - t->head_rows, .keep = SIZE_MAX};
	return (struct box){.type = &part_type,
			    .compact = true,
			    .content = p,
			    .note = t->note,
			    .notes = t->notes};
}
