#include "spec_tree.h"

static const char *split(struct tree *t, const char *text)
{
	const struct template_part *part;
	size_t parts;
	struct str s = str_of(text);
	tree_open(t, s);
	t->ok = template_split(s, (struct span){1, 0, (uint32_t)s.n}, &part, &parts, &t->mem,
			       &t->d);
	for (size_t i = 0; i < parts; i++) {
		buf_printf(&t->out, "%s%s%.*s", i ? "," : "", part[i].value ? "=" : "",
			   STR_ARG(part[i].text));
		if (part[i].format.n)
			buf_printf(&t->out, "|%.*s", STR_ARG(part[i].format));
		assert_true(part[i].lo < part[i].hi && part[i].hi <= s.n);
		if (part[i].value) {
			assert_memory_equal(s.p + part[i].text_lo, part[i].text.p,
					    part[i].text.n);
			assert_memory_equal(s.p + part[i].format_lo, part[i].format.p,
					    part[i].format.n);
		}
	}
	tree_diags(t);
	buf_char(&t->out, '\0');
	return t->out.p;
}

static void expect(const char *text, const char *expected)
{
	struct tree t;
	assert_string_equal(split(&t, text), expected);
	assert_int_equal(t.ok, t.d.errors == 0);
	tree_close(&t);
}

static void literals_and_values(void **state)
{
	(void)state;
	expect("", "");
	expect("가나", "가나");
	expect("{{a}}", "=a");
	expect("총 {{ a }}개 {{b|comma}}", "총 ,=a,개 ,=b|comma");
	expect("{{a}}{{b}}", "=a,=b");
	expect("{a} }} {", "{a} }} {");
}

static void format_is_behind_the_first_bar(void **state)
{
	(void)state;
	expect("{{ x | comma(dec=1) | else '…' }}", "=x|comma(dec=1) | else '…'");
	expect("{{ a || b | text }}", "=a || b|text");
	expect("{{ f(a | b) | text }}", "=f(a | b)|text");
	expect("{{ a[1 | 2] }}", "=a[1 | 2]");
	expect("{{ '가|나' }}", "='가|나'");
	expect("{{ \"열|이름\" | .1% }}", "=\"열|이름\"|.1%");
	expect("{{ 'it''s | x' | text }}", "='it''s | x'|text");
}

static void quotes_hide_braces(void **state)
{
	(void)state;
	expect("{{ x | else '}}' }}원", "=x|else '}}',원");
	expect("{{ x's }} {{ y }}", "=x's, ,=y");
}

static void backslash_writes_braces(void **state)
{
	(void)state;
	expect("\\{{x}}", "{{x}}");
	expect("가\\{{x}}{{y}}", "가,{{x}},=y");
	expect("\\a", "\\a");
}

static void errors_have_places(void **state)
{
	(void)state;
	expect("가 {{x", "가 {{x E140@4-6");
	expect("{{}}", "= E141@2-2");
	expect("{{  | comma}}", "=|comma E141@2-11");
	expect("ab {{x | }}", "ab ,=x E142@7-8");
	expect("{{ }} {{y}} {{", "=, ,=y, {{ E141@2-3 E140@12-14");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(literals_and_values),
		cmocka_unit_test(format_is_behind_the_first_bar),
		cmocka_unit_test(quotes_hide_braces),
		cmocka_unit_test(backslash_writes_braces),
		cmocka_unit_test(errors_have_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
