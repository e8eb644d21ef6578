/* Any text as a period: what is taken is finite and names a real calendar day. */
#include <math.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "source/period.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = str_trim((struct str){(const char *)data, size});
	struct period p;
	if (size > 200 || utf8_invalid(text) != text.n || !period_parse(text, &p))
		return 0;
	FUZZ_PROMISE(column_is_temporal(p.type) && isfinite(p.number));
	int year, month, day;
	column_civil(column_days(p.type, p.number), &year, &month, &day);
	FUZZ_PROMISE(year >= 0 && year <= 10000 && month >= 1 && month <= 12 && day >= 1 &&
		     day <= 31);
	return 0;
}
