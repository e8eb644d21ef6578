#include <math.h>

#include "ko/format.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"
#include "report/purpose.h"

/* What tells a scale's values: the axis and the legend of a channel. */

void guide_format(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_scalar(k, "format");
	struct format f;
	if (!n)
		return;
	enc->format = n->text;
	enc->format_at = n->at;
	if (!format_parse(n->text, n->at, &f, x->b->mem, x->b->d))
		encode_fail(x);
}

void guide_title(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, "title");
	if (!n)
		return;
	enc->title_off = keys_is_off(n);
	if (!enc->title_off && !fill_node(x->b, keys_scalar(k, "title"), NULL, &enc->title))
		encode_fail(x);
}

/* Only position channels have sides; a legend can stand on any. */
static struct str bind_orient(struct encoder *x, struct keys *k,
			      const struct plan_encoding *enc)
{
	bool upright = enc == &x->layer->encoding[CHANNEL_Y];
	const struct node *n = keys_scalar(k, "orient");
	return n ? keys_among(k, n, upright ? "left right" : "top bottom") : STR_NONE;
}

/* Where ticks are to stand: numbers, times or names. */
static void bind_values(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	struct plan_axis *a = &enc->axis;
	const struct node *list = keys_list(k, "values");
	if (!list || !encode_words(x, list, &a->values))
		return;
	if (enc->type == TYPE_NOMINAL || enc->type == TYPE_ORDINAL)
		return;
	double *value = ARENA_NEW(x->b->mem, double, list->count);
	for (size_t i = 0; i < list->count; i++)
		scaling_number(x, enc, a->values.word[i], a->values.at[i], &value[i]);
	a->value = value;
}

/* 315 is -45, as in Vega-Lite. */
static void bind_angle(struct encoder *x, struct keys *k, struct plan_axis *a)
{
	a->angle = keys_number(k, "labelAngle");
	if (!a->angle.set)
		return;
	a->angle.v = remainder(a->angle.v, 360);
	if (fabs(a->angle.v) <= 90)
		return;
	diag_report(x->b->d, keys_node(k, "labelAngle")->at, DIAG_AXIS_ANGLE, STR_NONE);
	encode_fail(x);
}

#define OFFSET_MOST 200 /* points */

static void bind_offset(struct encoder *x, struct keys *k, struct plan_axis *a)
{
	a->offset = keys_number(k, "offset");
	if (!a->offset.set || (a->offset.v >= 0 && a->offset.v <= OFFSET_MOST))
		return;
	diag_report(x->b->d, keys_node(k, "offset")->at, DIAG_AXIS_OFFSET,
		    diag_number(x->b->d, OFFSET_MOST));
	encode_fail(x);
}

#define DASHES_MOST 6
#define DASH_LONGEST 100 /* points */

/* Who says how the lines look wants to see them. */
static void show_grid(struct encoder *x, struct keys *k, struct plan_axis *a)
{
	static const char *const look[] = {"gridColor", "gridOpacity", "gridWidth", "gridDash"};
	for (size_t i = 0; i < sizeof(look) / sizeof(*look); i++) {
		const struct node *n = keys_node(k, look[i]);
		if (n && a->grid == TRI_NO)
			diag_report(x->b->d, n->at, DIAG_CHART_IDLE, str_of(look[i]),
				    STR("grid: false"), STR("grid: true"));
		else if (n)
			a->grid = TRI_YES;
	}
}

/* Lines of the grid: colour, opacity, width, dashes. */
static void bind_grid(struct encoder *x, struct keys *k, struct plan_axis *a)
{
	const struct node *color = keys_scalar(k, "gridColor"),
			  *dash = keys_list(k, "gridDash");
	a->grid = keys_bool(k, "grid");
	a->grid_opacity = keys_between(k, "gridOpacity");
	a->grid_width = keys_between(k, "gridWidth");
	show_grid(x, k, a);
	if (color && channel_color(x, color->text, color->at))
		a->grid_color = color->text;
	else if (color)
		encode_fail(x);
	if (!dash)
		return;
	a->grid_dash = encode_numbers(x, dash);
	a->grid_dashes = dash->count;
	bool ok = dash->count > 0 && dash->count <= DASHES_MOST;
	for (size_t i = 0; a->grid_dash && ok && i < dash->count; i++)
		ok = a->grid_dash[i] > 0 && a->grid_dash[i] <= DASH_LONGEST;
	if (!a->grid_dash || ok)
		return;
	diag_report(x->b->d, dash->at, DIAG_AXIS_DASH, diag_number(x->b->d, DASH_LONGEST));
	encode_fail(x);
}

void guide_axis(struct encoder *x, const struct node *axis, struct plan_encoding *enc)
{
	struct plan_axis *a = &enc->axis;
	if (!axis)
		return;
	a->at = axis->at;
	a->off = keys_is_off(axis);
	if (a->off)
		return;
	struct keys k = keys_open(axis, &shape_axis, x->b->d);
	guide_title(x, &k, enc);
	guide_format(x, &k, enc);
	scaling_steps(x, &k, "tickCount", enc, &a->tick_steps);
	a->tick_least = keys_between(&k, "tickMinStep");
	a->tick_least_at = a->tick_least.set ? keys_node(&k, "tickMinStep")->at : SPAN_NONE;
	bind_values(x, &k, enc);
	bind_grid(x, &k, a);
	a->tick_size = keys_between(&k, "tickSize");
	a->label_limit = keys_between(&k, "labelLimit");
	a->label_padding = keys_between(&k, "labelPadding");
	a->labels = keys_bool(&k, "labels");
	a->ticks = keys_bool(&k, "ticks");
	a->domain = keys_bool(&k, "domain");
	a->orient = bind_orient(x, &k, enc);
	bind_angle(x, &k, a);
	bind_offset(x, &k, a);
	purpose_refuse(x, "axis", axis, enc);
	x->ok = x->ok && k.ok;
}

/* Names, or on colours and sizes by number the numbers that are told. */
static void bind_shown(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	struct plan_legend *l = &enc->legend;
	const struct node *list = keys_list(k, "values");
	bool names = enc->type == TYPE_NOMINAL || enc->type == TYPE_ORDINAL;
	if (!list || !encode_words(x, list, &l->values) || names)
		return;
	double *value = ARENA_NEW(x->b->mem, double, list->count + 1);
	for (size_t i = 0; i < list->count; i++)
		scaling_number(x, enc, l->values.word[i], l->values.at[i], &value[i]);
	l->value = value;
}

/* A strip of colours tells classes, too. */
static void check_strip(struct encoder *x, struct keys *k, const struct plan_encoding *enc)
{
	if (enc->legend.strip && enc != &x->layer->encoding[CHANNEL_COLOR])
		k->ok = diag_report(x->b->d, keys_node(k, "type")->at, DIAG_SCALE_KEY,
				    STR("gradient"), STR("quantitative color"));
	if (enc->legend.strip && keys_has(k, "columns"))
		k->ok = diag_report(x->b->d, keys_node(k, "columns")->at, DIAG_SCALE_KEY,
				    STR("columns"), STR("type: symbol"));
}

/* Colours by number are a gradient, all else are symbols. */
static void check_kind(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, "type");
	struct str kind = keys_choice(k, "type");
	bool graded = enc == &x->layer->encoding[CHANNEL_COLOR] &&
		      (enc->type == TYPE_QUANTITATIVE || enc->type == TYPE_TEMPORAL);
	bool classed = plan_classed(&enc->scale) && enc->type == TYPE_QUANTITATIVE;
	enc->legend.strip = classed && str_eq(kind, STR("gradient"));
	if (classed) {
		check_strip(x, k, enc);
		return;
	}
	if (!kind.n || str_eq(kind, STR("gradient")) == graded)
		return;
	diag_report(x->b->d, n->at, DIAG_SCALE_KEY, kind,
		    graded ? STR("nominal, ordinal") : STR("quantitative color"));
	encode_fail(x);
}

void guide_legend(struct encoder *x, const struct node *legend, struct plan_encoding *enc)
{
	struct plan_legend *l = &enc->legend;
	if (!legend)
		return;
	l->at = legend->at;
	l->off = keys_is_off(legend);
	if (l->off)
		return;
	struct keys k = keys_open(legend, &shape_legend, x->b->d);
	guide_title(x, &k, enc);
	guide_format(x, &k, enc);
	l->orient = keys_choice(&k, "orient");
	l->orient_at = l->orient.n ? keys_node(&k, "orient")->at : SPAN_NONE;
	l->direction = keys_choice(&k, "direction");
	l->label_limit = keys_between(&k, "labelLimit");
	if (keys_has(&k, "columns"))
		l->columns = (struct plan_number){true, keys_integer(&k, "columns", 1)};
	if (keys_has(&k, "symbolLimit"))
		l->symbol_limit =
			(struct plan_number){true, keys_integer(&k, "symbolLimit", 1)};
	bind_shown(x, &k, enc);
	check_kind(x, &k, enc);
	purpose_refuse(x, "legend", legend, enc);
	if (str_eq(l->orient, STR("none")))
		l->off = true;
	x->ok = x->ok && k.ok;
}

void guide_header(struct encoder *x, const struct node *header, struct plan_encoding *enc)
{
	struct keys k = keys_open(header, &shape_header, x->b->d);
	guide_title(x, &k, enc);
	guide_format(x, &k, enc);
	if (keys_has(&k, "labels"))
		enc->axis.labels = keys_bool(&k, "labels");
	x->ok = x->ok && k.ok;
}
