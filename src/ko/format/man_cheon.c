#include "ko/format/number.h"
#include "ko/format/styles.h"

/* 1 to 9 thousand, with nothing behind. */
static bool whole_thousands(struct decimal group)
{
	struct decimal d = decimal_trim(group);
	bool only = decimal_places(d) == 0 && decimal_whole(d) == 4;
	for (int power = 0; power < 3; power++)
		only = only && decimal_digit(d, power) == 0;
	return only;
}

static void write(struct buf *b, struct decimal group, int power, bool leading)
{
	(void)power, (void)leading;
	if (!whole_thousands(group)) {
		format_number_grouped(b, group, 0);
		return;
	}
	buf_char(b, (char)('0' + decimal_digit(group, 3)));
	buf_text(b, "천");
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_groups(f, value, write, mem);
}

const struct format_style format_man_cheon = {
	.name = "man-cheon",
	.summary = "만 단위로 띄어 쓰고, 꼭 떨어지는 천은 ‘천’으로",
	.example = "44000 → 4만 4천",
	.options = "dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
