#include "ko/format/native.h"

#include "ko/decimal.h"

const char *format_native_tens(int tens, bool alone)
{
	static const char *const name[] = {"",   "열",   "스물", "서른", "마흔",
					   "쉰", "예순", "일흔", "여든", "아흔"};
	return tens == 2 && alone ? "스무" : name[tens];
}

int format_native_value(struct str value, struct arena *temp)
{
	struct decimal d;
	if (!decimal_parse(temp, value, &d))
		return 0;
	d = decimal_trim(d);
	if (d.negative || decimal_places(d) > 0 || decimal_whole(d) > 2)
		return 0;
	return decimal_digit(d, 1) * 10 + decimal_digit(d, 0);
}
