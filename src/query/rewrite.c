#include "query/rewrite.h"

#include "base/buf.h"
#include "ko/compose.h"
#include "query/cell.h"
#include "query/function.h"
#include "query/locate.h"

struct writer {
	struct query *q;
	struct sql sql;
	struct tokens t;
	const struct table *row;
	struct rewritten *out;
	uint32_t *divisor; /* per token: 1 + offset of the operator whose operand ends there */
	struct buf b;
};

static const struct sql_part *part_of(struct sql sql, size_t at)
{
	uint32_t lo = 0, hi = sql.parts;
	while (hi - lo > 1) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (sql.part[middle].lo <= at)
			lo = middle;
		else
			hi = middle;
	}
	return &sql.part[lo];
}

/* Of two pieces of one text, the place from the one to the other. */
static struct span place_in_parts(struct query *q, struct sql sql, size_t lo, size_t hi)
{
	const struct sql_part *a = part_of(sql, lo), *b = part_of(sql, hi > lo ? hi - 1 : lo);
	if (a->made)
		return a->at;
	size_t from = a->from + (lo - a->lo);
	size_t to = b->text.p == a->text.p ? b->from + (hi - b->lo) : from + 1;
	to = to > a->text.n ? a->text.n : to;
	return locate_span(q->files, a->text, a->at, from, to < from ? from : to);
}

struct span rewrite_place(struct query *q, struct sql sql, size_t lo, size_t hi)
{
	return sql.parts ? place_in_parts(q, sql, lo, hi)
			 : locate_span(q->files, sql.text, sql.at, lo, hi);
}

bool rewrite_is_made(struct sql sql, size_t at)
{
	return sql.parts && part_of(sql, at)->made;
}

struct span rewrite_span(struct query *q, struct sql sql, struct tokens t, uint32_t lo,
			 uint32_t hi)
{
	return rewrite_place(q, sql, t.item[lo].lo, t.item[hi].hi);
}

static struct span span_of(struct writer *w, uint32_t i)
{
	return rewrite_span(w->q, w->sql, w->t, i, i);
}

static void number_bind(struct writer *w, struct bind b)
{
	ARENA_PUSH(w->q->mem, w->out->bind, w->out->binds, w->out->bind_room) = b;
	buf_printf(&w->b, "?%u", w->out->binds);
}

/* Params and values that are near a misspelt name. */
static struct str nearest_name(struct writer *w, struct str name)
{
	struct str best = STR_NONE;
	for (uint32_t i = 0; i < w->q->names; i++)
		best = str_nearer(name, w->q->name[i].name, best);
	for (uint32_t i = 0; w->row && i < w->row->columns; i++)
		best = str_nearer(name, w->row->column[i].name, best);
	return best;
}

static uint32_t find_column(const struct table *row, struct str name)
{
	for (uint32_t i = 0; row && i < row->columns; i++)
		if (token_same_name(row->column[i].name, name))
			return i;
	return TABLE_NONE;
}

/* Binds the name of token i to a column of the row, a value or a param. */
static bool bind_name(struct writer *w, uint32_t i, enum diag_code unknown)
{
	const struct token *t = &w->t.item[i];
	uint32_t column = find_column(w->row, t->name);
	const struct database_name *value = database_name(w->q, t->name);
	if (column != TABLE_NONE && value)
		return diag_report(w->q->d, span_of(w, i), DIAG_QUERY_ROW_NAME, t->name);
	if (column != TABLE_NONE) {
		number_bind(w, (struct bind){BIND_COLUMN, column, 0, 0, t, NULL});
		return true;
	}
	if (value) {
		uint32_t index = (uint32_t)(value - w->q->name);
		number_bind(w, (struct bind){BIND_VALUE, index, 0, 0, t, NULL});
		return true;
	}
	if (database_later(w->q, t->name))
		return diag_report(w->q->d, span_of(w, i), DIAG_QUERY_LATER, t->name);
	struct str columns = w->row ? table_column_names(w->row, w->q->mem) : STR_NONE;
	return diag_report(w->q->d, span_of(w, i), unknown, t->name, nearest_name(w, t->name),
			   columns);
}

static bool put_parameter(struct writer *w, uint32_t i)
{
	const struct token *t = &w->t.item[i];
	if (t->text.p[0] != ':')
		return diag_report(w->q->d, span_of(w, i), DIAG_QUERY_PARAMETER_FORM, t->text);
	return bind_name(w, i, DIAG_QUERY_PARAMETER_UNKNOWN);
}

static void put_quoted(struct writer *w, struct str name)
{
	buf_char(&w->b, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"')
			buf_char(&w->b, '"');
		buf_char(&w->b, name.p[i]);
	}
	buf_char(&w->b, '"');
}

static void put_division(struct writer *w, uint32_t i)
{
	uint32_t end = token_operand(w->t, i + 1);
	bool slash = token_is(&w->t.item[i], "/");
	if (end == i + 1) { /* no operand: SQLite says what is wrong */
		buf_str(&w->b, w->t.item[i].text);
		return;
	}
	buf_text(&w->b, slash ? "*1.0/" FUNCTION_DIVISOR "(" : "%" FUNCTION_DIVISOR "(");
	w->divisor[end - 1] = w->t.item[i].lo + 1;
}

static void warn_digits(struct writer *w, uint32_t i)
{
	if (cell_too_long(w->t.item[i].text))
		diag_report(w->q->d, span_of(w, i), DIAG_QUERY_DIGITS, w->t.item[i].text);
}

/* A token that is text for SQLite, in its own words. */
static bool put_token(struct writer *w, uint32_t i)
{
	const struct token *t = &w->t.item[i];
	switch (t->kind) {
	case TOKEN_NAME:
		if (token_word(t, "index") && token_is(t + 1, "("))
			buf_text(&w->b, FUNCTION_INDEX);
		else
			buf_str(&w->b, t->name);
		return true;
	case TOKEN_QUOTED:
		put_quoted(w, t->name);
		return true;
	case TOKEN_STRING:
		buf_str(&w->b, compose_hangul(w->q->mem, t->text));
		return true;
	case TOKEN_PARAMETER:
		return put_parameter(w, i);
	case TOKEN_NUMBER:
		warn_digits(w, i);
		buf_str(&w->b, t->text);
		return true;
	default:
		if (token_is(t, "/") || token_is(t, "%"))
			put_division(w, i);
		else
			buf_str(&w->b, t->text);
		return true;
	}
}

/* Before each token: a blank where there was one, and where it comes from. */
static void begin_token(struct writer *w, uint32_t i)
{
	if (i && w->t.item[i].lo > w->t.item[i - 1].hi)
		buf_char(&w->b, ' ');
	ARENA_PUSH(w->q->mem, w->out->segment, w->out->segments, w->out->segment_room) =
		(struct segment){(uint32_t)w->b.n, i};
}

static void end_token(struct writer *w, uint32_t i)
{
	if (w->divisor[i])
		buf_printf(&w->b, ",%u)", w->divisor[i] - 1);
}

/* Brackets and quotes must close, and one statement is all there is. */
static bool check_form(struct writer *w)
{
	struct diags *d = w->q->d;
	for (uint32_t i = 0; i < w->t.count; i++) {
		const struct token *t = &w->t.item[i];
		bool bracket = token_is(t, "(") || token_is(t, ")");
		if (t->kind == TOKEN_BAD)
			return diag_report(d, span_of(w, i), DIAG_QUERY_BAD_TOKEN, t->text);
		if (bracket && t->match == i)
			return diag_report(d, span_of(w, i), DIAG_QUERY_BRACKET, t->text);
		if (token_is(t, ";"))
			return diag_report(d, span_of(w, i), DIAG_QUERY_STATEMENTS, STR_NONE);
		bool writes = token_among(t, "INSERT UPDATE DELETE") && !token_is(t + 1, "(");
		if (writes) /* SQLite would only say that the table cannot be modified */
			return diag_report(d, span_of(w, i), DIAG_QUERY_READ_ONLY, STR_NONE);
	}
	if (w->sql.text.n > QUERY_SQL)
		return diag_report(d, w->sql.at, DIAG_QUERY_LONG,
				   diag_number(d, (long long)w->sql.text.n),
				   diag_number(d, QUERY_SQL));
	return w->t.count || diag_report(d, w->sql.at, DIAG_QUERY_EMPTY, STR_NONE);
}

static struct writer begin(struct query *q, struct sql sql, struct tokens t,
			   const struct table *row, struct rewritten *out)
{
	*out = (struct rewritten){0};
	struct writer w = {.q = q, .sql = sql, .t = t, .row = row, .out = out};
	w.divisor = ARENA_NEW(q->mem, uint32_t, t.count + 1);
	return w;
}

static bool finish(struct writer *w, bool ok)
{
	if (ok)
		w->out->text = buf_take(&w->b, w->q->mem);
	buf_finish(&w->b);
	return ok;
}

/* Tokens lo..hi − 1 of a SELECT. */
static bool put_select(struct writer *w, uint32_t lo, uint32_t hi)
{
	for (uint32_t i = lo; i < hi; i++) {
		begin_token(w, i);
		if (!put_token(w, i))
			return false;
		end_token(w, i);
	}
	return true;
}

bool rewrite_select(struct query *q, struct sql sql, struct tokens t, const struct table *row,
		    struct rewritten *out)
{
	while (t.count && token_is(&t.item[t.count - 1], ";"))
		t = token_part(q->mem, t, 0, t.count - 1);
	struct writer w = begin(q, sql, t, row, out);
	return finish(&w, check_form(&w) && put_select(&w, 0, t.count));
}

static bool is_keyword(const struct token *t)
{
	return t->kind == TOKEN_NAME && sqlite3_keyword_check(t->name.p, (int)t->name.n);
}

/* True for a name that stands for a value: no keyword, function, type, collation. */
static bool is_value_name(struct writer *w, uint32_t i)
{
	const struct token *t = &w->t.item[i], *before = i ? t - 1 : NULL;
	if (t->kind == TOKEN_QUOTED)
		return true;
	if (t->kind != TOKEN_NAME || is_keyword(t) || token_is(t + 1, "("))
		return false;
	if (token_word(t, "true") || token_word(t, "false"))
		return false;
	bool in_table = before && token_word(before, "IN") && database_table(w->q, t->name);
	return !in_table &&
	       !(before && (token_word(before, "AS") || token_word(before, "COLLATE")));
}

/* (SELECT …) in an expression: runs alone, but for IN and EXISTS. Moves *at
 * to its closing bracket. */
static bool put_bracket(struct writer *w, uint32_t *at)
{
	uint32_t lo = *at;
	const struct token *t = &w->t.item[lo];
	*at = t->match;
	if (!lo || !(token_word(t - 1, "IN") || token_word(t - 1, "EXISTS"))) {
		number_bind(w, (struct bind){BIND_SELECT, 0, lo + 1, t->match, t, NULL});
		return true;
	}
	buf_char(&w->b, '(');
	if (!put_select(w, lo + 1, t->match))
		return false;
	buf_char(&w->b, ')');
	return true;
}

static bool put_expression(struct writer *w, uint32_t *at)
{
	uint32_t i = *at;
	const struct token *t = &w->t.item[i];
	if (is_value_name(w, i)) {
		if (token_is(t + 1, ".") || (i && token_is(t - 1, ".")))
			return diag_report(w->q->d, span_of(w, i), DIAG_QUERY_COLUMN_OUTSIDE,
					   t->name);
		return bind_name(w, i, DIAG_QUERY_NAME_UNKNOWN);
	}
	bool select =
		token_is(t, "(") && (token_word(t + 1, "SELECT") || token_word(t + 1, "WITH"));
	return select ? put_bracket(w, at) : put_token(w, i);
}

bool rewrite_expression(struct query *q, struct sql sql, struct tokens t,
			const struct table *row, struct rewritten *out)
{
	struct writer w = begin(q, sql, t, row, out);
	bool ok = check_form(&w);
	buf_text(&w.b, "SELECT (");
	for (uint32_t i = 0; ok && i < t.count; i++) {
		if (token_is(&t.item[i], ",") && t.item[i].depth == 0)
			ok = diag_report(q->d, span_of(&w, i), DIAG_QUERY_ONE_EXPRESSION,
					 STR_NONE);
		begin_token(&w, i);
		ok = ok && put_expression(&w, &i);
		end_token(&w, i);
	}
	buf_text(&w.b, ")");
	return finish(&w, ok);
}

uint32_t rewrite_token(const struct rewritten *r, size_t offset)
{
	uint32_t lo = 0, hi = r->segments;
	while (hi - lo > 1) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (r->segment[middle].out <= offset)
			lo = middle;
		else
			hi = middle;
	}
	return hi ? r->segment[lo].token : 0;
}
