#include <math.h>

#include "data/bins.h"
#include "data/summary.h"
#include "data/timeunit.h"
#include "query/cell.h"
#include "query/function.h"
#include "query/lists.h"
#include "query/steps.h"
#include "query/summaries.h"

/*
 * What compiled steps call: the operations of data/summary.h as aggregates and
 * window functions, bins, time units, marks of cells. Rows leave a window in
 * the order in which they came.
 */
struct operation {
	struct query *q;
	enum summary_op op;
};

struct window {
	struct summary running; /* of all rows that came: right while none has left */
	double *value;          /* [lo, hi) are in the window */
	size_t lo, hi, room;
	bool left;
};

static struct window *window_of(sqlite3_context *c, bool make)
{
	return sqlite3_aggregate_context(c, make ? (int)sizeof(struct window) : 0);
}

static bool keep(struct window *w, double v)
{
	if (w->hi == w->room) {
		size_t room = w->room ? 2 * w->room : 16;
		double *value = sqlite3_realloc64(w->value, room * sizeof(*value));
		if (!value)
			return false;
		w->value = value;
		w->room = room;
	}
	w->value[w->hi++] = v;
	return true;
}

static void step(sqlite3_context *c, int count, sqlite3_value **v)
{
	const struct operation *o = sqlite3_user_data(c);
	struct window *w = window_of(c, true);
	(void)count;
	int kind = sqlite3_value_type(v[0]);
	if (kind == SQLITE_TEXT || kind == SQLITE_BLOB) {
		database_fault(o->q, DIAG_STEP_TEXT, function_text(v[0]), STR_NONE, SIZE_MAX);
		sqlite3_result_error(c, "dopyo", -1);
		return;
	}
	double number = kind == SQLITE_NULL ? NAN : sqlite3_value_double(v[0]);
	if (w && !summary_keeps(o->op))
		summary_add(&w->running, o->op, number);
	if (!w || !keep(w, number))
		sqlite3_result_error_nomem(c);
}

static void inverse(sqlite3_context *c, int count, sqlite3_value **v)
{
	struct window *w = window_of(c, false);
	(void)count;
	(void)v;
	if (!w)
		return;
	w->lo++;
	w->left = true;
}

/* The values of the window that are there, in a copy. */
static double of_values(const struct operation *o, const struct window *w)
{
	double *copy = sqlite3_malloc64((w->hi - w->lo + 1) * sizeof(*copy)), v;
	size_t n = 0;
	if (!copy)
		database_out_of_memory();
	for (size_t i = w->lo; i < w->hi; i++)
		if (!isnan(w->value[i]))
			copy[n++] = w->value[i];
	o->q->steps += (int64_t)n; /* a window that is added up anew for every row */
	v = summary_of(o->op, copy, n);
	sqlite3_free(copy);
	return v;
}

static void value(sqlite3_context *c)
{
	const struct operation *o = sqlite3_user_data(c);
	struct window *w = window_of(c, false);
	if (!w || w->lo == w->hi) {
		sqlite3_result_null(c);
		return;
	}
	bool anew = w->left || summary_keeps(o->op);
	double v = anew ? of_values(o, w) : summary_value(&w->running, o->op);
	if (isnan(v)) {
		sqlite3_result_null(c);
	} else if (isinf(v)) {
		database_fault(o->q, DIAG_QUERY_NOT_FINITE, STR_NONE, STR_NONE, SIZE_MAX);
		sqlite3_result_error(c, "dopyo", -1);
	} else {
		sqlite3_result_double(c, v);
	}
}

static void final(sqlite3_context *c)
{
	struct window *w = window_of(c, false);
	value(c);
	if (w)
		sqlite3_free(w->value);
}

/* dopyo_bin(v, lo, hi, wish, end); NULL outside of all bins */
static void bin(sqlite3_context *c, int count, sqlite3_value **v)
{
	const struct query *q = sqlite3_user_data(c);
	struct bins b;
	(void)count;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL) {
		sqlite3_result_null(c);
		return;
	}
	const struct bins_wish *wish = &q->asked[sqlite3_value_int(v[3])]->wish;
	if (!bins_choose(sqlite3_value_double(v[1]), sqlite3_value_double(v[2]), wish, &b)) {
		char most[16];
		snprintf(most, sizeof(most), "%d", BINS_MOST);
		function_fail(c, DIAG_STEP_BINS, str_of(most), STR_NONE, SIZE_MAX);
		return;
	}
	uint32_t index = bins_index(&b, sqlite3_value_double(v[0]));
	if (index == BINS_NONE)
		sqlite3_result_null(c);
	else if (sqlite3_value_int(v[4]))
		sqlite3_result_double(c, bins_end(&b, index));
	else
		sqlite3_result_double(c, bins_at(&b, sqlite3_value_double(v[0])));
}

/* dopyo_timeunit(unit, type, cell) */
static void time_unit(sqlite3_context *c, int count, sqlite3_value **v)
{
	timeunit unit = (timeunit)sqlite3_value_int(v[0]);
	enum column_type type = (enum column_type)sqlite3_value_int(v[1]);
	enum column_type made = timeunit_type(unit);
	char room[24];
	double number = sqlite3_value_double(v[2]);
	bool text = sqlite3_value_type(v[2]) == SQLITE_TEXT;
	(void)count;
	if (sqlite3_value_type(v[2]) == SQLITE_NULL ||
	    (text && !cell_parse_period(type, function_text(v[2]), &number))) {
		sqlite3_result_null(c);
		return;
	}
	number = timeunit_at(unit, type, number);
	if (cell_is_number(made)) {
		sqlite3_result_double(c, number);
		return;
	}
	struct str s = column_period(made, number, room);
	sqlite3_result_text(c, s.p, (int)s.n, SQLITE_TRANSIENT);
}

/* dopyo_mark(column, row): how sure a cell of the first table is */
static void mark(sqlite3_context *c, int count, sqlite3_value **v)
{
	const struct query *q = sqlite3_user_data(c);
	(void)count;
	sqlite3_int64 row = sqlite3_value_int64(v[1]);
	const struct table *t = q->stepping;
	uint32_t column = (uint32_t)sqlite3_value_int(v[0]);
	sqlite3_result_int(c, row > 0 ? t->column[column].status[row - 1] : 0);
}

void summaries_register(struct query *q)
{
	for (int op = SUMMARY_SUM; op <= SUMMARY_Q3; op++) {
		struct operation *o = ARENA_NEW(q->mem, struct operation, 1);
		*o = (struct operation){q, (enum summary_op)op};
		char name[32];
		snprintf(name, sizeof(name), "dopyo_%s", summary_name(o->op));
		int rc = sqlite3_create_window_function(q->db, name, 1,
							SQLITE_UTF8 | SQLITE_INNOCUOUS, o, step,
							final, value, inverse, NULL);
		if (rc != SQLITE_OK)
			database_out_of_memory();
	}
	function_add(q, "dopyo_bin", 5, bin);
	function_add(q, "dopyo_timeunit", 3, time_unit);
	function_add(q, "dopyo_mark", 2, mark);
}

bool summaries_known(struct str name)
{
	static const struct str prefix = {"dopyo_", 6};
	enum summary_op op;
	struct str rest = str_slice(name, prefix.n, name.n);
	return str_starts(name, prefix) &&
	       (summary_find(rest, &op) || str_among(rest, "bin timeunit mark " LISTS_WORDS));
}
