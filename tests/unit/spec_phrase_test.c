#include "spec_tree.h"

/* Strings of YAML: always one paragraph. */
static void expect(const char *text, const char *expected)
{
	struct tree t;
	const struct inline_ *item;
	size_t count;
	tree_open(&t, str_of(text));
	struct node scalar = {.kind = NODE_SCALAR,
			      .at = {1, 0, (uint32_t)str_of(text).n},
			      .text = str_of(text)};
	t.ok = spec_inlines(&scalar, &t.files, &item, &count, &t.mem, &t.d);
	tree_inlines(&t.out, item, count);
	tree_diags(&t);
	buf_char(&t.out, '\0');
	if (strcmp(t.out.p, expected) != 0)
		print_message("for %s\n", text);
	assert_string_equal(t.out.p, expected);
	assert_int_equal(t.ok, t.d.errors == 0);
	tree_close(&t);
}

static void inline_marks(void **state)
{
	(void)state;
	expect("", "");
	expect("가 {{x | .1}}배", "\"가 \" {x | .1} \"배\"");
	expect("**{{정책}}**", "*({정책})");
	expect("**‘가’**은 @fig-a, [나](다)[^1] `라`",
	       "*(\"‘가’\") \"은 \" @fig-a \", \" [\"나\"|다] ^1 \" \" `라`");
	expect("\\{{x}} &amp; a_b", "\"{{x}} & a_b\"");
}

/* What would begin a block in the body begins nothing here. */
static void no_blocks(void **state)
{
	(void)state;
	expect("# 1위", "\"# 1위\"");
	expect("- 10%", "\"- 10%\"");
	expect("* 주", "\"* 주\"");
	expect("+ 3", "\"+ 3\"");
	expect("1. 개요", "\"1. 개요\"");
	expect("2025. 9. 15. 국회", "\"2025. 9. 15. 국회\"");
	expect("> 5", "\"> 5\"");
	expect("□ 가", "\"□ 가\"");
	expect("가. 나", "\"가. 나\"");
	expect("::: 가", "\"::: 가\"");
	expect("\\newpage", "\"\\newpage\"");
	expect("---", "\"---\"");
	expect("***", "\"***\"");
	expect("* * *", "\"* * *\"");
	expect("___", "\"___\"");
	expect("```", "\"```\"");
	expect("``` a", "\"``` a\"");
	expect("~~~", "\"~~~\"");
	expect("[가]: 나", "\"[가]: 나\"");
	expect("[^1]: 나", "^1 \": 나\"");
	expect("    가", "\"가\"");
	expect("| a |\n|---|", "\"| a | |---|\"");
	expect("|-|-|", "\"|-|-|\"");
	expect("-", "\"-\"");
	expect("#", "\"#\"");
}

static void several_lines(void **state)
{
	(void)state;
	expect("가\n나\n", "\"가 나\"");
	expect("가\n---\n나", "\"가 --- 나\"");
	expect("가\n\n- 나\n\n\n1. 다", "\"가\" / \"- 나\" / \"1. 다\"");
	expect("가\\\n- 나  \n# 다", "\"가\" / \"- 나\" / \"# 다\"");
	expect("\n가\n\n", "\"가\"");
	expect("가\n\r나\r\r다", "\"가\" / \"나\" / \"다\"");
	expect("**가\n나**", "*(\"가 나\")");
	expect("가 #", "\"가 #\"");
}

static void errors(void **state)
{
	(void)state;
	expect("가<br>나", "\"가나\" E130@3-7");
	expect("<div>", " E130@0-5");
	expect("가 {{x", "\"가 {{x\" E140@4-6");
	expect("{{}}", "{} E141@0-4");
}

/* The first diagnostic in the value of a. */
static void expect_place(const char *yaml, size_t lo, size_t hi)
{
	struct tree t;
	struct node n;
	const struct inline_ *item;
	size_t count;
	tree_open(&t, str_of(yaml));
	struct span all = {1, 0, (uint32_t)str_of(yaml).n};
	assert_true(spec_parse_yaml(&n, 1, all, &t.files, &t.mem, &t.d));
	assert_false(spec_inlines(node_get(&n, "a"), &t.files, &item, &count, &t.mem, &t.d));
	assert_int_equal(t.d.first->at.lo, lo);
	assert_int_equal(t.d.first->at.hi, hi);
	tree_close(&t);
}

static void places(void **state)
{
	(void)state;
	expect_place("a: 가 나<br>", 10, 14);
	expect_place("a: \"가 나<br>\"", 11, 15);
	expect_place("a: \"\\\"가\\\" 나<br>\"", 15, 19);
	expect_place("a: |\n  가\n  나<br>\n", 16, 20);
	/* an escape that is not undone: the whole value */
	expect_place("a: \"\\u0041<br>\"", 4, 14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inline_marks),  cmocka_unit_test(no_blocks),
		cmocka_unit_test(several_lines), cmocka_unit_test(errors),
		cmocka_unit_test(places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
