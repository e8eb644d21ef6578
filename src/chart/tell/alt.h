#ifndef CHART_ALT_H
#define CHART_ALT_H

#include "chart/model.h"

/*
 * Inside chart/ only. The automatic alternative text (SPEC §5): what is shown,
 * its unit, where it begins and ends, its extremes, claims and projections,
 * the source; in one to three sentences, true for every status.
 */
struct str alt_text(const struct chart *c);

#endif
