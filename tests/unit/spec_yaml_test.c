#include "spec_tree.h"

/* The tree of a YAML text and its diagnostics. */
static void expect(const char *yaml, const char *expected)
{
	struct tree t;
	struct node n;
	tree_open(&t, str_of(yaml));
	struct span all = {1, 0, (uint32_t)str_of(yaml).n};
	t.ok = spec_parse_yaml(&n, 1, all, &t.files, &t.mem, &t.d);
	if (t.ok)
		tree_node(&t.out, &n);
	tree_diags(&t);
	buf_char(&t.out, '\0');
	if (strcmp(t.out.p, expected) != 0)
		print_message("for %s\n", yaml);
	assert_string_equal(t.out.p, expected);
	assert_int_equal(t.ok, t.d.errors == 0);
	tree_close(&t);
}

static void maps_lists_scalars(void **state)
{
	(void)state;
	expect("", "{}");
	expect("# 주석뿐\n", "{}");
	expect("가: 나\nb: [1, 'x', \"y\"]\nc: {d: e}\n",
	       "{가: '나', b: ['1', \"x', \"y'], c: {d: 'e'}}");
	expect("a:\n  - b\n  -\n    c: d\n", "{a: ['b', {c: 'd'}]}");
	expect("a: |\n  가\n   나\n", "{a: |가\n 나\n'}");
	expect("a: >-\n  가\n  나\n", "{a: |가 나'}");
	expect("a: \"\\u00e9\\t\\\"\"", "{a: \"\xc3\xa9\t\"'}");
	expect("\xEF\xBB\xBF"
	       "a: b",
	       "{a: 'b'}");
	expect("---\na: b\n", "{a: 'b'}");
	expect("a: b\r\nc: |\r\n  d\r\n  e\r\n", "{a: 'b', c: |d\ne\n'}");
}

static void no_implicit_types(void **state)
{
	(void)state;
	expect("a: 2025.10\nb: no\nc: 05\nd: null\ne: ~\nf:\ng: 12:30:45\nh: 1_000\n",
	       "{a: '2025.10', b: 'no', c: '05', d: 'null', e: '~', f: '', g: '12:30:45', "
	       "h: '1_000'}");
	expect("<<: a", "{<<: 'a'}");
}

static void values_that_need_quotes(void **state)
{
	(void)state;
	expect("a: {{x}}배로\nb: c", " E118@3-8");
	expect("a: {{x}}\n", " E118@3-8");
	expect("a: {{ f(\"x\", 1) }}", " E118@3-18");
	expect("a: {to: {{h}}}", " E118@8-13");
	expect("a:\n  - {{h}}", " E118@7-12");
	expect("a: **굵게** 글", " E118@3-17");
	expect("a: *기울임*", " E118@3-14");
	expect("a: % 증가", " E118@3-11");
	expect("a: @fig-x 참고", " E118@3-16");
	expect("a: `코드`", " E118@3-11");
	expect("a: [참고] 글", " E118@3-15");
	expect("- b: [참고] 글", " E116@0-17");
	expect("a:\n  - [참고] 글\n", " E118@7-19");
	expect("a: 제목: 부제", " E119@3-17");
	expect("a: \"가\" 나", " E128@3-12");
	expect("a: 'it's'", " E128@3-9");
}

static void anchors_tags_documents(void **state)
{
	(void)state;
	expect("a: &x 1", " E113@3-7");
	expect("a: &x 1\nb: *x", " E113@3-7");
	expect("b: *x", " E113@3-5");
	expect("a: !t 1", " E114@3-7");
	expect("a: &x {b: c}", " E113@3-7");
	expect("a: !!map {b: c}", " E114@3-10");
	expect("&k a: b", " E113@0-4");
	expect("%YAML 1.1\n---\na: b", " E114@0-13");
	expect("a: b\n---\nc: d", " E115@5-8");
	expect("a: b\n...\n", "{a: 'b'}");
}

static void tabs_and_duplicates(void **state)
{
	(void)state;
	expect("a:\tb", " E111@2-3");
	expect("a:\n\tb: c", " E111@3-4");
	expect("a: \"x\ty\"", " E111@5-6");
	expect("가: 1\n나: 2\n가: 3\n", " E112@14-17");
	expect("a: {b: 1, b: 2}", " E112@10-11");
	expect("a: {b: 1}\nc: {b: 1}", "{a: {b: '1'}, c: {b: '1'}}");
	/* the same key, composed and in conjoining jamo */
	expect("가: 1\n\xE1\x84\x80\xE1\x85\xA1: 2\n", " E112@7-13");
}

static void comments_after_text_warn(void **state)
{
	(void)state;
	expect("a: 1위 # 결과", "{a: '1위'} W129@8-16");
	expect("a: #333", "{a: ''} W129@3-7");
	expect("a: [b, c # d\n  ]", "{a: ['b', 'c']} W129@9-12");
	expect("a: # 설명\n  b: c", "{a: {b: 'c'}}");
	expect("a: \"x\" # 설명\n# 설명\nb: c#d", "{a: \"x', b: 'c#d'}");
}

static void syntax_errors_in_our_words(void **state)
{
	(void)state;
	expect("- a", " E116@0-3");
	expect("글", " E116@0-3");
	expect("{a: 1}: 2", " E117@0-9");
	expect(": x", " E121@0-3");
	expect("a: \"가\nb: c", " E120@3-7");
	expect("a: 1\n  b: 2", " E121@7-11");
	expect("a:\n  b: 1\n c: 2", " E121@11-15");
	expect("a: [1, 2\n", " E122@9-9");
	expect("a: {b: c\n\nd: e", " E122@11-12");
	expect("a: 1\nfoo\nb: 2", " E123@5-8");
	expect("a: \"\\q\"", " E124@4-7");
	expect("a: | 가\n  나", " E125@3-8");
	expect("a: }", " E126@3-4");
	expect("a: - x", " E127@3-6");
	expect("a: b\n- c", " E121@5-8");
	expect("a: \x01", " E102@3-4");
	expect("a: \xC2\x80", " E102@3-5");
	expect("a: \xFF", " E101@3-4");
	expect("a: \"\\x07\"", " E102@4-8");
	expect("\"\\0\": b", " E102@1-3");
	expect("가나다: 라\n마: \"바\" 사", " E128@20-29");
}

static void depth_is_limited(void **state)
{
	(void)state;
	struct buf b = {0};
	buf_text(&b, "a: ");
	for (int i = 0; i < 1000; i++)
		buf_char(&b, '[');
	buf_char(&b, '\0');
	expect(b.p, " E106@66-67");
	buf_finish(&b);
}

static void looked_up_by_key(void **state)
{
	(void)state;
	struct tree t;
	struct node n;
	tree_open(&t, STR("a: b\nc: {d: e}\n"));
	assert_true(spec_parse_yaml(&n, 1, (struct span){1, 0, 15}, &t.files, &t.mem, &t.d));
	assert_true(str_eq(node_get(&n, "a")->text, STR("b")));
	assert_true(str_eq(node_get(node_get(&n, "c"), "d")->text, STR("e")));
	assert_null(node_get(&n, "z"));
	assert_null(node_get(node_get(&n, "a"), "x"));
	assert_null(node_get(NULL, "x"));
	tree_close(&t);
}

/* The place of `word` within the value of a: what the file has there. */
static void expect_place(const char *yaml, const char *word, const char *quote)
{
	struct tree t;
	struct node n;
	tree_open(&t, str_of(yaml));
	struct span all = {1, 0, (uint32_t)str_of(yaml).n};
	assert_true(spec_parse_yaml(&n, 1, all, &t.files, &t.mem, &t.d));
	const struct node *a = node_get(&n, "a");
	size_t lo = str_find(a->text, str_of(word), 0);
	assert_int_not_equal(lo, SIZE_MAX);
	struct span at = node_span(&t.files, a, lo, lo + strlen(word));
	struct str got = files_quote(&t.files, at);
	assert_true(at.lo <= at.hi && at.hi <= all.hi);
	if (!str_eq(got, str_of(quote)))
		print_message("for %s: got %.*s\n", yaml, STR_ARG(got));
	assert_true(str_eq(got, str_of(quote)));
	tree_close(&t);
}

static void places_in_the_file(void **state)
{
	(void)state;
	expect_place("a: 가 나 다", "나", "나");
	expect_place("a: \"가 나 다\"", "나", "나");
	expect_place("a: \"가 \\\"나\\\" 다\"", "다", "다");
	expect_place("a: '가 ''나'' 다'", "'나'", "''나''");
	expect_place("a: |\n    SELECT\n      가 FROM b\n    WHERE c\n", "가 FROM", "가 FROM");
	expect_place("a: |\r\n  x\r\n  y z\r\n", "z", "z");
	expect_place("a: >\n  x\n  y z\n", "y z", "y z");
	expect_place("a: x\n  y z\n", "z", "z");
	/* an escape that is not undone: the whole value */
	expect_place("a: \"\\u0041 나\"", "나", "\\u0041 나");
	/* conjoining jamo: the whole value */
	expect_place("a: \xE1\x84\x80\xE1\x85\xA1 b", "b", "\xE1\x84\x80\xE1\x85\xA1 b");
}

static void scalars_are_composed(void **state)
{
	(void)state;
	expect("\xE1\x84\x80\xE1\x85\xA1: \xE1\x84\x82\xE1\x85\xA1\n", "{가: '나'}");
}

static void a_part_of_a_file(void **state)
{
	(void)state;
	struct tree t;
	struct node n;
	tree_open(&t, STR("가나: {\na: 1\nb: 다: 라\n"));
	assert_true(spec_parse_yaml(&n, 1, (struct span){1, 10, 15}, &t.files, &t.mem, &t.d));
	assert_int_equal(node_get(&n, "a")->at.lo, 13);
	assert_false(spec_parse_yaml(&n, 1, (struct span){1, 15, 27}, &t.files, &t.mem, &t.d));
	assert_int_equal(t.d.first->at.lo, 18);
	tree_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(maps_lists_scalars),
		cmocka_unit_test(no_implicit_types),
		cmocka_unit_test(values_that_need_quotes),
		cmocka_unit_test(anchors_tags_documents),
		cmocka_unit_test(tabs_and_duplicates),
		cmocka_unit_test(comments_after_text_warn),
		cmocka_unit_test(syntax_errors_in_our_words),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(looked_up_by_key),
		cmocka_unit_test(places_in_the_file),
		cmocka_unit_test(scalars_are_composed),
		cmocka_unit_test(a_part_of_a_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
