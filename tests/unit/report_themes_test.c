#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "chart/bind/palette.h"
#include "report/themes.h"

/* Every built-in theme: what is read stands 4.5 : 1 on the ground (WCAG 2, 1.4.3), what is
 * seen 3 : 1 (1.4.11), and no two series are one. */
static const char *const names[] = {"default", "krds", "print-grey", "slide", "high-contrast"};
#define THEMES (sizeof(names) / sizeof(*names))

static struct theme theme_of(size_t i)
{
	struct theme t;
	assert_true(themes_find(str_of(names[i]), &t));
	return t;
}

static void stands(const char *theme, const char *what, color c, color on, double wanted)
{
	double contrast = palette_contrast(c, on);
	if (contrast < wanted)
		fail_msg("%s: %s #%06x stands %.2f : 1", theme, what, c >> 8, contrast);
}

static void test_all_named(void **state)
{
	(void)state;
	char all[128] = "";
	for (size_t i = 0; i < THEMES; i++)
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s", i ? " " : "",
			 names[i]);
	assert_string_equal(all, THEMES_NAMES);
}

static void test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < THEMES; i++) {
		struct theme t = theme_of(i);
		const struct {
			const char *name;
			color c;
		} text[] = {{"text", t.color.text},         {"secondary", t.color.secondary},
			    {"muted", t.color.muted},       {"link", t.color.link},
			    {"positive", t.color.positive}, {"negative", t.color.negative},
			    {"accent", t.color.accent}};
		for (size_t k = 0; k < sizeof(text) / sizeof(*text); k++) {
			double wanted = k < 4 ? 4.5 : 3; /* the others paint, too */
			stands(names[i], text[k].name, text[k].c, t.color.surface, wanted);
			stands(names[i], text[k].name, text[k].c, t.color.stripe, wanted);
		}
		for (size_t k = 0; k < t.color.count; k++)
			stands(names[i], "name of a series",
			       palette_text(t.color.series[k], t.color.surface),
			       t.color.surface, 4.5);
	}
}

static void test_graphics(void **state)
{
	(void)state;
	for (size_t i = 0; i < THEMES; i++) {
		struct theme t = theme_of(i);
		bool high = str_eq(t.name, STR("high-contrast"));
		stands(names[i], "axis", t.color.axis, t.color.surface, high ? 4.5 : 3);
		if (high)
			stands(names[i], "grid", t.color.grid, t.color.surface, 3);
		for (size_t k = 0; k < t.color.count; k++) {
			color c = t.color.series[k], best;
			stands(names[i], "series", c, t.color.surface, high ? 4.5 : 3);
			if (!palette_text_on(c, t.color.text, &best))
				fail_msg("%s: no text stands on #%06x", names[i], c >> 8);
		}
	}
}

/* In colour for every vision; on paper by lightness, or by hatches and dashes. */
static void test_series_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < THEMES; i++) {
		struct theme t = theme_of(i);
		size_t own = t.color.plain ? t.color.plain : t.color.count;
		for (size_t n = 1; n <= own; n++)
			assert_int_equal(palette_check(t.color.series, n, t.color.surface).kind,
					 PALETTE_FINE);
		for (size_t k = own; k < t.color.count; k++)
			assert_int_equal(t.color.series[k], t.color.series[k - own]);
		assert_true(t.color.count <= 3 * own); /* plain, striped, crossed */
	}
}

static double lightness(color c)
{
	return palette_lab(c, PALETTE_NORMAL).l;
}

/* A copier of a copier loses what is closer. */
static void test_print_grey(void **state)
{
	(void)state;
	struct theme t = theme_of(2);
	for (size_t i = 0; i < t.color.plain; i++) {
		struct palette_lab lab = palette_lab(t.color.series[i], PALETTE_NORMAL);
		assert_true(hypot(lab.a, lab.b) < 12);
		for (size_t k = i + 1; k < t.color.plain; k++)
			assert_true(fabs(lab.l - lightness(t.color.series[k])) > 18);
	}
	assert_true(t.markers);
	/* a line over bars, or over points */
	assert_true(lightness(t.color.series[1]) < lightness(t.color.series[0]) - 30);
}

/* What is read from the last row of seats: PowerPoint's 12 points at least. */
static void test_slide(void **state)
{
	(void)state;
	struct theme t = theme_of(3);
	const double size[] = {t.size.note, t.size.axis, t.size.small, t.size.label,
			       t.size.body};
	for (size_t i = 0; i < sizeof(size) / sizeof(*size); i++) {
		assert_true(size[i] >= 12);
		assert_true(i == 0 || size[i] >= size[i - 1]);
	}
	assert_true(t.size.h3 >= t.size.body && t.size.h2 > t.size.h3 &&
		    t.size.h1 > t.size.h2 && t.size.title > t.size.h1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_named),  cmocka_unit_test(test_texts),
		cmocka_unit_test(test_graphics),   cmocka_unit_test(test_series_apart),
		cmocka_unit_test(test_print_grey), cmocka_unit_test(test_slide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
