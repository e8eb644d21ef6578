#ifndef CHART_AXIS_LABELS_H
#define CHART_AXIS_LABELS_H

#include "chart/draw/axis.h"

/*
 * Inside chart/ only. The labels along an axis: what they cover, level or
 * turned by labelAngle, and how they are drawn. A turned label below an axis
 * ends at its tick when it rises, and begins there when it falls.
 */
#define AXIS_LABELS_GAP 0.6 /* between labels and plot, in label sizes */

/* Words in the letters of labels, and a label of one line. */
const struct text_line *axis_labels_shape(const struct chart *c, struct str s);
struct axis_label axis_labels_line(const struct chart *c, double value, struct str s);

/* Across and along the paper. */
struct size axis_labels_box(const struct chart *c, const struct axis *a,
			    const struct axis_label *l);

/* How far a label below or above reaches to the left and right of its tick. */
struct axis_labels_reach {
	double left, right;
};
struct axis_labels_reach axis_labels_reach(const struct chart *c, const struct axis *a,
					   const struct axis_label *l);

/* From one label to the next, at least, where both are as wide as that. */
double axis_labels_step(const struct chart *c, const struct axis *a, double width);

/* How much further from the plot the labels below or above it must stand to keep clear of
 * those beside it, of which the lowest and the highest hang over the plot's corners. */
double axis_labels_lap(const struct canvas *v);

/* Labels that would touch the one before are hidden. */
void axis_labels_hide(struct canvas *v, struct axis *a, const struct scale *s);
void axis_labels_draw(struct canvas *v, const struct axis *a, const struct scale *s);

#endif
