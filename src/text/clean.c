#include "text/clean.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/compose.h"
#include "ko/hangul.h"

struct str text_clean_name(struct diags *d, uint32_t code)
{
	return arena_printf(d->mem, "U+%04X", code);
}

static bool is_plain(uint32_t c)
{
	if ((c >= HANGUL_FIRST && c <= HANGUL_LAST) || (c >= 0x20 && c < 0x7F))
		return true;
	return ((c >= 0xA0 && c < 0x2028) || (c > 0x2029 && c < 0xE000) ||
		(c > 0xF8FF && c < 0xFFFD) || c > 0xFFFF) &&
	       !compose_alike(c);
}

/* What stands in the place of a character that is not plain; 0: nothing. */
static uint32_t replacement(uint32_t c, bool breaks, struct span at, struct diags *d)
{
	if (c == 0x2028 || c == 0x2029)
		return breaks ? '\n' : ' ';
	if ((c >= '\t' && c <= '\r') || c == 0x85)
		return ' ';
	if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		diag_report(d, at, DIAG_TEXT_CONTROL, text_clean_name(d, c));
	else if (c >= 0xE0BC && c <= 0xF8FF)
		diag_report(d, at, DIAG_TEXT_PRIVATE, text_clean_name(d, c));
	else if (c >= 0xE000 && c < 0xE0BC)
		return c; /* a user's font of symbols */
	else
		diag_report(d, at, DIAG_TEXT_DAMAGED, text_clean_name(d, c));
	return 0;
}

struct str text_clean(struct str s, bool breaks, struct arena *mem, struct span at,
		      struct diags *d)
{
	size_t i = 0, lo = 0;
	while (i < s.n && is_plain(utf8_next(s, &i)))
		lo = i;
	if (lo == s.n)
		return compose_hangul(mem, s);
	struct buf b = {0};
	buf_str(&b, str_slice(s, 0, lo));
	for (i = lo; i < s.n; lo = i) {
		uint32_t c = utf8_next(s, &i);
		bool crlf = c == '\r' && i < s.n && s.p[i] == '\n';
		if (crlf)
			continue;
		if (!is_plain(c) && !compose_alike(c))
			c = replacement(c, breaks, at, d);
		if (c)
			buf_code(&b, c);
	}
	s = compose_hangul(mem, buf_take(&b, mem));
	return compose_middot(mem, compose_tilde(mem, s));
}
