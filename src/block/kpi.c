#include <math.h>

#include "block/prose.h"

/* Key figures side by side: a small label, a large value, a line on its
 * change. What finds no room in one row is set in several of equal length. */
struct figure {
	const struct text_para *label, *value, *change, *source;
	const struct tag *label_tag, *value_tag, *change_tag, *source_tag;
};

struct kpi {
	struct text *text;
	const struct theme *theme;
	struct figure *figure;
	size_t count;
	double value_size;
	struct str id; /* for references */
};

#define GAP 10.0      /* points between two figures, and between two rows */
#define INSET 8.0     /* points from the rule on the left to the text */
#define VALUE_EM 1.9  /* size of a value, in body sizes */
#define VALUE_MIN 0.7 /* values are set no smaller than this share of that size */
#define ROOM_EM 6.0   /* a figure is no narrower than this many body sizes */
#define VALUE_PITCH 1.35
#define PAD 3.0

static double figure_width(size_t columns, double width)
{
	return (width - GAP * (double)(columns - 1)) / (double)columns - INSET;
}

static double widest_value(const struct kpi *k)
{
	double widest = 0;
	for (size_t i = 0; i < k->count; i++)
		widest = fmax(widest, text_para_max_width(k->figure[i].value));
	return widest;
}

/* How many figures stand in a row when every value may be this wide. */
static size_t columns_at(const struct kpi *k, double value_width, double width)
{
	double room = fmax(value_width, ROOM_EM * k->theme->size.body);
	for (size_t rows = 1; rows < k->count; rows++) {
		size_t columns = (k->count + rows - 1) / rows;
		if (figure_width(columns, width) >= room - 0.01)
			return columns;
	}
	return 1;
}

static double text_height(const struct kpi *k, const struct text_para *p, double pitch,
			  double width)
{
	size_t lines = 0;
	if (p)
		text_para_lines(k->text, p, width, &lines);
	return (double)lines * pitch;
}

static double small_pitch(const struct kpi *k)
{
	return k->theme->size.small * k->theme->pitch.caption;
}

static double figure_height(const struct kpi *k, const struct figure *f, double width)
{
	double small = small_pitch(k);
	return 2 * PAD + text_height(k, f->label, small, width) +
	       text_height(k, f->value, k->value_size * VALUE_PITCH, width) +
	       text_height(k, f->change, small, width) +
	       text_height(k, f->source, small, width);
}

static double row_height(const struct kpi *k, size_t first, size_t columns, double width)
{
	double h = 0;
	for (size_t i = first; i < first + columns && i < k->count; i++)
		h = fmax(h, figure_height(k, &k->figure[i], figure_width(columns, width)));
	return h;
}

static double kpi_height(const struct box *b, double width)
{
	const struct kpi *k = b->content;
	size_t columns = columns_at(k, widest_value(k), width);
	double h = -GAP;
	for (size_t i = 0; i < k->count; i += columns)
		h += GAP + row_height(k, i, columns, width);
	return h;
}

static double place_para(const struct kpi *k, const struct text_para *p, struct rect at,
			 double pitch, const char *role, struct scene *out)
{
	size_t lines = 0;
	const struct text_line *line = p ? text_para_lines(k->text, p, at.w, &lines) : NULL;
	for (size_t i = 0; i < lines; i++) {
		double middle = at.y + pitch * ((double)i + 0.5);
		text_draw(&line[i], out, role,
			  (struct point){at.x, text_center(&line[i], middle)});
	}
	return at.y + pitch * (double)lines;
}

static void place_figure(const struct kpi *k, const struct figure *f, struct rect at,
			 struct scene *out)
{
	const struct tag *before = scene_tag(out, &scene_artifact);
	double small = small_pitch(k);
	scene_rect(out, "kpi.rule", (struct ink){.rgba = k->theme->color.accent},
		   (struct rect){at.x, at.y, 2, at.h});
	struct rect inner = {at.x + INSET, at.y + PAD, at.w - INSET, at.h};
	scene_tag(out, f->label_tag);
	inner.y = place_para(k, f->label, inner, small, "kpi", out);
	scene_tag(out, f->value_tag);
	inner.y = place_para(k, f->value, inner, k->value_size * VALUE_PITCH, "kpi.value", out);
	scene_tag(out, f->change_tag);
	inner.y = place_para(k, f->change, inner, small, "kpi", out);
	scene_tag(out, f->source_tag);
	place_para(k, f->source, inner, small, "kpi", out);
	scene_tag(out, before);
}

static void kpi_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct kpi *k = b->content;
	size_t columns = columns_at(k, widest_value(k), at.w);
	double w = figure_width(columns, at.w) + INSET, h = 0;
	if (k->id.n)
		scene_anchor(out, (struct point){at.x, at.y}, k->id, STR_NONE, 0);
	for (size_t i = 0; i < k->count; i++) {
		size_t column = i % columns;
		if (i && column == 0)
			at.y += h + GAP;
		if (column == 0)
			h = row_height(k, i, columns, at.w);
		place_figure(k, &k->figure[i],
			     (struct rect){at.x + (w + GAP) * (double)column, at.y, w, h}, out);
	}
}

static const struct box_type kpi_type = {
	.name = "kpi", .height = kpi_height, .place = kpi_place};

static const struct text_para *figure_text(struct block_context *c, const struct rich *r,
					   const struct prose_style *s, const struct tag *tag,
					   bool *ok)
{
	if (!r->text.n)
		return NULL;
	const struct text_para_style style = {.balance = true};
	const struct text_para *p = text_para(c->text, r->text, prose_spans(c, r, s, tag),
					      r->spans ? r->spans : 1, style, r->at, c->d);
	*ok = *ok && p;
	return p;
}

static struct prose_style small_style(const struct block_context *c, color rgba)
{
	struct prose_style style = prose_body(c);
	style.size = c->theme->size.small;
	style.rgba = rgba;
	return style;
}

static bool set_values(struct block_context *c, const struct plan_block *b, struct kpi *k,
		       double size)
{
	struct prose_style s = prose_body(c);
	s.role = THEME_HEADING;
	s.weight = 700;
	s.size = size;
	bool ok = true;
	k->value_size = size;
	for (size_t i = 0; i < k->count; i++)
		k->figure[i].value =
			figure_text(c, &b->kpi[i].value, &s, k->figure[i].value_tag, &ok);
	return ok;
}

/* Values are set smaller, but all in one size, where that keeps a row. */
static bool size_values(struct block_context *c, const struct plan_block *b, struct kpi *k)
{
	double width = c->plan->paper_w - c->plan->margin[1] - c->plan->margin[3];
	double size = c->theme->size.body * VALUE_EM;
	if (!set_values(c, b, k, size))
		return false;
	double widest = widest_value(k);
	double room = figure_width(columns_at(k, widest * VALUE_MIN, width), width);
	if (widest <= room)
		return true;
	return set_values(c, b, k, fmax(VALUE_MIN * size, floor(size * room / widest * 4) / 4));
}

/* What begins with a sign has its colour. △ is a minus, as public offices write it. */
static color change_color(const struct theme *t, struct str change)
{
	static const char *const up[] = {"+", "▲", "↑"};
	static const char *const down[] = {"-", "−", "▼", "△", "↓"};
	for (size_t i = 0; i < sizeof(up) / sizeof(*up); i++)
		if (str_starts(change, str_of(up[i])))
			return t->color.positive;
	for (size_t i = 0; i < sizeof(down) / sizeof(*down); i++)
		if (str_starts(change, str_of(down[i])))
			return t->color.negative;
	return t->color.secondary;
}

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct kpi *k = ARENA_NEW(c->mem, struct kpi, 1);
	*k = (struct kpi){.text = c->text,
			  .theme = c->theme,
			  .figure = ARENA_NEW(c->mem, struct figure, b->kpis),
			  .count = b->kpis,
			  .id = b->id};
	const struct prose_style small = small_style(c, c->theme->color.secondary);
	const struct prose_style faint = small_style(c, c->theme->color.muted);
	struct tag *list = scene_element(c->mem, TAG_L, c->parent);
	list->numbering = STR("None");
	bool ok = true;
	for (size_t i = 0; i < b->kpis; i++) {
		const struct plan_kpi *from = &b->kpi[i];
		const struct tag *item = scene_element(c->mem, TAG_LI, list);
		struct figure *f = &k->figure[i];
		f->label_tag = scene_element(c->mem, TAG_LBL, item);
		const struct tag *body = scene_element(c->mem, TAG_LBODY, item);
		f->value_tag = scene_element(c->mem, TAG_P, body);
		f->change_tag = scene_element(c->mem, TAG_P, body);
		f->source_tag = scene_element(c->mem, TAG_P, body);
		f->label = figure_text(c, &from->label, &small, f->label_tag, &ok);
		const struct prose_style signed_ =
			small_style(c, change_color(c->theme, from->change.text));
		f->change = figure_text(c, &from->change, &signed_, f->change_tag, &ok);
		f->source = figure_text(c, &from->source, &faint, f->source_tag, &ok);
	}
	if (!size_values(c, b, k) || !ok)
		return false;
	block_push(c, out,
		   (struct box){.type = &kpi_type, .before = 10, .after = 12, .content = k});
	return true;
}

const struct block block_kpi = {
	.kind = PLAN_KPI, .name = "kpi", .summary = "{kpi}: 주요 수치", .build = build};
