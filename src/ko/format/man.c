#include "ko/format/number.h"
#include "ko/format/styles.h"

static void write(struct buf *b, struct decimal group, int power, bool leading)
{
	(void)power, (void)leading;
	format_number_digits(b, group, 0);
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_groups(f, value, write, mem);
}

const struct format_style format_man = {
	.name = "man",
	.summary = "만 단위로 띄어 쓰고 쉼표는 쓰지 않음 (한글 맞춤법 제44항)",
	.example = "1234567898 → 12억 3456만 7898",
	.options = "dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
