/* Any text as a number: what is taken is a plain decimal that both readers agree on. */
#include "source/number.h"
#include "base/num.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "ko/decimal.h"
#include "ko/format.h"

static void check_formats(struct str decimal, struct arena *mem)
{
	struct diags d = {.mem = mem};
	for (size_t i = 0; i < format_count; i++) {
		struct format f = FORMAT_NONE;
		struct str out;
		f.style = format_all[i];
		struct format_value v = {.text = decimal, .number = true};
		format_apply(&f, &v, &out, mem, &d);
		FUZZ_PROMISE(utf8_invalid(out) == out.n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem;
	arena_init(&mem);
	struct str text = str_trim((struct str){(const char *)data, size});
	struct number n;
	struct decimal decimal;
	double v;
	if (size < 200 && utf8_invalid(text) == text.n &&
	    number_parse(&mem, text, &n) == NUMBER_FINE) {
		FUZZ_PROMISE(decimal_parse(&mem, n.decimal, &decimal));
		if (num_parse(n.decimal, &v)) {
			struct str back = num_shortest(&mem, v);
			double again;
			FUZZ_PROMISE(num_parse(back, &again) && again == v);
		}
		check_formats(n.decimal, &mem);
	}
	arena_finish(&mem);
	return 0;
}
