/*
 * Where clusters begin and lines may break, against Pango, which has its own
 * implementation of both.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <pango/pango.h>

#include "base/utf8.h"
#include "ko/breaks.h"
#include "text/facts.h"

#define LENGTH 8
#define ROUNDS 40000
#define SEED 20261123u

/* First and last code points of what is drawn from. */
static const uint32_t range[][2] = {
	{' ', '~'},       {0xA0, 0x17F},    {0x2010, 0x2027}, {0x2030, 0x205E},
	{0x20A0, 0x20BF}, {0x2100, 0x214F}, {0x2150, 0x22FF}, {0x2460, 0x25FF},
	{0x3000, 0x3029}, {0x3030, 0x3096}, {0x30A0, 0x30FF}, {0x3131, 0x318E},
	{0x4E00, 0x4E40}, {0xAC00, 0xAC60}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6},
	{0x1100, 0x1112}, {0x1161, 0x1175}, {0x11A8, 0x11C2}, {0x0300, 0x030A},
	{0x05D0, 0x05EA}, {0x2060, 0x2060}, {0x200B, 0x200B}, {0x1F1E6, 0x1F1FF},
	{'\n', '\n'},     {'0', '9'},       {'0', '9'},       {' ', ' '},
};

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

static int of_pango(const PangoLogAttr *a)
{
	return (a->is_cursor_position ? BREAKS_CLUSTER : 0) |
	       (a->is_line_break ? BREAKS_UAX14 : 0) |
	       (a->is_mandatory_break ? BREAKS_REQUIRED : 0);
}

/*
 * Pango keeps no ".5" together behind what is no digit (UAX #14 has IS × NU),
 * and behind an old letter and a space no Hangul begins a cluster (UAX #29).
 */
static bool known_to_differ(const uint32_t *c, int i)
{
	int last = i - 1;
	bool old = c[i] >= 0x1100 && c[i] <= 0x11FF, modern = c[i] >= 0xAC00 && c[i] <= 0xD7A3;
	if (last >= 0 && c[last] == ' ' && (old || modern))
		return true;
	while (last > 0 && g_unichar_ismark(c[last]))
		last--;
	return last >= 0 && g_unichar_break_type(c[last]) == G_UNICODE_BREAK_INFIX_SEPARATOR &&
	       g_unichar_break_type(c[i]) == G_UNICODE_BREAK_NUMERIC;
}

static void compare(const uint32_t *c, int count, uint32_t seed)
{
	struct arena mem = {0};
	char text[4 * LENGTH];
	struct str s = {text, 0};
	for (int i = 0; i < count; i++)
		s.n += utf8_put(text + s.n, c[i]);
	PangoLogAttr attr[LENGTH + 1] = {0};
	pango_get_log_attrs(s.p, (int)s.n, 0, pango_language_from_string("ko"), attr,
			    count + 1);
	const uint8_t *fact = text_facts_lines(s, &mem);
	size_t at = 0;
	for (int i = 0; i < count; i++) {
		if (fact[at] != of_pango(&attr[i]) && !known_to_differ(c, i))
			fail_msg("seed %u, before U+%04X of ‘%.*s’: Pango %d, we %d", seed,
				 c[i], STR_ARG(s), of_pango(&attr[i]), fact[at]);
		utf8_next(s, &at);
	}
	arena_finish(&mem);
}

static void like_pango(void **state)
{
	(void)state;
	uint32_t seed = SEED;
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t c[LENGTH], from = seed;
		for (int i = 0; i < LENGTH; i++) {
			const uint32_t *r = range[draw(&seed, sizeof(range) / sizeof(*range))];
			c[i] = r[0] + draw(&seed, r[1] - r[0] + 1);
		}
		compare(c, LENGTH, from);
	}
}

/* "÷" stands where a line may break, "!" where it must. */
static void by_hand(void **state)
{
	(void)state;
	static const char *const line[] = {
		"한÷국÷어",      "a÷한÷1,234.5", "12.3%",
		"₩(1",           "₩÷(a",         "(1)%",
		"글÷(글)",       "ab(c)",        "1 .5",
		"a .5",          "x\n!y",        "x\r\n!y",
		"가\u2028!나",   "1÷월÷∼2÷월",   "“가 ÷(나”",
		"“ (나”",        "가. ÷나",      "\U0001F1F0\U0001F1F7÷\U0001F1F0",
		"\u05D0-\u05D1", "e\u0301÷한",   "가…÷나",
		"20−30",
	};
	for (size_t i = 0; i < sizeof(line) / sizeof(*line); i++) {
		struct arena mem = {0};
		char text[64];
		uint8_t expected[64] = {0};
		struct str s = {text, 0}, l = str_of(line[i]);
		for (size_t k = 0; k < l.n;) {
			uint32_t c = utf8_next(l, &k);
			if (c == 0xF7 || c == '!')
				expected[s.n] = c == '!' ? BREAKS_UAX14 | BREAKS_REQUIRED
							 : BREAKS_UAX14;
			else
				s.n += utf8_put(text + s.n, c);
		}
		const uint8_t *fact = text_facts_lines(s, &mem);
		for (size_t k = 0; k < s.n; k++)
			if ((fact[k] & ~BREAKS_CLUSTER) != expected[k])
				fail_msg("‘%s’: %d before byte %zu", line[i], fact[k], k);
		arena_finish(&mem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_hand),
		cmocka_unit_test(like_pango),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
