#ifndef SOURCE_OUTLINE_H
#define SOURCE_OUTLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct csv_parser;

/*
 * The outline of CSV text: its delimiters, line ends and quotes as they are, and nothing
 * of what stands between them, but for a letter where a line would be blank.
 *
 * libcsv takes one byte after the other and does nothing with most of them but
 * to keep them. From the outline it tells the same cells and records, in a
 * fifth of the time; what they hold stands in the text, up to the ends that
 * are listed. Only cells with quotes in them, which are doubled, are all there.
 */
struct outline {
	char *p; /* OUTLINE_PIECE + 1 bytes of room */
	size_t n;
	uint32_t *end; /* OUTLINE_PIECE + 1: bytes of the text at which cells end */
	size_t ends;
	bool bare; /* no cell has quotes in it */
};

#define OUTLINE_PIECE ((size_t)16 * 1024) /* bytes: text and outline stay in a near cache */

#define OUTLINE_QUOTED "\"x\"" /* a quoted cell of three bytes or more, but for those */

/* Behind the last line end of the OUTLINE_PIECE bytes from at on; at where there is none. */
size_t outline_piece(struct str text, size_t at);

/*
 * The outline of bytes lo to hi, which begin with a record and end with a line end. False
 * where quotes stand in them that do not enclose a cell, or not within them: then libcsv is
 * to read the text itself.
 */
bool outline_take(struct outline *o, struct str text, size_t lo, size_t hi, char delimiter);

/*
 * Does libcsv find records of so many cells in the outline and nothing else, and a cell at
 * each end that is listed? Then no more is to be learnt from it. The parser is between two
 * records, before and after.
 */
bool outline_is_table(const struct outline *o, struct csv_parser *parser, uint32_t width);

#endif
