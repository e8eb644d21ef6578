#ifndef SOURCE_FRAME_H
#define SOURCE_FRAME_H

#include "source/survey.h"

/*
 * Which records of a file are what: title lines, one to three header rows,
 * data, notes below. Found by their shape; a report may say it itself.
 */
struct frame {
	uint32_t header;     /* first header record; title lines stand before it */
	uint32_t headers;    /* header rows; 0: the file has none */
	uint32_t first, end; /* data records, blank ones among them */
	uint32_t again;      /* records among them that repeat the header; not filled now */
	uint32_t again_at;   /* the first of these */
	uint32_t width;      /* columns */
	bool unit_row;       /* the last header row holds units */
	bool index;          /* a data frame's dump: unnamed index, mangled names */
	struct str unit;     /* "명" from a title line "(단위: 명)" */
};

#define FRAME_HEADERS 3 /* header rows that are found without being told */

/* headers < 0, skipped: what the report says; skipped: title lines are cut off already. */
void frame_find(struct frame *f, const struct survey *s, int headers, bool skipped,
		struct arena *temp);

/* A data record that is a row: an empty cell is one only in a single column. */
static inline bool frame_is_row(const struct frame *f, const struct survey *s, uint32_t record)
{
	return s->shape[record] != SURVEY_BLANK || f->width == 1;
}

/* The cells of one record as they stand in the file, width long; trimmed. */
struct str *frame_cells(const struct survey *s, uint32_t record, uint32_t width,
			struct arena *temp);

#endif
