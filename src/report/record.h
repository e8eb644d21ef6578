#ifndef REPORT_RECORD_H
#define REPORT_RECORD_H

#include "ledger/ledger.h"
#include "report/bind.h"
#include "report/fill.h"

/*
 * Notes every figure that the report prints while it is bound, for the ledger
 * (ledger/ledger.h). b->record is NULL when nobody asked for one, and then
 * every function here does nothing.
 */
struct record;

struct record *record_open(struct arena *mem);

/* Figures from here on stand in the element of that id, or in the nth of its
 * kind, "chart-2". Returns where they stood, to go back to. */
struct str record_place(struct bind *b, struct str id, const char *kind);
void record_back(struct bind *b, struct str place);

/* {{ expression | format }}; row: of a template, or NULL. */
struct record_value {
	const struct fill_row *row;
	struct str expression, format;
	struct span at;
	const struct value *value;
	struct str shown;
};
void record_value(struct bind *b, const struct record_value *v);

/* A cell of a {table}: shown as it prints; at: its format, or its column's name. */
void record_cell(struct bind *b, const struct fill_row *row, const struct column *c,
		 struct span at, struct str shown);

/* Is what this column holds a figure? A number is; so is a year, a month or a date
 * that does not name its row. */
bool record_is_figure(struct bind *b, const struct table *t, const struct column *c);

/* What a chart draws: every measure of every row. */
void record_chart(struct bind *b, const struct plan_chart *chart);

/* All of it, in the order of the report. */
void record_ledger(struct bind *b, struct ledger *out);

#endif
