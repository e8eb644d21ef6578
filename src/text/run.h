#ifndef TEXT_RUN_H
#define TEXT_RUN_H

#include <stdint.h>

#include "base/str.h"

/*
 * A run is text of one face and size, shaped once. text/ makes it; sinks and
 * pdf/ read it. Plain data: no library type. Lives until text_close().
 */
struct text_face {
	uint32_t number;              /* index in the order of first use, from 0 */
	struct str family;            /* as asked for: "Noto Sans CJK KR" */
	int weight;                   /* 400, 700 */
	struct str file;              /* path of the font file */
	unsigned index;               /* face in a collection */
	unsigned upem;                /* units per em */
	double ascent, descent;       /* em, both positive */
	double body_top, body_bottom; /* mean Hangul body above the baseline, em (T2) */
	double underline_top, underline_thickness; /* below the baseline, em (T9) */
	double digit_width;                        /* widest of 0–9, em (T6) */
	void *hb_font; /* hb_font_t *, scale = upem; for pdf/ and the painter, which may not
			  change it */
};

struct text_glyph {
	uint32_t id;
	float advance;    /* points, after spacing */
	float dx, dy;     /* points, dy up */
	uint32_t cluster; /* byte offset into the run's text */
};

struct text_run {
	const struct text_face *face;
	double size;     /* points */
	struct str text; /* exactly what is drawn, in logical order */
	struct str lang; /* where the author marked one ("en-US"); empty: the document's */
	const struct text_glyph *glyph;
	uint32_t glyphs;
	double width; /* points: the sum of the advances */
};

#endif
