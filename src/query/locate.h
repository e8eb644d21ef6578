#ifndef QUERY_LOCATE_H
#define QUERY_LOCATE_H

#include "base/files.h"

/*
 * The place in the report of bytes lo..hi of an SQL text that stands at `at`.
 * The text that a query gets may differ from the file's bytes: Hangul was
 * composed, a YAML block lost its indentation, a quoted scalar its quotes.
 * Where the two cannot be laid side by side it is the whole of `at`.
 */
struct span locate_span(const struct files *files, struct str sql, struct span at, size_t lo,
			size_t hi);

#endif
