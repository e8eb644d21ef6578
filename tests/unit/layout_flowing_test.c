/* Columns that text runs down, in the flow of pages. */
#include "layout/flowing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "layout/flow.h"

#define LINE 10.0 /* points */

/* Some lines below each other; each is drawn as a rectangle. */
struct pile {
	unsigned lines;
	const char *name;
};

static double pile_height(const struct box *b, double width)
{
	(void)width;
	return ((const struct pile *)b->content)->lines * LINE;
}

static bool pile_cut(const struct box *b, double width, double room, struct box *head,
		     struct box *tail, struct arena *mem)
{
	(void)width;
	const struct pile *p = b->content;
	unsigned keep = (unsigned)(room / LINE);
	if (keep < 2 || p->lines < 4)
		return false;
	if (keep > p->lines - 2)
		keep = p->lines - 2;
	struct pile *part = ARENA_NEW(mem, struct pile, 2);
	part[0] = (struct pile){keep, p->name};
	part[1] = (struct pile){p->lines - keep, p->name};
	*head = *tail = *b;
	head->content = &part[0];
	tail->content = &part[1];
	return true;
}

static void pile_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct pile *p = b->content;
	out->tag = &scene_artifact;
	for (unsigned i = 0; i < p->lines; i++)
		scene_rect(out, p->name, (struct ink){0},
			   (struct rect){at.x, at.y + i * LINE, at.w, LINE});
}

static const struct box_type pile_type = {
	.name = "pile", .height = pile_height, .cut = pile_cut, .place = pile_place};
static const struct box_type heading_type = {
	.name = "heading", .height = pile_height, .place = pile_place};

static struct box text(struct arena *mem, unsigned lines)
{
	struct pile *p = ARENA_NEW(mem, struct pile, 1);
	*p = (struct pile){lines, "line"};
	return (struct box){.type = &pile_type, .before = 5, .after = 5, .content = p};
}

static struct box heading(struct arena *mem)
{
	struct box b = text(mem, 1);
	b.type = &heading_type;
	b.keep_with_next = true;
	((struct pile *)(uintptr_t)b.content)->name = "heading";
	return b;
}

static const struct page_style style = {.paper = {200, 300}, .margin = {20, 20, 20, 20}};

/* Is something drawn after the heading on its page? Counts all that is drawn. */
static bool is_followed(const struct pages *pages, unsigned *items)
{
	bool followed = false;
	*items = 0;
	for (size_t i = 0; i < pages->count; i++) {
		const struct scene *s = &pages->page[i].scene;
		*items += (unsigned)s->count;
		for (size_t k = 0; k + 1 < s->count; k++)
			followed |= str_eq(str_of(s->item[k].role), STR("heading"));
	}
	return followed;
}

/* Wherever columns that a heading ends begin on the page, it stays with what follows. */
static void test_heading_is_last_in_columns(void **state)
{
	(void)state;
	for (unsigned above = 0; above < 26; above++)
		for (unsigned inside = 2; inside < 60; inside += 3) {
			struct arena mem = {0};
			struct pages pages = {0};
			struct flow_overfull overfull = {0};
			const struct flowing_style two = {.columns = 2, .gap = 10};
			struct box in[2] = {text(&mem, inside), heading(&mem)};
			size_t within = flowing_within(in, 2);
			assert_int_equal(within, 1);
			struct box all[4] = {text(&mem, above + 1),
					     flowing_columns(&mem, &two, in, within), in[1],
					     text(&mem, 12)};
			unsigned items;
			flow_pages(&style, all, 4, &mem, &pages, &overfull);
			if (!is_followed(&pages, &items))
				fail_msg("%u lines above, %u in the columns", above + 1,
					 inside);
			assert_int_equal(items, above + 1 + inside + 1 + 12);
			assert_int_equal(overfull.count, 0);
			arena_finish(&mem);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heading_is_last_in_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
