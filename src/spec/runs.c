#include "spec/runs.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define STOP1 "^" /* punctuation of one to four bytes */
#define STOP2 "\xC2\xAB"
#define STOP3 "\xE3\x80\x82"
#define STOP4 "\xF0\x90\x84\x81" /* U+10101: where a value must count as one */

static bool is_punct(char c)
{
	bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return c > ' ' && c < 0x7F && !letter && !(c >= '0' && c <= '9');
}

bool runs_is_escape(struct str line, size_t i)
{
	return line.p[i] == '\\' && i + 1 < line.n && is_punct(line.p[i + 1]);
}

bool runs_holds_stop(struct str copy)
{
	static const char *const stop[] = {STOP1, STOP2, STOP3, STOP4};
	for (size_t i = 0; i < sizeof stop / sizeof *stop; i++)
		if (str_find(copy, str_of(stop[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_LETTER, SIDE_HANGUL };

static bool among(uint32_t c, const uint32_t (*range)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= range[i][0] && c <= range[i][1])
			return true;
	return false;
}

/* What a character next to a * run counts as. Symbols count as punctuation,
 * though md4c may take them for letters: both of them are replaced anyway. */
static enum side side_of(uint32_t c)
{
	static const uint32_t space[][2] = {
		{0x00, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
		{0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
	static const uint32_t hangul[][2] = {
		{0x1100, 0x11FF}, {0x3041, 0x30FA},   {0x3105, 0x318F},    {0x3400, 0x4DBF},
		{0x4E00, 0x9FFF}, {0xA960, 0xA97F},   {0xAC00, 0xD7FF},    {0xF900, 0xFAFF},
		{0xFFA0, 0xFFDC}, {0x20000, 0x3FFFD}, {0x100000, 0x100000}};
	static const uint32_t letter[][2] = {
		{'0', '9'},       {'A', 'Z'},       {'a', 'z'},       {0xC0, 0x24F},
		{0x300, 0x58F},   {0x1E00, 0x1FFF}, {0x2460, 0x24FF}, {0xFF10, 0xFF19},
		{0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}};
	if (among(c, space, sizeof space / sizeof *space))
		return SIDE_SPACE;
	if (among(c, hangul, sizeof hangul / sizeof *hangul))
		return SIDE_HANGUL;
	return among(c, letter, sizeof letter / sizeof *letter) ? SIDE_LETTER : SIDE_PUNCT;
}

/* Makes the character at lo..hi punctuation; ASCII punctuation stays, since
 * it may be syntax. */
static void make_stop(char *text, size_t lo, size_t hi)
{
	static const char *const stop[] = {STOP1, STOP2, STOP3, STOP4};
	bool ascii = hi - lo == 1 && is_punct(text[lo]);
	if (!ascii)
		memcpy(text + lo, stop[hi - lo - 1], hi - lo);
}

/*
 * A * run between punctuation and a letter opens or closes by CommonMark only
 * on one side; Korean, which writes particles without a space, needs the other
 * as well: **‘핵심’**은. With punctuation on both sides the run may do either.
 * The place of the character before it when that became punctuation, else SIZE_MAX.
 */
static size_t free_run(char *text, struct str line, size_t lo, size_t hi, bool value_before)
{
	size_t before = lo, after = hi;
	if (lo == 0 || hi == line.n)
		return SIZE_MAX;
	enum side left = side_of(utf8_prev(line, &before));
	uint32_t next = utf8_next(line, &after);
	enum side right = side_of(next);
	if (value_before)
		left = SIDE_HANGUL;
	enum side word = left == SIDE_PUNCT ? right : right == SIDE_PUNCT ? left : SIDE_SPACE;
	bool single = hi - lo == 1;
	bool note_mark = single && next == '('; /* 매출*(억원) */
	if (word < (single ? SIDE_HANGUL : SIDE_LETTER) || note_mark)
		return SIZE_MAX;
	make_stop(text, before, lo);
	make_stop(text, hi, after);
	return before;
}

static bool value_ends_at(const struct shadow *o, size_t part, size_t at)
{
	while (part > 0 && (part == o->parts || o->part[part].hi > at))
		part--;
	return part < o->parts && o->part[part].hi == at && o->part[part].kind == SHADOW_VALUE;
}

/* What became punctuation may be all that stands behind an earlier run, which
 * then can no longer open: 제**1**(一). It is freed, too. */
static void free_back(const struct shadow *o, size_t part, size_t lo, size_t n, size_t at)
{
	struct str line = {o->text + lo, n};
	while (at != SIZE_MAX && at > 0 && line.p[at - 1] == '*') {
		size_t from = at;
		while (from > 0 && line.p[from - 1] == '*')
			from--;
		bool escaped = from > 0 && line.p[from - 1] == '\\';
		if (escaped && from + 1 == at)
			return;
		at = free_run(o->text + lo, line, from + escaped, at,
			      value_ends_at(o, part, lo + from));
	}
}

void runs_free(const struct shadow *o, size_t lo, size_t n, size_t part)
{
	struct str line = {o->text + lo, n};
	for (size_t i = 0; i < n;) {
		if (runs_is_escape(line, i)) {
			i += 2;
			continue;
		}
		size_t end = i;
		while (end < n && line.p[end] == '*')
			end++;
		if (end == i) {
			i++;
			continue;
		}
		while (part < o->parts && o->part[part].hi < lo + i)
			part++;
		bool value = part < o->parts && o->part[part].hi == lo + i &&
			     o->part[part].kind == SHADOW_VALUE;
		size_t freed = free_run(o->text + lo, line, i, end, value);
		free_back(o, part, lo, n, freed);
		i = end;
	}
}
