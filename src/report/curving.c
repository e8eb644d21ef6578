#include <math.h>

#include "base/num.h"
#include "report/step.h"
#include "source/period.h"

/* Steps that compute curves and quantiles, in Vega-Lite's keys. */

#define PROBS_MOST 10000

/* '2025년 3월' as SQL spells it; what is no month, quarter or day stays. */
static struct step_word when(struct step_reader *r, const struct node *n)
{
	struct step_word word = step_word_of(n);
	struct period p;
	char room[24];
	if (period_parse(str_trim(word.text), &p) && p.type != COLUMN_YEAR && !p.weak)
		word.text = arena_str(r->b->mem, column_period(p.type, p.number, room));
	return word;
}

static void read_extent(struct step_reader *r)
{
	const struct node *n = keys_list(&r->k, "extent");
	if (!n)
		return;
	bool two = n->count == 2 && n->item[0].kind == NODE_SCALAR &&
		   n->item[1].kind == NODE_SCALAR;
	if (!two) {
		r->k.ok = diag_report(r->b->d, n->at, DIAG_STEP_EXTENT_FORM, STR_NONE);
		return;
	}
	for (int i = 0; i < 2; i++)
		r->s->end[i] = when(r, &n->item[i]);
}

void curving_regression(struct step_reader *r)
{
	struct step *s = r->s;
	s->text = step_needed(r, "regression");
	s->on = step_needed(r, "on");
	step_groups(r);
	step_as(r, 2);
	struct str method = keys_choice(&r->k, "method");
	s->method = FIT_LINEAR;
	fit_find(method, &s->method);
	s->degree = keys_integer(&r->k, "order", 3);
	s->params = keys_bool(&r->k, "params") == TRI_YES;
	read_extent(r);
	if (s->method != FIT_POLY)
		step_idle(r, "order", "method: linear, log, exp, pow, quad");
	if (s->params) {
		step_idle(r, "extent", "params: true");
		step_idle(r, "as", "params: true");
	}
}

/* Half a step, one and a half …, as Vega counts them; without the noise of binary
 * fractions. */
static void step_through(struct step_reader *r, double step)
{
	double *prob = ARENA_NEW(r->b->mem, double, PROBS_MOST + 1);
	size_t count = 0;
	for (double p = step / 2; p < 1 - 1e-12 && count < PROBS_MOST;
	     p = step / 2 + (double)count * step)
		prob[count++] = round(p * 1e12) / 1e12;
	r->s->prob = prob;
	r->s->probs = count;
}

static void read_probs(struct step_reader *r)
{
	const struct node *n = keys_list(&r->k, "probs");
	if (!n)
		return;
	double *prob = ARENA_NEW(r->b->mem, double, n->count + 1);
	bool ok = n->count > 0 && n->count <= PROBS_MOST;
	for (size_t i = 0; i < n->count && ok; i++)
		ok = n->item[i].kind == NODE_SCALAR && num_parse(n->item[i].text, &prob[i]) &&
		     prob[i] >= 0 && prob[i] <= 1;
	if (!ok)
		r->k.ok = diag_report(r->b->d, n->at, DIAG_STEP_PROBS, STR_NONE);
	r->s->prob = prob;
	r->s->probs = n->count;
}

void curving_quantile(struct step_reader *r)
{
	r->s->text = step_needed(r, "quantile");
	step_groups(r);
	step_as(r, 2);
	if (!r->s->as[0].text.n)
		r->s->as[0] = (struct step_word){STR("prob"), r->s->at};
	if (!r->s->as[1].text.n)
		r->s->as[1] = (struct step_word){STR("value"), r->s->at};
	struct plan_number step = keys_between(&r->k, "step");
	if (!keys_has(&r->k, "probs")) {
		step_through(r, step.set ? step.v : 0.01);
		return;
	}
	read_probs(r);
	step_idle(r, "step", "probs");
}
