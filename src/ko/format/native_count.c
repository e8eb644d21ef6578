#include "ko/format/native.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	static const char *const one[] = {"",     "한",   "두",   "세",   "네",
					  "다섯", "여섯", "일곱", "여덟", "아홉"};
	(void)f;
	int n = format_native_value(value, mem);
	if (n == 0)
		return STR_NONE;
	return arena_printf(mem, "%s%s", format_native_tens(n / 10, n % 10 == 0), one[n % 10]);
}

const struct format_style format_native_count = {
	.name = "native-count",
	.summary = "단위 앞의 고유어 수 (1~99)",
	.example = "21 → 스물한",
	.options = "",
	.takes = "1부터 99까지의 정수",
	.apply = apply,
};
