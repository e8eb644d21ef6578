#include "ko/format/number.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	return format_number_tail(f, value, "배", mem);
}

const struct format_style format_times = {
	.name = "times",
	.summary = "배수",
	.example = "5.8 → 5.8배",
	.options = "dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
