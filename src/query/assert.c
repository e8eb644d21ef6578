#include "query/query.h"

#include "base/num.h"
#include "query/statement.h"

/*
 * A false assert shows what was compared: of a AND b the part that is false,
 * of a comparison both sides.
 */
struct condition {
	struct query *q;
	struct sql sql;
	struct tokens t;
};

static bool evaluate(struct condition c, uint32_t lo, uint32_t hi, struct value *out)
{
	struct tokens part = token_part(c.q->mem, c.t, lo, hi);
	struct statement *st = statement_open(c.q, c.sql, part, NULL);
	bool ok = st && statement_value(st, 0, out);
	statement_close(st);
	return ok;
}

/* As SQL sees it: text that is no number is false. */
static bool is_true(struct value v)
{
	if (v.kind == VALUE_TEXT) {
		double number = 0;
		return num_parse(str_trim(v.text), &number) && number != 0;
	}
	return v.kind == VALUE_NUMBER && v.number != 0;
}

/* The first top-level AND at or after lo that is not BETWEEN's; hi when none. */
static uint32_t find_and(struct tokens t, uint32_t lo, uint32_t hi)
{
	bool between = false;
	for (uint32_t i = lo; i < hi; i++) {
		const struct token *x = &t.item[i];
		if (x->depth)
			continue;
		if (token_word(x, "BETWEEN"))
			between = true;
		else if (token_word(x, "AND") && !between)
			return i;
		else if (token_word(x, "AND"))
			between = false;
	}
	return hi;
}

/* The comparison that binds least: = before <, the last of several. */
static uint32_t find_comparison(struct tokens t, uint32_t lo, uint32_t hi)
{
	uint32_t equal = hi, less = hi;
	for (uint32_t i = lo; i < hi; i++) {
		const struct token *x = &t.item[i];
		if (x->depth)
			continue;
		if (token_among(x, "NOT OR BETWEEN LIKE GLOB IN IS CASE"))
			return hi; /* no two sides */
		if (token_is(x, "=") || token_is(x, "==") || token_is(x, "<>") ||
		    token_is(x, "!="))
			equal = i;
		if (token_is(x, "<") || token_is(x, "<=") || token_is(x, ">") ||
		    token_is(x, ">="))
			less = i;
	}
	return equal < hi ? equal : less;
}

static struct str shown(struct value v)
{
	return v.kind == VALUE_NULL ? STR("NULL") : v.text;
}

static bool fail(struct condition c, uint32_t lo, uint32_t hi)
{
	struct span at = rewrite_span(c.q, c.sql, c.t, lo, hi - 1);
	struct str text = str_slice(c.sql.text, c.t.item[lo].lo, c.t.item[hi - 1].hi);
	uint32_t middle = find_comparison(c.t, lo, hi);
	struct value left, right;
	if (middle == hi || !evaluate(c, lo, middle, &left) ||
	    !evaluate(c, middle + 1, hi, &right))
		return diag_report(c.q->d, at, DIAG_QUERY_ASSERT, text);
	return diag_report(c.q->d, at, DIAG_QUERY_ASSERT_SIDES, text, shown(left),
			   shown(right));
}

bool query_assert(struct query *q, struct str sql, struct span at)
{
	struct condition c = {q, {.text = sql, .at = at}, token_split(q->mem, sql)};
	struct value v;
	if (!evaluate(c, 0, c.t.count, &v))
		return false;
	if (is_true(v))
		return true;
	for (uint32_t lo = 0, hi; lo < c.t.count && !token_is_select(c.t); lo = hi + 1) {
		hi = find_and(c.t, lo, c.t.count);
		if (hi == c.t.count && lo == 0)
			break;
		if (!evaluate(c, lo, hi, &v))
			return false;
		if (!is_true(v))
			return fail(c, lo, hi);
	}
	return fail(c, 0, c.t.count);
}
