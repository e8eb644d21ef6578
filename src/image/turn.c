#include "image/reader.h"

/* Pictures that lie on their side or are seen in a mirror: Exif 2.3, 4.6.4. */
#define ORIENTATION 0x112
#define ENTRY 12 /* bytes */

static unsigned number(const uint8_t *p, bool big, int bytes)
{
	unsigned v = 0;
	for (int i = 0; i < bytes; i++)
		v = v << 8 | p[big ? i : bytes - 1 - i];
	return v;
}

/* Of Exif's orientations: 1 is upright, and so is what is not stated well. */
static unsigned flags_of(unsigned orientation)
{
	enum { X = IMAGE_MIRRORED_X, Y = IMAGE_MIRRORED_Y, L = IMAGE_LYING };
	static const unsigned flags[] = {0, 0, X, X | Y, Y, L, L | X, L | X | Y, L | Y};
	return orientation < sizeof(flags) / sizeof(*flags) ? flags[orientation] : 0;
}

static unsigned read_exif(struct str exif)
{
	const uint8_t *p = (const uint8_t *)exif.p;
	if (exif.n < 8)
		return 0;
	bool big = p[0] == 'M';
	size_t at = number(p + 4, big, 4);
	if (at + 2 > exif.n)
		return 0;
	unsigned entries = number(p + at, big, 2);
	for (at += 2; entries-- && at + ENTRY <= exif.n; at += ENTRY)
		if (number(p + at, big, 2) == ORIENTATION)
			return flags_of(number(p + at + 8, big, 2));
	return 0;
}

void image_turn(struct image *m, struct str exif, struct str around, struct arena *mem)
{
	m->turned = read_exif(exif);
	if (!m->turned)
		return;
	const char *end = m->bytes.p + m->bytes.n, *rest = around.p + around.n;
	struct str part[2] = {{m->bytes.p, (size_t)(around.p - m->bytes.p)},
			      {rest, (size_t)(end - rest)}};
	m->bytes = arena_join(mem, part, 2, STR_NONE);
	if (!(m->turned & IMAGE_LYING))
		return;
	uint32_t width = m->width;
	m->width = m->height;
	m->height = width;
	m->ppi /= m->aspect;
	m->aspect = 1 / m->aspect;
}

const uint8_t *image_upright(const struct image *m, const uint8_t *stored, struct arena *mem)
{
	if (!m->turned)
		return stored;
	uint8_t *seen = ARENA_NEW(mem, uint8_t, (size_t)m->width * m->height * 4), *to = seen;
	bool lying = m->turned & IMAGE_LYING;
	size_t row = lying ? m->height : m->width;
	for (uint32_t y = 0; y < m->height; y++)
		for (uint32_t x = 0; x < m->width; x++, to += 4) {
			size_t s = m->turned & IMAGE_MIRRORED_X ? m->width - 1 - x : x;
			size_t t = m->turned & IMAGE_MIRRORED_Y ? m->height - 1 - y : y;
			memcpy(to, stored + 4 * (lying ? s * row + t : t * row + s), 4);
		}
	return seen;
}

void image_matrix(const struct image *m, const double at[4], double out[6])
{
	bool flip_x = m->turned & IMAGE_MIRRORED_X, flip_y = m->turned & IMAGE_MIRRORED_Y;
	bool lying = m->turned & IMAGE_LYING;
	double w = flip_x ? -at[2] : at[2], h = flip_y ? -at[3] : at[3];
	out[0] = lying ? 0 : w;
	out[1] = lying ? h : 0;
	out[2] = lying ? w : 0;
	out[3] = lying ? 0 : h;
	out[4] = at[0] + (flip_x ? at[2] : 0);
	out[5] = at[1] + (flip_y ? at[3] : 0);
}
