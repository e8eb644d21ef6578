#include "ko/period.h"

#include "ko/format/date.h"

const char *period_month(int month)
{
	static const char *const name[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	return name[month - 1];
}

static struct str english(struct format_date d, struct arena *mem)
{
	if (d.quarter)
		return arena_printf(mem, "Q%d %04d", d.quarter, d.year);
	if (!d.day)
		return arena_printf(mem, "%s %04d", period_month(d.month), d.year);
	return arena_printf(mem, "%d %s %04d%.*s", d.day, period_month(d.month), d.year,
			    STR_ARG(d.time));
}

static struct str hangul(struct format_date d, struct arena *mem)
{
	if (d.quarter)
		return arena_printf(mem, "%04d년 %d분기", d.year, d.quarter);
	if (!d.month)
		return arena_printf(mem, "%04d년", d.year);
	if (!d.day)
		return arena_printf(mem, "%04d년 %d월", d.year, d.month);
	return arena_printf(mem, "%04d년 %d월 %d일%.*s", d.year, d.month, d.day,
			    STR_ARG(d.time));
}

struct str period_words(struct str period, bool korean, struct arena *mem)
{
	struct format_date d;
	if (!format_date_parse(period, &d) || (!korean && !d.quarter && !d.month))
		return period;
	return (korean ? hangul : english)(d, mem);
}
