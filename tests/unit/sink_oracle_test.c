/*
 * Three ways to the same page: our PDF, the painter on cairo's PDF surface, and
 * our PNG. The PDFs are rasterised by poppler at the PNG's resolution; pages
 * may differ by anti-aliasing and by nothing else. What "nothing else" means
 * is measured too: small mistakes made on purpose must be found.
 *
 * poppler moves large letters to whole pixels and small ones to quarters, so
 * pages are made eight times as fine as they are compared.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include <cairo-pdf.h>
#include <png.h>

#include "image/image.h"
#include "sink/paint.h"
#include "sink/sink.h"
#include "text_support.h"

#define W 420.0
#define H 300.0
#define FINE 8
#define PPI (72 * FINE)
#define BLOCK 8 /* pixels of a point each: about a letter */

/* Grades of difference, 0–255, that rasterisers are allowed. */
#define MEAN_MOST 0.5   /* over the page; measured: 0.33 */
#define BLOCK_MOST 13.0 /* over the worst block; measured: 9.4, the smallest mistake 17 */

#define SIDE 256 /* of the picture, in its pixels */

static const char *program; /* argv[0] */

/* Mistakes that a sink could make. */
enum mistake {
	NONE,
	LETTER_LOST,
	TEXT_MOVED, /* by a point */
	TEXT_PALER,
	DASH_LOST,
	CLIP_LOST,
	BAR_TALLER, /* by two points */
	MISTAKES
};

struct sheet {
	struct fixture *f;
	struct arena mem;
	struct pages pages;
	struct scene *scene;
	struct tag *text;
	enum mistake mistake;
};

struct picture {
	uint32_t w, h;
	uint8_t *rgb;
};

static void say(struct sheet *s, double size, int weight, color rgba, double x, double y,
		double angle, const char *words)
{
	struct text_style style = fixture_style(s->f, SANS, size);
	style.weight = weight;
	style.rgba = rgba;
	scene_tag(s->scene, scene_element(&s->mem, TAG_P, s->text));
	size_t from = s->scene->count;
	text_draw(text_line(s->f->t, str_of(words), style, SPAN_NONE, &s->f->d), s->scene,
		  "body", (struct point){x, y});
	for (size_t i = from; i < s->scene->count; i++)
		s->scene->item[i].text.angle = angle;
}

static void add_texts(struct sheet *s)
{
	bool moved = s->mistake == TEXT_MOVED, paler = s->mistake == TEXT_PALER;
	say(s, 18, 700, 0x1E2124FF, 20.3, 34.7, 0, "조용한 탈출: 5.8배, 「국회」 AI 3대 강국");
	say(s, 10.5, 400, paler ? 0x464C5380 : 0x464C53FF, 20 + moved, 56, 0,
	    s->mistake == LETTER_LOST
		    ? "해외에 본사를 둔 한국 스타트업은 2014년 32개에서 186개로 늘어 5.8 되었다."
		    : "해외에 본사를 둔 한국 스타트업은 2014년 32개에서 186개로 늘어 5.8배 되었다.");
	say(s, 8, 400, 0x58616AFF, 20, 72, 0,
	    "주: △3.2%, −4.4만, (단위: 조 원), ㎡ ① ※ “인용”");
	say(s, 9, 400, 0x58616AFF, 400, 280, -acos(-1) / 2, "기울인 글 2025년");
	say(s, 9, 400, 0x256EF4FF, 330, 120, 0.3, "비스듬한 글");
}

static void add_shapes(struct sheet *s)
{
	static const double dash[] = {5, 3}, dots[] = {0.1, 4};
	struct scene *c = s->scene;
	scene_rect(c, "bar", (struct ink){.rgba = 0x256EF4FF},
		   (struct rect){30, 100.4 - 2 * (s->mistake == BAR_TALLER), 24,
				 100 + 2 * (s->mistake == BAR_TALLER)});
	scene_rect(c, "bar", (struct ink){.rgba = 0xC7850080},
		   (struct rect){44.5, 130, 24, 70});
	scene_rect(c, "bar", (struct ink){.rgba = 0x521419FF, .width = 1.5},
		   (struct rect){80, 130, 24, 70});
	for (int i = 0; i < 5; i++)
		scene_line(c, "grid", (struct ink){.rgba = 0xCDD1D5FF, .width = 0.5},
			   (struct point){20, 100 + 25 * i}, (struct point){320, 100 + 25 * i});
	struct point way[] = {{120, 190}, {160, 110}, {200, 170}, {240, 120}};
	scene_polyline(c, "line", (struct ink){.rgba = 0x052561FF, .width = 2, .round = true},
		       way, 4, false);
	scene_polyline(c, "line",
		       (struct ink){.rgba = 0xC78500FF,
				    .width = 2,
				    .dash = s->mistake == DASH_LOST ? NULL : dash,
				    .dashes = s->mistake == DASH_LOST ? 0 : 2},
		       (struct point[]){{120, 200}, {200, 190}, {290, 140}}, 3, false);
	scene_polyline(c, "line",
		       (struct ink){.rgba = 0x521419FF,
				    .width = 2.5,
				    .dash = dots,
				    .dashes = 2,
				    .round = true},
		       (struct point[]){{120, 160}, {200, 120}, {290, 180}}, 3, false);
	scene_polyline(c, "mark", (struct ink){.rgba = 0x58616AFF, .width = 3},
		       (struct point[]){{300, 180}, {320, 190}, {302, 200}}, 3, true);
	scene_circle(c, "mark", (struct ink){.rgba = 0x256EF4FF}, (struct point){160, 110}, 5);
	scene_circle(c, "mark", (struct ink){.rgba = 0xFFFFFFFF}, (struct point){200, 170}, 5);
	scene_circle(c, "mark", (struct ink){.rgba = 0x052561FF, .width = 1.5},
		     (struct point){200, 170}, 5);
}

static void add_clip(struct sheet *s)
{
	bool lost = s->mistake == CLIP_LOST;
	scene_clip(s->scene, (struct rect){30, 215, 100, 60});
	scene_clip(s->scene, (struct rect){20, 230, lost ? 200 : 80, 70});
	scene_circle(s->scene, "mark", (struct ink){.rgba = 0x8A5C00FF},
		     (struct point){90, 240}, 30);
	scene_unclip(s->scene);
	scene_rect(s->scene, "mark", (struct ink){.rgba = 0x1C589CFF},
		   (struct rect){110, 260, 60, 30});
	scene_unclip(s->scene);
}

static void add_image(struct sheet *s)
{
	uint8_t *rgba = ARENA_NEW(&s->mem, uint8_t, SIDE * SIDE * 4);
	struct image *image = ARENA_NEW(&s->mem, struct image, 1);
	for (int i = 0; i < SIDE * SIDE; i++) {
		rgba[4 * i] = (uint8_t)(i % SIDE);
		rgba[4 * i + 1] = (uint8_t)(i / SIDE);
		rgba[4 * i + 2] = 90;
		rgba[4 * i + 3] = i / SIDE < SIDE / 2 ? 255 : 120;
	}
	*image = (struct image){.kind = IMAGE_PNG, .width = SIDE, .height = SIDE, .rgba = rgba};
	scene_image(s->scene, "image", (struct rect){200, 220, 64, 64}, image);
}

static void sheet_open(struct sheet *s, struct fixture *f, enum mistake mistake)
{
	*s = (struct sheet){.f = f, .mistake = mistake};
	struct tag *document = scene_element(&s->mem, TAG_DOCUMENT, NULL);
	struct tag *figure = scene_element(&s->mem, TAG_FIGURE, document);
	figure->alt = STR("시험 그림");
	s->text = scene_element(&s->mem, TAG_SECT, document);
	s->pages = (struct pages){.document = document,
				  .title = STR("시험"),
				  .lang = STR("ko-KR"),
				  .created = 1757894400,
				  .background = 0xFFFFFFFF};
	s->scene = &page_add(&s->pages, (struct size){W, H}, &s->mem)->scene;
	add_texts(s);
	scene_tag(s->scene, figure);
	add_shapes(s);
	add_clip(s);
	add_image(s);
}

static struct str path_of(struct sheet *s, const char *suffix)
{
	return arena_printf(&s->mem, "%s-%d%s", program, (int)s->mistake, suffix);
}

static struct str write_ours(struct sheet *s, const struct sink *sink, const char *suffix)
{
	struct sink_options o = {.ppi = PPI, .standard = STR("2a")};
	struct sink_result r;
	struct str path = path_of(s, suffix);
	assert_true(sink->write(&s->pages, 0, path, &o, &r, &s->f->d));
	return path;
}

static struct str write_cairo(struct sheet *s)
{
	struct str path = path_of(s, "-cairo.pdf");
	cairo_surface_t *surface = cairo_pdf_surface_create(path.p, W, H);
	cairo_t *cr = cairo_create(surface);
	struct painter *p = paint_open(&s->f->d);
	paint_scene(p, s->scene, cr);
	assert_false(paint_failed(p));
	assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
	paint_close(p);
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return path;
}

/* Each FINE × FINE pixels become one. */
static struct picture coarser(struct sheet *s, const struct picture *fine)
{
	struct picture x = {fine->w / FINE, fine->h / FINE, NULL};
	x.rgb = ARENA_NEW(&s->mem, uint8_t, 3 * (size_t)x.w * x.h);
	for (uint32_t y = 0; y < x.h; y++)
		for (uint32_t i = 0; i < 3 * x.w; i++) {
			unsigned sum = 0;
			for (uint32_t v = 0; v < FINE; v++)
				for (uint32_t u = 0; u < FINE; u++)
					sum += fine->rgb[3 * ((size_t)fine->w * (FINE * y + v) +
							      FINE * (i / 3) + u) +
							 i % 3];
			x.rgb[3 * (size_t)x.w * y + i] = (uint8_t)(sum / (FINE * FINE));
		}
	return x;
}

static struct picture read_png(struct sheet *s, struct str path)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	assert_true(png_image_begin_read_from_file(&image, path.p));
	image.format = PNG_FORMAT_RGB;
	struct picture x = {image.width, image.height,
			    ARENA_NEW(&s->mem, uint8_t, PNG_IMAGE_SIZE(image))};
	assert_true(png_image_finish_read(&image, NULL, x.rgb, 0, NULL));
	unlink(path.p);
	return coarser(s, &x);
}

static struct picture rasterise(struct sheet *s, struct str pdf)
{
	struct str command = arena_printf(
		&s->mem, "pdftoppm -q -r %d -png -singlefile '%s' '%s'", PPI, pdf.p, pdf.p);
	assert_int_equal(system(command.p), 0);
	unlink(pdf.p);
	return read_png(s, arena_printf(&s->mem, "%s.png", pdf.p));
}

struct difference {
	double mean, worst;
};

/* Mean difference of the three channels, of the page and of its worst block. */
static struct difference compare(const struct picture *a, const struct picture *b)
{
	struct difference d = {0};
	assert_int_equal(a->w, b->w);
	assert_int_equal(a->h, b->h);
	for (uint32_t by = 0; by < a->h; by += BLOCK)
		for (uint32_t bx = 0; bx < a->w; bx += BLOCK) {
			double sum = 0;
			for (uint32_t y = by; y < by + BLOCK && y < a->h; y++)
				for (uint32_t x = 3 * bx; x < 3 * (bx + BLOCK) && x < 3 * a->w;
				     x++)
					sum += abs(a->rgb[3 * (size_t)a->w * y + x] -
						   b->rgb[3 * (size_t)a->w * y + x]);
			d.mean += sum;
			d.worst = fmax(d.worst, sum / (3.0 * BLOCK * BLOCK));
		}
	d.mean /= 3.0 * a->w * a->h;
	return d;
}

static bool same(const char *what, struct difference d)
{
	print_message("%s: mean %.3f, worst block %.2f\n", what, d.mean, d.worst);
	return d.mean <= MEAN_MOST && d.worst <= BLOCK_MOST;
}

static void test_three_ways(void **state)
{
	struct sheet s;
	sheet_open(&s, *state, NONE);
	struct picture ours = rasterise(&s, write_ours(&s, &sink_pdf, ".pdf"));
	struct picture cairo = rasterise(&s, write_cairo(&s));
	struct picture png = read_png(&s, write_ours(&s, &sink_png, ".png"));
	assert_true(same("our PDF and cairo's", compare(&ours, &cairo)));
	assert_true(same("our PDF and PNG", compare(&ours, &png)));
	assert_true(same("cairo's PDF and our PNG", compare(&cairo, &png)));
	arena_finish(&s.mem);
}

/* Each mistake, made in one way only, is found. */
static void test_mistakes_are_found(void **state)
{
	struct sheet right;
	sheet_open(&right, *state, NONE);
	struct picture cairo = rasterise(&right, write_cairo(&right));
	struct picture png = read_png(&right, write_ours(&right, &sink_png, ".png"));
	for (int m = NONE + 1; m < MISTAKES; m++) {
		struct sheet wrong;
		sheet_open(&wrong, *state, (enum mistake)m);
		struct picture ours = rasterise(&wrong, write_ours(&wrong, &sink_pdf, ".pdf"));
		print_message("mistake %d\n", m);
		assert_false(same("  against cairo's PDF", compare(&ours, &cairo)));
		assert_false(same("  against our PNG", compare(&ours, &png)));
		arena_finish(&wrong.mem);
	}
	arena_finish(&right.mem);
}

static int finish(void **state)
{
	int result = fixture_close(state);
	cairo_debug_reset_static_data();
	return result;
}

int main(int argc, char **argv)
{
	(void)argc;
	program = argv[0];
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_three_ways),
		cmocka_unit_test(test_mistakes_are_found),
	};
	return cmocka_run_group_tests(tests, fixture_open, finish);
}
