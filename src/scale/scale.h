#ifndef SCALE_SCALE_H
#define SCALE_SCALE_H

#include <stdbool.h>

#include "scale/every.h"

/*
 * A scale maps data to paper. Its life, in this order:
 *   train  - look at data; no size is known yet      (scale_number, scale_name)
 *   settle - fix the domain and pick the ticks       (scale_settle)
 *   range  - learn the paper interval                (scale_range)
 *   draw   - read-only: scale_at, scale_base, scale_band
 * settle may be called again with another number of ticks; it always starts
 * from what training saw.
 */
enum scale_kind {
	SCALE_LINEAR,
	SCALE_POW,    /* |v|^exponent with the sign of v; sqrt: 0.5 */
	SCALE_SYMLOG, /* log(1 + |v| / constant) with the sign of v */
	SCALE_LOG,
	SCALE_TIME,
	SCALE_BAND,
	SCALE_POINT
};

struct scale_tick {
	double value;    /* domain value; TIME: days; BAND: level index */
	struct str text; /* plain decimal text or period, before formatting */
};

struct scale {
	enum scale_kind kind;
	enum column_type column; /* of a temporal scale: YEAR … DATE */
	bool trained, settled;
	/* wishes, set between init and settle */
	bool zero, nice; /* LINEAR, POW, SYMLOG: the domain holds zero; these, LOG: ends at
			    ticks */
	bool reverse;    /* the range is taken from its other end */
	bool clamp;      /* values outside the domain stand at its ends */
	double exponent, constant; /* POW, SYMLOG */
	double base;               /* LOG: its powers are ticks; 10 has 2 and 5 between them */
	const double *want;        /* the ticks that were asked for; NULL: found by settle */
	size_t wants;
	bool whole;        /* LINEAR: no tick between whole numbers (counts) */
	bool counted;      /* LOG, SYMLOG: somebody asks for so many ticks */
	size_t most;       /* LINEAR, POW: no more ticks than these; 0: any number */
	double least;      /* LINEAR, POW: between ticks; 0: anything */
	size_t nice_about; /* nice ends are those of about so many ticks; 0: of all */
	struct scale_every nice_every, tick_every; /* TIME */
	double wish_lo, wish_hi; /* domain ends that were asked for; NAN: by data */
	double pad;              /* TIME: days added at both ends (bars need half a period) */
	double free; /* not of names: share of the range that no data reach, at each end */
	double padding_inner, padding_outer; /* BAND, POINT: share of a step */
	/* what settle says */
	bool cut;                /* LINEAR, POW: the domain leaves out zero */
	enum column_type ticked; /* TIME: ticks are starts of such periods */
	bool clock;              /* TIME: ticks are times of the day */
	double lo, hi;           /* domain; TIME: days */
	/* what training saw */
	double seen_lo, seen_hi; /* the data alone */
	bool timed;              /* TIME: some number has a time of the day */
	bool refused;            /* LOG: a number that is not above zero was left out */
	double *seen;            /* TIME: distinct values in order, while they are few */
	size_t seens;
	double from, to;   /* range, in points */
	struct str *level; /* BAND, POINT: names in first-seen order */
	size_t levels, level_room;
	uint32_t *slot; /* hash table over level; 0: free, else index + 1 */
	size_t slots;
	const struct scale_tick *tick;
	size_t ticks;
	struct arena *mem;
};

/*
 * Paddings of a new BAND are 0.35 inside and 0.175 at the ends, of a POINT 0.5
 * at the ends. Vega-Lite's 0.1 and 0.05 crowd the few wide bars of a briefing
 * and leave no air between Korean category names set in one line.
 */
void scale_init(struct scale *s, enum scale_kind kind, struct arena *mem);

/*
 * Train; TIME: days. NAN and infinities are left out. Sizes beyond 1e300 count
 * as 1e300, below 1e-300 as zero; times end at the years ±9999.
 */
void scale_number(struct scale *s, double v);
void scale_name(struct scale *s, struct str name);

/* about: how many ticks are wanted. A scale that saw nothing gets some domain, a
 * linear one 0..1, and no ticks. */
void scale_settle(struct scale *s, size_t about);
void scale_range(struct scale *s, double from, double to);

/* Always finite for a finite v. LOG: v ≤ 0 stands at the lower end. BAND,
 * POINT: v is a level index, and the middle of its band is given. */
double scale_at(const struct scale *s, double v);

/* Where bars and areas stand: zero, or the end of the domain next to it. */
double scale_base(const struct scale *s);

/* Start of the band of a level and its width, which is never negative;
 * POINT: width 0. */
double scale_band(const struct scale *s, size_t level, double *width);
size_t scale_level(const struct scale *s, struct str name); /* levels when it has none */

/* Training of one scale goes on with all that another one of its kind has seen. */
void scale_share(struct scale *s, const struct scale *seen);

static inline bool scale_names(const struct scale *s)
{
	return s->kind == SCALE_BAND || s->kind == SCALE_POINT;
}

/* Nice steps 1, 2, 2.5, 5 × 10^k around lo..hi (extended Wilkinson search of
 * Talbot, Lin and Hanrahan 2010); used by settle, public for tests. Loose
 * ticks embrace lo..hi, others lie inside. lo < hi, both finite. */
size_t scale_ticks(struct arena *mem, double lo, double hi, size_t about, bool loose,
		   const double **tick);

#endif
