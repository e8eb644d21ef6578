#include "ko/format/number.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct format budget = *f;
	budget.sign = FORMAT_SIGN_TRIANGLE;
	return format_number_tail(&budget, value, "", mem);
}

const struct format_style format_triangle = {
	.name = "triangle",
	.summary = "예산서처럼 음수를 △로",
	.example = "-2.1 → △2.1",
	.options = "dec round plus even",
	.takes = "숫자",
	.apply = apply,
};
