#ifndef SINK_SINK_H
#define SINK_SINK_H

#include "base/out.h"
#include "scene/page.h"

/*
 * A sink writes finished pages. If you measure, wrap or choose anything in a
 * sink, it belongs in layout/. The door: one file and one word in SINKS.
 */
struct sink_options {
	double ppi;          /* PNG: pixels per inch of paper */
	bool transparent;    /* PNG */
	struct str standard; /* PDF: "2a", "1a", "3a"; empty: 2a */
	struct out *out;     /* where files go that appear together; NULL: at once */
};

/* What every sink ends with. */
bool sink_put(const struct sink_options *o, struct str path, struct str bytes, struct diags *d);

struct sink_result { /* for the one line per output */
	size_t bytes;
	unsigned pages, width, height; /* pixels for PNG */
};

struct sink {
	const char *name, *suffix, *summary;
	bool whole; /* one file for all pages (PDF, dump); else one a page */
	/* page: index of the page to write when !whole */
	bool (*write)(const struct pages *p, size_t page, struct str path,
		      const struct sink_options *o, struct sink_result *r, struct diags *d);
};

#define SINKS(X) X(dump) X(pdf) X(png) X(svg)

#define X(name) extern const struct sink sink_##name;
SINKS(X)
#undef X

extern const struct sink *const sink_all[];
extern const size_t sink_count;
const struct sink *sink_find(struct str name); /* by name or suffix */

#endif
