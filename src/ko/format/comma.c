#include "ko/format/number.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_tail(f, value, "", mem);
}

const struct format_style format_comma = {
	.name = "comma",
	.summary = "천 단위마다 쉼표 (기본)",
	.example = "1234567 → 1,234,567",
	.options = "dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
