#include "ko/counter.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/hangul.h"

#define ROW 14 /* plain consonants: 가 나 다 … 하 */

/* 가 … 하 거 … 허 고 … 기; 0 behind the last. */
static uint32_t syllable(size_t n)
{
	static const uint8_t consonant[ROW] = {0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18};
	static const uint8_t vowel[] = {0, 4, 8, 13, 18, 20}; /* ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ */
	size_t row = (n - 1) / ROW;
	if (row >= sizeof(vowel))
		return 0;
	return hangul_make(consonant[(n - 1) % ROW], vowel[row], 0);
}

/* ① … ⑳, ㉑ … ㉟, ㊱ … ㊿, or ㉮ … ㉻; 0 where there is no ring. */
static uint32_t ring(enum counter kind, size_t n)
{
	uint32_t i = (uint32_t)n - 1;
	if (kind == COUNTER_SYLLABLE_RING)
		return n <= ROW ? 0x326E + i : 0;
	if (n <= 20)
		return 0x2460 + i;
	if (n <= 35)
		return 0x3251 + i - 20;
	return n <= 50 ? 0x32B1 + i - 35 : 0;
}

/* 3, 가 */
static struct str bare(struct arena *mem, enum counter kind, size_t n)
{
	char letter[4];
	uint32_t code = kind % 2 == 0 ? syllable(n) : 0;
	return code ? arena_str(mem, (struct str){letter, utf8_put(letter, code)})
		    : arena_printf(mem, "%zu", n);
}

struct str counter_mark(struct arena *mem, enum counter kind, size_t n)
{
	char letter[4];
	bool ringed = kind >= COUNTER_DIGIT_RING;
	uint32_t code = ringed ? ring(kind, n) : 0;
	if (code)
		return arena_str(mem, (struct str){letter, utf8_put(letter, code)});
	struct str inside = bare(mem, kind, n);
	bool round = ringed || kind >= COUNTER_DIGIT_ROUND;
	return arena_printf(mem, "%s%.*s%s", round ? "(" : "", STR_ARG(inside),
			    kind >= COUNTER_DIGIT_CLOSE ? ")" : ".");
}

struct str counter_decimal(struct arena *mem, const size_t *count, size_t levels)
{
	struct buf b = {0};
	for (size_t i = 0; i < levels; i++)
		buf_printf(&b, i ? ".%zu" : "%zu", count[i]);
	if (levels == 1)
		buf_char(&b, '.');
	return buf_take(&b, mem);
}

struct str counter_letter(struct arena *mem, size_t n)
{
	char letter[16];
	size_t i = sizeof letter;
	for (; n > 0 && i > 0; n = (n - 1) / 26)
		letter[--i] = (char)('A' + (n - 1) % 26);
	return arena_str(mem, (struct str){letter + i, sizeof letter - i});
}

struct str counter_appendix(struct arena *mem, const size_t *count, size_t levels, bool korean)
{
	struct buf b = {0};
	if (levels == 1)
		buf_text(&b, korean ? "부록 " : "Appendix ");
	buf_str(&b, counter_letter(mem, count[0]));
	for (size_t i = 1; i < levels; i++)
		buf_printf(&b, ".%zu", count[i]);
	return buf_take(&b, mem);
}

/* "A", "A.1", "A-1" of an appendix, "3", "3.1", "3-가" of a part. */
static struct str numbers(struct arena *mem, const size_t *count, size_t levels,
			  struct counter_style style)
{
	struct buf b = {0};
	for (size_t i = 0; i < levels; i++) {
		enum counter kind = (enum counter)(COUNTER_DIGIT + i);
		if (style.government && !count[i])
			continue;
		buf_text(&b, !b.n ? "" : style.government ? "-" : ".");
		buf_str(&b, i == 0 && style.appendix ? counter_letter(mem, count[i])
			    : style.government       ? bare(mem, kind, count[i])
						     : arena_printf(mem, "%zu", count[i]));
	}
	return buf_take(&b, mem);
}

struct str counter_reference(struct arena *mem, const size_t *count, size_t levels,
			     struct counter_style style)
{
	struct str number = numbers(mem, count, levels, style);
	size_t marks = 0;
	for (size_t i = 0; i < levels; i++)
		marks += count[i] > 0;
	if (style.appendix)
		return arena_printf(mem, "%s %.*s", style.korean ? "부록" : "Appendix",
				    STR_ARG(number));
	if (!style.korean)
		return arena_printf(mem, "%s %.*s", style.chapter ? "Chapter" : "Section",
				    STR_ARG(number));
	if (style.government && marks > 1)
		return number;
	return arena_printf(mem, "%.*s%s", STR_ARG(number), levels == 1 ? "장" : "절");
}
