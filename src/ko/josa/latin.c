#include "ko/josa/sound.h"

static bool upper(uint32_t c)
{
	return c >= 'A' && c <= 'Z';
}

static bool lower(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

/* P7: all capitals, or an abbreviation with two or more capitals and a capital
 * at its end, is spelled; so is a single letter. */
int josa_latin(struct josa_host h)
{
	size_t capitals = 0, small = 0, i = h.n;
	uint32_t last = h.n ? h.c[h.n - 1] : 0;
	for (; i > 0; i--) {
		uint32_t c = h.c[i - 1];
		if (!upper(c) && !lower(c) && c != '&' && !(c >= '0' && c <= '9'))
			break;
		capitals += upper(c);
		small += lower(c);
	}
	if (!upper(last) && !lower(last))
		return JOSA_UNKNOWN;
	bool accented = i > 0 && h.c[i - 1] >= 0xC0 && h.c[i - 1] <= 0x24F;
	bool abbreviation = upper(last) && (small == 0 || capitals >= 2);
	bool spelled = abbreviation || (capitals == 0 && small == 1);
	return spelled && !accented ? josa_letter_latin(last) : JOSA_UNKNOWN;
}
