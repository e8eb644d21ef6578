#include "base/str.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define DISTANCE_MAX 64 /* code points; longer names are not misspellings */

struct str str_of(const char *cstring)
{
	return (struct str){cstring, cstring ? strlen(cstring) : 0};
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	for (size_t i = from; i + needle.n <= s.n; i++)
		if (needle.n == 0 || memcmp(s.p + i, needle.p, needle.n) == 0)
			return i;
	return SIZE_MAX;
}

struct str str_slice(struct str s, size_t lo, size_t hi)
{
	if (hi > s.n)
		hi = s.n;
	if (lo > hi)
		lo = hi;
	return (struct str){s.p ? s.p + lo : NULL, hi - lo};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	while (s.n && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	return s;
}

bool str_among(struct str s, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		if (str_eq(s, (struct str){words, n}))
			return true;
		words += n;
		words += strspn(words, " ");
	}
	return false;
}

static size_t points(struct str s, uint32_t out[DISTANCE_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < s.n && count < DISTANCE_MAX;)
		out[count++] = utf8_next(s, &i);
	return count;
}

static size_t min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;
	return m < c ? m : c;
}

size_t str_distance(struct str a, struct str b)
{
	uint32_t x[DISTANCE_MAX], y[DISTANCE_MAX];
	size_t row[DISTANCE_MAX + 1], n = points(a, x), m = points(b, y);
	for (size_t j = 0; j <= m; j++)
		row[j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t above = row[j];
			size_t change = diagonal + (x[i - 1] != y[j - 1]);
			row[j] = min3(above + 1, row[j - 1] + 1, change);
			diagonal = above;
		}
	}
	return row[m];
}

/* What goes on after the word is nearer than what is spelt otherwise: ‘기간’, ‘기간(주)’. */
static size_t distance_to(struct str wanted, struct str candidate)
{
	bool begins = wanted.n > 3 && str_starts(candidate, wanted);
	return begins && candidate.n > wanted.n ? 1 : str_distance(wanted, candidate);
}

struct str str_nearer(struct str wanted, struct str candidate, struct str best)
{
	size_t far = distance_to(wanted, candidate);
	uint32_t x[DISTANCE_MAX];
	size_t limit = points(wanted, x) / 2 + 1;
	bool nearer = !best.p || far < distance_to(wanted, best);
	return far <= limit && far < points(candidate, x) && nearer ? candidate : best;
}
