/* PNG files: their pixels as libpng reads them, their chunks, hostile scenes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include <jpeglib.h>
#include <png.h>

#include "image/image.h"
#include "sink/paint.h"
#include "sink/sink.h"
#include "text_support.h"

#define WHITE 0xFFFFFFFFu
#define BLUE 0x256EF4FFu

static struct str path; /* of the file that every test writes */

struct sheet {
	struct arena mem;
	struct diags d;
	struct pages pages;
	struct scene *scene;
	struct sink_options options;
	struct sink_result result;
	struct str bytes;
	uint8_t *rgba; /* as libpng reads it */
};

static void sheet_open(struct sheet *s, double w, double h)
{
	*s = (struct sheet){.options = {.ppi = 72}};
	s->d = (struct diags){.mem = &s->mem};
	s->pages = (struct pages){.title = STR("제목"),
				  .author = STR("정책연구실"),
				  .lang = STR("ko-KR"),
				  .description = STR("막대그래프: 32개에서 186개로"),
				  .background = WHITE};
	s->scene = &page_add(&s->pages, (struct size){w, h}, &s->mem)->scene;
	s->scene->tag = &scene_artifact;
}

static bool sheet_write(struct sheet *s)
{
	return sink_png.write(&s->pages, 0, path, &s->options, &s->result, &s->d);
}

static void sheet_read(struct sheet *s)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	assert_int_equal(files_read(&s->mem, path, &s->bytes), 0);
	assert_int_equal(s->bytes.n, s->result.bytes);
	assert_true(png_image_begin_read_from_memory(&image, s->bytes.p, s->bytes.n));
	image.format = PNG_FORMAT_RGBA;
	assert_int_equal(image.width, s->result.width);
	assert_int_equal(image.height, s->result.height);
	s->rgba = ARENA_NEW(&s->mem, uint8_t, PNG_IMAGE_SIZE(image));
	assert_true(png_image_finish_read(&image, NULL, s->rgba, 0, NULL));
}

static void sheet_make(struct sheet *s)
{
	assert_true(sheet_write(s));
	sheet_read(s);
}

static uint32_t pixel(const struct sheet *s, uint32_t x, uint32_t y)
{
	const uint8_t *p = s->rgba + 4 * ((size_t)y * s->result.width + x);
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void sheet_close(struct sheet *s)
{
	arena_finish(&s->mem);
}

static uint32_t word(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Names of the chunks in order, "IHDR sRGB …". */
static struct str chunks(struct sheet *s)
{
	struct buf b = {0};
	const uint8_t *p = (const uint8_t *)s->bytes.p;
	for (size_t i = 8; i + 12 <= s->bytes.n; i += 12 + word(p + i)) {
		if (b.n)
			buf_char(&b, ' ');
		buf_bytes(&b, p + i + 4, 4);
	}
	return buf_take(&b, &s->mem);
}

/* The data of the first chunk of that name whose data begins so. */
static struct str chunk(const struct sheet *s, const char *name, const char *begin)
{
	const uint8_t *p = (const uint8_t *)s->bytes.p;
	for (size_t i = 8; i + 12 <= s->bytes.n; i += 12 + word(p + i)) {
		struct str data = {s->bytes.p + i + 8, word(p + i)};
		if (!memcmp(p + i + 4, name, 4) && str_starts(data, str_of(begin)))
			return data;
	}
	return STR_NONE;
}

static void test_chunks(void **state)
{
	struct sheet s;
	(void)state;
	sheet_open(&s, 100, 50);
	s.options.ppi = 144;
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE}, (struct rect){10, 10, 20, 20});
	sheet_make(&s);
	assert_string_equal(chunks(&s).p, "IHDR sRGB PLTE pHYs iTXt iTXt iTXt iTXt IDAT IEND");
	struct str phys = chunk(&s, "pHYs", "");
	assert_int_equal(word((const uint8_t *)phys.p), 5669); /* 144 / 0.0254 */
	assert_int_equal(phys.p[8], 1);
	static const char title[] = "Title\0\0\0ko\0\0제목";
	struct str text = chunk(&s, "iTXt", "Title");
	assert_int_equal(text.n, sizeof(title) - 1);
	assert_memory_equal(text.p, title, text.n);
	assert_true(str_ends(chunk(&s, "iTXt", "Author"), s.pages.author));
	assert_true(str_ends(chunk(&s, "iTXt", "Description"), s.pages.description));
	assert_int_equal(s.result.width, 200);
	assert_int_equal(s.result.pages, 1);
	sheet_close(&s);
}

/* A line across a bar ends at the pixels at which the bar ends. */
static void test_line_ends_with_bar(void **state)
{
	struct sheet s;
	(void)state;
	sheet_open(&s, 100, 50);
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE}, (struct rect){10.4, 10, 30, 20});
	scene_line(s.scene, "gap", (struct ink){.rgba = WHITE, .width = 2},
		   (struct point){40.4, 20}, (struct point){10.4, 20});
	sheet_make(&s);
	assert_int_equal(pixel(&s, 10, 15), BLUE);
	for (uint32_t x = 9; x < 42; x++)
		assert_int_equal(pixel(&s, x, 20), WHITE);
	sheet_close(&s);
}

/* Without a description of its own a page is described by its first figure. */
static void test_figure_describes(void **state)
{
	struct sheet s;
	struct tag figure = {.kind = TAG_FIGURE, .alt = STR("선그래프")};
	struct tag part = {.kind = TAG_SPAN, .parent = &figure};
	(void)state;
	sheet_open(&s, 10, 10);
	s.pages.description = STR_NONE;
	s.pages.author = STR_NONE;
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE}, (struct rect){1, 1, 2, 2});
	s.scene->tag = &part;
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE}, (struct rect){1, 1, 2, 2});
	sheet_make(&s);
	assert_true(str_ends(chunk(&s, "iTXt", "Description"), figure.alt));
	assert_int_equal(chunk(&s, "iTXt", "Author").n, 0);
	sheet_close(&s);
}

static void test_sizes(void **state)
{
	static const struct {
		double w, h, ppi;
		unsigned width, height;
	} rows[] = {{960, 540, 144, 1920, 1080},
		    {595.28, 841.89, 150, 1240, 1754},
		    {595.28, 841.89, 96, 794, 1123},
		    {10, 1, 36, 5, 1}};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct sheet s;
		sheet_open(&s, rows[i].w, rows[i].h);
		s.options.ppi = rows[i].ppi;
		sheet_make(&s);
		assert_int_equal(s.result.width, rows[i].width);
		assert_int_equal(s.result.height, rows[i].height);
		assert_int_equal(pixel(&s, 0, 0), WHITE);
		sheet_close(&s);
	}
}

static void test_impossible_sizes(void **state)
{
	static const struct {
		double w, h, ppi;
	} rows[] = {{0, 10, 72}, {10, 0.1, 72}, {1e9, 10, 72}, {20000, 20000, 72},
		    {10, 10, 0}, {10, 10, NAN}, {NAN, 10, 72}, {10, 10, INFINITY}};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct sheet s;
		sheet_open(&s, rows[i].w, rows[i].h);
		s.options.ppi = rows[i].ppi;
		assert_false(sheet_write(&s));
		assert_int_equal(s.d.first->code, DIAG_PNG_SIZE);
		sheet_close(&s);
	}
}

/* Theme colours come out exactly, edges are sharp, nothing is smeared. */
static void test_exact_pixels(void **state)
{
	struct sheet s;
	(void)state;
	sheet_open(&s, 100, 300); /* several strips */
	s.options.ppi = 144;
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE},
		   (struct rect){10.2, 10.2, 30, 250});
	scene_line(s.scene, "l", (struct ink){.rgba = 0xCDD1D5FF, .width = 0.5},
		   (struct point){50, 20.3}, (struct point){90, 20.3});
	scene_rect(s.scene, "o", (struct ink){.rgba = 0x521419FF, .width = 1},
		   (struct rect){50.1, 50.1, 20, 20});
	sheet_make(&s);
	assert_int_equal(pixel(&s, 19, 30), WHITE);
	assert_int_equal(pixel(&s, 20, 30), BLUE); /* 20.4 pixels: a whole one */
	assert_int_equal(pixel(&s, 79, 500), BLUE);
	assert_int_equal(pixel(&s, 80, 500), WHITE);
	assert_int_equal(pixel(&s, 30, 20), BLUE);
	assert_int_equal(pixel(&s, 30, 519), BLUE);
	assert_int_equal(pixel(&s, 30, 520), WHITE);
	assert_int_equal(pixel(&s, 120, 40), 0xCDD1D5FF); /* one pixel of line */
	assert_int_equal(pixel(&s, 120, 39), WHITE);
	assert_int_equal(pixel(&s, 120, 41), WHITE);
	uint32_t ink = 0; /* the outline: two pixels wide, whole ones */
	for (uint32_t x = 90; x < 110; x++) {
		uint32_t v = pixel(&s, x, 120);
		assert_true(v == WHITE || v == 0x521419FF);
		ink += v != WHITE;
	}
	assert_int_equal(ink, 2);
	sheet_close(&s);
}

/* More than 256 colours: written as they are, from the first row on. */
static void test_many_colors(void **state)
{
	struct sheet s;
	(void)state;
	sheet_open(&s, 20, 300);
	for (int y = 0; y < 300; y++) {
		color rgba = (color)(y * 0x010203) << 8 | 0xFF;
		scene_rect(s.scene, "r", (struct ink){.rgba = rgba},
			   (struct rect){0, y, 20, 1});
	}
	sheet_make(&s);
	assert_int_equal(chunk(&s, "IHDR", "").p[9], PNG_COLOR_TYPE_RGB);
	for (uint32_t y = 0; y < 300; y++)
		assert_int_equal(pixel(&s, y % 20, y), (y * 0x010203u) << 8 | 0xFF);
	sheet_close(&s);
	sheet_open(&s, 20, 256); /* exactly as many as fit */
	for (int y = 0; y < 256; y++)
		scene_rect(s.scene, "r", (struct ink){.rgba = (color)y << 24 | 0xFF},
			   (struct rect){0, y, 20, 1});
	sheet_make(&s);
	assert_int_equal(chunk(&s, "IHDR", "").p[9], PNG_COLOR_TYPE_PALETTE);
	for (uint32_t y = 0; y < 256; y++)
		assert_int_equal(pixel(&s, 3, y), y << 24 | 0xFF);
	sheet_close(&s);
}

static void test_transparent(void **state)
{
	struct sheet s;
	(void)state;
	for (int many = 0; many < 2; many++) {
		sheet_open(&s, 300, 300);
		s.options.transparent = true;
		scene_rect(s.scene, "r", (struct ink){.rgba = BLUE},
			   (struct rect){10, 10, 20, 20});
		scene_rect(s.scene, "r", (struct ink){.rgba = 0xFF000080},
			   (struct rect){50, 10, 20, 20});
		for (int y = 0; many && y < 300; y++)
			scene_rect(s.scene, "r", (struct ink){.rgba = (color)y << 16 | 0xFF},
				   (struct rect){200, y, 20, 1});
		sheet_make(&s);
		assert_int_equal(chunk(&s, "IHDR", "").p[9],
				 many ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_PALETTE);
		assert_int_equal(pixel(&s, 0, 0), 0);
		assert_int_equal(pixel(&s, 15, 15), BLUE);
		assert_int_equal(pixel(&s, 55, 15),
				 0xFF000080); /* straight, not premultiplied */
		sheet_close(&s);
	}
	sheet_open(&s, 10, 10); /* a background without colour is none */
	s.pages.background = 0xFFFFFF00;
	sheet_make(&s);
	assert_int_equal(pixel(&s, 5, 5), 0);
	sheet_close(&s);
}

static void test_clips_nest(void **state)
{
	struct sheet s;
	(void)state;
	sheet_open(&s, 100, 700);
	scene_clip(s.scene, (struct rect){10, 10, 50, 600});
	scene_clip(s.scene, (struct rect){30, 0, 100, 690});
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE}, (struct rect){0, 0, 100, 700});
	scene_unclip(s.scene);
	scene_rect(s.scene, "r", (struct ink){.rgba = 0xFF}, (struct rect){0, 300, 20, 10});
	scene_unclip(s.scene);
	scene_rect(s.scene, "r", (struct ink){.rgba = 0xFF}, (struct rect){90, 650, 5, 5});
	sheet_make(&s);
	assert_int_equal(pixel(&s, 29, 100), WHITE);
	assert_int_equal(pixel(&s, 30, 100), BLUE);
	assert_int_equal(pixel(&s, 59, 609), BLUE);
	assert_int_equal(pixel(&s, 60, 609), WHITE);
	assert_int_equal(pixel(&s, 40, 611), WHITE);
	assert_int_equal(pixel(&s, 15, 305), 0xFF);
	assert_int_equal(pixel(&s, 5, 305), WHITE);
	assert_int_equal(pixel(&s, 92, 652), 0xFF);
	sheet_close(&s);
}

static void test_same_bytes(void **state)
{
	struct str bytes[2];
	struct sheet s[2];
	(void)state;
	for (int i = 0; i < 2; i++) {
		sheet_open(&s[i], 200, 200);
		scene_circle(s[i].scene, "c", (struct ink){.rgba = BLUE},
			     (struct point){90, 90}, 33.3);
		sheet_make(&s[i]);
		bytes[i] = s[i].bytes;
	}
	assert_true(str_eq(bytes[0], bytes[1]));
	sheet_close(&s[0]);
	sheet_close(&s[1]);
}

/* Nothing may stop the painter or hide what comes after. */
static void test_hostile_scene(void **state)
{
	static const double values[] = {0, -1, 1e-300, 1e9, -1e9, 1e300, -1e300, 5.5};
	static const double dash[] = {1, 2};
	struct sheet s;
	(void)state;
	sheet_open(&s, 60, 60);
	for (size_t i = 0; i < 8 * 8; i++) {
		double a = values[i % 8], b = values[i / 8];
		struct point at[3] = {{a, b}, {b, a}, {30, a}};
		struct ink ink = {.rgba = 0xFF000001, .width = i % 3 ? 0 : fabs(b)};
		scene_rect(s.scene, "r", ink, (struct rect){a, b, b, a});
		scene_polyline(s.scene, "p", ink, at, 3, i % 2);
		scene_circle(s.scene, "c", ink, at[0], a);
		scene_clip(s.scene, (struct rect){a, b, a, b});
		scene_unclip(s.scene);
		scene_text(s.scene, "t", ink, at[0], NULL, STR(""));
	}
	scene_rect(s.scene, "r", (struct ink){.rgba = 0xFF}, (struct rect){NAN, 0, 10, 10});
	scene_rect(s.scene, "r", (struct ink){.rgba = 0xFF}, (struct rect){0, 0, INFINITY, 10});
	scene_path(s.scene, "p", (struct ink){.rgba = 0xFF}, (struct path){0});
	scene_line(s.scene, "p",
		   (struct ink){.rgba = 0xFF0000FF, .width = 1, .dash = dash, .dashes = 2},
		   (struct point){-3000, 10}, (struct point){3000, 10});
	scene_rect(s.scene, "r", (struct ink){.rgba = BLUE}, (struct rect){20, 20, 10, 10});
	sheet_make(&s);
	assert_int_equal(pixel(&s, 25, 25), BLUE);
	sheet_close(&s);
}

static void test_no_folder(void **state)
{
	struct sheet s;
	(void)state;
	sheet_open(&s, 10, 10);
	assert_false(sink_png.write(&s.pages, 0, STR("/no/such/folder/a.png"), &s.options,
				    &s.result, &s.d));
	assert_int_equal(s.d.first->code, DIAG_FOLDER_NONE);
	assert_true(s.d.world);
	sheet_close(&s);
}

static void test_picture(void **state)
{
	static const uint8_t rgba[] = {255, 0, 0,   255, 0, 255, 0, 128,
				       0,   0, 255, 0,   9, 9,   9, 255};
	struct image image = {.kind = IMAGE_PNG, .width = 2, .height = 2, .rgba = rgba};
	struct sheet s;
	(void)state;
	sheet_open(&s, 100, 100);
	scene_image(s.scene, "i", (struct rect){20, 20, 2, 2}, &image);
	scene_image(s.scene, "i", (struct rect){40, 40, 40, 40}, &image);
	sheet_make(&s);
	assert_int_equal(pixel(&s, 20, 20), 0xFF0000FF);
	assert_int_equal(pixel(&s, 21, 20), 0x7FFF7FFF);
	assert_int_equal(pixel(&s, 20, 21), WHITE);
	assert_int_equal(pixel(&s, 41, 41), 0xFF0000FF); /* no pale edge */
	assert_int_equal(pixel(&s, 39, 41), WHITE);
	assert_int_equal(pixel(&s, 79, 79), 0x090909FF);
	sheet_close(&s);
}

/* A JPEG of one colour; bytes belong to the caller. */
static struct image jpeg_of(unsigned char **bytes, J_COLOR_SPACE space, int components,
			    const JSAMPLE *sample)
{
	struct jpeg_compress_struct c = {0};
	struct jpeg_error_mgr error;
	unsigned long n = 0;
	JSAMPLE row[3 * 16];
	JSAMPROW rows = row;
	c.err = jpeg_std_error(&error);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, bytes, &n);
	c.image_width = c.image_height = 16;
	c.input_components = components;
	c.in_color_space = space;
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, 100, TRUE);
	jpeg_start_compress(&c, TRUE);
	for (int i = 0; i < 16 * components; i++)
		row[i] = sample[i % components];
	for (int y = 0; y < 16; y++)
		jpeg_write_scanlines(&c, &rows, 1);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	return (struct image){.kind = IMAGE_JPEG,
			      .width = 16,
			      .height = 16,
			      .bytes = {(const char *)*bytes, n},
			      .components = (unsigned)components};
}

static bool close_to(uint32_t a, uint32_t b)
{
	for (int shift = 0; shift < 32; shift += 8)
		if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > 3)
			return false;
	return true;
}

static void test_jpeg(void **state)
{
	static const struct {
		J_COLOR_SPACE space;
		int components;
		JSAMPLE sample[3];
		uint32_t want;
	} rows[] = {{JCS_RGB, 3, {200, 40, 90}, 0xC8285AFF},
		    {JCS_GRAYSCALE, 1, {77}, 0x4D4D4DFF}};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		unsigned char *bytes = NULL;
		struct sheet s;
		struct image image =
			jpeg_of(&bytes, rows[i].space, rows[i].components, rows[i].sample);
		sheet_open(&s, 40, 40);
		scene_image(s.scene, "i", (struct rect){4, 4, 32, 32}, &image);
		sheet_make(&s);
		assert_true(close_to(pixel(&s, 20, 20), rows[i].want));
		sheet_close(&s);
		free(bytes);
	}
}

/* A broken picture is an error, and the old file stays. */
static void test_broken_jpeg(void **state)
{
	unsigned char *bytes = NULL;
	struct sheet s;
	struct image image = jpeg_of(&bytes, JCS_RGB, 3, (const JSAMPLE[]){1, 2, 3});
	struct str before, after;
	(void)state;
	sheet_open(&s, 40, 40);
	assert_int_equal(files_read(&s.mem, path, &before), 0);
	image.bytes.n = 20;
	scene_image(s.scene, "i", (struct rect){4, 4, 32, 32}, &image);
	assert_false(sheet_write(&s));
	assert_int_equal(s.d.errors, 1);
	assert_int_equal(files_read(&s.mem, path, &after), 0);
	assert_true(str_eq(before, after));
	sheet_close(&s);
	free(bytes);
}

/* Sum of darkness, and its centre. */
static double ink_of(const struct sheet *s, double *x, double *y)
{
	double sum = 0;
	*x = *y = 0;
	for (uint32_t j = 0; j < s->result.height; j++)
		for (uint32_t i = 0; i < s->result.width; i++) {
			double v = 255 - (pixel(s, i, j) >> 8 & 0xFF);
			sum += v;
			*x += v * (i + 0.5);
			*y += v * (j + 0.5);
		}
	*x /= sum;
	*y /= sum;
	return sum;
}

static void draw_word(struct sheet *s, struct fixture *f, double x, double y, double angle)
{
	const struct text_line *line = fixture_line(f, SANS, 12, "도표");
	size_t from = s->scene->count;
	text_draw(line, s->scene, "t", (struct point){x, y});
	for (size_t i = from; i < s->scene->count; i++)
		s->scene->item[i].text.angle = angle;
}

/* Text stands where it was measured, to a fraction of a pixel, and turns. */
static void test_text(void **state)
{
	struct fixture *f = *state;
	struct sheet s;
	double x0, y0, x, y, ink;
	sheet_open(&s, 80, 80);
	draw_word(&s, f, 20, 40, 0);
	sheet_make(&s);
	ink = ink_of(&s, &x0, &y0);
	sheet_close(&s);
	double width = fixture_line(f, SANS, 12, "도표")->width;
	assert_true(fabs(x0 - 20 - width / 2) < 1);
	assert_true(y0 > 30 && y0 < 40);
	for (int i = 1; i < 8; i++) {
		sheet_open(&s, 80, 80);
		draw_word(&s, f, 20 + i / 8.0, 40 + i / 8.0, 0);
		sheet_make(&s);
		assert_true(fabs(ink_of(&s, &x, &y) / ink - 1) < 0.03);
		assert_true(fabs(x - x0 - i / 8.0) < 0.06);
		assert_true(fabs(y - y0 - i / 8.0) < 0.06);
		sheet_close(&s);
	}
	sheet_open(&s, 80, 80); /* a quarter turn clockwise about its start */
	draw_word(&s, f, 20, 40, acos(-1) / 2);
	sheet_make(&s);
	assert_true(fabs(ink_of(&s, &x, &y) / ink - 1) < 0.03);
	assert_true(fabs(x - 20 - (40 - y0)) < 0.3 && fabs(y - 40 - (x0 - 20)) < 0.3);
	sheet_close(&s);
}

/* Strips are an inner affair: painted at once, the page is the same. */
static void test_strips_do_not_show(void **state)
{
	struct fixture *f = *state;
	struct sheet s;
	sheet_open(&s, 900, 700);
	s.options.ppi = 144;
	for (int y = 10; y < 700; y += 7) {
		draw_word(&s, f, y, y, y * 0.01);
		scene_circle(s.scene, "c", (struct ink){.rgba = BLUE, .width = 1},
			     (struct point){800 - y, y}, 20);
	}
	sheet_make(&s);
	assert_true(s.result.height > 1000);
	cairo_surface_t *whole = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1800, 1400);
	cairo_t *cr = cairo_create(whole);
	struct painter *p = paint_open(&s.d);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_set_antialias(cr, CAIRO_ANTIALIAS_FAST);
	cairo_scale(cr, 2, 2);
	paint_snap(p, true);
	paint_scene(p, s.scene, cr);
	cairo_surface_flush(whole);
	size_t differ = 0;
	for (uint32_t y = 0; y < 1400; y++)
		for (uint32_t x = 0; x < 1800; x++) {
			const uint8_t *q = cairo_image_surface_get_data(whole) +
					   y * (size_t)cairo_image_surface_get_stride(whole) +
					   4 * (size_t)x;
			uint32_t v = (uint32_t)q[2] << 24 | (uint32_t)q[1] << 16 |
				     (uint32_t)q[0] << 8 | 0xFF;
			for (int k = 8; k < 32; k += 8) /* one of 17 shades at most */
				assert_true(abs((int)(v >> k & 0xFF) -
						(int)(pixel(&s, x, y) >> k & 0xFF)) < 33);
			differ += v != pixel(&s, x, y);
		}
	assert_true(differ < 200);
	paint_close(p);
	cairo_destroy(cr);
	cairo_surface_destroy(whole);
	sheet_close(&s);
}

static int finish(void **state)
{
	unlink(path.p);
	int result = fixture_close(state);
	cairo_debug_reset_static_data(); /* so that leaks of ours are seen */
	return result;
}

int main(int argc, char **argv)
{
	(void)argc;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_line_ends_with_bar),
		cmocka_unit_test(test_figure_describes),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_impossible_sizes),
		cmocka_unit_test(test_exact_pixels),
		cmocka_unit_test(test_many_colors),
		cmocka_unit_test(test_transparent),
		cmocka_unit_test(test_clips_nest),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_hostile_scene),
		cmocka_unit_test(test_no_folder),
		cmocka_unit_test(test_picture),
		cmocka_unit_test(test_jpeg),
		cmocka_unit_test(test_broken_jpeg),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_strips_do_not_show),
	};
	char name[4096];
	snprintf(name, sizeof(name), "%s.png", argv[0]);
	path = str_of(name);
	return cmocka_run_group_tests(tests, fixture_open, finish);
}
