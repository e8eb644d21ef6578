#include "source/marks.h"

#include <string.h>

#include "base/utf8.h"

#define MARK_MAX 20  /* bytes; longer text is no mark */
#define TOTAL_MAX 24 /* and no word for a total, blanks included */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of the wide blank that begins at p, of which n bytes are left, or 0:
 * U+00A0, U+2002, U+2003, U+2009, U+202F, U+3000. */
static size_t wide_blank(const char *bytes, size_t n)
{
	const unsigned char *p = (const unsigned char *)bytes;
	if (n >= 2 && p[0] == 0xC2)
		return p[1] == 0xA0 ? 2 : 0;
	if (n < 3 || p[1] != 0x80)
		return 0;
	bool narrow = p[2] == 0x82 || p[2] == 0x83 || p[2] == 0x89 || p[2] == 0xAF;
	return (p[0] == 0xE3 && p[2] == 0x80) || (p[0] == 0xE2 && narrow) ? 3 : 0;
}

static size_t wide_blank_before(struct str s)
{
	if (s.n >= 3 && wide_blank(s.p + s.n - 3, 3) == 3)
		return 3;
	return s.n >= 2 && wide_blank(s.p + s.n - 2, 2) == 2 ? 2 : 0;
}

struct str marks_trim(struct str s)
{
	for (;;) {
		s = str_trim(s);
		size_t lo = wide_blank(s.p, s.n);
		s = str_slice(s, lo, s.n);
		size_t hi = wide_blank_before(s);
		s = str_slice(s, 0, s.n - hi);
		if (!lo && !hi)
			return s;
	}
}

/* Full-width forms, minus signs and blanks in their ASCII form. */
static char plain_of(uint32_t c)
{
	if (c < 0x80)
		return c == '\t' ? ' ' : (char)c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		return (char)(c - 0xFF01 + '!');
	switch (c) {
	case 0x2212: /* − */
	case 0x2013: /* – */
	case 0xFE63: /* ﹣ */
		return '-';
	case 0x00A0:
	case 0x2002:
	case 0x2003:
	case 0x2009:
	case 0x202F:
	case 0x3000:
		return ' ';
	default:
		return 0;
	}
}

bool marks_simplify(struct str s, char *out, size_t room, struct str *plain)
{
	size_t n = 0;
	if (s.n >= room)
		return false;
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		char c = plain_of(utf8_next(s, &i));
		if (c) {
			out[n++] = c;
			continue;
		}
		memcpy(out + n, s.p + at, i - at);
		n += i - at;
	}
	*plain = (struct str){out, n};
	return true;
}

/* p, e, r, f as the statistics office and the press use them. */
static bool mark_letter(char c, enum status *status)
{
	switch (c) {
	case 'p':
	case 'P':
		*status = STATUS_PROVISIONAL;
		return true;
	case 'e':
	case 'E':
		*status = STATUS_ESTIMATE;
		return true;
	case 'f':
	case 'F':
		*status = STATUS_PROJECTION;
		return true;
	case 'r':
	case 'R':
		*status = STATUS_ACTUAL;
		return true;
	default:
		return false;
	}
}

/* The mark inside brackets at the end, "2022(p)", "12.3 (잠정)"; open: where they begin. */
static bool bracket_mark(struct str s, size_t *open, enum status *status)
{
	for (size_t i = s.n - 1; i-- > 0;) {
		if (s.p[i] != '(')
			continue;
		struct str inside = str_trim(str_slice(s, i + 1, s.n - 1));
		*open = i;
		if (inside.n < 2)
			return inside.n && mark_letter(inside.p[0], status);
		return !is_digit(inside.p[0]) && status_find(inside, status);
	}
	return false;
}

struct str marks_cut(struct str s, bool bare, bool *marked, enum status *status)
{
	*marked = false;
	*status = STATUS_ACTUAL;
	size_t open = 0;
	if (s.n < 2)
		return s;
	if (s.p[s.n - 1] == ')' && bracket_mark(s, &open, status)) {
		*marked = true;
		return marks_trim(str_slice(s, 0, open));
	}
	bool closed = s.p[s.n - 1] == ')';
	size_t letter = s.n - 1 - closed;
	if (!letter || (!closed && !bare))
		return s;
	char before = s.p[letter - 1];
	bool apart = before == ' ' || is_digit(before) || (unsigned char)before >= 0x80;
	if (!apart || !mark_letter(s.p[letter], status))
		return s;
	*marked = true;
	return marks_trim(str_slice(s, 0, letter));
}

/* Most cells of most files are none of these words: their first letters tell. */
static bool may_be_missing(struct str s)
{
	if (s.n >= MARK_MAX)
		return false;
	unsigned char c = (unsigned char)s.p[0];
	if (c < 0xE3)
		return strchr("-.NnXx*#", c) || c == 0xE2;
	return str_starts(s, STR("해")) || str_starts(s, STR("자")) ||
	       str_starts(s, STR("미")) || str_starts(s, STR("비"));
}

bool marks_error(struct str s)
{
	return s.n > 4 && s.p[0] == '#' &&
	       str_among(s, "#DIV/0! #VALUE! #REF! #NUM! #NAME? #NULL! #SPILL! #CALC!");
}

bool marks_missing(struct str s, bool *suppressed)
{
	static const char *const absent =
		"- -- --- … ... .. . NA N/A n/a NaN nan null NULL None "
		"#N/A – — − ― ─ ‐ ⋯ 미상 미집계 미공표";
	static const char *const written[] = {"해당없음",      "해당 없음", "해당사항없음",
					      "해당사항 없음", "자료없음",  "자료 없음"};
	static const char *const hidden = "X x * ** *** 비공개 비밀보호";
	*suppressed = false;
	if (!s.n)
		return true;
	if (!may_be_missing(s))
		return false;
	for (size_t i = 0; i < sizeof(written) / sizeof(*written); i++)
		if (str_eq(s, str_of(written[i])))
			return true;
	*suppressed = str_among(s, hidden);
	return *suppressed || str_among(s, absent) || marks_error(s);
}

/* "전 국" → "전국"; room takes TOTAL_MAX bytes. */
static struct str without_blanks(struct str s, char *room)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t wide = wide_blank(s.p + i, s.n - i);
		if (!wide && s.p[i] != ' ')
			room[n++] = s.p[i];
		i += wide ? wide : 1;
	}
	return (struct str){room, n};
}

bool marks_total(struct str s)
{
	char room[TOTAL_MAX];
	if (!s.n || s.n > TOTAL_MAX)
		return false;
	s = without_blanks(s, room);
	bool likely = str_ends(s, STR("계")) || str_starts(s, STR("전")) ||
		      str_starts(s, STR("총")) || (s.n && strchr("TtS", s.p[0]));
	return likely && str_among(s, "합계 총계 총합계 총합 소계 계 전체 전국 누계 "
				      "Total total TOTAL Sum Subtotal");
}
