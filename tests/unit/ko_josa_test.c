#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/josa.h"

/* Pairs with the final consonants, by number, that take the second form. */
static const struct {
	const char *pair, *closed, *open;
	bool rieul, nieun; /* besides no final at all */
} pairs[] = {
	{"은/는", "은", "는", false, false},
	{"이/가", "이", "가", false, false},
	{"을/를", "을", "를", false, false},
	{"과/와", "과", "와", false, false},
	{"아/야", "아", "야", false, false},
	{"으로/로", "으로", "로", true, false},
	{"으로서/로서", "으로서", "로서", true, false},
	{"으로써/로써", "으로써", "로써", true, false},
	{"으로부터/로부터", "으로부터", "로부터", true, false},
	{"으로의/로의", "으로의", "로의", true, false},
	{"이여/여", "이여", "여", false, false},
	{"이나/나", "이나", "나", false, false},
	{"이라/라", "이라", "라", false, false},
	{"이란/란", "이란", "란", false, false},
	{"이라고/라고", "이라고", "라고", false, false},
	{"이라는/라는", "이라는", "라는", false, false},
	{"이라도/라도", "이라도", "라도", false, false},
	{"이랑/랑", "이랑", "랑", false, false},
	{"이든/든", "이든", "든", false, false},
	{"이며/며", "이며", "며", false, false},
	{"이다/다", "이다", "다", false, false},
	{"이었다/였다", "이었다", "였다", false, false},
	{"이에요/예요", "이에요", "예요", false, false},
	{"률/율", "률", "율", false, true},
	{"렬/열", "렬", "열", false, true},
};
#define PAIRS (sizeof(pairs) / sizeof(pairs[0]))

static struct arena mem;

static int setup(void **state)
{
	(void)state;
	arena_init(&mem);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_finish(&mem);
	return 0;
}

static void assert_str(struct str got, const char *expected)
{
	if (!str_eq(got, str_of(expected)))
		fail_msg("got ‘%.*s’, expected ‘%s’", STR_ARG(got), expected);
}

/* Every syllable is built from its parts, so the final is known without taking
 * it apart; decomposed, it must give the same. */
static void one_syllable(int l, int v, int t)
{
	char whole[4], parts[12];
	uint32_t code = (uint32_t)(0xAC00 + (l * 21 + v) * 28 + t);
	struct str composed = {whole, utf8_put(whole, code)}, decomposed = {parts, 0};
	decomposed.n += utf8_put(parts, (uint32_t)(0x1100 + l));
	decomposed.n += utf8_put(parts + decomposed.n, (uint32_t)(0x1161 + v));
	if (t)
		decomposed.n += utf8_put(parts + decomposed.n, (uint32_t)(0x11A7 + t));
	for (size_t k = 0; k < PAIRS; k++) {
		bool known, open = t == 0 || (t == 8 && pairs[k].rieul) ||
				   (t == 4 && pairs[k].nieun);
		const char *expected = open ? pairs[k].open : pairs[k].closed;
		assert_str(josa_pick(&mem, composed, str_of(pairs[k].pair), NULL, &known),
			   expected);
		assert_true(known);
		if (k == 0)
			assert_str(josa_pick(&mem, decomposed, str_of(pairs[k].pair), NULL,
					     &known),
				   expected);
	}
}

static void all_syllables(void **state)
{
	(void)state;
	for (int l = 0; l < 19; l++)
		for (int v = 0; v < 21; v++) {
			for (int t = 0; t < 28; t++)
				one_syllable(l, v, t);
			arena_finish(&mem);
		}
}

static void match(const char *text, size_t bytes, const char *expected)
{
	struct str pair = STR_NONE;
	assert_int_equal(josa_match(str_of(text), &pair), bytes);
	assert_str(pair, expected);
}

static void forms_in_any_order(void **state)
{
	(void)state;
	for (size_t k = 0; k < PAIRS; k++) {
		const char *a = pairs[k].closed, *b = pairs[k].open;
		struct str form[] = {
			arena_printf(&mem, "%s(%s)", a, b),
			arena_printf(&mem, "%s(%s)", b, a),
			arena_printf(&mem, "(%s)%s", a, b),
			arena_printf(&mem, "(%s)%s", b, a),
			arena_printf(&mem, "%s（%s）", a, b),
		};
		for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++)
			match(arena_cstring(&mem, form[i]), form[i].n, pairs[k].pair);
	}
	match("(으)로", strlen("(으)로"), "으로/로");
	match("(으)로부터는", strlen("(으)로부터"), "으로부터/로부터");
	match("(이)라고 했다", strlen("(이)라고"), "이라고/라고");
	match("와(과)의", strlen("와(과)"), "과/와");
	match("이었(였)다", strlen("이었(였)"), "이었/였");
	match("은행", 0, "");
	match("은(을)", 0, "");
	match("은/는", 0, "");
	match("이(가", 0, "");
	match("(으)", 0, "");
	match("", 0, "");
}

/*
 * Values stand in braces in text: "{186}개(으)로". Checks the resolved text, and
 * how many double forms stay unresolved and how many have no known reading.
 */
struct outcome {
	size_t left, unknown;
};

static void resolve(const char *marked, const char *expected, struct outcome counts)
{
	struct buf b = {0};
	struct josa_range value[8] = {{0}}, *found;
	struct josa_text t = {.value = value};
	struct josa_edit *edit;
	size_t unknown = 0;
	for (const char *p = marked; *p; p++) {
		if (*p == '{')
			value[t.values].lo = b.n;
		else if (*p == '}')
			value[t.values++].hi = b.n;
		else
			buf_char(&b, *p);
	}
	t.text = buf_take(&b, &mem);
	size_t edits = josa_resolve(&t, &edit, &mem);
	assert_str(josa_apply(t.text, edit, edits, &mem), expected);
	for (size_t i = 0; i < edits; i++)
		unknown += !edit[i].known;
	assert_int_equal(unknown, counts.unknown);
	assert_int_equal(josa_leftover(t.text, edit, edits, &found, &mem), counts.left);
	for (size_t i = 0; i < counts.left; i++)
		assert_true(found[i].lo < found[i].hi && found[i].hi <= t.text.n);
}

static void behind_values(void **state)
{
	(void)state;
	const struct outcome all = {0, 0};
	resolve("{186}개(으)로 늘어", "186개로 늘어", all);
	resolve("{5.8}배이(가) 되었다", "5.8배가 되었다", all);
	resolve("초소형원자로({MMR})은(는)", "초소형원자로(MMR)는", all);
	resolve("{MMR}(초소형원자로)은(는)", "MMR(초소형원자로)은", all);
	resolve("({MMR})은(는)", "(MMR)은", all);
	resolve("‘{예산}’을(를) “{서울}”(으)로", "‘예산’을 “서울”로", all);
	resolve("{4만 4천}톤을(를)", "4만 4천톤을", all);
	resolve("{4만 4천} 톤을(를)", "4만 4천 톤을", all);
	resolve("{12.5}%(으)로", "12.5%로", all);
	resolve("${100}을(를)", "$100를", all);
	resolve("{가}와(과) {나}은(는) {삼}을(를)", "가와 나는 삼을", all);
	resolve("{2020}~{2025}년은(는)", "2020~2025년은", all);
	resolve("{32}개(2014년 말 기준)이(가)", "32개(2014년 말 기준)가", all);
	resolve("{32}은/는 {33}이/가", "32는 33이", all);
	resolve("{공공}(이)라고, {민간}(이)나마", "공공이라고, 민간이나마", all);
	resolve("{서울}와(과)의 협력", "서울과의 협력", all);
	resolve("{}은(는)", "은(는)", (struct outcome){0, 1});
	resolve("{서울}시 {}을(를)", "서울시 를", all);
}

static void elsewhere_as_typed(void **state)
{
	(void)state;
	resolve("은(는) 그대로", "은(는) 그대로", (struct outcome){1, 0});
	resolve("{32} 나라은(는)", "32 나라은(는)", (struct outcome){1, 0});
	resolve("{32}\n은(는)", "32\n은(는)", (struct outcome){1, 0});
	resolve("{32}개(기준은(는)", "32개(기준은(는)", (struct outcome){1, 0});
	resolve("{32}은(는) 그리고을(를)", "32는 그리고을(를)", (struct outcome){1, 0});
	resolve("(가)이 조항 {32}", "(가)이 조항 32", (struct outcome){0, 0});
	resolve("{32}이/가격", "32이/가격", (struct outcome){0, 0});
	resolve("{Qwrtz}는(은) {Qwrtz}(으)로", "Qwrtz는(은) Qwrtz(으)로",
		(struct outcome){0, 2});
	resolve("", "", (struct outcome){0, 0});
}

static void words_of_a_report(void **state)
{
	(void)state;
	const struct josa_word list[] = {{STR("Zorb"), STR("조르브")},
					 {STR("Super Zorb"), STR("슈퍼 조르빌")},
					 {STR("SQL"), STR("시퀄")},
					 {STR("bad"), STR("no Hangul")}};
	const struct josa_words words = {list, 4};
	bool known;
	assert_str(josa_pick(&mem, STR("Zorb"), STR("은/는"), &words, &known), "는");
	assert_str(josa_pick(&mem, STR("Super Zorb"), STR("은/는"), &words, &known), "은");
	assert_str(josa_pick(&mem, STR("SQL"), STR("은/는"), &words, &known), "은");
	assert_str(josa_pick(&mem, STR("MySQL"), STR("으로/로"), &words, &known), "로");
	assert_true(known);
	assert_str(josa_pick(&mem, STR("BigZorb"), STR("은/는"), &words, &known), "은(는)");
	assert_false(known);
	assert_str(josa_pick(&mem, STR("bad"), STR("은/는"), &words, &known), "은(는)");
	assert_false(known);
}

static void what_is_no_pair_passes(void **state)
{
	(void)state;
	bool known = false;
	assert_str(josa_pick(&mem, STR("Qwrtz"), STR("까지"), NULL, &known), "까지");
	assert_true(known);
	assert_str(josa_pick(&mem, STR("국민"), STR("이야말로/야말로"), NULL, &known),
		   "이야말로");
	assert_str(josa_pick(&mem, STR(""), STR("은/는"), NULL, &known), "은(는)");
	assert_false(known);
	assert_str(josa_pick(&mem, STR("국민"), STR("/"), NULL, &known), "/");
	assert_str(josa_pick(&mem, STR("국민"), STR(""), NULL, &known), "");
}

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

/* Text of bits that mean something, and of bad bytes. */
static void hostile_text(void **state)
{
	static const char *const bit[] = {"은(는)",
					  "(으)로",
					  "(",
					  ")",
					  "（",
					  "）",
					  "[",
					  "]",
					  "’",
					  "»",
					  "12",
					  ",",
					  ".",
					  " ",
					  "%",
					  "kg",
					  "AI",
					  "\xff",
					  "\xed\xa0\x80",
					  "가",
					  "\n",
					  "~",
					  "$",
					  "만",
					  "\xe1\x84\x80",
					  "0",
					  "-",
					  ":"};
	uint64_t seed = 20250915;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int round = 0; round < 3000; round++) {
		struct buf b = {0};
		struct josa_range value[4], *found;
		struct josa_edit *edit;
		size_t values = 0;
		for (uint64_t k = next(&seed) % 24; k > 0; k--) {
			size_t lo = b.n;
			buf_text(&b, bit[next(&seed) % (sizeof(bit) / sizeof(bit[0]))]);
			if (values < 4 && next(&seed) % 4 == 0)
				value[values++] = (struct josa_range){lo, b.n};
		}
		struct josa_text t = {buf_take(&b, &mem), value, values, NULL};
		size_t edits = josa_resolve(&t, &edit, &mem);
		assert_true(edits <= values);
		josa_apply(t.text, edit, edits, &mem);
		josa_leftover(t.text, edit, edits, &found, &mem);
		for (size_t i = 0; i < edits; i++)
			assert_true(edit[i].lo < edit[i].hi && edit[i].hi <= t.text.n &&
				    (i == 0 || edit[i - 1].hi <= edit[i].lo));
		arena_finish(&mem);
	}
}

static void long_hosts(void **state)
{
	(void)state;
	struct buf b = {0};
	bool known;
	for (int i = 0; i < 20000; i++)
		buf_text(&b, i % 2 ? "(" : "가");
	assert_str(josa_pick(&mem, buf_str_of(&b), STR("은/는"), NULL, &known), "은(는)");
	for (int i = 0; i < 20000; i++)
		buf_text(&b, ")");
	josa_pick(&mem, buf_str_of(&b), STR("은/는"), NULL, &known);
	buf_text(&b, "국민");
	assert_str(josa_pick(&mem, buf_str_of(&b), STR("은/는"), NULL, &known), "은");
	buf_finish(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_syllables, setup, teardown),
		cmocka_unit_test_setup_teardown(forms_in_any_order, setup, teardown),
		cmocka_unit_test_setup_teardown(behind_values, setup, teardown),
		cmocka_unit_test_setup_teardown(elsewhere_as_typed, setup, teardown),
		cmocka_unit_test_setup_teardown(words_of_a_report, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_no_pair_passes, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_text, setup, teardown),
		cmocka_unit_test_setup_teardown(long_hosts, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
