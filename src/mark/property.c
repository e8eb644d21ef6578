#include "mark/property.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define AT(field) offsetof(struct mark_options, field)
#define FLAG(name, field)                                          \
	{                                                          \
		name, PROPERTY_FLAG, AT(field), "true false", 0, 0 \
	}
#define NUMBER(name, field, lo, hi)                            \
	{                                                      \
		name, PROPERTY_NUMBER, AT(field), NULL, lo, hi \
	}
#define WORD(name, field, words)                            \
	{                                                   \
		name, PROPERTY_WORD, AT(field), words, 0, 0 \
	}
#define RING 0.9   /* of the outer radius: the widest hole */
#define FAR 1000.0 /* points: wider than any figure */

static const struct mark_property table[] = {
	WORD("label", label, "none end inside all"),
	{"color", PROPERTY_COLOR, AT(color), NULL, 0, 0},
	NUMBER("opacity", opacity, 0.05, 1),
	WORD("interpolate", interpolate, "linear monotone step step-before step-after"),
	WORD("shape", shape, MARK_SHAPES),
	WORD("orient", orient, "vertical horizontal"),
	WORD("align", align, "left center right"),
	WORD("baseline", baseline, "top middle bottom"),
	WORD("fontWeight", weight, "normal bold"),
	FLAG("point", point),
	FLAG("line", line),
	FLAG("filled", filled),
	FLAG("interpolate-missing", interpolate_missing),
	NUMBER("size", size, 0.1, 1e5),
	NUMBER("innerRadius", inner_radius, 0, FAR),
	NUMBER("outerRadius", outer_radius, 1, FAR),
	NUMBER("cornerRadius", corner_radius, 0, FAR),
	NUMBER("padAngle", pad_angle, 0, 0.5),
	NUMBER("strokeWidth", stroke_width, 0.05, 100),
	{"strokeDash", PROPERTY_DASH, AT(dash), NULL, 0, FAR},
	NUMBER("thickness", thickness, 0.05, 100),
	NUMBER("fontSize", font_size, 1, FAR),
	NUMBER("angle", angle, -360, 360),
	NUMBER("dx", dx, -FAR, FAR),
	NUMBER("dy", dy, -FAR, FAR),
};

const struct mark_property *mark_property(struct str name)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (str_eq(name, str_of(table[i].name)))
			return &table[i];
	return NULL;
}

bool mark_takes(const struct mark *m, struct str name)
{
	return str_among(name, MARK_COMMON) || (m->takes && str_among(name, m->takes));
}

struct str mark_property_nearest(const struct mark *m, struct str name)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (mark_takes(m, str_of(table[i].name)))
			best = str_nearer(name, str_of(table[i].name), best);
	return best;
}

struct str mark_properties(const struct mark *m, struct arena *mem)
{
	return arena_printf(mem, "type %s%s%s", MARK_COMMON, m->takes ? " " : "",
			    m->takes ? m->takes : "");
}

double mark_inner_radius(const struct mark_options *o, double outer, double scale)
{
	double inner = o->inner_radius < 1 ? o->inner_radius * outer : o->inner_radius * scale;
	return fmin(inner, RING * outer);
}

static unsigned digit(char ch)
{
	if (ch >= '0' && ch <= '9')
		return (unsigned)(ch - '0');
	if (ch >= 'a' && ch <= 'f')
		return (unsigned)(ch - 'a' + 10);
	return ch >= 'A' && ch <= 'F' ? (unsigned)(ch - 'A' + 10) : 16;
}

bool mark_color(struct str s, color *out)
{
	color v = 0;
	if (s.n != 7 || s.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		if (digit(s.p[i]) > 15)
			return false;
		v = v << 4 | digit(s.p[i]);
	}
	*out = v << 8 | 0xff;
	return true;
}

static bool in_range(const struct mark_property *p, const double *number, size_t numbers)
{
	for (size_t i = 0; i < numbers; i++)
		if (!(number[i] >= p->lo && number[i] <= p->hi))
			return false;
	return numbers > 0;
}

static bool set_dash(struct mark_options *o, const double *number, size_t numbers)
{
	double sum = 0;
	for (size_t i = 0; i < numbers && numbers <= MARK_DASHES; i++)
		sum += o->dash[i] = number[i];
	o->dashes = (uint8_t)numbers;
	return numbers <= MARK_DASHES && sum > 0;
}

bool mark_property_set(struct mark_options *o, const struct mark_property *p, struct str word,
		       const double *number, size_t numbers)
{
	void *field = (char *)o + p->at;
	color rgba;
	switch (p->kind) {
	case PROPERTY_FLAG:
		*(bool *)field = str_eq(word, STR("true"));
		return str_among(word, p->words);
	case PROPERTY_WORD:
		*(struct str *)field = word;
		return str_among(word, p->words);
	case PROPERTY_COLOR:
		if (!mark_color(word, &rgba))
			return false;
		*(color *)field = rgba;
		return true;
	case PROPERTY_NUMBER:
		if (numbers != 1 || !in_range(p, number, 1))
			return false;
		*(double *)field = number[0];
		return true;
	case PROPERTY_DASH:
		return in_range(p, number, numbers) && set_dash(o, number, numbers);
	}
	return false;
}
