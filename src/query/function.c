#include "query/function.h"

#include <math.h>

#include "query/lists.h"
#include "query/summaries.h"
#include "query/token.h"

#define AGGREGATES "avg count group_concat max min sum total first last yoy"
#define WINDOWS                                                             \
	" row_number rank dense_rank percent_rank cume_dist ntile lag lead" \
	" first_value last_value nth_value"
#define TEXTS                                                                      \
	" char format glob hex instr length like lower ltrim printf quote replace" \
	" rtrim substr substring trim unicode upper zeroblob"
#define NUMBERS                                                                     \
	" abs acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees" \
	" exp floor ln log log10 log2 mod pi pow power radians round sign sin sinh" \
	" sqrt tan tanh trunc ratio share diff cagr index"
#define OTHERS " coalesce ifnull iif nullif typeof likely unlikely likelihood"
#define PARTS "year quarter month day"
#define DATES " " PARTS " date time datetime julianday unixepoch strftime"

static const char known[] = AGGREGATES WINDOWS TEXTS NUMBERS OTHERS DATES;
static const char internal[] = FUNCTION_INDEX " " FUNCTION_DIVISOR;
static const char changing[] =
	"random randomblob current_date current_time current_timestamp changes"
	" total_changes last_insert_rowid sqlite_version sqlite_source_id";

/* The word of the list that is name in any case, or an empty str. */
static struct str find(const char *words, struct str name)
{
	for (const char *p = words; *p;) {
		size_t n = strcspn(p, " ");
		if (token_same_name(name, (struct str){p, n}))
			return (struct str){p, n};
		p += n + (p[n] == ' ');
	}
	return STR_NONE;
}

bool function_known(struct str name)
{
	return find(known, name).n || find(internal, name).n || summaries_known(name);
}

/* Words that people call their values by: a function only before its bracket. */
bool function_of_dates(struct str name)
{
	return find(PARTS, name).n;
}

bool function_melts(struct str name)
{
	return find(AGGREGATES, name).n;
}

bool function_changes(struct str name)
{
	return find(changing, name).n;
}

struct str function_nearest(struct str name)
{
	struct str best = STR_NONE;
	for (const char *p = known; *p;) {
		size_t n = strcspn(p, " ");
		best = str_nearer(name, (struct str){p, n}, best);
		p += n + (p[n] == ' ');
	}
	return best;
}

struct str function_instead(struct str name)
{
	static const struct {
		const char *words, *sql;
	} other[] = {{"if", "iif(…, …, …)"},
		     {"ifs switch", "CASE WHEN … THEN … ELSE … END"},
		     {"average mean 평균", "avg(…)"},
		     {"합계 합", "sum(…)"},
		     {"counta 개수", "count(…)"},
		     {"countif countifs", "count(*) FILTER (WHERE …)"},
		     {"sumif sumifs", "sum(…) FILTER (WHERE …)"},
		     {"averageif averageifs", "avg(…) FILTER (WHERE …)"},
		     {"vlookup hlookup xlookup index match", "SELECT … FROM … WHERE … = …"},
		     {"iferror isna", "coalesce(…, …)"},
		     {"isblank isnull", "… IS NULL"},
		     {"concatenate concat textjoin paste", "… || …"},
		     {"left mid right substring", "substr(…, 1, …)"},
		     {"len", "length(…)"},
		     {"substitute", "replace(…, …, …)"},
		     {"rank.eq", "rank() OVER (ORDER BY … DESC)"},
		     {"today", "'2025-09-15'"}};
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		if (find(other[i].words, name).n)
			return str_of(other[i].sql);
	return STR_NONE;
}

struct str function_text(sqlite3_value *v)
{
	if (sqlite3_value_type(v) == SQLITE_NULL)
		return STR("NULL");
	const char *p = (const char *)sqlite3_value_text(v);
	return (struct str){p, (size_t)sqlite3_value_bytes(v)};
}

void function_fail(sqlite3_context *c, enum diag_code code, struct str a, struct str b,
		   size_t at)
{
	database_fault(sqlite3_user_data(c), code, a, b, at);
	sqlite3_result_error(c, "dopyo", -1);
}

/* All arguments as doubles; false, with the result NULL, when one is NULL. */
static bool numbers(sqlite3_context *c, int count, sqlite3_value **v, double *out)
{
	for (int i = 0; i < count; i++) {
		if (sqlite3_value_type(v[i]) == SQLITE_NULL) {
			sqlite3_result_null(c);
			return false;
		}
		out[i] = sqlite3_value_double(v[i]);
	}
	return true;
}

/* A result that is no number is an error where it arises. */
static void give(sqlite3_context *c, double v)
{
	if (isfinite(v))
		sqlite3_result_double(c, v);
	else
		function_fail(c, DIAG_QUERY_NOT_FINITE, STR_NONE, STR_NONE, SIZE_MAX);
}

static void divide(sqlite3_context *c, int count, sqlite3_value **v)
{
	double x[2];
	if (!numbers(c, count, v, x))
		return;
	if (x[1] == 0)
		function_fail(c, DIAG_QUERY_DIVISION, STR_NONE, STR_NONE, SIZE_MAX);
	else
		give(c, x[0] / x[1]);
}

static void subtract(sqlite3_context *c, int count, sqlite3_value **v)
{
	double x[2];
	if (numbers(c, count, v, x))
		give(c, x[0] - x[1]);
}

static void index_number(sqlite3_context *c, int count, sqlite3_value **v)
{
	double x[2];
	if (!numbers(c, count, v, x))
		return;
	if (x[1] == 0)
		function_fail(c, DIAG_QUERY_DIVISION, STR_NONE, STR_NONE, SIZE_MAX);
	else
		give(c, 100 * x[0] / x[1]);
}

static void growth(sqlite3_context *c, int count, sqlite3_value **v)
{
	double x[3];
	if (!numbers(c, count, v, x))
		return;
	if (x[0] <= 0 || x[1] < 0 || x[2] <= 0)
		function_fail(c, DIAG_QUERY_CAGR, STR_NONE, STR_NONE, SIZE_MAX);
	else
		give(c, pow(x[1] / x[0], 1 / x[2]) - 1);
}

static void divisor(sqlite3_context *c, int count, sqlite3_value **v)
{
	(void)count;
	bool zero = sqlite3_value_type(v[0]) != SQLITE_NULL && sqlite3_value_double(v[0]) == 0;
	if (zero)
		function_fail(c, DIAG_QUERY_DIVISION, STR_NONE, STR_NONE,
			      (size_t)sqlite3_value_int64(v[1]));
	else
		sqlite3_result_value(c, v[0]);
}

/* Not SQLITE_DETERMINISTIC: SQLite would work out constant calls ahead, and
 * CASE WHEN b = 0 THEN NULL ELSE a / b END would fail on the way not taken. */
void function_add(struct query *q, const char *name, int args,
		  void (*call)(sqlite3_context *, int, sqlite3_value **))
{
	int rc = sqlite3_create_function_v2(q->db, name, args, SQLITE_UTF8 | SQLITE_INNOCUOUS,
					    q, call, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		database_out_of_memory();
}

void function_register(struct query *q)
{
	function_add(q, "ratio", 2, divide);
	function_add(q, "share", 2, divide);
	function_add(q, "diff", 2, subtract);
	function_add(q, "cagr", 3, growth);
	function_add(q, FUNCTION_INDEX, 2, index_number);
	function_add(q, FUNCTION_DIVISOR, 2, divisor);
	series_register(q);
	dates_register(q);
	printf_register(q);
	summaries_register(q);
	lists_register(q);
}
