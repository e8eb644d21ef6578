#include "report/keys.h"

#include <assert.h>
#include <string.h>

#include "base/num.h"
#include "report/shape/elsewhere.h"

struct str keys_nearest(struct str word, const char *words)
{
	struct str best = STR_NONE;
	while (*words) {
		size_t n = strcspn(words, " ");
		best = str_nearer(word, (struct str){words, n}, best);
		words += n;
		words += strspn(words, " ");
	}
	return best;
}

bool keys_kind(struct diags *d, const struct node *n, enum node_kind wanted)
{
	static const enum diag_code code[] = {DIAG_WANTS_SCALAR, DIAG_WANTS_LIST,
					      DIAG_WANTS_MAP};
	return n->kind == wanted || diag_report(d, n->at, code[wanted], STR_NONE);
}

static bool known(const struct shape *s, struct str key)
{
	for (unsigned i = 0; i < s->keys; i++)
		if (str_eq(key, str_of(s->key[i].name)))
			return true;
	return false;
}

/* A key that is not here: inside the part where many are, known to be no key here, or
 * of another name. */
static bool refuse(const struct shape *s, const struct node_entry *e, struct diags *d)
{
	const struct shape_key *home = s->home ? shape_find(s, s->home) : NULL;
	if (home && known(home->of, e->key))
		return diag_report(d, e->key_at, DIAG_KEY_INSIDE, e->key, str_of(home->name));
	const struct shape_elsewhere *other = shape_elsewhere(s, e->key);
	if (other)
		return diag_report(d, e->key_at, other->why, e->key, str_of(other->instead));
	size_t colon = str_find(e->key, STR(":"), 0);
	if (colon != SIZE_MAX && known(s, str_slice(e->key, 0, colon)))
		return diag_report(
			d, e->key_at, DIAG_KEY_OTHERWISE, e->key,
			arena_printf(d->mem, "%.*s: %.*s", STR_ARG(str_slice(e->key, 0, colon)),
				     STR_ARG(str_slice(e->key, colon + 1, e->key.n))));
	struct str words = shape_words(s, d->mem);
	return diag_report(d, e->key_at, DIAG_KEY_UNKNOWN, e->key,
			   keys_nearest(e->key, arena_cstring(d->mem, words)), words);
}

/* scale: log → "{type: log}", of the first key that takes the word. */
static struct str as_map(const struct node *n, const struct shape *s, struct arena *mem)
{
	for (unsigned i = 0; n->kind == NODE_SCALAR && i < s->keys; i++)
		if (s->key[i].words && str_among(n->text, s->key[i].words))
			return arena_printf(mem, "{%s: %.*s}", s->key[i].name,
					    STR_ARG(n->text));
	return STR_NONE;
}

struct keys keys_open(const struct node *map, const struct shape *shape, struct diags *d)
{
	struct keys k = {map, shape, d, true};
	if (!map)
		return k;
	if (map->kind != NODE_MAP) {
		k.ok = diag_report(d, map->at, DIAG_WANTS_MAP, as_map(map, shape, d->mem));
		k.map = NULL;
		return k;
	}
	for (size_t i = 0; i < map->count; i++)
		if (!known(shape, map->entry[i].key))
			k.ok = refuse(shape, &map->entry[i], d);
	return k;
}

/* Who asks for a key that the shape does not have, or in another form, has made a
 * mistake in the program. */
static const struct shape_key *shaped(const struct keys *k, const char *key, unsigned forms)
{
	const struct shape_key *found = shape_find(k->shape, key);
	assert(found && (found->forms & forms));
	(void)forms;
	return found;
}

struct keys keys_part(const struct keys *k, const char *key)
{
	return keys_open(keys_node(k, key), shaped(k, key, SHAPE_MAP)->of, k->d);
}

const char *keys_words(const struct keys *k, const char *key)
{
	return shaped(k, key, SHAPE_WORD | SHAPE_LIST)->words;
}

const struct node *keys_node(const struct keys *k, const char *key)
{
	shaped(k, key, ~0U);
	return node_get(k->map, key);
}

bool keys_has(const struct keys *k, const char *key)
{
	return keys_node(k, key) != NULL;
}

static const struct node *of_kind(struct keys *k, const char *key, enum node_kind kind)
{
	const struct node *n = keys_node(k, key);
	if (!n || keys_kind(k->d, n, kind))
		return n;
	k->ok = false;
	return NULL;
}

const struct node *keys_scalar(struct keys *k, const char *key)
{
	shaped(k, key, SHAPE_SCALAR);
	return of_kind(k, key, NODE_SCALAR);
}

const struct node *keys_needed(struct keys *k, const char *key, struct span at)
{
	const struct node *n = keys_scalar(k, key);
	bool reported = n || keys_has(k, key) || (!k->map && !k->ok);
	if (!reported)
		k->ok = diag_report(k->d, at, DIAG_CHART_NEEDS, str_of(key));
	return n;
}

const struct node *keys_list(struct keys *k, const char *key)
{
	shaped(k, key, SHAPE_LIST);
	return of_kind(k, key, NODE_LIST);
}

struct str keys_text(struct keys *k, const char *key)
{
	const struct node *n = keys_scalar(k, key);
	return n ? n->text : STR_NONE;
}

bool keys_is_off(const struct node *n)
{
	return n && n->kind == NODE_SCALAR && n->style == NODE_PLAIN &&
	       str_among(n->text, "false null");
}

enum plan_tri keys_bool(struct keys *k, const char *key)
{
	const struct node *n = keys_scalar(k, key);
	shaped(k, key, SHAPE_FLAG);
	if (!n)
		return TRI_DEFAULT;
	struct str word = keys_among(k, n, "true false");
	return str_eq(word, STR("true")) ? TRI_YES : TRI_NO;
}

struct plan_number keys_number(struct keys *k, const char *key)
{
	const struct node *n = keys_scalar(k, key);
	struct plan_number number = {.set = n != NULL};
	shaped(k, key, SHAPE_NUMBER);
	if (n && !num_parse(n->text, &number.v)) {
		k->ok = diag_report(k->d, n->at, DIAG_KEY_NUMBER, n->text);
		number.set = false;
	}
	return number;
}

bool keys_within(const struct keys *k, const char *key, double v)
{
	const struct shape_key *s = shaped(k, key, SHAPE_NUMBER | SHAPE_INTEGER);
	return v >= s->lo && v <= s->hi;
}

struct plan_number keys_between(struct keys *k, const char *key)
{
	struct plan_number number = keys_number(k, key);
	const struct shape_key *s = shaped(k, key, SHAPE_NUMBER);
	if (!number.set || keys_within(k, key, number.v))
		return number;
	k->ok = diag_report(k->d, keys_node(k, key)->at, DIAG_KEY_RANGE, str_of(key),
			    num_shortest(k->d->mem, s->lo), num_shortest(k->d->mem, s->hi));
	return (struct plan_number){.set = false};
}

int keys_integer(struct keys *k, const char *key, int otherwise)
{
	const struct node *n = keys_scalar(k, key);
	const struct shape_key *s = shaped(k, key, SHAPE_INTEGER);
	long long v;
	if (!n)
		return otherwise;
	if (num_parse_int(n->text, &v) && keys_within(k, key, (double)v))
		return (int)v;
	k->ok = diag_report(k->d, n->at, DIAG_KEY_INTEGER, n->text,
			    diag_number(k->d, (long long)s->lo),
			    diag_number(k->d, (long long)s->hi));
	return otherwise;
}

struct str keys_among(struct keys *k, const struct node *n, const char *words)
{
	if (!keys_kind(k->d, n, NODE_SCALAR)) {
		k->ok = false;
		return STR_NONE;
	}
	if (str_among(n->text, words))
		return n->text;
	const struct shape_elsewhere *other = shape_refused(k->shape, n->text);
	if (other) {
		k->ok = diag_report(k->d, n->at, other->why, n->text, str_of(other->instead));
		return STR_NONE;
	}
	k->ok = diag_report(k->d, n->at, DIAG_KEY_CHOICE, n->text, keys_nearest(n->text, words),
			    str_of(words));
	return STR_NONE;
}

struct str keys_choice(struct keys *k, const char *key)
{
	const struct node *n = keys_scalar(k, key);
	return n ? keys_among(k, n, shaped(k, key, SHAPE_WORD)->words) : STR_NONE;
}
