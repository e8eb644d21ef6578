#include "base/utf8.h"
#include "ko/breaks.h"
#include "ko/breaks/scan.h"
#include "ko/lexicon.h"

#define SCALES_MAX 8 /* no number has more of 만 억 조 천 … in a row */

static struct scan decode(struct str text, struct arena *temp)
{
	uint32_t *c = ARENA_NEW(temp, uint32_t, text.n + 1);
	size_t *at = ARENA_NEW(temp, size_t, text.n + 1), n = 0;
	for (size_t i = 0; i < text.n; n++) {
		at[n] = i;
		c[n] = utf8_next(text, &i);
	}
	at[n] = text.n;
	return (struct scan){text, c, at, n};
}

/* A number begins at i, perhaps with a sign. */
static bool number_at(const struct scan *s, size_t i)
{
	if (i + 1 < s->n && (s->c[i] == '-' || s->c[i] == 0x2212))
		i++;
	return i < s->n && breaks_digit(s->c[i]);
}

/* L2: c[i] may not start a line. A dash before a digit is a sign, unless it
 * stands between digits. */
static bool bars_start(const struct scan *s, size_t i)
{
	uint32_t c = s->c[i], before = s->c[i - 1];
	bool sign = (c == '-' || c == 0x2013) && i + 1 < s->n && breaks_digit(s->c[i + 1]);
	if (sign && !breaks_digit(before))
		return false;
	if (c == 0x2026 || c == 0x2025)
		return !breaks_space(before);
	return breaks_never_starts(c);
}

/* L3: the text before i, which ends with c[last], may not end a line. */
static bool bars_end(const struct scan *s, size_t last, size_t i)
{
	uint32_t c = s->c[last];
	return breaks_never_ends(c) || (breaks_currency(c) && number_at(s, i));
}

/* 가 나 다 … 하, 거 너 …: the syllables that number items. */
static bool item_syllable(uint32_t c)
{
	static const char vowels[] = "\0\4\10\15\22\24"; /* ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ by number */
	static const char tense[] = "\1\4\10\12\15";     /* ㄲ ㄸ ㅃ ㅆ ㅉ */
	if (!breaks_hangul(c) || (c - 0xAC00) % 28 != 0)
		return false;
	char v = (char)((c - 0xAC00) / 28 % 21), l = (char)((c - 0xAC00) / 588);
	return memchr(vowels, v, sizeof(vowels) - 1) && !memchr(tense, l, sizeof(tense) - 1);
}

/* L4: the 어절 from..to is a list marker as one begins a paragraph. */
static bool list_marker(const struct scan *s, size_t from, size_t to)
{
	uint32_t first = s->c[from], last = s->c[to - 1];
	if (to - from == 1)
		return breaks_marker(first) || breaks_circled(first) || first == '-' ||
		       first == 0x2013 || first == '*';
	bool bracket = first == '(' && last == ')';
	if (!bracket && last != '.' && last != ')')
		return false;
	size_t lo = from + bracket, hi = to - 1;
	if (hi - lo == 1 &&
	    (item_syllable(s->c[lo]) || (s->c[lo] >= 0x2160 && s->c[lo] <= 0x217B)))
		return true;
	for (size_t i = lo; i < hi; i++)
		if (!breaks_digit(s->c[i]))
			return false;
	return hi > lo && hi - lo <= 2;
}

/* L4 for the 어절 that ends at end and is followed by a space. */
static bool keeps_next(const struct scan *s, size_t end, bool starts_paragraph)
{
	size_t from = breaks_word_start(s, end), i = from;
	while (i > 0 && breaks_space(s->c[i - 1]))
		i--;
	if (i == 0 && starts_paragraph)
		return list_marker(s, from, end);
	return end - from == 1 && (breaks_marker(s->c[from]) || breaks_circled(s->c[from]));
}

/* L1–L5 for the position behind a run of spaces. */
static unsigned behind_spaces(const struct scan *s, size_t i, bool starts_paragraph)
{
	size_t end = i; /* of the 어절 before the spaces */
	while (end > 0 && breaks_space(s->c[end - 1]))
		end--;
	if (end == 0 || breaks_newline(s->c[end - 1]))
		return 0;
	if (bars_start(s, i) || bars_end(s, end - 1, i) || breaks_glue(s->c[i]) ||
	    breaks_glue(s->c[end - 1]) || keeps_next(s, end, starts_paragraph))
		return BREAKS_LAST;
	unsigned word = breaks_group(s, end, i) ? BREAKS_GROUP : BREAKS_WORD;
	return word | BREAKS_ANY | BREAKS_LAST;
}

/* A scale run behind a digit ends at i: 4만|톤. */
static bool behind_scaled(const struct scan *s, size_t i)
{
	size_t k = i;
	while (k > 0 && i - k < SCALES_MAX && breaks_scale(s->c[k - 1]))
		k--;
	return k < i && k > 0 && breaks_digit(s->c[k - 1]);
}

/* The 어절 that begins at from is an address. */
static bool is_url(const struct scan *s, size_t from)
{
	struct str word = str_slice(s->text, s->at[from], s->at[breaks_word_end(s, from)]);
	return str_find(word, STR("://"), 0) != SIZE_MAX;
}

/* L7g: from i on, the 어절 holds exactly one particle up to its punctuation. */
static bool particle_at(const struct scan *s, size_t i)
{
	size_t end = i;
	while (end < s->n && breaks_hangul(s->c[end]))
		end++;
	uint32_t next = end < s->n ? s->c[end] : ' ';
	bool stops = breaks_space(next) || breaks_newline(next) || breaks_punctuation(next) ||
		     breaks_closing(next) || breaks_opening(next) || breaks_never_ends(next) ||
		     next == '\'' || next == '"';
	return stops && lexicon_particle(str_slice(s->text, s->at[i], s->at[end]));
}

/* L7b–g: positions that UAX #14 opens and Korean does not. */
static bool syllable_closed(const struct scan *s, size_t i, bool url)
{
	uint32_t before = s->c[i - 1], c = s->c[i];
	if (breaks_digit(before) || behind_scaled(s, i))
		return true;
	if (before == 0xC81C /* 제 */ && breaks_digit(c))
		return true;
	if ((before == '/' || c == '/') && !url)
		return true;
	if (breaks_dash(before) && breaks_digit(c) && i >= 2 && breaks_digit(s->c[i - 2]))
		return true;
	if (before == 0x321C /* ㈜ */ || breaks_circled(before) ||
	    (before >= 0x25B2 && before <= 0x25B3) || (before >= 0x25BC && before <= 0x25BD))
		return true;
	return breaks_host(before) && breaks_hangul(c) && particle_at(s, i);
}

/* L2, L3, L6, L7 for a cluster boundary inside an 어절. */
static unsigned inside_word(const struct scan *s, size_t i, unsigned fact, bool url)
{
	uint32_t before = s->c[i - 1], c = s->c[i];
	if (bars_start(s, i) || bars_end(s, i - 1, i) || breaks_glue(before) || breaks_glue(c))
		return BREAKS_LAST;
	unsigned step = BREAKS_ANY | BREAKS_LAST;
	if (breaks_dot(before) || breaks_opening(c))
		step |= BREAKS_PUNCT;
	if ((fact & BREAKS_UAX14) && !syllable_closed(s, i, url))
		step |= BREAKS_SYLLABLE;
	return step;
}

void breaks_find(struct str text, const uint8_t *fact, uint8_t *step, bool starts_paragraph,
		 struct arena *temp)
{
	struct scan s = decode(text, temp);
	bool url = s.n > 0 && is_url(&s, 0);
	memset(step, 0, text.n + 1);
	for (size_t i = 1; i < s.n; i++) {
		unsigned f = fact[s.at[i]], found = 0;
		if (breaks_space(s.c[i - 1]) || breaks_newline(s.c[i - 1]))
			url = is_url(&s, i);
		if (f & BREAKS_REQUIRED)
			found = BREAKS_MUST;
		else if (!(f & BREAKS_CLUSTER) || breaks_space(s.c[i]) ||
			 breaks_newline(s.c[i]))
			found = 0; /* spaces and newlines hang behind the line */
		else if (breaks_space(s.c[i - 1]))
			found = behind_spaces(&s, i, starts_paragraph);
		else
			found = inside_word(&s, i, f, url);
		step[s.at[i]] = (uint8_t)found;
	}
	step[text.n] = BREAKS_MUST;
}
