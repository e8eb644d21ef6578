#include "text/facts.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "ko/breaks.h"
#include "text/opportunity.h"

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

/* What utf8proc remembers between two code points. */
struct cluster {
	uint32_t last; /* 0: the start */
	utf8proc_int32_t state;
};

/* Does c start one? It becomes the last of the cluster. */
static bool starts(struct cluster *k, uint32_t c)
{
	uint32_t last = k->last;
	k->last = c;
	if (last && !(stands_alone(last) && stands_alone(c)))
		return utf8proc_grapheme_break_stateful((utf8proc_int32_t)last,
							(utf8proc_int32_t)c, &k->state);
	k->state = 0;
	return true;
}

uint8_t *text_facts_lines(struct str s, struct arena *mem)
{
	uint8_t *fact = ARENA_NEW(mem, uint8_t, s.n + 1);
	struct opportunity o = OPPORTUNITY_START;
	struct cluster k = {0};
	size_t at = 0, then = 0;
	uint32_t c = s.n ? utf8_next(s, &then) : 0;
	while (at < s.n) {
		size_t here = at;
		at = then;
		uint32_t next = at < s.n ? utf8_next(s, &then) : 0;
		enum opportunity_kind kind = opportunity_next(&o, c, next);
		fact[here] = (uint8_t)((starts(&k, c) ? BREAKS_CLUSTER : 0) |
				       (kind != OPPORTUNITY_NONE ? BREAKS_UAX14 : 0) |
				       (kind == OPPORTUNITY_MUST ? BREAKS_REQUIRED : 0));
		c = next;
	}
	fact[s.n] = BREAKS_CLUSTER | BREAKS_UAX14;
	return fact;
}
