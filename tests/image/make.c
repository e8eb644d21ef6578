/*
 * Pictures of every kind that PNG and JPEG know, whole and broken.
 *
 * usage: make FOLDER
 *
 * Each shows four quarters. Prints a line a picture: its name, and the colours
 * of the quarters as they are seen on white (row by row), or "refused" with the
 * label of the message; a label behind colours is that of a warning.
 */
#include <math.h>
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h> /* jpeglib.h needs it */
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <lcms2.h>

enum { WIDTH = 40, HEIGHT = 24 };

struct color {
	int r, g, b, a;
};

static const struct color colors[4] = {
	{220, 40, 40, 255}, {40, 180, 60, 255}, {40, 70, 200, 255}, {128, 128, 128, 255}};

static const char *folder;

static FILE *create(const char *name)
{
	char path[4096];
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	if (!f) {
		perror(path);
		exit(1);
	}
	return f;
}

static int on_white(int c, int alpha)
{
	return (c * alpha + 255 * (255 - alpha) + 127) / 255;
}

static void promise(const char *name, const struct color seen[4], const char *warning)
{
	printf("%s", name);
	for (int i = 0; i < 4; i++)
		printf(" %02x%02x%02x", on_white(seen[i].r, seen[i].a),
		       on_white(seen[i].g, seen[i].a), on_white(seen[i].b, seen[i].a));
	printf("%s%s\n", *warning ? " " : "", warning);
}

static int quarter(int x, int y, int width, int height)
{
	return (y >= height / 2) * 2 + (x >= width / 2);
}

/* Where the stored quarters of a picture of an orientation are seen. */
static void turn(struct color seen[4], int orientation)
{
	static const int quarters[9][4] = {{0, 1, 2, 3}, {0, 1, 2, 3}, {1, 0, 3, 2},
					   {3, 2, 1, 0}, {2, 3, 0, 1}, {0, 2, 1, 3},
					   {2, 0, 3, 1}, {3, 1, 2, 0}, {1, 3, 0, 2}};
	struct color stored[4];
	memcpy(stored, seen, sizeof(stored));
	for (int i = 0; i < 4; i++)
		seen[i] = stored[quarters[orientation][i]];
}

enum { EXIF_SIZE = 32 };

static void make_exif(uint8_t exif[EXIF_SIZE], int orientation)
{
	memcpy(exif, "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0", EXIF_SIZE);
	exif[24] = (uint8_t)orientation;
}

/* ---- profiles of colours */

/* What a picture stores, and what is then seen. */
struct profile {
	uint8_t *bytes;
	cmsUInt32Number size;
	struct color stored[4], seen[4];
	const char *said; /* label of a warning */
};

static void save_profile(struct profile *p, cmsHPROFILE h)
{
	cmsSaveProfileToMem(h, NULL, &p->size);
	p->bytes = malloc(p->size);
	if (!p->bytes || !cmsSaveProfileToMem(h, p->bytes, &p->size))
		exit(1);
	p->said = "";
}

/* A wide space of red, green and blue, like those of cameras and telephones. */
static struct profile wide_profile(double version)
{
	/* not at the edge of sRGB, where a step of JPEG is large */
	static const struct color soft[4] = {{200, 70, 70, 255},
					     {90, 170, 100, 255},
					     {70, 90, 190, 255},
					     {128, 128, 128, 255}};
	static const cmsCIExyYTRIPLE primaries = {
		{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
	static const cmsCIExyY d65 = {0.3127, 0.329, 1};
	cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2);
	cmsHPROFILE wide =
		cmsCreateRGBProfile(&d65, &primaries, (cmsToneCurve *[]){curve, curve, curve});
	cmsHPROFILE srgb = cmsCreate_sRGBProfile();
	cmsHTRANSFORM t = cmsCreateTransform(srgb, TYPE_RGB_8, wide, TYPE_RGB_8,
					     INTENT_RELATIVE_COLORIMETRIC, 0);
	struct profile p = {0};
	cmsSetProfileVersion(wide, version);
	save_profile(&p, wide);
	for (int q = 0; q < 4; q++) {
		uint8_t v[3] = {(uint8_t)soft[q].r, (uint8_t)soft[q].g, (uint8_t)soft[q].b};
		cmsDoTransform(t, v, v, 1);
		p.stored[q] = (struct color){v[0], v[1], v[2], 255};
		p.seen[q] = soft[q];
	}
	cmsDeleteTransform(t);
	cmsCloseProfile(srgb);
	cmsCloseProfile(wide);
	cmsFreeToneCurve(curve);
	return p;
}

/* Grey whose numbers are light itself. */
static struct profile light_profile(void)
{
	cmsToneCurve *curve = cmsBuildGamma(NULL, 1);
	cmsHPROFILE h = cmsCreateGrayProfile(cmsD50_xyY(), curve);
	struct profile p = {0};
	cmsSetProfileVersion(h, 2.1);
	save_profile(&p, h);
	for (int q = 0; q < 4; q++) {
		double light = q * 85 / 255.0;
		int v = (int)(255 * (light <= 0.0031308 ? 12.92 * light
							: 1.055 * pow(light, 1 / 2.4) - 0.055) +
			      0.5);
		p.stored[q] = (struct color){q * 85, q * 85, q * 85, 255};
		p.seen[q] = (struct color){v, v, v, 255};
	}
	cmsCloseProfile(h);
	cmsFreeToneCurve(curve);
	return p;
}

/* Ink that covers the paper as evenly as light does a screen. */
static cmsInt32Number mix_ink(const cmsUInt16Number in[], cmsUInt16Number out[], void *to_lab)
{
	uint16_t rgb[3];
	for (int i = 0; i < 3; i++)
		rgb[i] = (uint16_t)((65535.0 - in[i]) * (65535.0 - in[3]) / 65535);
	cmsDoTransform(to_lab, rgb, out, 1);
	return TRUE;
}

static struct profile ink_profile(void)
{
	enum { NODES = 4 }; /* the colours below are nodes: none is between two */
	static const uint8_t ink[4][4] = {
		{0, 255, 170, 0}, {170, 0, 255, 85}, {0, 0, 0, 170}, {85, 85, 0, 0}};
	cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab2Profile(NULL);
	cmsHTRANSFORM t = cmsCreateTransform(srgb, TYPE_RGB_16, lab, TYPE_LabV2_16,
					     INTENT_RELATIVE_COLORIMETRIC, 0);
	cmsHPROFILE h = cmsCreateProfilePlaceholder(NULL);
	cmsPipeline *lut = cmsPipelineAlloc(NULL, 4, 3);
	cmsStage *grid = cmsStageAllocCLut16bit(NULL, NODES, 4, 3, NULL);
	struct profile p = {0};
	cmsStageSampleCLut16bit(grid, mix_ink, t, 0);
	cmsPipelineInsertStage(lut, cmsAT_BEGIN, grid);
	cmsSetProfileVersion(h, 2.1);
	cmsSetDeviceClass(h, cmsSigOutputClass);
	cmsSetColorSpace(h, cmsSigCmykData);
	cmsSetPCS(h, cmsSigLabData);
	cmsWriteTag(h, cmsSigMediaWhitePointTag, cmsD50_XYZ());
	cmsWriteTag(h, cmsSigAToB0Tag, lut);
	save_profile(&p, h);
	for (int q = 0; q < 4; q++) {
		int rgb[3];
		for (int i = 0; i < 3; i++)
			rgb[i] = (255 - ink[q][i]) * (255 - ink[q][3]) / 255;
		p.stored[q] = (struct color){ink[q][0], ink[q][1], ink[q][2], ink[q][3]};
		p.seen[q] = (struct color){rgb[0], rgb[1], rgb[2], 255};
	}
	cmsPipelineFree(lut);
	cmsCloseProfile(h);
	cmsDeleteTransform(t);
	cmsCloseProfile(lab);
	cmsCloseProfile(srgb);
	return p;
}

static struct profile srgb_profile(void)
{
	cmsHPROFILE h = cmsCreate_sRGBProfile();
	struct profile p = {0};
	save_profile(&p, h);
	memcpy(p.stored, colors, sizeof(colors));
	memcpy(p.seen, colors, sizeof(colors));
	cmsCloseProfile(h);
	return p;
}

/* ---- PNG */

struct png_kind {
	const char *name;
	int type, depth;
	bool interlaced,
		keyed; /* keyed: the last quarter (of a palette: half) is see-through */
	double gamma;  /* gAMA; 0: none */
	bool srgb;
	int ppm_x, ppm_y; /* pHYs, pixels a metre; 0: none */
	int turned;       /* Exif's orientation; 0: none */
	const struct profile *profile;
};

static void put_bits(uint8_t *row, int x, int depth, unsigned value)
{
	if (depth == 16) {
		row[2 * x] = (uint8_t)(value >> 8);
		row[2 * x + 1] = (uint8_t)value;
		return;
	}
	int per = 8 / depth;
	row[x / per] |= (uint8_t)(value << (8 - depth * (x % per + 1)));
}

/* A level of 8 bits in as many as there are. */
static unsigned level(int v, int depth)
{
	return depth == 16 ? (unsigned)v * 257 : (unsigned)v >> (8 - depth);
}

/* What a grey quarter shows: as far apart as the depth allows. */
static int gray_of(int q, int depth)
{
	return depth == 1 ? q % 2 * 255 : (3 - q) * 85;
}

static void fill_row(const struct png_kind *k, uint8_t *row, int y)
{
	for (int x = 0; x < WIDTH; x++) {
		int q = quarter(x, y, WIDTH, HEIGHT), at = x;
		const struct color c = k->profile ? k->profile->stored[q] : colors[q];
		int alpha = q == 3 && (k->type & PNG_COLOR_MASK_ALPHA) ? 102 : 255;
		if (k->type == PNG_COLOR_TYPE_PALETTE) {
			put_bits(row, at, k->depth, (unsigned)(k->depth == 1 ? q % 2 : q));
		} else if (k->type & PNG_COLOR_MASK_COLOR) {
			at *= k->type & PNG_COLOR_MASK_ALPHA ? 4 : 3;
			put_bits(row, at, k->depth, level(c.r, k->depth));
			put_bits(row, at + 1, k->depth, level(c.g, k->depth));
			put_bits(row, at + 2, k->depth, level(c.b, k->depth));
			if (k->type & PNG_COLOR_MASK_ALPHA)
				put_bits(row, at + 3, k->depth, level(alpha, k->depth));
		} else {
			at *= k->type & PNG_COLOR_MASK_ALPHA ? 2 : 1;
			int gray = k->profile ? c.r : gray_of(q, k->depth);
			put_bits(row, at, k->depth, level(gray, k->depth));
			if (k->type & PNG_COLOR_MASK_ALPHA)
				put_bits(row, at + 1, k->depth, level(alpha, k->depth));
		}
	}
}

static void set_palette(png_structp png, png_infop info, const struct png_kind *k)
{
	png_color palette[4];
	png_byte alpha[4] = {255, 255, 255, 51};
	for (int i = 0; i < 4; i++)
		palette[i] = (png_color){(png_byte)colors[i].r, (png_byte)colors[i].g,
					 (png_byte)colors[i].b};
	int n = k->depth == 1 ? 2 : 4;
	alpha[1] = k->depth == 1 ? 51 : 255;
	png_set_PLTE(png, info, palette, n);
	if (k->keyed)
		png_set_tRNS(png, info, alpha, n, NULL);
}

static void set_chunks(png_structp png, png_infop info, const struct png_kind *k)
{
	if (k->type == PNG_COLOR_TYPE_PALETTE) {
		set_palette(png, info, k);
	} else if (k->keyed) {
		png_color_16 key = {.red = (png_uint_16)level(colors[3].r, k->depth),
				    .green = (png_uint_16)level(colors[3].g, k->depth),
				    .blue = (png_uint_16)level(colors[3].b, k->depth),
				    .gray = (png_uint_16)level(gray_of(3, k->depth), k->depth)};
		png_set_tRNS(png, info, NULL, 0, &key);
	}
	if (k->turned) {
		uint8_t exif[EXIF_SIZE];
		make_exif(exif, k->turned);
		png_set_eXIf_1(png, info, EXIF_SIZE - 6, exif + 6);
	}
	if (k->profile)
		png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE, k->profile->bytes,
			     (png_uint_32)k->profile->size);
	if (k->gamma > 0)
		png_set_gAMA(png, info, k->gamma);
	if (k->srgb)
		png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
	if (k->ppm_x)
		png_set_pHYs(png, info, (png_uint_32)k->ppm_x, (png_uint_32)k->ppm_y,
			     PNG_RESOLUTION_METER);
}

static void put_png(const struct png_kind *k)
{
	static uint8_t pixels[HEIGHT][WIDTH * 8];
	png_bytep rows[HEIGHT];
	memset(pixels, 0, sizeof(pixels));
	for (int y = 0; y < HEIGHT; y++) {
		fill_row(k, pixels[y], y);
		rows[y] = pixels[y];
	}
	FILE *f = create(k->name);
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_set_benign_errors(png, 1); /* odd profiles are meant */
	png_init_io(png, f);
	png_set_IHDR(png, info, WIDTH, HEIGHT, k->depth, k->type,
		     k->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
		     PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
	set_chunks(png, info, k);
	png_write_info(png, info);
	png_write_image(png, rows);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	fclose(f);
}

/* Light of another gamma, as sRGB shows it. */
static int shown(int v, double gamma)
{
	return (int)(255 * pow(v / 255.0, 1 / (2.2 * gamma)) + 0.5);
}

static void promise_png(const struct png_kind *k)
{
	struct color seen[4];
	if (k->profile) {
		promise(k->name, k->profile->seen, k->profile->said);
		return;
	}
	for (int q = 0; q < 4; q++) {
		bool palette = k->type == PNG_COLOR_TYPE_PALETTE;
		int gray = gray_of(q, k->depth);
		bool last = k->depth == 1 ? q % 2 : q == 3;
		seen[q] = palette && k->depth == 1 ? colors[q % 2] : colors[q];
		if (!(k->type & PNG_COLOR_MASK_COLOR))
			seen[q] = (struct color){gray, gray, gray, 255};
		if (k->gamma > 0 && !k->srgb)
			seen[q] = (struct color){shown(seen[q].r, k->gamma),
						 shown(seen[q].g, k->gamma),
						 shown(seen[q].b, k->gamma), 255};
		if (last && k->keyed)
			seen[q].a = palette ? 51 : 0;
		if (q == 3 && (k->type & PNG_COLOR_MASK_ALPHA))
			seen[q].a = 102;
	}
	turn(seen, k->turned);
	promise(k->name, seen, "");
}

static void put_pngs(void)
{
	static const int grays[] = {1, 2, 4, 8, 16}, palettes[] = {1, 2, 4, 8};
	char name[64];
	for (int keyed = 0; keyed < 2; keyed++)
		for (int woven = 0; woven < 2; woven++) {
			const char *end = woven   ? keyed ? "-woven-keyed" : "-woven"
					  : keyed ? "-keyed"
						  : "";
			struct png_kind k = {.name = name, .interlaced = woven, .keyed = keyed};
			for (int i = 0; i < 5; i++) {
				k.type = PNG_COLOR_TYPE_GRAY;
				k.depth = grays[i];
				snprintf(name, sizeof(name), "gray%d%s.png", k.depth, end);
				put_png(&k);
				promise_png(&k);
			}
			for (int i = 0; i < 4; i++) {
				k.type = PNG_COLOR_TYPE_PALETTE;
				k.depth = palettes[i];
				snprintf(name, sizeof(name), "palette%d%s.png", k.depth, end);
				put_png(&k);
				promise_png(&k);
			}
			for (k.depth = 8; k.depth <= 16; k.depth += 8) {
				k.type = PNG_COLOR_TYPE_RGB;
				snprintf(name, sizeof(name), "rgb%d%s.png", k.depth, end);
				put_png(&k);
				promise_png(&k);
				if (keyed)
					continue;
				k.type = PNG_COLOR_TYPE_RGB_ALPHA;
				snprintf(name, sizeof(name), "rgba%d%s.png", k.depth, end);
				put_png(&k);
				promise_png(&k);
				k.type = PNG_COLOR_TYPE_GRAY_ALPHA;
				snprintf(name, sizeof(name), "gray-alpha%d%s.png", k.depth,
					 end);
				put_png(&k);
				promise_png(&k);
			}
		}
}

/* ---- JPEG */

struct jpeg_kind {
	const char *name;
	J_COLOR_SPACE in, stored;
	bool progressive, arithmetic, fine, no_jfif;
	int turned; /* Exif's orientation; 0: none */
	int width, height, dpi_x, dpi_y;
	const struct profile *profile;
	const char *said; /* label of the message */
};

static void put_exif(struct jpeg_compress_struct *c, int turned)
{
	uint8_t exif[EXIF_SIZE];
	make_exif(exif, turned);
	jpeg_write_marker(c, JPEG_APP0 + 1, exif, EXIF_SIZE);
}

static void put_line(struct jpeg_compress_struct *c, uint8_t *line,
		     const struct profile *profile)
{
	for (int x = 0; x < (int)c->image_width; x++) {
		int q = quarter(x, (int)c->next_scanline, (int)c->image_width,
				(int)c->image_height);
		const struct color k = profile ? profile->stored[q] : colors[q];
		uint8_t *p = line + x * c->input_components;
		if (c->input_components == 1) {
			p[0] = (uint8_t)(q * 85);
			continue;
		}
		p[0] = (uint8_t)k.r;
		p[1] = (uint8_t)k.g;
		p[2] = (uint8_t)k.b;
		if (c->input_components == 4 && profile) /* as Adobe stores ink */
			for (int i = 0; i < 4; i++)
				p[i] = (uint8_t)(255 - (i < 3 ? p[i] : k.a));
	}
	jpeg_write_scanlines(c, &line, 1);
}

static void put_jpeg(const struct jpeg_kind *k)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr error;
	FILE *f = create(k->name);
	c.err = jpeg_std_error(&error);
	jpeg_create_compress(&c);
	jpeg_stdio_dest(&c, f);
	c.image_width = (JDIMENSION)(k->width ? k->width : WIDTH);
	c.image_height = (JDIMENSION)(k->height ? k->height : HEIGHT);
	c.input_components = k->in == JCS_GRAYSCALE ? 1 : k->in == JCS_RGB ? 3 : 4;
	c.in_color_space = k->in;
	jpeg_set_defaults(&c);
	jpeg_set_colorspace(&c, k->stored);
	jpeg_set_quality(&c, 95, TRUE);
	if (k->dpi_x) {
		c.density_unit = 1;
		c.X_density = (UINT16)k->dpi_x;
		c.Y_density = (UINT16)k->dpi_y;
	}
	if (k->fine)
		c.comp_info[0].h_samp_factor = c.comp_info[0].v_samp_factor = 1;
	if (k->progressive)
		jpeg_simple_progression(&c);
	c.arith_code = k->arithmetic;
	if (k->no_jfif)
		c.write_JFIF_header = c.write_Adobe_marker = FALSE;
	jpeg_start_compress(&c, TRUE);
	if (k->turned)
		put_exif(&c, k->turned);
	if (k->profile)
		jpeg_write_icc_profile(&c, k->profile->bytes, k->profile->size);
	uint8_t *line = calloc(c.image_width, 4);
	while (c.next_scanline < c.image_height)
		put_line(&c, line, k->profile);
	free(line);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	fclose(f);
}

static void put_jpegs(void)
{
	static const struct jpeg_kind kinds[] = {
		{.name = "gray.jpg", .in = JCS_GRAYSCALE, .stored = JCS_GRAYSCALE},
		{.name = "ycc420.jpg", .in = JCS_RGB, .stored = JCS_YCbCr},
		{.name = "ycc444.jpg", .in = JCS_RGB, .stored = JCS_YCbCr, .fine = true},
		{.name = "ycc-bare.jpg", .in = JCS_RGB, .stored = JCS_YCbCr, .no_jfif = true},
		{.name = "rgb-adobe.jpg", .in = JCS_RGB, .stored = JCS_RGB},
		{.name = "rgb-bare.jpg", .in = JCS_RGB, .stored = JCS_RGB, .no_jfif = true},
		{.name = "progressive.jpg",
		 .in = JCS_RGB,
		 .stored = JCS_YCbCr,
		 .progressive = true},
		{.name = "wide.jpg",
		 .in = JCS_RGB,
		 .stored = JCS_YCbCr,
		 .width = 20000,
		 .height = 400},
		{.name = "upright.jpg", .in = JCS_RGB, .stored = JCS_YCbCr, .turned = 1},
		{.name = "cmyk.jpg", .in = JCS_CMYK, .stored = JCS_CMYK, .said = "E546"},
		{.name = "ycck.jpg", .in = JCS_CMYK, .stored = JCS_YCCK, .said = "E546"},
		{.name = "too-wide.jpg",
		 .in = JCS_RGB,
		 .stored = JCS_YCbCr,
		 .width = 20001,
		 .height = 16,
		 .said = "E543"},
		{.name = "arithmetic.jpg",
		 .in = JCS_RGB,
		 .stored = JCS_YCbCr,
		 .arithmetic = true,
		 .said = "E564"},
	};
	static const struct color grays[4] = {
		{0, 0, 0, 255}, {85, 85, 85, 255}, {170, 170, 170, 255}, {255, 255, 255, 255}};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		put_jpeg(&kinds[i]);
		if (kinds[i].said)
			printf("%s refused %s\n", kinds[i].name, kinds[i].said);
		else
			promise(kinds[i].name, kinds[i].in == JCS_GRAYSCALE ? grays : colors,
				"");
	}
	for (int turned = 2; turned <= 8; turned++) {
		char name[32];
		snprintf(name, sizeof(name), "turned%d.jpg", turned);
		put_jpeg(&(struct jpeg_kind){
			.name = name, .in = JCS_RGB, .stored = JCS_YCbCr, .turned = turned});
		struct color seen[4];
		memcpy(seen, colors, sizeof(seen));
		turn(seen, turned);
		promise(name, seen, "");
	}
}

/* The same profile in files of both kinds; what does not fit is said. */
static void put_profiles(void)
{
	struct profile wide = wide_profile(2.1), newer = wide_profile(4.2);
	struct profile light = light_profile(), ink = ink_profile(), srgb = srgb_profile();
	struct profile broken = {(uint8_t[200]){"not a profile"}, 200, {{0}}, {{0}}, "W565"};
	memcpy(broken.stored, colors, sizeof(colors));
	memcpy(broken.seen, colors, sizeof(colors));
	struct profile other = broken; /* a sound profile of another kind of picture */
	other.bytes = light.bytes;
	other.size = light.size;
	const struct jpeg_kind jpegs[] = {
		{.name = "wide.icc.jpg", .profile = &wide},
		{.name = "wide-v4.icc.jpg", .profile = &newer},
		{.name = "wide-v4-turned.icc.jpg", .profile = &newer, .turned = 6},
		{.name = "light.icc.jpg", .profile = &light},
		{.name = "srgb.icc.jpg", .profile = &srgb},
		{.name = "broken.icc.jpg", .profile = &broken},
		{.name = "other.icc.jpg", .profile = &other},
		{.name = "ink.icc.jpg", .profile = &ink, .in = JCS_CMYK, .stored = JCS_CMYK},
		{.name = "ink-ycck.icc.jpg",
		 .profile = &ink,
		 .in = JCS_CMYK,
		 .stored = JCS_YCCK,
		 .fine = true},
		{.name = "ink-turned.icc.jpg",
		 .profile = &ink,
		 .in = JCS_CMYK,
		 .stored = JCS_CMYK,
		 .turned = 8},
	};
	for (size_t i = 0; i < sizeof(jpegs) / sizeof(*jpegs); i++) {
		struct jpeg_kind k = jpegs[i];
		if (k.profile == &light)
			k.in = k.stored = JCS_GRAYSCALE;
		else if (!k.in)
			k.in = JCS_RGB, k.stored = JCS_YCbCr;
		struct color seen[4];
		memcpy(seen, k.profile->seen, sizeof(seen));
		turn(seen, k.turned);
		put_jpeg(&k);
		promise(k.name, seen, k.profile->said);
	}
	const struct png_kind pngs[] = {
		{.name = "wide.icc.png", .type = PNG_COLOR_TYPE_RGB, .profile = &wide},
		{.name = "wide-v4.icc.png", .type = PNG_COLOR_TYPE_RGB, .profile = &newer},
		{.name = "wide-deep.icc.png",
		 .type = PNG_COLOR_TYPE_RGB,
		 .depth = 16,
		 .profile = &wide},
		{.name = "light.icc.png", .type = PNG_COLOR_TYPE_GRAY, .profile = &light},
		{.name = "srgb.icc.png", .type = PNG_COLOR_TYPE_RGB, .profile = &srgb},
	};
	for (size_t i = 0; i < sizeof(pngs) / sizeof(*pngs); i++) {
		struct png_kind k = pngs[i];
		k.depth = k.depth ? k.depth : 8;
		put_png(&k);
		promise_png(&k);
	}
	free(wide.bytes);
	free(newer.bytes);
	free(light.bytes);
	free(ink.bytes);
	free(srgb.bytes);
}

/* ---- what is none */

static void put_bytes(const char *name, const char *bytes, size_t n, const char *label)
{
	FILE *f = create(name);
	fwrite(bytes, 1, n, f);
	fclose(f);
	printf("%s refused %s\n", name, label);
}

static void copy_part(const char *from, const char *to, double share, const char *label)
{
	char path[4096], bytes[65536];
	snprintf(path, sizeof(path), "%s/%s", folder, from);
	FILE *f = fopen(path, "rb");
	size_t n = f ? fread(bytes, 1, sizeof(bytes), f) : 0;
	if (!n)
		exit(1);
	fclose(f);
	if (label) {
		put_bytes(to, bytes, (size_t)((double)n * share), label);
		return;
	}
	f = create(to);
	fwrite(bytes, 1, n, f);
	fclose(f);
	promise(to, colors, "");
}

int main(int count, char **word)
{
	if (count != 2)
		return 2;
	folder = word[1];
	put_pngs();
	const struct png_kind more[] = {
		{.name = "gamma-srgb.png",
		 .type = PNG_COLOR_TYPE_RGB,
		 .depth = 8,
		 .gamma = 0.45455},
		{.name = "srgb.png", .type = PNG_COLOR_TYPE_RGB, .depth = 8, .srgb = true},
		{.name = "gamma-1.png", .type = PNG_COLOR_TYPE_RGB, .depth = 8, .gamma = 1},
		{.name = "tall-pixels.png",
		 .type = PNG_COLOR_TYPE_RGB,
		 .depth = 8,
		 .ppm_x = 3937,
		 .ppm_y = 1969},
		{.name = "dense.png",
		 .type = PNG_COLOR_TYPE_RGB,
		 .depth = 8,
		 .ppm_x = 5906,
		 .ppm_y = 5906},
	};
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++) {
		put_png(&more[i]);
		promise_png(&more[i]);
	}
	for (int turned = 2; turned <= 8; turned++) {
		char name[32];
		snprintf(name, sizeof(name), "turned%d.png", turned);
		struct png_kind k = {
			.name = name, .type = PNG_COLOR_TYPE_RGB, .depth = 8, .turned = turned};
		put_png(&k);
		promise_png(&k);
	}
	put_jpegs();
	put_profiles();
	copy_part("rgb8.png", "half.png", 0.5, "E542");
	copy_part("rgb8.png", "head.png", 0.2, "E542");
	copy_part("ycc444.jpg", "half.jpg", 0.5, "E542");
	copy_part("rgb8.png", "png-as.jpg", 1, NULL);
	copy_part("ycc444.jpg", "jpg-as.png", 1, NULL);
	put_bytes("empty.png", "", 0, "E545");
	put_bytes("text.png", "연도,값\n2024,1\n", 17, "E541");
	put_bytes("gif.png", "GIF89a\1\0\1\0\0\0\0;", 14, "E541");
	put_bytes("signature.png", "\x89PNG\r\n\x1a\n", 8, "E542");
	return 0;
}
