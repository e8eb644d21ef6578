#include "sink/pixels.h"

#include <stdio.h>
#include <stdlib.h>

struct picture {
	const struct image *image;
	cairo_surface_t *surface; /* NULL: cannot be decoded */
};

struct pixels {
	struct arena mem; /* of the list alone */
	const struct loaded_cairo *cairo;
	struct diags *d;
	struct picture *item;
	size_t count, room;
};

struct pixels *pixels_open(const struct loaded_cairo *cairo, struct diags *d)
{
	struct arena mem = {0};
	struct pixels *p = ARENA_NEW(&mem, struct pixels, 1);
	p->cairo = cairo;
	p->d = d;
	p->mem = mem; /* the arena's first guest is the struct that holds it */
	return p;
}

void pixels_close(struct pixels *p)
{
	struct arena mem = p->mem;
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i].surface)
			p->cairo->surface_destroy(p->item[i].surface);
	arena_finish(&mem);
}

static uint32_t premultiplied(const uint8_t *rgba)
{
	uint32_t a = rgba[3], v = a << 24;
	for (int k = 0; k < 3; k++)
		v |= (rgba[k] * a + 127) / 255 << (16 - 8 * k);
	return v;
}

static cairo_surface_t *surface_of(struct pixels *p, const uint8_t *rgba, uint32_t width,
				   uint32_t height)
{
	cairo_surface_t *s =
		p->cairo->image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
	if (p->cairo->surface_status(s) !=
	    CAIRO_STATUS_SUCCESS) { /* sizes are within image/'s limits */
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	size_t stride = (size_t)p->cairo->image_surface_get_stride(s);
	for (uint32_t y = 0; y < height; y++) {
		const uint8_t *from = rgba + 4 * (size_t)y * width;
		uint32_t *to =
			(uint32_t *)(void *)(p->cairo->image_surface_get_data(s) + y * stride);
		for (uint32_t x = 0; x < width; x++)
			to[x] = premultiplied(from + 4 * (size_t)x);
	}
	p->cairo->surface_mark_dirty(s);
	return s;
}

cairo_surface_t *pixels_get(struct pixels *p, const struct image *image)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i].image == image)
			return p->item[i].surface;
	struct arena mem = {0};
	const uint8_t *rgba = image_pixels(image, &mem, p->d);
	cairo_surface_t *s = rgba ? surface_of(p, rgba, image->width, image->height) : NULL;
	arena_finish(&mem);
	ARENA_PUSH(&p->mem, p->item, p->count, p->room) = (struct picture){image, s};
	return s;
}
