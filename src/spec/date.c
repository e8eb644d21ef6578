#include "spec/date.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t behind_blanks(struct str s, size_t i)
{
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	return i;
}

/* Reads "9." or "9. " at *i: the number, and its digits; 0 digits: none. */
static size_t dotted(struct str s, size_t *i, unsigned *value)
{
	size_t k = *i;
	for (*value = 0; k < s.n && k < *i + 5 && is_digit(s.p[k]); k++)
		*value = *value * 10 + (unsigned)(s.p[k] - '0');
	size_t digits = k - *i;
	if (!digits || digits > 4 || k >= s.n || s.p[k] != '.')
		return 0;
	*i = behind_blanks(s, k + 1);
	return digits;
}

bool date_at(struct str s, size_t i)
{
	unsigned a, b = 0, c = 0;
	size_t first = dotted(s, &i, &a);
	if (first == 4)
		return true;
	if (!first || first > 2)
		return false;
	size_t second = dotted(s, &i, &b), third = second ? dotted(s, &i, &c) : 0;
	if (!second || second > 2)
		return false;
	if (third && third <= 2)
		return a > 12 && b >= 1 && b <= 12 && c >= 1 && c <= 31;
	return a >= 1 && a <= 12 && b >= 1 && b <= 31;
}
