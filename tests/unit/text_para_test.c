#include "text_support.h"

#include <math.h>

#define GRID "NanumGothicCoding" /* Hangul 1 em, ASCII half an em */

static const struct text_para *para_of(struct fixture *f, const char *s,
				       struct text_para_style how)
{
	struct text_span span = {0, str_of(s).n, fixture_style(f, GRID, 10)};
	return text_para(f->t, str_of(s), &span, 1, how, SPAN_NONE, &f->d);
}

/* Lines joined by "|", with the spaces that end them. */
static const char *lines_of(struct fixture *f, const struct text_para *p, double width)
{
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, width, &count);
	struct str part[64];
	assert_true(count <= 64);
	for (size_t i = 0; i < count; i++)
		part[i] = line[i].text;
	return arena_join(&f->mem, part, count, STR("|")).p;
}

static void words_stay_whole(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p =
		para_of(f, "한국 스타트업이 해외로", (struct text_para_style){0});
	assert_string_equal(lines_of(f, p, 1000), "한국 스타트업이 해외로");
	assert_string_equal(lines_of(f, p, 110), "한국 스타트업이 해외로");
	assert_string_equal(lines_of(f, p, 109), "한국 스타트업이 |해외로");
	assert_string_equal(lines_of(f, p, 75), "한국 스타트업이 |해외로");
	assert_string_equal(lines_of(f, p, 74), "한국 |스타트업이 |해외로");
	assert_true(fabs(text_para_min_width(p) - 50) < 0.01);
	assert_true(fabs(text_para_max_width(p) - 110) < 0.01);
	size_t a, b;
	assert_ptr_equal(text_para_lines(f->t, p, 74, &a), text_para_lines(f->t, p, 74, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stay_whole),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
