/* PNG and JPEG files made here, whole, broken and pretended. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "base/buf.h"
#include "image/image.h"

static char path[] = "/tmp/dopyo-image-XXXXXX";

struct room {
	struct arena mem;
	struct diags d;
};

static int set_up(void **state)
{
	struct room *r = calloc(1, sizeof(*r));
	arena_init(&r->mem);
	r->d.mem = &r->mem;
	*state = r;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(&((struct room *)*state)->mem);
	free(*state);
	return 0;
}

static const struct image *load(struct room *r, struct str bytes)
{
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	fclose(f);
	r->d = (struct diags){.mem = &r->mem};
	return image_load(str_of(path), SPAN_NONE, &r->mem, &r->d);
}

static void refused(struct room *r, struct str bytes, enum diag_code code)
{
	assert_null(load(r, bytes));
	if (r->d.errors != 1 || r->d.last->code != code)
		fail_msg("%s", r->d.last ? diag_label(r->d.last->code) : "nothing");
}

static void put(png_structp png, png_bytep p, size_t n)
{
	buf_bytes(png_get_io_ptr(png), p, n);
}

static void flush(png_structp png)
{
	(void)png;
}

static struct str make_png(struct room *r, int type, int depth, const uint8_t *pixel,
			   uint32_t w, uint32_t h, uint32_t ppm)
{
	struct buf b = {0};
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_set_write_fn(png, &b, put, flush);
	png_set_IHDR(png, info, w, h, depth, type, PNG_INTERLACE_ADAM7,
		     PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
	if (ppm)
		png_set_pHYs(png, info, ppm, ppm, PNG_RESOLUTION_METER);
	png_color red[2] = {{9, 9, 9}, {200, 10, 20}};
	png_byte clear[1] = {128};
	if (type == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(png, info, red, 2);
		png_set_tRNS(png, info, clear, 1, NULL);
	}
	png_write_info(png, info);
	size_t stride = png_get_rowbytes(png, info);
	png_bytep row[16];
	for (uint32_t y = 0; y < h; y++)
		row[y] = (png_bytep)(uintptr_t)(pixel + y * stride);
	png_write_image(png, row);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	return buf_take(&b, &r->mem);
}

static struct str make_jpeg(struct room *r, unsigned components, uint8_t value, unsigned dpi)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr error;
	unsigned char *out = NULL;
	unsigned long n = 0;
	c.err = jpeg_std_error(&error);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &out, &n);
	c.image_width = 20;
	c.image_height = 10;
	c.input_components = (int)components;
	c.in_color_space = components == 1   ? JCS_GRAYSCALE
			   : components == 3 ? JCS_RGB
					     : JCS_CMYK;
	jpeg_set_defaults(&c);
	c.density_unit = 1;
	c.X_density = c.Y_density = (UINT16)dpi;
	jpeg_start_compress(&c, TRUE);
	uint8_t line[80], *rows = line;
	memset(line, value, sizeof(line));
	while (c.next_scanline < c.image_height)
		jpeg_write_scanlines(&c, &rows, 1);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	struct str s = arena_str(&r->mem, (struct str){(char *)out, n});
	free(out);
	return s;
}

static void test_png(void **state)
{
	struct room *r = *state;
	static const uint8_t rgb[2 * 3 * 3] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 250, 251, 252, 0};
	const struct image *m =
		load(r, make_png(r, PNG_COLOR_TYPE_RGB, 8, rgb, 3, 2, 3780 /* 96 ppi */));
	assert_non_null(m);
	assert_int_equal(m->kind, IMAGE_PNG);
	assert_int_equal(m->width, 3);
	assert_int_equal(m->height, 2);
	assert_true(m->opaque && m->ppi == 96);
	static const uint8_t first[8] = {1, 2, 3, 255, 4, 5, 6, 255};
	assert_memory_equal(m->rgba, first, 8);
	assert_ptr_equal(image_pixels(m, &r->mem, &r->d), m->rgba);
	m = load(r, make_png(r, PNG_COLOR_TYPE_RGB, 8, rgb, 3, 2, 11811));
	assert_true(m->ppi == 300);
	m = load(r, make_png(r, PNG_COLOR_TYPE_RGB, 8, rgb, 3, 2, 1)); /* nobody means that */
	assert_true(m->ppi == 96);
}

static void test_png_kinds(void **state)
{
	struct room *r = *state;
	static const uint8_t deep[2 * 2] = {0x80, 0x00, 0xff, 0xff}, bits[1] = {0x40};
	const struct image *m = load(r, make_png(r, PNG_COLOR_TYPE_GRAY, 16, deep, 2, 1, 0));
	static const uint8_t gray[8] = {128, 128, 128, 255, 255, 255, 255, 255};
	assert_memory_equal(m->rgba, gray, 8);
	m = load(r, make_png(r, PNG_COLOR_TYPE_PALETTE, 1, bits, 2, 1, 0));
	static const uint8_t palette[8] = {9, 9, 9, 128, 200, 10, 20, 255};
	assert_memory_equal(m->rgba, palette, 8);
	assert_false(m->opaque);
}

static void test_broken_png(void **state)
{
	struct room *r = *state;
	static const uint8_t rgb[16 * 16 * 3] = {7};
	struct str good = make_png(r, PNG_COLOR_TYPE_RGB, 8, rgb, 16, 16, 0);
	for (size_t n = 8; n < good.n - 12; n++) /* the IEND chunk says nothing more */
		refused(r, str_slice(good, 0, n), DIAG_IMAGE_DAMAGED);
	char *bad = arena_cstring(&r->mem, good);
	for (size_t i = 8; i < good.n; i++) { /* whatever happens, nothing breaks */
		bad[i] = (char)~bad[i];
		load(r, (struct str){bad, good.n});
		bad[i] = good.p[i];
	}
}

/* 30,000 × 30,000 in a few bytes: refused before any memory is asked for. */
static void test_too_large(void **state)
{
	struct room *r = *state;
	static const char huge[] =
		"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0"
		"\x48\x49\xd8\x44\0\0\0\0IDAT\x35\xaf\x06\x1e";
	size_t before = r->mem.used;
	assert_null(load(r, (struct str){huge, sizeof(huge) - 1}));
	assert_true(r->mem.used - before < 1000000);
	assert_true(r->d.last->code == DIAG_IMAGE_SIZE ||
		    r->d.last->code == DIAG_IMAGE_DAMAGED);
}

static void test_jpeg(void **state)
{
	struct room *r = *state;
	const struct image *m = load(r, make_jpeg(r, 3, 200, 150));
	assert_non_null(m);
	assert_int_equal(m->kind, IMAGE_JPEG);
	assert_int_equal(m->components, 3);
	assert_true(m->width == 20 && m->height == 10 && m->opaque && m->ppi == 150);
	assert_null(m->rgba);
	const uint8_t *p = image_pixels(m, &r->mem, &r->d);
	static const uint8_t end[8] = {200, 200, 200, 255, 200, 200, 200, 255};
	assert_memory_equal(p, end, 8);
	assert_memory_equal(p + 4 * 198, end, 8);
	m = load(r, make_jpeg(r, 1, 40, 0));
	assert_int_equal(m->components, 1);
	assert_true(m->ppi == 96);
	assert_int_equal(image_pixels(m, &r->mem, &r->d)[4 * 199], 40);
	refused(r, make_jpeg(r, 4, 40, 72), DIAG_IMAGE_CMYK);
}

/* A 20 × 10 picture of twice as many pixels an inch along a row, stored on its side. */
static void test_turned_jpeg(void **state)
{
	struct room *r = *state;
	static const char exif[] =
		"\xff\xe1\0\x22"
		"Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0";
	struct str good = make_jpeg(r, 3, 90, 72);
	char *half = arena_cstring(&r->mem, good);
	half[17] = 36; /* JFIF's density of a column */
	struct str part[3] = {{half, 2}, {exif, sizeof(exif) - 1}, {half + 2, good.n - 2}};
	const struct image *m = load(r, arena_join(&r->mem, part, 3, STR_NONE));
	assert_non_null(m);
	assert_int_equal(r->d.warnings, 0);
	assert_int_equal(m->turned, IMAGE_LYING | IMAGE_MIRRORED_X);
	assert_true(m->width == 10 && m->height == 20 && m->ppi == 36 && m->aspect == 0.5);
	assert_true(str_eq(m->bytes, (struct str){half, good.n})); /* no mark is left */
	assert_int_equal(load(r, good)->turned, 0);
}

/* Three stored pixels in a row, as each orientation shows them. */
static void test_matrix(void **state)
{
	(void)state;
	for (unsigned turned = 0; turned < 8; turned++) {
		bool lying = turned & IMAGE_LYING;
		static const uint8_t row[12] = {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};
		struct image m = {.turned = turned, .rgba = row};
		struct arena mem = {0};
		struct diags d = {.mem = &mem};
		m.width = lying ? 1 : 3;
		m.height = lying ? 3 : 1;
		double v[6];
		image_matrix(&m, (double[]){0, 0, m.width, m.height}, v);
		const uint8_t *seen = image_pixels(&m, &mem, &d);
		for (unsigned i = 0; i < 3; i++) { /* the middle of each */
			double s = (i + 0.5) / 3, x = v[0] * s + v[2] / 2 + v[4];
			double y = v[1] * s + v[3] / 2 + v[5];
			size_t at = (size_t)y * m.width + (size_t)x;
			assert_int_equal(seen[4 * at], row[4 * (size_t)i]);
		}
		arena_finish(&mem);
	}
}

static void test_broken_jpeg(void **state)
{
	struct room *r = *state;
	struct str good = make_jpeg(r, 3, 90, 72);
	for (size_t n = 3; n < good.n; n++)
		refused(r, str_slice(good, 0, n), DIAG_IMAGE_DAMAGED);
	char *bad = arena_cstring(&r->mem, good);
	for (size_t i = 3; i < good.n; i++) {
		bad[i] = (char)~bad[i];
		const struct image *m = load(r, (struct str){bad, good.n});
		if (m)
			image_pixels(m, &r->mem, &r->d);
		bad[i] = good.p[i];
	}
}

static void test_no_picture(void **state)
{
	struct room *r = *state;
	refused(r, STR("GIF89a..."), DIAG_IMAGE_KIND);
	assert_true(str_eq(r->d.last->arg[1], STR("GIF")));
	refused(r, STR("연도,값\n"), DIAG_IMAGE_KIND);
	refused(r, STR(""), DIAG_IMAGE_EMPTY);
	assert_null(image_load(STR("/tmp/no/such.png"), SPAN_NONE, &r->mem, &r->d));
	assert_int_equal(r->d.last->code, DIAG_IMAGE_MISSING);
	assert_false(r->d.world);
	assert_null(image_load(STR("/tmp"), SPAN_NONE, &r->mem, &r->d));
	assert_int_equal(r->d.last->code, DIAG_FILE_READ);
	assert_true(r->d.world);
}

int main(void)
{
	int fd = mkstemp(path);
	if (fd < 0)
		return 1;
	close(fd);
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_png),       TEST(test_png_kinds),   TEST(test_broken_png),
		TEST(test_too_large), TEST(test_jpeg),        TEST(test_turned_jpeg),
		TEST(test_matrix),    TEST(test_broken_jpeg), TEST(test_no_picture),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
