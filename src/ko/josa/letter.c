#include "ko/josa/sound.h"

/* A run of characters whose names end alike, or by a string of finals: one
 * letter each, '0' for none. */
struct run {
	uint32_t lo, hi;
	int final;
};

static int in_runs(const struct run *r, size_t count, uint32_t c)
{
	for (size_t i = 0; i < count; i++)
		if (c >= r[i].lo && c <= r[i].hi)
			return r[i].final;
	return JOSA_UNKNOWN;
}

/* 영 일 이 … 십, 이십, … by number; numbers above 50 do not occur. */
static int counted(uint32_t n)
{
	static const int one[] = {17, 8, 0, 16, 0, 0, 1, 8, 8, 0};
	return n == 0 ? 21 : one[n % 10];
}

/* ①, ⑴, ⒈, Ⅲ and the like: first, last, number of the first. */
static int numeral(uint32_t c)
{
	static const struct {
		uint32_t lo, hi, number;
	} set[] = {
		{0x2460, 0x2473, 1}, {0x2474, 0x2487, 1},  {0x2488, 0x249B, 1},
		{0x24EA, 0x24EA, 0}, {0x24EB, 0x24F4, 11}, {0x24F5, 0x24FE, 1},
		{0x24FF, 0x24FF, 0}, {0x2776, 0x277F, 1},  {0x2780, 0x2789, 1},
		{0x278A, 0x2793, 1}, {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36},
		{0x2160, 0x216B, 1}, {0x2170, 0x217B, 1},  {0x3280, 0x3289, 1},
		{0x3220, 0x3229, 1},
	};
	for (size_t i = 0; i < sizeof(set) / sizeof(set[0]); i++)
		if (c >= set[i].lo && c <= set[i].hi)
			return counted(c - set[i].lo + set[i].number);
	return JOSA_UNKNOWN;
}

int josa_letter_latin(uint32_t c)
{
	c = c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
	switch (c) {
	case 'L': /* 엘 */
	case 'R': /* 알, by default */
		return HANGUL_FINAL_R;
	case 'M': /* 엠 */
		return 16;
	case 'N': /* 엔 */
		return HANGUL_FINAL_N;
	default:
		return c >= 'A' && c <= 'Z' ? 0 : JOSA_UNKNOWN;
	}
}

/* Circled and parenthesised letters are read as the letters. */
static int enclosed(uint32_t c)
{
	if (c >= 0x249C && c <= 0x24B5)
		return josa_letter_latin('A' + c - 0x249C);
	if (c >= 0x24B6 && c <= 0x24CF)
		return josa_letter_latin('A' + c - 0x24B6);
	if (c >= 0x24D0 && c <= 0x24E9)
		return josa_letter_latin('A' + c - 0x24D0);
	return JOSA_UNKNOWN;
}

static const struct run set[] = {
	{0x3134, 0x3134, HANGUL_FINAL_N}, /* ㄴ 니은 */
	{0x3165, 0x3165, HANGUL_FINAL_N}, /* ㅥ 쌍니은 */
	{0x3139, 0x3139, HANGUL_FINAL_R}, /* ㄹ 리을 */
	{0x3131, 0x314E, 1},              /* consonants: 기역, 디귿, … */
	{0x314F, 0x3163, 0},              /* vowels are their own names */
	{0xFFA4, 0xFFA4, HANGUL_FINAL_N}, /* halfwidth ﾤ */
	{0xFFA9, 0xFFA9, HANGUL_FINAL_R}, /* halfwidth ﾩ */
	{0xFFA1, 0xFFBE, 1},
	{0xFFC2, 0xFFDC, 0},
	{0x3201, 0x3201, HANGUL_FINAL_N}, /* ㈁ */
	{0x3203, 0x3203, HANGUL_FINAL_R}, /* ㈃ */
	{0x3200, 0x320D, 1},              /* ㈀ … ㈍ */
	{0x320E, 0x321C, 0},              /* ㈎ … ㈛, ㈜ 주 */
	{0x3261, 0x3261, HANGUL_FINAL_N}, /* ㉡ */
	{0x3263, 0x3263, HANGUL_FINAL_R}, /* ㉣ */
	{0x3260, 0x326D, 1},              /* ㉠ … ㉭ */
	{0x326E, 0x327B, 0},              /* ㉮ … ㉻ */
	{0x0395, 0x0395, HANGUL_FINAL_N}, /* Ε 엡실론 */
	{0x03B5, 0x03B5, HANGUL_FINAL_N}, /* ε */
	{0x039F, 0x039F, HANGUL_FINAL_N}, /* Ο 오미크론 */
	{0x03BF, 0x03BF, HANGUL_FINAL_N}, /* ο */
	{0x03A5, 0x03A5, HANGUL_FINAL_N}, /* Υ 입실론 */
	{0x03C5, 0x03C5, HANGUL_FINAL_N}, /* υ */
	{0x0391, 0x03A9, 0},              /* Α 알파 … */
	{0x03B1, 0x03C9, 0},
	{0x1161, 0x1175, 0},              /* conjoining vowels and finals, left alone */
	{0x00BC, 0x00BD, HANGUL_FINAL_R}, /* ¼ ½: … 분의 일 */
	{0x2153, 0x2153, HANGUL_FINAL_R}, /* ⅓ */
	{0x00BE, 0x00BE, 16},             /* ¾: 사분의 삼 */
	{0x2154, 0x2154, 0},              /* ⅔: 삼분의 이 */
	{0x221E, 0x221E, 0},              /* ∞ 무한대 */
	{'+', '+', 0},                    /* 플러스 */
};

int josa_letter(uint32_t c)
{
	if (hangul_syllable(c))
		return hangul_final(c);
	if (c > HANGUL_T && c < HANGUL_T + HANGUL_TS)
		return (int)(c - HANGUL_T);
	int final = in_runs(set, sizeof(set) / sizeof(set[0]), c);
	if (final == JOSA_UNKNOWN)
		final = numeral(c);
	if (final == JOSA_UNKNOWN)
		final = enclosed(c);
	return final == JOSA_UNKNOWN ? josa_hanja(c) : final;
}
