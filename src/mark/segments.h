#ifndef MARK_SEGMENTS_H
#define MARK_SEGMENTS_H

#include "mark/mark.h"

/*
 * The one place that decides about missing values and about what is joined.
 *
 * A run is the rows of one series that may be joined: nothing is missing
 * between them. Missing is a row without a position or value, a row whose
 * status is missing or suppressed, a level of a band that the series has no
 * row for, and a stretch of time longer than the series' usual step; weekends
 * and holidays are none where all days are workdays. With
 * mark.interpolate_missing a run goes on behind such a gap.
 *
 * A segment is a part of a run that is drawn in one style: from row to row,
 * where the line between two rows looks like the less certain of them, so
 * that a projection's line begins at the last observed row and no row is
 * doubled.
 */
struct segment_run {
	size_t series;
	const size_t *row; /* indexes into the layer's rows, at least one */
	const bool *gap;   /* gap[i]: something is missing before row[i]; gap[0] is false */
	size_t rows;
};

struct segment {
	size_t lo, hi; /* positions in the run's row[], both included; lo < hi */
	enum status status;
	bool bridge; /* over a gap */
};

bool segments_present(const struct mark_row *r);

size_t segments_runs(const struct mark_layer *l, const struct scale *along, struct arena *mem,
		     const struct segment_run **out);
size_t segments_of(const struct mark_layer *l, const struct segment_run *run, struct arena *mem,
		   const struct segment **out);

/* Was the row observed or claimed, not computed? Two such rows of a series are
 * no trend (SPEC §5): both are marked, and the chart warns. */
bool segments_observed(const struct mark_row *r);

#endif
