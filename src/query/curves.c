#include "query/curves.h"

#include "base/num.h"
#include "query/cell.h"
#include "query/groups.h"
#include "query/lists.h"

/* dopyo_2 AS (SELECT … groups, what they are computed from …: to be ended by a call. */
static bool open_groups(struct maker *m, const struct step *s, uint32_t *before)
{
	*before = compile_open(m);
	maker_put(m, "min(" MAKER_ROW ") AS " MAKER_ROW ", min(" MAKER_AT ") AS " MAKER_AT
		     ", max(" MAKER_TOTAL ") AS " MAKER_TOTAL ", ");
	if (s->kind == STEP_QUANTILE)
		groups_status(m, s->text);
	else /* what is computed of all is no single row's */
		maker_put(m, "0 AS " MAKER_STATUS);
	maker_put(m, s->groups ? ", " : "");
	bool ok = groups_names(m, s->group, s->groups);
	maker_put(m, ", ");
	return ok;
}

static void close_groups(struct maker *m, const struct step *s, uint32_t before)
{
	maker_put(m, " AS " CURVES_LIST);
	groups_from(m, s, before);
}

/* dopyo_3 AS (SELECT the hidden columns, groups: `rows` rows for each list */
static uint32_t open_rows(struct maker *m, const struct step *s, size_t rows)
{
	uint32_t lists = compile_open(m);
	maker_put(m,
		  MAKER_ROW " * %zu + dopyo_k AS " MAKER_ROW ", " MAKER_AT ", " MAKER_STATUS
			    ", " MAKER_TOTAL ", ",
		  rows);
	groups_names(m, s->group, s->groups);
	maker_put(m, s->groups ? ", " : "");
	return lists;
}

static struct maker_column *add_number(struct maker *m, struct str name)
{
	struct maker_column *c = maker_add(m, name);
	c->typed = true;
	c->type = COLUMN_NUMBER;
	return c;
}

static void add_like(struct maker *m, struct str name, const struct maker_column *field)
{
	struct maker_column *c = add_number(m, name);
	c->unit = field->unit;
	c->most = field->decimals < 0 ? -1 : field->decimals + 1;
}

/* Two columns of one name would be one. */
static bool check_names(struct maker *m, const struct step *s, const struct str name[2])
{
	for (size_t i = 0; i <= s->groups; i++) {
		struct str other = i < s->groups ? s->group[i].text : name[0];
		for (size_t k = i < s->groups ? 0 : 1; k < 2; k++)
			if (token_same_name(other, name[k]))
				return diag_report(m->q->d, s->at, DIAG_QUERY_RESULT_TWICE,
						   name[k]);
	}
	return true;
}

bool curves_quantile(struct maker *m, const struct step *s)
{
	struct maker_column *c = maker_number(m, s->text);
	const struct str name[] = {s->as[0].text, s->as[1].text};
	uint32_t before;
	if (!c || !check_names(m, s, name))
		return false;
	struct maker_column field = *c;
	if (!open_groups(m, s, &before))
		return false;
	maker_put(m, "dopyo_quantiles(%zu, ", compile_ask(m, s));
	maker_name(m, field.name);
	maker_put(m, ")");
	close_groups(m, s, before);
	uint32_t lists = open_rows(m, s, s->probs);
	maker_put(m, "dopyo_p AS ");
	maker_name(m, name[0]);
	maker_put(m, ", dopyo_item(" CURVES_LIST ", dopyo_k) AS ");
	maker_name(m, name[1]);
	maker_put(m, " FROM dopyo_%u, (SELECT column1 AS dopyo_k, column2 AS dopyo_p FROM (",
		  lists);
	for (size_t i = 0; i < s->probs; i++)
		maker_put(m, "%s(%zu, %.*s)", i ? ", " : "VALUES ", i,
			  STR_ARG(num_shortest(m->q->mem, s->prob[i])));
	maker_put(m, ")) WHERE " CURVES_LIST " IS NOT NULL)");
	groups_keep(m, s);
	add_number(m, name[0]);
	add_like(m, name[1], &field);
	return true;
}

/* ---- regression */

/* Where extent says that the curve begins and ends, as the column of x counts. */
static bool read_extent(struct maker *m, struct step *s, const struct maker_column *x)
{
	bool number = !x->typed || cell_is_number(x->type);
	for (int i = 0; i < 2 && s->end[0].text.n; i++) {
		struct str text = s->end[i].text;
		bool ok = number ? num_parse(text, &s->extent[i])
				 : cell_parse_period(x->type, text, &s->extent[i]);
		if (!ok)
			return diag_report(m->q->d, s->end[i].at, DIAG_STEP_EXTENT, text,
					   x->name);
		s->extent_set = true;
	}
	if (s->extent_set && !(s->extent[0] < s->extent[1]))
		return diag_report(m->q->d, s->end[0].at, DIAG_STEP_EXTENT, s->end[0].text,
				   x->name);
	return true;
}

/* Numbers and times: what has a distance. */
static struct maker_column *find_x(struct maker *m, struct step_word word)
{
	struct maker_column *c = maker_find(m, word);
	if (!c || !c->typed || column_is_temporal(c->type) || c->type == COLUMN_NUMBER)
		return c;
	diag_report(m->q->d, word.at, DIAG_STEP_NUMBER, word.text);
	return NULL;
}

static void put_params(struct maker *m, const struct step *s, int degree)
{
	uint32_t lists = open_rows(m, s, 1);
	maker_put(m, "dopyo_item(" CURVES_LIST ", 0) AS \"rSquared\"");
	for (int i = 0; i <= degree; i++)
		maker_put(m, ", dopyo_item(" CURVES_LIST ", %d) AS coef_%d", i + 1, i);
	maker_put(m, " FROM dopyo_%u, (SELECT 0 AS dopyo_k) WHERE " CURVES_LIST " IS NOT NULL)",
		  lists);
	groups_keep(m, s);
	add_number(m, STR("rSquared"));
	for (int i = 0; i <= degree; i++)
		add_number(m, arena_printf(m->q->mem, "coef_%d", i));
}

static void put_points(struct maker *m, const struct step *s, struct maker_column x,
		       struct maker_column y)
{
	bool period = x.typed && !cell_is_number(x.type);
	bool line = s->method == FIT_LINEAR || (s->method == FIT_POLY && s->degree < 2);
	struct str name[] = {s->as[0].text.n ? s->as[0].text : x.name,
			     s->as[1].text.n ? s->as[1].text : y.name};
	uint32_t lists = open_rows(m, s, LISTS_POINTS);
	maker_put(m, period ? "dopyo_period(%d, " : "(", (int)x.type);
	maker_put(m, "dopyo_item(" CURVES_LIST ", 2 * dopyo_k)) AS ");
	maker_name(m, name[0]);
	maker_put(m, ", dopyo_item(" CURVES_LIST ", 2 * dopyo_k + 1) AS ");
	maker_name(m, name[1]);
	maker_put(m, " FROM dopyo_%u, (SELECT column1 AS dopyo_k FROM (", lists);
	for (int i = 0; i < (line ? 2 : LISTS_POINTS); i++)
		maker_put(m, i ? ", (%d)" : "VALUES (%d)", i);
	maker_put(m, ")) WHERE dopyo_item(" CURVES_LIST ", 2 * dopyo_k) IS NOT NULL)");
	groups_keep(m, s);
	struct maker_column *made = maker_add(m, name[0]);
	made->typed = true;
	made->type = x.typed ? x.type : COLUMN_NUMBER;
	made->unit = x.unit;
	made->most = x.decimals < 0 ? -1 : x.decimals + 1;
	add_like(m, name[1], &y);
	m->fitted = (uint8_t)(s->method + 1);
}

bool curves_regression(struct maker *m, const struct step *s)
{
	struct maker_column *c = find_x(m, s->on), *d = c ? maker_number(m, s->text) : NULL;
	struct step *own = ARENA_NEW(m->q->mem, struct step, 1);
	uint32_t before;
	if (!d)
		return false;
	struct maker_column x = *c, y = *d;
	const struct str name[] = {s->as[0].text.n ? s->as[0].text : x.name,
				   s->as[1].text.n ? s->as[1].text : y.name};
	*own = *s;
	if (own->method != FIT_POLY)
		own->degree = own->method == FIT_QUAD ? 2 : 1;
	if (!check_names(m, s, name) || !read_extent(m, own, &x) || !open_groups(m, s, &before))
		return false;
	maker_put(m, "dopyo_fit(%zu, %d, ", compile_ask(m, own),
		  (int)(x.typed ? x.type : COLUMN_NUMBER));
	maker_name(m, x.name);
	maker_put(m, ", ");
	maker_name(m, y.name);
	maker_put(m, ")");
	close_groups(m, s, before);
	if (s->params)
		put_params(m, s, own->degree);
	else
		put_points(m, own, x, y);
	return true;
}
