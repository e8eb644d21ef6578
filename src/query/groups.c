#include "query/groups.h"

#include <math.h>

#include "base/num.h"
#include "ko/compose.h"

/* Rows that are no totals, unless there are none else. */
void groups_parts(struct maker *m, uint32_t before)
{
	maker_put(m, MAKER_TOTAL " = (SELECT min(" MAKER_TOTAL ") FROM dopyo_%u)", before);
}

bool groups_names(struct maker *m, const struct step_word *word, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct maker_column *c = maker_find(m, word[i]);
		if (!c)
			return false;
		maker_put(m, i ? ", " : "");
		maker_name(m, c->name);
	}
	return true;
}

/* Totals are told apart from their parts. */
static bool put_partition(struct maker *m, const struct step *s, bool totals)
{
	totals = totals && m->t->total;
	if (s->groups || totals)
		maker_put(m, "PARTITION BY ");
	if (!groups_names(m, s->group, s->groups))
		return false;
	if (totals)
		maker_put(m, s->groups ? ", " MAKER_TOTAL : MAKER_TOTAL);
	return true;
}

bool groups_order(struct maker *m, const struct step_order *order, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct maker_column *c = maker_find(m, order[i].field);
		if (!c)
			return false;
		maker_put(m, i ? ", " : "");
		maker_name(m, c->name);
		maker_put(m, order[i].down ? " DESC NULLS LAST" : " NULLS LAST");
	}
	return true;
}

/* ---- results */

static struct str result_name(struct maker *m, const struct step_op *op)
{
	if (op->as.text.n)
		return op->as.text;
	return op->field.text.n ? arena_printf(m->q->mem, "%.*s_%.*s", STR_ARG(op->op.text),
					       STR_ARG(op->field.text))
				: op->op.text;
}

/* The column that an operation is about; false with a diagnostic. */
static bool operand(struct maker *m, const struct step_op *op, struct maker_column *out)
{
	static const char free[] =
		"count row_number rank dense_rank percent_rank cume_dist ntile";
	enum summary_op summary;
	bool any = !summary_find(op->op.text, &summary) || summary_counts(summary) ||
		   summary == SUMMARY_MIN || summary == SUMMARY_MAX;
	*out = (struct maker_column){0};
	if (!op->field.text.n)
		return str_among(op->op.text, free) ||
		       diag_report(m->q->d, op->op.at, DIAG_STEP_FIELD, op->op.text);
	const struct maker_column *c =
		any ? maker_find(m, op->field) : maker_number(m, op->field);
	if (c)
		*out = *c;
	return c != NULL;
}

/* Type, unit and decimals of a result follow from its field. */
static void add_result(struct maker *m, const struct step_op *op, struct maker_column field)
{
	struct maker_column *c = maker_add(m, result_name(m, op));
	enum summary_op how;
	bool summary = summary_find(op->op.text, &how);
	bool same = str_among(op->op.text, "min max lag lead first_value last_value nth_value");
	bool counts = summary ? summary_counts(how) : !same;
	c->typed = counts || !same || field.typed;
	c->type = same ? field.type : COLUMN_NUMBER;
	if (counts) {
		c->decimals = str_among(op->op.text, "percent_rank cume_dist") ? -1 : 0;
		return;
	}
	if (!summary ||
	    (how != SUMMARY_PRODUCT && how != SUMMARY_VARIANCE && how != SUMMARY_VARIANCEP))
		c->unit = field.unit;
	if (same) {
		c->labelled = field.labelled;
		c->season = field.season;
	}
	c->decimals = same || how == SUMMARY_SUM ? field.decimals : -1;
	c->most = field.decimals < 0 ? -1 : field.decimals + 1; /* of a mean */
}

/* sum("값"), count(*); what follows may be FILTER and OVER. */
static void put_summary(struct maker *m, const struct step_op *op, struct str field)
{
	enum summary_op how = SUMMARY_COUNT;
	summary_find(op->op.text, &how);
	const char *call[] = {[SUMMARY_VALID] = "count(",
			      [SUMMARY_DISTINCT] = "count(DISTINCT ",
			      [SUMMARY_MIN] = "min(",
			      [SUMMARY_MAX] = "max("};
	if (how == SUMMARY_COUNT || how == SUMMARY_MISSING) {
		maker_put(m, how == SUMMARY_COUNT ? "count(*)" : "sum(");
		if (how == SUMMARY_COUNT)
			return;
		maker_name(m, field);
		maker_put(m, " IS NULL)");
		return;
	}
	if (how <= SUMMARY_MAX && call[how])
		maker_put(m, "%s", call[how]);
	else
		maker_put(m, "dopyo_%s(", summary_name(how));
	maker_name(m, field);
	maker_put(m, ")");
}

static void put_mark(struct maker *m, struct step_word field)
{
	const struct maker_column *c = maker_find(m, field);
	if (c && c->base != TABLE_NONE && m->t->column[c->base].status)
		maker_put(m, ", max(dopyo_mark(%u, " MAKER_AT "))", c->base);
}

void groups_status(struct maker *m, struct step_word field)
{
	maker_put(m, "max(max(" MAKER_STATUS ")");
	put_mark(m, field);
	maker_put(m, ", 0) AS " MAKER_STATUS);
}

/* A group is as unsure as its least sure row, or cell that is added up. */
static void put_status(struct maker *m, const struct step *s)
{
	maker_put(m, "max(max(" MAKER_STATUS ")");
	for (size_t i = 0; i < s->ops; i++)
		if (s->op[i].field.text.n)
			put_mark(m, s->op[i].field);
	maker_put(m, ", 0) AS " MAKER_STATUS);
}

void groups_keep(struct maker *m, const struct step *s)
{
	struct maker_column *kept = ARENA_NEW(m->q->mem, struct maker_column, s->groups + 1);
	for (size_t i = 0; i < s->groups; i++)
		kept[i] = *maker_find(m, s->group[i]);
	m->columns = 0;
	m->merged = true;
	for (size_t i = 0; i < s->groups; i++)
		*maker_add(m, kept[i].name) = kept[i];
}

void groups_from(struct maker *m, const struct step *s, uint32_t before)
{
	maker_put(m, " FROM dopyo_%u", before);
	if (m->t->total) {
		maker_put(m, " WHERE ");
		groups_parts(m, before);
	}
	maker_put(m, s->groups ? " GROUP BY " : " HAVING count(*) > 0");
	groups_names(m, s->group, s->groups);
	maker_put(m, ")");
}

/* The end of the SELECT; only the groups stay. */
static void put_grouped(struct maker *m, const struct step *s, uint32_t before)
{
	groups_from(m, s, before);
	groups_keep(m, s);
}

/* The hidden columns of a group of rows, and what makes it one. */
static bool put_groups(struct maker *m, const struct step *s)
{
	maker_put(m,
		  "min(" MAKER_ROW ") AS " MAKER_ROW ", min(" MAKER_AT ") AS " MAKER_AT ", ");
	put_status(m, s);
	maker_put(m, ", max(" MAKER_TOTAL ") AS " MAKER_TOTAL "%s", s->groups ? ", " : "");
	return groups_names(m, s->group, s->groups);
}

bool groups_aggregate(struct maker *m, const struct step *s)
{
	struct maker_column *field = ARENA_NEW(m->q->mem, struct maker_column, s->ops);
	uint32_t before = compile_open(m);
	for (size_t i = 0; i < s->ops; i++)
		if (!operand(m, &s->op[i], &field[i]))
			return false;
	if (!put_groups(m, s))
		return false;
	for (size_t i = 0; i < s->ops; i++) {
		maker_put(m, ", ");
		put_summary(m, &s->op[i], field[i].name);
		maker_put(m, " AS ");
		maker_name(m, result_name(m, &s->op[i]));
	}
	put_grouped(m, s, before);
	for (size_t i = 0; i < s->ops; i++)
		add_result(m, &s->op[i], field[i]);
	return true;
}

/* ---- pivot */

/* WHERE the name of the row is that of the column */
static void put_chosen(struct maker *m, struct maker_column by, struct str name)
{
	double v;
	bool number = by.typed ? by.type == COLUMN_NUMBER || by.type == COLUMN_YEAR
			       : num_parse(name, &v);
	maker_put(m, " FILTER (WHERE ");
	maker_name(m, by.name);
	maker_put(m, " = ");
	if (number)
		maker_put(m, "%.*s", STR_ARG(name));
	else
		maker_text(m, name);
	maker_put(m, ")");
}

static bool check_names(struct maker *m, const struct step *s)
{
	for (size_t i = 0; i < s->groups; i++)
		for (size_t k = 0; k < s->names; k++)
			if (token_same_name(compose_key(m->q->mem, s->group[i].text),
					    compose_key(m->q->mem, s->name[k].text)))
				return diag_report(m->q->d, s->at, DIAG_QUERY_RESULT_TWICE,
						   s->name[k].text);
	return true;
}

bool groups_pivot(struct maker *m, const struct step *s)
{
	struct maker_column *found = maker_find(m, s->text), field;
	if (!found || !operand(m, &s->op[0], &field) || !check_names(m, s))
		return false;
	struct maker_column by = *found;
	uint32_t before = compile_open(m);
	if (!put_groups(m, s))
		return false;
	for (size_t i = 0; i < s->names; i++) {
		maker_put(m, ", ");
		put_summary(m, &s->op[0], field.name);
		put_chosen(m, by, s->name[i].text);
		maker_put(m, " AS ");
		maker_name(m, s->name[i].text);
	}
	put_grouped(m, s, before);
	for (size_t i = 0; i < s->names; i++) {
		struct step_op own = s->op[0];
		own.as = s->name[i];
		add_result(m, &own, field);
	}
	return true;
}

/* ---- windows */

void groups_bound(struct maker *m, double v, bool first)
{
	if (isnan(v))
		maker_put(m, first ? "UNBOUNDED PRECEDING" : "UNBOUNDED FOLLOWING");
	else if (v == 0)
		maker_put(m, "CURRENT ROW");
	else
		maker_put(m, "%.0f %s", fabs(v), v < 0 ? "PRECEDING" : "FOLLOWING");
}

/*
 * Rows of equal keys count together where the order is all that matters and
 * nothing else was said, as in Vega-Lite; else their place in the data decides.
 */
static bool put_over(struct maker *m, const struct step *s, const struct step_op *op)
{
	static const char ranks[] = "rank dense_rank percent_rank cume_dist";
	bool rank = str_among(op->op.text, ranks);
	bool frames = !rank && !str_among(op->op.text, "row_number ntile lag lead");
	bool peers = s->orders && !s->ignore_peers && (rank || (frames && !s->framed));
	maker_put(m, " OVER (");
	if (!put_partition(m, s, true))
		return false;
	maker_put(m, " ORDER BY ");
	if (!groups_order(m, s->order, s->orders))
		return false;
	if (!peers)
		maker_put(m, s->orders ? ", " MAKER_ROW : MAKER_ROW);
	if (frames) {
		maker_put(m, peers ? " RANGE BETWEEN " : " ROWS BETWEEN ");
		groups_bound(m, s->framed ? s->frame[0] : NAN, true);
		maker_put(m, " AND ");
		groups_bound(m, s->framed ? s->frame[1] : 0, false);
	}
	maker_put(m, ")");
	return true;
}

/* Of a whole group: distinct has no window of its own in SQL. */
static bool put_distinct(struct maker *m, const struct step *s, struct str field)
{
	for (int down = 0; down < 2; down++) {
		maker_put(m, down ? " + dense_rank() OVER (" : "(dense_rank() OVER (");
		if (!put_partition(m, s, true))
			return false;
		maker_put(m, " ORDER BY ");
		maker_name(m, field);
		maker_put(m, down ? " DESC) - 1 - (count(*) OVER (" : ")");
	}
	if (!put_partition(m, s, true))
		return false;
	maker_put(m, ") > count(");
	maker_name(m, field);
	maker_put(m, ") OVER (");
	bool ok = put_partition(m, s, true);
	maker_put(m, ")))");
	return ok;
}

static bool put_joined(struct maker *m, const struct step *s, const struct step_op *op,
		       struct str field, uint32_t before)
{
	if (str_eq(op->op.text, STR("distinct")))
		return put_distinct(m, s, field);
	put_summary(m, op, field);
	if (m->t->total) {
		maker_put(m, " FILTER (WHERE ");
		groups_parts(m, before);
		maker_put(m, ")");
	}
	maker_put(m, " OVER (");
	bool ok = put_partition(m, s, false);
	maker_put(m, ")");
	return ok;
}

static bool put_window(struct maker *m, const struct step *s, const struct step_op *op,
		       struct str field)
{
	enum summary_op how;
	bool summary = summary_find(op->op.text, &how);
	if (summary && how == SUMMARY_DISTINCT)
		return diag_report(m->q->d, op->op.at, DIAG_STEP_NO_WINDOW, op->op.text);
	if (summary) {
		put_summary(m, op, field);
		return put_over(m, s, op);
	}
	maker_put(m, "%.*s(", STR_ARG(op->op.text));
	if (field.n)
		maker_name(m, field);
	bool needed = str_among(op->op.text, "ntile nth_value");
	if (needed && isnan(op->param))
		return diag_report(m->q->d, op->op.at, DIAG_STEP_PARAM, op->op.text);
	if (!isnan(op->param))
		maker_put(m, field.n ? ", %.0f" : "%.0f", op->param);
	maker_put(m, ")");
	return put_over(m, s, op);
}

bool groups_window(struct maker *m, const struct step *s)
{
	struct maker_column *field = ARENA_NEW(m->q->mem, struct maker_column, s->ops);
	uint32_t before = compile_open(m);
	for (size_t i = 0; i < s->ops; i++) {
		if (!operand(m, &s->op[i], &field[i]))
			return false;
		maker_replace(m, result_name(m, &s->op[i]));
	}
	compile_rows(m);
	for (size_t i = 0; i < s->ops; i++) {
		maker_put(m, ", ");
		bool ok = s->kind == STEP_WINDOW
				  ? put_window(m, s, &s->op[i], field[i].name)
				  : put_joined(m, s, &s->op[i], field[i].name, before);
		if (!ok)
			return false;
		maker_put(m, " AS ");
		maker_name(m, result_name(m, &s->op[i]));
	}
	compile_close(m, before);
	for (size_t i = 0; i < s->ops; i++)
		add_result(m, &s->op[i], field[i]);
	return true;
}
