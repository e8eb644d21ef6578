#ifndef REPORT_KEYS_H
#define REPORT_KEYS_H

#include "plan/chart.h"
#include "report/shape/shape.h"
#include "spec/node.h"

/*
 * Reads the keys of one YAML map with types, as SPEC gives them. Errors are
 * collected: after the last read, ok tells whether all of them were right.
 */
struct keys {
	const struct node *map;
	const struct shape *shape;
	struct diags *d;
	bool ok;
};

/* Keys that the shape does not have are errors with the nearest one. A node that is
 * no map is an error too; NULL is an empty map. */
struct keys keys_open(const struct node *map, const struct shape *shape, struct diags *d);
struct keys keys_part(const struct keys *k, const char *key); /* the map of a key */

bool keys_has(const struct keys *k, const char *key);
const struct node *keys_node(const struct keys *k, const char *key); /* any kind, or NULL */
const struct node *keys_scalar(struct keys *k, const char *key);     /* NULL when absent */
const struct node *keys_list(struct keys *k, const char *key);
/* A scalar that must be there; NULL with a diagnostic, at `at` when it is absent. */
const struct node *keys_needed(struct keys *k, const char *key, struct span at);
struct str keys_text(struct keys *k, const char *key);    /* empty when absent */
enum plan_tri keys_bool(struct keys *k, const char *key); /* true, false */
struct plan_number keys_number(struct keys *k, const char *key);
struct plan_number keys_between(struct keys *k, const char *key); /* its limits */
int keys_integer(struct keys *k, const char *key, int otherwise);
struct str keys_choice(struct keys *k, const char *key);           /* empty when absent */
const char *keys_words(const struct keys *k, const char *key);     /* that it may have */
bool keys_within(const struct keys *k, const char *key, double v); /* its limits */

/* False with a diagnostic when the node is of another kind. */
bool keys_kind(struct diags *d, const struct node *n, enum node_kind wanted);

/* The same rules for a scalar that is at hand. */
bool keys_is_off(const struct node *n); /* the plain scalars false and null */
struct str keys_among(struct keys *k, const struct node *n, const char *words);

/* The nearest of several words between spaces, or empty. */
struct str keys_nearest(struct str word, const char *words);

#endif
