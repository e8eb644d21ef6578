#include <stdint.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"
#include "ko/breaks.h"
#include "ko/compose.h"
#include "vectors.h"

/* "AC00 0041" → text */
static struct str from_codes(struct str s, struct arena *mem)
{
	struct buf b = {0};
	uint32_t code = 0;
	size_t digits = 0;
	for (size_t i = 0; i <= s.n; i++) {
		const char *hex = "0123456789ABCDEF";
		const char *at = i < s.n && s.p[i] ? strchr(hex, s.p[i]) : NULL;
		if (at) {
			code = code * 16 + (uint32_t)(at - hex);
			digits++;
		} else if (digits) {
			buf_code(&b, code);
			code = 0;
			digits = 0;
		}
	}
	return buf_take(&b, mem);
}

static struct str to_codes(struct str s, struct arena *mem)
{
	struct buf b = {0};
	for (size_t i = 0; i < s.n;)
		buf_printf(&b, "%s%04X", b.n ? " " : "", (unsigned)utf8_next(s, &i));
	return buf_take(&b, mem);
}

/* J10: the text's first count clusters, or all when count is 0; *clusters is
 * how many there are. */
static struct str clusters_of(struct str s, size_t count, size_t *clusters, struct arena *mem)
{
	unsigned char *fact = ARENA_NEW(mem, unsigned char, s.n + 1);
	size_t end = s.n;
	facts_find(s, fact);
	*clusters = 0;
	for (size_t i = 1; i <= s.n; i++) {
		if (!(fact[i] & BREAKS_CLUSTER))
			continue;
		if (++*clusters == count)
			end = i;
	}
	return str_slice(s, 0, end);
}

static struct str cut(struct str s, struct str op, struct arena *mem)
{
	long long keep = 0;
	size_t clusters;
	num_parse_int(str_slice(op, strlen("cut:"), op.n), &keep);
	struct str kept = clusters_of(s, (size_t)keep, &clusters, mem);
	if (kept.n == s.n)
		return to_codes(s, mem);
	return to_codes(arena_printf(mem, "%.*s…", STR_ARG(kept)), mem);
}

static struct str same(struct str input, struct arena *mem)
{
	size_t bar = str_find(input, STR("|"), 0);
	struct str a = from_codes(str_slice(input, 0, bar), mem);
	struct str b = from_codes(str_slice(input, bar + 1, input.n), mem);
	return str_eq(compose_key(mem, a), compose_key(mem, b)) ? STR("yes") : STR("no");
}

static struct str run(const struct row *r, struct arena *mem)
{
	static const struct {
		const char *name;
		struct str (*f)(struct arena *mem, struct str s);
	} plain[] = {
		{"compose", compose_hangul}, {"nfc", compose_nfc},
		{"filler", compose_filler},  {"tilde", compose_tilde},
		{"middot", compose_middot},  {"clean", compose_clean},
	};
	struct str op = row_cell(r, "op"), input = row_cell(r, "input");
	struct str text = from_codes(input, mem);
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (str_eq(op, str_of(plain[i].name)))
			return to_codes(plain[i].f(mem, text), mem);
	size_t clusters;
	if (str_eq(op, STR("same")))
		return same(input, mem);
	if (str_starts(op, STR("cut:")))
		return cut(text, op, mem);
	clusters_of(text, 0, &clusters, mem);
	return str_eq(op, STR("graphemes")) ? arena_printf(mem, "%zu", clusters)
					    : STR("(unknown op)");
}

const struct kind kind_normalize = {"op", run};
