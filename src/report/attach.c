#include "base/path.h"
#include "report/bind.h"

/* Files that travel inside the PDF (attach-data): the data as they were read
 * from disk, byte by byte, and the report itself. */
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

static bool add(struct bind *b, struct attachments *a, struct str path, struct span at,
		struct attachment what)
{
	int error = files_read(b->mem, path, &what.bytes);
	if (error)
		return diag_report(b->d, at, DIAG_FILE_READ, path, str_of(strerror(error)));
	what.name = free_name(b, a, path);
	ARENA_PUSH(b->mem, a->item, a->count, a->room) = what;
	return true;
}

static bool add_table(struct bind *b, struct attachments *a, const struct bind_table *t,
		      struct str *seen, size_t seens)
{
	const struct file *f = files_get(b->files, t->table->file);
	for (size_t i = 0; i < seens; i++)
		if (str_eq(seen[i], f->path))
			return true;
	seen[seens] = f->path;
	struct str source = t->table->source;
	struct attachment what = {.description = source.n ? source : t->name,
				  .mime = STR("text/csv"),
				  .relationship = STR("Data")};
	return add(b, a, f->path, t->at, what);
}

static bool add_report(struct bind *b, struct attachments *a)
{
	struct attachment what = {.description = b->plan->title.text,
				  .mime = STR("text/markdown"),
				  .relationship = STR("Source")};
	if (!str_eq(b->o->report, STR("-")))
		return add(b, a, b->o->report, SPAN_NONE, what);
	what.name = free_name(b, a, STR("report.md"));
	what.bytes = files_get(b->files, b->spec->file)->text;
	ARENA_PUSH(b->mem, a->item, a->count, a->room) = what;
	return true;
}

bool attach_bind(struct bind *b)
{
	struct attachments a = {0};
	struct str *seen = ARENA_NEW(b->mem, struct str, b->tables + 1);
	bool ok = true;
	if (!b->plan->attach_data)
		return true;
	for (size_t i = 0; i < b->tables; i++)
		if (b->table[i].table->file)
			ok = add_table(b, &a, &b->table[i], seen, i) && ok;
	ok = add_report(b, &a) && ok;
	b->plan->attachment = a.item;
	b->plan->attachments = a.count;
	return ok;
}
