#include "ko/format/number.h"
#include "ko/format/styles.h"

static void write(struct buf *b, struct decimal group, int power, bool leading)
{
	(void)power, (void)leading;
	format_number_grouped(b, group, 0);
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_groups(f, value, write, mem);
}

const struct format_style format_man_comma = {
	.name = "man-comma",
	.summary = "만 단위로 띄어 쓰고 그 안에서 쉼표",
	.example = "1234567898 → 12억 3,456만 7,898",
	.options = "dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
