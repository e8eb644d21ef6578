#ifndef SPEC_PHRASE_H
#define SPEC_PHRASE_H

#include "spec/shadow.h"

/*
 * The value of a YAML scalar as one paragraph of Markdown: a shadow (see there) in which
 * no line can begin anything else, whatever it starts with, and a blank line is
 * a hard break.
 */
void phrase_make(struct shadow *out, const struct reader *r);

#endif
