#include "spec/outline.h"

#include <stdint.h>

#include "base/utf8.h"
#include "ko/hangul.h"

struct range {
	uint32_t lo, hi;
	int level;
};

static const struct range report_marks[] = {
	{0x25A0, 0x25A1, 1}, /* ■ □ */
	{0x25A3, 0x25A3, 1}, /* ▣ */
	{0x25C6, 0x25C8, 1}, /* ◆ ◇ ◈ */
	{0x25CB, 0x25CB, 2}, /* ○ */
	{0x25CE, 0x25CF, 2}, /* ◎ ● */
	{0x25E6, 0x25E6, 2}, /* ◦ */
	{0x274D, 0x274D, 2}, /* ❍ */
	{0x3147, 0x3147, 2}, /* ㅇ */
	{0x25AA, 0x25AB, 3}, /* ▪ ▫ */
	{0x25B6, 0x25B9, 3}, /* ▶ ▷ ▸ ▹ */
	{0x2022, 0x2023, 3}, /* • ‣ */
	{0x00B7, 0x00B7, 4}, /* · */
	{0x203B, 0x203B, 4}, /* ※ */
};

static const struct range circled_marks[] = {
	{0x2460, 0x2473, 7}, /* ① … ⑳ */
	{0x326E, 0x327B, 8}, /* ㉮ … ㉻ */
};

static int level_of(uint32_t code, const struct range *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (code >= r[i].lo && code <= r[i].hi)
			return r[i].level;
	return 0;
}

#define LEVEL(code, ranges) level_of((code), (ranges), sizeof(ranges) / sizeof *(ranges))

/* 가 나 다 … 하, then 거 너 … 허. */
static bool is_counter(uint32_t code)
{
	uint32_t index = code - 0xAC00;
	if (code < 0xAC00 || code > 0xD7A3 || index % 28)
		return false;
	uint32_t initial = index / 588, vowel = index / 28 % 21;
	bool doubled =
		initial == 1 || initial == 4 || initial == 8 || initial == 10 || initial == 13;
	return !doubled && (vowel == 0 || vowel == 4);
}

/* Length of a counter: one syllable of the row 가 나 다, or digits. */
static size_t counter(struct str s, size_t at, bool *digits)
{
	size_t i = at;
	while (i < s.n && i < at + 2 && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	*digits = i > at;
	if (*digits || i >= s.n)
		return i - at;
	uint32_t code = utf8_next(s, &i);
	if (code >= HANGUL_L && code < HANGUL_L + HANGUL_LS && i < s.n) /* decomposed */
		code = hangul_pair(code, utf8_next(s, &i));
	return is_counter(code) ? i - at : 0;
}

/* 가. 가) (1) (가), and among such lines 1. and 1) */
static int document_mark(struct str line, bool below, size_t *end)
{
	bool open = line.p[0] == '(', digits;
	size_t n = counter(line, open, &digits), at = n + open;
	if (!n || at >= line.n || (line.p[at] != ')' && line.p[at] != '.'))
		return 0;
	bool stop = line.p[at] == '.';
	if ((open && stop) || (digits && !open && !below))
		return 0;
	*end = at + 1;
	if (open)
		return digits ? 5 : 6;
	return digits ? (stop ? 1 : 3) : stop ? 2 : 4;
}

static size_t blanks(struct str s, size_t at)
{
	size_t i = at;
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i - at;
}

bool outline_match(struct str line, enum outline_above above, struct outline *out)
{
	*out = (struct outline){0};
	if (!line.n)
		return false;
	uint32_t code = utf8_next(line, &out->mark);
	out->level = LEVEL(code, report_marks);
	/* marks that mean other things elsewhere: of lists, of who is quoted */
	if (!out->level && above && (code == '-' || (code >= 0x2013 && code <= 0x2015)))
		out->level = 3;
	if (!out->level && above && code == '*')
		out->level = 4;
	out->report = out->level > 0;
	if (!out->level)
		out->level = LEVEL(code, circled_marks);
	if (!out->level)
		out->level = document_mark(line, above == OUTLINE_DOCUMENT, &out->mark);
	size_t gap = blanks(line, out->mark);
	out->text = out->mark + gap;
	bool tight = code == 0x203B; /* ※자료 is usual, ○○부 is a masked name */
	return out->level && (gap || tight) && out->text < line.n;
}
