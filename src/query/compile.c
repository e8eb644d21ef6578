#include "query/compile.h"

#include <math.h>

#include "base/num.h"
#include "ko/compose.h"
#include "query/curves.h"
#include "query/filling.h"
#include "query/groups.h"
#include "query/piles.h"
#include "query/predicate.h"

static struct str or_else(struct str a, struct str b)
{
	return a.n ? a : b;
}

/* dopyo_2 AS (SELECT … of dopyo_1, whose number is returned */
uint32_t compile_open(struct maker *m)
{
	maker_put(m, ",\ndopyo_%u AS (SELECT ", m->stage + 1);
	return m->stage++;
}

void compile_rows(struct maker *m)
{
	maker_put(m, MAKER_HIDDEN);
	maker_columns(m, "");
}

void compile_close(struct maker *m, uint32_t before)
{
	maker_put(m, " FROM dopyo_%u)", before);
}

size_t compile_ask(struct maker *m, const struct step *s)
{
	ARENA_PUSH(m->q->mem, m->q->asked, m->q->asks, m->q->ask_room) = s;
	return m->q->asks - 1;
}

static bool filter(struct maker *m, const struct step *s)
{
	uint32_t before = compile_open(m);
	compile_rows(m);
	maker_put(m, " FROM dopyo_%u WHERE ", before);
	bool ok = predicate_put(m, &s->test);
	maker_put(m, ")");
	return ok;
}

/* An expression that is but a column's name is that column. */
static const struct maker_column *lone_column(struct maker *m, struct str text)
{
	struct tokens t = token_split(m->q->mem, text);
	for (uint32_t i = 0; t.count == 1 && i < m->columns; i++)
		if (token_same_name(m->column[i].name, t.item[0].name))
			return &m->column[i];
	return NULL;
}

static bool calculate(struct maker *m, const struct step *s)
{
	const struct maker_column *alone = lone_column(m, s->text.text);
	struct maker_column same = alone ? *alone : (struct maker_column){0};
	uint32_t before = compile_open(m);
	maker_replace(m, s->as[0].text);
	compile_rows(m);
	maker_put(m, ", ");
	if (!maker_expression(m, s->text))
		return false;
	maker_put(m, " AS ");
	maker_name(m, s->as[0].text);
	compile_close(m, before);
	struct maker_column *c = maker_add(m, s->as[0].text);
	if (alone) {
		same.name = c->name;
		same.gone = false;
		*c = same;
	}
	if (s->unit.text.n)
		c->unit = s->unit.text;
	return true;
}

/* The values of each key become rows of their own. */
static bool fold(struct maker *m, const struct step *s)
{
	struct maker_column like = {.typed = true};
	for (size_t i = 0; i < s->fields; i++) {
		struct maker_column *c = maker_find(m, s->field[i]);
		if (!c)
			return false;
		bool same = i == 0 || (c->typed && c->type == like.type);
		bool unit = i == 0 || str_eq(c->unit, like.unit);
		int decimals = i && like.decimals > c->decimals ? like.decimals : c->decimals;
		int most = i && like.most > c->most ? like.most : c->most;
		like = (struct maker_column){.most = most,
					     .typed = c->typed && same && like.typed,
					     .type = c->type,
					     .unit = unit ? c->unit : STR_NONE,
					     .decimals = decimals};
	}
	uint32_t before = compile_open(m);
	maker_replace(m, s->as[0].text);
	maker_replace(m, s->as[1].text);
	maker_put(m, MAKER_ROW " * %zu + dopyo_k AS " MAKER_ROW, s->fields);
	maker_put(m, ", " MAKER_AT ", " MAKER_STATUS ", " MAKER_TOTAL);
	maker_columns(m, "");
	for (int value = 0; value < 2; value++) {
		maker_put(m, ", CASE dopyo_k");
		for (size_t i = 0; i < s->fields; i++) {
			maker_put(m, " WHEN %zu THEN ", i);
			if (value)
				maker_name(m, maker_find(m, s->field[i])->name);
			else
				maker_text(m, s->field[i].text);
		}
		maker_put(m, " END AS ");
		maker_name(m, s->as[value].text);
	}
	maker_put(m, " FROM dopyo_%u, (SELECT 0 AS dopyo_k", before);
	for (size_t i = 1; i < s->fields; i++)
		maker_put(m, " UNION ALL SELECT %zu", i);
	maker_put(m, "))");
	struct maker_column *key = maker_add(m, s->as[0].text);
	key->typed = true;
	key->type = COLUMN_TEXT;
	struct maker_column *value = maker_add(m, s->as[1].text);
	value->typed = like.typed;
	value->type = like.type;
	value->unit = like.unit;
	value->decimals = like.typed ? like.decimals : -1;
	value->most = like.most;
	return true;
}

static struct str base_name(struct maker *m, const struct table *t)
{
	for (uint32_t i = 0; i < m->q->tables; i++)
		if (m->q->table[i].t == t)
			return m->q->table[i].name;
	return compose_key(m->q->mem, t->name);
}

static const struct column *from_column(struct maker *m, const struct table *t,
					struct step_word w)
{
	uint32_t i = table_find(t, w.text);
	if (i != TABLE_NONE)
		return &t->column[i];
	diag_report(m->q->d, w.at, DIAG_COLUMN_UNKNOWN, t->name, w.text,
		    table_nearest(t, w.text), table_column_names(t, m->q->mem));
	return NULL;
}

static void put_default(struct maker *m, struct str text)
{
	double v;
	if (num_parse(text, &v))
		maker_put(m, "%.*s", STR_ARG(num_shortest(m->q->mem, v)));
	else
		maker_text(m, text);
}

static void looked_up(struct maker *m, const struct step *s, size_t i)
{
	const struct column *from = from_column(m, s->from, s->field[i]);
	struct maker_column *c = maker_add(m, s->names ? s->name[i].text : from->name);
	c->typed = !s->otherwise.text.n;
	c->type = from->type;
	c->unit = from->unit;
	c->decimals = c->typed && from->type == COLUMN_NUMBER ? from->decimals : -1;
}

static bool lookup(struct maker *m, const struct step *s)
{
	struct maker_column *own = maker_find(m, s->text);
	const struct column *key = from_column(m, s->from, s->key);
	bool ok = own && key;
	for (size_t i = 0; i < s->fields; i++)
		ok = from_column(m, s->from, s->field[i]) && ok;
	if (!ok)
		return false;
	struct str own_name = own->name;
	uint32_t before = compile_open(m);
	for (size_t i = 0; i < s->fields; i++)
		maker_replace(m, s->names ? s->name[i].text : s->field[i].text);
	compile_rows(m);
	for (size_t i = 0; i < s->fields; i++) {
		maker_put(m, ", ");
		if (s->otherwise.text.n) {
			maker_put(m, "CASE WHEN dopyo_key IS NULL THEN ");
			put_default(m, s->otherwise.text);
			maker_put(m, " ELSE ");
		}
		maker_put(m, s->otherwise.text.n ? "dopyo_f%zu END" : "dopyo_f%zu", i);
		maker_put(m, " AS ");
		maker_name(m, s->names ? s->name[i].text : s->field[i].text);
	}
	maker_put(m, ", dopyo_key IS NULL AND ");
	maker_name(m, own_name);
	maker_put(m, " IS NOT NULL AS dopyo_miss, ");
	maker_name(m, own_name);
	maker_put(m, " AS dopyo_own FROM dopyo_%u LEFT JOIN (SELECT ", before);
	maker_name(m, compose_key(m->q->mem, key->name));
	maker_put(m, " AS dopyo_key");
	for (size_t i = 0; i < s->fields; i++) {
		maker_put(m, ", ");
		maker_name(m,
			   compose_key(m->q->mem, from_column(m, s->from, s->field[i])->name));
		maker_put(m, " AS dopyo_f%zu", i);
	}
	maker_put(m, " FROM ");
	maker_name(m, base_name(m, s->from));
	maker_put(m, ") ON dopyo_key = ");
	maker_name(m, own_name);
	maker_put(m, ")");
	for (size_t i = 0; i < s->fields; i++)
		looked_up(m, s, i);
	return true;
}

static bool sort(struct maker *m, const struct step *s)
{
	uint32_t before = compile_open(m);
	maker_put(m, "row_number() OVER (ORDER BY ");
	if (!groups_order(m, s->order, s->orders))
		return false;
	maker_put(m, ", " MAKER_ROW ") AS " MAKER_ROW);
	maker_put(m, ", " MAKER_AT ", " MAKER_STATUS ", " MAKER_TOTAL);
	maker_columns(m, "");
	compile_close(m, before);
	return true;
}

static bool bin(struct maker *m, const struct step *s)
{
	static const char *const suffix[] = {"", "_end"};
	struct maker_column *c = maker_number(m, s->text);
	if (!c)
		return false;
	struct maker_column field = *c;
	struct str name[2];
	uint32_t before = compile_open(m);
	for (int i = 0; i < 2; i++) {
		struct str usual =
			arena_printf(m->q->mem, "bin_%.*s%s", STR_ARG(field.name), suffix[i]);
		name[i] = or_else(s->as[i].text, usual);
		if (i && s->as[0].text.n && !s->as[1].text.n)
			name[i] = arena_printf(m->q->mem, "%.*s_end", STR_ARG(name[0]));
		maker_replace(m, name[i]);
	}
	compile_rows(m);
	size_t ask = compile_ask(m, s);
	for (int i = 0; i < 2; i++) {
		maker_put(m, ", dopyo_bin(");
		maker_name(m, field.name);
		maker_put(m, ", (SELECT min(");
		maker_name(m, field.name);
		maker_put(m, ") FROM dopyo_%u), (SELECT max(", before);
		maker_name(m, field.name);
		maker_put(m, ") FROM dopyo_%u), %zu, %d) AS ", before, ask, i);
		maker_name(m, name[i]);
	}
	compile_close(m, before);
	for (int i = 0; i < 2; i++) {
		struct maker_column *made = maker_add(m, name[i]);
		made->typed = true;
		made->type = COLUMN_NUMBER;
		made->unit = field.unit;
	}
	return true;
}

static bool time_unit(struct maker *m, const struct step *s)
{
	struct maker_column *c = maker_find(m, s->text);
	if (!c)
		return false;
	struct maker_column field = *c;
	if (!field.typed || !timeunit_fits(s->unit_of_time, field.type))
		return diag_report(m->q->d, s->text.at, DIAG_STEP_TIME, s->text.text);
	struct str name = or_else(s->as[0].text, field.name);
	uint32_t before = compile_open(m);
	maker_replace(m, name);
	compile_rows(m);
	maker_put(m, ", dopyo_timeunit(%d, %d, ", (int)s->unit_of_time, (int)field.type);
	maker_name(m, field.name);
	maker_put(m, ") AS ");
	maker_name(m, name);
	compile_close(m, before);
	struct maker_column *made = maker_add(m, name);
	made->typed = true;
	made->type = timeunit_type(s->unit_of_time);
	made->labelled = timeunit_season(s->unit_of_time);
	made->season = s->unit_of_time;
	made->decimals = 0;
	return true;
}

bool compile_step(struct maker *m, const struct step *s)
{
	static bool (*const of[])(struct maker *, const struct step *) = {
		[STEP_FILTER] = filter,
		[STEP_CALCULATE] = calculate,
		[STEP_AGGREGATE] = groups_aggregate,
		[STEP_JOINAGGREGATE] = groups_window,
		[STEP_WINDOW] = groups_window,
		[STEP_FOLD] = fold,
		[STEP_LOOKUP] = lookup,
		[STEP_STACK] = piles_stack,
		[STEP_SORT] = sort,
		[STEP_LIMIT] = piles_limit,
		[STEP_BIN] = bin,
		[STEP_TIMEUNIT] = time_unit,
		[STEP_QUANTILE] = curves_quantile,
		[STEP_REGRESSION] = curves_regression,
		[STEP_PIVOT] = groups_pivot,
		[STEP_IMPUTE] = filling_impute,
	};
	m->at = s->at;
	bool ok = of[s->kind](m, s);
	for (uint32_t i = 0; i < m->columns; i++)
		m->column[i].gone = false;
	return ok;
}
