#include <stdint.h>

#include "base/num.h"
#include "ko/format/date.h"
#include "ko/format/styles.h"

#define PARTS 3 /* hours, minutes, seconds */

/* 8:10, 08:10 or 08:10:30; 24:00 ends a day. */
static int parse(struct str s, long long part[PARTS])
{
	static const long long most[PARTS] = {24, 59, 59};
	int count = 0;
	for (size_t i = 0; i <= s.n && count <= PARTS;) {
		size_t colon = str_find(s, STR(":"), i);
		struct str one = str_slice(s, i, colon);
		bool digits = one.n == 2 || (one.n == 1 && count == 0);
		digits = digits && one.p[0] >= '0' && one.p[0] <= '9';
		if (count == PARTS || !digits || !num_parse_int(one, &part[count]) ||
		    part[count] > most[count])
			return 0;
		count++;
		i = colon == SIZE_MAX ? s.n + 1 : colon + 1;
	}
	bool past_midnight = part[0] == 24 && (part[1] > 0 || (count == PARTS && part[2] > 0));
	return count < 2 || past_midnight ? 0 : count;
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	(void)f;
	long long part[PARTS] = {0};
	struct format_date day;
	if (format_date_parse(value, &day) && day.time.n)
		value = str_slice(day.time, 1, day.time.n);
	int count = parse(value, part);
	if (count == 0)
		return STR_NONE;
	if (count == 2)
		return arena_printf(mem, "%02lld:%02lld", part[0], part[1]);
	return arena_printf(mem, "%02lld:%02lld:%02lld", part[0], part[1], part[2]);
}

const struct format_style format_time_official = {
	.name = "time-official",
	.summary = "스물네 시간제의 시각",
	.example = "8:10 → 08:10",
	.options = "",
	.takes = "시각(8:10)",
	.apply = apply,
};
