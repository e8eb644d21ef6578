#ifndef SINK_OUTLINE_H
#define SINK_OUTLINE_H

#include "scene/scene.h"
#include "text/run.h"

/*
 * Glyph outlines in font units (y up), read from the face with which a run was
 * shaped and kept for the next time. Belongs to one painter.
 *
 * Outlines and not cairo's glyphs: up to 1.16 cairo moves every glyph of an
 * image to a whole pixel, so that letters would not stand where they were
 * measured.
 */
struct outlines;

struct outlines *outline_open(void);
void outline_close(struct outlines *o);

/* Never fails: a glyph without ink, or without an outline, has no ops. */
struct path outline_get(struct outlines *o, const struct text_face *face, uint32_t glyph);

#endif
