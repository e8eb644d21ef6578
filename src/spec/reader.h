#ifndef SPEC_READER_H
#define SPEC_READER_H

#include <stdint.h>

#include "base/diag.h"
#include "spec/node.h"

/*
 * What is being parsed: what the YAML side and the Markdown side of spec/
 * share. It is a whole file, and offsets are the file's; or the value of a YAML
 * scalar, whose places are found through node_span().
 */
struct reader {
	const struct files *files;
	struct arena *mem;
	struct diags *d;
	struct str text;
	uint32_t file;
	size_t parts; /* counted against LIMITS_PARTS */
	const struct node *scalar;
	bool exact; /* the scalar stands in the file as it is */
	bool full;  /* a limit was passed and reported: reading stops */
};

/* False, with a diagnostic, when the file is too large, or holds bytes that
 * are no UTF-8, or control characters. */
bool reader_open(struct reader *r, uint32_t file, const struct files *files, struct arena *mem,
		 struct diags *d);

/* C0 but tab and line ends, and DEL: what no file or string may hold. */
bool reader_is_control(uint32_t code);

/* Opens a scalar, which was checked when its file was. */
void reader_open_scalar(struct reader *r, const struct node *scalar, const struct files *files,
			struct arena *mem, struct diags *d);

struct span reader_span(const struct reader *r, size_t lo, size_t hi);

/* lo..hi of the file, composed (HANGUL.md J1). */
struct str reader_text(const struct reader *r, size_t lo, size_t hi);

/* Where the line that holds offset at starts; where it ends, without CR, LF. */
size_t reader_line(const struct reader *r, size_t at);
size_t reader_line_end(const struct reader *r, size_t at);

/* The start of the line behind the one that ends at end. */
size_t reader_next_line(const struct reader *r, size_t end);

/* The line below the one that holds byte at, without its end. */
struct str reader_line_below(const struct reader *r, size_t at);

/* Counts one part; false at the limit, which is reported once. */
bool reader_count(struct reader *r, size_t at);

/* Reports that LIMITS_DEPTH was passed. Always false. */
bool reader_too_deep(struct reader *r, struct span at);

#endif
