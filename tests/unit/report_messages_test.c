#include "report/messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CODE(label, name, ko, en, hint_ko, hint_en) {label, {ko, en, hint_ko, hint_en}},
static const struct {
	const char *label, *text[4];
} all[] = {
#include "base/catalogue/all.def"
};
#undef CODE
#define COUNT (sizeof(all) / sizeof(*all))

/* Which of {0} … {5} a text names, as bits. */
static unsigned arguments(const char *s)
{
	unsigned bits = 0;
	for (; *s; s++)
		if (s[0] == '{' && s[1] >= '0' && s[1] <= '5' && s[2] == '}')
			bits |= 1u << (s[1] - '0');
	return bits;
}

static int pairs_of(const char *s, const char *mark)
{
	int n = 0;
	while ((s = strstr(s, mark))) {
		n++;
		s += strlen(mark);
	}
	return n;
}

static void labels_are_unique_and_well_formed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		const char *l = all[i].label;
		assert_int_equal(strlen(l), 4);
		assert_true(l[0] == 'E' || l[0] == 'W');
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(l, all[k].label);
	}
}

/* "{2}를" is right for half of the words that may stand there. */
static void particles_follow_the_word(void **state)
{
	(void)state;
	static const char *const particle[] = {"은", "는", "이", "가", "을",
					       "를", "과", "와", "로"};
	for (size_t i = 0; i < COUNT * 4; i++)
		for (const char *s = all[i / 4].text[i % 4]; (s = strchr(s, '{')); s++)
			for (size_t k = 0; k < sizeof(particle) / sizeof(*particle); k++) {
				const char *behind = s + 3;
				bool argument = s[1] >= '0' && s[1] <= '5' && s[2] == '}';
				if (argument && !strncmp(behind, particle[k], 3) &&
				    behind[3] == ' ')
					fail_msg("%s: %s", all[i / 4].label, s);
			}
}

static void languages_say_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		assert_true(strlen(all[i].text[0]) && strlen(all[i].text[1]));
		if (arguments(all[i].text[0]) != arguments(all[i].text[1]))
			fail_msg("%s: the sentences name different arguments", all[i].label);
		if (!all[i].text[2][0] != !all[i].text[3][0])
			fail_msg("%s: a hint is missing in one language", all[i].label);
		for (int k = 0; k < 4; k++)
			assert_int_equal(pairs_of(all[i].text[k], "[["),
					 pairs_of(all[i].text[k], "]]"));
	}
}

struct fixture {
	struct arena mem;
	struct files files;
	struct diags d;
};

static void open_fixture(struct fixture *f, const char *text)
{
	*f = (struct fixture){0};
	f->files.mem = f->d.mem = &f->mem;
	files_add(&f->files, STR("a.md"), str_of(text));
}

/* What messages_print writes, in a buffer of the arena. */
static const char *printed(struct fixture *f, enum messages_format format, bool korean)
{
	FILE *out = tmpfile();
	struct messages_options o = {.format = format, .korean = korean};
	messages_print(&f->d, &f->files, &o, out);
	long n = ftell(out);
	rewind(out);
	char *s = ARENA_NEW(&f->mem, char, (size_t)n + 1);
	assert_int_equal(fread(s, 1, (size_t)n, out), n);
	fclose(out);
	return s;
}

static void a_caret_stands_under_hangul(void **state)
{
	(void)state;
	struct fixture f;
	open_fixture(&f, "처음\n  y: {field: 기업 수}\n");
	size_t lo = str_find(files_text(&f.files, 1), STR("기업 수"), 0);
	diag_report(&f.d, ((struct span){1, (uint32_t)lo, (uint32_t)lo + 10}), DIAG_FILE_READ,
		    STR("자료"), STR("없음"));
	assert_string_equal(printed(&f, MESSAGES_HUMAN, true),
			    "a.md:2:14: error[E901]: ‘자료’를 읽을 수 없습니다: 없음\n"
			    "    2 |   y: {field: 기업 수}\n"
			    "      |              ^^^^^^^\n");
	assert_string_equal(printed(&f, MESSAGES_SHORT, false),
			    "a.md:2:14: error[E901]: cannot read ‘자료’: 없음\n");
	arena_finish(&f.mem);
}

static void a_hint_without_its_arguments_is_left_out(void **state)
{
	(void)state;
	struct fixture f;
	open_fixture(&f, "x\n");
	diag_report(&f.d, ((struct span){1, 0, 1}), DIAG_TARGET_UNKNOWN, STR("fig-a"),
		    STR_NONE);
	assert_null(strstr(printed(&f, MESSAGES_HUMAN, true), "hint"));
	arena_finish(&f.mem);
	open_fixture(&f, "x\n");
	diag_report(&f.d, ((struct span){1, 0, 1}), DIAG_TARGET_UNKNOWN, STR("fig-a"),
		    STR("fig-b"));
	assert_non_null(
		strstr(printed(&f, MESSAGES_HUMAN, true), "= hint: 비슷한 이름: ‘fig-b’"));
	arena_finish(&f.mem);
}

static void json_is_one_safe_line(void **state)
{
	(void)state;
	struct fixture f;
	open_fixture(&f, "x\n");
	diag_report(&f.d, SPAN_NONE, DIAG_FILE_READ, STR("a\"b\n\\"), STR("no"));
	assert_string_equal(printed(&f, MESSAGES_JSON, false),
			    "{\"level\":\"error\",\"code\":\"E901\",\"message\":"
			    "\"cannot read ‘a\\\"b\\\\x0A\\\\’: no\"}\n");
	arena_finish(&f.mem);
}

static void long_lines_are_cut_around_the_place(void **state)
{
	(void)state;
	struct fixture f;
	char text[4001];
	memset(text, 'a', 4000);
	memcpy(text + 3000, "HERE", 4);
	text[4000] = '\0';
	open_fixture(&f, text);
	diag_report(&f.d, ((struct span){1, 3000, 3004}), DIAG_FILE_READ, STR("x"), STR("y"));
	const char *s = printed(&f, MESSAGES_HUMAN, false);
	const char *here = strstr(s, "HERE"), *caret = strstr(s, "^^^^");
	assert_non_null(here);
	assert_non_null(caret);
	const char *line = here, *below = caret;
	while (line[-1] != '\n')
		line--;
	while (below[-1] != '\n')
		below--;
	assert_int_equal(here - line, caret - below + 0);
	assert_true(strlen(s) < 400);
	arena_finish(&f.mem);
}

/* What a terminal must not get: bytes that are no UTF-8, controls, turning marks. */
static void quoted_bytes_are_safe(void **state)
{
	(void)state;
	struct fixture f;
	open_fixture(&f, "a\tb\xFF\x1B[31m\xE2\x80\xAEz\n");
	diag_report(&f.d, ((struct span){1, 3, 4}), DIAG_FILE_READ,
		    STR("x\xFF\x1B\xE2\x80\xAE"), STR("y"));
	assert_string_equal(
		printed(&f, MESSAGES_HUMAN, false),
		"a.md:1:4: error[E901]: cannot read ‘x\xEF\xBF\xBD\\x1B\\u202E’: y\n"
		"    1 | a b\xEF\xBF\xBD\xEF\xBF\xBD[31m\xEF\xBF\xBDz\n"
		"      |    ^\n");
	arena_finish(&f.mem);
}

static void several_are_sorted_and_counted(void **state)
{
	(void)state;
	struct fixture f;
	open_fixture(&f, "가\n나\n");
	diag_report(&f.d, ((struct span){1, 4, 7}), DIAG_FILE_READ, STR("b"), STR("n"));
	diag_report(&f.d, ((struct span){1, 0, 3}), DIAG_YAML_COMMENT, STR_NONE);
	diag_report(&f.d, ((struct span){1, 4, 7}), DIAG_FILE_READ, STR("a"), STR("n"));
	const char *s = printed(&f, MESSAGES_HUMAN, false);
	assert_true(strstr(s, "W129") < strstr(s, "‘b’"));
	assert_true(strstr(s, "‘b’") < strstr(s, "‘a’"));
	assert_non_null(strstr(s, "\n2 errors, 1 warning\n"));
	assert_non_null(strstr(printed(&f, MESSAGES_HUMAN, true), "\n오류 2개, 경고 1개\n"));
	arena_finish(&f.mem);
}

/* The labels of a file begin with its hundred. */
static void the_same_is_said_once(void **state)
{
	(void)state;
	struct fixture f;
	open_fixture(&f, "가: 나\n");
	struct span at = {1, 0, 3};
	for (int i = 0; i < 3; i++)
		diag_report(&f.d, at, DIAG_JOSA_LEFT, STR("을(를)"));
	diag_report(&f.d, at, DIAG_JOSA_LEFT, STR("은(는)"));
	diag_report(&f.d, ((struct span){1, 3, 4}), DIAG_JOSA_LEFT, STR("을(를)"));
	assert_int_equal(f.d.warnings, 3);
	arena_finish(&f.mem);
}

static void labels_belong_to_their_file(void **state)
{
	(void)state;
#define CODE(label, name, ko, en, hint_ko, hint_en) label,
	static const char *const spec[] = {
#include "base/catalogue/spec.def"
		NULL};
	static const char *const data[] = {
#include "base/catalogue/data.def"
		NULL};
	static const char *const query[] = {
#include "base/catalogue/query.def"
		NULL};
	static const char *const format[] = {
#include "base/catalogue/format.def"
		NULL};
	static const char *const step[] = {
#include "base/catalogue/step.def"
		NULL};
	static const char *const report[] = {
#include "base/catalogue/report.def"
		NULL};
	static const char *const chart[] = {
#include "base/catalogue/chart.def"
		NULL};
	static const char *const pdf[] = {
#include "base/catalogue/pdf.def"
		NULL};
	static const char *const world[] = {
#include "base/catalogue/world.def"
		NULL};
#undef CODE
	static const char *const *const file[] = {spec,   data,  query, format, step,
						  report, chart, pdf,   world};
	for (size_t i = 0; i < sizeof file / sizeof *file; i++)
		for (const char *const *label = file[i]; *label; label++)
			assert_int_equal((*label)[1], "123445679"[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_unique_and_well_formed),
		cmocka_unit_test(particles_follow_the_word),
		cmocka_unit_test(languages_say_the_same),
		cmocka_unit_test(a_caret_stands_under_hangul),
		cmocka_unit_test(a_hint_without_its_arguments_is_left_out),
		cmocka_unit_test(json_is_one_safe_line),
		cmocka_unit_test(quoted_bytes_are_safe),
		cmocka_unit_test(several_are_sorted_and_counted),
		cmocka_unit_test(the_same_is_said_once),
		cmocka_unit_test(labels_belong_to_their_file),
		cmocka_unit_test(long_lines_are_cut_around_the_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
