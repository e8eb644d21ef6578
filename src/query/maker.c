#include "query/maker.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "ko/compose.h"
#include "query/function.h"
#include "query/locate.h"
#include "query/script.h"

/* What follows stands for that place, or is the user's text from there on. */
static void begin_part(struct maker *m, struct sql_part part)
{
	part.lo = (uint32_t)m->b.n;
	if (m->parts && m->part[m->parts - 1].lo == part.lo)
		m->parts--;
	ARENA_PUSH(m->q->mem, m->part, m->parts, m->part_room) = part;
}

static void begin_made(struct maker *m)
{
	const struct sql_part *last = m->parts ? &m->part[m->parts - 1] : NULL;
	bool same = last && last->made && memcmp(&last->at, &m->at, sizeof(m->at)) == 0;
	if (!same)
		begin_part(m, (struct sql_part){.made = true, .at = m->at});
}

void maker_put(struct maker *m, const char *fmt, ...)
{
	char room[512];
	va_list args;
	begin_made(m);
	va_start(args, fmt);
	int n = vsnprintf(room, sizeof(room), fmt, args);
	va_end(args);
	assert(n >= 0 && (size_t)n < sizeof(room));
	buf_bytes(&m->b, room, (size_t)n);
}

static void put_quoted(struct maker *m, struct str s, char quote)
{
	begin_made(m);
	buf_char(&m->b, quote);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == quote)
			buf_char(&m->b, quote);
		buf_char(&m->b, s.p[i]);
	}
	buf_char(&m->b, quote);
}

void maker_name(struct maker *m, struct str name)
{
	put_quoted(m, name, '"');
}

void maker_text(struct maker *m, struct str text)
{
	put_quoted(m, text, '\'');
}

static struct maker_column *find(struct maker *m, struct str name)
{
	for (uint32_t i = 0; i < m->columns; i++)
		if (token_same_name(m->column[i].name, name))
			return &m->column[i];
	return NULL;
}

static bool unknown(struct maker *m, struct str name, struct span at)
{
	struct str best = STR_NONE, *names = ARENA_NEW(m->q->mem, struct str, m->columns + 1);
	for (uint32_t i = 0; i < m->columns; i++) {
		names[i] = m->column[i].name;
		best = str_nearer(name, names[i], best);
	}
	for (uint32_t i = 0; i < m->q->names; i++)
		best = str_nearer(name, m->q->name[i].name, best);
	return diag_report(m->q->d, at, DIAG_QUERY_COLUMN_UNKNOWN, name, best,
			   arena_join(m->q->mem, names, m->columns, STR(", ")));
}

struct maker_column *maker_find(struct maker *m, struct step_word word)
{
	struct maker_column *c = find(m, compose_key(m->q->mem, word.text));
	if (!c)
		unknown(m, word.text, word.at);
	return c;
}

struct maker_column *maker_number(struct maker *m, struct step_word word)
{
	struct maker_column *c = maker_find(m, word);
	if (!c || !c->typed || c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR)
		return c;
	diag_report(m->q->d, word.at, DIAG_STEP_NUMBER, word.text);
	return NULL;
}

struct maker_column *maker_add(struct maker *m, struct str name)
{
	name = compose_key(m->q->mem, name);
	struct maker_column *c = find(m, name);
	if (!c)
		c = &ARENA_PUSH(m->q->mem, m->column, m->columns, m->column_room);
	*c = (struct maker_column){
		.name = name, .base = TABLE_NONE, .live = true, .decimals = -1, .most = -1};
	return c;
}

void maker_replace(struct maker *m, struct str name)
{
	struct maker_column *c = find(m, compose_key(m->q->mem, name));
	if (c)
		c->gone = true;
}

void maker_columns(struct maker *m, const char *prefix)
{
	for (uint32_t i = 0; i < m->columns; i++) {
		if (!m->column[i].live || m->column[i].gone)
			continue;
		maker_put(m, ", %s", prefix);
		maker_name(m, m->column[i].name);
	}
}

/* ---- expressions of the user */

static struct span span_of(struct maker *m, struct step_word w, const struct token *t)
{
	return locate_span(m->q->files, w.text, w.at, t->lo, t->hi);
}

static bool is_value_name(const struct token *t, bool first)
{
	if (t->kind == TOKEN_QUOTED)
		return true;
	bool keyword = sqlite3_keyword_check(t->name.p, (int)t->name.n);
	bool truth = token_word(t, "true") || token_word(t, "false");
	return t->kind == TOKEN_NAME && !keyword && !truth && !token_is(t + 1, "(") &&
	       !token_is(t + 1, ".") &&
	       (first || !(token_is(t - 1, ".") || token_word(t - 1, "AS") ||
			   token_word(t - 1, "COLLATE")));
}

/* sum(x) without OVER would melt all rows into one. */
static bool is_aggregate(struct tokens t, uint32_t i)
{
	const struct token *x = &t.item[i];
	if (x->kind != TOKEN_NAME || !token_is(x + 1, "("))
		return false;
	uint32_t end = x[1].match, commas = 0;
	for (uint32_t k = i + 2; k < end; k++)
		commas += token_is(&t.item[k], ",") && t.item[k].depth == x->depth + 1;
	bool lone = token_among(x, "min max") && !commas;
	if (!lone && (!function_melts(x->text) || token_among(x, "min max")))
		return false;
	if (token_word(&t.item[end + 1], "FILTER") && token_is(&t.item[end + 2], "("))
		end = t.item[end + 2].match;
	return !token_word(&t.item[end + 1], "OVER");
}

/* One expression whose brackets close in itself. */
static bool check_form(struct maker *m, struct step_word w, struct tokens t)
{
	struct diags *d = m->q->d;
	if (!t.count)
		return diag_report(d, w.at, DIAG_QUERY_EMPTY, STR_NONE);
	for (uint32_t i = 0; i < t.count; i++) {
		const struct token *x = &t.item[i];
		struct span at = span_of(m, w, x);
		bool bracket = token_is(x, "(") || token_is(x, ")");
		if (x->kind == TOKEN_BAD)
			return diag_report(d, at, DIAG_QUERY_BAD_TOKEN, x->text);
		if (bracket && x->match == i)
			return diag_report(d, at, DIAG_QUERY_BRACKET, x->text);
		if (token_is(x, ";"))
			return diag_report(d, at, DIAG_QUERY_STATEMENTS, STR_NONE);
		if (token_is(x, ",") && x->depth == 0)
			return diag_report(d, at, DIAG_QUERY_ONE_EXPRESSION, STR_NONE);
	}
	return true;
}

/* 시도 = "서울": text that stands in the quotes of a name. */
static bool is_compared(const struct token *t, bool first)
{
	static const char *const sign[] = {"=", "==", "<>", "!="};
	for (size_t i = 0; i < sizeof(sign) / sizeof(*sign); i++)
		if (token_is(t + 1, sign[i]) || (!first && token_is(t - 1, sign[i])))
			return true;
	return false;
}

/* Whether the name is a value, and so needs a colon. */
static bool classify(struct maker *m, struct step_word w, const struct token *t, bool first,
		     bool *value)
{
	bool column = find(m, t->name) != NULL;
	*value = t->kind == TOKEN_NAME && database_name(m->q, t->name);
	if (column && *value)
		return diag_report(m->q->d, span_of(m, w, t), DIAG_QUERY_ROW_NAME, t->name);
	bool compared = t->kind == TOKEN_QUOTED && t->text.p[0] == '"' && is_compared(t, first);
	if (!column && compared)
		return diag_report(m->q->d, span_of(m, w, t), DIAG_STEP_QUOTES, t->name);
	return column || *value || unknown(m, t->name, span_of(m, w, t));
}

static void put_user(struct maker *m, struct step_word w, size_t lo, size_t hi)
{
	begin_part(m, (struct sql_part){.at = w.at, .text = w.text, .from = (uint32_t)lo});
	buf_str(&m->b, str_slice(w.text, lo, hi));
}

bool maker_expression(struct maker *m, struct step_word w)
{
	struct tokens t = token_split(m->q->mem, w.text);
	size_t done = 0;
	struct span around = m->at;
	if (script_looks(w.text))
		return diag_report(m->q->d, w.at, DIAG_STEP_SCRIPT, str_trim(w.text),
				   script_sql(m->q->mem, w.text));
	if (!check_form(m, w, t))
		return false;
	m->at = w.at; /* an expression that is cut off ends at a bracket of ours */
	maker_put(m, "(\n");
	for (uint32_t i = 0; i < t.count; i++) {
		const struct token *x = &t.item[i];
		bool select = token_is(x, "(") &&
			      (token_word(x + 1, "SELECT") || token_word(x + 1, "WITH"));
		if (select) { /* has names of its own */
			i = x->match;
			continue;
		}
		if (is_aggregate(t, i))
			return diag_report(m->q->d, span_of(m, w, x), DIAG_STEP_MELTS, x->text);
		bool value = false;
		if (is_value_name(x, i == 0) && !classify(m, w, x, i == 0, &value))
			return false;
		if (!value)
			continue;
		put_user(m, w, done, x->lo);
		buf_char(&m->b, ':');
		done = x->lo;
	}
	put_user(m, w, done, w.text.n);
	maker_put(m, "\n)");
	m->at = around;
	return true;
}
