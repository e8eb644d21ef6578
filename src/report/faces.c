#include "report/faces.h"

#include "base/utf8.h"
#include "text/run.h"

struct counting {
	struct run_face *face;
	size_t count, room;
	struct arena *mem;
};

static void count_run(struct counting *c, const struct text_run *run)
{
	const struct text_face *f = run->face;
	size_t i = 0;
	while (i < c->count &&
	       !(c->face[i].weight == f->weight && str_eq(c->face[i].family, f->family) &&
		 str_eq(c->face[i].file, f->file)))
		i++;
	if (i == c->count)
		ARENA_PUSH(c->mem, c->face, c->count, c->room) =
			(struct run_face){.family = arena_str(c->mem, f->family),
					  .file = arena_str(c->mem, f->file),
					  .weight = f->weight};
	c->face[i].characters += utf8_count(run->text);
}

const struct run_face *faces_of(const struct pages *pages, size_t *count, struct arena *mem)
{
	struct counting c = {.mem = mem};
	for (size_t i = 0; i < pages->count; i++) {
		const struct scene *s = &pages->page[i].scene;
		for (size_t k = 0; k < s->count; k++)
			if (s->item[k].kind == ITEM_TEXT)
				count_run(&c, s->item[k].text.run);
	}
	*count = c.count;
	return c.face;
}
