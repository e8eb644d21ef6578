#include "ko/compose.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/hangul.h"

enum { MARK = 0xFEFF, SOFT_HYPHEN = 0x00AD, FILLER = 0x3164 };
enum { FILLER_UNITS = 4, FILLER_BYTES = 12 };

/* J1. In place of the last code point and the next one, their syllable. */
struct str compose_hangul(struct arena *mem, struct str s)
{
	struct buf b = {0};
	bool changed = false;
	uint32_t last = 0;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = utf8_next(s, &i), pair = last ? hangul_pair(last, c) : 0;
		if (pair) {
			b.n -= utf8_put((char[4]){0}, last);
			buf_code(&b, pair);
			changed = true;
		} else {
			buf_str(&b, str_slice(s, from, i)); /* bad bytes stay as they are */
		}
		last = pair ? pair : c;
	}
	if (!changed) {
		buf_finish(&b);
		return s;
	}
	return buf_take(&b, mem);
}

/* A compatibility letter's number among leading consonants, vowels or finals;
 * −1 when it cannot stand there. */
static int index_in(const char *letters, uint32_t c)
{
	struct str all = str_of(letters);
	int k = 0;
	for (size_t i = 0; i < all.n; k++)
		if (utf8_next(all, &i) == c)
			return k;
	return -1;
}

/* J3: the syllable of a filler sequence at i, which moves past it, or 0. */
static uint32_t filler_at(struct str s, size_t *i)
{
	uint32_t unit[FILLER_UNITS];
	size_t at = *i;
	for (int k = 0; k < FILLER_UNITS; k++) {
		if (at >= s.n)
			return 0;
		unit[k] = utf8_next(s, &at);
	}
	if (unit[0] != FILLER)
		return 0;
	int l = index_in("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", unit[1]);
	int v = index_in("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", unit[2]);
	int t = index_in(
		"ㅤㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
		unit[3]);
	if (l < 0 || v < 0 || t < 0)
		return 0;
	*i = at;
	return hangul_make(l, v, t);
}

struct str compose_filler(struct arena *mem, struct str s)
{
	char mark[4];
	struct str filler = {mark, utf8_put(mark, FILLER)};
	if (str_find(s, filler, 0) == SIZE_MAX)
		return s;
	struct buf b = {0};
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t syllable = filler_at(s, &i);
		if (syllable) {
			buf_code(&b, syllable);
			continue;
		}
		utf8_next(s, &i);
		buf_str(&b, str_slice(s, from, i));
	}
	return buf_take(&b, mem);
}

/* What each code point becomes: itself, another, or 0 for nothing. */
typedef uint32_t replace_fn(struct str s, size_t from, size_t to, uint32_t c);

static struct str replace(struct arena *mem, struct str s, replace_fn *f)
{
	struct buf b = {0};
	bool changed = false;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = utf8_next(s, &i), to = f(s, from, i, c);
		if (to == c) {
			buf_str(&b, str_slice(s, from, i));
			continue;
		}
		changed = true;
		if (to)
			buf_code(&b, to);
	}
	if (!changed) {
		buf_finish(&b);
		return s;
	}
	return buf_take(&b, mem);
}

static bool is_tilde(uint32_t c)
{
	return c == 0x301C || c == 0xFF5E || c == 0x223C;
}

static uint32_t tilde(struct str s, size_t from, size_t to, uint32_t c)
{
	(void)s, (void)from, (void)to;
	return is_tilde(c) ? '~' : c;
}

struct str compose_tilde(struct arena *mem, struct str s)
{
	return replace(mem, s, tilde);
}

static bool is_jamo(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97C) ||
	       (c >= 0xD7B0 && c <= 0xD7FB);
}

static bool is_hangul(uint32_t c)
{
	return hangul_syllable(c) || is_jamo(c) || c == 0x302E || c == 0x302F;
}

static bool is_dot(uint32_t c)
{
	return c == 0x318D || c == 0x30FB || c == 0xFF65 || c == 0x2027 || c == 0x22C5;
}

bool compose_alike(uint32_t code)
{
	return is_tilde(code) || is_dot(code);
}

/* U+318D is also a letter; only between syllables is it a dot. */
static uint32_t middot(struct str s, size_t from, size_t to, uint32_t c)
{
	if (!is_dot(c) || from == 0 || to == s.n)
		return c;
	size_t before = from, after = to;
	uint32_t left = utf8_prev(s, &before), right = utf8_next(s, &after);
	return is_hangul(left) && is_hangul(right) ? 0xB7 : c;
}

struct str compose_middot(struct arena *mem, struct str s)
{
	return replace(mem, s, middot);
}

static uint32_t clean(struct str s, size_t from, size_t to, uint32_t c)
{
	(void)s, (void)to;
	return (c == MARK && from == 0) || c == SOFT_HYPHEN ? 0 : c;
}

struct str compose_clean(struct arena *mem, struct str s)
{
	return replace(mem, s, clean);
}

/*
 * Characters that no normal form changes and that join no character before
 * them, whatever follows: what nearly every string consists of.
 */
static bool is_composed(uint32_t c)
{
	return c < 0x300 || hangul_syllable(c) || (c >= 0x4E00 && c <= 0x9FFF) ||
	       (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
	       (c >= 0x2190 && c <= 0x22FF) || (c >= 0x2460 && c <= 0x25FF) ||
	       (c >= 0x3001 && c <= 0x3029) || (c >= 0x3131 && c <= 0x318E) ||
	       (c >= 0xFF01 && c <= 0xFF60);
}

static bool all_composed(struct str s)
{
	for (size_t i = 0; i < s.n;)
		if (!is_composed(utf8_next(s, &i)))
			return false;
	return true;
}

struct str compose_nfc(struct arena *mem, struct str s)
{
	if (all_composed(s))
		return s;
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
					  &out, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n < 0) { /* not UTF-8: compared by its bytes */
		free(out);
		return s;
	}
	struct str whole = {(const char *)out, (size_t)n};
	struct str result = str_eq(whole, s) ? s : arena_str(mem, whole);
	free(out);
	return result;
}

struct str compose_key(struct arena *mem, struct str s)
{
	size_t i = 0;
	if (s.n && utf8_next(s, &i) == MARK)
		s = str_slice(s, i, s.n);
	return compose_nfc(mem, s);
}
