#include "ko/format/number.h"
#include "ko/format/reading.h"
#include "ko/format/styles.h"

/* N3: every 일 is written and nothing is spaced, so that nothing can be added. */
static void read_all(struct buf *b, struct decimal d)
{
	if (decimal_zero(d))
		buf_text(b, format_reading_digit(0));
	for (int power = FORMAT_POWER_MAX; power >= 0; power -= 4) {
		char digits[4];
		for (int k = 0; k < 4; k++)
			digits[k] = (char)('0' + decimal_digit(d, power + 3 - k));
		struct decimal group = {.digits = {digits, sizeof(digits)}};
		size_t before = b->n;
		format_reading_group(b, group, true);
		if (b->n > before)
			buf_text(b, format_number_unit(power));
	}
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct decimal d;
	struct buf b = {0};
	if (!format_number(f, value, &d, mem))
		return STR_NONE;
	d = decimal_trim(d);
	if (d.negative || decimal_places(d) > 0 || decimal_whole(d) > FORMAT_POWER_MAX + 4)
		return STR_NONE;
	buf_text(&b, "금");
	format_number_grouped(&b, d, 0);
	buf_text(&b, "원(금");
	read_all(&b, d);
	buf_text(&b, "원)");
	return buf_take(&b, mem);
}

const struct format_style format_amount_official = {
	.name = "amount-official",
	.summary = "공문서의 금액: 숫자와 한글을 함께",
	.example = "113560 → 금113,560원(금일십일만삼천오백육십원)",
	.options = "dec round even",
	.takes = "0 이상의 정수",
	.apply = apply,
};
