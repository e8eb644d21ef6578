#include "text/para.h"

#include "text/filler.h"

#define BALANCE_STEPS 12 /* halvings of the width that balanced lines are tried at */

static size_t fill(const struct text_para *p, double width, struct breaks_line **line,
		   struct arena *mem)
{
	const struct breaks_para b = {.text = p->text,
				      .step = p->step,
				      .advance = p->advance,
				      .mode = p->how.mode == TEXT_BREAK_SYLLABLE
						      ? BREAKS_BY_SYLLABLE
						      : BREAKS_BY_WORD,
				      .full_last = true};
	return text_filler_lines(&b, width - p->how.first_indent, width, line, mem);
}

/* The least width that needs no more lines than the given one. */
static size_t balance(const struct text_para *p, double width, struct breaks_line **line,
		      struct arena *mem)
{
	size_t count = fill(p, width, line, mem);
	double lo = text_para_min_width(p), hi = width;
	for (int i = 0; i < BALANCE_STEPS && lo < hi && count > 1; i++) {
		struct breaks_line *tried;
		double middle = (lo + hi) / 2;
		if (fill(p, middle, &tried, mem) <= count) {
			hi = middle;
			*line = tried;
		} else {
			lo = middle;
		}
	}
	return count;
}

size_t text_fit_lines(const struct text_para *p, double width, struct breaks_line **line,
		      struct arena *mem)
{
	if (p->how.balance)
		return balance(p, width, line, mem);
	return fill(p, width, line, mem);
}
