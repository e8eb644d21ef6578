#ifndef CHART_LISTING_H
#define CHART_LISTING_H

#include "chart/model.h"

/* Inside chart/ only. Series as a column beside the plot lists them: as stacks pile them up,
 * and as lines end, from the top down. */
const size_t *listing_order(const struct chart *c, bool column, bool lying);

/* Are its series told apart by detail alone? They have no keys, for all look alike. */
bool listing_detailed(const struct model_layer *l);

#endif
