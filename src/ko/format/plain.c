#include "ko/format/number.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct decimal d;
	struct buf b = {0};
	if (!format_number(f, value, &d, mem))
		return STR_NONE;
	format_number_digits(&b, d, f->dec);
	return format_number_signed(f, d, &b, "", mem);
}

const struct format_style format_plain = {
	.name = "plain",
	.summary = "쉼표 없이 숫자만",
	.example = "1234567 → 1234567",
	.options = "dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
