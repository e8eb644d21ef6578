#include "report/predicate.h"

#include "report/keys.h"
#include "report/unit.h"

/* YAML of predicates, in Vega-Lite's keys → struct step_test. */

static const struct {
	const char *key;
	enum step_test_kind kind;
} comparisons[] = {{"equal", TEST_EQUAL},  {"lt", TEST_LESS},      {"lte", TEST_AT_MOST},
		   {"gt", TEST_MORE},      {"gte", TEST_AT_LEAST}, {"range", TEST_RANGE},
		   {"oneOf", TEST_ONE_OF}, {"valid", TEST_VALID}};
#define COMPARISONS (sizeof(comparisons) / sizeof(*comparisons))

struct reader {
	struct bind *b;
	struct keys k;
	struct step_test *part; /* of the map: all of them must hold */
	size_t parts;
};

/* null is no text. */
static bool read_value(struct bind *b, const struct node *n, struct step_word *out)
{
	if (!keys_kind(b->d, n, NODE_SCALAR))
		return false;
	bool null = n->style == NODE_PLAIN && str_eq(n->text, STR("null"));
	*out = (struct step_word){null ? STR_NONE : n->text, n->at};
	return true;
}

static bool read_values(struct reader *r, const struct node *n, struct step_test *out)
{
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t count = n->kind == NODE_LIST ? n->count : 1;
	struct step_word *value = ARENA_NEW(r->b->mem, struct step_word, count + 1);
	for (size_t i = 0; i < count; i++)
		if (!read_value(r->b, &item[i], &value[i]))
			return false;
	out->value = value;
	out->values = count;
	return true;
}

/* Ends of a range are two, and a comparison without end has no meaning. */
static bool read_comparison(struct reader *r, size_t which, struct step_test *out)
{
	const char *key = comparisons[which].key;
	const struct node *n = keys_node(&r->k, key);
	out->kind = comparisons[which].kind;
	out->at = n->at;
	if (out->kind == TEST_VALID) {
		out->kind = keys_bool(&r->k, key) == TRI_YES ? TEST_VALID : TEST_INVALID;
		return r->k.ok;
	}
	bool list = out->kind == TEST_RANGE || out->kind == TEST_ONE_OF;
	if (!keys_kind(r->b->d, n, list ? NODE_LIST : NODE_SCALAR) || !read_values(r, n, out))
		return false;
	bool open = out->kind > TEST_EQUAL && !list && !out->value[0].text.p;
	if ((out->kind == TEST_RANGE && out->values != 2) || !out->values || open)
		return diag_report(r->b->d, n->at, DIAG_PREDICATE_RANGE, str_of(key));
	return true;
}

static bool read_comparisons(struct reader *r, const struct node *n)
{
	struct plan_unit unit = {.set = false};
	struct step_word field = {STR_NONE, n->at};
	const struct node *name = keys_scalar(&r->k, "field");
	if (name)
		field = (struct step_word){name->text, name->at};
	if (keys_has(&r->k, "timeUnit") && !unit_read(r->b, &r->k, &unit))
		return false;
	for (size_t i = 0; i < COMPARISONS; i++) {
		if (!keys_has(&r->k, comparisons[i].key))
			continue;
		struct step_test *t = &r->part[r->parts++];
		*t = (struct step_test){.field = field, .unit = unit.unit};
		if (!name)
			return keys_needed(&r->k, "field", n->at) != NULL;
		if (!read_comparison(r, i, t))
			return false;
	}
	return true;
}

static bool read_list(struct reader *r, const char *key, enum step_test_kind kind)
{
	const struct node *n = keys_node(&r->k, key);
	if (!n)
		return true;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t count = n->kind == NODE_LIST ? n->count : 1;
	struct step_test *part = ARENA_NEW(r->b->mem, struct step_test, count + 1);
	for (size_t i = 0; i < count; i++)
		if (!predicate_read(r->b, &item[i], &part[i]))
			return false;
	r->part[r->parts++] =
		(struct step_test){.kind = kind, .at = n->at, .part = part, .parts = count};
	return count > 0 || diag_report(r->b->d, n->at, DIAG_PREDICATE_RANGE, str_of(key));
}

bool predicate_read(struct bind *b, const struct node *n, struct step_test *out)
{
	*out = (struct step_test){.kind = TEST_SQL, .at = n->at};
	if (n->kind == NODE_SCALAR) {
		out->field = (struct step_word){n->text, n->at};
		return true;
	}
	struct reader r = {.b = b, .k = keys_open(n, &shape_predicate, b->d)};
	if (!r.k.ok)
		return false;
	r.part = ARENA_NEW(b->mem, struct step_test, COMPARISONS + 3);
	if (!read_comparisons(&r, n) || !read_list(&r, "and", TEST_ALL) ||
	    !read_list(&r, "or", TEST_ANY) || !read_list(&r, "not", TEST_NOT))
		return false;
	*out = (struct step_test){
		.kind = TEST_ALL, .at = n->at, .part = r.part, .parts = r.parts};
	return r.parts > 0 || diag_report(b->d, n->at, DIAG_PREDICATE_NONE, STR_NONE);
}
