#include "ko/format/number.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_tail(f, value, "%", mem);
}

const struct format_style format_percent = {
	.name = "percent",
	.summary = "백분율; ratio를 적으면 100을 곱함",
	.example = "12.5 → 12.5%",
	.options = "ratio dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
