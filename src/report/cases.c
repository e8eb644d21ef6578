#include "query/steps.h"
#include "report/encode.h"
#include "report/keys.h"

/*
 * condition: {test, value}, a list of them, or {test, field}: rows that meet an SQL
 * condition look other than the rest. Each test is a column more of the layer's
 * table, computed as `calculate` would; the chart reads there which case a row has.
 */

static const char takes[] = "color opacity size strokeDash text";

static bool fail(struct encoder *x)
{
	encode_fail(x);
	return false;
}

static const char *const chosen[] = {"param", "selection"};

/* test is there, and nothing that a reader of paper cannot choose. */
static bool check_form(struct encoder *x, const struct node *n)
{
	const struct node *test = n->kind == NODE_MAP ? node_get(n, "test") : NULL;
	for (size_t i = 0; n->kind == NODE_MAP && i < 2; i++) {
		const struct node *other = node_get(n, chosen[i]);
		if (other) {
			diag_report(x->b->d, other->at, DIAG_CONDITION_CHOSEN,
				    str_of(chosen[i]));
			return fail(x);
		}
	}
	if (test && test->kind == NODE_SCALAR)
		return true;
	diag_report(x->b->d, test ? test->at : n->at, DIAG_CONDITION_FORM, STR_NONE);
	return fail(x);
}

/* {test, value} */
static void bind_value(struct encoder *x, struct keys *k, enum plan_channel channel,
		       struct plan_case *out)
{
	struct plan_encoding made = {.column = TABLE_NONE};
	channel_value(x, k, channel, &made);
	out->value = made.value;
	out->number = made.value_number;
	out->numbers = made.value_numbers;
	out->value_at = made.value_at;
}

/* {test, field} with a value beside it: the field is the channel's, and the value is
 * that of the rows which do not meet the test. */
static void bind_field(struct encoder *x, struct keys *k, enum plan_channel channel,
		       struct plan_encoding *enc)
{
	const struct node *field = keys_scalar(k, "field");
	struct plan_case *out = &enc->cases[0];
	out->unless = true;
	out->value = enc->value;
	out->number = enc->value_number;
	out->numbers = enc->value_numbers;
	out->value_at = enc->value_at;
	enc->value = STR_NONE;
	enc->value_number = NULL;
	enc->value_numbers = 0;
	guide_title(x, k, enc);
	if (field)
		channel_column(x, field->text, field->at, enc);
	grouping_type(x, channel, enc);
	channel_type(x, k, enc);
	guide_legend(x, keys_node(k, "legend"), enc);
	guide_format(x, k, enc);
	scaling_bind(x, keys_node(k, "scale"), enc);
}

static bool bind_case(struct encoder *x, const struct node *n, enum plan_channel channel,
		      struct plan_encoding *enc, size_t count)
{
	struct plan_case *out = &enc->cases[enc->case_count];
	if (!check_form(x, n))
		return false;
	struct keys k = keys_open(n, &shape_condition, x->b->d);
	bool value = keys_has(&k, "value"), field = keys_has(&k, "field");
	const struct node *test = keys_needed(&k, "test", n->at);
	*out = (struct plan_case){.at = n->at, .column = TABLE_NONE};
	if (test) {
		out->at = test->at;
		out->test = test->text;
	}
	bool guides = keys_has(&k, "type") || keys_has(&k, "title") || keys_has(&k, "format") ||
		      keys_has(&k, "scale") || keys_has(&k, "legend");
	if (value == field || (value && guides) ||
	    (field && (count > 1 || enc->column != TABLE_NONE))) {
		diag_report(x->b->d, n->at, DIAG_CONDITION_FORM, STR_NONE);
		return fail(x);
	}
	enc->case_count++;
	if (value)
		bind_value(x, &k, channel, out);
	else
		bind_field(x, &k, channel, enc);
	x->ok = x->ok && k.ok;
	return k.ok;
}

void cases_bind(struct encoder *x, const struct node *condition, enum plan_channel channel,
		struct plan_encoding *enc)
{
	if (!condition)
		return;
	struct str name = channel_word(channel);
	if (!str_among(name, takes)) {
		diag_report(x->b->d, condition->at, DIAG_CONDITION_CHANNEL, name,
			    str_of(takes));
		fail(x);
		return;
	}
	bool list = condition->kind == NODE_LIST;
	const struct node *item = list ? condition->item : condition;
	size_t count = list ? condition->count : 1;
	enc->cases = ARENA_NEW(x->b->mem, struct plan_case, count + 1);
	enc->case_count = 0;
	for (size_t i = 0; i < count; i++)
		if (!bind_case(x, &item[i], channel, enc, count))
			return;
	if (count)
		return;
	diag_report(x->b->d, condition->at, DIAG_CONDITION_FORM, STR_NONE);
	fail(x);
}

/* ---- their tests */

#define NAME "dopyo_test_%zu"

static size_t count_cases(const struct plan_layer *l)
{
	size_t count = 0;
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		count += l->encoding[i].case_count;
	return count;
}

/* A text is neither true nor false; a column without any value never is. */
static bool check_test(struct encoder *x, const struct table *t, const struct plan_case *k,
		       struct str text)
{
	const struct column *c = &t->column[k->column];
	bool any = c->number != NULL;
	for (uint32_t r = 0; r < t->rows && !any; r++)
		any = !table_missing(c, r);
	if (c->number || !any)
		return true;
	diag_report(x->b->d, k->at, DIAG_CONDITION_TEST, text);
	return fail(x);
}

void cases_tests(struct encoder *x)
{
	struct plan_layer *l = x->layer;
	size_t count = count_cases(l), n = 0;
	const struct table *t = l->table;
	l->shown = t;
	if (!count || !x->ok)
		return;
	struct step *step = ARENA_NEW(x->b->mem, struct step, count);
	struct plan_case **of = ARENA_NEW(x->b->mem, struct plan_case *, count);
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		for (size_t k = 0; k < l->encoding[i].case_count; k++) {
			of[n] = &l->encoding[i].cases[k];
			step[n] = (struct step){.kind = STEP_CALCULATE, .at = of[n]->at};
			step[n].text = (struct step_word){of[n]->test, of[n]->at};
			step[n].as[0] = (struct step_word){arena_printf(x->b->mem, NAME, n + 1),
							   of[n]->at};
			n++;
		}
	if (!steps_run(x->b->query, t, step, count, x->b->plan->korean, &t)) {
		fail(x);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		of[i]->column = table_find(t, step[i].as[0].text);
		check_test(x, t, of[i], of[i]->test);
	}
	l->table = t;
}
