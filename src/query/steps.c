#include "query/steps.h"

#include <math.h>

#include "base/num.h"
#include "data/filled.h"
#include "ko/compose.h"
#include "query/asking.h"
#include "query/cell.h"
#include "query/compile.h"
#include "query/curves.h"
#include "query/filling.h"
#include "query/made.h"
#include "query/statement.h"

#define WINDOW_WORDS                                                        \
	"row_number rank dense_rank percent_rank cume_dist ntile lag lead " \
	"first_value last_value nth_value"

#define STEPS_PIVOT_MOST 500  /* columns of one pivot */
#define STEPS_KEYS_MOST 10000 /* keys of one impute */

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
		     word_is(mem, s->on, name) || word_is(mem, s->key, name) ||
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

/* Total rows that this step leaves out. */
static bool warn_totals(struct maker *m, const struct step *s)
{
	long long rows = 0;
	bool adds = s->kind == STEP_AGGREGATE || s->kind == STEP_JOINAGGREGATE ||
		    s->kind == STEP_QUANTILE || s->kind == STEP_REGRESSION ||
		    s->kind == STEP_PIVOT || (s->kind == STEP_LIMIT && s->text.text.n);
	if (!adds || !m->t->total)
		return true;
	if (!asking_count(m,
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

/* The first keys without a partner. Years are numbers with a decimal point in SQL. */
static struct str unmatched(struct maker *m)
{
	struct asking_row row = {.text = STR_NONE};
	struct str what = arena_printf(
		m->q->mem,
		"0, (SELECT group_concat(CASE n WHEN 4 THEN '…' ELSE k END, ', ') FROM "
		"(SELECT k, row_number() OVER () AS n FROM (SELECT DISTINCT "
		"CASE typeof(dopyo_own) WHEN 'real' THEN printf('%%.15g', dopyo_own) "
		"ELSE dopyo_own END AS k FROM dopyo_%u WHERE dopyo_miss) LIMIT 4))",
		m->stage);
	return asking_one(m, arena_cstring(m->q->mem, what), m->stage, &row) ? row.text
									     : STR_NONE;
}

static bool warn_unmatched(struct maker *m, const struct step *s)
{
	long long rows;
	if (!asking_count(m, "total(dopyo_miss)", &rows))
		return false;
	if (rows && !s->otherwise.text.n)
		diag_report(m->q->d, s->text.at, DIAG_STEP_UNMATCHED, s->from->name,
			    diag_number(m->q->d, rows), unmatched(m));
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
	struct asking_row left, all;
	struct str what = first_left(m, s);
	bool curve = s->kind == STEP_REGRESSION;
	struct str select =
		arena_printf(m->q->mem, "total(" CURVES_LIST " IS NULL), %.*s", STR_ARG(what));
	int degree = s->method == FIT_POLY ? s->degree : s->method == FIT_QUAD ? 2 : 1;
	struct str needed = diag_number(m->q->d, degree + 1);
	if (!asking_one(m, arena_cstring(m->q->mem, select), m->stage - 1, &left) ||
	    !asking_one(m, "count(*)", m->stage - 1, &all))
		return false;
	struct str more =
		left.number > 1 ? diag_number(m->q->d, (long long)left.number) : STR_NONE;
	if (curve && left.number == all.number)
		return diag_report(m->q->d, s->at, DIAG_STEP_CURVE_NONE, s->on.text, needed);
	if (left.number > 0 && curve)
		diag_report(m->q->d, s->at, DIAG_STEP_CURVE_LEFT, left.text, more, s->on.text,
			    needed);
	else if (left.number > 0)
		diag_report(m->q->d, s->at, DIAG_STEP_VALUES_LEFT,
			    s->groups ? left.text : s->text.text, more, s->text.text);
	return true;
}

/* ---- pivot and impute: what depends on the data */

/* The names that become columns. */
static bool pivot_names(struct maker *m, struct step *s)
{
	struct str *value;
	size_t count;
	long long nameless;
	struct maker_column *c = maker_find(m, s->text);
	if (!c)
		return false;
	struct str name = c->name;
	if (!asking_values(m, name, STEPS_PIVOT_MOST, &value, &count))
		return false;
	if (s->most && count > s->most)
		count = s->most;
	if (count > STEPS_PIVOT_MOST)
		return diag_report(m->q->d, s->text.at, DIAG_STEP_PIVOT_MANY, s->text.text,
				   diag_number(m->q->d, STEPS_PIVOT_MOST));
	struct step_word *word = ARENA_NEW(m->q->mem, struct step_word, count + 1);
	for (size_t i = 0; i < count; i++)
		word[i] = (struct step_word){value[i], s->at};
	s->name = word;
	s->names = count;
	struct str what =
		arena_printf(m->q->mem, "total(ifnull(\"%.*s\", '') = '')", STR_ARG(name));
	if (str_find(name, STR("\""), 0) != SIZE_MAX ||
	    !asking_count(m, arena_cstring(m->q->mem, what), &nameless))
		nameless = 0;
	if (nameless)
		diag_report(m->q->d, s->text.at, DIAG_STEP_PIVOT_MISSING, s->text.text,
			    diag_number(m->q->d, nameless));
	return true;
}

/* Every year, month, day or whole number between the first key and the last. */
static bool fill_keys(struct maker *m, struct step *s)
{
	struct maker_column *c = maker_find(m, s->key);
	struct str *value;
	size_t count;
	double lo, hi;
	if (!c)
		return false;
	struct maker_column key = *c;
	bool number = !key.typed || cell_is_number(key.type);
	if (key.typed && key.type != COLUMN_NUMBER && !column_is_temporal(key.type))
		return diag_report(m->q->d, s->key.at, DIAG_STEP_NUMBER, s->key.text);
	if (!asking_values(m, key.name, STEPS_KEYS_MOST, &value, &count))
		return false;
	if (count < 2)
		return true;
	struct str end[] = {value[0], value[count - 1]};
	bool ok = number ? num_parse(end[0], &lo) && num_parse(end[1], &hi)
			 : cell_parse_period(key.type, end[0], &lo) &&
				   cell_parse_period(key.type, end[1], &hi);
	if (!ok || hi - lo > STEPS_KEYS_MOST || count > STEPS_KEYS_MOST)
		return diag_report(m->q->d, s->key.at, DIAG_STEP_KEYS_MANY,
				   diag_number(m->q->d, STEPS_KEYS_MOST));
	size_t keys = (size_t)(hi - lo) + 1;
	struct step_word *word = ARENA_NEW(m->q->mem, struct step_word, keys);
	for (size_t i = 0; i < keys; i++) {
		char room[24];
		double v = lo + (double)i;
		word[i].at = s->key.at;
		word[i].text = number ? num_shortest(m->q->mem, v)
				      : arena_str(m->q->mem, column_period(key.type, v, room));
	}
	s->name = word;
	s->names = keys;
	return true;
}

/* What was filled is told with the table: a figure says so below. */
static bool note_filled(struct maker *m, const struct step *s)
{
	long long done, left;
	if (!asking_count(m, "total(" FILLING_DONE ")", &done) ||
	    !asking_count(m, "total(" FILLING_LEFT ")", &left))
		return false;
	if (left)
		diag_report(m->q->d, s->at, DIAG_STEP_FILL_LEFT, s->text.text,
			    diag_number(m->q->d, left));
	if (!done)
		return true;
	struct table_filled *f = ARENA_NEW(m->q->mem, struct table_filled, 1);
	*f = (struct table_filled){.field = s->text.text,
				   .by = s->by.text,
				   .value = s->otherwise.text,
				   .near = s->framed,
				   .count = (uint32_t)done,
				   .before = m->filled ? m->filled : m->t->filled};
	m->filled = f;
	return true;
}

static bool resolve(struct maker *m, struct step *s)
{
	if (s->kind == STEP_PIVOT)
		return pivot_names(m, s);
	return s->kind != STEP_IMPUTE || !s->full || fill_keys(m, s);
}

static bool warn_after(struct maker *m, const struct step *s)
{
	switch (s->kind) {
	case STEP_LOOKUP:
		return warn_unmatched(m, s);
	case STEP_QUANTILE:
	case STEP_REGRESSION:
		return warn_left(m, s);
	case STEP_IMPUTE:
		return note_filled(m, s);
	default:
		return true;
	}
}

static bool compile_one(struct maker *m, const struct step *step)
{
	struct step *s = ARENA_NEW(m->q->mem, struct step, 1);
	*s = *step;
	m->at = s->at;
	return (s->kind != STEP_LOOKUP || check_key(m, s)) && warn_totals(m, s) &&
	       resolve(m, s) && compile_step(m, s) && warn_after(m, s);
}

/* Steps that leave the other columns as they are may be left out, so that mistakes in
 * those behind them are told, too. What a calculation would give is NULL there. */
static bool leave_out(struct maker *m, const struct step *s, const struct maker *before)
{
	if (s->kind != STEP_FILTER && s->kind != STEP_SORT && s->kind != STEP_CALCULATE)
		return false;
	m->b.n = before->b.n;
	m->parts = before->parts;
	m->stage = before->stage;
	if (s->kind != STEP_CALCULATE)
		return true;
	uint32_t from = compile_open(m);
	maker_replace(m, s->as[0].text);
	compile_rows(m);
	maker_put(m, ", NULL AS ");
	maker_name(m, s->as[0].text);
	compile_close(m, from);
	maker_add(m, s->as[0].text);
	for (uint32_t i = 0; i < m->columns; i++)
		m->column[i].gone = false;
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
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		struct maker before = *m;
		bool asks = step[i].kind > STEP_TIMEUNIT || step[i].kind == STEP_LOOKUP;
		if (!ok && asks) /* of rows that are not there */
			return false;
		if (compile_one(m, &step[i]))
			continue;
		ok = false;
		if (!leave_out(m, &step[i], &before))
			return false;
	}
	m->at = step[0].at;
	return ok;
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
		struct statement *st = asking_open(&m, buf_take(&m.b, q->mem));
		ok = st && made_table(&m, st, korean, out);
		statement_close(st);
	}
	buf_finish(&m.b);
	return ok;
}
