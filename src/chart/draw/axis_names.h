#ifndef CHART_AXIS_NAMES_H
#define CHART_AXIS_NAMES_H

#include "chart/draw/axis.h"

/* Inside chart/ only. Labels of band and point scales: names that are wrapped, cut, turned
 * or thinned out. */

/* width: across the axis, points. */
void axis_names_make(const struct chart *c, const struct scale *s, struct axis *a,
		     double length, double width);

/* axis.values: only these are written. */
void axis_names_choose(const struct scale *s, struct axis *a);

/* Where there is no such choice, hides measured names so that those that stay keep a gap;
 * the first stays. */
void axis_names_thin(const struct chart *c, const struct scale *s, struct axis *a,
		     double length);

/* How many are hidden although they say what a bar is. */
size_t axis_names_hidden(const struct axis *a);

/* Would the names of a horizontal base axis fit at this length? */
bool axis_names_fit(const struct chart *c, double length);

#endif
