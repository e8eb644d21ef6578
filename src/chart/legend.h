#ifndef CHART_LEGEND_H
#define CHART_LEGEND_H

#include "chart/canvas.h"

/*
 * Inside chart/ only. Keys with names, left to right in series order, above
 * the plot: for series that are not named in the plot, and for statuses that
 * no label names.
 */
struct legend {
	struct legend_entry {
		bool key;             /* else words alone */
		size_t layer, series; /* series_count of the chart: a status alone */
		enum status status;
		const struct text_line *name;
		double x, y; /* from the legend's top left, of the row's middle */
	} * entry;
	size_t entries;
	double height; /* 0: no legend */
};

/* Must series be told apart at all? */
bool legend_needed(const struct chart *c);

/* What does not fit into room is counted: "외 12개". direct: series are named
 * in the plot. */
struct legend legend_make(const struct chart *c, struct size room, bool direct);
void legend_draw(struct canvas *v, const struct legend *l, struct point at);

#endif
