#include "query/steps.h"

#include <math.h>

#include "base/num.h"
#include "ko/compose.h"
#include "query/cell.h"
#include "query/compile.h"
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
		     text_names(mem, s->text, name) || test_needs(mem, &s->test, name);
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

/* What a SELECT over the steps so far counts: for warnings. */
static bool count_rows(struct maker *m, const char *what, long long *out)
{
	struct buf all = {0};
	buf_str(&all, buf_str_of(&m->b));
	buf_printf(&all, " SELECT %s FROM dopyo_%u", what, m->stage);
	struct statement *st = open_sql(m, buf_take(&all, m->q->mem));
	bool ok = st && statement_bind(st, 0) && statement_step(st) == SQLITE_ROW;
	if (ok)
		*out = sqlite3_column_int64(st->stmt, 0);
	statement_close(st);
	return ok;
}

/* Total rows that this step leaves out. */
static bool warn_totals(struct maker *m, const struct step *s)
{
	long long rows = 0;
	bool adds = s->kind == STEP_AGGREGATE || s->kind == STEP_JOINAGGREGATE ||
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

static bool compile(struct maker *m, const struct step *step, size_t count)
{
	struct str table;
	m->at = step[0].at;
	add_columns(m, step, count);
	if (!name_table(m, &table))
		return false;
	begin(m, table);
	for (size_t i = 0; i < count; i++) {
		bool looks = step[i].kind == STEP_LOOKUP;
		if ((looks && !check_key(m, &step[i])) || !warn_totals(m, &step[i]) ||
		    !compile_step(m, &step[i]) || (looks && !warn_unmatched(m, &step[i])))
			return false;
	}
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
