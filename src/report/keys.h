#ifndef REPORT_KEYS_H
#define REPORT_KEYS_H

#include "plan/chart.h"
#include "spec/node.h"

/*
 * Reads the keys of one YAML map with types, as SPEC gives them. Errors are
 * collected: after the last read, ok tells whether all of them were right.
 */
struct keys {
	const struct node *map;
	struct diags *d;
	bool ok;
};

/* Unknown keys are errors with the nearest known one. known: names between
 * single spaces. A node that is no map is an error too; NULL is an empty map. */
struct keys keys_open(const struct node *map, const char *known, struct diags *d);

/* The same; a name among inside is told to stand under the key home. */
struct keys keys_open_around(const struct node *map, const char *known, const char *home,
			     const char *inside, struct diags *d);

bool keys_has(const struct keys *k, const char *key);
const struct node *keys_node(const struct keys *k, const char *key); /* any kind, or NULL */
const struct node *keys_scalar(struct keys *k, const char *key);     /* NULL when absent */
const struct node *keys_list(struct keys *k, const char *key);
/* A scalar that must be there; NULL with a diagnostic, at `at` when it is absent. */
const struct node *keys_needed(struct keys *k, const char *key, struct span at);
struct str keys_text(struct keys *k, const char *key);    /* empty when absent */
enum plan_tri keys_bool(struct keys *k, const char *key); /* true, false */
struct plan_number keys_number(struct keys *k, const char *key);
int keys_integer(struct keys *k, const char *key, int lo, int hi, int otherwise);
struct str keys_choice(struct keys *k, const char *key,
		       const char *words); /* empty when absent */

/* False with a diagnostic when the node is of another kind. */
bool keys_kind(struct diags *d, const struct node *n, enum node_kind wanted);

/* The same rules for a scalar that is at hand. */
bool keys_is_false(const struct node *n); /* the plain scalar false */
struct str keys_among(struct keys *k, const struct node *n, const char *words);

/* The nearest of several words between spaces, or empty. */
struct str keys_nearest(struct str word, const char *words);

#endif
