#include <math.h>

#include "query/function.h"

/*
 * first, last and yoy: aggregates over (v, by) pairs, which are window
 * functions too. Rows leave a window in the order in which they came.
 */
struct pair {
	sqlite3_value *v, *by;
	sqlite3_int64 number; /* of the row in the window's history */
};

struct series {
	struct pair *pair; /* [lo, hi) are in use */
	size_t lo, hi, room;
	sqlite3_int64 came, left;
};

static struct series *series_of(sqlite3_context *c, bool make)
{
	return sqlite3_aggregate_context(c, make ? (int)sizeof(struct series) : 0);
}

static void drop(struct pair *p)
{
	sqlite3_value_free(p->v);
	sqlite3_value_free(p->by);
}

static void clear(struct series *s)
{
	for (size_t i = s->lo; i < s->hi; i++)
		drop(&s->pair[i]);
	sqlite3_free(s->pair);
	*s = (struct series){0};
}

static void append(sqlite3_context *c, struct series *s, sqlite3_value **v)
{
	if (s->hi == s->room) {
		size_t used = s->hi - s->lo;
		if (s->lo > used) { /* as much is free in front: move down */
			memmove(s->pair, s->pair + s->lo, used * sizeof(*s->pair));
			s->lo = 0;
			s->hi = used;
		} else {
			size_t room = s->room ? s->room * 2 : 8;
			struct pair *p = sqlite3_realloc64(s->pair, room * sizeof(*p));
			if (!p) {
				sqlite3_result_error_nomem(c);
				return;
			}
			s->pair = p;
			s->room = room;
		}
	}
	struct pair p = {sqlite3_value_dup(v[0]), sqlite3_value_dup(v[1]), s->came++};
	if (p.v && p.by)
		s->pair[s->hi++] = p;
	else
		drop(&p);
	if (!p.v || !p.by)
		sqlite3_result_error_nomem(c);
}

static bool is_null(sqlite3_value *v)
{
	return sqlite3_value_type(v) == SQLITE_NULL;
}

/* Numbers before texts, as SQLite sorts. */
static int compare(sqlite3_value *a, sqlite3_value *b)
{
	bool text[2] = {sqlite3_value_type(a) == SQLITE_TEXT,
			sqlite3_value_type(b) == SQLITE_TEXT};
	if (text[0] != text[1])
		return text[0] ? 1 : -1;
	if (text[0])
		return str_cmp(function_text(a), function_text(b));
	double x = sqlite3_value_double(a), y = sqlite3_value_double(b);
	return (x > y) - (x < y);
}

/*
 * first and last keep only pairs that may still win: one that came earlier
 * and loses against a later one never will. side: 1 for last, −1 for first.
 */
static void extreme_step(sqlite3_context *c, sqlite3_value **v, int side)
{
	struct series *s = series_of(c, true);
	if (!s) {
		sqlite3_result_error_nomem(c);
		return;
	}
	if (is_null(v[0]) || is_null(v[1]))
		return;
	while (s->hi > s->lo && compare(s->pair[s->hi - 1].by, v[1]) * side < 0)
		drop(&s->pair[--s->hi]);
	append(c, s, v);
}

static void first_step(sqlite3_context *c, int count, sqlite3_value **v)
{
	(void)count;
	extreme_step(c, v, -1);
}

static void last_step(sqlite3_context *c, int count, sqlite3_value **v)
{
	(void)count;
	extreme_step(c, v, 1);
}

/* The oldest row leaves; it may have been dropped long ago. */
static void leave(struct series *s)
{
	if (s->lo < s->hi && s->pair[s->lo].number == s->left)
		drop(&s->pair[s->lo++]);
	s->left++;
}

static void extreme_inverse(sqlite3_context *c, int count, sqlite3_value **v)
{
	(void)count;
	struct series *s = series_of(c, false);
	if (s && !is_null(v[0]) && !is_null(v[1]))
		leave(s);
}

static void extreme_value(sqlite3_context *c)
{
	struct series *s = series_of(c, false);
	if (!s || s->lo == s->hi) {
		sqlite3_result_null(c);
		return;
	}
	struct pair *p = &s->pair[s->lo];
	if (s->hi - s->lo > 1 && compare(p[0].by, p[1].by) == 0)
		function_fail(c, DIAG_QUERY_TIE, function_text(p->by), STR_NONE, SIZE_MAX);
	else
		sqlite3_result_value(c, p->v);
}

static void extreme_final(sqlite3_context *c)
{
	struct series *s = series_of(c, false);
	extreme_value(c);
	if (s)
		clear(s);
}

/* yoy keeps every row of the window: the last one is the current row. */
static void yoy_step(sqlite3_context *c, int count, sqlite3_value **v)
{
	(void)count;
	struct series *s = series_of(c, true);
	if (!s) {
		sqlite3_result_error_nomem(c);
		return;
	}
	struct pair *before = s->hi > s->lo ? &s->pair[s->hi - 1] : NULL;
	if (before && !is_null(before->by) && !is_null(v[1])) {
		int order = compare(before->by, v[1]);
		if (order == 0)
			function_fail(c, DIAG_QUERY_TIE, function_text(v[1]), STR_NONE,
				      SIZE_MAX);
		else if (order > 0)
			function_fail(c, DIAG_QUERY_YOY_ORDER, function_text(v[1]), STR_NONE,
				      SIZE_MAX);
	}
	append(c, s, v);
}

static void yoy_inverse(sqlite3_context *c, int count, sqlite3_value **v)
{
	(void)count;
	(void)v;
	struct series *s = series_of(c, false);
	if (s)
		leave(s);
}

/* What comes a year before `by`: the same text with its four digits less one. */
struct period {
	double number;
	char text[40];
	size_t n; /* 0: a number */
};

static bool year_before(sqlite3_value *by, struct period *out)
{
	if (sqlite3_value_type(by) != SQLITE_TEXT) {
		*out = (struct period){.number = sqlite3_value_double(by) - 1};
		return true;
	}
	struct str s = function_text(by);
	int year = 0;
	for (size_t i = 0; i < 4; i++) {
		if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
			return false;
		year = year * 10 + (s.p[i] - '0');
	}
	if (s.n >= sizeof(out->text) || year == 0)
		return false;
	out->n = s.n;
	snprintf(out->text, sizeof(out->text), "%04d%.*s", year - 1, (int)s.n - 4, s.p + 4);
	return true;
}

/* The pair of that period; rows are in order, so the search ends before it. */
static struct pair *find_period(struct series *s, const struct period *wanted)
{
	for (size_t i = s->hi - 1; i-- > s->lo;) {
		struct pair *p = &s->pair[i];
		bool text = sqlite3_value_type(p->by) == SQLITE_TEXT;
		if (is_null(p->by) || text != (wanted->n > 0))
			return NULL;
		double x = text ? 0 : sqlite3_value_double(p->by);
		int order = text ? str_cmp(function_text(p->by),
					   (struct str){wanted->text, wanted->n})
				 : (x > wanted->number) - (x < wanted->number);
		if (order <= 0)
			return order == 0 ? p : NULL;
	}
	return NULL;
}

static void yoy_value(sqlite3_context *c)
{
	struct series *s = series_of(c, false);
	sqlite3_result_null(c);
	if (!s || s->lo == s->hi)
		return;
	struct pair *now = &s->pair[s->hi - 1];
	if (is_null(now->v) || is_null(now->by))
		return;
	struct period wanted = {0};
	if (!year_before(now->by, &wanted)) {
		function_fail(c, DIAG_QUERY_YOY_PERIOD, function_text(now->by), STR_NONE,
			      SIZE_MAX);
		return;
	}
	struct pair *then = find_period(s, &wanted);
	if (!then || is_null(then->v))
		return;
	double base = sqlite3_value_double(then->v), v = sqlite3_value_double(now->v);
	if (base == 0)
		function_fail(c, DIAG_QUERY_DIVISION, STR_NONE, STR_NONE, SIZE_MAX);
	else
		sqlite3_result_double(c, v / base - 1);
}

static void yoy_final(sqlite3_context *c)
{
	struct series *s = series_of(c, false);
	yoy_value(c);
	if (s)
		clear(s);
}

struct window_calls {
	void (*step)(sqlite3_context *, int, sqlite3_value **);
	void (*final)(sqlite3_context *);
	void (*value)(sqlite3_context *);
	void (*inverse)(sqlite3_context *, int, sqlite3_value **);
};

static void add(struct query *q, const char *name, struct window_calls w)
{
	int rc = sqlite3_create_window_function(q->db, name, 2, SQLITE_UTF8 | SQLITE_INNOCUOUS,
						q, w.step, w.final, w.value, w.inverse, NULL);
	if (rc != SQLITE_OK)
		database_out_of_memory();
}

void series_register(struct query *q)
{
	struct window_calls first = {first_step, extreme_final, extreme_value, extreme_inverse};
	struct window_calls last = {last_step, extreme_final, extreme_value, extreme_inverse};
	struct window_calls yoy = {yoy_step, yoy_final, yoy_value, yoy_inverse};
	add(q, "first", first);
	add(q, "last", last);
	add(q, "yoy", yoy);
}
