#include "base/path.h"
#include "report/bind.h"

/* Files that travel inside the PDF (attach-data): the data as they were read
 * from disk, byte by byte, and the report itself. Nothing is read again: it may
 * have changed. */
struct attachments {
	struct attachment *item;
	size_t count, room;
};

static bool taken(const struct attachments *a, struct str name)
{
	for (size_t i = 0; i < a->count; i++)
		if (str_eq(a->item[i].name, name))
			return true;
	return false;
}

/* a.csv, a-2.csv, a-3.csv: files of one name in several folders. */
static struct str free_name(struct bind *b, const struct attachments *a, struct str path)
{
	struct str name = path_name(path), suffix = path_suffix(name);
	struct str stem = suffix.n ? str_slice(name, 0, name.n - suffix.n - 1) : name;
	for (int i = 2; taken(a, name); i++)
		name = arena_printf(b->mem, "%.*s-%d%s%.*s", STR_ARG(stem), i,
				    suffix.n ? "." : "", STR_ARG(suffix));
	return name;
}

static void add(struct bind *b, struct attachments *a, struct str path, struct attachment what)
{
	what.name = free_name(b, a, path);
	ARENA_PUSH(b->mem, a->item, a->count, a->room) = what;
}

static void add_table(struct bind *b, struct attachments *a, const struct bind_table *t,
		      struct str *seen, size_t seens)
{
	const struct file *f = files_get(b->files, t->table->file);
	for (size_t i = 0; i < seens; i++)
		if (str_eq(seen[i], f->path))
			return;
	seen[seens] = f->path;
	struct rich source;
	sources_credit(b, t->table, t->at, &source);
	struct attachment what = {.description = source.text.n ? source.text : t->name,
				  .mime = STR("text/csv"),
				  .relationship = STR("Data"),
				  .bytes = files_bytes(b->files, t->table->file)};
	add(b, a, f->path, what);
}

static void add_report(struct bind *b, struct attachments *a)
{
	struct attachment what = {.description = b->plan->title.text,
				  .mime = STR("text/markdown"),
				  .relationship = STR("Source"),
				  .bytes = files_bytes(b->files, b->spec->file)};
	add(b, a, str_eq(b->o->report, STR("-")) ? STR("report.md") : b->o->report, what);
}

void attach_bind(struct bind *b)
{
	struct attachments a = {0};
	struct str *seen = ARENA_NEW(b->mem, struct str, b->tables + 1);
	if (!b->plan->attach_data)
		return;
	for (size_t i = 0; i < b->tables; i++)
		if (b->table[i].table->file)
			add_table(b, &a, &b->table[i], seen, i);
	add_report(b, &a);
	b->plan->attachment = a.item;
	b->plan->attachments = a.count;
}
