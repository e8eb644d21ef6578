#include "source/cell.h"

#include "ko/compose.h"
#include "source/marks.h"

/* Conjoining letters (E1 84–87), the filler of KS X 1001 (E3 85 A4), soft hyphens
 * (C2 AD), marks in the middle of a file (EF BB BF). */
bool cell_composes(struct str text)
{
	const unsigned char *p = (const unsigned char *)text.p;
	for (size_t i = 0; i + 1 < text.n; i++) {
		if (p[i] != 0xE1 && p[i] != 0xE3 && p[i] != 0xC2 && p[i] != 0xEF)
			continue;
		unsigned char third = i + 2 < text.n ? p[i + 2] : 0;
		if ((p[i] == 0xE1 && p[i + 1] >= 0x84 && p[i + 1] <= 0x87) ||
		    (p[i] == 0xE3 && p[i + 1] == 0x85 && third == 0xA4) ||
		    (p[i] == 0xC2 && p[i + 1] == 0xAD) ||
		    (p[i] == 0xEF && p[i + 1] == 0xBB && third == 0xBF))
			return true;
	}
	return false;
}

/* ="001": a spreadsheet's way to keep a code from becoming a number. */
static struct str without_formula(struct str s)
{
	bool formula = s.n >= 3 && str_starts(s, STR("=\"")) && s.p[s.n - 1] == '"';
	return formula ? str_slice(s, 2, s.n - 1) : s;
}

bool cell_may_be_padded(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
	return p[0] <= ' ' || p[0] == 0xC2 || p[0] == 0xE2 || p[0] == 0xE3 || end[-1] <= ' ' ||
	       (s.n > 1 && end[-2] == 0xC2) ||
	       (s.n > 2 && (end[-3] == 0xE2 || end[-3] == 0xE3));
}

struct build_cell cell_read(struct str text, bool stands, bool compose, struct arena *temp)
{
	if (!text.n)
		return (struct build_cell){text, true, 0};
	const char *from = text.p;
	if (cell_may_be_padded(text))
		text = marks_trim(text);
	if (text.n && text.p[0] == '=')
		text = without_formula(text);
	size_t cut = text.n ? (size_t)(text.p - from) : 0;
	if (!compose || !cell_composes(text))
		return (struct build_cell){text, stands, cut};
	struct str composed =
		compose_hangul(temp, compose_filler(temp, compose_clean(temp, text)));
	bool same = composed.p == text.p && composed.n == text.n;
	return (struct build_cell){composed, stands && same, cut};
}
