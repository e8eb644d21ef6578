#ifndef SINK_PIXELS_H
#define SINK_PIXELS_H

#include "image/image.h"
#include "sink/loaded.h"

/* Pictures as cairo surfaces, decoded once each. Belongs to one painter. */
struct pixels;

struct pixels *pixels_open(const struct loaded_cairo *cairo, struct diags *d);
void pixels_close(struct pixels *p);

/* Owned by p. NULL, with a diagnostic the first time, when it cannot be decoded. */
cairo_surface_t *pixels_get(struct pixels *p, const struct image *image);

#endif
