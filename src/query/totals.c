#include "query/totals.h"

static bool adds_up(struct tokens t)
{
	for (uint32_t i = 0; i + 1 < t.count; i++)
		if (t.item[i].kind == TOKEN_NAME && token_is(&t.item[i + 1], "(") &&
		    token_among(&t.item[i], "sum total avg count min max group_concat rank "
					    "dense_rank percent_rank row_number ntile"))
			return true;
	return false;
}

void totals_note(struct statement *st)
{
	const struct query *q = st->q;
	for (uint32_t i = 0; st->select && i < q->tables; i++) {
		const struct database_table *t = &q->table[i];
		if (!t->read || !totals_apart(t->t))
			continue;
		st->totals_read = true;
		if (!st->totals && adds_up(st->t))
			st->totals = t->t;
	}
}

/* Nothing is left without the total rows: the statement asked for them alone. */
static bool is_nothing(struct value v)
{
	return v.kind == VALUE_NULL || (v.kind == VALUE_NUMBER && v.number == 0);
}

static bool same_value(struct value a, struct value b)
{
	return a.kind == b.kind &&
	       (a.kind == VALUE_NUMBER ? a.number == b.number : str_eq(a.text, b.text));
}

bool totals_warn(struct statement *st, struct value whole, struct value part)
{
	diag_report(st->q->d, st->sql.at, DIAG_TOTALS_SUMMED, whole.text, part.text,
		    st->totals->name);
	st->totals = NULL; /* once is enough */
	return true;
}

bool totals_check_value(struct statement *st, struct value whole)
{
	struct query *q = st->q;
	struct value part = {0};
	sqlite3_reset(st->stmt);
	database_rewind(q);
	q->without_totals = true;
	int rc = statement_step(st);
	bool ok = rc != SQLITE_ERROR && (rc != SQLITE_ROW || statement_column(st, 0, &part));
	q->without_totals = false;
	if (ok && !is_nothing(part) && !same_value(whole, part))
		return totals_warn(st, whole, part);
	return ok;
}
