#ifndef SPEC_READER_H
#define SPEC_READER_H

#include <stdint.h>

#include "base/diag.h"

/*
 * The file that is being parsed: what the YAML side and the Markdown side of
 * spec/ share. Offsets are those of the whole file.
 */
struct node;
struct reader {
	const struct files *files;
	struct arena *mem;
	struct diags *d;
	struct str text;
	uint32_t file;
	const struct node *scalar; /* text is its value, and places are found through it */
	size_t parts;              /* counted against LIMITS_PARTS */
	bool full;                 /* a limit was passed and reported: reading stops */
};

/* False, with a diagnostic, when the file is too large, or holds bytes that
 * are no UTF-8, or control characters. */
bool reader_open(struct reader *r, uint32_t file, const struct files *files, struct arena *mem,
		 struct diags *d);

struct span reader_span(const struct reader *r, size_t lo, size_t hi);

/* lo..hi of the file, composed (HANGUL.md J1). */
struct str reader_text(const struct reader *r, size_t lo, size_t hi);

/* Where the line that holds offset at starts; where it ends, without CR, LF. */
size_t reader_line(const struct reader *r, size_t at);
size_t reader_line_end(const struct reader *r, size_t at);

/* The start of the line behind the one that ends at end. */
size_t reader_next_line(const struct reader *r, size_t end);

/* Counts one part; false at the limit, which is reported once. */
bool reader_count(struct reader *r, size_t at);

/* Reports that LIMITS_DEPTH was passed. Always false. */
bool reader_too_deep(struct reader *r, struct span at);

#endif
