#ifndef REPORT_BATCH_H
#define REPORT_BATCH_H

#include "data/table.h"
#include "report/run.h"

/*
 * One report for each row of a table (--for-each): the row's cells are params
 * of the report, and the names of its files hold {{ column | format }}. Made
 * by batch_open(); everything lives in its run until batch_close().
 */
struct batch {
	struct run run;
	const struct run_options
		*o; /* of all reports; out, ledger, deps and alt_index are templates */
	const struct table *rows;
	struct query *query;
	struct batch_job {
		struct str out, ledger, deps, alt_index;
		struct str name; /* of the row, for people; safe on a terminal */
	} * job;
};

/* from: a CSV, or SQL over the report's data. False with diagnostics in
 * b->run.diags; batch_close() in any case. */
bool batch_open(struct batch *b, const struct run_options *o, struct str from);
void batch_close(struct batch *b);

/* The options of the report of one row, in mem. */
struct run_options batch_options(const struct batch *b, uint32_t row, struct arena *mem);

#endif
