#ifndef SPEC_HTML_H
#define SPEC_HTML_H

#include "spec/reader.h"

/* Bytes lo..hi are HTML: a comment is nothing, all else is an error. */
void html_check(const struct reader *r, size_t lo, size_t hi);

#endif
