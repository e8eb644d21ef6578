#include <png.h>

#include "image/reader.h"

/* about 1 / 2.2, which is sRGB's */
#define GAMMA_LEAST 0.44
#define GAMMA_MOST 0.47

/*
 * libpng reports errors by longjmp. What changes between setjmp and longjmp
 * lives in this struct, not in local variables, which would be undefined.
 */
struct png_reader {
	png_structp png;
	png_infop info;
	struct str bytes;
	size_t at;
	png_bytep *row;
	unsigned components;
	bool odd_profile; /* a profile that libpng does not take */
	char message[120];
};

static void keep_message(png_structp png, png_const_charp text)
{
	struct png_reader *r = png_get_error_ptr(png);
	snprintf(r->message, sizeof(r->message), "%s", text);
	longjmp(png_jmpbuf(png), 1);
}

/* libpng warns of much that is of no interest, and of profiles that it drops; but
 * there are sRGB profiles that it finds wrong and knows. */
static void note_profile(png_structp png, png_const_charp text)
{
	struct png_reader *r = png_get_error_ptr(png);
	if (strncmp(text, "iCCP:", 5) == 0 && !strstr(text, "known incorrect sRGB"))
		r->odd_profile = true;
}

static void read_some(png_structp png, png_bytep out, size_t n)
{
	struct png_reader *r = png_get_io_ptr(png);
	if (r->bytes.n - r->at < n)
		png_error(png, "the file breaks off");
	memcpy(out, r->bytes.p + r->at, n);
	r->at += n;
}

/* Whatever the file holds becomes 8-bit RGBA. */
static void ask_for_rgba(png_structp png)
{
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_gray_to_rgb(png);
	png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
	png_set_interlace_handling(png);
}

/* 96 ppi is stored as 3780 a metre, 96.012: gives back the whole number. */
static double per_inch(png_uint_32 per_meter)
{
	double ppi = (double)per_meter * 0.0254, whole = (double)(long)(ppi + 0.5);
	return ppi - whole < 0.02 && whole - ppi < 0.02 ? whole : ppi;
}

static void find_density(png_structp png, png_infop info, struct image *m)
{
	png_uint_32 x, y;
	int unit;
	if (png_get_pHYs(png, info, &x, &y, &unit))
		image_density(m, per_inch(x), per_inch(y), unit == PNG_RESOLUTION_METER);
}

/* Colours are sRGB unless the file says a gamma, and that alone. */
static void ask_for_srgb(png_structp png, png_infop info)
{
	double gamma;
	if (!png_get_valid(png, info, PNG_INFO_sRGB | PNG_INFO_iCCP) &&
	    png_get_gAMA(png, info, &gamma) && (gamma < GAMMA_LEAST || gamma > GAMMA_MOST))
		png_set_gamma(png, PNG_DEFAULT_sRGB, gamma);
}

static bool read_header(struct png_reader *r)
{
	if (setjmp(png_jmpbuf(r->png)))
		return false;
	png_set_read_fn(r->png, r, read_some);
	png_set_user_limits(r->png, 0x7fffffff, 0x7fffffff); /* ours are told better */
	png_set_chunk_malloc_max(r->png, IMAGE_BYTES);
	png_read_info(r->png, r->info);
	r->components = png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_COLOR ? 3 : 1;
	ask_for_rgba(r->png);
	ask_for_srgb(r->png, r->info);
	png_read_update_info(r->png, r->info);
	return true;
}

static bool read_rows(struct png_reader *r)
{
	if (setjmp(png_jmpbuf(r->png)))
		return false;
	png_read_image(r->png, r->row);
	png_read_end(r->png, NULL);
	return true;
}

/* Where the Exif data stand, with what is around them; empty: nowhere. */
static struct str find_exif(struct str b)
{
	for (size_t i = 8; i + 12 <= b.n;) {
		const uint8_t *p = (const uint8_t *)b.p + i;
		size_t n = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
		if (memcmp(p + 4, "eXIf", 4) == 0 && i + 12 + n <= b.n)
			return str_slice(b, i, i + 12 + n);
		i += 12 + n;
	}
	return STR_NONE;
}

static bool read_profile(struct png_reader *r, struct image *m, struct str path,
			 struct arena *mem, struct diags *d)
{
	png_charp name;
	png_bytep icc;
	png_uint_32 n;
	int packing;
	m->components = r->components;
	if (r->odd_profile)
		diag_report(d, m->at, DIAG_IMAGE_PROFILE, path);
	if (!png_get_iCCP(r->png, r->info, &name, &packing, &icc, &n))
		return true;
	return image_profile(m, (struct str){(const char *)icc, n}, path, mem, d);
}

static bool is_opaque(const struct image *m)
{
	size_t n = (size_t)m->width * m->height;
	for (size_t i = 0; i < n; i++)
		if (m->rgba[4 * i + 3] != 255)
			return false;
	return true;
}

static bool read_picture(struct png_reader *r, struct image *m, struct str path,
			 struct arena *mem, struct diags *d)
{
	if (!read_header(r))
		return diag_report(d, m->at, DIAG_IMAGE_DAMAGED, path, str_of(r->message));
	m->width = png_get_image_width(r->png, r->info);
	m->height = png_get_image_height(r->png, r->info);
	if (!image_fits(m->width, m->height, m->at, path, d))
		return false;
	find_density(r->png, r->info, m);
	uint8_t *rgba = ARENA_NEW(mem, uint8_t, (size_t)m->width * m->height * 4);
	r->row = ARENA_NEW(mem, png_bytep, m->height);
	for (uint32_t y = 0; y < m->height; y++)
		r->row[y] = rgba + (size_t)y * m->width * 4;
	m->rgba = rgba;
	if (!read_rows(r))
		return diag_report(d, m->at, DIAG_IMAGE_DAMAGED, path, str_of(r->message));
	m->opaque = is_opaque(m);
	if (!read_profile(r, m, path, mem, d))
		return false;
	struct str exif = find_exif(m->bytes);
	if (exif.n)
		image_turn(m, str_slice(exif, 8, exif.n - 4), exif, mem);
	return true;
}

bool image_png(struct image *m, struct str path, struct arena *mem, struct diags *d)
{
	struct png_reader r = {.bytes = m->bytes};
	r.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &r, keep_message, note_profile);
	r.info = r.png ? png_create_info_struct(r.png) : NULL;
	if (!r.info) {
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	bool ok = read_picture(&r, m, path, mem, d);
	png_destroy_read_struct(&r.png, &r.info, NULL);
	return ok;
}
