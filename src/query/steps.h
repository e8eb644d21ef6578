#ifndef QUERY_STEPS_H
#define QUERY_STEPS_H

#include "data/bins.h"
#include "data/fit.h"
#include "data/summary.h"
#include "data/timeunit.h"
#include "query/query.h"
#include "query/test.h"

/*
 * Steps of a `transform` (SPEC §5), in Vega-Lite's words, as one SQL query.
 *
 * Each step is a table of WITH over the one before. Rows carry four columns
 * that nobody sees: their place in the order, the row of the first table that
 * they show (NULL: none), how sure they are, whether they are a total. Cells
 * that a step passes through are taken from the first table by that row, so
 * that they keep text, type, unit and marks; only the rest is read from SQL.
 *
 * Total rows are left out wherever rows are added up, unless there are no others.
 */
enum step_kind {
	STEP_FILTER,
	STEP_CALCULATE,
	STEP_AGGREGATE,
	STEP_JOINAGGREGATE,
	STEP_WINDOW,
	STEP_FOLD,
	STEP_LOOKUP,
	STEP_STACK,
	STEP_SORT,
	STEP_LIMIT,
	STEP_BIN,
	STEP_TIMEUNIT,
	STEP_QUANTILE,
	STEP_REGRESSION,
	STEP_PIVOT,
	STEP_IMPUTE
};

struct step_op {
	struct step_word op, field, as; /* field.text empty: none; as empty: op_field */
	double param;                   /* NAN: none */
};

struct step_order {
	struct step_word field;
	bool down;
};

enum step_offset { OFFSET_ZERO, OFFSET_NORMALIZE, OFFSET_CENTER };

struct step {
	enum step_kind kind;
	struct span at;
	struct step_word text; /* condition, expression, or the field it is about */
	/* fold: key, value; stack, bin: start, end; quantile: prob, value; regression: x, y */
	struct step_word as[2];
	struct step_word unit; /* calculate: of the result */
	struct step_test test; /* filter */
	const struct step_op *op;
	size_t ops;
	const struct step_word *group;
	size_t groups;
	const struct step_word *field; /* fold, lookup */
	size_t fields;
	/* lookup: what the fields are called; pivot: the new columns; impute: keyvals */
	const struct step_word *name;
	size_t names;
	const struct step_order *order;
	size_t orders;
	bool framed;
	double frame[2]; /* rows before (negative) and behind; NAN: all */
	bool ignore_peers;
	const struct table *from; /* lookup */
	/* lookup: the column there, its default; impute: the key here, the value */
	struct step_word key, otherwise;
	bool full; /* impute: every key between the first and the last */
	enum step_offset offset;
	uint32_t most; /* limit; pivot: 0 for all */
	/* limit: the measure, the name of the rest; impute: mean …, or empty */
	struct step_word by, others;
	struct bins_wish wish;
	timeunit unit_of_time;
	const double *prob; /* quantile: 0 … 1 */
	size_t probs;
	struct step_word on; /* regression: the column of x */
	enum fit_method method;
	int degree;              /* of poly */
	bool params;             /* coefficients instead of points */
	struct step_word end[2]; /* extent as written; text.n 0: none */
	bool extent_set;
	double extent[2]; /* as the column of x counts */
};

/* Words for step_op.op: of windows, and those of data/summary.h. */
extern const char steps_op_words[];

/* The table after all steps; t may be any table, known to the query or not.
 * False with diagnostics at the words of the report. korean: of labels. */
bool steps_run(struct query *q, const struct table *t, const struct step *step, size_t count,
	       bool korean, const struct table **out);

#endif
