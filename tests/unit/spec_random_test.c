#include "spec_tree.h"

#include <stdlib.h>

#include "base/num.h"
#include "base/utf8.h"

/*
 * Whatever the bytes: no crash, no sanitizer report, every place inside the
 * file, and a false result exactly when there is an error. The seed is printed;
 * SPEC_SEED=N runs another.
 */
static uint64_t state_now;

static uint64_t random_next(void)
{
	state_now ^= state_now << 13;
	state_now ^= state_now >> 7;
	state_now ^= state_now << 17;
	return state_now;
}

static size_t random_below(size_t n)
{
	return (size_t)(random_next() % n);
}

static const char sample[] =
	"---\n"
	"title: \"가 {{x | comma}}\"\n"
	"format:\n"
	"  pdf: {papersize: a4, pdf-standard: [a-2a, ua-1]}\n"
	"values:\n"
	"  hq0: |\n"
	"    SELECT '가' FROM flip\n"
	"  b: 'it''s' # 주석\n"
	"---\n"
	"# 제목 {#sec-a}\n\n"
	"가 **‘나’**은 {{x | .1}}배이(가) @fig-a [^1] `c {{d` ![e *f*](g{{h}}.png)\n"
	"[i](j&amp;k) <http://l> &middot; m\\\nn  \n<!-- o -->\n\n"
	"| a | b |\n|---|--:|\n| {{x | comma}} | **c**는 |\n\n"
	"□ 가\n  ○ 나 *다*\n  - 라\n  ※마\n\n"
	"1. 2025. 9. 15. 가\n   - 나\n   > 다\n\n"
	"::: {.columns}\n::: {.column width=50% title=\"x\"}\n가. 나\n:::\n:::\n"
	"[^1]: 주\n\n    둘\n\\newpage\n"
	"```{chart #fig-a}\na: [1, {b: c}]\nd:\n  - e\n```\n"
	"```{sql 표}\nSELECT 1\n```\n<br>\n\n***\n[r]: http://s\n";

static const char *const words[] = {"**",
				    "*",
				    "{{",
				    "}}",
				    "`",
				    "```",
				    "\n",
				    "\n\n",
				    ":::",
				    "[^1]",
				    "]:",
				    "](",
				    "![",
				    "> ",
				    "- ",
				    "+ ",
				    "1. ",
				    "□ ",
				    "가.",
				    "\\",
				    "|",
				    "---",
				    "'",
				    "\"",
				    "{a: ",
				    "]",
				    "&amp;",
				    "<",
				    "-->",
				    "@fig-",
				    "#",
				    "\t",
				    "\r\n",
				    ": ",
				    " #",
				    "\xEF\xBB\xBF",
				    "\xF4\x80\x80\x80",
				    "‘",
				    "한",
				    "{#a}"};

static void check_span(const struct tree *t, struct span at)
{
	assert_int_equal(at.file, 1);
	assert_true(at.lo <= at.hi);
	assert_true(at.hi <= files_text(&t->files, 1).n);
}

static void check_node(const struct tree *t, const struct node *n)
{
	check_span(t, n->at);
	for (size_t i = 0; i < n->count; i++) {
		const struct node *child =
			n->kind == NODE_LIST ? &n->item[i] : &n->entry[i].value;
		if (n->kind == NODE_MAP)
			check_span(t, n->entry[i].key_at);
		check_node(t, child);
	}
	if (n->kind != NODE_SCALAR)
		return;
	size_t lo = random_below(n->text.n + 1);
	check_span(t, node_span(&t->files, n, lo, lo + random_below(n->text.n - lo + 1)));
}

static void check_inlines(const struct tree *t, const struct inline_ *x, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		check_span(t, x[i].at);
		check_inlines(t, x[i].child, x[i].children);
	}
}

static void check_element(const struct tree *t, const struct element *e)
{
	check_span(t, e->at);
	check_inlines(t, e->inlines, e->inline_count);
	if (e->name_at.file)
		check_span(t, e->name_at);
	if (e->id_at.file)
		check_span(t, e->id_at);
	if (e->yaml.at.file)
		check_node(t, &e->yaml);
	for (size_t i = 0; i < e->children; i++)
		check_element(t, &e->child[i]);
}

static void check(struct str text)
{
	struct tree t;
	tree_open(&t, text);
	t.ok = spec_parse(&t.spec, 1, &t.files, &t.mem, &t.d);
	assert_int_equal(t.ok, t.d.errors == 0);
	if (t.spec.front.at.file)
		check_node(&t, &t.spec.front);
	for (size_t i = 0; i < t.spec.elements; i++)
		check_element(&t, &t.spec.element[i]);
	const struct inline_ *item;
	size_t count;
	struct span all = {1, 0, (uint32_t)text.n};
	if (utf8_invalid(text) == text.n) {
		unsigned errors = t.d.errors;
		struct node scalar = {.kind = NODE_SCALAR, .at = all, .text = text};
		t.ok = spec_inlines(&scalar, &t.files, &item, &count, &t.mem, &t.d);
		assert_int_equal(t.ok, t.d.errors == errors);
		check_inlines(&t, item, count);
	}
	for (const struct diag *x = t.d.first; x; x = x->next)
		check_span(&t, x->at);
	tree_close(&t);
}

static void random_bytes(void **state)
{
	(void)state;
	char bytes[200];
	for (int round = 0; round < 2000; round++) {
		size_t n = random_below(sizeof bytes);
		for (size_t i = 0; i < n; i++)
			bytes[i] = (char)(random_next() >> 24);
		check((struct str){bytes, n});
	}
}

static void random_words(void **state)
{
	(void)state;
	struct buf b = {0};
	for (int round = 0; round < 5000; round++) {
		b.n = 0;
		for (size_t n = random_below(60); n > 0; n--)
			buf_text(&b, words[random_below(sizeof words / sizeof *words)]);
		check(buf_str_of(&b));
	}
	buf_finish(&b);
}

/* One to four places of the sample are cut, doubled, or filled with a word. */
static void random_mutations(void **state)
{
	(void)state;
	struct buf a = {0}, b = {0};
	for (int round = 0; round < 5000; round++) {
		a.n = 0;
		buf_text(&a, sample);
		for (size_t edits = 1 + random_below(4); edits > 0; edits--) {
			size_t at = random_below(a.n + 1), cut = random_below(12);
			b.n = 0;
			buf_bytes(&b, a.p, at);
			if (random_below(2))
				buf_text(&b, words[random_below(sizeof words / sizeof *words)]);
			if (random_below(4) == 0)
				cut = random_below(a.n - at + 1);
			size_t from = at + cut < a.n ? at + cut : a.n;
			buf_bytes(&b, a.p + from, a.n - from);
			struct buf swap = a;
			a = b;
			b = swap;
		}
		check(buf_str_of(&a));
	}
	buf_finish(&a);
	buf_finish(&b);
}

static void prefixes_of_the_sample(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof sample; n++) {
		char *copy = malloc(n ? n : 1); /* a byte past the end is for ASan to see */
		assert_non_null(copy);
		memcpy(copy, sample, n);
		check((struct str){copy, n});
		free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_bytes),
		cmocka_unit_test(random_words),
		cmocka_unit_test(random_mutations),
		cmocka_unit_test(prefixes_of_the_sample),
	};
	long long seed = 20250915;
	num_parse_int(str_of(getenv("SPEC_SEED")), &seed);
	state_now = (uint64_t)seed * 2654435761u + 1;
	print_message("SPEC_SEED=%lld\n", seed);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
