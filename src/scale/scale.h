#ifndef SCALE_SCALE_H
#define SCALE_SCALE_H

#include <stdbool.h>

#include "data/table.h"

/*
 * A scale maps data to paper. Its life, in this order:
 *   train  - look at data; no size is known yet      (scale_number, scale_name)
 *   settle - fix the domain and pick the ticks       (scale_settle)
 *   range  - learn the paper interval                (scale_range)
 *   draw   - read-only: scale_at, scale_band
 */
enum scale_kind { SCALE_LINEAR, SCALE_LOG, SCALE_TIME, SCALE_BAND, SCALE_POINT };

struct scale_tick {
	double value;    /* domain value; TIME: days; BAND: level index */
	struct str text; /* plain decimal text or period, before formatting */
};

struct scale {
	enum scale_kind kind;
	enum column_type column; /* of a temporal scale: YEAR … DATE */
	bool trained, settled;
	bool zero, nice;                     /* wishes, set before settle */
	bool cut;                            /* settle says: the domain leaves out zero */
	double lo, hi;                       /* domain; TIME: days */
	double seen_lo, seen_hi;             /* the data alone */
	double from, to;                     /* range, in points */
	double padding_inner, padding_outer; /* BAND, POINT: share of a step */
	const struct str *level;             /* BAND, POINT: names in first-seen order */
	size_t levels, level_room;
	const struct scale_tick *tick;
	size_t ticks;
	struct arena *mem;
};

void scale_init(struct scale *s, enum scale_kind kind, struct arena *mem);
void scale_number(struct scale *s, double v);      /* train; TIME: days */
void scale_name(struct scale *s, struct str name); /* train */
void scale_settle(struct scale *s, size_t about);  /* about: how many ticks are wanted */
void scale_range(struct scale *s, double from, double to);

double scale_at(const struct scale *s, double v);
/* Start of the band of a level and its width; POINT: width 0. */
double scale_band(const struct scale *s, size_t level, double *width);
size_t scale_level(const struct scale *s, struct str name); /* levels when it has none */

/* Nice steps 1, 2, 2.5, 5 × 10^k around lo..hi (extended Wilkinson search of
 * Talbot, Lin and Hanrahan 2010); used by settle, public for tests. */
size_t scale_ticks(struct arena *mem, double lo, double hi, size_t about, bool loose,
		   const double **tick);

#endif
