#include "chart/draw/starts.h"

#include <math.h>

#include "chart/draw/spread.h"

static bool starts(const struct mark_label *a, const struct mark_label *b)
{
	return b->side < 0 && !b->rise && !b->inside && !b->fixed &&
	       fabs(a->anchor.x - b->anchor.x) < 0.01;
}

/*
 * Labels left of the first points of several lines stand in a column and keep
 * apart there; where one would stand far from its point, all look for their
 * own places. They are in order of their anchors.
 */
static void spread_starts(struct canvas *v, struct mark_label *label, size_t count)
{
	double pitch = letter_pitch(v->c, LETTER_LABEL), far = 0;
	struct spread_item *item = ARENA_NEW(v->out->mem, struct spread_item, count);
	for (size_t i = 0; i < count; i++)
		item[i] = (struct spread_item){label[i].anchor.y, pitch, 0};
	if (!spread_apart(item, count, v->plot.y - pitch / 2, v->plot.y + v->plot.h,
			  v->out->mem))
		return;
	for (size_t i = 0; i < count; i++)
		far = fmax(far, fabs(item[i].top + pitch / 2 - label[i].anchor.y));
	for (size_t i = 0; i < count && far < pitch; i++)
		label[i].dy = item[i].top + pitch / 2 - label[i].anchor.y;
}

void starts_spread(struct canvas *v, struct mark_out *out)
{
	for (size_t lo = 0, hi; lo < out->labels; lo = hi) {
		hi = lo + 1;
		while (hi < out->labels && starts(&out->label[lo], &out->label[lo]) &&
		       starts(&out->label[lo], &out->label[hi]))
			hi++;
		if (hi > lo + 1)
			spread_starts(v, &out->label[lo], hi - lo);
	}
}
