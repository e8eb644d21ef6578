#ifndef SPEC_BODY_H
#define SPEC_BODY_H

#include "spec/reader.h"
#include "spec/spec.h"

/* Reads the Markdown that starts at byte lo of the file (SPEC §3). */
void body_read(struct spec *out, struct reader *r, size_t lo);

/* Reads the value of a YAML scalar as the inlines of one paragraph. */
void body_read_phrase(struct reader *r, const struct inline_ **out, size_t *count);

#endif
