#include "report/schema/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/files.h"
#include "report/extract.h"
#include "spec/spec.h"

static bool is_korean(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0xEA && (unsigned char)*text <= 0xED)
			return true;
	return false;
}

static void check_key(const struct shape_key *k)
{
	unsigned forms = k->forms & ~(unsigned)SHAPE_NEEDED;
	assert_true(forms && *k->says[0] && *k->says[1]);
	assert_true(is_korean(k->says[0]));
	assert_true(!((k->forms | k->each) & SHAPE_WORD) || (k->words && *k->words));
	assert_true(!((k->forms | k->each) & SHAPE_MAP) == !k->of);
	assert_true(!(k->forms & SHAPE_LIST) == !k->each);
	assert_true(k->lo <= k->hi);
}

/* What the schema, the messages and the manual rely on. */
static void every_key_says_what_it_is(void **state)
{
	(void)state;
	struct schema_parts parts;
	schema_collect(&parts, &shape_report);
	assert_true(parts.count > 40);
	for (size_t i = 0; i < parts.count; i++) {
		const struct shape *s = parts.item[i];
		assert_true(s->keys > 0 || s->any || s->either);
		for (unsigned k = 0; k < s->keys; k++) {
			check_key(&s->key[k]);
			assert_ptr_equal(shape_find(s, s->key[k].name), &s->key[k]); /* once */
		}
		if (s->any)
			check_key(s->any);
		for (size_t other = 0; other < i; other++)
			assert_string_not_equal(s->name, parts.item[other]->name);
	}
}

static const struct shape *step_of(const char *text)
{
	struct arena mem;
	struct files files = {.mem = &mem};
	struct diags d = {.mem = &mem};
	struct node map;
	arena_init(&mem);
	uint32_t file = files_add(&files, STR("t.yaml"), str_of(text));
	struct span whole = {.file = file, .hi = (uint32_t)strlen(text)};
	assert_true(spec_parse_yaml(&map, file, whole, &files, &mem, &d));
	const struct shape *step = shape_step(&map);
	arena_finish(&mem);
	return step;
}

static void a_step_is_known_by_its_word(void **state)
{
	(void)state;
	assert_ptr_equal(step_of("sort: a\n"), &shape_sort);
	assert_ptr_equal(step_of("sort: a\nwindow: []\n"), &shape_window); /* sort is its key */
	assert_ptr_equal(step_of("bin: true\nfield: a\n"), &shape_bins);
	assert_null(step_of("bins: true\n"));
}

/* ---- extracts of pages */

#define PAGES 4

struct document {
	struct run run;
	struct tag tag[PAGES];
	struct item item[PAGES];
	struct page page[PAGES];
	struct pages pages;
};

/* A page for each heading. */
static void open_document(struct document *d, const enum tag_kind *heading)
{
	*d = (struct document){0};
	run_init(&d->run);
	for (int i = 0; i < PAGES; i++) {
		d->tag[i].kind = heading[i];
		d->item[i].tag = &d->tag[i];
		d->page[i] = (struct page){.number = i + 1,
					   .scene = {.item = &d->item[i], .count = 1}};
	}
	d->pages = (struct pages){.page = d->page, .count = PAGES};
}

static void check_extract(const enum tag_kind *before, const char *list, const char *numbers,
			  const enum tag_kind *after)
{
	struct document d;
	open_document(&d, before);
	assert_true(extract_pages(&d.pages, str_of(list), &d.run));
	assert_int_equal(d.pages.count, strlen(numbers));
	for (size_t i = 0; i < d.pages.count; i++) {
		assert_int_equal(d.page[i].number, numbers[i] - '0');
		assert_int_equal(d.page[i].scene.item[0].tag->kind, after[i]);
	}
	run_finish(&d.run);
}

static void extracts_keep_levels_whole(void **state)
{
	(void)state;
	static const enum tag_kind all[] = {TAG_H1, TAG_H2, TAG_H3, TAG_H2};
	static const enum tag_kind two[] = {TAG_H1, TAG_H1}, three[] = {TAG_H1, TAG_H2, TAG_H1},
				   skip[] = {TAG_H1, TAG_H2};
	check_extract(all, "", "1234", all);
	check_extract(all, "1-", "1234", all);
	check_extract(all, "4, 2", "24", two); /* siblings stay so */
	check_extract(all, "2-4", "234", three);
	check_extract(all, "1,3", "13", skip);
}

static void extracts_of_what_is_not_there(void **state)
{
	(void)state;
	static const enum tag_kind all[] = {TAG_H1, TAG_H2, TAG_H3, TAG_H2};
	static const char *const wrong[] = {"0", "5", "3-2", "1,,2", "x", "1-5", ","};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct document d;
		open_document(&d, all);
		assert_false(extract_pages(&d.pages, str_of(wrong[i]), &d.run));
		assert_string_equal(diag_label(d.run.diags.first->code), "E584");
		run_finish(&d.run);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_says_what_it_is),
		cmocka_unit_test(a_step_is_known_by_its_word),
		cmocka_unit_test(extracts_keep_levels_whole),
		cmocka_unit_test(extracts_of_what_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
