/* SVG files: what librsvg draws of them beside our PNGs, and their words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "image/image.h"
#include "report/run.h"
#include "sink/sink.h"

static const char *program; /* argv[0]: files are written beside it */

#define PPI 192

#define TILE 32      /* pixels: a word fills one, a moved edge crosses it */
#define TILE_MOST 20 /* the PNG moves the gaps of a stack to whole pixels, an SVG cannot */

static double tile_difference(const uint8_t *p, size_t p_row, const uint8_t *q, size_t q_row)
{
	double sum = 0;
	for (size_t y = 0; y < TILE; y++)
		for (size_t x = 0; x < TILE; x++)
			for (size_t c = 0; c < 3; c++)
				sum += abs(p[(y * p_row + x) * 4 + c] -
					   q[(y * q_row + x) * 4 + c]);
	return sum / (TILE * TILE * 3);
}

/* The mean difference (0–255) of the tile that differs most. */
static double compare(struct str a, struct str b)
{
	struct arena mem = {0};
	struct diags d = {.mem = &mem};
	const struct image *x = image_load(a, SPAN_NONE, &mem, &d);
	const struct image *y = image_load(b, SPAN_NONE, &mem, &d);
	assert_true(x && y);
	assert_in_range(y->width, x->width - 1, x->width + 1);
	assert_in_range(y->height, x->height - 1, x->height + 1);
	const uint8_t *p = image_pixels(x, &mem, &d), *q = image_pixels(y, &mem, &d);
	double most = 0;
	for (size_t row = 0; row + TILE < x->height; row += TILE / 2)
		for (size_t col = 0; col + TILE < x->width; col += TILE / 2) {
			double by = tile_difference(&p[(row * x->width + col) * 4], x->width,
						    &q[(row * y->width + col) * 4], y->width);
			most = by > most ? by : most;
		}
	arena_finish(&mem);
	return most;
}

static void draw(struct run *r, const char *report, const char *format, struct str out)
{
	struct run_options o = {.report = str_of(report),
				.format = str_of(format),
				.figures = true,
				.ppi = PPI,
				.out = out};
	run_init(r);
	if (!run_render(r, &o))
		fail_msg("%s: %s", report, diag_label(r->diags.first->code));
}

/* Every figure of the gallery: librsvg sees what cairo painted. */
static void as_the_png(void **state)
{
	struct run svg, png;
	(void)state;
	draw(&svg, "reports/gallery.md", "svg", str_of(program));
	draw(&png, "reports/gallery.md", "png", str_of(program));
	assert_int_equal(svg.outputs, png.outputs);
	assert_true(svg.outputs > 20);
	for (size_t i = 0; i < svg.outputs; i++) {
		struct str drawn = arena_printf(&svg.mem, "%s-svg.png", program);
		struct str command = arena_printf(
			&svg.mem, "rsvg-convert -d %d -p %d -b white '%.*s' -o '%.*s'", PPI,
			PPI, STR_ARG(svg.output[i].path), STR_ARG(drawn));
		assert_int_equal(system(command.p), 0);
		double by = compare(drawn, png.output[i].path);
		if (by > TILE_MOST)
			fail_msg("%.*s: a place differs by %.1f", STR_ARG(svg.output[i].path),
				 by);
	}
	run_finish(&svg);
	run_finish(&png);
}

static struct str written(struct arena *mem, const struct pages *p,
			  const struct sink_options *o)
{
	struct diags d = {.mem = mem};
	struct sink_result r;
	struct str path = arena_printf(mem, "%s.svg", program), bytes;
	assert_true(sink_svg.write(p, 0, path, o, &r, &d));
	assert_int_equal(files_read(mem, path, &bytes), 0);
	assert_int_equal(bytes.n, r.bytes);
	return bytes;
}

static bool holds(struct str s, const char *part)
{
	return str_find(s, str_of(part), 0) != SIZE_MAX;
}

static void words_and_shapes(void **state)
{
	struct arena mem = {0};
	struct pages p = {.title = STR("1 < 2 & \"3\""),
			  .description = STR("막대\x01그래프"),
			  .lang = STR("ko-KR"),
			  .background = 0xFFFFFFFFu};
	struct sink_options o = {0};
	struct scene *s = &page_add(&p, (struct size){100, 50.5}, &mem)->scene;
	static const double dash[] = {4, 2.5};
	(void)state;
	s->tag = &scene_artifact;
	scene_clip(s, (struct rect){1, 2, 3, 4});
	scene_rect(s, "a", (struct ink){.rgba = 0x256EF480u}, (struct rect){10, 5, 20.125, 40});
	scene_unclip(s);
	scene_polyline(s, "b", (struct ink){0x000000FFu, 1.5, dash, 2, true},
		       (struct point[]){{0, 0}, {10, 0}, {10, -5.5}, {3, 4}, {1e9, 0}}, 5,
		       true);
	struct str file = written(&mem, &p, &o);
	assert_true(holds(file, "<title id=\"") &&
		    holds(file, ">1 &lt; 2 &amp; &quot;3&quot;</title>"));
	assert_true(holds(file, ">막대\uFFFD그래프</desc>"));
	assert_true(holds(file, "width=\"100pt\" height=\"50.5pt\" viewBox=\"0 0 100 50.5\""));
	assert_true(holds(file, "fill=\"#256ef4\" fill-opacity=\"0.5\" x=\"10\" y=\"5\" "
				"width=\"20.13\" height=\"40\""));
	assert_true(holds(file, "stroke-width=\"1.5\" stroke-linecap=\"round\" "
				"stroke-linejoin=\"round\" stroke-dasharray=\"4 2.5\""));
	assert_true(holds(file, " d=\"m0 0h10v-5.5l-7 9.5l999997"));
	assert_true(holds(file, "<clipPath id=\""));
	assert_true(holds(file, "<rect fill=\"#ffffff\" x=\"0\" y=\"0\" width=\"100\""));
	o.transparent = true;
	assert_false(holds(written(&mem, &p, &o), "#ffffff"));
	arena_finish(&mem);
}

/* Two drawings of one page of a site have no id in common, one has the same always. */
static void ids(void **state)
{
	struct arena mem = {0};
	struct pages p = {.title = STR("가"), .lang = STR("ko-KR")};
	struct sink_options o = {0};
	(void)state;
	page_add(&p, (struct size){10, 10}, &mem)->scene.tag = &scene_artifact;
	struct str one = written(&mem, &p, &o), again = written(&mem, &p, &o);
	assert_true(str_eq(one, again));
	p.title = STR("나");
	struct str other = written(&mem, &p, &o);
	size_t a = str_find(one, STR("id=\""), 0), b = str_find(other, STR("id=\""), 0);
	assert_false(str_eq(str_slice(one, a, a + 10), str_slice(other, b, b + 10)));
	arena_finish(&mem);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_shapes),
		cmocka_unit_test(ids),
		cmocka_unit_test(as_the_png),
	};
	(void)argc;
	program = argv[0];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
