#include "block/captions.h"
#include "block/note.h"
#include "block/prose.h"
#include "block/rows.h"

/* Structure: Table holds its Caption, then THead and TBody of rows. */
struct table_tags {
	const struct tag *table, *head, *body;
};

static const struct text_para *cell_text(struct block_context *c, const struct plan_cell *cell,
					 const struct tag *tag, bool heads_column)
{
	struct prose_style style = prose_body(c);
	style.size = c->theme->size.small;
	style.weight = heads_column ? 700 : 400;
	style.tabular = true;
	size_t spans = cell->text.spans ? cell->text.spans : 1;
	return text_para(c->text, cell->text.text, prose_spans(c, &cell->text, &style, tag),
			 spans, (struct text_para_style){0}, cell->text.at, c->d);
}

static const struct tag *cell_tag(struct block_context *c, const struct plan_cell *cell,
				  const struct tag *row, bool heads_column)
{
	struct tag *tag = scene_element(c->mem, cell->head ? TAG_TH : TAG_TD, row);
	if (cell->head)
		tag->scope = heads_column ? STR("Column") : STR("Row");
	return tag;
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

static struct rows *make_rows(struct block_context *c, const struct plan_block *b,
			      const struct table_tags *tags)
{
	struct rows *t = ARENA_NEW(c->mem, struct rows, 1);
	struct rows_cell *cell = ARENA_NEW(c->mem, struct rows_cell, b->rows * b->columns);
	*t = (struct rows){.text = c->text,
			   .theme = c->theme,
			   .cell = cell,
			   .rows = b->rows,
			   .head_rows = b->head_rows,
			   .columns = b->columns,
			   .layout = ARENA_NEW(c->mem, struct rows_layout, 1),
			   .mem = c->mem};
	for (size_t r = 0; r < b->rows; r++) {
		bool heads = r < b->head_rows;
		const struct tag *row =
			scene_element(c->mem, TAG_TR, heads ? tags->head : tags->body);
		for (size_t k = 0; k < b->columns; k++) {
			const struct plan_cell *from = &b->cell[r * b->columns + k];
			const struct tag *tag = cell_tag(c, from, row, heads);
			cell[r * b->columns + k] = (struct rows_cell){
				cell_text(c, from, tag, heads), tag, from->align,
				cell_notes(c, &from->text, tag, t)};
		}
	}
	return t;
}

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	const struct tag *table = scene_element(c->mem, TAG_TABLE, c->parent);
	struct table_tags tags = {table, scene_element(c->mem, TAG_THEAD, table),
				  scene_element(c->mem, TAG_TBODY, table)};
	size_t first = out->count;
	if (!captions_push(c, out, b, table, true) || !captions_unit(c, out, &b->unit, c->parent))
		return false;
	struct rows *r = make_rows(c, b, &tags);
	struct box rows = rows_box(r, c->mem);
	r->id = b->id;
	block_push(c, out, rows);
	if (!captions_below(c, out, b, c->parent))
		return false;
	out->box[first].before = 0.9 * c->theme->size.body;
	out->box[out->count - 1].after = 0.9 * c->theme->size.body;
	return true;
}

const struct block block_table = {
	.kind = PLAN_TABLE, .name = "table", .summary = "| 표 |, {table}", .build = build};
