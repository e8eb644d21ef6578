#include "report/themes.h"

/* KRDS tokens in the order that keeps series apart for every kind of colour
 * vision, measured in HANGUL.md section 8. */
static const struct theme theme_default = {
	.name = {"default", 7},
	.font = {[THEME_HEADING] = {.family = {{"Noto Sans CJK KR", 16}}, .families = 1},
		 [THEME_BODY] = {.family = {{"Noto Sans CJK KR", 16}}, .families = 1},
		 [THEME_FIGURE] = {.family = {{"Noto Sans CJK KR", 16}}, .families = 1},
		 [THEME_CODE] = {.family = {{"Noto Sans Mono CJK KR", 21}}, .families = 1}},
	.color = {.series = {0x256EF4FF, 0xC78500FF, 0x521419FF, 0x052561FF, 0x58616AFF,
			     0x8A5C00FF, 0x8A949EFF, 0x1C589CFF},
		  .count = 8,
		  .text = 0x1E2124FF,
		  .secondary = 0x464C53FF,
		  .muted = 0x58616AFF,
		  .axis = 0x6D7882FF,
		  .grid = 0xCDD1D5FF,
		  .surface = 0xFFFFFFFF,
		  .stripe = 0xF4F5F6FF,
		  .accent = 0x256EF4FF,
		  .positive = 0x256EF4FF,
		  .negative = 0x521419FF,
		  .link = 0x1C589CFF},
	.size = {.body = 10,
		 .small = 8.5,
		 .title = 19,
		 .subtitle = 11,
		 .h1 = 13,
		 .h2 = 11.5,
		 .h3 = 10.5,
		 .chart_title = 10.5,
		 .axis = 8,
		 .label = 8.5,
		 .note = 8},
	.pitch = {.body = 1.6, .list = 1.5, .table = 1.3, .caption = 1.4},
	.gap = {.running = 2, .beside = 1.6},
	.scale = 1,
	.caption = {.preset = {"assembly", 8}, .above = true},
};

/* KRDS tokens that stand 4.5 : 1 on white and whose neighbours differ by 10 in
 * lightness, so that they survive grey print; 18 apart for every vision. */
static void high_contrast(struct theme *t)
{
	static const uint32_t series[] = {0x256EF4FF, 0x000000FF, 0x8A5C00FF,
					  0x052561FF, 0x58616AFF, 0x422C00FF};
	t->color.count = sizeof(series) / sizeof(*series);
	for (size_t i = 0; i < t->color.count; i++)
		t->color.series[i] = series[i];
	t->color.text = 0x000000FF;
	t->color.secondary = t->color.axis = 0x1E2124FF;
	t->color.muted = 0x464C53FF;
	t->color.grid = 0x8A949EFF;
	t->color.accent = t->color.positive = t->color.link = 0x052561FF;
	t->color.contrast = 3; /* of graphical objects: WCAG 2.1, 1.4.11 */
}

/* The government's own family for everything; Noto draws what it lacks. */
static void krds(struct theme *t)
{
	for (int role = 0; role < THEME_CODE; role++) {
		t->font[role].family[0] = STR("Pretendard GOV");
		t->font[role].family[1] = STR("Noto Sans CJK KR");
		t->font[role].families = 2;
	}
}

/*
 * For printers without colour: three greys 3 : 1 on white and as far apart in
 * lightness as copies of copies need, then the same three striped and dashed,
 * then crossed. The second is the darkest: it is drawn over the first. Lines have
 * markers.
 */
static void print_grey(struct theme *t)
{
	static const uint32_t grey[] = {0x58616AFF, 0x131416FF, 0x8A949EFF};
	t->color.plain = sizeof(grey) / sizeof(*grey);
	t->color.count = THEME_SERIES;
	for (size_t i = 0; i < t->color.count; i++)
		t->color.series[i] = grey[i % t->color.plain];
	t->color.text = 0x000000FF;
	t->color.secondary = t->color.axis = 0x33363DFF;
	t->color.muted = 0x464C53FF;
	t->color.accent = t->color.positive = t->color.link = 0x1E2124FF;
	t->color.negative = 0x131416FF;
	t->color.grey = true;
	t->markers = true;
}

void themes_enlarge(struct theme *t)
{
	t->size.body = 17;
	t->size.small = 14.5;
	t->size.title = 34;
	t->size.subtitle = 19;
	t->size.h1 = 25;
	t->size.h2 = 21;
	t->size.h3 = 18;
	t->size.chart_title = 19;
	t->size.axis = 14;
	t->size.label = 15;
	t->size.note = 12.5;
	t->pitch.body = 1.5;
	t->scale = 1.75;
}

static const struct {
	const char *name;
	void (*change)(struct theme *t);
} built_in[] = {
	{"default", NULL},
	{"krds", krds},
	{"print-grey", print_grey},
	{"slide", themes_enlarge},
	{"high-contrast", high_contrast},
};

bool themes_find(struct str name, struct theme *out)
{
	for (size_t i = 0; i < sizeof(built_in) / sizeof(*built_in); i++) {
		if (!str_eq(name, str_of(built_in[i].name)))
			continue;
		*out = theme_default;
		out->name = str_of(built_in[i].name);
		if (built_in[i].change)
			built_in[i].change(out);
		return true;
	}
	return false;
}
