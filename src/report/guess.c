#include <stdlib.h>

#include "data/origin.h"
#include "mark/mark.h"
#include "report/draft.h"

/*
 * What an analyst would draw first: numbers over time, else per name. A place on
 * the axis should have one row, so that no bar hides another: names that tell
 * the rows apart go before those that do not, and a few series are told apart
 * by colour.
 */

#define FEW_TIMES 2  /* fewer periods are compared as bars, not joined as a line */
#define FEW_SERIES 7 /* more are hard to tell apart */
#define FEW_CHARTS 60

static bool is_number(const struct column *c)
{
	return c->type == COLUMN_NUMBER;
}

static bool is_time(const struct column *c)
{
	return column_is_temporal(c->type);
}

static bool is_name(const struct column *c)
{
	return c->type == COLUMN_TEXT || c->type == COLUMN_CODE;
}

/* What the block says of a channel; properties alone do not say what to draw. */
static const struct node *channel(const struct node *block, const char *name)
{
	static const char *const says[] = {"field", "aggregate", "datum", "value"};
	const struct node *n = node_get(node_get(block, "encoding"), name);
	if (!n || n->kind != NODE_MAP)
		return n;
	for (size_t i = 0; i < sizeof(says) / sizeof(*says); i++)
		if (node_get(n, says[i]))
			return n;
	return NULL;
}

/* The column of a channel as far as it is known: NULL for an aggregate of rows. */
static const struct column *column_of(const struct table *t, const struct node *n,
				      struct str *type)
{
	const struct node *field = n && n->kind == NODE_MAP ? node_get(n, "field") : n;
	const struct node *own = n && n->kind == NODE_MAP ? node_get(n, "type") : NULL;
	*type = own && own->kind == NODE_SCALAR ? own->text : STR_NONE;
	if (!field || field->kind != NODE_SCALAR)
		return NULL;
	struct draft_short s = draft_short(field->text);
	if (n == field)
		*type = s.type;
	uint32_t at = table_find(t, s.field);
	return at == TABLE_NONE ? NULL : &t->column[at];
}

/* Are its values measured along the axis, not named or dated? */
static bool is_measure(const struct table *t, const struct node *n)
{
	struct str type;
	const struct column *c = column_of(t, n, &type);
	if (!n)
		return false;
	if (type.n)
		return str_among(type, "Q quantitative");
	return !c || is_number(c); /* count() has no column */
}

const char *guess_measure(const struct table *t, const struct node *block)
{
	if (channel(block, "theta"))
		return "theta";
	bool x = is_measure(t, channel(block, "x")), y = is_measure(t, channel(block, "y"));
	return x && !y ? "x" : "y";
}

/* Rows that are drawn: totals stand apart. */
static bool is_drawn(const struct table *t, uint32_t row)
{
	return t->totals_kept || !table_total(t, row);
}

static int compare(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* How many different pairs of cells two columns have; b may be NULL. */
static uint32_t distinct(struct arena *mem, const struct table *t, const struct column *a,
			 const struct column *b)
{
	struct str *key = ARENA_NEW(mem, struct str, t->rows);
	uint32_t n = 0, found = 0;
	for (uint32_t i = 0; i < t->rows; i++) {
		if (!is_drawn(t, i) || table_missing(a, i))
			continue;
		struct str one = column_text(a, i), two = b ? column_text(b, i) : STR_NONE;
		key[n++] = arena_printf(mem, "%.*s\n%.*s", STR_ARG(one), STR_ARG(two));
	}
	qsort(key, n, sizeof(*key), compare);
	for (uint32_t i = 0; i < n; i++)
		found += i == 0 || !str_eq(key[i], key[i - 1]);
	return found;
}

static uint32_t drawn(const struct table *t)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < t->rows; i++)
		n += is_drawn(t, i);
	return n;
}

/* Of so many rows nobody draws each as a bar, and none are counted. */
#define ROWS_NAMED 10000

static bool tells_apart(struct arena *mem, const struct table *t, const struct column *c)
{
	return t->rows <= ROWS_NAMED && distinct(mem, t, c, NULL) == drawn(t);
}

static bool numbering(const struct table *t, const struct column *c)
{
	return t->origin && t->origin->numbered && c == &t->column[0];
}

/* Has it anything to show: numbers of the rows drawn, more than one period? */
static bool is_telling(struct arena *mem, const struct table *t, const struct column *c)
{
	if (is_time(c))
		return t->rows > ROWS_NAMED || distinct(mem, t, c, NULL) > 1;
	if (!is_number(c))
		return true;
	for (uint32_t i = 0; i < t->rows; i++)
		if (is_drawn(t, i) && !table_missing(c, i))
			return !numbering(t, c);
	return false;
}

struct taste {
	bool (*likes)(const struct column *);
	bool telling, apart; /* only columns that are */
};

/* The first column that the first possible taste likes and the other axis has not. */
static const struct column *pick(struct arena *mem, const struct table *t,
				 const struct column *other, const struct taste *taste)
{
	for (; taste->likes; taste++)
		for (uint32_t i = 0; i < t->columns; i++) {
			const struct column *c = &t->column[i];
			if (c == other || t->status_column == i || !taste->likes(c) ||
			    (taste->telling && !is_telling(mem, t, c)) ||
			    (taste->apart && !tells_apart(mem, t, c)))
				continue;
			return c;
		}
	return NULL;
}

/* "연도(year), 기업수(number)" */
static struct str listed(struct bind *b, const struct table *t)
{
	static const char *const word[][2] = {
		{"글", "text"},      {"부호", "code"}, {"수", "number"}, {"연도", "year"},
		{"분기", "quarter"}, {"월", "month"},  {"날짜", "date"}};
	struct str *part = ARENA_NEW(b->mem, struct str, t->columns);
	for (uint32_t i = 0; i < t->columns; i++)
		part[i] = arena_printf(b->mem, "%.*s(%s)", STR_ARG(t->column[i].name),
				       word[t->column[i].type][1]);
	return arena_join(b->mem, part, t->columns, STR(", "));
}

static bool put_axis(struct bind *b, const struct table *t, struct node *block,
		     const char *path, bool measure)
{
	static const struct taste names[] = {{is_time, true, false},   {is_name, false, true},
					     {is_name, false, false},  {is_time, false, false},
					     {is_number, true, false}, {0}};
	static const struct taste numbers[] = {
		{is_number, true, false}, {is_number, false, false}, {0}};
	struct str type, name = str_of(path);
	struct str other = str_eq(name, STR("encoding.x")) ? STR("y") : STR("x");
	const struct column *taken = column_of(t, channel(block, other.p), &type);
	const struct column *c = pick(b->mem, t, taken, measure ? numbers : names);
	struct span at = b->o->draft->data.at;
	if (!c)
		return diag_report(b->d, at, DIAG_GUESS, str_slice(name, name.n - 1, name.n),
				   listed(b, t));
	struct node *to = draft_put(b->mem, block, name, at);
	if (to->kind == NODE_MAP && to->count) /* it has properties already */
		to = draft_put(b->mem, to, STR("field"), at);
	*to = (struct node){
		.kind = NODE_SCALAR, .style = NODE_PLAIN, .at = at, .text = c->name};
	return true;
}

static bool along_time(struct arena *mem, const struct table *t, const struct node *n)
{
	struct str type;
	const struct column *c = column_of(t, n, &type);
	return c && is_time(c) && !str_among(type, "O ordinal N nominal") &&
	       (t->rows > ROWS_NAMED || distinct(mem, t, c, NULL) > FEW_TIMES);
}

static struct str mark_for(struct arena *mem, const struct table *t, const struct node *block)
{
	const struct node *x = channel(block, "x"), *y = channel(block, "y");
	bool mx = is_measure(t, x), my = is_measure(t, y);
	if (channel(block, "theta"))
		return STR("arc");
	if (mx && my)
		return STR("point");
	if (!mx && !my)
		return mark_find(STR("rect")) ? STR("rect") : STR("point");
	return along_time(mem, t, mx ? y : x) ? STR("line") : STR("bar");
}

/* Series by colour, or small charts where they are many, where that leaves one row at a
 * place; else what is asked for. */
static void put_series(struct bind *b, const struct table *t, struct node *block)
{
	struct str type;
	const struct column *base = column_of(t, channel(block, "x"), &type);
	struct span at = b->o->draft->data.at;
	if (!base || is_number(base) || t->rows > ROWS_NAMED || tells_apart(b->mem, t, base))
		return;
	for (uint32_t i = 0; i < t->columns; i++) {
		const struct column *c = &t->column[i];
		uint32_t names = distinct(b->mem, t, c, NULL);
		if (c == base || !is_name(c) || t->status_column == i || names > FEW_CHARTS ||
		    distinct(b->mem, t, base, c) != drawn(t))
			continue;
		struct str apart =
			names > FEW_SERIES ? STR("encoding.facet") : STR("encoding.color");
		*draft_put(b->mem, block, apart, at) = (struct node){
			.kind = NODE_SCALAR, .style = NODE_PLAIN, .at = at, .text = c->name};
		return;
	}
}

bool guess_fill(struct bind *b, const struct table *t, struct node *block)
{
	const struct node *x = channel(block, "x"), *y = channel(block, "y");
	bool round = channel(block, "theta") != NULL;
	bool nothing_said = !node_get(block, "encoding");
	struct span at = b->o->draft->data.at;
	/* a second axis of numbers against numbers is asked for, never guessed */
	if (!x && !round && !put_axis(b, t, block, "encoding.x", y && !is_measure(t, y)))
		return false;
	if (!y && !round &&
	    !put_axis(b, t, block, "encoding.y", !x || !is_measure(t, channel(block, "x"))))
		return false;
	if (nothing_said)
		put_series(b, t, block);
	struct node *mark = draft_put(b->mem, block, STR("mark"), at);
	struct str type = mark_for(b->mem, t, block);
	struct node guessed = {
		.kind = NODE_SCALAR, .style = NODE_PLAIN, .at = at, .text = type};
	if (mark->kind == NODE_MAP && !node_get(mark, "type")) {
		if (mark->count)
			*draft_put(b->mem, mark, STR("type"), at) = guessed;
		else
			*mark = guessed;
	}
	return true;
}
