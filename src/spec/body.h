#ifndef SPEC_BODY_H
#define SPEC_BODY_H

#include "spec/reader.h"
#include "spec/spec.h"

/* Reads the Markdown that starts at byte lo of the file (SPEC §3). */
void body_read(struct spec *out, struct reader *r, size_t lo);

/* Reads the whole text as paragraphs: no line begins anything else. */
void body_read_inlines(struct spec *out, struct reader *r);

#endif
