#ifndef SPEC_ATTRIBUTE_H
#define SPEC_ATTRIBUTE_H

#include "spec/node.h"
#include "spec/reader.h"
#include "spec/spec.h"

/*
 * What stands between the braces of {chart #fig-x}, {sql name} and
 * {.column width=50%}: names, an id, and keys with values.
 */
struct attributes {
	struct str name, id; /* classes and the first bare word; several with a blank between */
	struct span name_at, id_at;
	struct node map; /* key=value */
};

/* Reads bytes lo..hi of the file, braces excluded. False with a diagnostic. A
 * bare word behind the name is an id of any script: {sql 연도별}. */
bool attribute_read(struct attributes *out, const struct reader *r, size_t lo, size_t hi);

/* Where the {#id .name key="…"} begins that ends a line, before the # that may close a
 * heading; *hi is behind it. The line's length when there is none. */
size_t attribute_find(struct str line, size_t *hi);

/* Reads them into the name, id and map of an element. What
 * is wrong is reported and left out. */
void attribute_set(struct element *e, const struct reader *r, size_t lo, size_t hi);

#endif
