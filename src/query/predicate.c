#include "query/predicate.h"

#include "base/num.h"

/* Conditions in Vega-Lite's words → SQL. */

static bool put_value(struct maker *m, const struct maker_column *c, struct step_word value)
{
	double v;
	bool number = c->typed && (c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR);
	bool parses = num_parse(value.text, &v);
	if (number && !parses)
		return diag_report(m->q->d, value.at, DIAG_PREDICATE_VALUE, c->name,
				   value.text);
	if (parses && (number || !c->typed))
		maker_put(m, "%.*s", STR_ARG(num_shortest(m->q->mem, v)));
	else
		maker_text(m, value.text);
	return true;
}

/* The column, or what a unit of time keeps of it. */
static bool find_field(struct maker *m, const struct step_test *t, struct maker_column *out)
{
	const struct maker_column *c = maker_find(m, t->field);
	if (!c)
		return false;
	*out = *c;
	if (!t->unit)
		return true;
	if (!c->typed || !timeunit_fits(t->unit, c->type))
		return diag_report(m->q->d, t->field.at, DIAG_STEP_TIME, c->name);
	out->type = timeunit_type(t->unit);
	return true;
}

static void put_field(struct maker *m, const struct step_test *t, const struct maker_column *c)
{
	if (t->unit)
		maker_put(m, "dopyo_timeunit(%d, %d, ", (int)t->unit,
			  (int)maker_find(m, t->field)->type);
	maker_name(m, c->name);
	maker_put(m, t->unit ? ")" : "");
}

static bool put_compared(struct maker *m, const struct step_test *t,
			 const struct maker_column *c, const char *how, struct step_word value)
{
	put_field(m, t, c);
	if (!value.text.p) {
		maker_put(m, " IS NULL");
		return true;
	}
	maker_put(m, " %s ", how);
	return put_value(m, c, value);
}

/* An end that is null is open. */
static bool put_range(struct maker *m, const struct step_test *t, const struct maker_column *c)
{
	static const char *const how[] = {">=", "<="};
	put_field(m, t, c);
	maker_put(m, " IS NOT NULL");
	for (size_t i = 0; i < t->values; i++) {
		if (!t->value[i].text.p)
			continue;
		maker_put(m, " AND ");
		if (!put_compared(m, t, c, how[i], t->value[i]))
			return false;
	}
	return true;
}

static bool put_one_of(struct maker *m, const struct step_test *t, const struct maker_column *c)
{
	for (size_t i = 0; i < t->values; i++) {
		maker_put(m, i ? " OR " : "");
		if (!put_compared(m, t, c, "=", t->value[i]))
			return false;
	}
	return true;
}

static bool put_field_test(struct maker *m, const struct step_test *t)
{
	static const char *const how[] = {[TEST_EQUAL] = "=",
					  [TEST_LESS] = "<",
					  [TEST_AT_MOST] = "<=",
					  [TEST_MORE] = ">",
					  [TEST_AT_LEAST] = ">="};
	struct maker_column c;
	if (!find_field(m, t, &c))
		return false;
	switch (t->kind) {
	case TEST_RANGE:
		return put_range(m, t, &c);
	case TEST_ONE_OF:
		return put_one_of(m, t, &c);
	case TEST_VALID:
	case TEST_INVALID:
		put_field(m, t, &c);
		maker_put(m, t->kind == TEST_VALID ? " IS NOT NULL" : " IS NULL");
		return true;
	default:
		return put_compared(m, t, &c, how[t->kind], t->value[0]);
	}
}

/* What cannot be compared, because a value is missing, does not hold. */
bool predicate_put(struct maker *m, const struct step_test *t)
{
	bool ok = true;
	maker_put(m, t->kind == TEST_NOT ? "(NOT ifnull(" : "(");
	if (t->kind == TEST_SQL)
		ok = maker_expression(m, t->field);
	else if (t->kind > TEST_NOT)
		ok = put_field_test(m, t);
	for (size_t i = 0; ok && i < t->parts; i++) {
		maker_put(m, !i ? "" : t->kind == TEST_ANY ? " OR " : " AND ");
		ok = predicate_put(m, &t->part[i]);
	}
	maker_put(m, t->kind == TEST_NOT ? ", 0))" : ")");
	return ok;
}
