#include "chart/chart.h"

#include <math.h>

#include "base/num.h"
#include "chart/bind/cells.h"
#include "chart/draw/annotate.h"
#include "chart/draw/arrange.h"
#include "chart/draw/canvas.h"
#include "chart/draw/facet.h"
#include "chart/draw/frame.h"
#include "chart/draw/loss.h"
#include "chart/tell/alt.h"

#define TRIAL_WIDTH 482.0 /* points: the text width of A4 */
#define TIGHT 110.0       /* points: a plot with its axes, legend and unit may need as many */
#define MAKE_DO 0.4       /* ease for which type becomes no smaller than paper's */
#define ANY 0.001         /* ease: the plot has room */

struct chart_at { /* content of the box */
	const struct chart *chart;
	const struct tag *parent;
};

bool chart_fonts_open(const struct theme *theme, struct text *text, struct chart_fonts *out,
		      struct diags *d)
{
	uint32_t chain[THEME_ROLES];
	for (int role = 0; role < THEME_ROLES; role++) {
		chain[role] = text_chain(text, theme->font[role].family,
					 theme->font[role].families, theme->font[role].at, d);
		if (chain[role] == TEXT_BAD)
			return false;
	}
	*out = (struct chart_fonts){chain[THEME_HEADING], chain[THEME_BODY],
				    chain[THEME_FIGURE], chain[THEME_CODE]};
	return true;
}

/* Every name of an axis is shaped once; places only break it into lines. */
static void shape_names(struct chart *c, enum plan_channel channel)
{
	const struct scale *names = &c->names[channel];
	if (!c->field[channel].discrete)
		return;
	c->name[channel] = ARENA_NEW(c->mem, const struct text_para *, names->levels);
	for (size_t i = 0; i < names->levels; i++)
		c->name[channel][i] =
			letter_para(c, LETTER_AXIS, letter_rich(c, names->level[i]), NULL);
}

/* Cells have the names of the whole, or their own. */
static void shape_cells(const struct chart *c)
{
	static const enum plan_channel place[] = {CHANNEL_X, CHANNEL_Y};
	for (size_t i = 0; c->cells && i < c->cells->count; i++) {
		struct chart *cell = c->cells->cell[i].chart;
		for (size_t k = 0; k < 2; k++) {
			cell->name[place[k]] = c->name[place[k]];
			if (c->plan->resolve.scale[place[k]])
				shape_names(cell, place[k]);
		}
	}
}

/* Texts which no font can show are found now, and not where the chart is drawn. */
static void rehearse(const struct chart *c)
{
	double width = TRIAL_WIDTH * c->scale;
	canvas_rehearse(c, (struct size){width, arrange_height(c, width)});
}

struct chart *chart_build(const struct plan_chart *plan, struct text *text,
			  const struct chart_fonts *fonts, double scale, struct arena *mem,
			  struct diags *d)
{
	struct chart *c = ARENA_NEW(mem, struct chart, 1);
	unsigned errors = d->errors;
	double larger = plan->theme->scale > 0 ? plan->theme->scale : 1;
	*c = (struct chart){.plan = plan,
			    .theme = plan->theme,
			    .text = text,
			    .fonts = *fonts,
			    .type = scale > 0 ? scale : 1,
			    .scale = (scale > 0 ? scale : 1) * larger,
			    .mem = mem,
			    .d = d};
	c->told = ARENA_NEW(mem, bool, 1);
	if (!model_bind(c) || !annotate_check(c))
		return NULL;
	honesty_check(c);
	c->alt = plan->alt.text.n ? plan->alt.text : alt_text(c);
	shape_names(c, CHANNEL_X);
	shape_names(c, CHANNEL_Y);
	shape_cells(c);
	c->frame = frame_make(c);
	if (d->errors == errors)
		rehearse(c);
	return d->errors == errors ? c : NULL;
}

struct str chart_alt(const struct chart *c)
{
	return c->alt;
}

/* The ease of the plot that type of this size should leave: large type has some to spare,
 * and a figure as tall as its drawing needs is well as it is. */
static double wanted_ease(const struct chart *c, struct size s, double scale)
{
	if (!c->plan->height.set && s.h >= arrange_height(c, s.w) - 1)
		return ANY;
	return scale > 1 ? 1 : MAKE_DO;
}

/* May large type leave out names that stand below each other, or shares in small circles? */
static bool may_leave_out(const struct chart *c, double height)
{
	if (c->scale > 1 && c->cells && c->polar)
		return true;
	bool listed = c->lying || c->may_turn;
	size_t y = c->names[CHANNEL_Y].levels, x = listed ? c->names[CHANNEL_X].levels : 0;
	return c->scale > 1 &&
	       (double)(x > y ? x : y) * letter_pitch(c, LETTER_AXIS) > 0.8 * height;
}

/* Could the plot have less? Most charts need not be drawn to know. */
static bool is_tight(const struct chart *c, struct size s)
{
	if ((c->cells && !facet_fits(c, s)) || may_leave_out(c, s.h))
		return true;
	double frame = frame_head_height(c, s.w) + frame_foot_height(c, s.w);
	double share = c->scale > 1 ? 0.4 : 0;
	double room = fmin(s.w * (1 - share), s.h * (1 - share) - frame);
	return room < TIGHT * c->scale;
}

/* Without a drawing, where it has no room at all. */
static struct canvas_drawn draw(const struct chart *c, const struct tag *parent, struct rect at,
				struct scene *out)
{
	struct canvas_drawn drawn = {0};
	if (!c->cells || facet_fits(c, (struct size){at.w, at.h}))
		drawn = canvas_draw(c, parent, at, out);
	if (c->scale <= 1) /* on paper, type is as small as may be read */
		drawn.left_out = 0;
	return drawn;
}

static bool is_better(const struct canvas_drawn *a, const struct canvas_drawn *b)
{
	if (!a->left_out == !b->left_out)
		return a->ease > b->ease;
	return !a->left_out && a->ease > 0;
}

/* The chart with smaller type, where that leaves its plot more than was drawn, or where it
 * finds room for all that large type leaves out. */
static const struct chart *smaller(const struct chart *c, struct rect at,
				   struct canvas_drawn drawn)
{
	static const double share[] = {0.85, 0.77, 0.7, 0.6, 0.5};
	struct size s = {at.w, at.h};
	const struct chart *best = c;
	bool well = drawn.ease >= wanted_ease(c, s, c->scale * share[0]);
	double type = 1;
	for (size_t i = 0; i < sizeof(share) / sizeof(*share); i++) {
		if (!drawn.left_out && drawn.ease >= wanted_ease(c, s, c->scale * share[i]))
			break;
		struct diags heard = {.mem = c->mem}; /* the chart has told it all */
		struct scene nowhere = {.mem = c->mem};
		struct chart *x = chart_build(c->plan, c->text, &c->fonts, c->type * share[i],
					      c->mem, &heard);
		struct canvas_drawn own =
			x ? draw(x, NULL, at, &nowhere) : (struct canvas_drawn){0};
		if (!is_better(&own, &drawn))
			continue;
		x->d = c->d;
		best = x;
		drawn = own;
		type = share[i];
	}
	if (best == c || (well && drawn.left_out))
		return c;
	diag_report(c->d, c->plan->at, DIAG_CHART_SMALLER, num_shortest(c->mem, round(s.w)),
		    num_shortest(c->mem, round(s.h)), num_shortest(c->mem, round(100 * type)));
	return best;
}

static double height(const struct box *b, double width)
{
	const struct chart_at *at = b->content;
	return arrange_height(at->chart, width);
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	const struct chart_at *c = b->content;
	chart_place(c->chart, c->parent, at, out);
}

static const struct box_type figure = {.name = "chart", .height = height, .place = place};

struct box chart_box(const struct chart *c, const struct tag *parent)
{
	struct chart_at *at = ARENA_NEW(c->mem, struct chart_at, 1);
	*at = (struct chart_at){c, parent};
	double space = c->theme->size.body * c->scale;
	return (struct box){.type = &figure, .before = space, .after = space, .content = at};
}

void chart_place(const struct chart *c, const struct tag *parent, struct rect at,
		 struct scene *out)
{
	struct size s = {at.w, at.h};
	size_t from = out->count;
	struct canvas_drawn drawn = draw(c, parent, at, out);
	const struct chart *best = is_tight(c, s) ? smaller(c, at, drawn) : c;
	if (best != c || (c->cells && !facet_fits(c, s))) {
		out->count = from;
		drawn = canvas_draw(best, parent, at, out);
	}
	loss_tell(best, at, &drawn);
}
