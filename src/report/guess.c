#include "mark/mark.h"
#include "report/draft.h"

/* What an analyst would draw first: numbers over time, else per name. */

#define FEW_TIMES 2 /* fewer periods are compared as bars, not joined as a line */

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

static const struct node *channel(const struct node *block, const char *name)
{
	return node_get(node_get(block, "encoding"), name);
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
	bool x = is_measure(t, channel(block, "x")), y = is_measure(t, channel(block, "y"));
	return x && !y ? "x" : "y";
}

/* The first column that a test likes and the other axis has not. */
static const struct column *pick(const struct table *t, const struct column *other,
				 bool (*likes)(const struct column *))
{
	for (uint32_t i = 0; i < t->columns; i++)
		if (&t->column[i] != other && likes(&t->column[i]) && !(t->status_column == i))
			return &t->column[i];
	return NULL;
}

static const struct column *first_of(const struct table *t, const struct column *other,
				     bool (*const *likes)(const struct column *))
{
	const struct column *c = NULL;
	for (; *likes && !c; likes++)
		c = pick(t, other, *likes);
	return c;
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
	static bool (*const names[])(const struct column *) = {is_time, is_name, is_number,
							       NULL};
	static bool (*const numbers[])(const struct column *) = {is_number, NULL};
	struct str type, name = str_of(path);
	struct str other = str_eq(name, STR("encoding.x")) ? STR("y") : STR("x");
	const struct column *taken = column_of(t, channel(block, other.p), &type);
	const struct column *c = first_of(t, taken, measure ? numbers : names);
	struct span at = b->o->draft->data.at;
	if (!c)
		return diag_report(b->d, at, DIAG_GUESS, str_slice(name, name.n - 1, name.n),
				   listed(b, t));
	*draft_put(b->mem, block, name, at) = (struct node){
		.kind = NODE_SCALAR, .style = NODE_PLAIN, .at = at, .text = c->name};
	return true;
}

/* Periods in a column, counted up to FEW_TIMES + 1. */
static unsigned times(const struct column *c, uint32_t rows)
{
	double seen[FEW_TIMES + 1];
	unsigned n = 0;
	for (uint32_t i = 0; i < rows && n <= FEW_TIMES; i++) {
		bool known = table_missing(c, i);
		for (unsigned k = 0; k < n; k++)
			known = known || seen[k] == c->number[i];
		if (!known)
			seen[n++] = c->number[i];
	}
	return n;
}

static bool along_time(const struct table *t, const struct node *n)
{
	struct str type;
	const struct column *c = column_of(t, n, &type);
	return c && is_time(c) && !str_among(type, "O ordinal N nominal") &&
	       times(c, t->rows) > FEW_TIMES;
}

static struct str mark_for(const struct table *t, const struct node *block)
{
	const struct node *x = channel(block, "x"), *y = channel(block, "y");
	bool mx = is_measure(t, x), my = is_measure(t, y);
	if (channel(block, "theta"))
		return STR("arc");
	if (mx && my)
		return STR("point");
	if (!mx && !my)
		return mark_find(STR("rect")) ? STR("rect") : STR("point");
	return along_time(t, mx ? y : x) ? STR("line") : STR("bar");
}

bool guess_fill(struct bind *b, const struct table *t, struct node *block)
{
	const struct node *x = channel(block, "x"), *y = channel(block, "y");
	bool round = channel(block, "theta") != NULL;
	struct span at = b->o->draft->data.at;
	/* a second axis of numbers against numbers is asked for, never guessed */
	if (!x && !round && !put_axis(b, t, block, "encoding.x", y && !is_measure(t, y)))
		return false;
	if (!y && !round &&
	    !put_axis(b, t, block, "encoding.y", !x || !is_measure(t, channel(block, "x"))))
		return false;
	struct node *mark = draft_put(b->mem, block, STR("mark"), at);
	struct str type = mark_for(t, block);
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
