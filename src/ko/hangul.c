#include "ko/hangul.h"

#include "base/utf8.h"

bool hangul_syllable(uint32_t c)
{
	return c >= HANGUL_FIRST && c <= HANGUL_LAST;
}

int hangul_final(uint32_t syllable)
{
	return (int)((syllable - HANGUL_FIRST) % HANGUL_TS);
}

uint32_t hangul_make(int l, int v, int t)
{
	return (uint32_t)(HANGUL_FIRST + (l * HANGUL_VS + v) * HANGUL_TS + t);
}

uint32_t hangul_pair(uint32_t a, uint32_t b)
{
	bool leading = a >= HANGUL_L && a < HANGUL_L + HANGUL_LS;
	if (leading && b >= HANGUL_V && b < HANGUL_V + HANGUL_VS)
		return hangul_make((int)(a - HANGUL_L), (int)(b - HANGUL_V), 0);
	bool final = b > HANGUL_T && b < HANGUL_T + HANGUL_TS;
	if (final && hangul_syllable(a) && hangul_final(a) == 0)
		return a + (b - HANGUL_T);
	return 0;
}

int hangul_final_of(struct str s)
{
	size_t i = s.n;
	uint32_t c = s.n ? utf8_prev(s, &i) : 0;
	return hangul_syllable(c) ? hangul_final(c) : -1;
}
