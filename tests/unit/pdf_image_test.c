#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include <jpeglib.h>

#include "image/image.h"
#include "pdf_read.h"

/* Pictures: their pixels come back exactly; what PDF/A forbids is refused. */

static void open_figure(struct doc *t, enum pdf_part part)
{
	doc_open(t, part);
	struct pdf_element e = {.type = STR("Figure"), .alt = STR("사진")};
	pdf_use_element(t->p, pdf_element(t->p, t->root, &e));
}

static struct image image_of(const uint8_t *rgba, uint32_t width, uint32_t height, bool opaque)
{
	return (struct image){.kind = IMAGE_PNG,
			      .width = width,
			      .height = height,
			      .rgba = rgba,
			      .opaque = opaque};
}

static unsigned char paeth(int a, int b, int c)
{
	int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
	return (unsigned char)(pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
}

/* The samples behind PNG predictors, as a reader undoes them (PNG 9.2). */
static void unfilter(const unsigned char *in, unsigned char *out, size_t row, size_t rows,
		     size_t step)
{
	for (size_t y = 0; y < rows; y++) {
		int filter = *in++;
		assert_true(filter <= 4);
		for (size_t i = 0; i < row; i++) {
			int a = i >= step ? out[y * row + i - step] : 0;
			int b = y ? out[(y - 1) * row + i] : 0;
			int c = y && i >= step ? out[(y - 1) * row + i - step] : 0;
			int guess[] = {0, a, b, (a + b) / 2, paeth(a, b, c)};
			out[y * row + i] = (unsigned char)(*in++ + guess[filter]);
		}
	}
}

/* The rows of the image stream whose dictionary holds the key. */
static const unsigned char *stream_of(const struct doc *t, const char *key)
{
	size_t at = str_find(t->text, str_of(key), 0);
	assert_true(at != SIZE_MAX);
	at = str_find(t->text, STR(">>\nstream\n"), at);
	return (const unsigned char *)t->text.p + at + strlen(">>\nstream\n");
}

enum { WIDTH = 23, HEIGHT = 17 };

static void paint(uint8_t *rgba)
{
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++) {
			uint8_t *c = rgba + 4 * (y * WIDTH + x);
			c[0] = (uint8_t)(x * 11);
			c[1] = (uint8_t)(y < 8 ? y * 15 : x * y * 7);
			c[2] = (uint8_t)(y > 12 ? 200 : (x ^ y) * 9);
			c[3] = (uint8_t)(x + y * 10);
		}
}

static void test_color(void **state)
{
	uint8_t rgba[4 * WIDTH * HEIGHT], back[3 * WIDTH * HEIGHT];
	(void)state;
	struct doc t;
	paint(rgba);
	struct image m = image_of(rgba, WIDTH, HEIGHT, true);
	open_figure(&t, PDF_A2A);
	pdf_image(t.p, &m, 10, 20, 46, 34);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "q\n46 0 0 34 10 787.89 cm\n/I4 Do\nQ\n"));
	assert_true(doc_has(&t, "/XObject<</I4 4 0 R>>"));
	assert_true(doc_has(&t, "/Width 23/Height 17/ColorSpace/DeviceRGB"));
	assert_true(doc_lacks(&t, "SMask"));
	assert_true(doc_lacks(&t, "Interpolate"));
	assert_true(doc_lacks(&t, "/Group"));
	unfilter(stream_of(&t, "/ColorSpace/DeviceRGB"), back, 3 * WIDTH, HEIGHT, 3);
	for (size_t i = 0; i < WIDTH * HEIGHT; i++)
		assert_memory_equal(back + 3 * i, rgba + 4 * i, 3);
	doc_close(&t);
}

static void test_soft_mask(void **state)
{
	uint8_t rgba[4 * WIDTH * HEIGHT], back[WIDTH * HEIGHT];
	(void)state;
	struct doc t;
	paint(rgba);
	struct image m = image_of(rgba, WIDTH, HEIGHT, false);
	open_figure(&t, PDF_A2A);
	pdf_image(t.p, &m, 0, 0, 10, 10);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/SMask 4 0 R"));
	assert_true(doc_has(&t, "/Group<</S/Transparency/CS/DeviceRGB>>"));
	unfilter(stream_of(&t, "/ColorSpace/DeviceGray"), back, WIDTH, HEIGHT, 1);
	for (size_t i = 0; i < WIDTH * HEIGHT; i++)
		assert_int_equal(back[i], rgba[4 * i + 3]);
	doc_close(&t);
}

/* PDF/A-1: no mask; pixels are what shows on white. */
static void test_flattened(void **state)
{
	static const uint8_t rgba[] = {10, 20, 30, 255, 10, 20, 30, 0, 10, 20, 30, 128};
	static const uint8_t flat[] = {10, 20, 30, 255, 255, 255, 132, 137, 142};
	(void)state;
	struct doc t;
	uint8_t back[9];
	struct image m = image_of(rgba, 3, 1, false);
	open_figure(&t, PDF_A1A);
	pdf_image(t.p, &m, 0, 0, 10, 10);
	assert_true(doc_finish(&t));
	assert_true(doc_lacks(&t, "SMask"));
	unfilter(stream_of(&t, "/ColorSpace/DeviceRGB"), back, 9, 1, 3);
	assert_memory_equal(back, flat, 9);
	doc_close(&t);
}

static void test_gray(void **state)
{
	static const uint8_t rgba[] = {7, 7, 7, 255, 9, 9, 9, 255};
	(void)state;
	struct doc t;
	uint8_t back[2];
	struct image m = image_of(rgba, 1, 2, true);
	open_figure(&t, PDF_A2A);
	pdf_image(t.p, &m, 0, 0, 10, 10);
	assert_true(doc_finish(&t));
	assert_true(doc_lacks(&t, "/ColorSpace/DeviceRGB"));
	unfilter(stream_of(&t, "/ColorSpace/DeviceGray"), back, 1, 2, 1);
	assert_int_equal(back[1], 9);
	doc_close(&t);
}

static void test_shown_twice(void **state)
{
	static const uint8_t rgba[] = {7, 8, 9, 255};
	(void)state;
	struct doc t;
	struct image m = image_of(rgba, 1, 1, true);
	open_figure(&t, PDF_A2A);
	pdf_image(t.p, &m, 0, 0, 10, 10);
	pdf_image(t.p, &m, 50, 0, 10, 10);
	pdf_page(t.p, 100, 100);
	pdf_image(t.p, &m, 0, 0, 10, 10);
	assert_true(doc_finish(&t));
	size_t first = str_find(t.text, STR("/Subtype/Image"), 0);
	assert_true(str_find(t.text, STR("/Subtype/Image"), first + 1) == SIZE_MAX);
	doc_close(&t);
}

/* A small JPEG file, in malloc'd memory. */
static struct str make_jpeg(unsigned components)
{
	static const JSAMPLE row[3 * 16] = {255, 0, 128, 7};
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr error;
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	c.err = jpeg_std_error(&error);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &bytes, &n);
	c.image_width = c.image_height = 16;
	c.input_components = (int)components;
	c.in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
	jpeg_set_defaults(&c);
	jpeg_start_compress(&c, TRUE);
	while (c.next_scanline < 16)
		jpeg_write_scanlines(&c, &(JSAMPROW){(JSAMPROW)(uintptr_t)row}, 1);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	return (struct str){(char *)bytes, n};
}

static struct image jpeg_of(struct str bytes, unsigned components)
{
	return (struct image){.kind = IMAGE_JPEG,
			      .width = 16,
			      .height = 16,
			      .bytes = bytes,
			      .opaque = true,
			      .components = components};
}

static void test_jpeg(void **state)
{
	(void)state;
	for (unsigned components = 1; components <= 3; components += 2) {
		struct doc t;
		struct str bytes = make_jpeg(components);
		struct image m = jpeg_of(bytes, components);
		open_figure(&t, PDF_A2A);
		pdf_image(t.p, &m, 0, 0, 10, 10);
		assert_true(doc_finish(&t));
		assert_true(doc_has(&t, components == 1 ? "/ColorSpace/DeviceGray"
							: "/ColorSpace/DeviceRGB"));
		assert_true(doc_has(&t, "/Filter/DCTDecode/Length "));
		assert_true(str_find(t.text, bytes, 0) != SIZE_MAX); /* as it was */
		doc_close(&t);
		free((void *)(uintptr_t)bytes.p);
	}
}

static void test_jpeg_refused(void **state)
{
	(void)state;
	struct doc t;
	struct str bytes = make_jpeg(3);
	struct image cmyk = jpeg_of(bytes, 4), broken = jpeg_of(str_slice(bytes, 0, 40), 3);
	open_figure(&t, PDF_A2A);
	pdf_image(t.p, &cmyk, 0, 0, 10, 10);
	assert_true(doc_refuses(&t, DIAG_PDF_IMAGE, "4"));
	open_figure(&t, PDF_A2A);
	pdf_image(t.p, &broken, 0, 0, 10, 10);
	assert_false(doc_finish(&t));
	assert_int_equal(t.out.n, 0);
	assert_true(t.d.errors > 0);
	doc_close(&t);
	free((void *)(uintptr_t)bytes.p);
}

static void test_untagged(void **state)
{
	static const uint8_t rgba[4];
	(void)state;
	struct doc t;
	struct image m = image_of(rgba, 1, 1, true);
	doc_open(&t, PDF_A2A);
	pdf_image(t.p, &m, 0, 0, 10, 10);
	assert_true(doc_refuses(&t, DIAG_PDF_UNTAGGED, "▦"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_color),        cmocka_unit_test(test_soft_mask),
		cmocka_unit_test(test_flattened),    cmocka_unit_test(test_gray),
		cmocka_unit_test(test_shown_twice),  cmocka_unit_test(test_jpeg),
		cmocka_unit_test(test_jpeg_refused), cmocka_unit_test(test_untagged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
