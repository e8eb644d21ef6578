#include "query/lists.h"

#include <math.h>
#include <stdlib.h>

#include "data/summary.h"
#include "query/cell.h"
#include "query/function.h"
#include "query/steps.h"

/* The rows of a group that have all of their values. */
struct rows {
	double *x, *y; /* of quantiles x alone */
	size_t count, room;
	const struct step *step;
	enum column_type type;
};

static struct rows *rows_of(sqlite3_context *c, bool make)
{
	return sqlite3_aggregate_context(c, make ? (int)sizeof(struct rows) : 0);
}

static void finish(struct rows *r)
{
	sqlite3_free(r->x);
	sqlite3_free(r->y);
	*r = (struct rows){0};
}

static bool widen(double **v, size_t room)
{
	double *wider = sqlite3_realloc64(*v, room * sizeof(*wider));
	if (wider)
		*v = wider;
	return wider != NULL;
}

static void push(sqlite3_context *c, struct rows *r, double x, double y)
{
	size_t room = r->room ? 2 * r->room : 16;
	if (r->count == r->room) {
		if (!widen(&r->x, room) || !widen(&r->y, room)) {
			sqlite3_result_error_nomem(c);
			return;
		}
		r->room = room;
	}
	r->x[r->count] = x;
	r->y[r->count++] = y;
}

/* False where the value is missing, or no number: then with a fault. */
static bool number_of(sqlite3_context *c, sqlite3_value *v, double *out)
{
	int kind = sqlite3_value_type(v);
	*out = sqlite3_value_double(v);
	if (kind == SQLITE_TEXT || kind == SQLITE_BLOB)
		function_fail(c, DIAG_STEP_TEXT, function_text(v), STR_NONE, SIZE_MAX);
	return kind == SQLITE_INTEGER || kind == SQLITE_FLOAT;
}

/* A period as the number of its column. */
static bool time_of(sqlite3_context *c, enum column_type type, sqlite3_value *v, double *out)
{
	bool text = sqlite3_value_type(v) == SQLITE_TEXT;
	if (text && !cell_is_number(type) && cell_parse_period(type, function_text(v), out))
		return true;
	return number_of(c, v, out);
}

static void give(sqlite3_context *c, const double *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (isinf(list[i])) {
			function_fail(c, DIAG_QUERY_NOT_FINITE, STR_NONE, STR_NONE, SIZE_MAX);
			return;
		}
	sqlite3_result_blob64(c, list, count * sizeof(*list), SQLITE_TRANSIENT);
}

/* ---- curves */

static bool is_period(enum column_type type)
{
	return !cell_is_number(type) && column_is_temporal(type);
}

/* Where a period stands on the line of time: curves are of days, as axes are. */
static double place(enum column_type type, double number)
{
	return is_period(type) ? column_days(type, number) : number;
}

static void fit_step(sqlite3_context *c, int count, sqlite3_value **v)
{
	const struct query *q = sqlite3_user_data(c);
	struct rows *r = rows_of(c, true);
	double x, y;
	(void)count;
	if (!r) {
		sqlite3_result_error_nomem(c);
		return;
	}
	r->step = q->asked[sqlite3_value_int(v[0])];
	r->type = (enum column_type)sqlite3_value_int(v[1]);
	if (time_of(c, r->type, v[2], &x) && number_of(c, v[3], &y))
		push(c, r, x, y);
}

/* From the least to the greatest x, unless the step says from where to where. */
static void ends(const struct rows *r, double end[2])
{
	end[0] = INFINITY;
	end[1] = -INFINITY;
	for (size_t i = 0; i < r->count; i++) {
		end[0] = fmin(end[0], r->x[i]);
		end[1] = fmax(end[1], r->x[i]);
	}
	for (int i = 0; i < 2 && r->step->extent_set; i++)
		end[i] = r->step->extent[i];
}

/* A straight line is its two ends. */
static size_t points_of(const struct rows *r, const struct fit *f, const double end[2])
{
	if (f->method == FIT_LINEAR || (f->method == FIT_POLY && f->order < 2))
		return 2;
	bool whole = r->type != COLUMN_NUMBER && end[1] - end[0] < LISTS_POINTS - 1;
	return whole ? (size_t)(end[1] - end[0]) + 1 : LISTS_POINTS;
}

static void give_points(sqlite3_context *c, const struct rows *r, const struct fit *f)
{
	double end[2], list[2 * LISTS_POINTS];
	ends(r, end);
	size_t points = points_of(r, f, end);
	for (size_t i = 0; i < points; i++) {
		double share = (double)i / (double)(points - 1);
		double x = i + 1 == points ? end[1] : end[0] + (end[1] - end[0]) * share;
		x = r->type == COLUMN_NUMBER || points == 2 ? x : round(x);
		list[2 * i] = x;
		list[2 * i + 1] = fit_at(f, place(r->type, x));
	}
	if (isnan(list[1])) /* a logarithm of where the curve is to begin */
		function_fail(c, DIAG_STEP_LOGARITHM, STR("0"), STR_NONE, SIZE_MAX);
	else
		give(c, list, 2 * points);
}

static void give_params(sqlite3_context *c, const struct fit *f)
{
	double list[FIT_ORDER + 2] = {f->r2};
	fit_coefficients(f, list + 1);
	give(c, list, (size_t)f->order + 2);
}

static void fit_final(sqlite3_context *c)
{
	struct rows *r = rows_of(c, false);
	double low;
	if (!r || !r->step)
		return;
	struct fit f = {.method = r->step->method, .order = r->step->degree};
	double *days = sqlite3_malloc64((r->count + 1) * sizeof(*days));
	if (!days)
		database_out_of_memory();
	for (size_t i = 0; i < r->count; i++)
		days[i] = place(r->type, r->x[i]);
	enum fit_outcome done = fit_points(&f, (struct fit_data){days, r->y, r->count}, &low);
	sqlite3_free(days);
	if (done == FIT_LOW) {
		char text[32];
		snprintf(text, sizeof(text), "%.6g", low);
		function_fail(c, DIAG_STEP_LOGARITHM, str_of(text), STR_NONE, SIZE_MAX);
	} else if (done == FIT_OK && r->step->params) {
		give_params(c, &f);
	} else if (done == FIT_OK) {
		give_points(c, r, &f);
	}
	finish(r);
}

/* ---- quantiles */

static void quantiles_step(sqlite3_context *c, int count, sqlite3_value **v)
{
	const struct query *q = sqlite3_user_data(c);
	struct rows *r = rows_of(c, true);
	double x;
	(void)count;
	if (!r) {
		sqlite3_result_error_nomem(c);
		return;
	}
	r->step = q->asked[sqlite3_value_int(v[0])];
	if (number_of(c, v[1], &x))
		push(c, r, x, 0);
}

static int by_value(const void *va, const void *vb)
{
	double a = *(const double *)va, b = *(const double *)vb;
	return (a > b) - (a < b);
}

static void quantiles_final(sqlite3_context *c)
{
	struct rows *r = rows_of(c, false);
	if (!r || !r->count)
		return;
	qsort(r->x, r->count, sizeof(*r->x), by_value);
	double *list = sqlite3_malloc64(r->step->probs * sizeof(*list));
	if (!list)
		database_out_of_memory();
	for (size_t i = 0; i < r->step->probs; i++)
		list[i] = summary_quantile(r->x, r->count, r->step->prob[i]);
	give(c, list, r->step->probs);
	sqlite3_free(list);
	finish(r);
}

/* ---- reading */

static void item(sqlite3_context *c, int count, sqlite3_value **v)
{
	double number;
	(void)count;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	size_t items = (size_t)sqlite3_value_bytes(v[0]) / sizeof(number);
	size_t i = (size_t)sqlite3_value_int64(v[1]);
	const char *list = sqlite3_value_blob(v[0]);
	if (i >= items)
		return;
	memcpy(&number, list + i * sizeof(number), sizeof(number));
	if (!isnan(number)) /* R² of what does not vary */
		sqlite3_result_double(c, number);
}

static void period(sqlite3_context *c, int count, sqlite3_value **v)
{
	char room[24];
	(void)count;
	if (sqlite3_value_type(v[1]) == SQLITE_NULL)
		return;
	struct str s = column_period((enum column_type)sqlite3_value_int(v[0]),
				     sqlite3_value_double(v[1]), room);
	sqlite3_result_text(c, s.p, (int)s.n, SQLITE_TRANSIENT);
}

static void add(struct query *q, const char *name, int args,
		void (*step)(sqlite3_context *, int, sqlite3_value **),
		void (*final)(sqlite3_context *))
{
	int rc = sqlite3_create_function_v2(q->db, name, args, SQLITE_UTF8 | SQLITE_INNOCUOUS,
					    q, NULL, step, final, NULL);
	if (rc != SQLITE_OK)
		database_out_of_memory();
}

void lists_register(struct query *q)
{
	add(q, "dopyo_fit", 4, fit_step, fit_final);
	add(q, "dopyo_quantiles", 2, quantiles_step, quantiles_final);
	function_add(q, "dopyo_item", 2, item);
	function_add(q, "dopyo_period", 2, period);
}
