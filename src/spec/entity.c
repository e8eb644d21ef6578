#include "spec/entity.h"

#include "base/utf8.h"

static const struct {
	const char *name;
	uint32_t code;
} names[] = {
	{"amp", '&'},      {"lt", '<'},         {"gt", '>'},        {"quot", '"'},
	{"apos", '\''},    {"nbsp", 0xA0},      {"copy", 0xA9},     {"reg", 0xAE},
	{"deg", 0xB0},     {"plusmn", 0xB1},    {"sup2", 0xB2},     {"sup3", 0xB3},
	{"micro", 0xB5},   {"middot", 0xB7},    {"times", 0xD7},    {"divide", 0xF7},
	{"ensp", 0x2002},  {"emsp", 0x2003},    {"thinsp", 0x2009}, {"ndash", 0x2013},
	{"mdash", 0x2014}, {"lsquo", 0x2018},   {"rsquo", 0x2019},  {"ldquo", 0x201C},
	{"rdquo", 0x201D}, {"bull", 0x2022},    {"hellip", 0x2026}, {"permil", 0x2030},
	{"euro", 0x20AC},  {"trade", 0x2122},   {"larr", 0x2190},   {"uarr", 0x2191},
	{"rarr", 0x2192},  {"darr", 0x2193},    {"minus", 0x2212},  {"infin", 0x221E},
	{"asymp", 0x2248}, {"ne", 0x2260},      {"le", 0x2264},     {"ge", 0x2265},
	{"wj", 0x2060},    {"NoBreak", 0x2060}, {"zwnj", 0x200C},   {"zwj", 0x200D},
};

/* The value of a digit, or base. */
static uint32_t digit(char c, uint32_t base)
{
	uint32_t v = base;
	if (c >= '0' && c <= '9')
		v = (uint32_t)(c - '0');
	else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		v = (uint32_t)((c | 0x20) - 'a') + 10;
	return v < base ? v : base;
}

/* "#8211" or "#x2013"; what is no character becomes U+FFFD, as CommonMark has it. */
static void put_number(struct buf *out, struct str name)
{
	uint32_t base = name.n > 1 && (name.p[1] | 0x20) == 'x' ? 16 : 10, code = 0;
	for (size_t i = base == 16 ? 2 : 1; i < name.n && code < 0x110000; i++)
		code = code * base + digit(name.p[i], base);
	bool bad = code < 0x20 || (code >= 0x7F && code < 0xA0) ||
		   (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF;
	buf_code(out, bad ? UTF8_BAD : code);
}

bool entity_decode(struct buf *out, struct str entity)
{
	if (entity.n < 3)
		return false;
	struct str name = str_slice(entity, 1, entity.n - 1);
	if (name.p[0] == '#') {
		put_number(out, name);
		return true;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(name, str_of(names[i].name))) {
			buf_code(out, names[i].code);
			return true;
		}
	return false;
}
