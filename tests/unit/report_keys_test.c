#include "report/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "spec/spec.h"

struct yaml {
	struct arena mem;
	struct files files;
	struct diags d;
	struct node map;
	struct keys k;
};

#define ANY (SHAPE_SCALAR | SHAPE_MAP | SHAPE_LIST)
#define LETTER(name)                                          \
	{                                                     \
		name, ANY, SHAPE_TEXT, "b c", 1, 4, &letters, \
		{                                             \
			"", ""                                \
		}                                             \
	}
static const struct shape letters;
static const struct shape_key letter[] = {LETTER("a"), LETTER("b"), LETTER("c"), LETTER("d"),
					  LETTER("none")};
static const struct shape letters = {.name = "letters", .key = letter, .keys = 5};

static const struct shape_key title[] = {{.name = "title", .forms = SHAPE_TEXT},
					 {.name = "subtitle", .forms = SHAPE_TEXT}};
static const struct shape titles = {.name = "titles", .key = title, .keys = 2};

static void open_keys(struct yaml *y, const char *text, const struct shape *known)
{
	*y = (struct yaml){0};
	arena_init(&y->mem);
	y->files.mem = y->d.mem = &y->mem;
	uint32_t file = files_add(&y->files, STR("t.yaml"), str_of(text));
	struct span whole = {.file = file, .hi = (uint32_t)str_of(text).n};
	assert_true(spec_parse_yaml(&y->map, file, whole, &y->files, &y->mem, &y->d));
	y->k = keys_open(&y->map, known, &y->d);
}

/* The one diagnostic there must be, where it stands and its first argument. */
static void close_keys(struct yaml *y, const char *label, const char *place)
{
	assert_int_equal(y->k.ok, !*label);
	assert_int_equal(y->d.errors, *label ? 1 : 0);
	if (*label) {
		assert_string_equal(diag_label(y->d.first->code), label);
		assert_true(str_eq(files_quote(&y->files, y->d.first->at), str_of(place)));
	}
	arena_finish(&y->mem);
}

static void an_unknown_key_names_the_nearest(void **state)
{
	(void)state;
	struct yaml y;
	open_keys(&y, "titel: 가\n", &titles);
	assert_true(str_eq(y.d.first->arg[1], STR("title")));
	close_keys(&y, "E503", "titel");
	open_keys(&y, "title: 가\n", &titles);
	close_keys(&y, "", "");
	open_keys(&y, "titl: 가\n", &titles);
	close_keys(&y, "E503", "titl");
}

static void kinds_are_checked(void **state)
{
	(void)state;
	struct yaml y;
	open_keys(&y, "a: [1]\n", &letters);
	assert_null(keys_scalar(&y.k, "a"));
	close_keys(&y, "E504", "[1]");
	open_keys(&y, "a: 1\n", &letters);
	assert_null(keys_list(&y.k, "a"));
	close_keys(&y, "E548", "1");
	open_keys(&y, "a: [b]\n", &letters);
	struct keys inner = keys_part(&y.k, "a");
	assert_false(inner.ok);
	assert_false(keys_has(&inner, "b"));
	y.k.ok = inner.ok;
	close_keys(&y, "E549", "[b]");
	open_keys(&y, "a: {b: c}\n", &letters);
	assert_int_equal(keys_choice(&y.k, "a").n, 0);
	close_keys(&y, "E504", "{b: c}");
	open_keys(&y, "a: [[b]]\n", &letters); /* an item of a list */
	keys_among(&y.k, &keys_list(&y.k, "a")->item[0], "b");
	close_keys(&y, "E504", "[b]");
}

static void what_is_needed_is_missed_once(void **state)
{
	(void)state;
	struct yaml y;
	open_keys(&y, "a: [1]\n", &letters);
	assert_null(keys_needed(&y.k, "a", y.map.at));
	close_keys(&y, "E504", "[1]");
	open_keys(&y, "a: 1\n", &letters);
	assert_non_null(keys_needed(&y.k, "a", y.map.at));
	assert_null(keys_needed(&y.k, "b", keys_node(&y.k, "a")->at));
	close_keys(&y, "E530", "1");
	open_keys(&y, "a: 1\n", &letters);
	struct keys inner = keys_part(&y.k, "a");
	assert_null(keys_needed(&inner, "b", y.map.at)); /* no map: said already */
	y.k.ok = inner.ok;
	close_keys(&y, "E549", "1");
	struct keys none = keys_open(NULL, &letters, &y.d);
	assert_true(none.ok);
}

static void check_integer(const char *text, int expected, const char *label)
{
	struct yaml y;
	char line[64];
	snprintf(line, sizeof(line), "a: %s\n", text);
	open_keys(&y, line, &letters);
	assert_int_equal(keys_integer(&y.k, "a", 9), expected);
	close_keys(&y, label, text);
}

static void numbers_are_whole_and_within(void **state)
{
	(void)state;
	check_integer("1", 1, "");
	check_integer("4", 4, "");
	check_integer("0", 9, "E506");
	check_integer("5", 9, "E506");
	check_integer("2.5", 9, "E506");
	check_integer("둘", 9, "E506");
	check_integer("99999999999999999999", 9, "E506");
	struct yaml y;
	open_keys(&y, "a: 1.5\nb: 1,5\n", &letters);
	assert_float_equal(keys_number(&y.k, "a").v, 1.5, 0);
	assert_false(keys_number(&y.k, "none").set);
	assert_false(keys_number(&y.k, "b").set);
	close_keys(&y, "E505", "1,5");
}

static void words_are_true_and_false(void **state)
{
	(void)state;
	struct yaml y;
	open_keys(&y, "a: true\nb: false\nc: \"false\"\nd: yes\n", &letters);
	assert_int_equal(keys_bool(&y.k, "a"), TRI_YES);
	assert_int_equal(keys_bool(&y.k, "b"), TRI_NO);
	assert_int_equal(keys_bool(&y.k, "none"), TRI_DEFAULT);
	assert_true(keys_is_off(keys_node(&y.k, "b")));
	assert_false(keys_is_off(keys_node(&y.k, "c"))); /* a title that says false */
	assert_false(keys_is_off(NULL));
	keys_bool(&y.k, "d");
	close_keys(&y, "E507", "yes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unknown_key_names_the_nearest),
		cmocka_unit_test(kinds_are_checked),
		cmocka_unit_test(what_is_needed_is_missed_once),
		cmocka_unit_test(numbers_are_whole_and_within),
		cmocka_unit_test(words_are_true_and_false),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
