#include "report/judge.h"

#include <math.h>

#include "chart/bind/palette.h"

#define CAPITAL 0.733 /* em, of the face that labels are set in */
#define PIXELS_LEAST 11.0

static struct str hex(struct bind *b, color rgba)
{
	return arena_printf(b->mem, "#%06x", rgba >> 8);
}

static struct str one_decimal(struct bind *b, double v)
{
	return arena_printf(b->mem, "%.1f", v);
}

static void report(struct bind *b, struct palette_fault f, struct span at)
{
	static const char *const korean[] = {"정상 시각", "적색약", "녹색약", "청색약"};
	static const char *const english[] = {"normal vision", "protanopia", "deuteranopia",
					      "tritanopia"};
	const color *series = b->theme->color.series;
	struct str one = hex(b, series[f.a]), other = hex(b, series[f.b]);
	struct str value = one_decimal(b, f.value);
	struct str vision = str_of((b->plan->korean ? korean : english)[f.vision]);
	if (f.kind == PALETTE_PALE)
		diag_report(b->d, at, DIAG_CHART_PALETTE_PALE, one, value);
	if (f.kind == PALETTE_ALIKE)
		diag_report(b->d, at, DIAG_CHART_PALETTE_ALIKE, one, other, value, vision);
	if (f.kind == PALETTE_GREY)
		diag_report(b->d, at, DIAG_PALETTE_GREY, one, other, value);
}

void judge_colors(struct bind *b, bool series, bool surface, struct span at)
{
	const struct theme *t = b->theme;
	const color text[] = {t->color.text, t->color.secondary, t->color.muted,
			      t->color.link, t->color.positive,  t->color.negative};
	if (series || surface)
		report(b, palette_check(t->color.series, t->color.count, t->color.surface), at);
	if (series)
		report(b, palette_grey(t->color.series, t->color.count), at);
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		double contrast = palette_contrast(text[i], t->color.surface);
		if (contrast < 4.5)
			diag_report(b->d, at, DIAG_TEXT_PALE, hex(b, text[i]),
				    one_decimal(b, contrast));
	}
}

void judge_size(struct bind *b, double size, double least, struct span at)
{
	if (size < least)
		diag_report(b->d, at, DIAG_SIZE_SMALL, one_decimal(b, size),
			    one_decimal(b, least));
}

void judge_pixels(struct diags *d, const struct theme *t, double scale, double ppi)
{
	double points =
		fmin(fmin(t->size.axis, t->size.label), fmin(t->size.note, t->size.small));
	double em = points * scale * ppi / 72, wanted = PIXELS_LEAST / CAPITAL / em * ppi;
	if (em * CAPITAL < PIXELS_LEAST)
		diag_report(d, SPAN_NONE, DIAG_PIXELS_FEW,
			    arena_printf(d->mem, "%.1f", em * CAPITAL),
			    diag_number(d, (long long)ceil(wanted)));
}
