#ifndef SPEC_WRITE_H
#define SPEC_WRITE_H

#include "base/buf.h"
#include "spec/node.h"

/*
 * A map as YAML that spec_yaml() reads back as the same tree: a key a line,
 * `encoding` and `data` with a line for each of theirs, what is deeper in
 * braces. Texts are quoted where YAML, or a reader of the report, would see
 * more in them than their letters.
 */
void write_yaml(const struct node *map, struct buf *out);

#endif
