#include "layout/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/grid.h"

/*
 * Page flow under random documents. A test box is a pile of numbered lines; it
 * draws each as a rectangle whose colour is the line's number. A footnote is a
 * pile too, whose colour is NOTE and the number of the line that refers to it;
 * the width of its ink is the number of its line.
 */
#define NOTE 0x80000000u
#define NOTES_MAX 6

struct pile {
	uint32_t first, lines;
	double pitch;
	bool heading;
	uint32_t line[NOTES_MAX]; /* that refer to notes, rising; the rest is unused */
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
	head->notes = 0;
	while (head->notes < b->notes && p->line[head->notes] < p->first + keep)
		head->notes++;
	tail->notes = b->notes - head->notes;
	tail->note = b->note + head->notes;
	for (size_t i = 0; i < tail->notes; i++)
		part[1].line[i] = p->line[head->notes + i];
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

static bool note_cut(const struct box *b, double width, double room, struct box *head,
		     struct box *tail, struct arena *mem)
{
	(void)width;
	const struct pile *p = b->content;
	uint32_t keep = room > 0 ? (uint32_t)(room / p->pitch) : 0;
	if (keep < 2 || p->lines < 4)
		return false;
	if (p->lines - keep < 2)
		keep = p->lines - 2;
	struct pile *part = ARENA_NEW(mem, struct pile, 2);
	part[0] = part[1] = *p;
	part[0].lines = keep;
	part[1].lines -= keep;
	part[1].line[0] += keep;
	*head = *tail = *b;
	head->content = &part[0];
	tail->content = &part[1];
	return true;
}

static void note_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct pile *p = b->content;
	out->tag = &scene_artifact;
	for (uint32_t i = 0; i < p->lines; i++)
		scene_rect(out, "note", (struct ink){.rgba = p->first, .width = p->line[0] + i},
			   (struct rect){at.x, at.y + i * p->pitch, at.w, p->pitch});
}

static const struct box_type note_type = {
	.name = "note", .height = pile_height, .cut = note_cut, .place = note_place};

static double rule_height(const struct box *b, double width)
{
	(void)b;
	(void)width;
	return 1;
}

static void rule_place(const struct box *b, struct rect at, struct scene *out)
{
	(void)b;
	out->tag = &scene_artifact;
	scene_rect(out, "rule", (struct ink){.rgba = 0}, at);
}

static const struct box_type rule_type = {
	.name = "rule", .height = rule_height, .place = rule_place};
static const struct box rule = {.type = &rule_type, .before = 5, .after = 2};

static uint32_t random_state;

static uint32_t dice(uint32_t sides)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % sides;
}

/* Some lines of the pile refer to a note of a few lines, or to a long one. */
static void add_notes(struct arena *mem, struct pile *p, struct box *b)
{
	struct box *note = ARENA_NEW(mem, struct box, NOTES_MAX);
	b->note = note;
	for (uint32_t i = 0; i < p->lines && b->notes < NOTES_MAX; i++) {
		if (dice(8))
			continue;
		struct pile *text = ARENA_NEW(mem, struct pile, 1);
		*text = (struct pile){.first = NOTE | (p->first + i),
				      .lines = p->heading || dice(8) ? 1 + dice(3)
								     : 1 + dice(90),
				      .pitch = 6};
		p->line[b->notes] = p->first + i;
		note[b->notes++] = (struct box){.type = &note_type, .content = text};
	}
}

static struct box random_box(struct arena *mem, uint32_t *next)
{
	struct pile *p = ARENA_NEW(mem, struct pile, 1);
	p->heading = dice(5) == 0;
	p->lines = p->heading ? 1 + dice(2) : 1 + dice(30);
	p->pitch = 8 + dice(12);
	p->first = *next;
	*next += p->lines;
	struct box b = {.type = p->heading || dice(3) == 0 ? &solid_type : &pile_type,
			.before = dice(20),
			.after = dice(20),
			.keep_with_next = p->heading,
			.page_before = dice(25) == 0,
			.content = p};
	if (dice(2))
		add_notes(mem, p, &b);
	return b;
}

static const struct page_style style = {
	.paper = {300, 400}, .margin = {30, 20, 30, 20}, .note_rule = &rule};

struct counts {
	size_t notes, lines;
};

/* What was read of the notes so far: which one, how many of its lines. */
struct read {
	uint32_t note, lines;
	size_t notes, all;
	bool full; /* the page before had no room for the least of a note */
};
#define LEAST_FOOT (8 + 3 * 6)

/*
 * Below one rule, the notes go on where the page before left them. One begins on
 * the page of the line that refers to it, if only the notes of that page leave
 * room for two of its lines.
 */
static void check_foot(const struct scene *s, size_t lines, uint32_t first, uint32_t last,
		       struct read *r)
{
	for (size_t k = lines; k < s->count; k++) {
		const struct item *item = &s->item[k];
		assert_string_equal(item->role, k == lines ? "rule" : "note");
		if (k == lines)
			continue;
		uint32_t line = item->ink.rgba & ~NOTE, own = (uint32_t)item->ink.width;
		assert_true(line < last);
		assert_true(own ? line == r->note && own == r->lines
				: r->notes == 0 || line > r->note);
		if (!own) {
			assert_true(line >= first || r->full);
			r->notes++;
		}
		r->note = line;
		r->lines = own + 1;
		r->all++;
	}
	double bottom = style.paper.h - style.margin.bottom;
	double text = lines ? s->item[lines - 1].rect.y + s->item[lines - 1].rect.h : 0;
	double foot = s->count > lines ? s->item[lines].rect.y - rule.before : bottom;
	double most = 0.6 * (bottom - style.margin.top); /* notes that go on */
	r->full = foot - text < LEAST_FOOT || bottom - foot > most;
}

/* Every line once, in order, inside the margins, and no heading last on a page. */
static void check_pages(const struct pages *pages, uint32_t lines, struct counts notes,
			struct flow_overfull overfull, bool ends_heading)
{
	uint32_t next = 0;
	size_t beyond = 0;
	struct read read = {0};
	for (size_t i = 0; i < pages->count; i++) {
		const struct scene *s = &pages->page[i].scene;
		double bottom = 0;
		uint32_t first = next;
		size_t k = 0;
		bool crowded = false; /* lines that reach into the notes, or beyond the page */
		for (; k < s->count && !strchr("rn", s->item[k].role[0]); k++) {
			const struct item *item = &s->item[k];
			assert_int_equal(item->ink.rgba, next);
			next++;
			assert_true(item->rect.y >= bottom - 1e-9);
			assert_true(item->rect.y >= style.margin.top - 1e-9);
			bottom = item->rect.y + item->rect.h;
		}
		if (k && next < lines && !ends_heading)
			assert_string_not_equal(s->item[k - 1].role, "heading");
		check_foot(s, k, first, next, &read);
		for (; k < s->count; k++) {
			const struct rect *r = &s->item[k].rect;
			crowded = crowded || r->y < bottom - 0.02;
			bottom = r->y + r->h;
		}
		crowded = crowded || bottom > style.paper.h - style.margin.bottom + 0.02;
		beyond += crowded;
	}
	assert_int_equal(next, lines);
	assert_int_equal(read.notes, notes.notes);
	assert_int_equal(read.all, notes.lines);
	assert_true(beyond <= overfull.count);
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
		struct counts notes = {0};
		for (size_t i = 0; i < boxes; i++) {
			box[i] = random_box(&mem, &lines);
			notes.notes += box[i].notes;
			for (size_t k = 0; k < box[i].notes; k++)
				notes.lines +=
					((const struct pile *)box[i].note[k].content)->lines;
		}
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
		struct flow_overfull overfull;
		flow_pages(&style, box, boxes, &mem, &pages, &overfull);
		check_pages(&pages, lines, notes, overfull, forced || tall);
		arena_finish(&mem);
	}
}

static void a_kept_chain_moves_together(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile body = {0, 15, 20, false, {0}}, heading = {15, 1, 20, true, {0}},
		    figure = {16, 10, 20, false, {0}};
	struct box box[] = {
		{.type = &solid_type, .content = &body},
		{.type = &solid_type, .content = &heading, .keep_with_next = true},
		{.type = &solid_type, .content = &figure},
	};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 3, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 2);
	assert_int_equal(pages.page[0].scene.count, 15);
	assert_int_equal(overfull.count, 0);
	arena_finish(&mem);
}

static void a_box_taller_than_a_page_stands_alone_and_is_counted(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile tall = {0, 100, 20, false, {0}}, after = {100, 1, 20, false, {0}};
	struct box box[] = {{.type = &solid_type, .content = &tall},
			    {.type = &solid_type, .content = &after}};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	assert_int_equal(overfull.count, 1);
	assert_int_equal(pages.count, 2);
	arena_finish(&mem);
}

static void spaces_are_the_larger_of_two_and_vanish_at_the_edge(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile a = {0, 1, 10, false, {0}}, b = {1, 1, 10, false, {0}};
	struct box box[] = {{.type = &solid_type, .before = 50, .after = 7, .content = &a},
			    {.type = &solid_type, .before = 12, .after = 99, .content = &b}};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	const struct item *item = pages.page[0].scene.item;
	assert_float_equal(item[0].rect.y, 30, 1e-9);
	assert_float_equal(item[1].rect.y, 30 + 10 + 12, 1e-9);
	arena_finish(&mem);
}

static void a_box_moves_when_its_notes_have_no_room(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile body = {0, 15, 20, false, {0}}, line = {15, 1, 20, false, {0}},
		    text = {NOTE | 15, 3, 6, false, {0}};
	struct box note = {.type = &note_type, .content = &text};
	struct box box[] = {
		{.type = &solid_type, .content = &body},
		{.type = &solid_type, .content = &line, .note = &note, .notes = 1},
	};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 2);
	const struct scene *s = &pages.page[1].scene;
	assert_int_equal(s->count, 5);
	assert_string_equal(s->item[1].role, "rule");
	assert_float_equal(s->item[2].rect.y, 400 - 30 - 18, 1e-9);
	assert_float_equal(s->item[1].rect.y, 400 - 30 - 18 - 2 - 1, 1e-9);
	arena_finish(&mem);
}

/* A note that would leave too much of a page empty begins there and goes on. */
static void a_long_note_goes_on_at_the_next_foot(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile body = {0, 10, 20, false, {0}}, line = {10, 1, 20, false, {0}},
		    text = {NOTE | 10, 40, 6, false, {0}}, last = {11, 1, 20, false, {0}};
	struct box note = {.type = &note_type, .content = &text};
	struct box box[] = {
		{.type = &solid_type, .content = &body},
		{.type = &solid_type, .content = &line, .note = &note, .notes = 1},
		{.type = &solid_type, .content = &last},
	};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 3, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 2);
	/* 340 points less 11 lines of 20 and the rule of 8: 18 lines of the note */
	assert_int_equal(pages.page[0].scene.count, 11 + 1 + 18);
	assert_int_equal(pages.page[1].scene.count, 1 + 1 + 22);
	arena_finish(&mem);
}

/* A line below a heading is not enough where a figure goes to the next page. */
static void more_than_a_line_stands_below_a_heading(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct page_style careful = style;
	careful.least_below = 30;
	for (uint32_t lines = 1; lines < 3; lines++) {
		struct pile body = {0, 12, 20, false, {0}}, heading = {12, 1, 20, true, {0}},
			    intro = {13, lines, 20, false, {0}},
			    figure = {13 + lines, 5, 20, false, {0}};
		struct box box[] = {
			{.type = &solid_type, .content = &body},
			{.type = &solid_type, .content = &heading, .keep_with_next = true},
			{.type = &pile_type, .content = &intro},
			{.type = &solid_type, .content = &figure},
		};
		struct pages pages = {0};
		struct flow_overfull overfull;
		flow_pages(&careful, box, 4, &mem, &pages, &overfull);
		assert_int_equal(pages.count, 2);
		assert_int_equal(pages.page[0].scene.count, lines == 1 ? 12 : 15);
	}
	arena_finish(&mem);
}

static void a_row_shares_its_width(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile a = {0, 2, 10, false, {0}}, b = {2, 5, 10, false, {0}};
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

/* What is left of a box that keeps with the next does not begin anew. */
static void a_stack_cut_twice_goes_on(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile a = {0, 6, 10, false, {0}}, b = {6, 5, 10, false, {0}};
	struct box box[] = {{.type = &pile_type, .keep_with_next = true, .content = &a},
			    {.type = &solid_type, .content = &b}};
	struct box stack = grid_stack(&mem, box, 2), head, tail, none[2];
	assert_true(stack.type->cut(&stack, 100, 45, &head, &tail, &mem));
	assert_float_equal(head.type->height(&head, 100), 40, 1e-9);
	assert_float_equal(tail.type->height(&tail, 100), 20 + 50, 1e-9);
	assert_false(tail.type->cut(&tail, 100, 60, &none[0], &none[1], &mem));
	arena_finish(&mem);
}

/* The last rows of what is cut go on with the notes below it. */
static void notes_below_are_not_left_alone(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	double room = style.paper.h - style.margin.top - style.margin.bottom;
	struct pile rows = {0, (uint32_t)(room / 10), 10, false, {0}},
		    words = {rows.lines, 2, 10, false, {0}};
	struct box box[] = {{.type = &pile_type, .keep_with_next = true, .content = &rows},
			    {.type = &solid_type, .content = &words}};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 2);
	assert_int_equal(pages.page[0].scene.count, rows.lines - 2);
	assert_int_equal(pages.page[1].scene.count, 2 + 2);
	arena_finish(&mem);
}

/* A page that lies already is not turned for what wants to lie. */
static void paper_that_lies_is_not_turned(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct page_style slide = style;
	slide.paper = (struct size){400, 200};
	struct pile a = {0, 1, 10, false, {0}}, b = {1, 1, 10, false, {0}};
	struct box box[] = {{.type = &pile_type, .content = &a},
			    {.type = &pile_type, .turned = true, .content = &b}};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&slide, box, 2, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 1);
	arena_finish(&mem);
}

static void breaks_make_no_empty_pages(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile none = {0}, a = {0, 1, 10, false, {0}}, b = {1, 1, 10, false, {0}};
	struct box stop = {.type = &solid_type, .page_before = true, .content = &none};
	struct box first = {.type = &solid_type, .before = 9, .after = 9, .content = &a};
	struct box second = {.type = &solid_type, .before = 9, .after = 9, .content = &b};
	struct box box[] = {stop, first, stop, stop, second, stop};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 6, &mem, &pages, &overfull);
	assert_int_equal(pages.count, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(pages.page[i].scene.count, 1);
		assert_float_equal(pages.page[i].scene.item[0].rect.y, style.margin.top, 1e-9);
	}
	arena_finish(&mem);
}

/* Boxes of random heights in columns: each once, in order down the columns of
 * every page, beside each other, within the room, and no page without any. */
static void columns_break_over_pages(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < 500; seed++) {
		struct arena mem;
		arena_init(&mem);
		random_state = seed;
		struct box box[60];
		size_t boxes = 1 + dice(60);
		for (size_t i = 0; i < boxes; i++) {
			struct pile *p = ARENA_NEW(&mem, struct pile, 1);
			*p = (struct pile){(uint32_t)i, 1, 5 + dice(60), false, {0}};
			box[i] = (struct box){.type = &solid_type,
					      .before = dice(10),
					      .after = dice(10),
					      .content = p};
		}
		struct grid_columns what = {box, boxes, 1 + dice(4), 10, false};
		struct box all = grid_columns(&mem, what), head, tail;
		double wide = 300, room = 100 + dice(200);
		if (all.type->cut(&all, wide, room, &head, &tail, &mem))
			assert_true(head.type->height(&head, wide) <= room);
		struct pages pages = {0};
		struct flow_overfull overfull;
		flow_pages(&style, &all, 1, &mem, &pages, &overfull);
		assert_int_equal(overfull.count, 0);
		uint32_t next = 0;
		for (size_t i = 0; i < pages.count; i++) {
			const struct scene *s = &pages.page[i].scene;
			const struct rect *before = NULL;
			assert_true(s->count > 0);
			for (size_t k = 0; k < s->count; k++) {
				const struct rect *r = &s->item[k].rect;
				assert_int_equal(s->item[k].ink.rgba, next++);
				assert_true(r->y + r->h <= 400 - 30 + 0.02);
				assert_true(
					!before || r->x >= before->x + before->w + 9.99 ||
					(r->x == before->x && r->y >= before->y + before->h));
				before = r;
			}
		}
		assert_int_equal(next, boxes);
		arena_finish(&mem);
	}
}

static void columns_that_are_whole_move_as_one(void **state)
{
	(void)state;
	struct arena mem;
	arena_init(&mem);
	struct pile above = {0, 1, 250, false, {0}}, item = {1, 1, 50, false, {0}};
	struct box one = {.type = &solid_type, .content = &item};
	struct box items[] = {one, one, one, one};
	struct grid_columns what = {items, 4, 2, 10, true};
	struct box box[] = {{.type = &solid_type, .content = &above}, grid_columns(&mem, what)};
	struct pages pages = {0};
	struct flow_overfull overfull;
	flow_pages(&style, box, 2, &mem, &pages, &overfull);
	assert_int_equal(pages.page[0].scene.count, 1);
	assert_int_equal(pages.page[1].scene.count, 4);
	arena_finish(&mem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost_and_headings_stay),
		cmocka_unit_test(a_kept_chain_moves_together),
		cmocka_unit_test(a_box_taller_than_a_page_stands_alone_and_is_counted),
		cmocka_unit_test(spaces_are_the_larger_of_two_and_vanish_at_the_edge),
		cmocka_unit_test(a_box_moves_when_its_notes_have_no_room),
		cmocka_unit_test(a_long_note_goes_on_at_the_next_foot),
		cmocka_unit_test(more_than_a_line_stands_below_a_heading),
		cmocka_unit_test(a_row_shares_its_width),
		cmocka_unit_test(a_stack_cut_twice_goes_on),
		cmocka_unit_test(notes_below_are_not_left_alone),
		cmocka_unit_test(paper_that_lies_is_not_turned),
		cmocka_unit_test(breaks_make_no_empty_pages),
		cmocka_unit_test(columns_break_over_pages),
		cmocka_unit_test(columns_that_are_whole_move_as_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
