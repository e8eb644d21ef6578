#include "base/utf8.h"
#include "ko/breaks.h"
#include "ko/breaks/scan.h"

#define CLOSE_ENOUGH 1e-6 /* of the width: sums of advances are not exact */
#define LEVELS 6

/* L6: what a line is tried to end at, in this order. */
static const unsigned by_word[LEVELS] = {BREAKS_WORD,     BREAKS_GROUP, BREAKS_PUNCT,
					 BREAKS_SYLLABLE, BREAKS_ANY,   BREAKS_LAST};
static const unsigned by_syllable[LEVELS] = {
	BREAKS_WORD | BREAKS_GROUP | BREAKS_SYLLABLE,
	0,
	BREAKS_PUNCT,
	0,
	BREAKS_ANY,
	BREAKS_LAST,
};

static const unsigned *levels(const struct breaks_para *p)
{
	return p->mode == BREAKS_BY_SYLLABLE ? by_syllable : by_word;
}

/* Where the line that would break at `at` is seen to end: before the spaces. */
static size_t seen_end(struct str text, size_t start, size_t at)
{
	while (at > start) {
		size_t before = at;
		uint32_t c = utf8_prev(text, &before);
		if (!breaks_space(c) && !breaks_newline(c))
			break;
		at = before;
	}
	return at;
}

static struct breaks_line line_to(const struct breaks_para *p, size_t start, size_t next)
{
	return (struct breaks_line){start, seen_end(p->text, start, next), next};
}

static bool fits(const struct breaks_para *p, struct breaks_line line, double width)
{
	double w = p->advance[line.end] - p->advance[line.start];
	return w <= width + CLOSE_ENOUGH * (width > 0 ? width : 1);
}

struct breaks_line breaks_line(const struct breaks_para *p, size_t start, double width)
{
	const unsigned *level = levels(p);
	struct breaks_line best[LEVELS], first = {0};
	bool found[LEVELS] = {false}, any = false;
	for (size_t i = start + 1; i <= p->text.n; i++) {
		if (!p->step[i])
			continue;
		struct breaks_line line = line_to(p, start, i);
		if (!any)
			first = line;
		any = true;
		if (!fits(p, line, width))
			break;
		if (p->step[i] & BREAKS_MUST)
			return line;
		for (int k = 0; k < LEVELS; k++)
			if (p->step[i] & level[k]) {
				best[k] = line;
				found[k] = true;
			}
	}
	for (int k = 0; k < LEVELS; k++)
		if (found[k])
			return best[k];
	return first; /* a single cluster wider than the line */
}

/* Characters of the line that are not punctuation; counting stops at two. */
static int substance(const struct breaks_para *p, struct breaks_line line)
{
	int count = 0;
	for (size_t i = line.start; i < line.end && count < 2;) {
		bool cluster = i == line.start || p->step[i] != 0;
		uint32_t c = utf8_next(p->text, &i);
		bool mark = breaks_punctuation(c) || breaks_closing(c) || breaks_opening(c) ||
			    breaks_dot(c) || breaks_dash(c) || breaks_space(c);
		count += cluster && !mark;
	}
	return count;
}

/* The step in which a line ended at `at`, which a line did. */
static unsigned level_of(const struct breaks_para *p, size_t at)
{
	const unsigned *level = levels(p);
	int k = 0;
	while (k < LEVELS - 1 && !(p->step[at] & level[k]))
		k++;
	return level[k];
}

/* L12: moves one unit from the line before down to a last line that holds a
 * single syllable, if both lines then hold something and fit. */
static void fill_last(const struct breaks_para *p, struct breaks_line *before,
		      struct breaks_line *last, double width)
{
	if (substance(p, *last) >= 2 || (p->step[last->start] & BREAKS_MUST))
		return;
	unsigned set = level_of(p, last->start);
	for (size_t i = last->start - 1; i > before->start; i--) {
		if (!(p->step[i] & set))
			continue;
		struct breaks_line moved = line_to(p, i, last->next);
		struct breaks_line shorter = line_to(p, before->start, i);
		if (fits(p, moved, width) && shorter.end > shorter.start) {
			*before = shorter;
			*last = moved;
		}
		return;
	}
}

size_t breaks_lines(const struct breaks_para *p, double first_width, double width,
		    struct breaks_line **line, struct arena *mem)
{
	size_t count = 0, room = 0;
	*line = NULL;
	for (size_t start = 0; start < p->text.n;) {
		struct breaks_line next = breaks_line(p, start, count ? width : first_width);
		ARENA_PUSH(mem, *line, count, room) = next;
		start = next.next;
	}
	if (p->full_last && count >= 2)
		fill_last(p, &(*line)[count - 2], &(*line)[count - 1], width);
	return count;
}
