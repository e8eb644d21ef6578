#include "report/warm.h"

#include "data/table.h"
#include "text/fonts.h"
#include "text/text.h"

struct warm *warm_open(void)
{
	struct warm *w = calloc(1, sizeof(*w));
	if (!w)
		arena_exhausted();
	return w;
}

void warm_close(struct warm *w)
{
	if (w->text)
		text_close(w->text);
	if (w->fonts)
		text_fonts_close(w->fonts);
	arena_finish(&w->mem);
	free(w);
}

struct arena *warm_arena(struct warm *w, struct arena *own)
{
	return w && w->first ? &w->mem : own;
}

bool warm_spec(struct warm *w, struct str path, struct files *files, struct spec *out)
{
	w->first = !w->asked;
	w->asked = true;
	if (!w->read)
		return false;
	files_add(files, path, w->report);
	*out = w->spec;
	return true;
}

const struct table *warm_table(const struct warm *w, struct span at, struct files *files)
{
	for (size_t i = 0; w && w->read && i < w->tables; i++) {
		const struct warm_table *k = &w->table[i];
		if (k->at.lo != at.lo || k->at.file != at.file ||
		    k->table->file != files->count + 1)
			continue;
		files_add_again(files, &k->file);
		return k->table;
	}
	return NULL;
}

void warm_keep(struct warm *w, struct span at, const struct table *t, const struct files *files)
{
	if (w && w->first)
		ARENA_PUSH(&w->mem, w->table, w->tables, w->table_room) =
			(struct warm_table){at, t, *files_get(files, t->file)};
}
