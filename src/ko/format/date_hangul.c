#include <stdint.h>

#include "base/buf.h"
#include "ko/format/date.h"
#include "ko/format/styles.h"

enum part { YEAR, SUB, DAY }; /* SUB: the month or quarter */

/* The parts of d from first on. */
static void write(struct buf *b, const struct format *f, struct format_date d, enum part first)
{
	size_t start = b->n;
	if (first <= YEAR)
		buf_printf(b, "%d년", d.year);
	if (first <= SUB && d.month + d.quarter > 0)
		buf_printf(b, "%s%d%s", b->n > start ? " " : "", d.month + d.quarter,
			   d.month ? "월" : "분기");
	if (d.day)
		buf_printf(b, "%s%d일%s%.*s", b->n > start ? " " : "", d.day,
			   format_date_weekday(d, f->weekday), STR_ARG(d.time));
}

/* The one part in which two dates of the same kind differ; −1 when they differ
 * in more and both must be written out. */
static int differs(struct format_date a, struct format_date b)
{
	bool same_kind = !a.day == !b.day && !a.month == !b.month && !a.quarter == !b.quarter;
	if (!same_kind)
		return -1;
	if (a.day)
		return a.year == b.year && a.month == b.month ? DAY : -1;
	if (a.month || a.quarter)
		return a.year == b.year ? SUB : -1;
	return YEAR;
}

/* N7: 2020~2025년, 2025년 3~9월, 2025년 9월 15~17일. */
static void write_range(struct buf *b, const struct format *f, struct format_date from,
			struct format_date to)
{
	bool whole = f->weekday || from.time.n || to.time.n;
	int part = whole ? -1 : differs(from, to);
	if (part < 0) {
		write(b, f, from, YEAR);
		buf_char(b, '~');
		write(b, f, to, YEAR);
		return;
	}
	if (part > YEAR)
		buf_printf(b, "%d년 ", from.year);
	if (part == DAY)
		buf_printf(b, "%d월 ", from.month);
	int first = part == YEAR  ? from.year
		    : part == SUB ? from.month + from.quarter
				  : from.day;
	buf_printf(b, "%d~", first);
	write(b, f, to, (enum part)part);
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct format_date from, to;
	struct buf b = {0};
	if (!format_date_range(value, &from, &to))
		return STR_NONE;
	if (str_find(value, STR("~"), 0) == SIZE_MAX)
		write(&b, f, from, YEAR);
	else
		write_range(&b, f, from, to);
	return buf_take(&b, mem);
}

const struct format_style format_date_hangul = {
	.name = "date-hangul",
	.summary = "글 속의 날짜; weekday를 적으면 요일도",
	.example = "2025-09-15 → 2025년 9월 15일",
	.options = "weekday",
	.takes = "날짜(2025-09-15), 달(2025-09), 분기(2025-Q3)나 해(2025)",
	.apply = apply,
};
