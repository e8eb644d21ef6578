#ifndef CHART_NUMBERS_H
#define CHART_NUMBERS_H

#include "chart/draw/axis.h"

/*
 * Inside chart/ only. How the numbers of an axis are written (HANGUL.md N8): sets the
 * style in f and returns the unit that they are divided by, empty where they stand as
 * they are. value: the texts of the ticks.
 */
struct str numbers_style(const struct chart *c, const struct scale *s, const struct axis *a,
			 const struct str *value, struct format *f);

/* "2×10⁻³⁰", where a number would be longer than anybody reads; false: none is. */
bool numbers_powers(const struct str *value, size_t count, struct str *label,
		    struct arena *mem);

#endif
