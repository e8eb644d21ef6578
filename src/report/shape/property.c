#include "report/shape/elsewhere.h"

/* Properties that marks of Vega-Lite have and ours do not, and what is written instead. */

#define OTHER DIAG_KEY_OTHERWISE
#define OURS DIAG_KEY_SETTLED
#define SCREEN DIAG_KEY_OF_SCREENS
#define THEME DIAG_KEY_OF_THEME

#define WORDS "layer: [{mark: {type: text, …}}]"

#define OF(marks, words, why, instead)            \
	{                                         \
		marks,                            \
		{                                 \
			NULL, words, why, instead \
		}                                 \
	}
#define ANY(words, why, instead) OF(NULL, words, why, instead)

/* Of some marks, and then of all the others; the first that fits counts. */
static const struct {
	const char *marks; /* between spaces; NULL: any */
	struct shape_elsewhere what;
} all[] = {
	OF("bar",
	   "cornerRadiusEnd cornerRadiusTopLeft cornerRadiusTopRight cornerRadiusBottomLeft "
	   "cornerRadiusBottomRight",
	   OTHER, "cornerRadius: …"),
	OF("bar", "width height bandSize continuousBandSize discreteBandSize", OTHER,
	   "size: …"),
	OF("bar", "binSpacing minBandSize", OURS, "size: …"),
	OF("bar rect tick", "strokeDash", OURS, "opacity: …"),
	OF("bar", "stroke strokeWidth", OURS, "scale: {paddingInner: …}"),
	OF("rect", "width height bandSize discreteBandSize binSpacing minBandSize", OTHER,
	   "scale: {paddingInner: …}"),
	OF("tick", "width height bandSize discreteBandSize binSpacing minBandSize", OTHER,
	   "size: …"),
	OF("rect", "stroke strokeWidth", OURS, "scale: {paddingInner: …}"),
	OF("rect",
	   "cornerRadiusTopLeft cornerRadiusTopRight cornerRadiusBottomLeft "
	   "cornerRadiusBottomRight",
	   OTHER, "cornerRadius: …"),
	OF("arc", "startAngle endAngle", OTHER, "theta: …, theta2: …"),
	OF("arc", "stroke strokeWidth", OURS, "padAngle: …"),
	OF("tick", "strokeWidth", OTHER, "thickness: …"),
	OF("line area", "size thickness", OTHER, "strokeWidth: …"),
	OF("line area", "tension", OTHER, "interpolate: monotone"),
	OF("line area", "shape filled", OTHER, "layer: [{mark: {type: point, …}}]"),
	OF("area", "stroke", OTHER, "line: true"),
	OF("rule", "size thickness", OTHER, "strokeWidth: …"),
	OF("point", "radius outerRadius", OTHER, "size: …"),
	OF("point", "angle", OTHER, "shape: triangle-up, shape: triangle-down"),
	OF("point", "strokeDash", OURS, "filled: false, strokeWidth: …"),
	OF("text", "size", OTHER, "fontSize: …"),
	OF("text", "lineBreak lineHeight ellipsis limit dir", OURS, "fontSize: …"),
	OF("text", "xOffset x2Offset yOffset y2Offset", OTHER, "dx: …, dy: …"),
	OF("text", "fontStyle", OURS, "fontWeight: …"),

	ANY("dir ellipsis fontStyle limit lineBreak lineHeight", OURS, ""),
	ANY("fill stroke", OTHER, "color: …"),
	ANY("fillOpacity strokeOpacity", OTHER, "opacity: …"),
	ANY("blend", OURS, "opacity: …"),
	ANY("strokeCap strokeJoin strokeMiterLimit strokeOffset strokeDashOffset", OURS, ""),
	ANY("clip", OURS, "transform: [{filter: …}], scale: {clamp: true}"),
	ANY("invalid", OTHER, "transform: [{filter: …}]"),
	ANY("order", OTHER, "encoding: {order: …}"),
	ANY("orient", OTHER, "encoding: {x: …, y: …}"),
	ANY("x x2 y y2", OTHER, "encoding: {x: {datum: …}}"),
	ANY("xOffset x2Offset yOffset y2Offset", OTHER, "encoding: {xOffset: …}"),
	ANY("text", OTHER, "mark: text, encoding: {text: …}"),
	ANY("align angle baseline dx dy fontSize fontWeight", OTHER, WORDS),
	ANY("font", THEME, "theme: {fonts: {figure: …}}"),
	ANY("style", THEME, "theme: {…}"),
	ANY("timeUnitBandSize timeUnitBandPosition", OTHER, "scale: {paddingInner: …}"),
	ANY("description", OTHER, "alt: …"),
	ANY("url aspect", OTHER, "```{image}"),
	ANY("aria ariaRole ariaRoleDescription cursor href time tooltip smooth", SCREEN, ""),
};

static const struct {
	const char *property, *words, *instead;
} values[] = {
	{"interpolate",
	 "basis basis-closed basis-open bundle cardinal cardinal-closed cardinal-open catmull-rom "
	 "natural",
	 "monotone"},
	{"interpolate", "linear-closed", "linear"},
	{"interpolate", "stepBefore", "step-before"},
	{"interpolate", "stepAfter", "step-after"},
	{"fontWeight", "bolder 600 700 800 900", "bold"},
	{"fontWeight", "lighter 100 200 300 400 500", "normal"},
	{"baseline", "alphabetic line-bottom", "bottom"},
	{"baseline", "line-top", "top"},
	{"align", "start", "left"},
	{"align", "end", "right"},
	{"shape", "triangle arrow wedge triangle-right triangle-left", "triangle-up"},
	{"shape", "cross stroke", "diamond"},
	{"point", "transparent", "false"},
	{"label", "false null", "none"},
};

const struct shape_elsewhere *shape_property_elsewhere(struct str mark, struct str property)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if ((!all[i].marks || str_among(mark, all[i].marks)) &&
		    str_among(property, all[i].what.words))
			return &all[i].what;
	return NULL;
}

const char *shape_value_instead(struct str property, struct str word)
{
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		if (str_eq(property, str_of(values[i].property)) &&
		    str_among(word, values[i].words))
			return values[i].instead;
	return NULL;
}
