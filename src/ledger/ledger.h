#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "base/diag.h"
#include "base/files.h"
#include "data/key.h"

/*
 * The ledger of a report: every figure that it prints, with where it stands,
 * how it was made and from what. It is a JSON file of one line a figure, so
 * that version control shows what changed; it is read as YAML. report/ records
 * it (report/record.h), `dopyo diff` and `dopyo explain` read it.
 */
struct ledger_source {     /* a data file */
	struct str name;   /* of the data entry */
	struct str file;   /* as the report names it */
	struct str sha256; /* of its bytes */
};

struct ledger_figure {
	struct str id; /* "sec-flip/times", "fig-flip/2014·기업수"; unique in its ledger */
	unsigned line; /* in the report, from 1 */
	struct str what;    /* the expression, or the column */
	struct str method;  /* what the names in it stand for: "times = hq1 / hq0; hq0 = …" */
	struct str format;  /* as written; empty: the usual one */
	struct str value;   /* in full: decimal text, or the text; empty when missing */
	struct str shown;   /* as drawn */
	struct str unit;    /* may be empty */
	struct str sources; /* names of data entries: "flip, fuel" */
	struct str cell;    /* "../data/flip.csv:2:6" of a direct look-up, else empty */
};

struct ledger {
	struct str report, sha256; /* the report file and its digest */
	const struct ledger_source *source;
	size_t sources;
	const struct ledger_figure *figure;
	size_t figures;
};

/* The file's text. */
struct str ledger_text(const struct ledger *l, struct arena *mem);

/* From loaded file number `file`. False with diagnostics when it is no ledger. */
bool ledger_read(struct ledger *out, uint32_t file, const struct files *files,
		 struct arena *mem, struct diags *d);

/* True when the text begins as a ledger does. */
bool ledger_is(struct str text);

/*
 * The cells of a data file as figures, "2024·기업수", so that two files are
 * compared as two ledgers are. Each row and each column is a figure of its own
 * without a value, by which new and gone ones are told once. Rows are told
 * apart by their keys.
 */
void ledger_cells(struct ledger *out, const struct table *t, const struct key *k,
		  const struct files *files, struct arena *mem);

/* "5.8배": as drawn, with the unit where it does not end in it. */
struct str ledger_shown(const struct ledger_figure *f, struct arena *mem);

enum ledger_cause { /* bits: why a figure changed */
		    LEDGER_DATA = 1,
		    LEDGER_METHOD = 2,
		    LEDGER_FORMAT = 4,
};

struct ledger_change {
	const struct ledger_figure *old, *new; /* NULL: it is new; it is gone */
	unsigned causes;                       /* enum ledger_cause, when both are there */
	struct str difference; /* "+4", "−1.5" in full; empty: no two numbers */
	struct str share;      /* the same as "+2.2%", or empty */
};

/*
 * What is printed differently, in the order of the newer ledger, then what is
 * gone. A figure is the same one when its id is; what is left over in one
 * element is paired in order, so that a changed expression is a change of
 * method and not one figure gone and one new.
 */
size_t ledger_compare(const struct ledger *old, const struct ledger *new,
		      const struct ledger_change **out, struct arena *mem);

#endif
