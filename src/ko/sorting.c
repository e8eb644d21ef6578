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

static bool digit(struct str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* A whole number in a name: its digits without leading zeros, and where it ends. */
struct whole {
	size_t from, to, digits;
};

/* Commas between groups of three digits belong to it. */
static bool comma(struct str s, size_t i)
{
	return i < s.n && s.p[i] == ',' && digit(s, i + 1) && digit(s, i + 2) &&
	       digit(s, i + 3) && !digit(s, i + 4);
}

static struct whole read_whole(struct str s, size_t i)
{
	while (s.p[i] == '0' && digit(s, i + 1))
		i++;
	struct whole w = {.from = i};
	for (; digit(s, i) || (w.digits && comma(s, i)); i++)
		w.digits += digit(s, i);
	w.to = i;
	return w;
}

static int compare_wholes(struct str a, struct whole x, struct str b, struct whole y)
{
	if (x.digits != y.digits)
		return x.digits < y.digits ? -1 : 1;
	for (size_t i = x.from, k = y.from; i < x.to && k < y.to; i++, k++) {
		i += a.p[i] == ',';
		k += b.p[k] == ',';
		if (a.p[i] != b.p[k])
			return a.p[i] < b.p[k] ? -1 : 1;
	}
	return 0;
}

int sorting_natural(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	bool fraction = false; /* places behind a point count from the left */
	while (i < a.n && k < b.n) {
		if (digit(a, i) && digit(b, k) && !fraction) {
			struct whole x = read_whole(a, i), y = read_whole(b, k);
			int by = compare_wholes(a, x, b, y);
			if (by)
				return by;
			i = x.to;
			k = y.to;
			continue;
		}
		if (fraction && digit(a, i) != digit(b, k))
			return digit(a, i) ? 1 : -1;
		if (a.p[i] != b.p[k])
			return (unsigned char)a.p[i] < (unsigned char)b.p[k] ? -1 : 1;
		fraction = a.p[i] == '.' ? i && digit(a, i - 1) : fraction && digit(a, i);
		i++;
		k++;
	}
	int by = (i < a.n) - (k < b.n);
	return by ? by : str_cmp(a, b);
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
