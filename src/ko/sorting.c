#include "ko/sorting.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/hangul.h"

/* Syllables, letters of the keyboard and conjoining jamo. */
static bool is_hangul(uint32_t c)
{
	return hangul_syllable(c) || (c >= 0x3131 && c <= 0x318E) ||
	       (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97C) ||
	       (c >= 0xD7B0 && c <= 0xD7FB);
}

/* What is before A, then Hangul, then the rest. */
static int rank(uint32_t c)
{
	return c < 'A' ? 0 : is_hangul(c) ? 1 : 2;
}

int sorting_compare(struct str a, struct str b, bool hangul_first)
{
	size_t i = 0, k = 0;
	if (!hangul_first)
		return str_cmp(a, b);
	while (i < a.n && k < b.n) {
		size_t from = i, start = k;
		uint32_t x = utf8_next(a, &i), y = utf8_next(b, &k);
		int by = rank(x) - rank(y);
		if (!by) /* bytes that are no UTF-8 look alike as code points */
			by = str_cmp(str_slice(a, from, i), str_slice(b, start, k));
		if (by)
			return by;
	}
	return (i < a.n) - (k < b.n);
}

/* '@' is the last sign before A: put before each Hangul letter, it moves it there. */
struct str sorting_key(struct arena *mem, struct str s, bool hangul_first)
{
	struct buf b = {0};
	if (!hangul_first)
		return s;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		if (is_hangul(utf8_next(s, &i)))
			buf_char(&b, '@');
		buf_str(&b, str_slice(s, from, i));
	}
	return buf_take(&b, mem);
}
