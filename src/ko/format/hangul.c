#include "ko/format/number.h"
#include "ko/format/reading.h"
#include "ko/format/styles.h"

/* 만 is read without 일 when it comes first: 만 이천, but 일억 일만. */
static void write(struct buf *b, struct decimal group, int power, bool leading)
{
	bool one = decimal_whole(group) == 1 && decimal_digit(group, 0) == 1;
	if (power == 4 && leading && one)
		return;
	if (decimal_whole(group) <= 0)
		buf_text(b, format_reading_digit(0));
	else
		format_reading_group(b, group, false);
	if (power == 0 && decimal_places(group) > 0) {
		buf_text(b, " 점 ");
		for (int k = -1; k >= -decimal_places(group); k--)
			buf_text(b, format_reading_digit(decimal_digit(group, k)));
	}
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct decimal d;
	if (!format_number(f, value, &d, mem) || decimal_whole(d) > FORMAT_POWER_MAX + 4)
		return STR_NONE;
	struct format unsigned_format = *f;
	unsigned_format.plus = false;
	const char *sign = d.negative                    ? "마이너스 "
			   : f->plus && !decimal_zero(d) ? "플러스 "
							 : "";
	d.negative = false;
	struct str text =
		format_number_groups(&unsigned_format, decimal_text(mem, d, -1), write, mem);
	return arena_printf(mem, "%s%.*s", sign, STR_ARG(text));
}

const struct format_style format_hangul = {
	.name = "hangul",
	.summary = "읽는 대로 한글로",
	.example = "30500 → 삼만 오백",
	.options = "dec round sign plus even",
	.takes = "10^24보다 작은 숫자",
	.apply = apply,
};
