#include <stdint.h>

#include "base/buf.h"
#include "ko/format.h"
#include "vectors.h"

#define TICKS_MAX 64

/* "dec=1;sign=minus" → "dec=1,sign=minus"; style= is taken out. */
static struct str options(struct str list, struct str *style, struct arena *mem)
{
	struct buf b = {0};
	for (size_t lo = 0; lo < list.n;) {
		size_t end = str_find(list, STR(";"), lo);
		struct str one = str_trim(str_slice(list, lo, end));
		lo = end == SIZE_MAX ? list.n : end + 1;
		if (str_starts(one, STR("style="))) {
			*style = str_slice(one, strlen("style="), one.n);
			continue;
		}
		if (b.n > 0)
			buf_char(&b, ',');
		buf_str(&b, one);
	}
	return buf_take(&b, mem);
}

static struct str ticks(const struct format *f, struct str list, struct arena *mem)
{
	struct str value[TICKS_MAX], label[TICKS_MAX];
	size_t count = 0;
	for (size_t lo = 0; lo <= list.n && count < TICKS_MAX;) {
		size_t end = str_find(list, STR(";"), lo);
		value[count++] = str_trim(str_slice(list, lo, end));
		lo = end == SIZE_MAX ? list.n + 1 : end + 1;
	}
	if (!format_ticks(f, value, count, label, mem))
		return STR("(not ticks)");
	return arena_join(mem, label, count, STR(";"));
}

static struct str run(const struct row *r, struct arena *mem)
{
	struct str value = row_unescape(mem, row_cell(r, "value")),
		   style = row_cell(r, "style");
	struct diags d = {.mem = mem};
	bool tick = str_among(style, "tick ticks");
	struct str list = options(row_cell(r, "options"), &style, mem), out;
	if (str_among(style, "tick ticks"))
		style = STR("comma");
	struct str text = arena_printf(mem, "%.*s(%.*s)", STR_ARG(style), STR_ARG(list));
	struct format f;
	if (!format_parse(list.n ? text : style, SPAN_NONE, &f, mem, &d))
		return arena_printf(mem, "(%s)", diag_label(d.first->code));
	if (tick)
		return ticks(&f, value, mem);
	struct format_value v = {.text = value, .number = true};
	if (!format_apply(&f, &v, &out, mem, &d))
		return arena_printf(mem, "(%s)", diag_label(d.first->code));
	return out;
}

const struct kind kind_numbers = {"style", run};
