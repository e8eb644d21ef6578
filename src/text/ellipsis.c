#include "text/text.h"

#include "base/utf8.h"
#include "ko/breaks.h"
#include "text/facts.h"
#include "text/line.h"
#include "text/shape.h"

#define DOTS STR("…")

/* A string that is cut somewhere: x of every byte and what may stand there. */
struct ellipsis {
	struct str text;
	const uint8_t *fact, *step;
	double *advance; /* 0..text.n */
};

static bool is_opener(uint32_t c)
{
	switch (c) {
	case '(':
	case '[':
	case '{':
	case '<':
	case 0x2018: /* ‘ */
	case 0x201C: /* “ */
	case 0x3008:
	case 0x300A:
	case 0x300C:
	case 0x300E:
	case 0x3010:
	case 0x3014:
	case 0xFF08:
	case 0xFF1C:
	case 0xFF3B:
	case 0xFF5B:
		return true;
	default:
		return false;
	}
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Inside "1,234.5": a part of a number is another number. */
static bool splits_number(struct str s, size_t at)
{
	if (at == 0 || at >= s.n)
		return false;
	char before = s.p[at - 1], after = s.p[at];
	if (is_digit(before) && is_digit(after))
		return true;
	bool mark_after = after == '.' || after == ',';
	bool mark_before = before == '.' || before == ',';
	return (is_digit(before) && mark_after && at + 1 < s.n && is_digit(s.p[at + 1])) ||
	       (mark_before && is_digit(after) && at > 1 && is_digit(s.p[at - 2]));
}

#define UNIT_ENDS (BREAKS_WORD | BREAKS_MUST)

/* Only spaces stand between a cut and the next unit: nothing is lost of this one. */
static bool ends_unit(const struct ellipsis *e, size_t at)
{
	for (size_t i = at; i < e->text.n && text_line_is_space(utf8_next(e->text, &i));)
		at = i;
	return e->step[at] & UNIT_ENDS;
}

/* The start of the L5 group that a cut would halve, or the cut itself. */
static size_t group_start(const struct ellipsis *e, size_t at)
{
	size_t lo = at, hi = at;
	bool group = false;
	if (ends_unit(e, at))
		return at;
	for (; lo > 0 && !(e->step[lo] & UNIT_ENDS); lo--)
		group = group || e->step[lo] & BREAKS_GROUP;
	for (; hi < e->text.n && !(e->step[hi] & UNIT_ENDS); hi++)
		group = group || e->step[hi] & BREAKS_GROUP;
	return group ? lo : at;
}

/* Moves a cut to the left until the ellipsis may stand there (L15). */
static size_t settle(const struct ellipsis *e, size_t at)
{
	for (;;) {
		size_t before = at;
		while (at > 0 &&
		       (!(e->fact[at] & BREAKS_CLUSTER) || splits_number(e->text, at)))
			at--;
		if (at > 0)
			at = group_start(e, at);
		for (size_t i = at; i > 0; at = i) {
			uint32_t c = utf8_prev(e->text, &i);
			if (!text_line_is_space(c) && !is_opener(c))
				break;
		}
		if (at == before)
			return at;
	}
}

static void measure(struct ellipsis *e, const struct text_shaped *shaped)
{
	double x = 0;
	size_t lo = 0;
	for (size_t i = 0; i < shaped->runs; i++) {
		const struct text_run *run = &shaped->run[i];
		for (uint32_t g = 0; g < run->glyphs; g++) {
			size_t end =
				g + 1 < run->glyphs ? run->glyph[g + 1].cluster : run->text.n;
			x += (double)run->glyph[g].advance;
			for (size_t k = run->glyph[g].cluster; k < end; k++)
				e->advance[lo + k + 1] = x;
		}
		lo += run->text.n;
	}
}

/* Tries shorter and shorter beginnings, from the longest that may fit. */
static const struct text_line *cut(struct text *t, struct ellipsis *e,
				   const struct text_style *style, double width,
				   struct diags *d)
{
	struct arena temp;
	arena_init(&temp);
	double dots = text_shape(t, DOTS, style, SPAN_NONE, d)->width;
	size_t at = e->text.n;
	while (at > 0 && e->advance[at] + dots > width)
		at--;
	for (;; at--) {
		at = settle(e, at);
		struct str part[] = {str_slice(e->text, 0, at), DOTS};
		struct str tried = arena_join(&temp, part, 2, STR_NONE);
		if (at && text_shape(t, tried, style, SPAN_NONE, d)->width > width)
			continue;
		const struct text_line *line = text_line(t, tried, *style, SPAN_NONE, d);
		arena_finish(&temp);
		return line;
	}
}

const struct text_line *text_ellipsis(struct text *t, struct str s, struct text_style style,
				      double width, struct diags *d)
{
	const struct text_line *whole = text_line(t, s, style, SPAN_NONE, d);
	if (whole->width <= width)
		return whole;
	struct arena temp;
	arena_init(&temp);
	struct ellipsis e = {.text = whole->text};
	uint8_t *step = ARENA_NEW(&temp, uint8_t, e.text.n + 1);
	e.fact = text_facts_lines(e.text, &temp);
	e.advance = ARENA_NEW(&temp, double, e.text.n + 1);
	breaks_find(e.text, e.fact, step, false, &temp);
	e.step = step;
	measure(&e, text_shape(t, e.text, &style, SPAN_NONE, d));
	const struct text_line *line = cut(t, &e, &style, width, d);
	arena_finish(&temp);
	return line;
}
