#include "spec_tree.h"

#include "spec/write.h"

/* What was written is read back as the same tree. */
static bool same(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == NODE_SCALAR)
		return str_eq(a->text, b->text);
	for (size_t i = 0; i < a->count; i++) {
		bool map = a->kind == NODE_MAP;
		if (map && !str_eq(a->entry[i].key, b->entry[i].key))
			return false;
		if (!same(map ? &a->entry[i].value : &a->item[i],
			  map ? &b->entry[i].value : &b->item[i]))
			return false;
	}
	return true;
}

static struct node text(struct str s)
{
	return (struct node){.kind = NODE_SCALAR, .text = s};
}

static void round_trip(struct str s)
{
	struct node_entry field = {.key = STR("field"), .value = text(s)};
	struct node item[] = {text(s), text(STR("나")), text(s)};
	struct node_entry channel[] = {
		{.key = STR("x"), .value = text(s)},
		{.key = STR("y"), .value = {.kind = NODE_MAP, .entry = &field, .count = 1}}};
	struct node_entry entry[] = {
		{.key = STR("title"), .value = text(s)},
		{.key = STR("encoding"),
		 .value = {.kind = NODE_MAP, .entry = channel, .count = 2}},
		{.key = STR("domain"), .value = {.kind = NODE_LIST, .item = item, .count = 3}}};
	struct node map = {.kind = NODE_MAP, .entry = entry, .count = 3}, back;
	struct buf out = {0};
	struct tree t;
	write_yaml(&map, &out);
	tree_open(&t, buf_str_of(&out));
	struct span all = {1, 0, (uint32_t)out.n};
	bool ok = spec_parse_yaml(&back, 1, all, &t.files, &t.mem, &t.d);
	if (!ok || !same(&map, &back))
		fail_msg("not the same: %.*s", STR_ARG(buf_str_of(&out)));
	if (t.d.warnings)
		fail_msg("a warning: %.*s", STR_ARG(buf_str_of(&out)));
	tree_close(&t);
	buf_finish(&out);
}

static void known_texts(void **state)
{
	static const char *const texts[] = {
		"가",     "-x",     "- x",        "-",      "--",     "",        " ",
		"a: b",   "a:",     ":a",         "a #b",   "#b",     "[a]",     "{{x | .1}}",
		"5.8%",   "%5",     "\"인용\"",   "'인용'", "a'b",    "a\"b\\c", "줄\n바꿈",
		"탭\t둘", "*강조*", "@fig-x",     "!x",     "&x",     "`x`",     "|",
		">",      "? a",    "mean(값):Q", "연도:O", "가, 나", "~",       "끝 ",
		" 앞",    "a: [b",  "null: no",   "-1",     "−1",     "..."};
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		round_trip(str_of(texts[i]));
}

static void random_texts(void **state)
{
	static const char letters[] = "ab:#-?,[]{}&*!|>'\"%@`\\ \t\n=~.";
	unsigned seed = 20261123;
	(void)state;
	for (int n = 0; n < 3000; n++) {
		char s[8];
		size_t length = 0;
		for (; length < sizeof(s) && (length == 0 || seed >> 28); length++) {
			seed = seed * 1103515245 + 12345;
			s[length] = letters[(seed >> 16) % (sizeof(letters) - 1)];
		}
		round_trip((struct str){s, length});
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_texts),
		cmocka_unit_test(random_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
