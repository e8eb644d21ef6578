#ifndef CHART_HEADS_H
#define CHART_HEADS_H

#include "chart/draw/canvas.h"

/* Inside chart/ only. The headers of small multiples: a name to each, and what they are
 * names of where the author says it. channel: CHANNEL_ROW, _COLUMN or _FACET. */
bool heads_on(const struct chart *c, enum plan_channel channel);

/* The name of a level, shortened where it is wider than width. */
const struct text_line *heads_line(const struct chart *c, enum plan_channel channel,
				   size_t level, double width);

/* Of the names of rows and their title, each at most `most` wide; 0: none. */
double heads_width(const struct chart *c, double most);

/* NULL: the author gives none. */
const struct text_line *heads_title(const struct chart *c, enum plan_channel channel,
				    double width);

#endif
