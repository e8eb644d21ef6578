#ifndef REPORT_ALTS_H
#define REPORT_ALTS_H

#include "base/buf.h"
#include "scene/page.h"

/*
 * The index of alternative texts (--alt-index), to paste where a picture goes
 * without its file's own description: as Markdown, a heading for each written
 * file, and below it title and text of each figure in it.
 */
/* Adds a file that holds pages from…to−1. */
void alts_add(struct buf *out, struct str path, const struct pages *p, size_t from, size_t to);

#endif
