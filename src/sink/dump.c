#include "sink/sink.h"

/*
 * Every page as text: what golden tests compare. Nothing in it depends on
 * fonts' outlines or on a library's drawing.
 */
static void dump_page(const struct page *page, struct buf *out)
{
	buf_printf(out, "page %d %.2fx%.2f\n", page->number, page->paper.w, page->paper.h);
	scene_dump(&page->scene, out);
}

static bool write(const struct pages *p, size_t page, struct str path,
		  const struct sink_options *o, struct sink_result *r, struct diags *d)
{
	(void)page; /* all of them */
	struct buf out = {0};
	buf_printf(&out, "document %.*s \"%.*s\"\n", STR_ARG(p->lang), STR_ARG(p->title));
	for (size_t i = 0; i < p->count; i++)
		dump_page(&p->page[i], &out);
	bool ok = sink_put(o, path, buf_str_of(&out), d);
	*r = (struct sink_result){.bytes = out.n, .pages = (unsigned)p->count};
	buf_finish(&out);
	return ok;
}

const struct sink sink_dump = {
	.name = "dump",
	.suffix = "txt",
	.summary = "the display list as text",
	.whole = true,
	.write = write,
};
