#include "sink/pixels.h"

#include <stdio.h>
#include <stdlib.h>

struct picture {
	const struct image *image;
	cairo_surface_t *surface; /* NULL: cannot be decoded */
};

struct pixels {
	struct arena mem; /* of the list alone */
	struct diags *d;
	struct picture *item;
	size_t count, room;
};

struct pixels *pixels_open(struct diags *d)
{
	struct arena mem = {0};
	struct pixels *p = ARENA_NEW(&mem, struct pixels, 1);
	p->d = d;
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

static cairo_surface_t *surface_of(const uint8_t *rgba, uint32_t width, uint32_t height)
{
	cairo_surface_t *s =
		cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
	if (cairo_surface_status(s) !=
	    CAIRO_STATUS_SUCCESS) { /* sizes are within image/'s limits */
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	size_t stride = (size_t)cairo_image_surface_get_stride(s);
	for (uint32_t y = 0; y < height; y++) {
		const uint8_t *from = rgba + 4 * (size_t)y * width;
		uint32_t *to =
			(uint32_t *)(void *)(cairo_image_surface_get_data(s) + y * stride);
		for (uint32_t x = 0; x < width; x++)
			to[x] = premultiplied(from + 4 * (size_t)x);
	}
	cairo_surface_mark_dirty(s);
	return s;
}

cairo_surface_t *pixels_get(struct pixels *p, const struct image *image)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i].image == image)
			return p->item[i].surface;
	struct arena mem = {0};
	const uint8_t *rgba = image_pixels(image, &mem, p->d);
	cairo_surface_t *s = rgba ? surface_of(rgba, image->width, image->height) : NULL;
	arena_finish(&mem);
	ARENA_PUSH(&p->mem, p->item, p->count, p->room) = (struct picture){image, s};
	return s;
}
