#include <math.h>

#include "base/num.h"
#include "report/step.h"
#include "source/period.h"

/* Steps that fill in what is missing and spread rows over columns, in Vega-Lite's keys. */

#define KEYS_MOST 10000

void spreading_pivot(struct step_reader *r)
{
	struct step_op *op = ARENA_NEW(r->b->mem, struct step_op, 1);
	r->s->text = step_needed(r, "pivot");
	op->field = step_needed(r, "value");
	struct str word = keys_choice(&r->k, "op");
	op->op = (struct step_word){word.n ? word : STR("sum"), op->field.at};
	op->param = NAN;
	r->s->op = op;
	r->s->ops = 1;
	r->s->most = (uint32_t)keys_integer(&r->k, "limit", 0);
	step_groups(r);
}

/* ---- impute */

/* A key as SQL spells it, and its number: '2025년 3월' is a month. */
struct imputed_key {
	struct step_word word;
	enum column_type type; /* NUMBER: a number, or a year */
	double number;
	bool known;
};

static struct imputed_key key_of(struct step_reader *r, const struct node *n)
{
	struct imputed_key k = {.word = step_word_of(n), .type = COLUMN_NUMBER};
	struct period p;
	char room[24];
	if (!n || n->kind != NODE_SCALAR)
		return k;
	if (period_parse(str_trim(k.word.text), &p) && p.type != COLUMN_YEAR && !p.weak) {
		k.type = p.type;
		k.number = p.number;
		k.word.text = arena_str(r->b->mem, column_period(p.type, p.number, room));
		k.known = true;
	} else {
		k.known = num_parse(k.word.text, &k.number);
	}
	return k;
}

static bool read_list(struct step_reader *r, const struct node *n)
{
	struct step_word *word = ARENA_NEW(r->b->mem, struct step_word, n->count + 1);
	for (size_t i = 0; i < n->count; i++) {
		if (n->item[i].kind != NODE_SCALAR)
			return false;
		word[i] = key_of(r, &n->item[i]).word;
	}
	r->s->name = word;
	r->s->names = n->count;
	return n->count > 0 && n->count <= KEYS_MOST;
}

/* From start up to stop, which is none of them, as in Vega-Lite. */
static bool read_sequence(struct step_reader *r)
{
	struct keys k = keys_part(&r->k, "keyvals");
	struct imputed_key start = key_of(r, keys_scalar(&k, "start"));
	struct imputed_key stop = key_of(r, keys_needed(&k, "stop", r->s->at));
	struct plan_number step = keys_number(&k, "step");
	double by = step.set ? step.v : 1;
	if (!keys_has(&k, "start"))
		start.known = true; /* 0 */
	r->k.ok = r->k.ok && k.ok;
	if (!k.ok)
		return true;
	double count = ceil((stop.number - start.number) / by - 1e-9);
	if (!start.known || !stop.known || start.type != stop.type || !(by > 0) ||
	    !(count >= 1 && count <= KEYS_MOST))
		return false;
	struct step_word *word = ARENA_NEW(r->b->mem, struct step_word, (size_t)count);
	for (size_t i = 0; i < (size_t)count; i++) {
		char room[24];
		double v = start.number + (double)i * by;
		word[i].at = stop.word.at;
		word[i].text =
			start.type == COLUMN_NUMBER
				? num_shortest(r->b->mem, v)
				: arena_str(r->b->mem, column_period(start.type, v, room));
	}
	r->s->name = word;
	r->s->names = (size_t)count;
	return true;
}

static void read_keyvals(struct step_reader *r)
{
	const struct node *n = keys_node(&r->k, "keyvals");
	bool ok = true;
	if (!n)
		return;
	if (n->kind == NODE_LIST)
		ok = read_list(r, n);
	else if (n->kind == NODE_MAP)
		ok = read_sequence(r);
	else
		ok = r->s->full = str_eq(n->text, STR("full"));
	if (!ok)
		r->k.ok = diag_report(r->b->d, n->at, DIAG_STEP_KEYVALS_FORM, STR_NONE);
}

void spreading_impute(struct step_reader *r)
{
	struct step *s = r->s;
	s->text = step_needed(r, "impute");
	s->key = step_needed(r, "key");
	step_groups(r);
	read_keyvals(r);
	struct str method = keys_choice(&r->k, "method");
	if (method.n && !str_eq(method, STR("value"))) {
		s->by = (struct step_word){method, s->at};
		step_idle(r, "value", "method: mean, median, max, min");
		step_frame(r);
		return;
	}
	step_idle(r, "frame", "method: value");
	if (keys_has(&r->k, "value"))
		s->otherwise = step_optional(r, "value");
	else
		step_needed(r, "value");
}
