#include "ko/format/native.h"
#include "ko/format/styles.h"

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	static const char *const one[] = {"",     "한",   "두",   "셋",   "넷",
					  "다섯", "여섯", "일곱", "여덟", "아홉"};
	(void)f;
	int n = format_native_value(value, mem);
	if (n == 0)
		return STR_NONE;
	if (n <= 2)
		return n == 1 ? STR("첫째") : STR("둘째");
	return arena_printf(mem, "%s%s째", format_native_tens(n / 10, n % 10 == 0),
			    one[n % 10]);
}

const struct format_style format_native_order = {
	.name = "native-order",
	.summary = "고유어 차례 (1~99)",
	.example = "12 → 열두째",
	.options = "",
	.takes = "1부터 99까지의 정수",
	.apply = apply,
};
