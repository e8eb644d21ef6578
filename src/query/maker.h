#ifndef QUERY_MAKER_H
#define QUERY_MAKER_H

#include "base/buf.h"
#include "query/rewrite.h"
#include "query/steps.h"
#include "query/vtab.h"

/*
 * SQL that is put together from what a report says: every piece knows the
 * words that it stands for, so that an error is shown there. Also which
 * columns the table has after the steps so far.
 */
#define MAKER_ROW "dopyo_row" /* place in the order */
#define MAKER_AT "dopyo_at"   /* row of the first table, from 1 */
#define MAKER_STATUS VTAB_STATUS
#define MAKER_TOTAL VTAB_TOTAL
#define MAKER_HIDDEN MAKER_ROW ", " MAKER_AT ", " MAKER_STATUS ", " MAKER_TOTAL

struct maker_column {
	struct str name;
	uint32_t base; /* of the first table, whose cells these are; or TABLE_NONE */
	bool live;     /* is in the SQL */
	bool gone;     /* the step makes another of its name */
	bool typed;    /* its type is known before it is computed */
	bool labelled; /* a season: numbers with names */
	enum column_type type;
	timeunit season;
	struct str unit;
	int decimals; /* −1: by the values */
	int most;     /* decimals by the values, at most; −1: as many as they have */
};

struct maker {
	struct query *q;
	const struct table *t;
	struct buf b;
	struct sql_part *part;
	uint32_t parts, part_room;
	struct maker_column *column;
	uint32_t columns, column_room;
	uint32_t stage; /* the latest table is called dopyo_<stage> */
	struct span at; /* what generated text stands for */
	bool merged;    /* rows show no single row of the first table */
	const struct table_filled *filled;
	uint8_t fitted; /* they are points of a curve through it: as in struct table */
};

/* Generated text; a name in quotes; the user's words as an expression in
 * brackets. The last is false with a diagnostic when a name is unknown or it
 * is no single expression; values and params may stand by bare name. */
void maker_put(struct maker *m, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void maker_name(struct maker *m, struct str name);
void maker_text(struct maker *m, struct str text); /* 'as a literal' */
bool maker_expression(struct maker *m, struct step_word word);

/* ", prefix.a, prefix.b" for the columns that are live and not gone. */
void maker_columns(struct maker *m, const char *prefix);
void maker_replace(struct maker *m, struct str name); /* one of that name is gone */

/* The column of that name, or NULL with a diagnostic at its place. */
struct maker_column *maker_find(struct maker *m, struct step_word word);
/* The same for a column of numbers. */
struct maker_column *maker_number(struct maker *m, struct step_word word);
/* A column for a result: an earlier one of that name is replaced. */
struct maker_column *maker_add(struct maker *m, struct str name);

#endif
