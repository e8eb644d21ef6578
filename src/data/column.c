#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "data/table.h"

/* Days beyond this are no calendar days; their years would not fit an int. */
#define DAYS_MAX 1e11
#define PERIODS_MAX 1e8 /* days, months, quarters: far more than four-digit years need */

struct str column_text(const struct column *c, uint32_t row)
{
	const struct cells *k = &c->cells;
	if (k->text)
		return k->text[row];
	if (k->word)
		return cells_word_text(k, k->word[k->code ? k->code[row] : row]);
	return k->file->text(k, row);
}

struct str column_decimal(const struct column *c, uint32_t row, struct arena *mem)
{
	if (c->cells.decimal)
		return c->cells.decimal[row];
	if (table_missing(c, row))
		return STR_NONE;
	if (!c->cells.file)
		return c->cells.text[row];
	if (c->type == COLUMN_YEAR)
		return arena_printf(mem, "%.0f", c->number[row]);
	return c->cells.file->decimal(&c->cells, column_text(c, row), mem);
}

bool column_is_temporal(enum column_type type)
{
	return type == COLUMN_YEAR || type == COLUMN_QUARTER || type == COLUMN_MONTH ||
	       type == COLUMN_DATE;
}

/*
 * Days from 1970-01-01 to the first of a month (months from 0). Years are
 * reckoned from March on, so that the leap day is the last of its year; 153
 * days make five months from March on.
 */
static double month_start(double year, double month)
{
	double march = month < 2 ? month + 10 : month - 2, y = month < 2 ? year - 1 : year;
	double leaps = floor(y / 4) - floor(y / 100) + floor(y / 400);
	return 365 * y + leaps + floor((153 * march + 2) / 5) - 719468;
}

double column_days(enum column_type type, double number)
{
	switch (type) {
	case COLUMN_YEAR:
		return month_start(number, 0);
	case COLUMN_QUARTER:
		return month_start(floor(number / 4), 3 * (number - 4 * floor(number / 4)));
	case COLUMN_MONTH:
		return month_start(floor(number / 12), number - 12 * floor(number / 12));
	default:
		return number;
	}
}

void column_civil(double days, int *year, int *month, int *day)
{
	days = floor(fmax(-DAYS_MAX, fmin(DAYS_MAX, days)));
	double y = floor(days / 365.2425) + 1970, m = 11;
	while (month_start(y, 0) > days) /* the mean year is off by a day or two */
		y--;
	while (month_start(y + 1, 0) <= days)
		y++;
	while (month_start(y, m) > days)
		m--;
	*year = (int)y;
	*month = (int)m + 1;
	*day = (int)(days - month_start(y, m)) + 1;
}

#define MILLIS 86400000U /* of a day */

/* " 13:30", with seconds and thousandths where there are any. */
static int put_clock(char *room, size_t n, double part)
{
	unsigned ms = (unsigned)(part * MILLIS + 0.5) % MILLIS, s = ms / 1000;
	if (!ms)
		return 0;
	if (!(ms % 60000))
		return snprintf(room, n, " %02u:%02u", s / 3600, s / 60 % 60);
	if (!(ms % 1000))
		return snprintf(room, n, " %02u:%02u:%02u", s / 3600, s / 60 % 60, s % 60);
	return snprintf(room, n, " %02u:%02u:%02u.%03u", s / 3600, s / 60 % 60, s % 60,
			ms % 1000);
}

struct str column_period(enum column_type type, double number, char room[24])
{
	assert(fabs(number) < PERIODS_MAX);
	int year, month, day, n = 0;
	column_civil(column_days(type, number), &year, &month, &day);
	n = snprintf(room, 24, year < 0 ? "%05d" : "%04d", year);
	if (type == COLUMN_QUARTER)
		n += snprintf(room + n, 24 - (size_t)n, "-Q%d", (month + 2) / 3);
	else
		n += snprintf(room + n, 24 - (size_t)n, "-%02d", month);
	if (type == COLUMN_DATE)
		n += snprintf(room + n, 24 - (size_t)n, "-%02d", day);
	if (type == COLUMN_DATE)
		n += put_clock(room + n, 24 - (size_t)n, number - floor(number));
	return (struct str){room, (size_t)n};
}

struct str column_written(const struct column *c, uint32_t row, struct arena *mem)
{
	char room[24];
	bool plain = !column_is_temporal(c->type) || c->type == COLUMN_YEAR;
	if (plain || c->season || table_missing(c, row))
		return column_text(c, row);
	struct str period = column_period(c->type, c->number[row], room);
	bool midnight = c->type == COLUMN_DATE && period.n == 10 &&
			str_find(column_text(c, row), STR(":"), 0) != SIZE_MAX;
	return arena_printf(mem, "%.*s%s", STR_ARG(period), midnight ? " 00:00" : "");
}
