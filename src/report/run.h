#ifndef REPORT_RUN_H
#define REPORT_RUN_H

#include "ledger/ledger.h"

/*
 * The corridor from a report file to written files: what `dopyo render` and
 * `dopyo check` call. One run is one report; it owns every arena, font and
 * database in it, and frees them all in run_finish().
 */
struct run_param { /* -P name=value; a JSON number is a number, anything else is text */
	struct str name, value;
	bool row;       /* of --for-each: a report need not have a param of that name */
	bool text;      /* not a number, whatever it looks like */
	struct span at; /* in a file of params */
};

struct warm;            /* report/warm.h */
struct draft;           /* report/draft.h */
struct source_progress; /* source/source.h */

struct run_options {
	struct str report;         /* path of the report file; "-": standard input */
	const struct draft *draft; /* instead of a file: what `dopyo chart` was told */
	struct str out;         /* output path; empty: beside the report, by format. For several
				 * files (PNG pages, figures) -N or -ID is put before the suffix */
	const struct str *also; /* further outputs of the same pages or figures */
	size_t alsos;
	struct str format; /* sink by name: pdf, png, svg, dump; empty: by suffix of out, else
			      pdf */
	struct str pages;  /* "1,3-5"; empty: all */
	bool figures;      /* every figure alone instead of the pages */
	struct str figure; /* one figure alone, by id */
	bool untitled;     /* figures without title and subtitle */
	struct str preset; /* of figures, see preset.h; empty: the report's, else as on paper */
	double ppi;        /* 0: the report's, else 144 */
	struct str background; /* white, transparent; empty: the report's, else white */
	const struct run_param *param;
	size_t params;
	struct str fonts; /* folder of fonts.conf; empty: found by text_fonts_folder() */
	const struct str *font_path;
	size_t font_paths;
	struct str pdf_standard; /* empty: the report's, else 2a */
	bool attach_data;        /* also when the report does not ask for it */
	bool has_created;        /* --creation-timestamp or SOURCE_DATE_EPOCH */
	long long created;       /* seconds since 1970-01-01 UTC; else the report's date */
	bool strict;
	const uint8_t *choice; /* of warnings, see diag.h; NULL: all as they are */
	struct str alt_index;  /* file for the alternative texts of what was written */
	struct str ledger; /* file that every printed figure is recorded in, and compared with
			    * the one before; empty: none */
	struct str deps;   /* file for make rules; empty: none */
	struct warm *warm; /* what runs of the same report share; NULL: nothing */
	const struct source_progress *progress; /* of loading data; NULL: nobody is told */
};

struct run_output {
	struct str path;
	unsigned pages, width, height; /* pixels of a PNG, else 0 */
	size_t bytes;
	double ms; /* since the run began or the output before */
};

struct run {
	struct arena mem;
	struct files files;
	struct diags diags;
	struct run_output *output;
	size_t outputs, output_room;
	const struct ledger_change *change; /* since the ledger that was there before */
	size_t changes;
	bool compared; /* false: there was no ledger yet */
};

void run_init(struct run *r);
void run_finish(struct run *r);

/* Everything but writing. False when diags holds errors. */
bool run_check(struct run *r, const struct run_options *o);

/* Checks, lays out and writes; outputs are listed in r. Nothing is written
 * when there is an error, and earlier files stay as they were. */
bool run_render(struct run *r, const struct run_options *o);

/* Every figure that the report prints, without laying it out. */
bool run_ledger(struct run *r, const struct run_options *o, struct ledger *out);

/* The faces that a report is drawn with, in the order of first use. */
struct run_face {
	struct str family, file;
	int weight;
	size_t characters;
};
bool run_faces(struct run *r, const struct run_options *o, const struct run_face **out,
	       size_t *count);

/* A table by SQL over the data of the report, for --for-each. It lives in r. */
bool run_select(struct run *r, const struct run_options *o, struct str sql,
		const struct table **out);

/* The report of a draft as text, with everything that was guessed. */
bool run_draft(struct run *r, const struct run_options *o, struct str *out);

#endif
