#include "chart/draw/few.h"

#include <math.h>
#include <stdlib.h>

#define BESIDE 0.2 /* between values side by side, in label sizes (HANGUL.md T12) */
#define BELOW 0.05 /* below each other, as in chart/draw/label.c */

/* Labels beyond the ends of bars, along the axis that the bars stand on. */
static double along(const struct mark_label *l)
{
	return l->side ? l->anchor.y : l->anchor.x;
}

/* How far the bar reaches on paper from where bars begin. */
static double reach(const struct canvas *v, const struct model_layer *layer,
		    const struct mark_label *l)
{
	const struct scale *y = layer->second ? &v->second : &v->scales.y;
	return l->side ? fabs(l->anchor.x - scale_base(&v->scales.x))
		       : fabs(l->anchor.y - scale_base(y));
}

static bool outside(const struct mark_label *l)
{
	return !l->inside && (l->rise || l->side);
}

static int compare_along(const void *va, const void *vb)
{
	const struct mark_label *a = va, *b = vb;
	if (outside(a) != outside(b))
		return outside(a) ? -1 : 1;
	return (along(a) > along(b)) - (along(a) < along(b));
}

/* Do so many labels, in order, keep apart? */
static bool fit_beside(const struct canvas *v, const struct mark_label *label, size_t count)
{
	double most = 0, step = INFINITY;
	for (size_t i = 0; i < count; i++) {
		enum letter kind = label[i].strong ? LETTER_STRONG : LETTER_LABEL;
		const struct text_line *line = letter_line(v->c, kind, 0xff, label[i].text);
		double tall = letter_rect(line, (struct point){0, 0}).h + BELOW * canvas_em(v);
		most = fmax(most, label[i].side ? tall : line->width + BESIDE * canvas_em(v));
		if (i && along(&label[i]) > along(&label[i - 1]) + 0.01)
			step = fmin(step, along(&label[i]) - along(&label[i - 1]));
	}
	return most <= step;
}

void few_keep(const struct canvas *v, const struct model_layer *layer, struct mark_out *asked)
{
	size_t count = 0, kept = 0, best = 0;
	if (asked->labels)
		qsort(asked->label, asked->labels, sizeof(*asked->label), compare_along);
	while (count < asked->labels && outside(&asked->label[count]))
		count++;
	if (count < 4 || fit_beside(v, asked->label, count))
		return;
	for (size_t i = 1; i < count; i++)
		if (reach(v, layer, &asked->label[i]) > reach(v, layer, &asked->label[best]))
			best = i;
	bool none = layer->draw.offsets > 1 && !layer->labelled;
	for (size_t i = 0; i < asked->labels; i++)
		if (i >= count || (!none && (i == 0 || i + 1 == count || i == best)))
			asked->label[kept++] = asked->label[i];
	asked->labels = kept;
}
