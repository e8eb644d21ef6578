#include "sink/encode.h"

#include <assert.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "base/pack.h"

#define COLORS 256
#define SLOTS 1024
#define LEVEL 6
#define INCH 0.0254 /* metres */

struct encode {
	struct encode_info info;
	struct buf file;
	png_structp png;
	png_infop meta;
	uint32_t rows; /* seen so far */
	/* while there are few colours */
	bool few;
	uint8_t *number; /* rows of palette numbers, each behind a 0: no filter */
	uint32_t color[COLORS];
	unsigned colors;
	uint32_t key[SLOTS];   /* hash table over color[] */
	uint16_t value[SLOTS]; /* number + 1; 0: free */
	uint32_t *last;        /* the row before, as it came */
	uint8_t *line;         /* a row of RGB or RGBA */
	struct arena mem;
};

static void write_bytes(png_structp png, png_bytep p, size_t n)
{
	buf_bytes(png_get_io_ptr(png), p, n);
}

static void flush(png_structp png)
{
	(void)png;
}

/* We give libpng nothing that it could refuse: a complaint is our own error. */
static _Noreturn void refuse(png_structp png, png_const_charp why)
{
	(void)png;
	fprintf(stderr, "dopyo: internal error: png: %s\n", why);
	abort();
}

static void ignore(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

/* Where the numbers of a row begin. */
static uint8_t *row_of(const struct encode *e, uint32_t y)
{
	return e->number + ((size_t)e->info.width + 1) * y + 1;
}

struct encode *encode_open(const struct encode_info *info)
{
	assert(info->width > 0 && info->width <= ENCODE_SIDE_MAX);
	assert(info->height > 0 && info->height <= ENCODE_SIDE_MAX);
	struct arena mem = {0};
	struct encode *e = ARENA_NEW(&mem, struct encode, 1);
	e->info = *info;
	e->few = true;
	e->number = ARENA_NEW(&mem, uint8_t, ((size_t)info->width + 1) * info->height);
	e->last = ARENA_NEW(&mem, uint32_t, info->width);
	e->line = ARENA_NEW(&mem, uint8_t, 4 * (size_t)info->width);
	e->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, refuse, ignore);
	e->meta = e->png ? png_create_info_struct(e->png) : NULL;
	if (!e->meta) {
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	e->mem = mem; /* the arena's first guest is the struct that holds it */
	return e;
}

static void add_texts(struct encode *e)
{
	const struct {
		const char *key;
		struct str value;
	} texts[] = {{"Title", e->info.title},
		     {"Author", e->info.author},
		     {"Description", e->info.description},
		     {"Software", STR("dopyo")}};
	png_text text[4];
	int count = 0;
	for (size_t i = 0; i < 4; i++) {
		if (!texts[i].value.n)
			continue;
		text[count++] = (png_text){
			.compression = PNG_ITXT_COMPRESSION_NONE,
			.key = (char *)(uintptr_t)texts[i].key,
			.text = arena_cstring(&e->mem, texts[i].value),
			.itxt_length = texts[i].value.n,
			.lang = arena_cstring(&e->mem, e->info.lang),
			.lang_key = (char *)(uintptr_t) "",
		};
	}
	png_set_text(e->png, e->meta, text, count);
}

/* Everything before the rows. */
static void begin(struct encode *e, int color_type)
{
	png_uint_32 per_metre = (png_uint_32)lround(e->info.ppi / INCH);
	png_set_write_fn(e->png, &e->file, write_bytes, flush);
	png_set_IHDR(e->png, e->meta, e->info.width, e->info.height, 8, color_type,
		     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_filter(e->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
	png_set_compression_level(e->png, LEVEL);
	png_set_check_for_invalid_index(e->png, 0); /* a tenth of the time; we wrote them */
	png_set_sRGB(e->png, e->meta, PNG_sRGB_INTENT_RELATIVE);
	png_set_pHYs(e->png, e->meta, per_metre, per_metre, PNG_RESOLUTION_METER);
	add_texts(e);
	png_write_info(e->png, e->meta);
}

/* 0xAARRGGBB with straight alpha. */
static uint32_t straight(uint32_t v, bool alpha)
{
	uint32_t a = v >> 24, out = v & 0xFF000000;
	if (!alpha)
		return v | 0xFF000000;
	if (a == 0 || a == 255)
		return a ? v : 0;
	for (int shift = 0; shift <= 16; shift += 8) {
		uint32_t c = ((v >> shift & 0xFF) * 255 + a / 2) / a;
		out |= (c > 255 ? 255 : c) << shift;
	}
	return out;
}

static void put(uint8_t **to, uint32_t v, bool alpha)
{
	uint8_t *p = *to;
	*p++ = (uint8_t)(v >> 16);
	*p++ = (uint8_t)(v >> 8);
	*p++ = (uint8_t)v;
	if (alpha)
		*p++ = (uint8_t)(v >> 24);
	*to = p;
}

static void write_true(struct encode *e, const uint32_t *argb)
{
	uint8_t *to = e->line;
	for (uint32_t x = 0; x < e->info.width; x++)
		put(&to, straight(argb[x], e->info.alpha), e->info.alpha);
	png_write_row(e->png, e->line);
}

/* There are too many colours: what was kept as numbers is written as colours. */
static void give_up_palette(struct encode *e)
{
	e->few = false;
	begin(e, e->info.alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB);
	for (uint32_t y = 0; y < e->rows; y++) {
		const uint8_t *from = row_of(e, y);
		uint8_t *to = e->line;
		for (uint32_t x = 0; x < e->info.width; x++)
			put(&to, e->color[from[x]], e->info.alpha);
		png_write_row(e->png, e->line);
	}
}

/* The palette number of a colour, or COLORS when it is one too many. */
static unsigned number_of(struct encode *e, uint32_t v)
{
	unsigned i = v * UINT32_C(2654435761) >> 22;
	while (e->value[i] && e->key[i] != v)
		i = (i + 1) % SLOTS;
	if (!e->value[i]) {
		if (e->colors == COLORS)
			return COLORS;
		e->key[i] = v;
		e->color[e->colors++] = v;
		e->value[i] = (uint16_t)e->colors;
	}
	return e->value[i] - 1u;
}

/* False when the row holds one colour too many. */
static bool keep_row(struct encode *e, const uint32_t *argb)
{
	size_t width = e->info.width;
	uint8_t *to = row_of(e, e->rows);
	if (e->rows && !memcmp(argb, e->last, width * sizeof(*argb))) {
		memcpy(to, row_of(e, e->rows - 1), width);
		return true;
	}
	memcpy(e->last, argb, width * sizeof(*argb));
	uint32_t seen = ~argb[0];
	unsigned number = 0;
	for (size_t x = 0; x < width; x++) {
		if (argb[x] != seen) {
			seen = argb[x];
			number = number_of(e, straight(seen, e->info.alpha));
			if (number == COLORS)
				return false;
		}
		to[x] = (uint8_t)number;
	}
	return true;
}

void encode_row(struct encode *e, const uint32_t *argb)
{
	assert(e->rows < e->info.height);
	if (e->few && !keep_row(e, argb))
		give_up_palette(e);
	if (!e->few)
		write_true(e, argb);
	e->rows++;
}

/* Pixels are packed at once, which takes a third of what libpng takes row by row. */
static void write_palette(struct encode *e)
{
	png_color palette[COLORS] = {{0}};
	uint8_t alpha[COLORS];
	int transparent = 0;
	for (unsigned i = 0; i < e->colors; i++) {
		uint32_t v = e->color[i];
		palette[i] = (png_color){(uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v};
		alpha[i] = (uint8_t)(v >> 24);
		if (alpha[i] != 255)
			transparent = (int)i + 1;
	}
	png_set_PLTE(e->png, e->meta, palette, (int)e->colors);
	if (transparent)
		png_set_tRNS(e->png, e->meta, alpha, transparent, NULL);
	begin(e, PNG_COLOR_TYPE_PALETTE);
	struct libdeflate_compressor *packer = pack_open();
	struct str pixels = {(const char *)e->number,
			     ((size_t)e->info.width + 1) * e->info.height};
	struct str packed = pack_zlib(packer, pixels, &e->mem);
	png_write_chunk(e->png, (png_const_bytep) "IDAT", (png_const_bytep)packed.p, packed.n);
	png_write_chunk(e->png, (png_const_bytep) "IEND", NULL, 0);
	pack_close(packer);
}

void encode_close(struct encode *e, struct buf *out)
{
	assert(e->rows == e->info.height);
	if (e->few)
		write_palette(e);
	else
		png_write_end(e->png, NULL);
	png_destroy_write_struct(&e->png, &e->meta);
	buf_bytes(out, e->file.p, e->file.n);
	buf_finish(&e->file);
	struct arena mem = e->mem;
	arena_finish(&mem);
}
