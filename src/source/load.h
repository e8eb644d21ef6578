#ifndef SOURCE_LOAD_H
#define SOURCE_LOAD_H

#include "data/origin.h"
#include "source/census.h"
#include "source/frame.h"
#include "source/source.h"

/*
 * One load of one CSV file, shared by the steps of source/: survey, frame,
 * ragged, parse, header, types, rows. What goes into the table is allocated in
 * mem; temp is gone when the load is over.
 */
struct load {
	const struct source_options *o;
	struct files *files;
	struct arena *mem, *temp;
	struct diags *d;
	uint32_t file;
	struct scroll scroll; /* the text of the file, decoded */
	struct census seen;   /* in it */
	bool vain;            /* a text that is not kept cannot be had so: it was changed while
			       * it was walked over, or calls for a closer look */
	char *shelf;          /* as many addresses as the text has, for words of one that is not
			       * kept; NULL: its words stay where they are */
	const char *base;     /* of the words of columns: the text, or where they are kept */
	struct survey survey;
	struct frame frame;
	struct table *t;
	struct table_origin *origin;
	struct column *column;      /* t->columns long, becomes t->column */
	struct gather_column *made; /* per column: what was built; see gather.h */
	struct load_reader *reader; /* of cells again; see load_reader() */
	const struct str *head;     /* header cells, frame.headers × frame.width */
	struct span *head_at;
};

static inline struct span load_span(const struct load *l, size_t lo, size_t hi)
{
	return (struct span){l->file, (uint32_t)lo, (uint32_t)hi};
}

/* A remark for `dopyo data`; the same as a warning when it may change a figure. */
#define LOAD_NOTICE(l, at, code, ...) diag_report(&(l)->origin->notices, at, code, __VA_ARGS__)

/* The place of a data cell, or of its record when it has no such cell. */
struct span load_cell(const struct load *l, uint32_t row, uint32_t column);
/* The place of a row's record. */
struct span load_record(const struct load *l, uint32_t row);
/* "12:7": line and column of a place, as an editor shows them. */
struct str load_place(const struct load *l, struct span at);

/* Tells the columns where rows begin: again whenever t->record has changed. */
void load_reader(struct load *l);
const struct cells_file *load_cells(const struct load *l);

/* The column a report names, or TABLE_NONE with a diagnostic at its place. */
uint32_t load_column(const struct load *l, struct str name, struct span at);

/* ragged.c: every record that is too short or too long is an error with its likely cause. */
bool ragged_check(struct load *l);
/* header.c: names, units and places of the columns. */
void header_names(struct load *l);
/* origin.c: what was understood, for `dopyo data`. */
void origin_encoding(struct load *l);
void origin_letters(struct load *l);
void origin_fill(struct load *l);
/* reshape.c: names joined, blanks filled from above, columns of periods folded. */
bool reshape_table(struct load *l);
/* types.c: types, numbers, missing cells of all columns. */
bool types_infer(struct load *l);
/* rows.c: status, total rows, indentation, duplicates. */
bool rows_mark(struct load *l);
/* expect.c: the checks a report asks for. */
bool expect_check(const struct load *l);

#endif
