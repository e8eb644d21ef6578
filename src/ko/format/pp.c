#include "ko/format/number.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_tail(f, value, "%p", mem);
}

const struct format_style format_pp = {
	.name = "pp",
	.summary = "퍼센트포인트",
	.example = "1.25 → 1.25%p",
	.options = "ratio dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
