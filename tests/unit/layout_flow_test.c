#include "layout/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "layout/grid.h"

/*
 * Page flow under random documents. A test box is a pile of numbered lines; it
 * draws each as a rectangle whose colour is the line's number.
 */
struct pile {
	uint32_t first, lines;
	double pitch;
	bool heading;
};

static double pile_height(const struct box *b, double width)
{
	(void)width;
	const struct pile *p = b->content;
	return (double)p->lines * p->pitch;
}

static bool pile_cut(const struct box *b, double width, double room, struct box *head,
		     struct box *tail, struct arena *mem)
{
	(void)width;
	const struct pile *p = b->content;
	double fit = room / p->pitch;
	if (fit < 2 || p->lines < 4)
		return false;
	uint32_t keep = (uint32_t)fit;
	if (p->lines - keep < 2)
		keep = p->lines - 2;
	struct pile *part = ARENA_NEW(mem, struct pile, 2);
	part[0] = part[1] = *p;
	part[0].lines = keep;
	part[1].first += keep;
	part[1].lines -= keep;
	*head = *tail = *b;
	head->content = &part[0];
	tail->content = &part[1];
	return true;
}

static void pile_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct pile *p = b->content;
	out->tag = &scene_artifact;
	for (uint32_t i = 0; i < p->lines; i++)
		scene_rect(out, p->heading ? "heading" : "line",
			   (struct ink){.rgba = p->first + i},
			   (struct rect){at.x, at.y + i * p->pitch, at.w, p->pitch});
}

static const struct box_type pile_type = {
	.name = "pile", .height = pile_height, .cut = pile_cut, .place = pile_place};
static const struct box_type solid_type = {
	.name = "solid", .height = pile_height, .place = pile_place};

static uint32_t random_state;

static uint32_t dice(uint32_t sides)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % sides;
}

static struct box random_box(struct arena *mem, uint32_t *next)
{
	struct pile *p = ARENA_NEW(mem, struct pile, 1);
	p->heading = dice(5) == 0;
	p->lines = p->heading ? 1 + dice(2) : 1 + dice(30);
	p->pitch = 8 + dice(12);
	p->first = *next;
	*next += p->lines;
	return (struct box){.type = p->heading || dice(3) == 0 ? &solid_type : &pile_type,
			    .before = dice(20),
			    .after = dice(20),
			    .keep_with_next = p->heading,
			    .page_before = dice(25) == 0,
			    .content = p};
}

static const struct page_style style = {.paper = {300, 400}, .margin = {30, 20, 30, 20}};

/* Every line once, in order, inside the margins, and no heading last on a page. */
static void check_pages(const struct pages *pages, uint32_t lines, size_t overfull,
			bool ends_heading)
{
	uint32_t next = 0;
	size_t beyond = 0;
	for (size_t i = 0; i < pages->count; i++) {
		const struct scene *s = &pages->page[i].scene;
		double bottom = 0;
		for (size_t k = 0; k < s->count; k++) {
			const struct item *item = &s->item[k];
			assert_int_equal(item->ink.rgba, next);
			next++;
			assert_true(item->rect.y >= bottom - 1e-9);
			assert_true(item->rect.y >= style.margin.top - 1e-9);
			bottom = item->rect.y + item->rect.h;
		}
		beyond += bottom > style.paper.h - style.margin.bottom + 0.02;
		if (s->count && i + 1 < pages->count && !ends_heading)
			assert_string_not_equal(s->item[s->count - 1].role, "heading");
	}
	assert_int_equal(next, lines);
	assert_true(beyond <= overfull);
}

static void nothing_is_lost_and_headings_stay(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < 3000; seed++) {
		struct arena mem;
		arena_init(&mem);
		random_state = seed;
		struct box box[40];
		size_t boxes = 1 + dice(39);
		uint32_t lines = 0;
		for (size_t i = 0; i < boxes; i++)
			box[i] = random_box(&mem, &lines);
		/* a heading before a break that the author asked for may stand last */
		bool forced = false;
		for (size_t i = 0; i + 1 < boxes; i++)
			forced = forced || (box[i].keep_with_next && box[i + 1].page_before);
		/* and so may headings that no page holds together with what follows */
		bool tall = false;
		for (size_t i = 0; i + 1 < boxes; i++)
			tall = tall ||
			       (box[i].keep_with_next &&
				(box[i + 1].keep_with_next || box[i + 1].type == &solid_type));
		struct pages pages = {0};
		size_t overfull;
		flow_pages(&style, box, boxes, &mem, &pages, &overfull);
		check_pages(&pages, lines, overfull, forced || tall);
		arena_finish(&mem);
	}
}

static void a_kept_chain_moves_together(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile body = {0, 15, 20, false}, heading = {15, 1, 20, true},
		    figure = {16, 10, 20, false};
	struct box box[] = {
		{.type = &solid_type, .content = &body},
		{.type = &solid_type, .content = &heading, .keep_with_next = true},
		{.type = &solid_type, .content = &figure},
	};
	struct pages pages = {0};
	size_t overfull;
	flow_pages(&style, box, 3, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 2);
	assert_int_equal(pages.page[0].scene.count, 15);
	assert_int_equal(overfull, 0);
	arena_finish(&mem);
}

static void a_box_taller_than_a_page_stands_alone_and_is_counted(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile tall = {0, 100, 20, false}, after = {100, 1, 20, false};
	struct box box[] = {{.type = &solid_type, .content = &tall},
			    {.type = &solid_type, .content = &after}};
	struct pages pages = {0};
	size_t overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	assert_int_equal(overfull, 1);
	assert_int_equal(pages.count, 2);
	arena_finish(&mem);
}

static void spaces_are_the_larger_of_two_and_vanish_at_the_edge(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile a = {0, 1, 10, false}, b = {1, 1, 10, false};
	struct box box[] = {{.type = &solid_type, .before = 50, .after = 7, .content = &a},
			    {.type = &solid_type, .before = 12, .after = 99, .content = &b}};
	struct pages pages = {0};
	size_t overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	const struct item *item = pages.page[0].scene.item;
	assert_float_equal(item[0].rect.y, 30, 1e-9);
	assert_float_equal(item[1].rect.y, 30 + 10 + 12, 1e-9);
	arena_finish(&mem);
}

static void a_row_shares_its_width(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile a = {0, 2, 10, false}, b = {2, 5, 10, false};
	struct grid_cell cell[] = {{{.type = &solid_type, .content = &a}, 1},
				   {{.type = &solid_type, .content = &b}, 3}};
	struct box row = grid_row(&mem, cell, 2, 20);
	assert_float_equal(row.type->height(&row, 220), 50, 1e-9);
	struct scene s = {.mem = &mem};
	row.type->place(&row, (struct rect){5, 7, 220, 50}, &s);
	assert_float_equal(s.item[0].rect.w, 50, 1e-9);
	assert_float_equal(s.item[2].rect.x, 5 + 50 + 20, 1e-9);
	assert_float_equal(s.item[2].rect.w, 150, 1e-9);
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost_and_headings_stay),
		cmocka_unit_test(a_kept_chain_moves_together),
		cmocka_unit_test(a_box_taller_than_a_page_stands_alone_and_is_counted),
		cmocka_unit_test(spaces_are_the_larger_of_two_and_vanish_at_the_edge),
		cmocka_unit_test(a_row_shares_its_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
