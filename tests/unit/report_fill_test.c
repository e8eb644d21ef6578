#include "report_support.h"

#include "base/utf8.h"

#define HEAD                                                                                    \
	"---\ntitle: 시험\nparams: {n: 3, m: 6, 이름: 서울, 빈: \"\"}\nvalues:\n  큰: " \
	"12345.5\n  없음: nullif(1, 1)\n---\n\n"

static void prints(const char *markdown, const char *expected)
{
	struct bound r;
	char text[2048];
	bound_open(&r);
	snprintf(text, sizeof(text), HEAD "%s\n", markdown);
	bound_report(&r, text);
	assert_string_equal(bound_codes(&r), "");
	assert_string_equal(bound_text(&r, 0), expected);
	bound_close(&r);
}

static void particles_follow_what_is_displayed(void **state)
{
	(void)state;
	prints("{{n}}은(는) {{m}}은(는)", "3은 6은");
	prints("{{n}}(으)로 {{m}}(으)로 {{n | hangul}}이(가)", "3으로 6으로 삼이");
	prints("**{{n}}개**을(를) *{{이름}}*와(과)", "3개를 서울과");
	prints("“{{이름}}”(이)라고 서울({{n}}명)을(를)", "“서울”이라고 서울(3명)을");
	prints("{{큰}}은(는) {{큰 | comma(dec=0)}}을(를)", "12,345.5는 12,346을");
	prints("{{없음 | else '없음'}}이(가)", "없음이");
}

static void what_is_written_in_code_or_escaped_stays(void **state)
{
	(void)state;
	prints("`{{n}}` \\{{n}} {{n}}", "{{n}} {{n}} 3");
}

/* Every byte is in one span, spans are in order, and no character is cut. */
static void check_spans(const struct rich *rich)
{
	size_t at = 0;
	for (size_t i = 0; i < rich->spans; i++) {
		assert_int_equal(rich->span[i].lo, at);
		assert_true(rich->span[i].hi >= at);
		at = rich->span[i].hi;
		assert_true(at == rich->text.n || (rich->text.p[at] & 0xC0) != 0x80);
	}
	assert_int_equal(at, rich->text.n);
}

static uint32_t random_state;

static uint32_t dice(uint32_t sides)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % sides;
}

/* Values, particles whole and torn by marks, words: whatever the edits do to
 * the text, its spans go with them. */
static void spans_move_with_the_text(void **state)
{
	(void)state;
	static const char *const part[] = {
		"{{n}}",      "**{{m}}개**", "이(가)",
		"은**(는)**", "*을(를)*",    " 사과 ",
		"(으)로",     "**굵게**",    "‘{{이름}}’",
		"(이)나",     "{{빈}}",      "와(과)",
		"**이(가**)", "@sec-a",      "[{{n}}이(가)](https://a.kr)"};
	for (uint32_t seed = 0; seed < 300; seed++) {
		struct bound r;
		char text[4096];
		size_t n = (size_t)snprintf(text, sizeof(text), HEAD "# 머리 {#sec-a}\n\n가");
		random_state = seed;
		for (uint32_t i = 1 + dice(12); i > 0; i--)
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s",
					      part[dice(sizeof(part) / sizeof(*part))]);
		bound_open(&r);
		bound_report(&r, text);
		if (!r.ok || r.plan.blocks != 2)
			fail_msg("seed %u: %s\n%s", seed, bound_codes(&r), text);
		check_spans(&r.plan.block[1].text);
		bound_close(&r);
	}
}

static void marks_end_where_their_word_ends(void **state)
{
	(void)state;
	struct bound r;
	bound_open(&r);
	bound_report(&r, HEAD "값 **{{n}}개**을(를) 세면 {{m}}**개**(으)로 끝\n");
	const struct rich *rich = &r.plan.block[0].text;
	size_t strong = 0;
	check_spans(rich);
	for (size_t i = 0; i < rich->spans; i++) {
		struct str s = str_slice(rich->text, rich->span[i].lo, rich->span[i].hi);
		if (!(rich->span[i].marks & RICH_STRONG))
			continue;
		assert_true(str_eq(s, strong++ ? STR("개") : STR("3개")));
	}
	assert_int_equal(strong, 2);
	bound_close(&r);
}

static void errors_stand_where_they_are_written(void **state)
{
	(void)state;
	static const char *const line[][3] = {
		{"앞 {{nn}} 뒤", "E311", "nn"},
		{"앞 {{n | comm}} 뒤", "E401", "comm"},
		{"앞 {{없음}} 뒤", "E508", "없음"},
		{"앞 {{n / 7}} {{n / 7 | .1}} {{n / 8}} 뒤", "W502", "n / 7"},
		{"앞 @fig-x 뒤", "E513", "@fig-x"},
		{"\\* {{n}} 감을(를), 배을(를)", "W510 W510", "을(를)"},
	};
	for (size_t i = 0; i < sizeof(line) / sizeof(*line); i++) {
		struct bound r;
		char text[1024];
		snprintf(text, sizeof(text), HEAD "%s\n", line[i][0]);
		bound_open(&r);
		bound_report(&r, text);
		assert_string_equal(bound_codes(&r), line[i][1]);
		assert_string_equal(bound_place(&r, 0), line[i][2]);
		bound_close(&r);
	}
}

/* The same, in strings of YAML: plain, quoted, with escapes, in a block. */
static void errors_stand_inside_yaml_strings(void **state)
{
	(void)state;
	static const char *const line[] = {
		"title: 앞 {{n}} {{nn}}이다", "title: \"앞 {{n}} {{nn}}이다\"",
		"title: '앞 {{n}} {{nn}}이다'", "title: |\n  앞\n  {{n}} {{nn}}이다"};
	for (size_t i = 0; i < sizeof(line) / sizeof(*line); i++) {
		struct bound r;
		char text[1024];
		snprintf(text, sizeof(text), "---\n%s\nparams: {n: 3}\n---\n\n가\n", line[i]);
		bound_open(&r);
		bound_report(&r, text);
		assert_string_equal(bound_codes(&r), "E311");
		assert_string_equal(bound_place(&r, 0), "nn");
		bound_close(&r);
	}
}

static void a_default_format_and_more_text(void **state)
{
	(void)state;
	struct bound r;
	bound_open(&r);
	bound_report(&r,
		     "---\ntitle: 시험\ntheme: {number: {unit-space: true}}\nparams: {n: "
		     "44000}\n---\n\n```{kpi}\nitems:\n  - {value: \"**{{n}}**\", format: "
		     "man-cheon, unit: 톤}\n  - {value: \"{{n | comma}}\", format: man, unit: "
		     "톤}\n  - {value: \"\", unit: 톤}\n```\n");
	assert_string_equal(bound_codes(&r), "");
	const struct plan_kpi *kpi = r.plan.block[0].kpi;
	static const char *const expected[] = {"4만 4천 톤", "44,000 톤", " 톤"};
	for (size_t i = 0; i < 3; i++) {
		assert_true(str_eq(kpi[i].value.text, str_of(expected[i])));
		check_spans(&kpi[i].value);
	}
	bound_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(particles_follow_what_is_displayed),
		cmocka_unit_test(what_is_written_in_code_or_escaped_stays),
		cmocka_unit_test(spans_move_with_the_text),
		cmocka_unit_test(marks_end_where_their_word_ends),
		cmocka_unit_test(errors_stand_where_they_are_written),
		cmocka_unit_test(errors_stand_inside_yaml_strings),
		cmocka_unit_test(a_default_format_and_more_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
