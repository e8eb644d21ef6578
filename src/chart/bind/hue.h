#ifndef CHART_HUE_H
#define CHART_HUE_H

#include "chart/bind/classes.h"
#include "scale/scale.h"
#include "scene/scene.h"

/*
 * Inside chart/ only. Colours by number: sequential, or diverging about a
 * midpoint, along ramps of the KRDS tokens (HANGUL.md section 8) under
 * Vega-Lite's scheme names and under their own.
 */
struct hue_stop {
	double at; /* 0 … 1 */
	color rgba;
};

struct hue_tick {
	double value;
	struct str text; /* decimal */
};

struct hue {
	bool set, diverging;
	double mid;         /* where a diverging ramp is neutral */
	struct scale scale; /* the domain, to 0 … 1 */
	const struct hue_stop *stop;
	size_t stops;
	const struct hue_tick *tick; /* for the legend */
	size_t ticks;
	struct classes classes;
	const color *class_color; /* of each */
};

struct chart;

/* Finds domain and ramp, and colours the rows of all layers. False with
 * diagnostics when the scheme is unknown. */
bool hue_bind(struct chart *c);

double hue_share(const struct hue *h, double value); /* along the ramp, 0 … 1 */
/* At a share of the domain, 0 … 1. */
color hue_along(const struct hue *h, double share);

/* The same along the scheme that numbers have where nothing is said. */
color hue_usual(const struct chart *c, size_t i, size_t names);

/* Are the theme's colours for series greys? Then numbers have greys where nobody asks for
 * a scheme. */
bool hue_grey(const struct theme *t);

/* A theme of greys for printers without colour: no scheme has others there. */
bool hue_grey_alone(const struct theme *t);

/* One of so many names along the ramp of a sequential scheme; false: no such one. */
bool hue_sample(const struct theme *t, struct str scheme, size_t i, size_t names, color *out);

#endif
