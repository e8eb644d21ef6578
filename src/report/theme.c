#include "base/path.h"
#include "report/bind.h"
#include "report/cells.h"
#include "report/judge.h"
#include "report/keys.h"
#include "report/themes.h"

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
	struct keys k = keys_open(map, &shape_colors, b->d);
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
		judge_colors(b, keys_node(&k, "series") != NULL,
			     keys_node(&k, "surface") != NULL, map->at);
	return ok && k.ok;
}

#define SIZE_BODY_LEAST 9 /* points, T14 */
#define SIZE_LEAST 7.5

static bool read_sizes(struct bind *b, const struct node *map)
{
	struct theme *t = b->theme;
	struct keys k = keys_open(map, &shape_sizes, b->d);
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
		if (n.set && !keys_within(&k, size[i].key, n.v))
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
	struct keys c = keys_part(k, "caption");
	struct str preset = keys_choice(&c, "preset");
	if (preset.n)
		t->caption.preset = preset;
	struct str place = keys_choice(&c, "place");
	if (place.n)
		t->caption.above = str_eq(place, STR("above"));
	struct keys table = keys_part(k, "table");
	t->zebra = keys_bool(&table, "zebra") == TRI_YES;
	struct keys n = keys_part(k, "number");
	struct str sign = keys_choice(&n, "negative");
	/* in the order of enum format_sign: default, minus, hyphen, triangle */
	if (sign.n)
		t->sign = str_eq(sign, STR("△")) ? 3 : str_eq(sign, STR("-")) ? 2 : 1;
	t->unit_space = keys_bool(&n, "unit-space") == TRI_YES;
	cells_marks(&n, &t->marks);
	struct plan_number pitch = keys_number(k, "line-height");
	if (pitch.set && keys_within(k, "line-height", pitch.v))
		t->pitch.body = pitch.v;
	else if (pitch.set)
		k->ok = diag_report(b->d, keys_node(k, "line-height")->at, DIAG_LINE_HEIGHT,
				    STR_NONE);
	struct plan_number gap = keys_between(k, "column-gap");
	if (gap.set)
		t->gap.running = t->gap.beside = gap.v;
	return c.ok && n.ok && table.ok && k->ok;
}

/* Slides have large type without being told to. */
static bool find(struct bind *b, struct str name)
{
	bool found = themes_find(name, b->theme);
	if (found && b->plan->slides)
		themes_enlarge(b->theme);
	return found;
}

static bool use_built_in(struct bind *b, const struct node *name)
{
	if (!keys_kind(b->d, name, NODE_SCALAR))
		return false;
	if (!find(b, name->text))
		return diag_report(b->d, name->at, DIAG_THEME_UNKNOWN, name->text,
				   keys_nearest(name->text, THEMES_NAMES), STR(THEMES_NAMES));
	/* where a message about its fonts points */
	for (int role = 0; role < THEME_ROLES; role++)
		b->theme->font[role].at = name->at;
	return true;
}

static bool read_theme(struct bind *b, const struct node *map)
{
	struct keys k = keys_open(map, &shape_theme, b->d);
	const struct node *base = keys_node(&k, "extends");
	if (base && !use_built_in(b, base))
		return false;
	struct keys fonts = keys_part(&k, "fonts");
	bool ok = read_family(b, &fonts, "heading", THEME_HEADING);
	ok = read_family(b, &fonts, "body", THEME_BODY) && ok;
	ok = read_family(b, &fonts, "figure", THEME_FIGURE) && ok;
	ok = read_family(b, &fonts, "code", THEME_CODE) && ok;
	ok = read_colors(b, keys_node(&k, "colors")) && ok;
	ok = read_sizes(b, keys_node(&k, "sizes")) && ok;
	return read_rest(b, &k) && ok && fonts.ok && k.ok;
}

/* A path, as seen from the report; a name without a dot or slash was meant as a
 * built-in theme. */
static bool read_theme_file(struct bind *b, const struct node *name)
{
	struct str path = path_join(b->mem, path_folder(b->o->report), name->text), bytes;
	if (files_read(b->mem, path, &bytes) != 0) {
		files_add(b->files, path, STR_NONE); /* the report depends on it even so */
		return use_built_in(b, name);
	}
	struct node map;
	uint32_t file = files_add(b->files, path, bytes);
	struct span whole = {file, 0, (uint32_t)bytes.n};
	return spec_parse_yaml(&map, file, whole, b->files, b->mem, b->d) &&
	       read_theme(b, &map);
}

/* Into b->theme, which holds what the theme starts from. */
static bool read_any(struct bind *b, const struct node *theme)
{
	struct theme probe;
	if (theme->kind == NODE_MAP)
		return read_theme(b, theme);
	if (!keys_kind(b->d, theme, NODE_SCALAR))
		return false;
	return themes_find(theme->text, &probe) ? use_built_in(b, theme)
						: read_theme_file(b, theme);
}

bool theme_bind(struct bind *b, const struct node *theme)
{
	b->theme = ARENA_NEW(b->mem, struct theme, 1);
	find(b, STR("default"));
	b->plan->theme = b->theme;
	return !theme || read_any(b, theme);
}

bool theme_chart(struct bind *b, const struct node *theme, const struct theme **out)
{
	struct theme *whole = b->theme;
	*out = whole;
	if (!theme)
		return true;
	b->theme = ARENA_NEW(b->mem, struct theme, 1);
	*b->theme = *whole;
	bool ok = read_any(b, theme);
	*out = b->theme;
	b->theme = whole;
	return ok;
}
