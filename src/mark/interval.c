#include "mark/interval.h"

#include <math.h>

#include "data/summary.h"
#include "mark/place.h"

#define FEW 2 /* one value says nothing of how far others are */

enum extent { STDERR, STDEV, CI, IQR, EXTENTS };

static const char *const extent_word[EXTENTS] = {"stderr", "stdev", "ci", "iqr"};

static const struct mark_words mean = {"평균", "mean"}, median = {"중앙값", "median"};

/* Of the mean, of the median. */
static const struct mark_words about[EXTENTS][2] = {
	[STDERR] = {{"평균±표준오차", "mean ± standard error"},
		    {"중앙값±표준오차", "median ± standard error"}},
	[STDEV] = {{"평균±표준편차", "mean ± standard deviation"},
		   {"중앙값±표준편차", "median ± standard deviation"}},
	[CI] = {{"평균의 95% 신뢰구간", "95% confidence interval of the mean"},
		{"평균의 95% 신뢰구간", "95% confidence interval of the mean"}},
	[IQR] = {{"사분위 범위", "interquartile range"},
		 {"사분위 범위", "interquartile range"}},
};

/* Vega-Lite's defaults: the mean and its standard error, the median and the quartiles. */
static enum extent extent_of(const struct mark_options *o)
{
	for (int i = 0; i < EXTENTS; i++)
		if (str_eq(o->extent.word, str_of(extent_word[i])))
			return (enum extent)i;
	return str_eq(o->center, STR("median")) ? IQR : STDERR;
}

static double statistic(enum summary_op op, const double *v, size_t n)
{
	struct summary s = {0};
	for (size_t i = 0; i < n; i++)
		summary_add(&s, op, v[i]);
	return summary_value(&s, op);
}

static void summarise(const struct mark_options *o, const double *v, size_t n,
		      struct mark_spread *out)
{
	enum extent extent = extent_of(o);
	bool middle = str_eq(o->center, STR("median")) || (!o->center.n && extent == IQR);
	double at = middle ? summary_quantile(v, n, 0.5) : statistic(SUMMARY_MEAN, v, n);
	*out = (struct mark_spread){.lower = NAN,
				    .middle = at,
				    .upper = NAN,
				    .values = n,
				    .middle_says = middle ? &median : &mean,
				    .ends_says = &about[extent][middle]};
	if (extent == IQR) {
		out->low = summary_quantile(v, n, 0.25);
		out->high = summary_quantile(v, n, 0.75);
	} else if (extent == CI) {
		out->low = statistic(SUMMARY_CI0, v, n);
		out->high = statistic(SUMMARY_CI1, v, n);
	} else {
		double half = statistic(extent == STDEV ? SUMMARY_STDEV : SUMMARY_STDERR, v, n);
		out->low = at - half;
		out->high = at + half;
	}
}

const struct mark_summary interval_summary = {
	.of = summarise,
	.least = FEW,
	.extents = "ci stderr stdev iqr",
};

bool interval_lies(const struct mark_layer *l)
{
	return l->set[MARK_X2] || (l->horizontal && !l->set[MARK_Y2]);
}

bool interval_of(const struct mark_layer *l, const struct mark_row *r, double *low,
		 double *high)
{
	bool lies = interval_lies(l);
	double a = lies ? r->x : r->y, b = lies ? r->x2 : r->y2;
	*low = r->spread ? r->spread->low : fmin(a, b);
	*high = r->spread ? r->spread->high : fmax(a, b);
	return isfinite(*low) && isfinite(*high) && (r->spread || (isfinite(a) && isfinite(b)));
}

void interval_train(const struct mark_layer *l, struct mark_scales *s)
{
	place_train(l, s);
	for (size_t i = 0; i < l->rows; i++)
		place_spread(l->row[i].spread, false, l->horizontal ? &s->x : &s->y);
}
