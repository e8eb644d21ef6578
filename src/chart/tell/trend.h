#ifndef CHART_TREND_H
#define CHART_TREND_H

#include "base/buf.h"
#include "chart/tell/story.h"

/* Inside chart/ only. What an alternative text says of lines and curves that were fitted
 * to the data (transform: regression): what they are, where they begin and end. */

bool trend_is(const struct model_layer *l);

/* Behind the kind of figure: " with a trend line"; nothing where there is none. */
void trend_put_kind(const struct chart *c, struct str kind, struct buf *out);
void trend_tell(const struct chart *c, struct buf *out);

#endif
