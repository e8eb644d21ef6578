#ifndef CHART_LABEL_H
#define CHART_LABEL_H

#include "chart/draw/names.h"

/*
 * Inside chart/ only. Value labels: marks ask, the most important ones get
 * their place first, what finds none is left out, and counted as lost where the
 * author asked for it.
 */
void label_place(struct canvas *v, const struct model_layer *layer, struct mark_out *out,
		 const struct names *names);

/* Asks for the totals of stacked bars. */
void label_totals(const struct canvas *v, const struct model_layer *l, struct mark_out *out);

/* Room that labels of bars need beyond the plot: above and below upright ones, right of
 * lying ones (as a smaller plot width, where bars keep their share). */
double label_footroom(const struct canvas *v);
double label_headroom(const struct canvas *v);
double label_left(const struct canvas *v);
double label_width(const struct canvas *v, double available);

/* Would the values over upright bars fit side by side at this length? */
bool label_fits(const struct chart *c, double length);

/* Height that one label covers, its gap to the mark included. */
double label_height(const struct canvas *v);

/* Where the label of a bar begins and ends: for annotations around it. */
double label_right_of(const struct canvas *v, const struct mark_layer *l,
		      const struct mark_row *r);
double label_top_of(const struct canvas *v, const struct mark_layer *l,
		    const struct mark_row *r);

#endif
