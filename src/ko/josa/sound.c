#include "ko/josa/sound.h"

#include "base/utf8.h"
#include "ko/compose.h"

#define TAIL_BYTES 600 /* of a host that are looked at */

static bool among(uint32_t c, const char *set)
{
	struct str s = str_of(set);
	for (size_t i = 0; i < s.n;)
		if (utf8_next(s, &i) == c)
			return true;
	return false;
}

static bool blank(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == '\t' || c == 0x3000 || c == 0x200B || c == 0x2060;
}

/* P3: closing quotes and title brackets, note marks, final punctuation. The
 * squared and fullwidth forms of ( ) [ ] are ASCII by now. */
static bool dropped(uint32_t c)
{
	return blank(c) || among(c, "’”'\"」』》〉】>｣*†‡⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ.,!?…‥。、，．！？:;");
}

static bool opener(uint32_t c)
{
	return c == '(' || c == '[' || c == 0x3014 /* 〔 */ || c == '{';
}

static bool closer(uint32_t c)
{
	return c == ')' || c == ']' || c == 0x3015 /* 〕 */ || c == '}';
}

/* Where the bracket that closes at the end opens; h.n when it does not. */
static size_t opening(struct josa_host h)
{
	size_t depth = 0;
	for (size_t i = h.n; i-- > 0;) {
		depth += closer(h.c[i]);
		if (opener(h.c[i]) && --depth == 0)
			return i;
	}
	return h.n;
}

static bool has_word(struct josa_host h)
{
	for (size_t i = 0; i < h.n; i++)
		if (!dropped(h.c[i]) && !opener(h.c[i]) && !closer(h.c[i]) &&
		    !among(h.c[i], "‘“「『《〈【<｢"))
			return true;
	return false;
}

/* P3: the host without what is not read. *date is set when a date stood there
 * before its full stop was dropped. */
static struct josa_host strip(struct josa_host h, int *date)
{
	*date = JOSA_UNKNOWN;
	while (h.n > 0) {
		uint32_t last = h.c[h.n - 1];
		*date = josa_date(h);
		if (*date != JOSA_UNKNOWN || (!dropped(last) && !closer(last)))
			break;
		size_t open = closer(last) ? opening(h) : h.n;
		struct josa_host before = {h.c, open};
		h.n = open < h.n && has_word(before) ? open : h.n - 1;
	}
	return h;
}

static int sound(struct josa_host h, const struct josa_words *words)
{
	if (h.n == 0)
		return JOSA_UNKNOWN;
	int final = josa_word(h, words);
	if (final == JOSA_UNKNOWN)
		final = josa_currency(h);
	if (final == JOSA_UNKNOWN)
		final = josa_number(h);
	if (final == JOSA_UNKNOWN)
		final = josa_unit(h);
	if (final == JOSA_UNKNOWN)
		final = josa_builtin(h);
	if (final == JOSA_UNKNOWN)
		final = josa_latin(h);
	bool letter = (h.c[h.n - 1] | 0x20) >= 'a' && (h.c[h.n - 1] | 0x20) <= 'z';
	return final == JOSA_UNKNOWN && !letter ? josa_letter(h.c[h.n - 1]) : final;
}

/* Full-width ASCII is read as ASCII. */
static uint32_t fold(uint32_t c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c;
}

static struct str tail(struct str s)
{
	size_t lo = s.n > TAIL_BYTES ? s.n - TAIL_BYTES : 0;
	while (lo < s.n && ((unsigned char)s.p[lo] & 0xC0) == 0x80)
		lo++;
	for (size_t i = lo; i < s.n; i++)
		if (s.p[i] == '\n')
			lo = i + 1;
	return str_slice(s, lo, s.n);
}

/* The last word of h, for a warning. */
static struct str last_word(struct arena *mem, struct josa_host h)
{
	size_t from = h.n, n = 0;
	while (from > 0 && !blank(h.c[from - 1]) && !opener(h.c[from - 1]))
		from--;
	char *text = ARENA_NEW(mem, char, 4 * (h.n - from) + 1);
	for (size_t i = from; i < h.n; i++)
		n += utf8_put(text + n, h.c[i]);
	return (struct str){text, n};
}

int josa_sound(struct arena *mem, struct str host, const struct josa_words *words,
	       struct str *word)
{
	struct str s = compose_hangul(mem, tail(host));
	uint32_t *c = ARENA_NEW(mem, uint32_t, s.n + 1);
	struct josa_host h = {.c = c};
	for (size_t i = 0; i < s.n;)
		c[h.n++] = fold(utf8_next(s, &i));
	int date;
	h = strip(h, &date);
	*word = last_word(mem, h);
	return date != JOSA_UNKNOWN ? date : sound(h, words);
}
