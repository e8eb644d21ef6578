#include "base/path.h"
#include "ko/compose.h"
#include "ko/format.h"
#include "report/bind.h"
#include "report/fill.h"
#include "report/keys.h"
#include "report/warm.h"
#include "source/source.h"

const struct table *sources_find(struct bind *b, struct str name, struct span at)
{
	struct str best = STR_NONE, *names = ARENA_NEW(b->mem, struct str, b->tables + 1);
	struct str key = compose_key(b->mem, name);
	for (size_t i = 0; i < b->tables; i++) {
		if (str_eq(compose_key(b->mem, b->table[i].name), key))
			return b->table[i].table;
		best = str_nearer(name, b->table[i].name, best);
		names[i] = b->table[i].name;
	}
	diag_report(b->d, at, DIAG_TABLE_UNKNOWN, name, best,
		    arena_join(b->mem, names, b->tables, STR(", ")));
	return NULL;
}

bool sources_add(struct bind *b, const struct table *t, struct str name, struct span at)
{
	if (!query_table(b->query, t, at))
		return false;
	ARENA_PUSH(b->mem, b->table, b->tables, b->table_room) =
		(struct bind_table){name, at, t};
	return true;
}

/* A map of column: word. */
static const struct source_pair *pairs(struct bind *b, struct keys *k, const char *key,
				       size_t *count)
{
	const struct node *n = keys_node(k, key);
	*count = 0;
	if (!n)
		return NULL;
	if (!keys_kind(b->d, n, NODE_MAP)) {
		k->ok = false;
		return NULL;
	}
	struct source_pair *pair = ARENA_NEW(b->mem, struct source_pair, n->count);
	for (size_t i = 0; i < n->count; i++) {
		const struct node_entry *e = &n->entry[i];
		k->ok = keys_kind(b->d, &e->value, NODE_SCALAR) && k->ok;
		pair[i] = (struct source_pair){e->key, e->value.text, e->key_at, e->value.at};
	}
	*count = n->count;
	return pair;
}

/* One scalar or a list of them, each in key. */
static const struct source_pair *words(struct bind *b, struct keys *k, const char *key,
				       size_t *count)
{
	const struct node *n = keys_node(k, key);
	*count = 0;
	if (!n)
		return NULL;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t items = n->kind == NODE_LIST ? n->count : 1;
	struct source_pair *pair = ARENA_NEW(b->mem, struct source_pair, items);
	for (size_t i = 0; i < items; i++) {
		if (!keys_kind(b->d, &item[i], NODE_SCALAR)) {
			k->ok = false;
			return NULL;
		}
		pair[i] = (struct source_pair){.key = item[i].text, .key_at = item[i].at};
	}
	*count = items;
	return pair;
}

static const struct str *plain_words(struct bind *b, struct keys *k, const char *key,
				     size_t *count)
{
	const struct source_pair *pair = words(b, k, key, count);
	struct str *word = ARENA_NEW(b->mem, struct str, *count + 1);
	for (size_t i = 0; i < *count; i++)
		word[i] = pair[i].key;
	return word;
}

static void read_expect(struct bind *b, struct keys *k, struct source_options *o)
{
	const struct node *n = keys_node(k, "expect");
	o->expect_rows = -1;
	if (!n)
		return;
	struct keys e = keys_part(k, "expect");
	o->expect_rows = keys_integer(&e, "rows", -1);
	if (keys_has(&e, "rows"))
		o->expect_rows_at = keys_node(&e, "rows")->at;
	o->unique = words(b, &e, "unique", &o->uniques);
	o->require = words(b, &e, "columns", &o->requires);
	k->ok = k->ok && e.ok;
}

static struct span span_of(const struct keys *k, const char *key)
{
	const struct node *n = keys_node(k, key);
	return n ? n->at : SPAN_NONE;
}

/* totals: drop, keep, or a list of the names that total rows have. */
static void read_totals(struct bind *b, struct keys *k, struct source_options *o)
{
	const struct node *n = keys_node(k, "totals");
	if (n && n->kind == NODE_SCALAR) {
		struct str word = keys_among(k, n, keys_words(k, "totals"));
		o->drop_totals = str_eq(word, STR("drop"));
		o->keep_totals = str_eq(word, STR("keep"));
	} else
		o->total = plain_words(b, k, "totals", &o->totals);
}

/* fold: 연도, or {period: 연도, value: 인구}. */
static void read_fold(struct bind *b, struct keys *k, struct source_options *o)
{
	const struct node *n = keys_node(k, "fold");
	if (!n)
		return;
	o->fold_at = n->at;
	if (n->kind == NODE_SCALAR) {
		o->fold = n->text;
		return;
	}
	struct keys f = keys_part(k, "fold");
	o->fold = keys_text(&f, "period");
	o->fold_value = keys_text(&f, "value");
	if (!o->fold.n)
		f.ok = diag_report(b->d, n->at, DIAG_CHART_NEEDS, STR("period"));
	k->ok = k->ok && f.ok;
}

/* limits: {file: bytes, rows: N, columns: N, cell: bytes}; 0 is the standard one. */
static void read_limits(struct keys *k, struct source_options *o)
{
	const struct node *n = keys_node(k, "limits");
	if (!n)
		return;
	struct keys l = keys_part(k, "limits");
	o->limits.file = (uint32_t)keys_integer(&l, "file", 0);
	o->limits.rows = (uint32_t)keys_integer(&l, "rows", 0);
	o->limits.columns = (uint32_t)keys_integer(&l, "columns", 0);
	o->limits.cell = (uint32_t)keys_integer(&l, "cell", 0);
	k->ok = k->ok && l.ok;
}

static void read_options(struct bind *b, struct keys *k, struct source_options *o)
{
	o->encoding = keys_text(k, "encoding");
	o->encoding_at = span_of(k, "encoding");
	o->delimiter = keys_text(k, "delimiter");
	o->delimiter_at = span_of(k, "delimiter");
	o->ragged = keys_choice(k, "ragged");
	o->ragged_at = span_of(k, "ragged");
	o->status = keys_text(k, "status");
	o->status_at = span_of(k, "status");
	o->header = keys_integer(k, "header", -1);
	o->skip = keys_integer(k, "skip", -1);
	o->type = pairs(b, k, "types", &o->types);
	o->unit = pairs(b, k, "unit", &o->units);
	o->missing = plain_words(b, k, "missing", &o->missings);
	read_totals(b, k, o);
	read_fold(b, k, o);
	o->fill = words(b, k, "fill", &o->fills);
	struct str triangle = keys_choice(k, "triangle");
	o->triangle = str_eq(triangle, STR("minus"))    ? TRIANGLE_MINUS
		      : str_eq(triangle, STR("change")) ? TRIANGLE_CHANGE
							: TRIANGLE_UNCLEAR;
	o->join_letters = keys_bool(k, "join-letters") == TRI_YES;
	o->replace = keys_bool(k, "replace") == TRI_YES;
	o->source = keys_text(k, "source");
	o->url = keys_text(k, "url");
	o->retrieved = keys_text(k, "retrieved");
	read_limits(k, o);
	read_expect(b, k, o);
	if (b->o->progress)
		o->progress = *b->o->progress;
}

bool sources_read(struct bind *b, const struct node *entry, struct source_options *o)
{
	struct keys k = keys_open(entry, &shape_entry, b->d);
	o->header = o->skip = -1;
	o->expect_rows = -1;
	if (k.ok)
		read_options(b, &k, o);
	return k.ok;
}

static bool load_file(struct bind *b, struct keys *k, struct source_options *o)
{
	const struct node *file = keys_scalar(k, "file");
	if (!k->ok)
		return false;
	struct warm *warm = b->o->warm;
	const struct table *known = warm_table(warm, o->at, b->files);
	struct arena *mem = warm_arena(warm, b->mem);
	if (known)
		return sources_add(b, known, o->name, o->at);
	struct str folder = path_folder(b->o->report);
	o->file = path_join(mem, folder, file->text);
	o->file_at = file->at;
	if (b->loaded && str_eq(b->loaded->name, o->name))
		return true; /* the draft has added it */
	struct table *t = ARENA_NEW(mem, struct table, 1);
	if (warm) /* the text outlives this run */
		o->large = SIZE_MAX;
	unsigned said = b->d->errors + b->d->warnings;
	if (source_load(t, o, b->files, mem, b->d)) {
		if (b->d->errors + b->d->warnings == said)
			warm_keep(warm, o->at, t, b->files);
		return sources_add(b, t, o->name, o->at);
	}
	files_add(b->files, o->file, STR_NONE); /* the report depends on it even so */
	return false;
}

/* What other keys say is of files: a query has what its tables have. */
static void tell_idle(struct bind *b, const struct node *map)
{
	for (size_t i = 0; i < map->count; i++) {
		struct str key = map->entry[i].key;
		if (!str_eq(key, STR("sql")))
			diag_report(b->d, map->entry[i].key_at, DIAG_CHART_IDLE, key,
				    STR("sql"),
				    str_eq(key, STR("source")) ? STR("file, chart, table")
							       : STR("file"));
	}
}

static bool load_sql(struct bind *b, const struct node_entry *e, const struct node *sql)
{
	const struct table *t;
	tell_idle(b, &e->value);
	return query_select(b->query, e->key, sql->text, sql->at, &t) &&
	       sources_add(b, t, e->key, e->key_at);
}

static bool load_entry(struct bind *b, const struct node_entry *e)
{
	struct source_options o = {
		.name = e->key, .at = e->key_at, .header = -1, .skip = -1, .expect_rows = -1};
	struct node_entry short_form = {
		.key = STR("file"), .key_at = e->key_at, .value = e->value};
	struct node map = {
		.kind = NODE_MAP, .at = e->value.at, .entry = &short_form, .count = 1};
	bool is_path = e->value.kind == NODE_SCALAR;
	struct keys k = keys_open(is_path ? &map : &e->value, &shape_entry, b->d);
	const struct node *sql = keys_scalar(&k, "sql");
	if (!k.ok)
		return false;
	if ((sql != NULL) == keys_has(&k, "file"))
		return diag_report(b->d, e->key_at, DIAG_DATA_FILE_OR_SQL, e->key);
	if (sql)
		return load_sql(b, e, sql);
	read_options(b, &k, &o);
	return load_file(b, &k, &o);
}

static bool add_entry(struct bind *b, const struct node_entry *e)
{
	if (load_entry(b, e))
		return true;
	query_lost(b->query, e->key);
	return false;
}

static bool is_sql(const struct node_entry *e)
{
	return e->value.kind == NODE_MAP && node_get(&e->value, "sql");
}

/* data: firms.csv, or the first of a list → "data: {firms: firms.csv}" */
static struct str named(struct bind *b, const struct node *data)
{
	const struct node *first = data->kind == NODE_LIST && data->count ? data->item : data;
	if (first->kind != NODE_SCALAR || !first->text.n)
		return STR("data: {…: ….csv}");
	struct str stem = path_stem(first->text);
	if (!query_name_free(b->query, stem))
		stem = STR("data");
	return arena_printf(b->mem, "data: {%.*s: %.*s}", STR_ARG(stem), STR_ARG(first->text));
}

bool sources_bind(struct bind *b, const struct node *data)
{
	if (!data)
		return true;
	if (data->kind != NODE_MAP)
		return diag_report(b->d, data->at, DIAG_WANTS_MAP, named(b, data));
	b->data = data;
	struct str *query = ARENA_NEW(b->mem, struct str, data->count);
	size_t queries = 0, done = 0;
	bool ok = true;
	for (size_t i = 0; i < data->count; i++) /* files first: SQL reads any of them */
		if (is_sql(&data->entry[i]))
			query[queries++] = data->entry[i].key;
		else
			ok = add_entry(b, &data->entry[i]) && ok;
	for (size_t i = 0; i < data->count; i++) {
		if (!is_sql(&data->entry[i]))
			continue;
		done++;
		query_later(b->query, query + done, queries - done);
		ok = add_entry(b, &data->entry[i]) && ok;
	}
	return ok;
}

/* "2025. 9. 15. 검색"; what is not a date stays as it is. */
static struct str retrieved(struct bind *b, struct str day, struct span at)
{
	struct format f = FORMAT_NONE;
	struct str said = day;
	bool date = day.n == 10 && day.p[4] == '-' && day.p[7] == '-';
	f.style = format_find(STR("date-official"));
	if (b->plan->korean && date &&
	    !format_apply(&f, &(struct format_value){.text = day, .at = at}, &said, b->mem,
			  b->d))
		said = day;
	return arena_printf(b->mem, b->plan->korean ? "(%.*s 검색)" : " (retrieved %.*s)",
			    STR_ARG(said));
}

/* Where an entry says the source of a table; NULL: nowhere, or a draft said it. */
static const struct node *find_source(const struct bind *b, struct str words)
{
	for (size_t i = 0; b->data && i < b->data->count; i++) {
		const struct node *entry = &b->data->entry[i].value;
		for (size_t k = 0; entry->kind == NODE_MAP && k < entry->count; k++)
			if (str_eq(entry->entry[k].key, STR("source")) &&
			    str_eq(entry->entry[k].value.text, words))
				return &entry->entry[k].value;
	}
	return NULL;
}

/* Words lead to an address, but for those that lead elsewhere already. */
static void link_words(struct bind *b, struct rich *words, struct str url)
{
	struct rich_span *span = ARENA_NEW(b->mem, struct rich_span, words->spans);
	for (size_t i = 0; i < words->spans; i++) {
		span[i] = words->span[i];
		if (!(span[i].marks & RICH_LINK)) {
			span[i].marks |= RICH_LINK;
			span[i].target = url;
		}
	}
	words->span = span;
}

/* The words lead to the address, and the day when it was retrieved stands behind. */
bool sources_credit(struct bind *b, const struct table *t, struct span at, struct rich *out)
{
	struct str words = t->source.n ? t->source : t->url;
	const struct node *node = t->source.n ? find_source(b, t->source) : NULL;
	*out = words.n ? fill_verbatim(b, words, at) : (struct rich){.at = at};
	if (node && !fill_node(b, node, NULL, out))
		return false;
	if (str_starts(t->url, STR("https://")) || str_starts(t->url, STR("http://")))
		link_words(b, out, t->url);
	if (!words.n || !t->retrieved.n)
		return true;
	struct str day = retrieved(b, t->retrieved, at), part[] = {out->text, day};
	struct rich_span *span =
		arena_grow(b->mem, out->span, out->spans, out->spans + 1, sizeof(*span));
	span[out->spans++] = (struct rich_span){.lo = out->text.n, .hi = out->text.n + day.n};
	out->text = arena_join(b->mem, part, 2, STR_NONE);
	out->span = span;
	return true;
}
