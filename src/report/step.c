#include "report/step.h"

#include <math.h>

#include "base/num.h"

struct step_word step_word_of(const struct node *n)
{
	return n ? (struct step_word){n->text, n->at} : (struct step_word){STR_NONE, SPAN_NONE};
}

struct step_word step_optional(struct step_reader *r, const char *key)
{
	return step_word_of(keys_scalar(&r->k, key));
}

struct step_word step_needed(struct step_reader *r, const char *key)
{
	return step_word_of(keys_needed(&r->k, key, r->s->at));
}

const struct step_word *step_words(struct step_reader *r, struct keys *k, const char *key,
				   size_t *count)
{
	const struct node *n = keys_node(k, key);
	*count = 0;
	if (!n)
		return NULL;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t items = n->kind == NODE_LIST ? n->count : 1;
	struct step_word *word = ARENA_NEW(r->b->mem, struct step_word, items + 1);
	for (size_t i = 0; i < items; i++) {
		k->ok = keys_kind(r->b->d, &item[i], NODE_SCALAR) && k->ok;
		word[i] = step_word_of(&item[i]);
	}
	*count = items;
	return word;
}

void step_groups(struct step_reader *r)
{
	r->s->group = step_words(r, &r->k, "groupby", &r->s->groups);
}

void step_as(struct step_reader *r, size_t most)
{
	size_t count;
	const struct step_word *word = step_words(r, &r->k, "as", &count);
	if (count > most)
		r->k.ok = diag_report(r->b->d, word[most].at, DIAG_STEP_NAMES,
				      diag_number(r->b->d, (long long)most));
	for (size_t i = 0; i < count && i < most; i++)
		r->s->as[i] = word[i];
}

void step_idle(struct step_reader *r, const char *key, const char *with)
{
	const struct node *n = keys_node(&r->k, key);
	if (n)
		diag_report(r->b->d, n->at, DIAG_CHART_IDLE, str_of(key), str_of(with));
}

void step_frame(struct step_reader *r)
{
	const struct node *n = keys_list(&r->k, "frame");
	bool ok = !n || n->count == 2;
	for (size_t i = 0; n && ok && i < 2; i++) {
		long long v = 0;
		const struct node *end = &n->item[i];
		bool all = end->kind == NODE_SCALAR && str_eq(end->text, STR("null"));
		ok = all || (end->kind == NODE_SCALAR && num_parse_int(end->text, &v) &&
			     v > -1000000 && v < 1000000);
		r->s->frame[i] = all ? NAN : (double)v;
	}
	if (ok && n && r->s->frame[0] > r->s->frame[1])
		ok = false;
	r->s->framed = n != NULL;
	if (!ok)
		r->k.ok = diag_report(r->b->d, n->at, DIAG_STEP_FRAME, STR_NONE);
}
