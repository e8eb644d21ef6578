#include <stdint.h>

#include "ko/decimal.h"
#include "ko/format/date.h"
#include "ko/format/styles.h"

/* A year may come as a date or, from SQL, as a number. */
static int year_of(struct str s, struct arena *mem)
{
	struct format_date date;
	struct decimal d;
	if (format_date_parse(s, &date))
		return date.year;
	if (!decimal_parse(mem, s, &d))
		return -1;
	d = decimal_trim(d);
	if (d.negative || decimal_places(d) > 0 || decimal_whole(d) > 4)
		return -1;
	int year = 0;
	for (int power = 3; power >= 0; power--)
		year = year * 10 + decimal_digit(d, power);
	return year;
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	(void)f;
	size_t tilde = str_find(value, STR("~"), 0);
	int from = year_of(str_trim(str_slice(value, 0, tilde)), mem);
	if (tilde == SIZE_MAX)
		return from < 1 ? STR_NONE : arena_printf(mem, "%d", from);
	int to = year_of(str_trim(str_slice(value, tilde + 1, value.n)), mem);
	return from < 1 || to < 1 ? STR_NONE : arena_printf(mem, "%d~%d", from, to);
}

const struct format_style format_year = {
	.name = "year",
	.summary = "쉼표 없는 해",
	.example = "2025-09-15 → 2025",
	.options = "",
	.takes = "해나 날짜",
	.apply = apply,
};
