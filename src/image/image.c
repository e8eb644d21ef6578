#include "image/image.h"

#include <errno.h>

#include "base/files.h"
#include "image/reader.h"

#define PPI_DEFAULT 96.0
#define PPI_LEAST 10.0
#define PPI_MOST 10000.0
#define ASPECT_MOST 10.0

bool image_fits(double width, double height, struct span at, struct str path, struct diags *d)
{
	if (width <= IMAGE_SIDE && height <= IMAGE_SIDE && width * height <= IMAGE_PIXELS)
		return true;
	return diag_report(d, at, DIAG_IMAGE_SIZE, path, diag_number(d, (long long)width),
			   diag_number(d, (long long)height), diag_number(d, IMAGE_SIDE),
			   diag_number(d, IMAGE_PIXELS));
}

void image_density(struct image *m, double x, double y, bool inches)
{
	if (!(x > 0 && y > 0 && x <= ASPECT_MOST * y && y <= ASPECT_MOST * x))
		return;
	m->aspect = x / y;
	if (inches && x >= PPI_LEAST && x <= PPI_MOST)
		m->ppi = x;
}

/* What else it may be, by its first bytes; for the hint. */
static struct str guess(struct str b)
{
	static const struct {
		const char *start, *name;
	} kind[] = {{"GIF8", "GIF"},       {"BM", "BMP"},    {"%PDF", "PDF"},
		    {"<svg", "SVG"},       {"<?xml", "SVG"}, {"II*", "TIFF"},
		    {"MM", "TIFF"},        {"RIFF", "WebP"}, {"\0\0\0", "HEIC"},
		    {"<!DOCTYPE", "HTML"}, {"<html", "HTML"}};
	for (size_t i = 0; i < sizeof(kind) / sizeof(*kind); i++) {
		size_t n = kind[i].start[0] ? strlen(kind[i].start) : 3;
		if (str_starts(b, (struct str){kind[i].start, n}))
			return str_of(kind[i].name);
	}
	return STR_NONE;
}

static bool read_bytes(struct str path, struct span at, struct arena *mem, struct str *out,
		       struct diags *d)
{
	int error = files_read(mem, path, out);
	if (error == ENOENT || error == ENOTDIR)
		return diag_report(d, at, DIAG_IMAGE_MISSING, path);
	if (error == EFBIG || (!error && out->n > IMAGE_BYTES))
		return diag_report(d, at, DIAG_IMAGE_BYTES, path, diag_number(d, IMAGE_BYTES));
	if (error)
		return diag_report(d, at, DIAG_FILE_READ, path, str_of(strerror(error)));
	return out->n || diag_report(d, at, DIAG_IMAGE_EMPTY, path);
}

const struct image *image_load(struct str path, struct span at, struct arena *mem,
			       struct diags *d)
{
	struct image *m = ARENA_NEW(mem, struct image, 1);
	*m = (struct image){.ppi = PPI_DEFAULT, .aspect = 1, .at = at};
	if (!read_bytes(path, at, mem, &m->bytes, d))
		return NULL;
	if (str_starts(m->bytes, STR("\x89PNG\r\n\x1a\n"))) {
		m->kind = IMAGE_PNG;
		return image_png(m, path, mem, d) ? m : NULL;
	}
	if (str_starts(m->bytes, STR("\xff\xd8\xff"))) {
		m->kind = IMAGE_JPEG;
		return image_jpeg(m, path, mem, d) ? m : NULL;
	}
	diag_report(d, at, DIAG_IMAGE_KIND, path, guess(m->bytes));
	return NULL;
}

static uint8_t *copy_pixels(const struct image *m, struct arena *mem)
{
	size_t n = (size_t)m->width * m->height * 4;
	return memcpy(ARENA_NEW(mem, uint8_t, n), m->rgba, n);
}

const uint8_t *image_pixels(const struct image *m, struct arena *mem, struct diags *d)
{
	const uint8_t *stored = m->rgba;
	if (m->kind == IMAGE_JPEG || m->profile.n) {
		uint8_t *own = m->kind == IMAGE_JPEG ? image_jpeg_pixels(m, mem, d)
						     : copy_pixels(m, mem);
		if (!own || (m->profile.n && !image_to_srgb(m, own, d)))
			return NULL;
		stored = own;
	}
	return image_upright(m, stored, mem);
}
