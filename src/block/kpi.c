#include "block/block.h"

#include <math.h>

/* Key figures side by side: a small label, a large value, a line on its change. */
struct figure {
	const struct text_line *value;
	double value_size;
	const struct text_para *label, *change, *source;
	const struct tag *label_tag, *value_tag, *change_tag, *source_tag;
};

struct kpi {
	struct text *text;
	const struct theme *theme;
	struct figure *figure;
	size_t count;
	struct str id; /* for references */
};

#define GAP 10.0     /* points between two figures */
#define INSET 8.0    /* points from the rule on the left to the text */
#define VALUE_EM 1.9 /* size of a value, in body sizes */
#define VALUE_PITCH 1.35
#define PAD 3.0

static double figure_width(const struct kpi *k, double width)
{
	return (width - GAP * (double)(k->count - 1)) / (double)k->count - INSET;
}

static double text_height(const struct kpi *k, const struct text_para *p, double width)
{
	size_t lines = 0;
	if (p)
		text_para_lines(k->text, p, width, &lines);
	return (double)lines * k->theme->size.small * k->theme->pitch.caption;
}

static double figure_height(const struct kpi *k, const struct figure *f, double width)
{
	return 2 * PAD + text_height(k, f->label, width) + f->value_size * VALUE_PITCH +
	       text_height(k, f->change, width) + text_height(k, f->source, width);
}

static double kpi_height(const struct box *b, double width)
{
	const struct kpi *k = b->content;
	double h = 0;
	for (size_t i = 0; i < k->count; i++)
		h = fmax(h, figure_height(k, &k->figure[i], figure_width(k, width)));
	return h;
}

static double place_para(const struct kpi *k, const struct text_para *p, struct rect at,
			 struct scene *out)
{
	if (!p)
		return at.y;
	size_t lines;
	const struct text_line *line = text_para_lines(k->text, p, at.w, &lines);
	double pitch = k->theme->size.small * k->theme->pitch.caption;
	for (size_t i = 0; i < lines; i++) {
		double middle = at.y + pitch * ((double)i + 0.5);
		text_draw(&line[i], out, "kpi",
			  (struct point){at.x, text_center(&line[i], middle)});
	}
	return at.y + pitch * (double)lines;
}

static void place_figure(const struct kpi *k, const struct figure *f, struct rect at,
			 struct scene *out)
{
	const struct tag *before = scene_tag(out, &scene_artifact);
	scene_rect(out, "kpi.rule", (struct ink){.rgba = k->theme->color.accent},
		   (struct rect){at.x, at.y, 2, at.h});
	struct rect inner = {at.x + INSET, at.y + PAD, at.w - INSET, at.h};
	scene_tag(out, f->label_tag);
	inner.y = place_para(k, f->label, inner, out);
	scene_tag(out, f->value_tag);
	double pitch = f->value_size * VALUE_PITCH;
	text_draw(f->value, out, "kpi.value",
		  (struct point){inner.x, text_center(f->value, inner.y + pitch / 2)});
	scene_tag(out, f->change_tag);
	inner.y = place_para(k, f->change, (struct rect){inner.x, inner.y + pitch, inner.w, 0},
			     out);
	scene_tag(out, f->source_tag);
	place_para(k, f->source, inner, out);
	scene_tag(out, before);
}

static void kpi_place(const struct box *b, struct rect at, struct scene *out)
{
	const struct kpi *k = b->content;
	double w = figure_width(k, at.w) + INSET;
	if (k->id.n)
		scene_anchor(out, (struct point){at.x, at.y}, k->id, STR_NONE, 0);
	for (size_t i = 0; i < k->count; i++)
		place_figure(k, &k->figure[i],
			     (struct rect){at.x + (w + GAP) * (double)i, at.y, w, at.h}, out);
}

static const struct box_type kpi_type = {
	.name = "kpi", .height = kpi_height, .place = kpi_place};

static const struct text_para *small_text(struct block_context *c, const struct rich *r,
					  color rgba, bool *ok)
{
	if (!r->text.n)
		return NULL;
	struct text_style s = {.chain = c->fonts.body,
			       .weight = 400,
			       .size = c->theme->size.small,
			       .rgba = rgba};
	struct text_span span = {0, r->text.n, s};
	const struct text_para *p =
		text_para(c->text, r->text, &span, 1, (struct text_para_style){0}, r->at, c->d);
	*ok = *ok && p;
	return p;
}

/* The value at its size, or as much smaller as it takes to fit: every figure
 * of a row is set in the same size. */
static bool size_values(struct block_context *c, const struct plan_block *b, struct kpi *k)
{
	double width = c->plan->paper_w - c->plan->margin[1] - c->plan->margin[3];
	double room = figure_width(k, width), size = c->theme->size.body * VALUE_EM;
	for (int pass = 0; pass < 2; pass++) {
		double widest = 0;
		for (size_t i = 0; i < k->count; i++) {
			struct text_style s = {.chain = c->fonts.heading,
					       .weight = 700,
					       .size = size,
					       .rgba = c->theme->color.text};
			const struct rich *value = &b->kpi[i].value;
			k->figure[i].value =
				text_line(c->text, value->text, s, value->at, c->d);
			k->figure[i].value_size = size;
			if (!k->figure[i].value)
				return false;
			widest = fmax(widest, k->figure[i].value->width);
		}
		if (widest <= room)
			break;
		size = floor(size * room / widest * 4) / 4;
	}
	return true;
}

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct kpi *k = ARENA_NEW(c->mem, struct kpi, 1);
	*k = (struct kpi){c->text, c->theme, ARENA_NEW(c->mem, struct figure, b->kpis), b->kpis,
			  b->id};
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
		f->label = small_text(c, &from->label, c->theme->color.secondary, &ok);
		f->change = small_text(c, &from->change, c->theme->color.secondary, &ok);
		f->source = small_text(c, &from->source, c->theme->color.muted, &ok);
	}
	if (!size_values(c, b, k) || !ok)
		return false;
	block_push(c, out,
		   (struct box){.type = &kpi_type, .before = 10, .after = 12, .content = k});
	return true;
}

const struct block block_kpi = {
	.kind = PLAN_KPI, .name = "kpi", .summary = "{kpi}: 주요 수치", .build = build};
