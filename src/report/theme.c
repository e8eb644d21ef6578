#include "base/path.h"
#include "report/bind.h"
#include "report/cells.h"
#include "report/judge.h"
#include "report/keys.h"

/* KRDS tokens in the order that keeps series apart for every kind of colour
 * vision, measured in HANGUL.md section 8. */
static const struct theme theme_default = {
	.name = {"default", 7},
	.font = {[THEME_HEADING] = {.family = {{"Noto Sans CJK KR", 16}}, .families = 1},
		 [THEME_BODY] = {.family = {{"Noto Sans CJK KR", 16}}, .families = 1},
		 [THEME_FIGURE] = {.family = {{"Noto Sans CJK KR", 16}}, .families = 1}},
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
	.caption = {.preset = {"assembly", 8}, .above = true},
};

/* KRDS tokens that stand 4.5 : 1 on white and whose neighbours differ by 10 in
 * lightness, so that they survive grey print; 18 apart for every vision. */
static void high_contrast(struct theme *t)
{
	static const uint32_t series[] = {0x256EF4FF, 0x000000FF, 0x8A5C00FF,
					  0x052561FF, 0x58616AFF, 0x422C00FF};
	t->name = STR("high-contrast");
	t->color.count = sizeof(series) / sizeof(*series);
	for (size_t i = 0; i < t->color.count; i++)
		t->color.series[i] = series[i];
	t->color.text = 0x000000FF;
	t->color.secondary = t->color.axis = 0x1E2124FF;
	t->color.muted = 0x464C53FF;
	t->color.grid = 0x8A949EFF;
	t->color.accent = t->color.positive = t->color.link = 0x052561FF;
}

static bool read_family(struct bind *b, struct keys *k, const char *key, enum theme_role role)
{
	const struct node *n = keys_node(k, key);
	if (!n)
		return true;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t items = n->kind == NODE_LIST ? n->count : 1;
	if (n->kind == NODE_MAP)
		return keys_kind(b->d, n, NODE_LIST);
	if (items == 0 || items > THEME_FAMILIES)
		return diag_report(b->d, n->at, DIAG_FAMILIES,
				   diag_number(b->d, THEME_FAMILIES));
	b->theme->font[role].at = n->at;
	b->theme->font[role].families = items;
	for (size_t i = 0; i < items; i++) {
		if (!keys_kind(b->d, &item[i], NODE_SCALAR))
			return false;
		b->theme->font[role].family[i] = item[i].text;
	}
	return true;
}

/* "#rrggbb" → 0xRRGGBBFF */
static bool read_color(struct bind *b, const struct node *n, uint32_t *out)
{
	uint32_t v = 0;
	bool ok = n->kind == NODE_SCALAR && n->text.n == 7 && n->text.p[0] == '#';
	for (size_t i = 1; ok && i < 7; i++) {
		char c = n->text.p[i];
		uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
				 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
				 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
							: 16;
		ok = digit < 16;
		v = v << 4 | digit;
	}
	if (!ok)
		return diag_report(b->d, n->at, DIAG_COLOR, n->text);
	*out = v << 8 | 0xFF;
	return true;
}

static bool read_series(struct bind *b, struct keys *k)
{
	const struct node *list = keys_list(k, "series");
	if (!list)
		return k->ok;
	if (list->count == 0 || list->count > THEME_SERIES)
		return diag_report(b->d, list->at, DIAG_SERIES_COUNT,
				   diag_number(b->d, THEME_SERIES));
	b->theme->color.count = list->count;
	for (size_t i = 0; i < list->count; i++)
		if (!read_color(b, &list->item[i], &b->theme->color.series[i]))
			return false;
	return true;
}

static bool read_colors(struct bind *b, const struct node *map)
{
	struct theme *t = b->theme;
	struct keys k = keys_open(map,
				  "series text secondary muted axis grid surface stripe accent "
				  "positive negative link",
				  b->d);
	const struct {
		const char *key;
		uint32_t *to;
	} color[] = {{"text", &t->color.text},         {"secondary", &t->color.secondary},
		     {"muted", &t->color.muted},       {"axis", &t->color.axis},
		     {"grid", &t->color.grid},         {"surface", &t->color.surface},
		     {"stripe", &t->color.stripe},     {"accent", &t->color.accent},
		     {"positive", &t->color.positive}, {"negative", &t->color.negative},
		     {"link", &t->color.link}};
	bool ok = read_series(b, &k);
	for (size_t i = 0; i < sizeof(color) / sizeof(*color); i++) {
		const struct node *n = keys_node(&k, color[i].key);
		ok = (!n || read_color(b, n, color[i].to)) && ok;
	}
	if (map && ok && k.ok)
		judge_colors(b, map->at);
	return ok && k.ok;
}

#define SIZE_BODY_LEAST 9 /* points, T14 */
#define SIZE_LEAST 7.5

static bool read_sizes(struct bind *b, const struct node *map)
{
	struct theme *t = b->theme;
	struct keys k = keys_open(
		map, "body small title subtitle h1 h2 h3 chart-title axis label note", b->d);
	const struct {
		const char *key;
		double *to;
	} size[] = {{"body", &t->size.body},   {"small", &t->size.small},
		    {"title", &t->size.title}, {"subtitle", &t->size.subtitle},
		    {"h1", &t->size.h1},       {"h2", &t->size.h2},
		    {"h3", &t->size.h3},       {"chart-title", &t->size.chart_title},
		    {"axis", &t->size.axis},   {"label", &t->size.label},
		    {"note", &t->size.note}};
	for (size_t i = 0; i < sizeof(size) / sizeof(*size); i++) {
		struct plan_number n = keys_number(&k, size[i].key);
		double least = i == 0 ? SIZE_BODY_LEAST : SIZE_LEAST;
		if (n.set && (n.v < 4 || n.v > 200))
			k.ok = diag_report(b->d, keys_node(&k, size[i].key)->at, DIAG_SIZE,
					   STR_NONE);
		else if (n.set) {
			*size[i].to = n.v;
			judge_size(b, n.v, least, keys_node(&k, size[i].key)->at);
		}
	}
	return k.ok;
}

static bool read_rest(struct bind *b, struct keys *k)
{
	struct theme *t = b->theme;
	struct keys c = keys_open(keys_node(k, "caption"), "preset place", b->d);
	struct str preset = keys_choice(&c, "preset", "assembly kdi press");
	if (preset.n)
		t->caption.preset = preset;
	struct str place = keys_choice(&c, "place", "above below");
	if (place.n)
		t->caption.above = str_eq(place, STR("above"));
	struct keys n = keys_open(keys_node(k, "number"), "negative unit-space " CELLS_MARK_KEYS, b->d);
	struct str sign = keys_choice(&n, "negative", "− - △");
	/* in the order of enum format_sign: default, minus, hyphen, triangle */
	if (sign.n)
		t->sign = str_eq(sign, STR("△")) ? 3 : str_eq(sign, STR("-")) ? 2 : 1;
	t->unit_space = keys_bool(&n, "unit-space") == TRI_YES;
	cells_marks(&n, &t->marks);
	struct plan_number pitch = keys_number(k, "line-height");
	if (pitch.set && !(pitch.v >= 1 && pitch.v <= 4))
		return diag_report(b->d, keys_node(k, "line-height")->at, DIAG_LINE_HEIGHT,
				   STR_NONE);
	if (pitch.set)
		t->pitch.body = pitch.v;
	return c.ok && n.ok;
}

static bool read_theme(struct bind *b, const struct node *map)
{
	struct keys k = keys_open(map, "fonts colors sizes line-height caption number", b->d);
	struct keys fonts = keys_open(keys_node(&k, "fonts"), "heading body figure", b->d);
	bool ok = read_family(b, &fonts, "heading", THEME_HEADING);
	ok = read_family(b, &fonts, "body", THEME_BODY) && ok;
	ok = read_family(b, &fonts, "figure", THEME_FIGURE) && ok;
	ok = read_colors(b, keys_node(&k, "colors")) && ok;
	ok = read_sizes(b, keys_node(&k, "sizes")) && ok;
	return read_rest(b, &k) && ok && fonts.ok && k.ok;
}

static bool read_theme_file(struct bind *b, const struct node *name)
{
	struct str path = path_join(b->mem, path_folder(b->o->report), name->text), bytes;
	if (files_read(b->mem, path, &bytes) != 0) {
		files_add(b->files, path, STR_NONE); /* the report depends on it even so */
		return diag_report(b->d, name->at, DIAG_THEME_UNKNOWN, name->text);
	}
	struct node map;
	uint32_t file = files_add(b->files, path, bytes);
	struct span whole = {file, 0, (uint32_t)bytes.n};
	return spec_parse_yaml(&map, file, whole, b->files, b->mem, b->d) &&
	       read_theme(b, &map);
}

bool theme_bind(struct bind *b, const struct node *theme)
{
	b->theme = ARENA_NEW(b->mem, struct theme, 1);
	*b->theme = theme_default;
	b->plan->theme = b->theme;
	if (!theme || (theme->kind == NODE_SCALAR && str_eq(theme->text, STR("default"))))
		return true;
	if (theme->kind == NODE_MAP)
		return read_theme(b, theme);
	if (str_eq(theme->text, STR("high-contrast")) && theme->kind == NODE_SCALAR) {
		high_contrast(b->theme);
		return true;
	}
	if (!keys_kind(b->d, theme, NODE_SCALAR))
		return false;
	return read_theme_file(b, theme);
}
