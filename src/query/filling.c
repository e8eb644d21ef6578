#include "query/filling.h"

#include <math.h>

#include "base/num.h"
#include "ko/compose.h"
#include "query/cell.h"
#include "query/groups.h"

struct filling {
	struct maker *m;
	const struct step *s;
	struct maker_column field, key;
	uint32_t before, keys, holes, all;
};

static bool put_key(struct filling *f, struct step_word word)
{
	struct maker *m = f->m;
	const struct maker_column *c = &f->key;
	double v;
	bool number = c->typed && cell_is_number(c->type), ok = true;
	if (number || (!c->typed && num_parse(word.text, &v)))
		ok = num_parse(word.text, &v);
	else if (c->typed && column_is_temporal(c->type))
		ok = cell_parse_period(c->type, word.text, &v);
	if (!ok)
		return diag_report(m->q->d, word.at, DIAG_STEP_KEYVALS, word.text, c->name);
	if (number || (!c->typed && num_parse(word.text, &v)))
		maker_put(m, "(%.*s)", STR_ARG(num_shortest(m->q->mem, v)));
	else {
		maker_put(m, "(");
		maker_text(m, word.text);
		maker_put(m, ")");
	}
	return true;
}

/* dopyo_2 AS (every key of the rows, and those that are asked for) */
static bool put_keys(struct filling *f)
{
	struct maker *m = f->m;
	f->before = compile_open(m);
	f->keys = m->stage;
	maker_name(m, f->key.name);
	maker_put(m, " AS dopyo_key FROM dopyo_%u WHERE ", f->before);
	maker_name(m, f->key.name);
	maker_put(m, " IS NOT NULL");
	if (!f->s->names)
		maker_put(m, " GROUP BY 1");
	for (size_t i = 0; i < f->s->names; i++) {
		maker_put(m, i ? ", " : " UNION VALUES ");
		if (!put_key(f, f->s->name[i]))
			return false;
	}
	maker_put(m, ")");
	return true;
}

static void put_groups(struct filling *f, const char *before)
{
	maker_put(f->m, "%s", f->s->groups ? before : "");
	groups_names(f->m, f->s->group, f->s->groups);
}

/* dopyo_3 AS (groups and keys that no row has); a group of totals stays one */
static void put_holes(struct filling *f)
{
	struct maker *m = f->m;
	compile_open(m);
	f->holes = m->stage;
	maker_put(m, "dopyo_key, dopyo_t");
	put_groups(f, ", ");
	maker_put(m, " FROM (SELECT min(" MAKER_TOTAL ") AS dopyo_t");
	put_groups(f, ", ");
	maker_put(m, " FROM dopyo_%u", f->before);
	put_groups(f, " GROUP BY ");
	maker_put(m, ") CROSS JOIN dopyo_%u EXCEPT SELECT ", f->keys);
	maker_name(m, f->key.name);
	maker_put(m, ", min(" MAKER_TOTAL ") OVER (");
	put_groups(f, "PARTITION BY ");
	maker_put(m, ")");
	put_groups(f, ", ");
	maker_put(m, " FROM dopyo_%u)", f->before);
}

static bool is_group(struct filling *f, struct str name)
{
	for (size_t i = 0; i < f->s->groups; i++)
		if (token_same_name(compose_key(f->m->q->mem, f->s->group[i].text), name))
			return true;
	return false;
}

/* A cell of the field that has a mark makes its row as unsure: the cell is computed now. */
static void put_status(struct filling *f)
{
	const struct maker_column *c = &f->field;
	if (c->base != TABLE_NONE && f->m->t->column[c->base].status)
		maker_put(f->m,
			  "max(" MAKER_STATUS ", dopyo_mark(%u, " MAKER_AT
			  ")) AS " MAKER_STATUS,
			  c->base);
	else
		maker_put(f->m, MAKER_STATUS);
}

/* dopyo_4 AS (the rows and the holes) */
static void put_all(struct filling *f)
{
	struct maker *m = f->m;
	compile_open(m);
	f->all = m->stage;
	maker_put(m, MAKER_ROW ", " MAKER_AT ", ");
	put_status(f);
	maker_put(m, ", " MAKER_TOTAL);
	maker_columns(m, "");
	maker_put(m, " FROM dopyo_%u UNION ALL SELECT NULL, NULL, %d, dopyo_t", f->before,
		  STATUS_MISSING);
	for (uint32_t i = 0; i < m->columns; i++) {
		struct str name = m->column[i].name;
		if (!m->column[i].live)
			continue;
		maker_put(m, ", ");
		if (token_same_name(name, f->key.name))
			maker_put(m, "dopyo_key");
		else if (is_group(f, name))
			maker_name(m, name);
		else
			maker_put(m, "NULL");
	}
	maker_put(m, " FROM dopyo_%u)", f->holes);
}

static void put_partition(struct filling *f)
{
	maker_put(f->m, "PARTITION BY " MAKER_TOTAL);
	put_groups(f, ", ");
}

/* What stands in for a missing value: a literal, or of the other values in the frame. */
static void put_stand_in(struct filling *f)
{
	struct maker *m = f->m;
	const struct step *s = f->s;
	double v;
	if (!s->by.text.n) {
		if (num_parse(s->otherwise.text, &v))
			maker_put(m, "%.*s", STR_ARG(num_shortest(m->q->mem, v)));
		else
			maker_text(m, s->otherwise.text);
		return;
	}
	maker_put(m, str_among(s->by.text, "min max") ? "%.*s(" : "dopyo_%.*s(",
		  STR_ARG(s->by.text));
	maker_name(m, f->field.name);
	maker_put(m, ") OVER (");
	put_partition(f);
	maker_put(m, " ORDER BY ");
	maker_name(m, f->key.name);
	maker_put(m, ", " MAKER_ROW " ROWS BETWEEN ");
	groups_bound(m, s->framed ? s->frame[0] : NAN, true);
	maker_put(m, " AND ");
	groups_bound(m, s->framed ? s->frame[1] : NAN, false);
	maker_put(m, ")");
}

/* dopyo_5 AS (the same, each with its stand-in and its place: behind the row whose key
 * comes before its own) */
static void put_stand_ins(struct filling *f)
{
	struct maker *m = f->m;
	uint32_t from = compile_open(m);
	static const char *const side[] = {"max(" MAKER_ROW ")", "min(" MAKER_ROW ")"};
	maker_put(m, "*, ");
	put_stand_in(f);
	maker_put(m, " AS dopyo_v, coalesce(" MAKER_ROW);
	for (int i = 0; i < 2; i++) {
		maker_put(m, ", %s OVER (", side[i]);
		put_groups(f, "PARTITION BY ");
		maker_put(m, " ORDER BY ");
		maker_name(m, f->key.name);
		maker_put(m, i ? " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) - 0.5"
			       : " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)");
	}
	maker_put(m, ") AS dopyo_place FROM dopyo_%u)", from);
}

/* dopyo_6 AS (the rows, filled, in their new order) */
static void put_filled(struct filling *f)
{
	struct maker *m = f->m;
	struct str name = f->field.name;
	uint32_t from = compile_open(m);
	maker_put(m, "row_number() OVER (ORDER BY dopyo_place, ");
	maker_name(m, f->key.name);
	maker_put(m, ") AS " MAKER_ROW ", " MAKER_AT ", CASE WHEN ");
	maker_name(m, name);
	maker_put(m,
		  " IS NULL AND dopyo_v IS NOT NULL THEN %d ELSE " MAKER_STATUS
		  " END AS " MAKER_STATUS ", " MAKER_TOTAL,
		  STATUS_ESTIMATE);
	maker_replace(m, name);
	maker_columns(m, "");
	maker_put(m, ", coalesce(");
	maker_name(m, name);
	maker_put(m, ", dopyo_v) AS ");
	maker_name(m, name);
	for (int left = 0; left < 2; left++) {
		maker_put(m, ", ");
		maker_name(m, name);
		maker_put(m, left ? " IS NULL AND dopyo_v IS NULL AS " FILLING_LEFT
				  : " IS NULL AND dopyo_v IS NOT NULL AS " FILLING_DONE);
	}
	compile_close(m, from);
}

/* What new rows have is computed; the other columns are missing there. */
static void settle(struct filling *f)
{
	struct maker *m = f->m;
	m->merged = true;
	for (uint32_t i = 0; i < m->columns; i++) {
		struct maker_column *c = &m->column[i];
		bool own = token_same_name(c->name, f->key.name) ||
			   token_same_name(c->name, f->field.name) || is_group(f, c->name);
		if (!own)
			continue;
		c->base = TABLE_NONE;
	}
}

/* The value is of the column's kind, and means are of numbers. */
static bool check_value(struct filling *f)
{
	const struct maker_column *c = &f->field;
	double v;
	bool number = c->typed && cell_is_number(c->type);
	if (f->s->by.text.n)
		return maker_number(f->m, f->s->text) != NULL;
	if (!number || num_parse(f->s->otherwise.text, &v))
		return true;
	return diag_report(f->m->q->d, f->s->otherwise.at, DIAG_PREDICATE_VALUE, c->name,
			   f->s->otherwise.text);
}

bool filling_impute(struct maker *m, const struct step *s)
{
	struct filling f = {.m = m, .s = s};
	struct maker_column *field = maker_find(m, s->text), *key = maker_find(m, s->key);
	if (!field || !key)
		return false;
	f.field = *field;
	f.key = *key;
	bool same = token_same_name(f.field.name, f.key.name) || is_group(&f, f.field.name) ||
		    is_group(&f, f.key.name);
	if (same)
		return diag_report(m->q->d, s->at, DIAG_QUERY_RESULT_TWICE, f.field.name);
	for (size_t i = 0; i < s->groups; i++)
		if (!maker_find(m, s->group[i]))
			return false;
	if (!check_value(&f) || !put_keys(&f))
		return false;
	put_holes(&f);
	put_all(&f);
	put_stand_ins(&f);
	put_filled(&f);
	settle(&f);
	return true;
}
