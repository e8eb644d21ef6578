#include "source/remarks.h"

#include "base/num.h"
#include "source/marks.h"

#define LISTED 3

/* --- cells ------------------------------------------------------------------- */

static bool is_midnight(const struct typing *t, struct str cell)
{
	struct period p;
	(void)t;
	return period_parse(cell, &p) && p.midnight;
}

static bool is_exponent(const struct typing *t, struct str cell)
{
	struct number n;
	return number_read(t->l->temp, cell, t->l->o->triangle, &n) == NUMBER_FINE &&
	       n.exponent;
}

static bool is_error(const struct typing *t, struct str cell)
{
	(void)t;
	return marks_error(cell);
}

static bool is_word(const struct typing *t, struct str cell)
{
	struct number n;
	struct period p;
	return !tally_blank(t->l, cell) && !tally_dash(cell) && !period_parse(cell, &p) &&
	       number_read(t->l->temp, cell, t->l->o->triangle, &n) != NUMBER_FINE;
}

struct found {
	struct str list;
	struct span first;
	uint32_t count;
};

/* The first cells of that kind: ‘#DIV/0!’ (2:5), … */
static struct found find(const struct typing *t, bool (*is)(const struct typing *, struct str))
{
	struct found f = {0};
	for (uint32_t row = 0; row < t->l->t->rows && f.count < LISTED + 1; row++) {
		if (!is(t, typing_text(t, row)))
			continue;
		struct span at = load_cell(t->l, row, t->index);
		f.first = f.count ? f.first : at;
		if (f.count++ == LISTED) {
			f.list = arena_printf(t->l->temp, "%.*s, …", STR_ARG(f.list));
			break;
		}
		f.list = arena_printf(t->l->temp, "%.*s%s‘%.*s’ (%.*s)", STR_ARG(f.list),
				      f.list.n ? ", " : "", STR_ARG(typing_text(t, row)),
				      STR_ARG(load_place(t->l, at)));
	}
	return f;
}

static uint32_t most_alike(const struct typing *t)
{
	uint32_t most = t->n->numbers;
	for (int k = 0; k < 4; k++)
		most = t->n->period[k] > most ? t->n->period[k] : most;
	return most;
}

static void remark_midnights(const struct typing *t)
{
	struct load *l = t->l;
	struct found f = find(t, is_midnight);
	LOAD_NOTICE(l, f.first, DIAG_MIDNIGHTS, l->column[t->index].name, f.list,
		    diag_number(&l->origin->notices, t->n->midnights));
}

static void remark_mixed(const struct typing *t, uint32_t most)
{
	struct load *l = t->l;
	struct found f = find(t, is_word);
	LOAD_NOTICE(l, f.first, DIAG_TEXT_MIXED, l->column[t->index].name, f.list,
		    diag_number(&l->origin->notices, most),
		    diag_number(&l->origin->notices, t->n->cells));
}

void remarks_column(const struct typing *t, enum column_type type, bool guessed)
{
	struct load *l = t->l;
	struct str name = l->column[t->index].name;
	uint32_t most = most_alike(t);
	if (type == COLUMN_DATE && t->n->midnights)
		remark_midnights(t);
	if (type == COLUMN_NUMBER && t->n->exponents) {
		struct found f = find(t, is_exponent);
		diag_report(l->d, f.first, DIAG_EXPONENTS, name, f.list,
			    diag_number(l->d, t->n->exponents));
	}
	if (type != COLUMN_TEXT && type != COLUMN_CODE && t->n->errors) {
		struct found f = find(t, is_error);
		diag_report(l->d, f.first, DIAG_SHEET_ERRORS, name, f.list,
			    diag_number(l->d, t->n->errors));
	}
	if (type == COLUMN_TEXT && guessed && most < t->n->cells && most * 2 > t->n->cells)
		remark_mixed(t, most);
}

/* --- the header ---------------------------------------------------------------- */

/* The number that a name is; false for words and for periods. */
static bool name_number(const struct load *l, const struct column *c, double *value)
{
	struct number n;
	struct period p;
	return number_parse(l->temp, c->name, &n) == NUMBER_FINE &&
	       !period_parse(c->name, &p) && num_parse(n.decimal, value);
}

/* Numbers stand where numbers follow below; ages or months in order (1, 2, 3 …) are names
 * beside a column of words, or where there are enough of them to show an order. */
void remarks_header(const struct load *l)
{
	double last = 0, v;
	uint32_t numbers = 0;
	bool rising = true;
	uint32_t enough = l->t->columns && l->column[0].type == COLUMN_NUMBER ? 3 : 2;
	for (uint32_t i = 0; i < l->t->columns; i++) {
		if (l->column[i].type != COLUMN_NUMBER)
			continue;
		if (!name_number(l, &l->column[i], &v))
			return;
		rising &= !numbers || v > last;
		last = v;
		numbers++;
	}
	if (l->frame.headers != 1 || l->o->header >= 0 || l->o->fold.n || !l->t->rows ||
	    !numbers || (rising && numbers >= enough))
		return;
	diag_report(l->d, l->column[0].at, DIAG_HEADER_DATA, l->column[0].name,
		    diag_number(l->d, l->t->columns));
}
