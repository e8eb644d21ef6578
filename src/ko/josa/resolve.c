#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/josa/pair.h"
#include "ko/josa/sound.h"
#include "ko/lexicon.h"

#define BETWEEN_MAX 200 /* bytes between a value and its particle */

static bool blank(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == '\t' || c == 0x3000;
}

static bool letter(uint32_t c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	       (c >= 0x3131 && c <= 0x318E) || (c >= 0x4E00 && c <= 0x9FFF) ||
	       hangul_syllable(c);
}

/* A double form, or 은/는 when no word goes on behind it. */
static size_t form_at(struct str s, size_t i, size_t end, struct str *pair)
{
	struct str rest = str_slice(s, i, end);
	size_t n = josa_match(rest, pair);
	if (n)
		return n;
	n = josa_pair_slash(rest, pair);
	size_t behind = i + n;
	return n && behind < s.n && letter(utf8_next(s, &behind)) ? 0 : n;
}

/* Behind the bracket that opens at i, or 0 when it does not close before end. */
static size_t behind_bracket(struct str s, size_t i, size_t end)
{
	size_t depth = 0;
	while (i < end) {
		uint32_t c = utf8_next(s, &i);
		if (c == '\n')
			return 0;
		depth += c == '(' || c == '[' || c == 0xFF08 || c == 0x3014;
		depth -= c == ')' || c == ']' || c == 0xFF09 || c == 0x3015;
		if (depth == 0 && i <= end)
			return i;
	}
	return 0;
}

static bool opens_bracket(uint32_t c)
{
	return c == '(' || c == '[' || c == 0xFF08 || c == 0x3014;
}

/*
 * The double form that belongs to the value which ends at i, looking no
 * further than end: in the same word, or behind a unit that is spaced from the
 * value; brackets are passed over whole.
 */
static size_t find_form(struct str s, size_t i, size_t end, size_t *at, struct str *pair)
{
	size_t value_end = i;
	while (i < end) {
		size_t n = form_at(s, i, end, pair), next = i;
		*at = i;
		if (n)
			return n;
		uint32_t c = utf8_next(s, &next);
		if (c == '\n')
			return 0;
		if (blank(c)) {
			struct str rest = str_slice(s, next, end);
			size_t unit = i == value_end ? lexicon_unit(rest, rest.n) : 0;
			if (!unit)
				return 0;
			next += unit;
		} else if (opens_bracket(c)) {
			next = behind_bracket(s, i, end);
			if (!next)
				return 0;
		}
		i = next;
	}
	return 0;
}

size_t josa_resolve(const struct josa_text *t, struct josa_edit **edit, struct arena *mem)
{
	size_t count = 0, room = 0;
	*edit = NULL;
	for (size_t v = 0; v < t->values; v++) {
		size_t from = t->value[v].hi, end = from + BETWEEN_MAX, at = 0;
		if (end > t->text.n)
			end = t->text.n;
		if (v + 1 < t->values && t->value[v + 1].lo < end)
			end = t->value[v + 1].lo;
		struct str pair, closed, open, word;
		size_t n = find_form(t->text, from, end, &at, &pair);
		if (!n)
			continue;
		struct str written = str_slice(t->text, at, at + n);
		int final = josa_sound(mem, str_slice(t->text, 0, at), t->words, &word);
		bool known = final != JOSA_UNKNOWN;
		josa_pair_split(pair, &closed, &open);
		ARENA_PUSH(mem, *edit, count, room) = (struct josa_edit){
			.lo = at,
			.hi = at + n,
			.form = known ? josa_pair_form(closed, open, final) : written,
			.known = known,
			.host = word,
		};
	}
	return count;
}

struct str josa_apply(struct str text, const struct josa_edit *edit, size_t edits,
		      struct arena *mem)
{
	if (edits == 0)
		return text;
	struct buf b = {0};
	size_t done = 0;
	for (size_t i = 0; i < edits; i++) {
		buf_str(&b, str_slice(text, done, edit[i].lo));
		buf_str(&b, edit[i].form);
		done = edit[i].hi;
	}
	buf_str(&b, str_slice(text, done, text.n));
	return buf_take(&b, mem);
}

/* (가)이 and its like are rather an outline mark and a word. */
static bool outline_mark(struct str form)
{
	return str_starts(form, STR("(가)")) || str_starts(form, STR("(나)")) ||
	       str_starts(form, STR("(다)")) || str_starts(form, STR("(라)"));
}

size_t josa_leftover(struct str text, const struct josa_edit *edit, size_t edits,
		     struct josa_range **found, struct arena *mem)
{
	size_t count = 0, room = 0, next = 0;
	*found = NULL;
	for (size_t i = 0; i < text.n;) {
		struct str pair;
		if (next < edits && i >= edit[next].lo) {
			i = edit[next++].hi;
			continue;
		}
		size_t n = josa_match(str_slice(text, i, text.n), &pair);
		if (n && !outline_mark(str_slice(text, i, i + n)))
			ARENA_PUSH(mem, *found, count, room) = (struct josa_range){i, i + n};
		if (n)
			i += n;
		else
			utf8_next(text, &i);
	}
	return count;
}
