#ifndef CHART_PIE_H
#define CHART_PIE_H

#include "chart/draw/canvas.h"
#include "mark/sector.h"

/*
 * Inside chart/ only. A chart that stands in a turn while it is laid out at one
 * size: its slices, and whatever tells them. polar.c makes it; beside.c names
 * slices at the sides, rim.c the names of angles and radii, inscribe.c sets
 * shares into slices and holes, wording.c the words of
 * other layers.
 */
struct pie_slice {
	const struct mark_row *row;
	size_t layer;
	struct sector sector;
	/* beside.c: */
	const struct text_line *line[2]; /* name; share and amount */
	double width, height, top;
	bool right, lost;
};

struct pie {
	struct canvas *v;
	struct mark_polar *polar; /* of v: centre, scales, outer radius */
	size_t lead;              /* the layer whose slices have names; c->layers: none */
	struct pie_slice *slice;  /* of all layers, as they are drawn */
	size_t slices;
	struct pie_word *word; /* wording.c */
	size_t words;
	bool small; /* one of several */
	bool bare;  /* a legend tells the names, so that shares alone stand beside */
};

/* Is a layer's place in the turn read from data? */
bool pie_tells(const struct model_layer *l);
/* Do the labels of the leading layer ask for one of these? */
bool pie_asks(const struct chart *c, const char *words);
/* The layer whose slices have names, the outermost; c->layers where there are no slices. */
size_t pie_lead(const struct chart *c);
/* Is one amount all that a ring shows, as of progress? The hole tells it. */
bool pie_lone(const struct chart *c);

/* The colour that a slice has on paper. */
color pie_ground(const struct pie *p, const struct pie_slice *s);
bool pie_striped(const struct pie *p, const struct pie_slice *s);
/* The topmost slice at a point; p->slices: none. */
size_t pie_at(const struct pie *p, struct point at);
/* Does a box lie on one slice, or beside all of them? Then it is in *out. */
bool pie_rests(const struct pie *p, struct rect box, size_t *out);

/* ---- beside.c */

/* Words of all slices of the leading layer, and the width that they need at a side. */
double beside_read(struct pie *p, bool names);
void beside_draw(struct pie *p, struct rect room, struct rect right);
double beside_widest(const struct pie *p, bool right);
#define BESIDE_GAP 2.0 /* from the circle to the names, in label sizes */

/* "29.3%", "29.3% (2,513)", "2,513" */
struct str beside_text(const struct pie *p, const struct pie_slice *s, bool inside);

/* ---- rim.c */

/* Are there names around the circle, of rings? */
bool rim_named(const struct chart *c);
bool rim_ringed(const struct chart *c);
/* The box of all names around the circle at its size. */
struct rect rim_box(const struct pie *p);
void rim_draw(struct pie *p);

/* Is the amount of a name written around the circle? */
bool rim_told(const struct pie *p, size_t level);

/* ---- inscribe.c */

void inscribe_shares(struct pie *p);
void inscribe_whole(struct pie *p);
void inscribe_hollow(struct pie *p); /* a circle of a cell with nothing to divide */

/* ---- wording.c */

/* The box of the words of text layers, at the circle's size. */
struct rect wording_box(struct pie *p);
/* False where some that name the series found no place. */
bool wording_draw(struct pie *p);
/* Do words stand in the middle, do words name the series? */
bool wording_central(const struct chart *c);
bool wording_names(const struct chart *c);

#endif
