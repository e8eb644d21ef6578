/* SQL cut into tokens; operands; places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "query/token.h"

static void check(const char *sql, const char *wanted)
{
	struct arena mem = {0};
	arena_init(&mem);
	struct tokens t = token_split(&mem, str_of(sql));
	struct str part[64], got;
	assert_true(t.count < 64);
	for (uint32_t i = 0; i < t.count; i++)
		part[i] = arena_printf(&mem, "%c%u:%.*s", "nqs1p.!"[t.item[i].kind],
				       t.item[i].depth, STR_ARG(t.item[i].text));
	got = arena_join(&mem, part, t.count, STR(" "));
	if (!str_eq(got, str_of(wanted)))
		fail_msg("%s: %.*s", sql, STR_ARG(got));
	assert_int_equal(t.item[t.count].kind, TOKEN_END);
	assert_int_equal(t.item[t.count].lo, strlen(sql));
	arena_finish(&mem);
}

static void test_kinds(void **state)
{
	(void)state;
	check("", "");
	check("a+1", "n0:a .0:+ 10:1");
	check("'it''s' \"a\"\"b\" [x y] `z`", "s0:'it''s' q0:\"a\"\"b\" q0:[x y] q0:`z`");
	check("x'4142' X'' xy", "s0:x'4142' s0:X'' n0:xy");
	check("1.5e-3 .5 5. 0x1F 1e 2024년", "10:1.5e-3 10:.5 10:5. 10:0x1F 10:1e 10:2024년");
	check("a.b 1.e5", "n0:a .0:. n0:b 10:1.e5");
	check(":연도 @a $b ?1 ?", "p0::연도 p0:@a p0:$b p0:?1 p0:?");
	check("a<=b<>c!=d==e||f->>g->h<<1", "n0:a .0:<= n0:b .0:<> n0:c .0:!= n0:d .0:== n0:e "
					    ".0:|| n0:f .0:->> n0:g .0:-> n0:h .0:<< 10:1");
	check("a--b\nc/*d*/e", "n0:a n0:c n0:e");
	check("a -- the end", "n0:a");
	check("f(a,(b))", "n0:f .0:( n1:a .1:, .1:( n2:b .1:) .0:)");
	check("case when 1 then (2) end+1",
	      "n0:case n1:when 11:1 n1:then .1:( 12:2 .1:) n0:end .0:+ 10:1");
	check(") end (", ".0:) n0:end .0:(");
	check("a 'b", "n0:a !0:'b");
	check("a /* b", "n0:a !0:/* b");
	check("a : ! b", "n0:a !0:: !0:! n0:b");
	check("\xff\\", "n0:\xff !0:\\");
}

static void test_names_are_composed(void **state)
{
	(void)state;
	struct arena mem = {0};
	arena_init(&mem);
	struct tokens t =
		token_split(&mem, STR(":\u1100\u1161 \"\u1100\u1161\"\"\" \u1100\u1161"));
	assert_true(str_eq(t.item[0].name, STR("가")));
	assert_true(str_eq(t.item[1].name, STR("가\"")));
	assert_true(str_eq(t.item[2].name, STR("가")));
	assert_int_equal(t.item[2].lo, 19);
	assert_int_equal(t.item[2].hi, 25);
	arena_finish(&mem);
}

static void check_operand(const char *sql, const char *wanted)
{
	struct arena mem = {0};
	arena_init(&mem);
	struct tokens t = token_split(&mem, str_of(sql));
	uint32_t end = token_operand(t, 0);
	struct str got = end ? str_slice(t.sql, 0, t.item[end - 1].hi) : STR_NONE;
	if (!str_eq(got, str_of(wanted)))
		fail_msg("%s: %.*s", sql, STR_ARG(got));
	arena_finish(&mem);
}

static void test_operands(void **state)
{
	(void)state;
	check_operand("a * b", "a");
	check_operand("- +~a / b", "- +~a");
	check_operand("f(x, (y)) + 1", "f(x, (y))");
	check_operand("t.\"c\" + 1", "t.\"c\"");
	check_operand("(a + b) * c", "(a + b)");
	check_operand("a || b || -c + d", "a || b || -c");
	check_operand("CASE WHEN CASE 1 WHEN 2 THEN 3 END THEN 4 END - 1",
		      "CASE WHEN CASE 1 WHEN 2 THEN 3 END THEN 4 END");
	check_operand("count(*) FILTER (WHERE a) OVER (ORDER BY b) / 2",
		      "count(*) FILTER (WHERE a) OVER (ORDER BY b)");
	check_operand("sum(a) OVER w / 2", "sum(a) OVER w");
	check_operand("a COLLATE NOCASE = b", "a COLLATE NOCASE");
	check_operand("'x'", "'x'");
	check_operand(":a", ":a");
	check_operand("", "");
	check_operand(")", "");
	check_operand("(a", "");
	check_operand("- ", "");
	check_operand("CASE a", "");
	check_operand("a || ", "");
	check_operand("* a", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_names_are_composed),
		cmocka_unit_test(test_operands),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
