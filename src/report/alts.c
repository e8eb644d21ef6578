#include "report/alts.h"

static const struct tag *figure_of(const struct tag *t)
{
	while (t && t->kind != TAG_FIGURE)
		t = t->parent;
	return t;
}

/* Data must not become markup; what is pasted is what is read. */
static void put_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr("\\`*_<[", s.p[i]) && s.p[i])
			buf_char(out, '\\');
		buf_char(out, s.p[i] == '\n' ? ' ' : s.p[i]);
	}
}

static void put_line(struct buf *out, const char *before, struct str s, const char *after)
{
	buf_text(out, before);
	put_text(out, s);
	buf_printf(out, "%s\n\n", after);
}

static void add_figure(struct buf *out, const struct tag *figure)
{
	struct str title = figure->title.n ? figure->title : figure->id;
	if (title.n)
		put_line(out, "**", title, "**");
	put_line(out, "", figure->alt, "");
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
	put_line(out, "## ", path, "");
	for (size_t i = from; i < to; i++)
		add_page(out, &p->page[i].scene);
}
