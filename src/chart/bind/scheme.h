#ifndef CHART_SCHEME_H
#define CHART_SCHEME_H

#include "scene/scene.h"

/* Inside chart/ only. Colours for names that have a name themselves, as in Vega. */
const color *scheme_find(struct str name, size_t *count); /* NULL: unknown */
struct str scheme_nearest(struct str name);
struct str scheme_names(struct arena *mem);

#endif
