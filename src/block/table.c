#include "block/captions.h"
#include "block/note.h"
#include "block/prose.h"
#include "block/rows.h"

/* Structure: Table holds its Caption, then THead and TBody of rows. */
struct heads;
struct table_tags {
	const struct tag *table, *head, *body;
	struct rows_cell *cell;
	struct heads *heads; /* NULL: scopes say it all */
};

/* What a cell is set like. */
struct cell_look {
	bool heads_column, strong;
};

static const struct text_para *cell_text(struct block_context *c, const struct plan_cell *cell,
					 const struct tag *tag, bool strong)
{
	struct prose_style style = prose_body(c);
	style.size = c->theme->size.small;
	style.weight = strong ? 700 : 400;
	style.tabular = true;
	size_t spans = cell->text.spans ? cell->text.spans : 1;
	return text_para(c->text, cell->text.text, prose_spans(c, &cell->text, &style, tag),
			 spans, (struct text_para_style){0}, cell->text.at, c->d);
}

static struct tag *cell_tag(struct block_context *c, const struct plan_cell *cell,
			    const struct tag *row, bool heads_column)
{
	struct tag *tag = scene_element(c->mem, cell->head ? TAG_TH : TAG_TD, row);
	if (cell->head)
		tag->scope = heads_column ? STR("Column") : STR("Row");
	tag->colspan = (uint16_t)cell->colspan;
	tag->rowspan = (uint16_t)cell->rowspan;
	return tag;
}

/* Ends of the whole part of a number, and of the number; false when the text is
 * not a number with at most a mark behind it. */
static bool find_point(const struct rich *r, size_t *point, size_t *end)
{
	struct str s = r->text;
	size_t i = 0, limit = s.n, digits = 0;
	for (size_t k = r->spans; k-- > 0;)
		if (r->span[k].marks & (RICH_SUPER | RICH_NOTE))
			limit = r->span[k].lo;
	static const char *const sign[] = {"\u2212", "\u25B3", "-", "+", "("};
	for (size_t k = 0; k < sizeof(sign) / sizeof(*sign); k++)
		if (!i && str_starts(s, str_of(sign[k])))
			i = str_of(sign[k]).n;
	for (; i < limit && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ','); i++)
		digits += s.p[i] != ',';
	*point = i;
	if (i < limit && s.p[i] == '.')
		for (i++; i < limit && s.p[i] >= '0' && s.p[i] <= '9';)
			i++;
	*end = i;
	for (; i < limit; i++)
		if ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ' ')
			return false;
	return digits > 0;
}

static void set_point(const struct plan_cell *from, bool heads_column, struct rows_cell *to)
{
	size_t point, end;
	if (heads_column || to->align != PLAN_RIGHT || !find_point(&from->text, &point, &end))
		return;
	to->pointed = true;
	to->whole = text_para_x(to->text, point);
	to->decimals = text_para_x(to->text, end) - to->whole;
	to->marks = text_para_max_width(to->text) - to->whole - to->decimals;
}

/* Adds the notes of one cell to those of the table. */
static size_t cell_notes(struct block_context *c, const struct rich *text,
			 const struct tag *tag, struct rows *t)
{
	const struct box *note;
	size_t notes;
	if (!note_boxes(c, text, tag, &note, &notes) || !notes)
		return 0;
	struct box *all = arena_grow(c->mem, t->note, t->notes, t->notes + notes, sizeof(*all));
	for (size_t i = 0; i < notes; i++)
		all[t->notes++] = note[i];
	t->note = all;
	return notes;
}

static void make_cell(struct block_context *c, const struct plan_cell *from, struct tag *tag,
		      struct cell_look look, struct rows *t, struct rows_cell *to)
{
	*to = (struct rows_cell){.text = cell_text(c, from, tag, look.strong),
				 .tag = tag,
				 .align = from->align,
				 .notes = cell_notes(c, &from->text, tag, t),
				 .colspan = from->colspan ? from->colspan : 1,
				 .rowspan = from->rowspan ? from->rowspan : 1,
				 .indent = from->indent * c->theme->size.small,
				 .value = from->value,
				 .plan = from};
	if (from->covered)
		to->colspan = to->rowspan = 0;
	if (from->points) {
		struct tag *figure = scene_element(c->mem, TAG_FIGURE, tag);
		figure->alt = from->alt;
		figure->at = from->text.at;
		to->line = figure;
	}
	set_point(from, look.heads_column, to);
}

static enum rows_kind kind_of(const struct plan_block *b, size_t row)
{
	static const enum rows_kind kind[] = {[PLAN_ROW] = ROWS_PLAIN,
					      [PLAN_ROW_GROUP] = ROWS_GROUP,
					      [PLAN_ROW_TOTAL] = ROWS_TOTAL};
	return b->row_kind ? kind[b->row_kind[row]] : ROWS_PLAIN;
}

static bool has_groups(const struct plan_block *b)
{
	for (size_t i = 0; b->row_kind && i < b->rows; i++)
		if (b->row_kind[i] == PLAN_ROW_GROUP)
			return true;
	return false;
}

/*
 * The head of a group of rows stands among them, where no scope reaches what
 * follows: every cell names its heads (ISO 14289-1 7.5).
 */
struct heads {
	struct str *column, group;
};

static void name_heads(struct block_context *c, const struct plan_block *b, size_t row,
		       struct heads *h, struct tag **tag)
{
	size_t n = b->columns;
	bool group = kind_of(b, row) == ROWS_GROUP, top = row < b->head_rows;
	struct str own = STR_NONE;
	for (size_t k = 0; k < n; k++) {
		const struct plan_cell *cell = &b->cell[row * n + k];
		if (cell->covered)
			continue;
		struct str *list = ARENA_NEW(c->mem, struct str, 3);
		struct tag *t = tag[k];
		size_t count = 0;
		if (!top && !group && h->column[k].n)
			list[count++] = h->column[k];
		if (!top && !group && h->group.n)
			list[count++] = h->group;
		if (!cell->head && own.n)
			list[count++] = own;
		t->headers = list;
		t->header_count = count;
		if (!cell->head)
			continue;
		t->id = arena_printf(c->mem, "table%u-%zu-%zu", b->at.lo, row, k);
		for (unsigned i = 0; top && i < (cell->colspan ? cell->colspan : 1); i++)
			h->column[k + i] = t->id;
		own = t->id;
		if (group)
			h->group = t->id;
	}
}

static void make_row(struct block_context *c, const struct plan_block *b, size_t row,
		     const struct table_tags *tags, struct rows *t)
{
	bool heads = row < b->head_rows;
	const struct tag *tr = scene_element(c->mem, TAG_TR, heads ? tags->head : tags->body);
	struct tag **tag = ARENA_NEW(c->mem, struct tag *, b->columns);
	struct cell_look look = {heads, heads || kind_of(b, row) != ROWS_PLAIN};
	for (size_t k = 0; k < b->columns; k++) {
		const struct plan_cell *from = &b->cell[row * b->columns + k];
		tag[k] = cell_tag(c, from, tr, heads);
		make_cell(c, from, tag[k], look, t, tags->cell + row * b->columns + k);
	}
	if (tags->heads)
		name_heads(c, b, row, tags->heads, tag);
}

static struct rows *make_rows(struct block_context *c, const struct plan_block *b,
			      struct table_tags *tags)
{
	struct rows *t = ARENA_NEW(c->mem, struct rows, 1);
	struct rows_column *column = ARENA_NEW(c->mem, struct rows_column, b->columns);
	struct heads heads = {.column = ARENA_NEW(c->mem, struct str, b->columns)};
	uint8_t *kind = ARENA_NEW(c->mem, uint8_t, b->rows + 1);
	tags->cell = ARENA_NEW(c->mem, struct rows_cell, b->rows * b->columns);
	tags->heads = has_groups(b) ? &heads : NULL;
	for (size_t i = 0; b->column && i < b->columns; i++)
		column[i] = (struct rows_column){b->column[i].bar, b->column[i].line,
						 b->column[i].lo, b->column[i].hi};
	*t = (struct rows){.text = c->text,
			   .theme = c->theme,
			   .cell = tags->cell,
			   .column = column,
			   .kind = kind,
			   .rows = b->rows,
			   .head_rows = b->head_rows,
			   .columns = b->columns,
			   .once = b->header_once,
			   .id = b->id,
			   .at = b->at,
			   .d = c->d,
			   .layout = ARENA_NEW(c->mem, struct rows_layout, 1),
			   .mem = c->mem};
	for (size_t r = 0; r < b->rows; r++) {
		kind[r] = (uint8_t)kind_of(b, r);
		make_row(c, b, r, tags, t);
	}
	return t;
}

/* Does column i hold numbers, flush right, and the next one text, flush left? */
static bool meets(const struct rows *t, size_t i)
{
	const struct rows_cell *number = NULL, *text = NULL;
	for (size_t r = t->head_rows; r < t->rows && !text; r++) {
		const struct rows_cell *c = &t->cell[r * t->columns + i];
		if (c[0].colspan == 1 && c[1].colspan == 1) {
			number = c;
			text = c + 1;
		}
	}
	return text && number->align == PLAN_RIGHT && text->align == PLAN_LEFT;
}

/* Numbers end where the text of the next column begins: they stand apart. */
static void set_leads(const struct rows *t, struct rows_cell *cell)
{
	for (size_t i = 0; i + 1 < t->columns; i++) {
		if (!meets(t, i))
			continue;
		for (size_t r = 0; r < t->rows; r++) {
			struct rows_cell *c = &cell[r * t->columns + i + 1];
			c->indent += c->align == PLAN_LEFT && c->colspan ? ROWS_LEAD : 0;
		}
	}
}

/* What a repeated header says above it: which table goes on, and in what unit. */
static void set_again(struct block_context *c, const struct plan_block *b, struct rows *t)
{
	struct text_style style = {.chain = c->fonts.body,
				   .weight = 400,
				   .size = c->theme->size.note,
				   .rgba = c->theme->color.secondary};
	struct str name = captions_continued(c, b);
	if (name.n)
		t->again = text_line(c->text, name, style, b->at, c->d);
	if (b->unit.text.n)
		t->unit = text_line(c->text, b->unit.text, style, b->unit.at, c->d);
}

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	const struct tag *table = scene_element(c->mem, TAG_TABLE, c->parent);
	struct table_tags tags = {table, scene_element(c->mem, TAG_THEAD, table),
				  scene_element(c->mem, TAG_TBODY, table), NULL, NULL};
	const struct tag *caption = scene_element(c->mem, TAG_CAPTION, table);
	size_t first = out->count;
	if (!captions_push(c, out, b, caption, true) ||
	    !captions_unit(c, out, &b->unit, caption))
		return false;
	struct rows *rows = make_rows(c, b, &tags);
	set_leads(rows, tags.cell);
	set_again(c, b, rows);
	block_push(c, out, rows_box(rows, c->mem));
	if (!captions_below(c, out, b, c->parent))
		return false;
	out->box[first].before = 0.9 * c->theme->size.body;
	out->box[out->count - 1].after = 0.9 * c->theme->size.body;
	return true;
}

const struct block block_table = {
	.kind = PLAN_TABLE, .name = "table", .summary = "| 표 |, {table}", .build = build};
