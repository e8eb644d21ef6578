#include <math.h>

#include "pdf/meta.h"

/*
 * A small profile of sRGB: the primaries of IEC 61966-2-1 adapted to D50
 * (Bradford) and its transfer curve, as a formula (version 4) or sampled
 * (version 2, which PDF/A-1 needs). Its date is fixed.
 */
#define TAGS 9
#define HEADER 128
#define TABLE (HEADER + 4 + 12 * TAGS)
#define SAMPLES 512

static const double white[3] = {0.9642, 1.0, 0.8249}; /* D50 */

struct profile {
	struct buf tags, table;
	unsigned count;
};

static void put16(struct buf *b, unsigned v)
{
	buf_char(b, (char)(unsigned char)(v >> 8));
	buf_char(b, (char)(unsigned char)v);
}

static void put32(struct buf *b, uint32_t v)
{
	put16(b, v >> 16);
	put16(b, v);
}

static void put_fixed(struct buf *b, double v) /* s15Fixed16Number */
{
	put32(b, (uint32_t)(int32_t)lround(v * 65536));
}

static void put_xyz(struct buf *b, const double xyz[3])
{
	for (int i = 0; i < 3; i++)
		put_fixed(b, xyz[i]);
}

static void put_zeros(struct buf *b, size_t n)
{
	while (n--)
		buf_char(b, 0);
}

/* Notes a tag whose data is what has been put since from, and pads it. */
static void end_tag(struct profile *f, const char *name, size_t from)
{
	buf_text(&f->table, name);
	put32(&f->table, (uint32_t)(TABLE + from));
	put32(&f->table, (uint32_t)(f->tags.n - from));
	f->count++;
	put_zeros(&f->tags, (4 - f->tags.n % 4) % 4);
}

static void begin_tag(struct profile *f, const char *type)
{
	buf_text(&f->tags, type);
	put32(&f->tags, 0);
}

static void add_text4(struct profile *f, const char *name, const char *s)
{
	size_t from = f->tags.n, n = strlen(s);
	begin_tag(f, "mluc");
	put32(&f->tags, 1);
	put32(&f->tags, 12);
	buf_text(&f->tags, "enUS");
	put32(&f->tags, (uint32_t)(2 * n));
	put32(&f->tags, 28);
	for (size_t i = 0; i < n; i++)
		put16(&f->tags, (unsigned char)s[i]);
	end_tag(f, name, from);
}

static void add_texts2(struct profile *f, const char *description, const char *copyright)
{
	size_t from = f->tags.n;
	begin_tag(f, "desc");
	put32(&f->tags, (uint32_t)strlen(description) + 1);
	buf_text(&f->tags, description);
	put_zeros(&f->tags, 1 + 4 + 4 + 2 + 1 + 67); /* no other languages */
	end_tag(f, "desc", from);
	from = f->tags.n;
	begin_tag(f, "text");
	buf_text(&f->tags, copyright);
	put_zeros(&f->tags, 1);
	end_tag(f, "cprt", from);
}

static void add_xyz(struct profile *f, const char *name, const double xyz[3])
{
	size_t from = f->tags.n;
	begin_tag(f, "XYZ ");
	put_xyz(&f->tags, xyz);
	end_tag(f, name, from);
}

static void put_formula(struct buf *b)
{
	static const double parameter[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	put16(b, 3);
	put16(b, 0);
	for (int i = 0; i < 5; i++)
		put_fixed(b, parameter[i]);
}

static void put_samples(struct buf *b)
{
	put32(b, SAMPLES);
	for (int i = 0; i < SAMPLES; i++) {
		double v = i / (SAMPLES - 1.0);
		double linear = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
		put16(b, (unsigned)lround(linear * 65535));
	}
}

/* One curve for the three colours: the tags share its data. */
static void add_curves(struct profile *f, int version)
{
	static const char *const name[] = {"rTRC", "gTRC", "bTRC"};
	size_t from = f->tags.n;
	begin_tag(f, version == 2 ? "curv" : "para");
	(version == 2 ? put_samples : put_formula)(&f->tags);
	for (int i = 0; i < 3; i++)
		end_tag(f, name[i], from);
}

static void put_header(struct buf *b, int version, size_t size)
{
	put32(b, (uint32_t)size);
	put32(b, 0);
	put32(b, version == 2 ? 0x02100000 : 0x04200000);
	buf_text(b, "mntrRGB XYZ ");
	for (int i = 0; i < 6; i++) /* 2026-01-01 00:00:00 */
		put16(b, i == 0 ? 2026 : i < 3);
	buf_text(b, "acsp");
	put_zeros(b, 68 - 40);
	put_xyz(b, white);
	put_zeros(b, HEADER - 80);
}

struct str pdf_icc_srgb(struct arena *mem, int version)
{
	static const double red[3] = {0.436066, 0.222488, 0.013916};
	static const double green[3] = {0.385147, 0.716873, 0.097076};
	static const double blue[3] = {0.143066, 0.060608, 0.714096};
	struct profile f = {0};
	struct buf out = {0};
	if (version == 2) {
		add_texts2(&f, "sRGB", "CC0");
	} else {
		add_text4(&f, "desc", "sRGB");
		add_text4(&f, "cprt", "CC0");
	}
	add_xyz(&f, "wtpt", white);
	add_xyz(&f, "rXYZ", red);
	add_xyz(&f, "gXYZ", green);
	add_xyz(&f, "bXYZ", blue);
	add_curves(&f, version);
	put_header(&out, version, TABLE + f.tags.n);
	put32(&out, f.count);
	buf_str(&out, buf_str_of(&f.table));
	buf_str(&out, buf_str_of(&f.tags));
	buf_finish(&f.table);
	buf_finish(&f.tags);
	return buf_take(&out, mem);
}
