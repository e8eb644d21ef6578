#ifndef SPEC_NODE_H
#define SPEC_NODE_H

#include <stdbool.h>

#include "base/diag.h"

/*
 * What was written in YAML: a tree of scalars, lists and maps, every node with
 * its place. A scalar is text until its key gives it a type (SPEC §2).
 */
enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };
enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_BLOCK };

struct node {
	enum node_kind kind;
	enum node_style style;    /* scalars */
	struct span at;           /* without the quotes of a quoted scalar */
	struct str text;          /* scalars: the value, escapes resolved, composed (J1) */
	struct node_entry *entry; /* maps, in the order written; keys are unique */
	struct node *item;        /* lists */
	size_t count;             /* entries or items */
};

struct node_entry {
	struct str key;
	struct span key_at;
	struct node value;
};

/* The value of a key, or NULL; node may be NULL or no map. */
const struct node *node_get(const struct node *map, const char *key);

/* The place of bytes lo..hi of a scalar's text; exact where the text stands
 * in the file as it is, else the whole scalar. */
struct span node_span(const struct files *f, const struct node *scalar, size_t lo, size_t hi);

#endif
