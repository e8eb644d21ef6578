#include "report/alts.h"

static const struct tag *figure_of(const struct tag *t)
{
	while (t && t->kind != TAG_FIGURE)
		t = t->parent;
	return t;
}

static void add_figure(struct buf *out, const struct tag *figure)
{
	struct str title = figure->title.n ? figure->title : figure->id;
	if (title.n)
		buf_printf(out, "**%.*s**\n\n", STR_ARG(title));
	buf_printf(out, "%.*s\n\n", STR_ARG(figure->alt));
}

/* Items of one figure stand together: a figure is never cut. */
static void add_page(struct buf *out, const struct scene *s)
{
	const struct tag *last = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const struct tag *figure = figure_of(s->item[i].tag);
		if (figure && figure != last && figure->alt.n)
			add_figure(out, figure);
		last = figure ? figure : last;
	}
}

void alts_add(struct buf *out, struct str path, const struct pages *p, size_t from, size_t to)
{
	buf_printf(out, "## %.*s\n\n", STR_ARG(path));
	for (size_t i = from; i < to; i++)
		add_page(out, &p->page[i].scene);
}
