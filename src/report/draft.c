#include "report/draft.h"

#include "base/path.h"
#include "data/origin.h"
#include "report/several.h"
#include "report/stepping.h"
#include "source/source.h"
#include "spec/write.h"

struct draft_short draft_short(struct str text)
{
	struct draft_short s = {.field = text};
	size_t colon = text.n;
	while (colon > 0 && text.p[colon - 1] != ':')
		colon--;
	if (colon) {
		s.type = str_slice(text, colon, text.n);
		s.field = str_slice(text, 0, colon - 1);
	}
	size_t open = str_find(s.field, STR("("), 0);
	bool call = open != SIZE_MAX && open > 0 && str_ends(s.field, STR(")"));
	for (size_t i = 0; call && i < open; i++)
		call = s.field.p[i] >= 'a' && s.field.p[i] <= 'z';
	if (call) {
		s.aggregate = str_slice(s.field, 0, open);
		s.field = str_slice(s.field, open + 1, s.field.n - 1);
	}
	return s;
}

static struct node scalar(struct str text, struct span at)
{
	return (struct node){.kind = NODE_SCALAR, .style = NODE_PLAIN, .at = at, .text = text};
}

static struct node *add(struct arena *mem, struct node *map, struct str key, struct span at)
{
	map->entry =
		arena_grow(mem, map->entry, map->count, map->count + 1, sizeof(*map->entry));
	map->entry[map->count] = (struct node_entry){key, at, {.kind = NODE_MAP, .at = at}};
	return &map->entry[map->count++].value;
}

static struct node *find(struct node *map, struct str key)
{
	for (size_t i = 0; i < map->count; i++)
		if (str_eq(map->entry[i].key, key))
			return &map->entry[i].value;
	return NULL;
}

/* A short form that gets a property of its own: 연도:O → {field: 연도, type: O}. */
static void lengthen(struct arena *mem, struct node *n, bool mark)
{
	struct node map = {.kind = NODE_MAP, .at = n->at};
	struct draft_short s = draft_short(n->text);
	if (mark) {
		*add(mem, &map, STR("type"), n->at) = *n;
	} else {
		if (s.field.n)
			*add(mem, &map, STR("field"), n->at) = scalar(s.field, n->at);
		if (s.aggregate.n)
			*add(mem, &map, STR("aggregate"), n->at) = scalar(s.aggregate, n->at);
		if (s.type.n)
			*add(mem, &map, STR("type"), n->at) = scalar(s.type, n->at);
	}
	*n = map;
}

struct node *draft_put(struct arena *mem, struct node *map, struct str path, struct span at)
{
	struct node *n = map;
	for (size_t lo = 0; lo <= path.n;) {
		size_t dot = str_find(path, STR("."), lo);
		size_t hi = dot == SIZE_MAX ? path.n : dot;
		struct str key = str_slice(path, lo, hi);
		if (n->kind == NODE_SCALAR)
			lengthen(mem, n, str_eq(str_slice(path, 0, lo), STR("mark.")));
		struct node *next = find(n, key);
		n = next ? next : add(mem, n, key, files_span(at, lo, hi));
		lo = hi + 1;
	}
	return n;
}

static void put(struct bind *b, struct node *map, const char *path, struct str text,
		struct span at)
{
	if (text.n)
		*draft_put(b->mem, map, str_of(path), at) = scalar(text, at);
}

/* [가, 나] is a list of scalars; anything else is one. */
static struct node value(struct bind *b, const struct draft_word *w)
{
	struct node whole = scalar(w->text, w->at);
	struct str s = w->text;
	if (s.n < 2 || s.p[0] != '[' || s.p[s.n - 1] != ']')
		return whole;
	struct node list = {.kind = NODE_LIST, .at = w->at};
	for (size_t lo = 1; lo < s.n;) {
		size_t comma = str_find(s, STR(","), lo);
		size_t hi = comma < s.n ? comma : s.n - 1;
		struct str item = str_trim(str_slice(s, lo, hi));
		size_t from = (size_t)(item.p - s.p);
		list.item = arena_grow(b->mem, list.item, list.count, list.count + 1,
				       sizeof(*list.item));
		list.item[list.count++] =
			scalar(item, node_span(b->files, &whole, from, from + item.n));
		lo = hi + 1;
	}
	return list;
}

/* "measure.aggregate" → "encoding.y.aggregate" */
static struct str resolve(struct bind *b, const struct table *t, const struct node *block,
			  struct str path)
{
	const char *measure = guess_measure(t, block);
	const char *dimension = *measure == 'x' ? "y" : *measure == 't' ? "color" : "x";
	bool is_measure = str_starts(path, STR("measure."));
	if (!is_measure && !str_starts(path, STR("dimension.")))
		return path;
	struct str rest = str_slice(path, str_find(path, STR("."), 0), path.n);
	return arena_printf(b->mem, "encoding.%s%.*s", is_measure ? measure : dimension,
			    STR_ARG(rest));
}

static bool of_entry(struct str path)
{
	return str_starts(path, STR("data."));
}

/* Words that choose the rows which are drawn. */
static bool of_rows(struct str path)
{
	return str_among(path, "where query");
}

static bool is_resolved(struct str path)
{
	return !str_starts(path, STR("measure.")) && !str_starts(path, STR("dimension."));
}

static void put_words(struct bind *b, const struct table *t, struct node *block, bool resolved)
{
	const struct draft *d = b->o->draft;
	for (size_t i = 0; i < d->words; i++) {
		const struct draft_word *w = &d->word[i];
		if (of_entry(w->path) || of_rows(w->path) || is_resolved(w->path) != resolved)
			continue;
		struct span at = resolved ? w->path_at : w->at;
		struct str path = resolved ? w->path : resolve(b, t, block, w->path);
		*draft_put(b->mem, block, path, at) = value(b, w);
	}
}

/* The column that holds the measure, as the block names it. */
static struct str measured(const struct table *t, const struct node *block)
{
	const struct node *n = node_get(node_get(block, "encoding"), guess_measure(t, block));
	const struct node *field = n && n->kind == NODE_MAP ? node_get(n, "field") : n;
	return field && field->kind == NODE_SCALAR ? draft_short(field->text).field : STR_NONE;
}

static void set_unit(struct bind *b, struct table *t, struct str name)
{
	uint32_t at = table_find(t, name);
	if (at == TABLE_NONE)
		return;
	struct column *column = ARENA_NEW(b->mem, struct column, t->columns);
	for (uint32_t i = 0; i < t->columns; i++)
		column[i] = t->column[i];
	column[at].unit = b->o->draft->unit;
	t->column = column;
}

/* The table is named as its file is, where SQL takes that. */
static bool load(struct bind *b, struct table *t, struct node *entry)
{
	const struct draft *d = b->o->draft;
	struct str stem = path_stem(d->data.text), skip = STR("data.");
	*entry = (struct node){.kind = NODE_MAP, .at = d->data.at};
	put(b, entry, "file", d->data.text, d->data.at);
	for (size_t i = 0; i < d->words; i++) {
		const struct draft_word *w = &d->word[i];
		if (of_entry(w->path))
			*draft_put(b->mem, entry, str_slice(w->path, skip.n, w->path.n),
				   w->at) = value(b, w);
	}
	struct source_options o = {.name = query_name_free(b->query, stem) ? stem : STR("data"),
				   .at = d->data.at};
	if (!sources_read(b, entry, &o))
		return false;
	o.file = str_eq(d->data.text, STR("-")) ? STR("/dev/stdin") : d->data.text;
	o.file_at = d->data.at;
	b->loaded = t;
	return source_load(t, &o, b->files, b->mem, b->d) &&
	       sources_add(b, t, t->name, d->data.at);
}

/* --query: a second entry, by SQL over the first. */
static bool ask(struct bind *b, const struct table **t, const struct draft_word **query)
{
	const struct draft *d = b->o->draft;
	*query = NULL;
	for (size_t i = 0; i < d->words; i++)
		if (str_eq(d->word[i].path, STR("query")))
			*query = &d->word[i];
	const char *name = query_name_free(b->query, STR("result")) ? "result" : "result2";
	return !*query || query_select(b->query, str_of(name), (*query)->text, (*query)->at, t);
}

/* One more step of the block's transform. */
struct node *draft_step(struct bind *b, struct node *block, struct span at)
{
	struct node *list = draft_put(b->mem, block, STR("transform"), at);
	list->kind = NODE_LIST;
	list->item = arena_grow(b->mem, list->item, list->count, list->count + 1,
				sizeof(*list->item));
	list->item[list->count] = (struct node){.kind = NODE_MAP, .at = at};
	return &list->item[list->count++];
}

/* --where: a filter for each, tried here so that what is guessed is of the rows left. */
static bool choose_rows(struct bind *b, const struct table **t, struct node *block)
{
	const struct draft *d = b->o->draft;
	bool korean = !str_eq(d->lang, STR("en")), ok = true;
	for (size_t i = 0; i < d->words && ok; i++) {
		const struct draft_word *w = &d->word[i];
		struct step step;
		if (!str_eq(w->path, STR("where")))
			continue;
		struct node *filter = draft_step(b, block, w->at);
		put(b, filter, "filter", w->text, w->at);
		ok = stepping_read(b, filter, &step) &&
		     steps_run(b->query, *t, &step, 1, korean, t);
	}
	return ok;
}

/* What the front matter of a report would say; the table is loaded already. */
static void put_front(struct bind *b, struct table *t, const struct node *block,
		      const struct node *said, struct node *front)
{
	const struct draft *d = b->o->draft;
	const struct node *title = node_get(block, "title");
	struct span at = d->data.at;
	bool titled = title && title->kind == NODE_SCALAR && title->text.n;
	put(b, front, "title", titled ? title->text : path_name(d->data.text),
	    titled ? title->at : at);
	put(b, front, "lang", d->lang, at);
	put(b, front, "theme", d->theme, d->theme_at);
	struct node *data = draft_put(b->mem, front, STR("data"), at);
	*add(b->mem, data, t->name, at) = *said;
}

/* What nothing can have is not dropped. */
static bool unused(struct bind *b)
{
	const struct draft *d = b->o->draft;
	return !d->unit.n || diag_report(b->d, d->unit_at, DIAG_UNIT_UNUSED, d->unit);
}

static bool put_unit(struct bind *b, struct table *t, const struct node *block,
		     struct node *front)
{
	const struct draft *d = b->o->draft;
	const struct node *folded = several_columns(block);
	struct node measure = scalar(measured(t, block), d->unit_at);
	const struct node *column = folded ? folded->item : &measure;
	size_t columns = folded ? folded->count : 1;
	if (!d->unit.n || !column->text.n)
		return unused(b);
	struct node *data = draft_put(b->mem, front, STR("data"), d->data.at);
	struct node *entry = find(data, t->name);
	struct node *unit = draft_put(b->mem, entry, STR("unit"), d->unit_at);
	for (size_t i = 0; i < columns; i++) {
		*add(b->mem, unit, column[i].text, d->unit_at) = scalar(d->unit, d->unit_at);
		set_unit(b, t, column[i].text);
	}
	return true;
}

/* The entry by SQL; its columns are computed, and get their unit in a step. */
static bool put_query(struct bind *b, const struct table *result,
		      const struct draft_word *query, struct node *block, struct node *front)
{
	const struct draft *d = b->o->draft;
	struct node *data = draft_put(b->mem, front, STR("data"), d->data.at);
	struct node *entry = add(b->mem, data, result->name, d->data.at);
	*entry = (struct node){.kind = NODE_MAP, .at = query->at};
	put(b, entry, "sql", query->text, query->at);
	struct str name = measured(result, block);
	if (!d->unit.n || table_find(result, name) == TABLE_NONE)
		return unused(b);
	struct node *step = draft_step(b, block, d->unit_at);
	put(b, step, "calculate", arena_printf(b->mem, "\"%.*s\"", STR_ARG(name)), d->unit_at);
	put(b, step, "as", name, d->unit_at);
	put(b, step, "unit", d->unit, d->unit_at);
	return true;
}

/* A wide table is folded, or the author names the columns to draw. */
static void tell_periods(struct bind *b, const struct table *t, const struct node *block)
{
	if (!t->origin || !t->origin->periods || node_get(block, "encoding"))
		return;
	for (const struct diag *n = t->origin->notices.first; n; n = n->next)
		if (n->code == DIAG_FOLDABLE)
			diag_add(b->d, b->o->draft->data.at, n->code, n->arg, DIAG_ARGS);
}

bool draft_open(struct bind *b, struct spec *out)
{
	struct table *t = ARENA_NEW(b->mem, struct table, 1);
	struct element *e = ARENA_NEW(b->mem, struct element, 1);
	struct span at = b->o->draft->data.at;
	*e = (struct element){.kind = ELEMENT_BLOCK,
			      .at = at,
			      .name = STR("chart"),
			      .name_at = at,
			      .yaml = {.kind = NODE_MAP, .at = at}};
	*out = (struct spec){.file = at.file,
			     .front = {.kind = NODE_MAP, .at = at},
			     .element = e,
			     .elements = 1};
	struct node entry;
	const struct draft_word *query;
	const struct table *seen = t;
	if (!load(b, t, &entry) || !ask(b, &seen, &query))
		return false;
	struct str name = seen->name;
	put_words(b, seen, &e->yaml, true);
	tell_periods(b, t, &e->yaml);
	put(b, &e->yaml, "data", name, at);
	if (!choose_rows(b, &seen, &e->yaml) || !several_fold(b, &seen, &e->yaml) ||
	    !guess_fill(b, seen, &e->yaml))
		return false;
	put_words(b, seen, &e->yaml, false);
	several_offset(b, &e->yaml);
	put_front(b, t, &e->yaml, &entry, &out->front);
	return query ? put_query(b, seen, query, &e->yaml, &out->front)
		     : put_unit(b, t, &e->yaml, &out->front);
}

/* Keys in the order in which people write them. */
static struct node in_order(const struct node *map, struct arena *mem)
{
	static const char *const first[] = {"title", "subtitle", "data", "mark", "encoding"};
	struct node out = {.kind = NODE_MAP, .at = map->at};
	for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++) {
		const struct node *n = node_get(map, first[i]);
		if (n)
			*add(mem, &out, str_of(first[i]), n->at) = *n;
	}
	for (size_t i = 0; i < map->count; i++)
		if (!find(&out, map->entry[i].key))
			*add(mem, &out, map->entry[i].key, map->entry[i].key_at) =
				map->entry[i].value;
	return out;
}

struct str draft_text(const struct spec *s, struct arena *mem)
{
	struct buf out = {0};
	buf_text(&out, "---\n");
	write_yaml(&s->front, &out);
	buf_text(&out, "---\n\n```{chart}\n");
	struct node block = in_order(&s->element->yaml, mem);
	write_yaml(&block, &out);
	buf_text(&out, "```\n");
	return buf_take(&out, mem);
}
