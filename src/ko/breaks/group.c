#include "ko/breaks/scan.h"
#include "ko/lexicon.h"

size_t breaks_word_start(const struct scan *s, size_t i)
{
	while (i > 0 && !breaks_space(s->c[i - 1]) && !breaks_newline(s->c[i - 1]))
		i--;
	return i;
}

size_t breaks_word_end(const struct scan *s, size_t i)
{
	while (i < s->n && !breaks_space(s->c[i]) && !breaks_newline(s->c[i]))
		i++;
	return i;
}

static bool digit_at(const struct scan *s, size_t i)
{
	return i < s->n && breaks_digit(s->c[i]);
}

static struct str bytes(const struct scan *s, size_t from, size_t to)
{
	return str_slice(s->text, s->at[from], s->at[to]);
}

/* The 어절 that ends at end closes with a digit and 만, 억, …. */
static bool ends_scaled(const struct scan *s, size_t end)
{
	size_t i = end;
	while (i > 0 && breaks_scale(s->c[i - 1]))
		i--;
	return i < end && i > 0 && breaks_digit(s->c[i - 1]);
}

/* A unit alone, or with one particle, punctuation or a bracket behind it. */
static bool starts_unit(const struct scan *s, size_t start)
{
	size_t end = breaks_word_end(s, start), stop = start;
	while (stop < end && !breaks_punctuation(s->c[stop]) && !breaks_closing(s->c[stop]) &&
	       !breaks_opening(s->c[stop]))
		stop++;
	struct str word = bytes(s, start, stop);
	for (size_t n = lexicon_unit(word, word.n); n > 0; n = lexicon_unit(word, n - 1))
		if (n == word.n || lexicon_particle(str_slice(word, n, word.n)))
			return true;
	return false;
}

/* Digits behind from, least to most of them, then a full stop; returns where
 * that ends, or 0. */
static size_t numbered(const struct scan *s, size_t from, size_t least, size_t most)
{
	size_t i = from;
	while (digit_at(s, i))
		i++;
	bool good = i - from >= least && i - from <= most && i < s->n && s->c[i] == '.';
	return good ? i + 1 : 0;
}

/* A four-digit year and its full stop close the 어절 that ends at end. */
static bool ends_year(const struct scan *s, size_t end)
{
	size_t i = end > 0 && s->c[end - 1] == '.' ? end - 1 : 0, from = i;
	while (from > 0 && breaks_digit(s->c[from - 1]))
		from--;
	return i > 0 && i - from == 4;
}

/* L5c: year and month, or month and day of a year before. */
static bool date(const struct scan *s, size_t end, size_t start)
{
	if (ends_year(s, end))
		return numbered(s, start, 1, 2) > 0;
	size_t month = breaks_word_start(s, end), before = month;
	if (numbered(s, month, 1, 2) != end)
		return false;
	while (before > 0 && breaks_space(s->c[before - 1]))
		before--;
	size_t day = start;
	while (digit_at(s, day))
		day++;
	return before < month && ends_year(s, before) && day > start && day - start <= 2;
}

/* L5d: 표 1, (그림 2. */
static bool numbered_figure(const struct scan *s, size_t end, size_t start)
{
	size_t from = breaks_word_start(s, end);
	for (size_t i = from; i < end; i++)
		if (breaks_never_ends(s->c[i]))
			from = i + 1;
	uint32_t c = start < s->n ? s->c[start] : 0;
	bool number = breaks_digit(c) || (c >= 0x2160 && c <= 0x217B);
	return number && str_among(bytes(s, from, end),
				   "표 그림 도표 부표 부록 별표 별지 붙임 참고 상자");
}

bool breaks_group(const struct scan *s, size_t end, size_t start)
{
	if (end == 0)
		return false;
	bool scaled = ends_scaled(s, end);
	if (scaled && digit_at(s, start))
		return true;
	if ((scaled || breaks_digit(s->c[end - 1])) && starts_unit(s, start))
		return true;
	return date(s, end, start) || numbered_figure(s, end, start);
}
