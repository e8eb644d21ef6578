#include "sink/pixels.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

struct picture {
	const struct image *image;
	cairo_surface_t *surface; /* NULL: cannot be decoded */
};

struct pixels {
	struct arena mem; /* of the list alone */
	struct picture *item;
	size_t count, room;
};

struct pixels *pixels_open(void)
{
	struct arena mem = {0};
	struct pixels *p = ARENA_NEW(&mem, struct pixels, 1);
	p->mem = mem; /* the arena's first guest is the struct that holds it */
	return p;
}

void pixels_close(struct pixels *p)
{
	struct arena mem = p->mem;
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i].surface)
			cairo_surface_destroy(p->item[i].surface);
	arena_finish(&mem);
}

static uint32_t premultiplied(const uint8_t *rgba)
{
	uint32_t a = rgba[3], v = a << 24;
	for (int k = 0; k < 3; k++)
		v |= (rgba[k] * a + 127) / 255 << (16 - 8 * k);
	return v;
}

static cairo_surface_t *new_surface(uint32_t width, uint32_t height)
{
	if (!width || !height || width > INT16_MAX || height > INT16_MAX)
		return NULL;
	cairo_surface_t *s =
		cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
	if (cairo_surface_status(s) == CAIRO_STATUS_SUCCESS)
		return s;
	cairo_surface_destroy(s);
	return NULL;
}

static uint32_t *row_of(cairo_surface_t *s, uint32_t y)
{
	size_t stride = (size_t)cairo_image_surface_get_stride(s);
	return (uint32_t *)(void *)(cairo_image_surface_get_data(s) + y * stride);
}

static cairo_surface_t *from_rgba(const struct image *image)
{
	cairo_surface_t *s = image->rgba ? new_surface(image->width, image->height) : NULL;
	if (!s)
		return NULL;
	for (uint32_t y = 0; y < image->height; y++) {
		const uint8_t *from = image->rgba + 4 * (size_t)y * image->width;
		uint32_t *to = row_of(s, y);
		for (uint32_t x = 0; x < image->width; x++)
			to[x] = premultiplied(from + 4 * (size_t)x);
	}
	cairo_surface_mark_dirty(s);
	return s;
}

struct failure {
	struct jpeg_error_mgr manager; /* first: libjpeg knows nothing of the rest */
	jmp_buf back;
};

static void fail(j_common_ptr jpeg)
{
	longjmp(((struct failure *)(void *)jpeg->err)->back, 1);
}

static void say_nothing(j_common_ptr jpeg)
{
	(void)jpeg;
}

/* Light through ink: 255 is no ink in Adobe's files and full ink in others. */
static uint32_t through(uint32_t ink, uint32_t black, bool adobe)
{
	return adobe ? ink * black / 255 : (255 - ink) * (255 - black) / 255;
}

/* One pixel as it comes: grey, RGB or CMYK. */
static uint32_t pixel(const JSAMPLE *p, int components, bool adobe)
{
	uint32_t r = p[0], g = p[0], b = p[0];
	if (components == 3) {
		g = p[1];
		b = p[2];
	} else if (components == 4) {
		r = through(p[0], p[3], adobe);
		g = through(p[1], p[3], adobe);
		b = through(p[2], p[3], adobe);
	}
	return 0xFF000000u | r << 16 | g << 8 | b;
}

static void read_rows(struct jpeg_decompress_struct *jpeg, cairo_surface_t *s)
{
	JDIMENSION width = jpeg->output_width;
	JSAMPARRAY line =
		jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE,
					width * (JDIMENSION)jpeg->output_components, 1);
	while (jpeg->output_scanline < jpeg->output_height) {
		uint32_t *to = row_of(s, jpeg->output_scanline);
		jpeg_read_scanlines(jpeg, line, 1);
		for (JDIMENSION x = 0; x < width; x++)
			to[x] = pixel(line[0] + x * (JDIMENSION)jpeg->output_components,
				      jpeg->output_components, jpeg->saw_Adobe_marker);
	}
}

static bool decode(struct jpeg_decompress_struct *jpeg, const struct image *image,
		   cairo_surface_t *s)
{
	struct failure failure;
	jpeg->err = jpeg_std_error(&failure.manager);
	failure.manager.error_exit = fail;
	failure.manager.output_message = say_nothing;
	if (setjmp(failure.back))
		return false;
	jpeg_create_decompress(jpeg);
	jpeg_mem_src(jpeg, (const unsigned char *)image->bytes.p, image->bytes.n);
	jpeg_read_header(jpeg, TRUE);
	if (jpeg->image_width != image->width || jpeg->image_height != image->height)
		return false;
	if (jpeg->num_components == 4)
		jpeg->out_color_space = JCS_CMYK;
	jpeg_start_decompress(jpeg);
	read_rows(jpeg, s);
	jpeg_finish_decompress(jpeg);
	return true;
}

static cairo_surface_t *from_jpeg(const struct image *image)
{
	struct jpeg_decompress_struct jpeg = {0};
	cairo_surface_t *s = new_surface(image->width, image->height);
	if (!s)
		return NULL;
	bool ok = decode(&jpeg, image, s);
	jpeg_destroy_decompress(&jpeg);
	if (!ok) {
		cairo_surface_destroy(s);
		return NULL;
	}
	cairo_surface_mark_dirty(s);
	return s;
}

cairo_surface_t *pixels_get(struct pixels *p, const struct image *image)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i].image == image)
			return p->item[i].surface;
	cairo_surface_t *s = image->kind == IMAGE_JPEG ? from_jpeg(image) : from_rgba(image);
	ARENA_PUSH(&p->mem, p->item, p->count, p->room) = (struct picture){image, s};
	return s;
}
