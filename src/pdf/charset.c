#include <stdint.h>

#include "pdf/subset.h"

/*
 * Just enough of a CFF table (Adobe Technical Note 5176) to find the charset.
 * Everything is bounds-checked: reading past the end gives zeros and marks
 * the reader as broken.
 */
#define OP_CHARSET 15
#define OP_ROS 30 /* behind an escape: the font is CID-keyed */

struct reader {
	struct str data;
	size_t at;
	bool broken;
};

static unsigned byte(struct reader *r)
{
	if (r->at >= r->data.n) {
		r->broken = true;
		return 0;
	}
	return (unsigned char)r->data.p[r->at++];
}

static unsigned number(struct reader *r, unsigned bytes)
{
	unsigned v = 0;
	while (bytes--)
		v = v << 8 | byte(r);
	return v;
}

/* Moves past an INDEX; first becomes its first object. */
static void skip_index(struct reader *r, struct str *first)
{
	unsigned count = number(r, 2);
	if (!count)
		return;
	unsigned size = byte(r), start = number(r, size), next = number(r, size);
	size_t offsets = r->at - 2 * (size_t)size, base = offsets + (count + 1UL) * size - 1;
	if (first && start <= next)
		*first = str_slice(r->data, base + start, base + next);
	r->at = offsets + (size_t)count * size;
	unsigned end = number(r, size);
	r->at = base + end;
	r->broken |= size < 1 || size > 4 || r->at > r->data.n;
}

struct top_dict {
	bool cid_keyed;
	unsigned charset;
};

static void skip_real(struct reader *r)
{
	unsigned b;
	do
		b = byte(r);
	while (!r->broken && (b & 15) != 15 && b >> 4 != 15);
}

static unsigned operand(struct reader *r, unsigned b)
{
	if (b == 28)
		return number(r, 2);
	if (b == 29)
		return number(r, 4);
	if (b == 30)
		skip_real(r);
	else if (b >= 32 && b <= 246)
		return b - 139;
	else if (b >= 247 && b <= 250)
		return (b - 247) * 256 + byte(r) + 108;
	else if (b >= 251 && b <= 254)
		byte(r);
	return 0; /* negative or real: never an offset */
}

static struct top_dict read_top_dict(struct str dict)
{
	struct reader r = {.data = dict};
	struct top_dict top = {0};
	unsigned last = 0;
	while (r.at < dict.n && !r.broken) {
		unsigned b = byte(&r);
		if (b > 21) {
			last = operand(&r, b);
			continue;
		}
		if (b == 12)
			top.cid_keyed |= byte(&r) == OP_ROS;
		else if (b == OP_CHARSET)
			top.charset = last;
		last = 0;
	}
	return top;
}

static bool read_charset(struct reader *r, uint16_t *cid, unsigned glyphs)
{
	unsigned format = byte(r), g = 1; /* glyph 0 is CID 0 and not listed */
	while (g < glyphs && !r->broken) {
		unsigned first = number(r, 2);
		unsigned more = format == 0 ? 0 : number(r, format);
		for (unsigned k = 0; k <= more && g < glyphs; k++)
			cid[g++] = (uint16_t)(first + k);
	}
	return !r->broken && format <= 2;
}

bool pdf_subset_charset(struct str cff, uint16_t *cid, unsigned glyphs)
{
	struct reader r = {.data = cff};
	struct str dict = STR_NONE;
	number(&r, 2); /* version */
	r.at = byte(&r);
	skip_index(&r, NULL); /* names */
	skip_index(&r, &dict);
	struct top_dict top = read_top_dict(dict);
	if (r.broken || !dict.n)
		return false;
	if (!top.cid_keyed || top.charset <= 2) /* 0, 1, 2: predefined, not for CIDs */
		return !top.cid_keyed;
	r.at = top.charset;
	return read_charset(&r, cid, glyphs);
}
