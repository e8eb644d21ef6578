#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/diag.h"
#include "data/origin.h"
#include "data/table.h"
#include "source/limits.h"
#include "source/number.h"

/*
 * A source turns the bytes of one file into a table. The door: one new source
 * is one new file in source/ and one new word in SOURCES.
 */

/* What a `data` entry of a report says (SPEC §2), already checked for keys. */
struct source_options {
	struct str name; /* of the table */
	struct span at;  /* of the entry */
	struct str file; /* resolved path; for messages and reading */
	struct span file_at;
	struct str encoding, delimiter, ragged, status;
	struct span encoding_at, delimiter_at, ragged_at, status_at;
	int header, skip; /* −1: find out */
	const struct source_pair {
		struct str key, value;
		struct span key_at, value_at;
	} * type, *unit; /* per column */
	size_t types, units;
	const struct str *missing, *total;
	size_t missings, totals;
	struct str source, url, retrieved;
	long long expect_rows; /* −1: not asked for */
	struct span expect_rows_at;
	/* expect: unique, columns; names stand in key. Several unique columns are one key
	 * together. */
	const struct source_pair *unique, *require;
	size_t uniques, requires;
	/* fold: columns named by periods (2019, 2020 or 2019/남, 2019/여) become rows;
	 * the names of the column of periods and, without names behind the /, of values. */
	struct str fold, fold_value;
	struct span fold_at;
	const struct source_pair
		*fill; /* columns (in key) whose blanks repeat the cell above */
	size_t fills;
	enum number_triangle triangle; /* what ▲ and ▼ mean */
	bool join_letters;             /* names spaced apart, 전 국, become 전국 */
	bool drop_totals;              /* total rows are left out of the table */
	bool keep_totals;              /* total rows count like any other */
	bool replace; /* bad bytes become U+FFFD with a warning, instead of an error */
	struct source_limits limits; /* zeros: the standard ones */
	struct source_progress {     /* tell is called now and then, from 0 to 1; NULL: never */
		void (*tell)(void *context, double done);
		void *context;
	} progress;
	unsigned threads; /* at most; 0: one per core */
	size_t part;      /* bytes of a file that one thread takes at a time; 0: the usual */
	size_t large;     /* bytes of a file whose text is not kept; 0: the usual */
};

struct source {
	const char *name; /* csv */
	const char *summary;
	const char *suffixes; /* "csv tsv txt" */
	bool (*load)(struct table *out, const struct source_options *o, struct files *files,
		     struct arena *mem, struct diags *d);
};

/* One new source is one new file and one new word here. */
/* clang-format off */
#define SOURCES(X) \
	X(csv)
/* clang-format on */

#define X(name) extern const struct source source_##name;
SOURCES(X)
#undef X

const struct source *source_for_path(struct str path); /* NULL when no suffix fits */

/* Reads, decodes, parses, types and checks (expect) the file of o. The decoded
 * text is added to files, so spans point into what an editor shows. */
bool source_load(struct table *out, const struct source_options *o, struct files *files,
		 struct arena *mem, struct diags *d);

/* The place of one row's record. */
struct span source_record(const struct table *t, const struct files *files, uint32_t row);

/* The place of one cell, found by scanning its record again. */
struct span source_cell(const struct table *t, const struct files *files, uint32_t row,
			uint32_t column);

#endif
