#include "spec_tree.h"

/* Strings of YAML: always one paragraph. */
static void expect_at(const char *text, struct span at, const char *expected)
{
	struct tree t;
	const struct inline_ *item;
	size_t count;
	tree_open(&t, str_of(text));
	struct node scalar = {.kind = NODE_SCALAR, .at = at, .text = str_of(text)};
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

static void expect(const char *text, const char *expected)
{
	expect_at(text, (struct span){1, 0, (uint32_t)str_of(text).n}, expected);
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
	expect("가\n\n- 나\n\n\n1. 다", "\"가  - 나   1. 다\"");
	expect("가\\\n- 나  \n# 다", "\"가\" / \"- 나\" / \"# 다\"");
	expect("\n가", "\"가\"");
	expect("가\n\r나\r\r다", "\"가  나  다\"");
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

static void places(void **state)
{
	(void)state;
	/* a string as long as its place stands there as it is */
	expect_at("가 {{x", (struct span){1, 100, 107}, "\"가 {{x\" E140@104-106");
	/* one with escapes in it is pointed at as a whole */
	expect_at("가 {{x", (struct span){1, 100, 110}, "\"가 {{x\" E140@100-110");
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
