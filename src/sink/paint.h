#ifndef SINK_PAINT_H
#define SINK_PAINT_H

#include "scene/page.h"
#include "sink/loaded.h"

/*
 * Paints scenes with cairo on whatever surface a cairo_t stands for: strips of
 * a PNG, or cairo's own PDF surface when tests compare our PDF with it. User
 * space is points, y down; nothing is measured, wrapped or chosen here.
 *
 * A painter owns what is read once and used often: glyph outlines and decoded
 * pictures. Faces and images of the scenes must live as long as the painter.
 */
struct painter;

/* NULL, with a diagnostic, when there is no cairo. */
struct painter *paint_open(struct diags *d);
void paint_close(struct painter *p);
/* For another thread, which paints the same scenes: they hold no pictures. */
struct painter *paint_another(const struct painter *p);

/*
 * For pictures of pixels: edges that run along the axes are moved to whole
 * pixels, so that rules and bars are sharp. Off at first.
 */
void paint_snap(struct painter *p, bool snap);

/* Everything in the scene, clips included; the state of cr is as before. */
void paint_scene(struct painter *p, const struct scene *s, cairo_t *cr);

/* Was a picture left out because it could not be decoded? d says which. */
bool paint_failed(const struct painter *p);

/* How far each item of a scene reaches up and down, in points. */
struct paint_extent {
	double top, bottom;
};
const struct paint_extent *paint_extents(const struct scene *s, struct arena *mem);

/* Leaves out what does not touch the strip from top to bottom. */
void paint_strip(struct painter *p, const struct scene *s, const struct paint_extent *extent,
		 struct paint_extent strip, cairo_t *cr);

/* sRGB bytes as cairo's source. */
void paint_source(struct painter *p, cairo_t *cr, color rgba);

/* For whoever makes the surfaces. */
const struct loaded_cairo *paint_cairo(const struct painter *p);

#endif
