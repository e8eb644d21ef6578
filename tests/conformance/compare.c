/*
 * Is a page drawn alike by several readers of PDF and by our PNG sink?
 *
 * usage: compare OURS.png READER=THEIRS.ppm...     pages in colour at 144 ppi
 *
 * Readers agree on what colour an area has, but not on its edges: glyphs are
 * smoothed and thickened in other ways, lines and pictures are moved to whole
 * pixels or not (we do, too). All of that happens within a pixel of an edge, so
 * that it shrinks when it is averaged over a larger square, and to half when the
 * resolution is doubled; what is missing, moved or of another colour does not.
 * Hence a limit for each size of square, beyond what a sound page has and below
 * what the faults of mutate.py leave:
 *
 *   pixels amid an even area: a colour differs by 3 of 255 at most
 *   4.5, 16.5, 64.5 points: the mean of a channel differs by less than a limit
 *
 * A line that ends at a patch behind a label may show beside it, so that PATCH
 * pixels of a page are let go. Prints a line a reader; exits 1 when one is
 * beyond a limit.
 */
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AREA 2  /* pixels each side that are even about one amid an area */
#define EVEN 1  /* what neighbours of an area may differ by */
#define COLOR 3 /* what readers may differ by there: rounding, JPEG */
#define PATCH 150

struct page {
	int width, height;
	uint8_t *rgb;
};

enum { SIZES = 3 };
static const int radius[SIZES] = {4, 16, 64}, step[SIZES] = {1, 2, 8}; /* pixels */

/* Measured on every page of reports/ and tests/document: poppler 44, 12, 2.6; MuPDF 44, 11,
 * 3.1; Ghostscript 41, 12.5, 4.8; pdf.js 33, 12, 4.3. */
static const struct reader {
	const char *name;
	double most[SIZES];
} reader_all[] = {{"poppler", {44, 12, 4}},
		  {"mupdf", {52, 12, 5}},
		  {"gs", {56, 17, 8}},
		  {"pdfjs", {36, 15, 6}}};

static void fail(const char *path, const char *why)
{
	fprintf(stderr, "%s: %s\n", path, why);
	exit(2);
}

static void *room(size_t n)
{
	void *p = calloc(n, 1);
	if (!p)
		fail("compare", "out of memory");
	return p;
}

static struct page read_png(const char *path)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	if (!png_image_begin_read_from_file(&image, path))
		fail(path, image.message);
	image.format = PNG_FORMAT_RGB;
	struct page m = {(int)image.width, (int)image.height, room(PNG_IMAGE_SIZE(image))};
	if (!png_image_finish_read(&image, NULL, m.rgb, 0, NULL))
		fail(path, image.message);
	return m;
}

/* The next number of a header, behind blanks and comments. */
static int read_number(FILE *f)
{
	int c = fgetc(f), n = 0;
	while (c == ' ' || c == '\n' || c == '\t' || c == '#') {
		while (c == '#' && c != EOF && (c = fgetc(f)) != '\n')
			c = '#';
		c = fgetc(f);
	}
	for (; c >= '0' && c <= '9' && n < 100000; c = fgetc(f))
		n = 10 * n + c - '0';
	return n; /* the one blank behind it is read too */
}

static struct page read_ppm(const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f || fgetc(f) != 'P' || fgetc(f) != '6')
		fail(path, "no PPM file");
	int width = read_number(f), height = read_number(f);
	if (width <= 0 || height <= 0 || read_number(f) != 255)
		fail(path, "not of 8 bits a channel");
	size_t n = (size_t)width * (size_t)height * 3;
	struct page m = {width, height, room(n)};
	if (fread(m.rgb, 1, n, f) != n)
		fail(path, "breaks off");
	fclose(f);
	return m;
}

static size_t at(const struct page *m, int x, int y)
{
	return ((size_t)y * (size_t)m->width + (size_t)x) * 3;
}

static bool differ(const uint8_t *a, const uint8_t *b, int most)
{
	return abs(a[0] - b[0]) > most || abs(a[1] - b[1]) > most || abs(a[2] - b[2]) > most;
}

/* Sums of rectangles from the corner, (width + 1) × (height + 1) of them. */
struct sums {
	int width, height;
	int32_t *sum;
};

static int32_t in_square(const struct sums *s, int x, int y, int side)
{
	const int32_t *top = s->sum + (size_t)y * (size_t)(s->width + 1) + x;
	const int32_t *end = top + (size_t)side * (size_t)(s->width + 1);
	return end[side] - end[0] - top[side] + top[0];
}

static void add_row(struct sums *s, int y, const int32_t *value)
{
	size_t stride = (size_t)s->width + 1;
	int32_t *row = s->sum + (size_t)(y + 1) * stride, sum = 0;
	for (int x = 0; x < s->width; x++) {
		sum += value[x];
		row[x + 1] = row[x + 1 - (ptrdiff_t)stride] + sum;
	}
}

/* Where a pixel differs from the next one, or from that below. */
static void find_edges(const struct page *m, struct sums *s, int32_t *value)
{
	for (int y = 0; y < s->height; y++) {
		for (int x = 0; x < s->width; x++) {
			const uint8_t *p = m->rgb + at(m, x, y);
			value[x] = (x + 1 < m->width && differ(p, p + 3, EVEN)) ||
				   (y + 1 < m->height &&
				    differ(p, m->rgb + at(m, x, y + 1), EVEN));
		}
		add_row(s, y, value);
	}
}

/* Pixels amid our even areas that have another colour. */
static int count_colored(const struct page *ours, const struct page *theirs,
			 const struct sums *edges)
{
	int n = 0;
	for (int y = AREA; y < edges->height - AREA; y++)
		for (int x = AREA; x < edges->width - AREA; x++)
			n += differ(ours->rgb + at(ours, x, y), theirs->rgb + at(theirs, x, y),
				    COLOR) &&
			     !in_square(edges, x - AREA, y - AREA, 2 * AREA + 1);
	return n;
}

struct worst {
	int32_t sum; /* of the square, the size of it */
	int x, y;
};

static void find_worst(const struct sums *s, int size, struct worst *worst)
{
	int side = 2 * radius[size] + 1;
	for (int y = 0; y + side <= s->height; y += step[size])
		for (int x = 0; x + side <= s->width; x += step[size]) {
			int32_t sum = abs(in_square(s, x, y, side));
			if (sum > worst->sum)
				*worst =
					(struct worst){sum, x + radius[size], y + radius[size]};
		}
}

static void compare_channels(const struct page *ours, const struct page *theirs, struct sums *s,
			     int32_t *value, struct worst worst[SIZES])
{
	for (int c = 0; c < 3; c++) {
		for (int y = 0; y < s->height; y++) {
			for (int x = 0; x < s->width; x++)
				value[x] = theirs->rgb[at(theirs, x, y) + (size_t)c] -
					   ours->rgb[at(ours, x, y) + (size_t)c];
			add_row(s, y, value);
		}
		for (int size = 0; size < SIZES; size++)
			find_worst(s, size, &worst[size]);
	}
}

static const struct reader *find_reader(const char *name)
{
	for (size_t i = 0; i < sizeof(reader_all) / sizeof(*reader_all); i++) {
		size_t n = strlen(reader_all[i].name);
		if (strncmp(name, reader_all[i].name, n) == 0 && name[n] == '=')
			return &reader_all[i];
	}
	fail(name, "not READER=FILE");
	return NULL;
}

static bool is_alike(const struct page *ours, const struct reader *reader, const char *path)
{
	struct page theirs = read_ppm(path);
	int width = ours->width < theirs.width ? ours->width : theirs.width;
	int height = ours->height < theirs.height ? ours->height : theirs.height;
	if (abs(ours->width - theirs.width) > 1 || abs(ours->height - theirs.height) > 1 ||
	    width * (double)height * 255 > INT32_MAX)
		fail(path, "is of another size, or too large");
	struct sums s = {width, height,
			 room(((size_t)width + 1) * ((size_t)height + 1) * sizeof(int32_t))};
	int32_t *value = room((size_t)width * sizeof(*value));
	find_edges(ours, &s, value);
	int colored = count_colored(ours, &theirs, &s);
	struct worst worst[SIZES] = {0};
	compare_channels(ours, &theirs, &s, value, worst);
	bool alike = colored <= PATCH;
	printf("%s colour %d", path, colored);
	for (int i = 0; i < SIZES; i++) {
		int side = 2 * radius[i] + 1;
		double mean = worst[i].sum / ((double)side * side);
		printf(" | %g pt %.1f at %d,%d", side / 2.0, mean, worst[i].x, worst[i].y);
		alike = alike && mean <= reader->most[i];
	}
	puts(alike ? "" : " | NOT ALIKE");
	free(value);
	free(s.sum);
	free(theirs.rgb);
	return alike;
}

int main(int count, char **word)
{
	if (count < 3)
		fail("compare", "OURS.png READER=THEIRS.ppm...");
	struct page ours = read_png(word[1]);
	bool alike = true;
	for (int i = 2; i < count; i++)
		alike &= is_alike(&ours, find_reader(word[i]), strchr(word[i], '=') + 1);
	free(ours.rgb);
	return !alike;
}
