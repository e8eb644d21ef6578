#ifndef MARK_PROPERTY_H
#define MARK_PROPERTY_H

#include "mark/mark.h"

/*
 * The properties of marks under Vega-Lite's names, in one table: the parser,
 * its messages and the charts read it. A mark's constant says by name which it
 * takes; all take MARK_COMMON, and label when it has words for it. A new property is a line of
 * the table and a field of struct mark_options.
 */
enum mark_property_kind {
	PROPERTY_FLAG,   /* true, false */
	PROPERTY_NUMBER, /* lo to hi */
	PROPERTY_WORD,   /* one of words */
	PROPERTY_COLOR,  /* "#rrggbb" */
	PROPERTY_EITHER, /* a number, or one of words */
	PROPERTY_DASH,   /* a list of up to MARK_DASHES lengths in points */
};

struct mark_property {
	const char *name;
	enum mark_property_kind kind;
	size_t at; /* offset in struct mark_options */
	const char *words;
	double lo, hi;
	const char *says[2]; /* Korean, English */
};

extern const struct mark_property mark_property_all[];
extern const size_t mark_property_count;

#define MARK_COMMON "color opacity"

/* NULL: no mark has it. */
const struct mark_property *mark_property(struct str name);
bool mark_takes(const struct mark *m, struct str name);
struct str mark_property_nearest(const struct mark *m, struct str name);

/* The words that a mark knows of those of a property, NULL where it knows them all;
 * "number" among them where it takes one. */
const char *mark_property_words(const struct mark *m, const struct mark_property *p);

/* All that a mark takes, between spaces: for messages. */
struct str mark_properties(const struct mark *m, struct arena *mem);

/* The marks that take it, between spaces; empty: none. */
struct str mark_property_takers(struct str name, struct arena *mem);

/* One value as it is written, into the options; false: it is no such value.
 * word: of WORD, COLOR, FLAG and EITHER; number, numbers: of NUMBER, EITHER and DASH. */
bool mark_property_set(struct mark_options *o, const struct mark_property *p, struct str word,
		       const double *number, size_t numbers);

/* The hole of a ring: below 1 a share of the outer radius, else in points, each as long
 * as point on paper; some ring always stays. */
double mark_inner_radius(const struct mark_options *o, double outer, double point);

/* "#1c589c"; false when it is written otherwise. */
bool mark_color(struct str s, color *out);

#endif
