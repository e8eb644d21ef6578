#include "scene/page.h"

struct page *page_add(struct pages *p, struct size paper, struct arena *mem)
{
	struct page *page = &ARENA_PUSH(mem, p->page, p->count, p->room);
	*page = (struct page){.paper = paper, .number = (int)p->count, .scene = {.mem = mem}};
	return page;
}
