#include "query/piles.h"

#include "ko/compose.h"
#include "query/groups.h"

/* Steps that are several SELECTs: stack and limit. */

static bool put_groups(struct maker *m, const struct step *s, const char *before)
{
	for (size_t i = 0; i < s->groups; i++) {
		struct maker_column *c = maker_find(m, s->group[i]);
		if (!c)
			return false;
		maker_put(m, "%s", i ? ", " : before);
		maker_name(m, c->name);
	}
	return true;
}

/* sum of the values of one sign over the rows up to this one, or before it */
static bool put_pile(struct maker *m, const struct step *s, struct str field, bool whole)
{
	for (int below = 0; below < 2; below++) {
		maker_put(m, below ? " ELSE coalesce(dopyo_sum(max(" : "CASE WHEN ");
		maker_name(m, field);
		maker_put(m, below ? ", 0)) OVER (" : " < 0 THEN coalesce(dopyo_sum(min(");
		if (!below) {
			maker_name(m, field);
			maker_put(m, ", 0)) OVER (");
		}
		if (!put_groups(m, s, "PARTITION BY "))
			return false;
		maker_put(m, " ORDER BY ");
		if (!groups_order(m, s->order, s->orders))
			return false;
		maker_put(m, "%s" MAKER_ROW " ROWS BETWEEN UNBOUNDED PRECEDING AND %s), 0)",
			  s->orders ? ", " : "", whole ? "CURRENT ROW" : "1 PRECEDING");
	}
	maker_put(m, " END");
	return true;
}

static bool put_size(struct maker *m, const struct step *s, struct str field)
{
	maker_put(m, "dopyo_sum(abs(");
	maker_name(m, field);
	maker_put(m, ")) OVER (");
	bool ok = put_groups(m, s, "PARTITION BY ");
	maker_put(m, ")");
	return ok;
}

bool piles_stack(struct maker *m, const struct step *s)
{
	static const char *const suffix[] = {"start", "end"};
	struct maker_column *c = maker_number(m, s->text);
	if (!c)
		return false;
	struct maker_column field = *c;
	struct str name[2];
	uint32_t before = compile_open(m);
	for (int i = 0; i < 2; i++) {
		name[i] = s->as[i].text.n ? s->as[i].text
					  : arena_printf(m->q->mem, "%.*s_%s",
							 STR_ARG(field.name), suffix[i]);
		maker_replace(m, name[i]);
	}
	compile_rows(m);
	for (int i = 0; i < 2; i++) {
		maker_put(m, ", (");
		if (!put_pile(m, s, field.name, i == 1))
			return false;
		maker_put(m, ")");
		bool ok = true;
		if (s->offset == OFFSET_NORMALIZE) {
			maker_put(m, " * 1.0 / nullif(");
			ok = put_size(m, s, field.name);
			maker_put(m, ", 0)");
		} else if (s->offset == OFFSET_CENTER) {
			maker_put(m, " - 0.5 * ");
			ok = put_size(m, s, field.name);
		}
		if (!ok)
			return false;
		maker_put(m, " AS ");
		maker_name(m, name[i]);
	}
	compile_close(m, before);
	for (int i = 0; i < 2; i++) {
		struct maker_column *made = maker_add(m, name[i]);
		made->typed = true;
		made->type = COLUMN_NUMBER;
		made->unit = s->offset == OFFSET_NORMALIZE ? STR_NONE : field.unit;
	}
	return true;
}

/* ---- limit */

/* The first rows of all, or of each group. */
static bool first_rows(struct maker *m, const struct step *s)
{
	uint32_t before = compile_open(m);
	compile_rows(m);
	maker_put(m, " FROM (SELECT *, row_number() OVER (");
	if (!put_groups(m, s, "PARTITION BY "))
		return false;
	maker_put(m, " ORDER BY ");
	if (!groups_order(m, s->order, s->orders))
		return false;
	maker_put(m, "%s" MAKER_ROW ") AS dopyo_n FROM dopyo_%u) WHERE dopyo_n <= %u)",
		  s->orders ? ", " : "", before, s->most);
	return true;
}

/* dopyo_3 AS (the values of the field, by their sums of the measure) */
static uint32_t rank_values(struct maker *m, struct str field, struct str by, uint32_t from)
{
	uint32_t rank = compile_open(m) + 1;
	maker_name(m, field);
	maker_put(m, " AS dopyo_v, row_number() OVER (ORDER BY dopyo_sum(");
	maker_name(m, by);
	maker_put(m, ") DESC NULLS LAST, min(" MAKER_ROW ")) AS dopyo_n FROM dopyo_%u", from);
	if (m->t->total)
		maker_put(m,
			  " WHERE " MAKER_TOTAL " = (SELECT min(" MAKER_TOTAL
			  ") FROM dopyo_%u)",
			  from);
	maker_put(m, " GROUP BY ");
	maker_name(m, field);
	maker_put(m, ")");
	return rank;
}

static void put_join(struct maker *m, struct str field, uint32_t from, uint32_t rank)
{
	maker_put(m, " FROM dopyo_%u JOIN dopyo_%u ON dopyo_v IS ", from, rank);
	maker_name(m, field);
	maker_put(m, " WHERE dopyo_n ");
}

static bool is_group(const struct step *s, struct arena *mem, struct str name)
{
	for (size_t i = 0; i < s->groups; i++)
		if (token_same_name(compose_key(mem, s->group[i].text), name))
			return true;
	return false;
}

/* The rest in one row a group: the measure is added up; what is the same in all
 * rows stays, what differs is missing. */
static bool put_rest(struct maker *m, const struct step *s, struct str field, struct str by)
{
	maker_put(m, " UNION ALL SELECT 1e18 + min(" MAKER_ROW "), NULL, max(" MAKER_STATUS
		     "), 0");
	for (uint32_t i = 0; i < m->columns; i++) {
		struct str name = m->column[i].name;
		maker_put(m, ", ");
		if (token_same_name(name, field)) {
			maker_text(m, s->others.text);
		} else if (token_same_name(name, by)) {
			maker_put(m, "dopyo_sum(");
			maker_name(m, name);
			maker_put(m, ")");
		} else if (is_group(s, m->q->mem, name)) {
			maker_name(m, name);
		} else {
			maker_put(m, "CASE WHEN min(");
			maker_name(m, name);
			maker_put(m, ") = max(");
			maker_name(m, name);
			maker_put(m, ") AND count(");
			maker_name(m, name);
			maker_put(m, ") = count(*) THEN min(");
			maker_name(m, name);
			maker_put(m, ") END");
		}
	}
	return true;
}

static bool merge_rest(struct maker *m, const struct step *s, struct str field, struct str by,
		       const uint32_t stage[2])
{
	m->merged = true;
	put_rest(m, s, field, by);
	put_join(m, field, stage[0], stage[1]);
	maker_put(m, "> %u", s->most);
	if (!put_groups(m, s, " GROUP BY "))
		return false;
	maker_put(m, s->groups ? "" : " HAVING count(*) > 0");
	for (uint32_t i = 0; i < m->columns; i++) {
		struct maker_column *c = &m->column[i];
		if (c->base != TABLE_NONE && token_same_name(c->name, field))
			c->typed = c->type == COLUMN_TEXT; /* 기타 is no code */
		c->base = TABLE_NONE;
	}
	return true;
}

bool piles_limit(struct maker *m, const struct step *s)
{
	if (!s->text.text.n)
		return first_rows(m, s);
	struct maker_column *c = maker_find(m, s->text), *by = maker_number(m, s->by);
	if (!c || !by)
		return false;
	struct str field = c->name, measure = by->name;
	uint32_t from = m->stage, rank = rank_values(m, field, measure, from);
	uint32_t stage[] = {from, rank};
	compile_open(m);
	maker_put(m, "dopyo_n * 4294967296.0 + " MAKER_ROW " AS " MAKER_ROW);
	maker_put(m, ", " MAKER_AT ", " MAKER_STATUS ", " MAKER_TOTAL);
	maker_columns(m, "");
	put_join(m, field, from, rank);
	maker_put(m, "<= %u", s->most);
	if (s->others.text.n && !merge_rest(m, s, field, measure, stage))
		return false;
	maker_put(m, ")");
	return true;
}
