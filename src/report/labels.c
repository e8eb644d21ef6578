#include "report/labels.h"

#include "base/utf8.h"

/* The consonants and vowels of 가 나 다 … 하, 거 너 …, 고 …, 구 …, 그 …, 기 …, by their
 * places in Unicode's order of syllables. */
static const uint32_t initial[] = {0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18};
static const uint32_t vowel[] = {0, 4, 8, 13, 18, 20};
#define INITIALS (sizeof(initial) / sizeof(*initial))
#define SYLLABLES (INITIALS * (sizeof(vowel) / sizeof(*vowel)))

#define CIRCLED 50

static uint32_t circled(size_t i)
{
	if (i < 20)
		return 0x2460 + (uint32_t)i; /* ① … ⑳ */
	if (i < 35)
		return 0x3251 + (uint32_t)(i - 20); /* ㉑ … ㉟ */
	return 0x32B1 + (uint32_t)(i - 35);         /* ㊱ … ㊿ */
}

static uint32_t syllable(size_t i)
{
	return 0xAC00 + (initial[i % INITIALS] * 21 + vowel[i / INITIALS]) * 28;
}

struct str labels_item(struct arena *mem, struct str style, size_t i, size_t items)
{
	char sign[4];
	if (str_eq(style, STR("①")) && items <= CIRCLED)
		return arena_str(mem, (struct str){sign, utf8_put(sign, circled(i))});
	if (str_eq(style, STR("가.")) && items <= SYLLABLES) {
		struct str s = {sign, utf8_put(sign, syllable(i))};
		return arena_printf(mem, "%.*s.", STR_ARG(s));
	}
	if (str_eq(style, STR("1)")))
		return arena_printf(mem, "%zu)", i + 1);
	if (str_among(style, "① 가. 1."))
		return arena_printf(mem, "%zu.", i + 1);
	return str_eq(style, STR("none")) ? STR_NONE : STR("•");
}
