#ifndef VECTORS_H
#define VECTORS_H

#include "base/arena.h"

/*
 * Test vectors: tab-separated files with one header line, in a directory that
 * is given. Which kind a file is, its columns say.
 */
struct row {
	const struct str *name, *cell; /* columns of the header, unescaped cells */
	size_t count;
};

/* The cell of a column, empty when the file has no such column. */
struct str row_cell(const struct row *r, const char *column);

/* \uXXXX, \n, \r, \t and \\ in a cell. */
struct str row_unescape(struct arena *mem, struct str s);

/* A kind computes what a row's "expected" column should hold. */
struct kind {
	const char *column; /* that only files of this kind have */
	struct str (*run)(const struct row *r, struct arena *mem);
};

extern const struct kind kind_josa, kind_numbers, kind_linebreak, kind_encodings,
	kind_normalize;

/* Facts about text from Pango: see ko/breaks.h. fact has text.n + 1 elements. */
void facts_find(struct str text, unsigned char *fact);

#endif
