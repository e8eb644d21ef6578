#include "image/image.h"

#include <assert.h>
#include <stdlib.h>

#include "pdf/content.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

/*
 * Pictures: decoded pixels as Flate with PNG predictors, opacity as a soft
 * mask; JPEG files as they are (ISO 32000-1 8.9.5, 11.6.5.3). Colours of a
 * profile stay what they are, and the profile goes along (8.6.5.5).
 */
struct pdf_picture {
	const struct image *image;
	unsigned object;
	bool upright; /* stored as it is seen */
	bool transparent;
};

struct pdf_profile {
	struct str icc;
	unsigned object;
};

struct plane { /* samples of 1 or 3 components */
	const uint8_t *sample;
	uint32_t width, height;
	unsigned components;
	struct str profile; /* empty: sRGB */
};

/* Decoded pixels, four bytes each. */
struct pixels {
	const uint8_t *rgba;
	uint32_t width, height;
	unsigned components; /* 0: 1 where all of it is grey, else 3 */
	struct str profile;
};

static bool is_gray(const struct pixels *x)
{
	size_t n = (size_t)x->width * x->height;
	for (size_t i = 0; i < n; i++) {
		const uint8_t *c = x->rgba + 4 * i;
		if (c[0] != c[1] || c[1] != c[2])
			return false;
	}
	return true;
}

static uint8_t on_white(uint8_t c, uint8_t alpha)
{
	return (uint8_t)((c * alpha + 255 * (255 - alpha) + 127) / 255);
}

static struct plane color_plane(struct pdf *p, const struct pixels *x, bool flat)
{
	size_t n = (size_t)x->width * x->height;
	unsigned components = x->components ? x->components : is_gray(x) ? 1 : 3;
	uint8_t *to = ARENA_NEW(&p->mem, uint8_t, n * components), *s = to;
	for (size_t i = 0; i < n; i++)
		for (unsigned k = 0; k < components; k++) {
			uint8_t c = x->rgba[4 * i + k];
			*s++ = flat ? on_white(c, x->rgba[4 * i + 3]) : c;
		}
	return (struct plane){to, x->width, x->height, components, x->profile};
}

static struct plane alpha_plane(struct pdf *p, const struct pixels *x)
{
	size_t n = (size_t)x->width * x->height;
	uint8_t *to = ARENA_NEW(&p->mem, uint8_t, n);
	for (size_t i = 0; i < n; i++)
		to[i] = x->rgba[4 * i + 3];
	return (struct plane){to, x->width, x->height, 1, STR_NONE};
}

enum { FILTER_NONE, FILTER_LEFT, FILTER_UP, FILTER_AVERAGE, FILTER_PAETH, FILTERS };

static int paeth(int a, int b, int c)
{
	int to_a = abs(b - c), to_b = abs(a - c), to_c = abs(a + b - 2 * c);
	return to_a <= to_b && to_a <= to_c ? a : to_b <= to_c ? b : c;
}

static int predict(int filter, int left, int up, int corner)
{
	switch (filter) {
	case FILTER_LEFT:
		return left;
	case FILTER_UP:
		return up;
	case FILTER_AVERAGE:
		return (left + up) / 2;
	case FILTER_PAETH:
		return paeth(left, up, corner);
	default:
		return 0;
	}
}

/* One row behind a filter; returns the sum of the differences. */
static unsigned long filter_row(const struct plane *m, size_t y, int filter, uint8_t *out)
{
	size_t n = (size_t)m->width * m->components, step = m->components;
	const uint8_t *row = m->sample + y * n, *above = y ? row - n : NULL;
	unsigned long sum = 0;
	for (size_t i = 0; i < n; i++) {
		int left = i >= step ? row[i - step] : 0, up = above ? above[i] : 0;
		int corner = above && i >= step ? above[i - step] : 0;
		out[i] = (uint8_t)(row[i] - predict(filter, left, up, corner));
		sum += out[i] < 128 ? out[i] : 256U - out[i];
	}
	return sum;
}

/* Each row takes the filter that leaves least, as PNG encoders do. */
static void put_rows(struct pdf *p, const struct plane *m, struct buf *b)
{
	size_t n = (size_t)m->width * m->components;
	uint8_t *best = ARENA_NEW(&p->mem, uint8_t, n), *next = ARENA_NEW(&p->mem, uint8_t, n);
	for (size_t y = 0; y < m->height; y++) {
		int filter = FILTER_NONE;
		unsigned long least = filter_row(m, y, FILTER_NONE, best);
		for (int f = FILTER_LEFT; f < FILTERS && least; f++) {
			unsigned long sum = filter_row(m, y, f, next);
			if (sum >= least)
				continue;
			least = sum;
			filter = f;
			uint8_t *swap = best;
			best = next;
			next = swap;
		}
		buf_char(b, (char)filter);
		buf_bytes(b, best, n);
	}
}

/* The pictures of one camera share their profile. */
static unsigned profile_object(struct pdf *p, struct str icc, unsigned components)
{
	for (size_t i = 0; i < p->profiles; i++)
		if (str_eq(p->profile[i].icc, icc))
			return p->profile[i].object;
	unsigned object = pdf_object_new(&p->objects);
	struct str dict = arena_printf(&p->mem, "/N %u", components);
	pdf_object_stream(&p->objects, object, dict.p, icc);
	ARENA_PUSH(&p->mem, p->profile, p->profiles, p->profile_room) =
		(struct pdf_profile){icc, object};
	return object;
}

static void put_image(struct pdf *p, struct buf *dict, uint32_t width, uint32_t height,
		      struct str profile, unsigned components)
{
	buf_printf(dict, "/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace", width,
		   height);
	if (profile.n)
		buf_printf(dict, "[/ICCBased %u 0 R]", profile_object(p, profile, components));
	else
		buf_text(dict, components == 1 ? "/DeviceGray" : "/DeviceRGB");
	buf_text(dict, "/BitsPerComponent 8");
}

static unsigned write_plane(struct pdf *p, const struct plane *m, unsigned mask)
{
	unsigned object = pdf_object_new(&p->objects);
	struct buf dict = {0}, rows = {0};
	put_image(p, &dict, m->width, m->height, m->profile, m->components);
	buf_printf(&dict, "/DecodeParms<</Predictor 15/Colors %u/Columns %u>>", m->components,
		   m->width);
	if (mask)
		pdf_put_ref(&dict, "/SMask", mask);
	put_rows(p, m, &rows);
	struct str d = buf_take(&dict, &p->mem);
	pdf_object_stream(&p->objects, object, d.p, buf_str_of(&rows));
	buf_finish(&rows);
	return object;
}

/* A file that goes in unread must be readable all the same; says so if not. */
static bool is_whole(struct pdf *p, const struct image *m)
{
	struct arena pixels;
	arena_init(&pixels);
	bool whole = image_pixels(m, &pixels, p->d);
	arena_finish(&pixels);
	p->refused += !whole;
	return whole;
}

static unsigned write_jpeg(struct pdf *p, const struct image *m)
{
	if (m->components != 1 && m->components != 3 && !m->profile.n) {
		PDF_REFUSE(p, m->at, DIAG_PDF_IMAGE, diag_number(p->d, m->components));
		return 0;
	}
	if (!is_whole(p, m))
		return 0;
	unsigned object = pdf_object_new(&p->objects);
	bool lying = m->turned & IMAGE_LYING;
	struct buf dict = {0};
	put_image(p, &dict, lying ? m->height : m->width, lying ? m->width : m->height,
		  m->profile, m->components);
	buf_text(&dict, "/Filter/DCTDecode");
	if (m->rgb)
		buf_text(&dict, "/DecodeParms<</ColorTransform 0>>");
	if (m->inverted)
		buf_text(&dict, "/Decode[1 0 1 0 1 0 1 0]");
	struct str d = buf_take(&dict, &p->mem);
	pdf_object_stream_as_is(&p->objects, object, d.p, m->bytes);
	return object;
}

/* PDF/A-1 refers to PDF 1.4, which knows profiles of version 2. */
static bool is_too_new(const struct pdf *p, const struct image *m)
{
	return p->options.part == PDF_A1A && m->profile.n && m->profile_version > 2;
}

/* False, with a diagnostic, when the picture is damaged. */
static bool read_pixels(struct pdf *p, const struct image *m, struct pixels *x)
{
	bool seen = is_too_new(p, m), lying = !seen && m->turned & IMAGE_LYING;
	x->rgba = seen ? image_pixels(m, &p->mem, p->d) : m->rgba;
	x->width = lying ? m->height : m->width;
	x->height = lying ? m->width : m->height;
	if (m->profile.n && !seen) {
		x->components = m->components;
		x->profile = m->profile;
	}
	p->refused += !x->rgba;
	return x->rgba;
}

static struct pdf_picture write_picture(struct pdf *p, const struct image *m)
{
	bool flat = p->options.part == PDF_A1A && !m->opaque;
	struct pdf_picture picture = {.image = m, .upright = is_too_new(p, m)};
	struct pixels x = {0};
	if (m->kind == IMAGE_JPEG && !picture.upright) {
		picture.object = write_jpeg(p, m);
		return picture;
	}
	if (!read_pixels(p, m, &x))
		return picture;
	unsigned mask = 0;
	if (!m->opaque && !flat) {
		struct plane alpha = alpha_plane(p, &x);
		mask = write_plane(p, &alpha, 0);
	}
	struct plane color = color_plane(p, &x, flat);
	picture.object = write_plane(p, &color, mask);
	picture.transparent = mask != 0;
	return picture;
}

/* Each image is written once, however often it is shown. */
static const struct pdf_picture *find(struct pdf *p, const struct image *m)
{
	for (size_t i = 0; i < p->pictures; i++)
		if (p->picture[i].image == m)
			return &p->picture[i];
	struct pdf_picture made = write_picture(p, m);
	ARENA_PUSH(&p->mem, p->picture, p->pictures, p->picture_room) = made;
	return &p->picture[p->pictures - 1];
}

/* The unit square of a picture has its first row on top (y = 1). */
static void put_matrix(struct pdf *p, const struct pdf_picture *picture, const double at[4])
{
	struct image upright = {0};
	struct buf *b = &pdf_sheet_now(p)->content;
	double m[6];
	image_matrix(picture->upright ? &upright : picture->image, at, m);
	const double turn[4] = {m[0], -m[1], -m[2], m[3]};
	for (int i = 0; i < 4; i++)
		pdf_put_number(b, turn[i], PDF_DECIMALS);
	pdf_content_point(p, m[2] + m[4], m[3] + m[5]);
}

void pdf_image(struct pdf *p, const struct image *m, double x, double y, double w, double h)
{
	struct str what = STR("▦");
	if (!pdf_content_is_near(p, (double[]){x, y, w, h}, 4, what) ||
	    !pdf_content_begin(p, what, STR_NONE))
		return;
	assert(m->width && m->height);
	const struct pdf_picture *picture = find(p, m);
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	if (!picture->object)
		return;
	pdf_list_add_once(&p->mem, &sheet->image, picture->object);
	sheet->blends |= picture->transparent;
	buf_text(&sheet->content, "q\n");
	put_matrix(p, picture, (double[4]){x, y, w, h});
	buf_printf(&sheet->content, "cm\n/I%u Do\nQ\n", picture->object);
}
