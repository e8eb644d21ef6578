#ifndef SINK_LOADED_H
#define SINK_LOADED_H

#include <cairo.h>

#include "base/diag.h"

/*
 * cairo, loaded when the first picture is painted: a PDF needs none of it, and
 * it brings half of all libraries along (X11 among them), which would be a
 * fifth of the time that a short report takes. loaded_cairo.fill is cairo_fill.
 */
/* clang-format off */
#define LOADED_CAIRO(X) \
	X(clip) X(close_path) X(create) X(curve_to) X(destroy) X(fill) \
	X(get_matrix) X(get_source) X(image_surface_create) \
	X(image_surface_get_data) X(image_surface_get_height) \
	X(image_surface_get_stride) X(image_surface_get_width) X(line_to) \
	X(move_to) X(paint) X(pattern_set_extend) X(rectangle) X(restore) X(rotate) \
	X(save) X(scale) X(set_antialias) X(set_dash) X(set_line_cap) \
	X(set_line_join) X(set_line_width) X(set_matrix) X(set_operator) \
	X(set_source_rgba) X(set_source_surface) X(status) X(stroke) \
	X(surface_destroy) X(surface_flush) X(surface_mark_dirty) X(surface_status) \
	X(translate) X(user_to_device_distance)
/* clang-format on */

struct loaded_cairo {
#define X(name) __typeof__(cairo_##name) *name;
	LOADED_CAIRO(X)
#undef X
};

/* Once loaded, it stays until the program ends. */
bool loaded_cairo(struct loaded_cairo *c, struct diags *d);

#endif
