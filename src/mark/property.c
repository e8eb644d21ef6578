#include "mark/property.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define AT(field) offsetof(struct mark_options, field)
/* clang-format off */
#define FLAG(name, field, ko, en) {name, PROPERTY_FLAG, AT(field), "true false", 0, 0, {ko, en}}
#define NUMBER(name, field, lo, hi, ko, en) {name, PROPERTY_NUMBER, AT(field), NULL, lo, hi, {ko, en}}
#define WORD(name, field, words, ko, en) {name, PROPERTY_WORD, AT(field), words, 0, 0, {ko, en}}
#define RING 0.9   /* of the outer radius: the widest hole */
#define FAR 1000.0 /* points: wider than any figure */
#define TURNS 13.0 /* radians: two turns; degrees are more */

const struct mark_property mark_property_all[] = {
	WORD("label", label, "none end inside all", "값을 적을 곳", "where values are written"),
	{"color", PROPERTY_COLOR, AT(color), NULL, 0, 0, {"색", "colour"}},
	NUMBER("opacity", opacity, 0.05, 1, "짙기", "opacity"),
	WORD("interpolate", interpolate, "linear monotone step step-before step-after", "점 사이를 잇는 법", "how points are joined"),
	WORD("shape", shape, MARK_SHAPES, "모양", "shape"),
	WORD("orient", orient, "vertical horizontal", "방향", "direction"),
	WORD("align", align, "left center right", "가로 맞춤", "horizontal alignment"),
	WORD("baseline", baseline, "top middle bottom", "세로 맞춤", "vertical alignment"),
	WORD("fontWeight", weight, "normal bold", "굵기", "weight of text"),
	FLAG("point", point, "선 위의 점", "points on the line"),
	FLAG("line", line, "면의 윗선", "a line along the area"),
	FLAG("ticks", ticks, "구간 끝의 짧은 선", "short lines at the ends of a range"),
	FLAG("borders", borders, "띠의 위아래 선", "lines along the band"),
	WORD("center", center, "mean median", "오차의 가운데", "centre of the error"),
	FLAG("outliers", outliers, "수염 밖의 값", "values beyond the whiskers"),
	{"extent", PROPERTY_EITHER, AT(extent), "min-max ci stderr stdev iqr", 0, 100, {"수염이나 오차의 범위(수는 사분위 범위의 배수)", "reach of whiskers or errors (a number: interquartile ranges)"}},
	FLAG("filled", filled, "속을 채움", "filled"),
	FLAG("interpolate-missing", interpolate_missing, "빠진 때를 점선으로 이음", "missing periods are bridged by dashes"),
	NUMBER("size", size, 0.1, 1e5, "크기", "size"),
	NUMBER("innerRadius", inner_radius, 0, FAR, "구멍의 반지름(1보다 작으면 비율)", "radius of the hole (below 1 a share)"),
	NUMBER("outerRadius", outer_radius, 1, FAR, "바깥 반지름", "outer radius"),
	NUMBER("radius", outer_radius, 0, FAR, "반지름: 조각의 바깥 끝, 글의 자리", "radius: outer end of a slice, place of words"),
	NUMBER("radius2", inner_radius, 0, FAR, "반지름의 다른 끝(innerRadius)", "other end of the radius (innerRadius)"),
	NUMBER("radiusOffset", radius_offset, -FAR, FAR, "반지름에 더할 길이", "added to the radius"),
	NUMBER("radius2Offset", radius2_offset, -FAR, FAR, "안쪽 반지름에 더할 길이", "added to the inner radius"),
	NUMBER("theta", theta, -TURNS, TURNS, "각(라디안)", "angle in radians"),
	NUMBER("theta2", theta2, -TURNS, TURNS, "각의 다른 끝(라디안)", "other end of the angle in radians"),
	NUMBER("thetaOffset", theta_offset, -TURNS, TURNS, "각에 더할 라디안", "radians added to the angle"),
	NUMBER("theta2Offset", theta2_offset, -TURNS, TURNS, "각의 다른 끝에 더할 라디안", "radians added to its other end"),
	NUMBER("cornerRadius", corner_radius, 0, FAR, "모서리의 반지름", "radius of corners"),
	NUMBER("padAngle", pad_angle, 0, 0.5, "조각 사이의 각", "angle between slices"),
	NUMBER("strokeWidth", stroke_width, 0.05, 100, "선의 굵기", "width of the line"),
	{"strokeDash", PROPERTY_DASH, AT(dash), NULL, 0, FAR, {"선의 무늬: [선, 틈, …]", "dashes: [line, gap, …]"}},
	NUMBER("thickness", thickness, 0.05, 100, "두께", "thickness"),
	NUMBER("fontSize", font_size, 1, FAR, "글자 크기(포인트)", "size of text in points"),
	NUMBER("angle", angle, -360, 360, "글의 기울기(도)", "angle of text in degrees"),
	NUMBER("dx", dx, -FAR, FAR, "오른쪽으로 옮김", "moved to the right"),
	NUMBER("dy", dy, -FAR, FAR, "아래로 옮김", "moved down"),
};
/* clang-format on */
const size_t mark_property_count = sizeof(mark_property_all) / sizeof(*mark_property_all);

const struct mark_property *mark_property(struct str name)
{
	for (size_t i = 0; i < mark_property_count; i++)
		if (str_eq(name, str_of(mark_property_all[i].name)))
			return &mark_property_all[i];
	return NULL;
}

bool mark_takes(const struct mark *m, struct str name)
{
	if (str_eq(name, STR("label")))
		return m->labels != NULL;
	return str_among(name, MARK_COMMON) || (m->takes && str_among(name, m->takes));
}

const char *mark_property_words(const struct mark *m, const struct mark_property *p)
{
	if (p->at == AT(label))
		return m->labels;
	return p->at == AT(extent) && m->spread ? m->spread->extents : NULL;
}

struct str mark_property_nearest(const struct mark *m, struct str name)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < mark_property_count; i++)
		if (mark_takes(m, str_of(mark_property_all[i].name)))
			best = str_nearer(name, str_of(mark_property_all[i].name), best);
	return best;
}

struct str mark_properties(const struct mark *m, struct arena *mem)
{
	return arena_printf(mem, "type %s%s%s%s", m->labels ? "label " : "", MARK_COMMON,
			    m->takes ? " " : "", m->takes ? m->takes : "");
}

struct str mark_property_takers(struct str name, struct arena *mem)
{
	struct str list = STR_NONE;
	for (size_t i = 0; i < mark_count; i++)
		if (mark_takes(mark_all[i], name))
			list = arena_printf(mem, "%.*s%s%s", STR_ARG(list), list.n ? " " : "",
					    mark_all[i]->name);
	return list;
}

double mark_inner_radius(const struct mark_options *o, double outer, double point)
{
	double inner = o->inner_radius < 1 ? o->inner_radius * outer : o->inner_radius * point;
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

static bool set_either(struct mark_either *e, const struct mark_property *p, struct str word,
		       const double *number, size_t numbers)
{
	*e = (struct mark_either){numbers ? STR_NONE : word, numbers ? number[0] : NAN};
	return numbers ? numbers == 1 && in_range(p, number, 1) : str_among(word, p->words);
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
	case PROPERTY_EITHER:
		return set_either(field, p, word, number, numbers);
	case PROPERTY_DASH:
		return in_range(p, number, numbers) && set_dash(o, number, numbers);
	}
	return false;
}
