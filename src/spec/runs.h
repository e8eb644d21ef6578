#ifndef SPEC_RUNS_H
#define SPEC_RUNS_H

#include "spec/shadow.h"

/*
 * Runs of * in a shadow. Korean writes particles without a space behind what is
 * stressed, which CommonMark does not read: **‘핵심’**은.
 */

/* Replaces what stands next to the runs of the line of n bytes at lo, so that they
 * open and close; the line's parts begin with number `part`. */
void runs_free(const struct shadow *out, size_t lo, size_t n, size_t part);

/* Is there a backslash at i that takes its meaning from what follows it? */
bool runs_is_escape(struct str line, size_t i);

/* True when a copy of shadow text holds what may have been put there. */
bool runs_holds_stop(struct str copy);

#endif
