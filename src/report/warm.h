#ifndef REPORT_WARM_H
#define REPORT_WARM_H

#include "report/run.h"
#include "spec/spec.h"

/*
 * What the runs of a batch, which are of one report, share. Fonts and shaped text stay; the
 * report and its data files are read once, so that all runs see the same ones, and a run after
 * the first costs a third. What could not be read without a word is read by each run, which
 * then says so.
 */
struct warm {
	struct text_fonts *fonts;
	struct text *text;
	unsigned runs;
	struct arena mem;  /* of all below */
	bool asked, first; /* a run has begun; it is that one */
	bool read;         /* spec is there */
	struct spec spec;
	struct str report; /* its bytes */
	struct warm_table {
		struct span at; /* of its entry */
		const struct table *table;
		struct file file;
	} * table;
	size_t tables, table_room;
};

struct warm *warm_open(void);
void warm_close(struct warm *w);

/* The arena that a run reads the report and its data into: the shared one for the
 * first, for all others, and without warm, the run's own. */
struct arena *warm_arena(struct warm *w, struct arena *own);

/* The table of the entry at, if files is as it was when it was loaded; its file is
 * added, too. NULL: it is to be loaded. */
const struct table *warm_table(const struct warm *w, struct span at, struct files *files);
void warm_keep(struct warm *w, struct span at, const struct table *t,
	       const struct files *files);

/* The report, as the first run has read it; false: it is to be read. */
bool warm_spec(struct warm *w, struct str path, struct files *files, struct spec *out);

#endif
