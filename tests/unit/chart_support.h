#ifndef CHART_SUPPORT_H
#define CHART_SUPPORT_H

/* An open text, a theme with the defaults of HANGUL.md, and plans by hand. */
#include <math.h>
#include <string.h>

#include "base/num.h"
#include "chart/chart.h"
#include "text_support.h"

struct desk {
	struct arena mem;
	struct diags d;
	struct text_fonts *fonts;
	struct text *text;
	struct chart_fonts chains;
	struct theme theme;
};

static inline struct theme desk_theme(void)
{
	struct theme t = {.name = STR("default")};
	static const uint32_t series[8] = {0x256ef4ff, 0xc78500ff, 0x521419ff, 0x052561ff,
					   0x58616aff, 0x8a5c00ff, 0x8a949eff, 0x1c589cff};
	memcpy(t.color.series, series, sizeof(series));
	t.color.count = 8;
	t.color.text = 0x1e2124ff;
	t.color.secondary = 0x464c53ff;
	t.color.muted = 0x58616aff;
	t.color.axis = 0x6d7882ff;
	t.color.grid = 0xcdd1d5ff;
	t.color.surface = 0xffffffff;
	t.color.stripe = 0xf4f5f6ff;
	t.size.body = 10;
	t.size.small = 8.5;
	t.size.chart_title = 10.5;
	t.size.axis = 8;
	t.size.label = 8.5;
	t.size.note = 8;
	t.pitch.body = 1.6;
	t.pitch.table = 1.3;
	t.pitch.caption = 1.4;
	t.caption.preset = STR("assembly");
	t.caption.above = true;
	return t;
}

static inline int desk_open(void **state)
{
	static struct desk k;
	static const struct str family[] = {{SANS, sizeof(SANS) - 1}};
	arena_init(&k.mem);
	k.d = (struct diags){.mem = &k.mem};
	struct str folder;
	if (!text_fonts_folder(STR_NONE, &k.mem, &folder, &k.d))
		return -1;
	k.fonts = text_fonts_open(folder, NULL, 0, &k.d);
	k.text = k.fonts ? text_open(k.fonts, &k.d) : NULL;
	if (!k.text)
		return -1;
	k.chains.figure = text_chain(k.text, family, 1, SPAN_NONE, &k.d);
	k.chains.heading = k.chains.body = k.chains.figure;
	k.theme = desk_theme();
	*state = &k;
	return k.d.errors ? -1 : 0;
}

static inline int desk_close(void **state)
{
	struct desk *k = *state;
	text_close(k->text);
	text_fonts_close(k->fonts);
	arena_finish(&k->mem);
	return 0;
}

/* A table from cells row by row; an empty cell of a number column is missing. */
struct desk_column {
	const char *name;
	enum column_type type;
	const char *unit;
};

static inline void desk_fill(struct desk *k, struct column *c, const char *const *cell,
			     size_t rows, size_t columns)
{
	struct str *text = ARENA_NEW(&k->mem, struct str, rows);
	double *number = ARENA_NEW(&k->mem, double, rows);
	bool *missing = ARENA_NEW(&k->mem, bool, rows);
	for (size_t r = 0; r < rows; r++) {
		text[r] = str_of(cell[r * columns]);
		bool ok = num_parse(text[r], &number[r]);
		missing[r] = !text[r].n;
		assert_true(ok || missing[r] || c->type == COLUMN_TEXT ||
			    c->type == COLUMN_CODE || c->type == COLUMN_MONTH);
		if (c->type == COLUMN_MONTH && text[r].n >= 7) { /* "2025-09" */
			double year = 0, month = 0;
			assert_true(num_parse(str_slice(text[r], 0, 4), &year));
			assert_true(num_parse(str_slice(text[r], 5, 7), &month));
			number[r] = year * 12 + month - 1;
		}
		size_t point = str_find(text[r], STR("."), 0);
		if (point != SIZE_MAX && text[r].n - point - 1 > c->decimals)
			c->decimals = (uint8_t)(text[r].n - point - 1);
	}
	c->cells.text = text;
	c->missing = missing;
	c->number = c->type == COLUMN_TEXT || c->type == COLUMN_CODE ? NULL : number;
}

static inline struct table *desk_table(struct desk *k, const struct desk_column *column,
				       size_t columns, const char *const *cell, size_t rows)
{
	struct table *t = ARENA_NEW(&k->mem, struct table, 1);
	struct column *c = ARENA_NEW(&k->mem, struct column, columns);
	for (size_t i = 0; i < columns; i++) {
		c[i].name = str_of(column[i].name);
		c[i].type = column[i].type;
		c[i].unit = str_of(column[i].unit);
		desk_fill(k, &c[i], cell + i, rows, columns);
	}
	*t = (struct table){.name = STR("data"),
			    .rows = (uint32_t)rows,
			    .columns = (uint32_t)columns,
			    .column = c,
			    .status_column = TABLE_NONE};
	return t;
}

/* Status by the words of a column. */
static inline void desk_status(struct desk *k, struct table *t, uint32_t column)
{
	uint8_t *status = ARENA_NEW(&k->mem, uint8_t, t->rows);
	for (uint32_t r = 0; r < t->rows; r++) {
		enum status s = STATUS_ACTUAL;
		status_find(column_text(&t->column[column], r), &s);
		status[r] = (uint8_t)s;
	}
	t->status = status;
	t->status_column = column;
}

/* The same table with the column of a test: is that column the name of its row? */
static inline struct table *desk_test(struct desk *k, const struct table *t, const char *name,
				      uint32_t of)
{
	struct table *out = ARENA_NEW(&k->mem, struct table, 1);
	uint32_t at = table_find(t, str_of(name));
	double *met = ARENA_NEW(&k->mem, double, t->rows + 1);
	struct column *c =
		arena_grow(&k->mem, t->column, t->columns, t->columns + 1, sizeof(*c));
	struct str word = t->rows ? column_text(&t->column[at], of % t->rows) : STR_NONE;
	for (uint32_t r = 0; r < t->rows; r++)
		met[r] = str_eq(column_text(&t->column[at], r), word);
	c[t->columns] = t->column[at];
	c[t->columns].name = STR("dopyo_test_1");
	c[t->columns].type = COLUMN_NUMBER;
	c[t->columns].number = met;
	c[t->columns].missing = NULL;
	*out = *t;
	out->column = c;
	out->columns = t->columns + 1;
	return out;
}

struct desk_plan {
	struct plan_chart chart;
	struct plan_layer layer;
	struct plan_annotation annotation[4];
	struct plan_projection projection[2];
};

static inline struct desk_plan *desk_plan(struct desk *k, const struct table *t,
					  const char *mark)
{
	struct desk_plan *p = ARENA_NEW(&k->mem, struct desk_plan, 1);
	p->layer.table = t;
	p->layer.mark.type = str_of(mark);
	p->chart.layer = &p->layer;
	p->chart.layers = 1;
	p->chart.theme = &k->theme;
	p->chart.korean = true;
	p->chart.annotation = p->annotation;
	p->chart.projection = p->projection;
	p->chart.source.text = STR("통계청");
	p->chart.title.text = STR("제목");
	for (int i = 0; i < CHANNEL_COUNT; i++)
		p->layer.encoding[i].column = TABLE_NONE;
	return p;
}

/* The note of a chart: one paragraph. */
static inline void desk_note(struct desk *k, struct desk_plan *p, struct str words)
{
	struct rich *item = ARENA_NEW(&k->mem, struct rich, 1);
	item->text = words;
	p->chart.note = (struct rich_list){item, words.n > 0};
}

static inline struct plan_encoding *desk_encode(struct desk_plan *p, enum plan_channel channel,
						const char *column, enum plan_type type)
{
	struct plan_encoding *e = &p->layer.encoding[channel];
	e->set = true;
	e->type = type;
	e->column = column ? table_find(p->layer.table, str_of(column)) : TABLE_NONE;
	assert_true(!column || e->column != TABLE_NONE);
	return e;
}

/* A property of the mark: "label", "end"; "size", "36". */
static inline void desk_property(struct desk *k, struct plan_mark *m, const char *name,
				 const char *text)
{
	struct plan_property *list = arena_grow(&k->mem, m->property, m->properties,
						m->properties + 1, sizeof(*list));
	double *number = ARENA_NEW(&k->mem, double, 1);
	struct plan_property *p = &list[m->properties++];
	*p = (struct plan_property){.name = str_of(name), .text = str_of(text)};
	p->numbers = num_parse(p->text, number);
	p->number = number;
	m->property = list;
}

static inline struct chart *desk_chart(struct desk *k, const struct desk_plan *p, double scale)
{
	return chart_build(&p->chart, k->text, &k->chains, scale, &k->mem, &k->d);
}

/* Codes of the diagnostics since the last call, "W640 W642". */
static inline const char *desk_codes(struct desk *k)
{
	struct str part[64];
	size_t parts = 0;
	for (const struct diag *x = k->d.first; x && parts < 64; x = x->next)
		part[parts++] = str_of(diag_label(x->code));
	k->d = (struct diags){.mem = &k->mem};
	return arena_join(&k->mem, part, parts, STR(" ")).p;
}

/* The figure at its own height. */
static inline struct scene desk_place(struct desk *k, const struct chart *c, double width)
{
	static const struct tag document = {.kind = TAG_DOCUMENT};
	struct scene s = {.mem = &k->mem};
	struct box box = chart_box(c, &document);
	double h = box.type->height(&box, width);
	chart_place(c, &document, (struct rect){0, 0, width, h}, &s);
	return s;
}

/* The same from a plan that has no errors; its warnings are put away. */
static inline struct scene desk_draw(struct desk *k, const struct desk_plan *p, double width)
{
	struct chart *c = desk_chart(k, p, 1);
	if (!c)
		fail_msg("%s", desk_codes(k));
	struct scene s = desk_place(k, c, width);
	desk_codes(k);
	return s;
}

/* Exactly these codes, and no chart where one is an error. */
static inline void desk_raises(struct desk *k, const struct desk_plan *p, const char *codes)
{
	struct chart *c = desk_chart(k, p, 1);
	assert_string_equal(desk_codes(k), codes);
	assert_int_equal(c == NULL, codes[0] == 'E');
}

/* ---- the two charts of the briefing */

static inline struct desk_plan *desk_flip(struct desk *k)
{
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"기업수", COLUMN_NUMBER, "개"}};
	static const char *const cell[] = {"2014", "32", "2024", "186"};
	struct desk_plan *p = desk_plan(k, desk_table(k, column, 2, cell, 2), "bar");
	desk_encode(p, CHANNEL_X, "연도", TYPE_ORDINAL);
	desk_encode(p, CHANNEL_Y, "기업수", TYPE_QUANTITATIVE);
	desk_property(k, &p->layer.mark, "label", "end");
	p->chart.number = 1;
	p->chart.id = STR("fig-flip");
	p->chart.title.text = STR("해외 본사 한국 스타트업, 10년 새 5.8배로");
	desk_note(
		k, p,
		STR("두 시점의 관측값만 공표되어 있어 그 사이를 잇지 않음. 해당 연도에 옮긴 기업 수가 아니라 "
		    "해외에 본사를 둔 기업의 누적 수"));
	p->chart.source.text =
		STR("THE VC, 매일경제(2025. 2.) 보도; 산업일보(2025. 9. 15.) 재인용");
	p->annotation[0] = (struct plan_annotation){.type = ANNOTATE_GROWTH,
						    .from = STR("2014"),
						    .to = STR("2024"),
						    .show_ratio = true,
						    .show_cagr = true};
	p->chart.annotations = 1;
	return p;
}

static inline struct desk_plan *desk_fuel(struct desk *k)
{
	static const struct desk_column column[] = {{"연도", COLUMN_YEAR, ""},
						    {"계열", COLUMN_TEXT, ""},
						    {"누적량", COLUMN_NUMBER, "톤"},
						    {"구분", COLUMN_TEXT, ""}};
	const char *cell[30 * 4] = {
		"1990", "공식 관측",   "1336",  "관측", "2008", "공식 관측", "10101", "관측",
		"2011", "공식 관측",   "11839", "관측", "2024", "공식 관측", "19536", "관측",
		"2025", "발제자 주장", "44000", "주장",
	};
	for (int i = 0; i < 25; i++) {
		const char **row = &cell[(5 + i) * 4];
		row[0] = arena_printf(&k->mem, "%d", 2026 + i).p;
		row[1] = "발제자 주장";
		row[2] = arena_printf(&k->mem, "%d", 44750 + 750 * i).p;
		row[3] = "전망";
	}
	struct table *t = desk_table(k, column, 4, cell, 30);
	desk_status(k, t, 3);
	struct desk_plan *p = desk_plan(k, t, "line");
	desk_encode(p, CHANNEL_X, "연도", TYPE_TEMPORAL);
	desk_encode(p, CHANNEL_Y, "누적량", TYPE_QUANTITATIVE)->format = STR("man-cheon");
	desk_encode(p, CHANNEL_COLOR, "계열", TYPE_NOMINAL);
	desk_encode(p, CHANNEL_STATUS, "구분", TYPE_NOMINAL);
	desk_property(k, &p->layer.mark, "label", "end");
	desk_property(k, &p->layer.mark, "point", "true");
	p->chart.number = 2;
	p->chart.id = STR("fig-fuel");
	p->chart.title.text = STR("사용후핵연료 누적량: 공식 관측과 발제자의 주장");
	desk_note(k, p,
		  STR("공식 관측과 발제자 주장은 기준이 다른 자료이므로 잇거나 더하지 않음"));
	p->chart.source.text = STR(
		"산업통상자원부·한국원자력연구원·원자력안전위원회, 동아일보(2025. 8.) 등 재인용; 발제자 "
		"주장은 산업일보(2025. 9. 15.)");
	p->projection[0] = (struct plan_projection){.series = STR("발제자 주장"),
						    .rate = STR("750"),
						    .from_text = STR("2025"),
						    .to_text = STR("2050"),
						    .base_value = STR("44000"),
						    .end_value = STR("62750"),
						    .unit = STR("톤")};
	p->chart.projections = 1;
	return p;
}

#endif
