#include "query/steps.h"

#include <math.h>

#include "base/num.h"
#include "ko/compose.h"
#include "query/cell.h"
#include "query/compile.h"
#include "query/curves.h"
#include "query/made.h"
#include "query/statement.h"

#define WINDOW_WORDS                                                        \
	"row_number rank dense_rank percent_rank cume_dist ntile lag lead " \
	"first_value last_value nth_value"

const char steps_op_words[] = WINDOW_WORDS " " SUMMARY_WORDS;

/* ---- what the SQL needs */

static bool word_is(struct arena *mem, struct step_word w, struct str name)
{
	return w.text.n && token_same_name(compose_key(mem, w.text), name);
}

static bool text_names(struct arena *mem, struct step_word w, struct str name)
{
	struct tokens t = token_split(mem, w.text);
	for (uint32_t i = 0; i < t.count; i++) {
		bool word = t.item[i].kind == TOKEN_NAME || t.item[i].kind == TOKEN_QUOTED;
		if (word && token_same_name(t.item[i].name, name))
			return true;
	}
	return false;
}

static bool test_needs(struct arena *mem, const struct step_test *t, struct str name)
{
	bool needs = word_is(mem, t->field, name) ||
		     (t->kind == TEST_SQL && text_names(mem, t->field, name));
	for (size_t i = 0; i < t->parts && !needs; i++)
		needs = test_needs(mem, &t->part[i], name);
	return needs;
}

static bool step_needs(struct arena *mem, const struct step *s, struct str name)
{
	bool needs = word_is(mem, s->text, name) || word_is(mem, s->by, name) ||
		     word_is(mem, s->on, name) || text_names(mem, s->text, name) ||
		     test_needs(mem, &s->test, name);
	for (size_t i = 0; i < s->ops && !needs; i++)
		needs = word_is(mem, s->op[i].field, name);
	for (size_t i = 0; i < s->groups && !needs; i++)
		needs = word_is(mem, s->group[i], name);
	for (size_t i = 0; i < s->fields && !needs; i++)
		needs = word_is(mem, s->field[i], name);
	for (size_t i = 0; i < s->orders && !needs; i++)
		needs = word_is(mem, s->order[i].field, name);
	return needs || s->others.text.n;
}

static void add_columns(struct maker *m, const struct step *step, size_t count)
{
	for (uint32_t i = 0; i < m->t->columns; i++) {
		const struct column *from = &m->t->column[i];
		struct maker_column *c = maker_add(m, from->name);
		c->live = false;
		for (size_t k = 0; k < count && !c->live; k++)
			c->live = step_needs(m->q->mem, &step[k], c->name);
		c->base = i;
		c->typed = true;
		c->type = from->type;
		c->unit = from->unit;
		c->decimals = from->type == COLUMN_NUMBER ? from->decimals : 0;
	}
}

/* The table's name in SQL; one that the report does not know gets one. */
static bool name_table(struct maker *m, struct str *out)
{
	struct query *q = m->q;
	for (uint32_t i = 0; i < q->tables; i++)
		if (q->table[i].t == m->t) {
			*out = q->table[i].name;
			return true;
		}
	*out = arena_printf(q->mem, "dopyo_table_%u", q->tables);
	return database_add(q, m->t, *out, m->at);
}

static void begin(struct maker *m, struct str table)
{
	maker_put(m, "WITH dopyo_0 AS (SELECT rowid AS " MAKER_ROW ", rowid AS " MAKER_AT
		     ", " MAKER_STATUS ", " MAKER_TOTAL);
	maker_columns(m, "");
	maker_put(m, " FROM ");
	maker_name(m, table);
	maker_put(m, ")");
}

/* ---- running it */

static struct statement *open_sql(struct maker *m, struct str text)
{
	struct sql sql = {.text = text, .at = m->at, .part = m->part, .parts = m->parts};
	return statement_open(m->q, sql, token_split(m->q->mem, text), NULL);
}

/* What a SELECT over an earlier table gives, a number and a text: for warnings. */
static bool ask(struct maker *m, const char *what, uint32_t stage, long long *number,
		struct str *text)
{
	struct buf all = {0};
	buf_str(&all, buf_str_of(&m->b));
	buf_printf(&all, " SELECT %s FROM dopyo_%u", what, stage);
	struct statement *st = open_sql(m, buf_take(&all, m->q->mem));
	bool ok = st && statement_bind(st, 0) && statement_step(st) == SQLITE_ROW;
	if (ok)
		*number = sqlite3_column_int64(st->stmt, 0);
	if (ok && text && sqlite3_column_text(st->stmt, 1))
		*text = arena_str(m->q->mem,
				  str_of((const char *)sqlite3_column_text(st->stmt, 1)));
	statement_close(st);
	return ok;
}

/* What a SELECT over the steps so far counts. */
static bool count_rows(struct maker *m, const char *what, long long *out)
{
	return ask(m, what, m->stage, out, NULL);
}

/* Total rows that this step leaves out. */
static bool warn_totals(struct maker *m, const struct step *s)
{
	long long rows = 0;
	bool adds = s->kind == STEP_AGGREGATE || s->kind == STEP_JOINAGGREGATE ||
		    s->kind == STEP_QUANTILE || s->kind == STEP_REGRESSION ||
		    (s->kind == STEP_LIMIT && s->text.text.n);
	if (!adds || !m->t->total)
		return true;
	if (!count_rows(m,
			"CASE WHEN min(" MAKER_TOTAL ") = 0 THEN total(" MAKER_TOTAL
			") ELSE 0 END",
			&rows))
		return false;
	if (rows)
		diag_report(m->q->d, s->at, DIAG_STEP_TOTALS, diag_number(m->q->d, rows));
	return true;
}

/* A key of the other table that stands there twice would double rows. */
static bool check_key(struct maker *m, const struct step *s)
{
	uint32_t column = table_find(s->from, s->key.text), count;
	if (column == TABLE_NONE)
		return true; /* compile_step says so */
	const struct column *c = &s->from->column[column];
	struct database_table *t = NULL;
	for (uint32_t i = 0; i < m->q->tables; i++)
		if (m->q->table[i].t == s->from)
			t = &m->q->table[i];
	if (!t)
		return true;
	const uint32_t *order = cell_order(m->q, t, column, &count);
	for (uint32_t i = 1; i < count; i++) {
		uint32_t a = order[i - 1], b = order[i];
		bool same = c->number ? c->number[a] == c->number[b]
				      : str_eq(column_text(c, a), column_text(c, b));
		if (same)
			return diag_report(m->q->d, s->key.at, DIAG_STEP_KEY_TWICE,
					   s->from->name, column_text(c, b));
	}
	return true;
}

static bool warn_unmatched(struct maker *m, const struct step *s)
{
	long long rows = 0;
	if (!count_rows(m, "total(dopyo_miss)", &rows))
		return false;
	if (rows && !s->otherwise.text.n)
		diag_report(m->q->d, s->text.at, DIAG_STEP_UNMATCHED, s->from->name,
			    diag_number(m->q->d, rows));
	return true;
}

/* The first of the groups without a list: its names, as they stand in the columns. */
static struct str first_left(struct maker *m, const struct step *s)
{
	struct buf b = {0};
	buf_text(&b, "min(CASE WHEN " CURVES_LIST " IS NULL THEN ''");
	for (size_t i = 0; i < s->groups; i++) {
		buf_text(&b, i ? " || ' ' || ifnull(\"" : " || ifnull(\"");
		struct str name = compose_key(m->q->mem, s->group[i].text);
		for (size_t k = 0; k < name.n; k++)
			buf_printf(&b, name.p[k] == '"' ? "\"\"" : "%c", name.p[k]);
		buf_text(&b, "\", '')");
	}
	buf_text(&b, " END)");
	return buf_take(&b, m->q->mem);
}

/* Groups through which no curve goes, or which have no value at all. */
static bool warn_left(struct maker *m, const struct step *s)
{
	long long left = 0, all = 0;
	struct str name = STR_NONE, what = first_left(m, s);
	bool curve = s->kind == STEP_REGRESSION;
	struct str select =
		arena_printf(m->q->mem, "total(" CURVES_LIST " IS NULL), %.*s", STR_ARG(what));
	int degree = s->method == FIT_POLY ? s->degree : s->method == FIT_QUAD ? 2 : 1;
	struct str needed = diag_number(m->q->d, degree + 1);
	if (!ask(m, arena_cstring(m->q->mem, select), m->stage - 1, &left, &name) ||
	    !ask(m, "count(*)", m->stage - 1, &all, NULL))
		return false;
	struct str more = left > 1 ? diag_number(m->q->d, left) : STR_NONE;
	if (curve && left == all)
		return diag_report(m->q->d, s->at, DIAG_STEP_CURVE_NONE, s->on.text, needed);
	if (left && curve)
		diag_report(m->q->d, s->at, DIAG_STEP_CURVE_LEFT, name, more, s->on.text,
			    needed);
	else if (left)
		diag_report(m->q->d, s->at, DIAG_STEP_VALUES_LEFT,
			    s->groups ? name : s->text.text, more, s->text.text);
	return true;
}

static bool compile_one(struct maker *m, const struct step *s)
{
	bool looks = s->kind == STEP_LOOKUP;
	bool lists = s->kind == STEP_QUANTILE || s->kind == STEP_REGRESSION;
	return (!looks || check_key(m, s)) && warn_totals(m, s) && compile_step(m, s) &&
	       (!looks || warn_unmatched(m, s)) && (!lists || warn_left(m, s));
}

static bool compile(struct maker *m, const struct step *step, size_t count)
{
	struct str table;
	m->at = step[0].at;
	add_columns(m, step, count);
	if (!name_table(m, &table))
		return false;
	begin(m, table);
	for (size_t i = 0; i < count; i++)
		if (!compile_one(m, &step[i]))
			return false;
	m->at = step[0].at;
	return true;
}

bool steps_run(struct query *q, const struct table *t, const struct step *step, size_t count,
	       bool korean, const struct table **out)
{
	struct maker m = {.q = q, .t = t};
	*out = t;
	if (!count)
		return true;
	q->stepping = t;
	bool ok = compile(&m, step, count);
	if (ok) {
		maker_put(&m, " SELECT " MAKER_AT ", " MAKER_STATUS ", " MAKER_TOTAL);
		for (uint32_t i = 0; i < m.columns; i++) {
			if (m.column[i].base != TABLE_NONE)
				continue;
			maker_put(&m, ", ");
			maker_name(&m, m.column[i].name);
		}
		maker_put(&m, " FROM dopyo_%u ORDER BY " MAKER_ROW, m.stage);
		struct statement *st = open_sql(&m, buf_take(&m.b, q->mem));
		ok = st && made_table(&m, st, korean, out);
		statement_close(st);
	}
	buf_finish(&m.b);
	return ok;
}
