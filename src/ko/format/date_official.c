#include <stdint.h>

#include "ko/format/date.h"
#include "ko/format/styles.h"

/* A year alone is not written with a full stop, which would end a sentence. */
static struct str write(const struct format *f, struct format_date d, struct arena *mem)
{
	if (d.day)
		return arena_printf(mem, "%d. %d. %d.%s%.*s", d.year, d.month, d.day,
				    format_date_weekday(d, f->weekday), STR_ARG(d.time));
	if (d.month)
		return arena_printf(mem, "%d. %d.", d.year, d.month);
	if (d.quarter)
		return arena_printf(mem, "%d년 %d분기", d.year, d.quarter);
	return arena_printf(mem, "%d년", d.year);
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct format_date from, to;
	if (!format_date_range(value, &from, &to))
		return STR_NONE;
	if (str_find(value, STR("~"), 0) == SIZE_MAX)
		return write(f, from, mem);
	if (!from.month && !from.quarter && !to.month && !to.quarter)
		return arena_printf(mem, "%d~%d년", from.year, to.year);
	return arena_printf(mem, "%.*s~%.*s", STR_ARG(write(f, from, mem)),
			    STR_ARG(write(f, to, mem)));
}

const struct format_style format_date_official = {
	.name = "date-official",
	.summary = "공문서의 날짜; weekday를 적으면 요일도",
	.example = "2025-09-15 → 2025. 9. 15.",
	.options = "weekday",
	.takes = "날짜(2025-09-15)나 달(2025-09)",
	.apply = apply,
};
