#include "report/several.h"

#include "report/stepping.h"

/* The words of one channel, in the order typed. */
struct several {
	const struct draft_word **word;
	size_t words;
};

static struct several words_of(struct bind *b, const char *path)
{
	const struct draft *d = b->o->draft;
	struct several s = {.word = ARENA_NEW(b->mem, const struct draft_word *, d->words + 1)};
	for (size_t i = 0; i < d->words; i++)
		if (str_eq(d->word[i].path, str_of(path)))
			s.word[s.words++] = &d->word[i];
	return s;
}

/* A name that no column has: 값, 값2, … */
static struct str free_name(struct bind *b, const struct table *t, struct str name)
{
	struct str tried = name;
	for (unsigned n = 2; table_find(t, tried) != TABLE_NONE; n++)
		tried = arena_printf(b->mem, "%.*s%u", STR_ARG(name), n);
	return tried;
}

/* Who tells the columns apart: color, or facet where that is taken. */
static const char *free_channel(const struct node *block)
{
	const struct node *e = node_get(block, "encoding");
	bool split = node_get(e, "facet") || node_get(e, "row") || node_get(e, "column");
	return !node_get(e, "color") ? "encoding.color" : split ? NULL : "encoding.facet";
}

/* Each a column, summarised alike. */
static bool is_foldable(const struct several *s)
{
	struct draft_short first = draft_short(s->word[0]->text);
	for (size_t i = 0; i < s->words; i++) {
		struct draft_short w = draft_short(s->word[i]->text);
		if (!w.field.n || !str_eq(w.aggregate, first.aggregate) ||
		    (w.type.n && !str_among(w.type, "Q quantitative")))
			return false;
	}
	return true;
}

static struct node plain(struct str text, struct span at)
{
	return (struct node){.kind = NODE_SCALAR, .style = NODE_PLAIN, .at = at, .text = text};
}

static struct node *list_at(struct bind *b, struct node *map, const char *key, size_t count,
			    struct span at)
{
	struct node *list = draft_put(b->mem, map, str_of(key), at);
	*list = (struct node){.kind = NODE_LIST, .at = at, .count = count};
	list->item = ARENA_NEW(b->mem, struct node, count);
	return list;
}

/* What the author has said already stays; the column is another one now. */
static void put(struct bind *b, struct node *block, struct str path, const char *key,
		struct str text, struct span at)
{
	struct str part[] = {path, str_of(key)};
	struct node *n = draft_put(b->mem, block, arena_join(b->mem, part, 2, STR_NONE), at);
	if (n->kind == NODE_MAP || str_eq(str_of(key), STR(".field")))
		*n = plain(text, at);
}

/* In the order in which the columns were named. */
static void put_key(struct bind *b, struct node *block, const char *channel, struct str key,
		    struct span at)
{
	put(b, block, str_of(channel), ".field", key, at);
	put(b, block, str_of(channel), ".sort", STR("null"), at);
}

/* The columns become rows; their names a column, their values another. */
static bool fold(struct bind *b, const struct table **t, struct node *block,
		 const struct several *s, const char *channel)
{
	bool korean = !str_eq(b->o->draft->lang, STR("en"));
	struct str key = free_name(b, *t, korean ? STR("항목") : STR("series"));
	struct str value = free_name(b, *t, korean ? STR("값") : STR("value"));
	struct span at = s->word[0]->at;
	struct node *step = draft_step(b, block, at);
	struct node *columns = list_at(b, step, "fold", s->words, at);
	for (size_t i = 0; i < s->words; i++)
		columns->item[i] = plain(draft_short(s->word[i]->text).field, s->word[i]->at);
	struct node *as = list_at(b, step, "as", 2, at);
	as->item[0] = plain(key, at);
	as->item[1] = plain(value, at);
	put(b, block, s->word[0]->path, ".field", value, at);
	put(b, block, s->word[0]->path, ".title", STR("false"), at);
	put_key(b, block, channel, key, at);
	if (str_eq(str_of(channel), STR("encoding.facet"))) /* 원 beside 명 */
		put(b, block, STR("resolve.scale"),
		    str_ends(s->word[0]->path, STR("x")) ? ".x" : ".y", STR("independent"), at);
	struct step read;
	return stepping_read(b, step, &read) && steps_run(b->query, *t, &read, 1, korean, t);
}

void several_offset(struct bind *b, struct node *block)
{
	const struct node *encoding = node_get(block, "encoding"), *steps;
	const struct node *mark = node_get(block, "mark"), *as;
	if (!several_columns(block))
		return;
	bool lies = words_of(b, "encoding.x").words > 1;
	const struct node *measure = node_get(encoding, lies ? "x" : "y");
	bool told = node_get(encoding, "xOffset") || node_get(encoding, "yOffset") ||
		    node_get(measure, "stack") || node_get(encoding, "facet");
	if (mark && mark->kind == NODE_MAP)
		mark = node_get(mark, "type");
	if (told || !mark || !str_eq(mark->text, STR("bar")))
		return;
	steps = node_get(block, "transform");
	as = node_get(&steps->item[steps->count - 1], "as");
	put_key(b, block, lies ? "encoding.yOffset" : "encoding.xOffset", as->item[0].text,
		as->at);
}

bool several_fold(struct bind *b, const struct table **t, struct node *block)
{
	struct several x = words_of(b, "encoding.x"), y = words_of(b, "encoding.y");
	if (x.words < 2 && y.words < 2)
		return true;
	const struct several *s = y.words > 1 ? &y : &x;
	const char *channel = free_channel(block);
	if ((x.words > 1 && y.words > 1) || !is_foldable(s) || !channel)
		return diag_report(b->d, s->word[1]->at, DIAG_CHANNEL_TWICE, s->word[1]->text,
				   s->word[0]->text);
	return fold(b, t, block, s, channel);
}

const struct node *several_columns(const struct node *block)
{
	const struct node *steps = node_get(block, "transform");
	return steps ? node_get(&steps->item[steps->count - 1], "fold") : NULL;
}
