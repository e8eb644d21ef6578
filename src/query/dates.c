#include <math.h>

#include "base/num.h"
#include "query/cell.h"
#include "query/function.h"
#include "query/token.h"

/*
 * SQLite's date functions, less the present time and the zone of the machine:
 * the same report must give the same pages tomorrow and elsewhere. The real
 * functions are called on a second database, after their arguments were read.
 */
#define DATES_ARGS 8

static bool is_word(sqlite3_value *v, const char *word)
{
	return sqlite3_value_type(v) == SQLITE_TEXT &&
	       token_same_name(str_trim(function_text(v)), str_of(word));
}

/* True when the result would depend on the moment or the place of the run. */
static bool depends(int first, int count, sqlite3_value **v)
{
	if (count <= first)
		return true;
	for (int i = first; i < count; i++)
		if (is_word(v[i], "now") || is_word(v[i], "localtime") || is_word(v[i], "utc"))
			return true;
	return false;
}

/* The statement that calls that function; the last one is kept. */
static sqlite3_stmt *prepare(struct query *q, const char *sql)
{
	if (q->calendar_call && strcmp(sqlite3_sql(q->calendar_call), sql) == 0)
		return q->calendar_call;
	sqlite3_finalize(q->calendar_call);
	q->calendar_call = NULL;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
	if (!q->calendar && sqlite3_open_v2(":memory:", &q->calendar, flags, NULL) != SQLITE_OK)
		database_out_of_memory();
	if (sqlite3_prepare_v2(q->calendar, sql, -1, &q->calendar_call, NULL) != SQLITE_OK)
		database_out_of_memory();
	return q->calendar_call;
}

static void call(sqlite3_context *c, const char *name, int count, sqlite3_value **v)
{
	char sql[80];
	int n = snprintf(sql, sizeof(sql), "SELECT %s(", name);
	for (int i = 0; i < count; i++)
		n += snprintf(sql + n, sizeof(sql) - (size_t)n, i ? ",?%d" : "?%d", i + 1);
	snprintf(sql + n, sizeof(sql) - (size_t)n, ")");
	sqlite3_stmt *st = prepare(sqlite3_user_data(c), sql);
	for (int i = 0; i < count; i++)
		sqlite3_bind_value(st, i + 1, v[i]);
	if (sqlite3_step(st) == SQLITE_ROW)
		sqlite3_result_value(c, sqlite3_column_value(st, 0));
	else
		sqlite3_result_error_nomem(c);
	sqlite3_reset(st);
}

static void run(sqlite3_context *c, const char *name, int first, int count, sqlite3_value **v)
{
	if (count > DATES_ARGS)
		function_fail(c, DIAG_QUERY_ARGUMENTS, str_of(name), STR_NONE, SIZE_MAX);
	else if (depends(first, count, v))
		function_fail(c, DIAG_QUERY_PRESENT, str_of(name), STR_NONE, SIZE_MAX);
	else
		call(c, name, count, v);
}

#define DATES_FUNCTION(name, first)                                                \
	static void dates_##name(sqlite3_context *c, int count, sqlite3_value **v) \
	{                                                                          \
		run(c, #name, first, count, v);                                    \
	}
DATES_FUNCTION(date, 0)
DATES_FUNCTION(time, 0)
DATES_FUNCTION(datetime, 0)
DATES_FUNCTION(julianday, 0)
DATES_FUNCTION(unixepoch, 0)
DATES_FUNCTION(strftime, 1)

/* ---- year(), quarter(), month(), day() of what SQL sees of a temporal column */

/* The day on which a period begins, and how fine it is. */
static bool period_of(sqlite3_value *v, enum column_type *type, double *days)
{
	static const enum column_type periods[] = {COLUMN_QUARTER, COLUMN_MONTH, COLUMN_DATE};
	double number = sqlite3_value_double(v);
	*type = COLUMN_YEAR;
	if (sqlite3_value_type(v) != SQLITE_TEXT) {
		*days = column_days(COLUMN_YEAR, number);
		return number == floor(number) && number >= 1 && number <= 9999;
	}
	struct str text = function_text(v);
	for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++)
		if (cell_parse_period(periods[i], text, &number)) {
			*type = periods[i];
			*days = column_days(*type, number);
			return true;
		}
	return text.n == 4 && num_parse(text, &number) &&
	       isfinite(*days = column_days(COLUMN_YEAR, number));
}

static void part(sqlite3_context *c, sqlite3_value *v, const char *name,
		 enum column_type needed)
{
	enum column_type type;
	double days;
	int year, month, day;
	if (sqlite3_value_type(v) == SQLITE_NULL)
		return;
	if (!period_of(v, &type, &days) || type < needed) {
		char room[32];
		snprintf(room, sizeof(room), "%.15g", sqlite3_value_double(v));
		bool text = sqlite3_value_type(v) == SQLITE_TEXT;
		function_fail(c, DIAG_QUERY_NO_PART, str_of(name),
			      text ? function_text(v) : str_of(room), SIZE_MAX);
		return;
	}
	column_civil(floor(days), &year, &month, &day);
	sqlite3_result_int(c, needed == COLUMN_YEAR      ? year
			      : needed == COLUMN_QUARTER ? (month + 2) / 3
			      : needed == COLUMN_MONTH   ? month
							 : day);
}

#define PART(name, needed)                                                         \
	static void dates_##name(sqlite3_context *c, int count, sqlite3_value **v) \
	{                                                                          \
		(void)count;                                                       \
		part(c, v[0], #name, needed);                                      \
	}
PART(year, COLUMN_YEAR)
PART(quarter, COLUMN_QUARTER)
PART(month, COLUMN_MONTH)
PART(day, COLUMN_DATE)

void dates_register(struct query *q)
{
	function_add(q, "year", 1, dates_year);
	function_add(q, "quarter", 1, dates_quarter);
	function_add(q, "month", 1, dates_month);
	function_add(q, "day", 1, dates_day);
	function_add(q, "date", -1, dates_date);
	function_add(q, "time", -1, dates_time);
	function_add(q, "datetime", -1, dates_datetime);
	function_add(q, "julianday", -1, dates_julianday);
	function_add(q, "unixepoch", -1, dates_unixepoch);
	function_add(q, "strftime", -1, dates_strftime);
}
