#include "ko/format/reading.h"

const char *format_reading_digit(int digit)
{
	static const char *const name[] = {"영", "일", "이", "삼", "사",
					   "오", "육", "칠", "팔", "구"};
	return name[digit];
}

void format_reading_group(struct buf *b, struct decimal group, bool every)
{
	static const char *const place[] = {"", "십", "백", "천"};
	for (int power = 3; power >= 0; power--) {
		int digit = decimal_digit(group, power);
		if (digit == 0)
			continue;
		if (digit > 1 || power == 0 || every)
			buf_text(b, format_reading_digit(digit));
		buf_text(b, place[power]);
	}
}
