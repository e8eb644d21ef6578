#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "text/para.h"
#include "text_support.h"

/*
 * Breaking a paragraph takes work in proportion to its length, however it is
 * made. Work is counted, not timed: both breakers are compiled here once more,
 * with what their inner loops call made to count.
 */
static unsigned long work;

#define utf8_prev(...) (work++, utf8_prev(__VA_ARGS__))
#include "../../src/ko/breaks/fill.c"
#undef utf8_prev
#undef LEVELS
#define text_stretch_of(...) (work++, text_stretch_of(__VA_ARGS__))
#include "../../src/text/fit.c"
#undef text_stretch_of

static unsigned long cost(struct fixture *f, const char *piece, size_t times, double width,
			  struct text_para_style how)
{
	struct text_span span = {0, 0, fixture_style(f, SANS, 10)};
	struct str *part = ARENA_NEW(&f->mem, struct str, times);
	for (size_t i = 0; i < times; i++)
		part[i] = str_of(piece);
	struct str s = arena_join(&f->mem, part, times, STR_NONE);
	span.hi = s.n;
	const struct text_para *p = text_para(f->t, s, &span, 1, how, SPAN_NONE, &f->d);
	struct breaks_line *line;
	work = 0;
	size_t count = text_fit_lines(p, width, &line, &f->mem);
	assert_true(count >= 1 && work > 0);
	return work;
}

static void linear(void **state)
{
	struct fixture *f = *state;
	static const char *const piece[] = {
		"사용후핵연료는 1990년 말 1,336 톤에서 2024년 말 19,536 톤으로 늘었고, ",
		"가나다라마바사",        /* one word */
		"가 ",                   /* nothing but words */
		"4만 4천 톤 ",           /* groups */
		"https://example.kr/a/", /* one address */
		"(〈",                   /* nothing may end a line */
		"가                    ",
	};
	for (size_t i = 0; i < sizeof(piece) / sizeof(*piece); i++)
		for (int how = 0; how < 4; how++) {
			struct text_para_style style = {.mode = how & 1 ? TEXT_BREAK_SYLLABLE
									: TEXT_BREAK_WORD,
							.justify = how & 2};
			unsigned long one = cost(f, piece[i], 300, 300, style);
			unsigned long eight = cost(f, piece[i], 2400, 300, style);
			if (eight > 9 * one)
				fail_msg("%s (%d): %lu steps, of eight times the text %lu",
					 piece[i], how, one, eight);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(linear)};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
