#ifndef REPORT_SCHEMA_SCHEMA_H
#define REPORT_SCHEMA_SCHEMA_H

#include "report/shape/shape.h"

/*
 * What the tables of report/shape say, for editors and for people. Marks, their
 * properties and number styles come from their registries.
 */

#define SCHEMA_ROOTS(X) X(report) X(data) X(theme) SHAPE_BLOCKS(X)
#define SCHEMA_NAME(name) #name " "
#define SCHEMA_NAMES SCHEMA_ROOTS(SCHEMA_NAME) /* between spaces */

/* One of SCHEMA_NAMES; NULL: nothing is called so. */
const struct shape *schema_root(struct str name);

#define SCHEMA_PARTS 100

/* A shape and all that it leads to, each once; of a report the blocks, too. */
struct schema_parts {
	const struct shape *item[SCHEMA_PARTS];
	size_t count;
};
void schema_collect(struct schema_parts *p, const struct shape *root);

/* JSON Schema, draft-07, which is what VS Code's YAML tools know best. That of a
 * report has the blocks among its definitions. */
struct str schema_json(const struct shape *root, bool korean, struct arena *mem);

/* The same for people: the keys of the shape and of the parts that it leads to, for a
 * terminal or in the markup of scdoc (man pages). */
struct str schema_list(const struct shape *root, bool korean, bool markup, struct arena *mem);

#endif
