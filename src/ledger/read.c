#include "base/num.h"
#include "ledger/ledger.h"
#include "spec/spec.h"

struct reading {
	const struct files *files;
	struct arena *mem;
	struct diags *d;
	bool ok;
};

/* A text that may be left out. */
static struct str text_of(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);
	return n && n->kind == NODE_SCALAR ? n->text : STR_NONE;
}

static struct str needed(struct reading *r, const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);
	if (n && n->kind == NODE_SCALAR)
		return n->text;
	r->ok = diag_report(r->d, n ? n->at : map->at, DIAG_LEDGER_KEY, str_of(key));
	return STR_NONE;
}

static const struct node *list_of(struct reading *r, const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);
	if (n && n->kind == NODE_LIST)
		return n;
	r->ok = diag_report(r->d, n ? n->at : map->at, DIAG_LEDGER_KEY, str_of(key));
	return NULL;
}

static void read_sources(struct reading *r, const struct node *list, struct ledger *out)
{
	struct ledger_source *s = ARENA_NEW(r->mem, struct ledger_source, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		const struct node *n = &list->item[i];
		s[i].name = needed(r, n, "name");
		s[i].file = needed(r, n, "file");
		s[i].sha256 = needed(r, n, "sha256");
	}
	out->source = s;
	out->sources = list->count;
}

static void read_figure(struct reading *r, const struct node *n, struct ledger_figure *f)
{
	long long line = 0;
	*f = (struct ledger_figure){.id = needed(r, n, "id"),
				    .shown = needed(r, n, "shown"),
				    .what = needed(r, n, "what"),
				    .method = text_of(n, "method"),
				    .format = text_of(n, "format"),
				    .value = text_of(n, "value"),
				    .unit = text_of(n, "unit"),
				    .sources = text_of(n, "sources"),
				    .cell = text_of(n, "cell")};
	if (num_parse_int(text_of(n, "line"), &line) && line >= 0 && line < UINT32_MAX)
		f->line = (unsigned)line;
}

static void read_figures(struct reading *r, const struct node *list, struct ledger *out)
{
	struct ledger_figure *f = ARENA_NEW(r->mem, struct ledger_figure, list->count + 1);
	for (size_t i = 0; i < list->count && r->ok; i++)
		read_figure(r, &list->item[i], &f[i]);
	out->figure = f;
	out->figures = list->count;
}

bool ledger_read(struct ledger *out, uint32_t file, const struct files *files,
		 struct arena *mem, struct diags *d)
{
	struct reading r = {files, mem, d, true};
	struct str text = files_text(files, file);
	struct span whole = {file, 0, (uint32_t)text.n};
	struct node root;
	*out = (struct ledger){0};
	if (!ledger_is(text))
		return diag_report(d, files_span(whole, 0, 0), DIAG_LEDGER_KIND, STR_NONE);
	if (!spec_parse_yaml(&root, file, whole, files, mem, d))
		return false;
	const struct node *sources = list_of(&r, &root, "sources");
	const struct node *figures = list_of(&r, &root, "figures");
	out->report = needed(&r, &root, "report");
	out->sha256 = needed(&r, &root, "sha256");
	if (sources)
		read_sources(&r, sources, out);
	if (figures)
		read_figures(&r, figures, out);
	return r.ok;
}
