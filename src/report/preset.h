#ifndef REPORT_PRESET_H
#define REPORT_PRESET_H

#include "base/str.h"

/*
 * The size and resolution of a figure alone, by where it will stand. Slides
 * are 13.33 × 7.5 in and seen from across a room: their type is larger, and
 * at twice 72 pixels an inch a picture fills its place without being scaled.
 */
struct preset {
	const char *name;
	double width, height; /* points; 0: the report's text width, as high as needed */
	double margin, scale; /* points around the figure; of type and lines */
	double ppi;
};

#define PRESET_NAMES "slide slide-half slide-third square print"

/* NULL for a name that is none, or empty. */
const struct preset *preset_find(struct str name);

#endif
