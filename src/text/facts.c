#include "text/facts.h"

#include <pango/pango.h>

#include "base/utf8.h"
#include "ko/breaks.h"

/*
 * Characters that stand alone in a grapheme cluster unless one follows that
 * is not in this list: what nearly every string consists of.
 */
static bool stands_alone(uint32_t c)
{
	return (c >= 0x20 && c <= 0x7E) || (c >= 0xAC00 && c <= 0xD7A3) ||
	       (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAE && c <= 0x2FF) ||
	       (c >= 0xA0 && c <= 0xA8) || (c >= 0x2010 && c <= 0x2027) ||
	       (c >= 0x2030 && c <= 0x205E) || (c >= 0x2190 && c <= 0x22FF) ||
	       (c >= 0x2460 && c <= 0x25FF) || (c >= 0x3001 && c <= 0x3029) ||
	       (c >= 0x3131 && c <= 0x318E);
}

bool text_facts_simple(struct str s)
{
	for (size_t i = 0; i < s.n;)
		if (!stands_alone(utf8_next(s, &i)))
			return false;
	return true;
}

static void ask_pango(struct str s, uint8_t *fact, struct arena *mem)
{
	size_t count = utf8_count(s);
	PangoLogAttr *attr = ARENA_NEW(mem, PangoLogAttr, count + 1);
	pango_get_log_attrs(s.p, (int)s.n, 0, pango_language_from_string("ko"), attr,
			    (int)count + 1);
	size_t at = 0;
	for (size_t i = 0; i <= count; i++) {
		if (attr[i].is_cursor_position)
			fact[at] |= BREAKS_CLUSTER;
		if (attr[i].is_line_break)
			fact[at] |= BREAKS_UAX14;
		if (attr[i].is_mandatory_break)
			fact[at] |= BREAKS_REQUIRED;
		if (i < count)
			utf8_next(s, &at);
	}
}

uint8_t *text_facts_lines(struct str s, struct arena *mem)
{
	uint8_t *fact = ARENA_NEW(mem, uint8_t, s.n + 1);
	if (s.n)
		ask_pango(s, fact, mem);
	return fact;
}
