#include "base/utf8.h"

#include <stdbool.h>

/* Length of the valid sequence that starts at s.p[i], or 0. */
static size_t sequence(struct str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p + i;
	size_t left = s.n - i;
	if (p[0] < 0x80)
		return 1;
	size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
	if (p[0] < 0xC2 || p[0] > 0xF4 || left < n)
		return 0;
	unsigned lo = 0x80, hi = 0xBF;
	if (p[0] == 0xE0)
		lo = 0xA0;
	else if (p[0] == 0xED)
		hi = 0x9F;
	else if (p[0] == 0xF0)
		lo = 0x90;
	else if (p[0] == 0xF4)
		hi = 0x8F;
	if (p[1] < lo || p[1] > hi)
		return 0;
	for (size_t k = 2; k < n; k++)
		if ((p[k] & 0xC0) != 0x80)
			return 0;
	return n;
}

uint32_t utf8_next(struct str s, size_t *i)
{
	const unsigned char *p = (const unsigned char *)s.p + *i;
	if (p[0] < 0x80) {
		++*i;
		return p[0];
	}
	size_t n = sequence(s, *i);
	*i += n ? n : 1;
	switch (n) {
	case 2:
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	case 3:
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	case 4:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
		       (p[3] & 0x3Fu);
	default:
		return UTF8_BAD;
	}
}

uint32_t utf8_prev(struct str s, size_t *i)
{
	size_t end = *i, at = end - 1;
	while (at > 0 && end - at < 4 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	size_t next = at;
	uint32_t code = utf8_next(s, &next);
	if (next != end) {
		at = end - 1;
		code = UTF8_BAD;
	}
	*i = at;
	return code;
}

size_t utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t utf8_count(struct str s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.n; count++)
		utf8_next(s, &i);
	return count;
}

size_t utf8_invalid(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t n = sequence(s, i);
		if (!n)
			return i;
		i += n;
	}
	return s.n;
}

struct range {
	uint32_t lo, hi;
};

static bool inside(uint32_t c, const struct range *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= r[i].lo && c <= r[i].hi)
			return true;
	return false;
}

unsigned utf8_cells(uint32_t c)
{
	static const struct range zero[] = {
		{0x0300, 0x036F}, {0x1160, 0x11FF}, {0x200B, 0x200F},
		{0x2060, 0x2064}, {0x20D0, 0x20F0}, {0x302A, 0x302F},
		{0xD7B0, 0xD7FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
	};
	static const struct range wide[] = {
		{0x1100, 0x115F},   {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF},
		{0x4E00, 0x9FFF},   {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
		{0xFE30, 0xFE6F},   {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF},
		{0x20000, 0x3FFFD},
	};
	if (inside(c, zero, sizeof(zero) / sizeof(*zero)))
		return 0;
	return inside(c, wide, sizeof(wide) / sizeof(*wide)) ? 2 : 1;
}
