#include <math.h>

#include "chart/bind/graded.h"
#include "chart/draw/legend.h"
#include "chart/words.h"

/* Sections of the legend for sizes, opacities and colours by number. */
#define WIDEST_KEY 3.0 /* of a class, in label sizes */
#define SHOWN 12       /* and most that the author may ask for */
#define BAR 150.0      /* points of width of a bar of colours */
#define BAR_HIGH 0.8   /* of its height, in label sizes */
#define STRIPS 64
#define LAP 0.75 /* points: of a strip under the next one, a pixel of a screen */
#define KEY 0.45 /* from a key to its words */
#define GAP 0.8  /* between title, bar and key of holes, in label sizes */
#define PI 3.14159265358979323846

struct sections {
	const struct chart *c;
	double width; /* that there is */
	struct legend_entry *entry;
	size_t count, room;
};

static const struct text_line *fitted(const struct sections *s, color rgba, struct str words,
				      double taken)
{
	const struct chart *c = s->c;
	const struct text_line *line = letter_line(c, LETTER_AXIS, rgba, words);
	double room = fmax(s->width - taken, letter_size(c, LETTER_AXIS));
	return line->width <= room
		       ? line
		       : text_ellipsis(c->text, words, letter_style(c, LETTER_AXIS, rgba), room,
				       c->d);
}

static void push(struct sections *s, struct legend_entry e)
{
	ARENA_PUSH(s->c->mem, s->entry, s->count, s->room) = e;
}

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

/* "연구비율(%)" */
static struct str title_of(const struct chart *c, enum plan_channel channel)
{
	const struct model_field *f = &c->field[channel];
	struct str name = f->name;
	if (f->e->title_off)
		return STR_NONE;
	if (f->unit.n)
		name = arena_printf(c->mem, c->plan->korean ? "%.*s(%.*s)" : "%.*s (%.*s)",
				    STR_ARG(name), STR_ARG(f->unit));
	return name;
}

static size_t layer_of(const struct chart *c, enum plan_channel channel)
{
	size_t layer = 0;
	while (layer + 1 < c->layers && !c->layer[layer].plan->encoding[channel].set)
		layer++;
	return layer;
}

static const struct text_line *number_line(const struct chart *c, enum plan_channel channel,
					   struct str value)
{
	struct format f = c->field[channel].format;
	struct str label = value;
	if (!c->field[channel].temporal || f.style)
		format_ticks(&f, &value, 1, &label, c->mem);
	else if (c->field[channel].column && !c->field[channel].column->season)
		label = words_period(c, value);
	return letter_line(c, LETTER_AXIS, c->theme->color.text, label);
}

/* Some round values of the domain, the greatest last. */
static size_t round_values(const struct chart *c, const struct model_field *f,
			   const struct model_grade *g, struct scale_tick *out)
{
	const struct plan_legend *l = &f->e->legend;
	for (size_t i = 0; l->value && i < l->values.count && i < SHOWN; i++)
		out[i] = (struct scale_tick){l->value[i], l->values.word[i]};
	if (l->value)
		return l->values.count < SHOWN ? l->values.count : SHOWN;
	struct scale s;
	scale_init(&s, SCALE_LINEAR, c->mem);
	scale_number(&s, g->lo);
	scale_number(&s, g->hi);
	s.nice = false;
	if (g->bent)
		s = *g->bent;
	else
		scale_settle(&s, GRADED_KEYS + 1);
	size_t first = s.ticks && s.tick[0].value <= g->lo + 1e-9 * (g->hi - g->lo);
	size_t many = s.ticks - first, count = many < GRADED_KEYS ? many : GRADED_KEYS;
	for (size_t i = 0; i < count; i++) {
		size_t tick = first + (count > 1 ? i * (many - 1) / (count - 1) : 0);
		out[i] = (struct scale_tick){s.tick[tick].value, words_tick(c, f, &s, tick)};
	}
	return count;
}

static void add_key(struct sections *s, enum plan_channel channel, double v,
		    const struct text_line *name)
{
	const struct chart *c = s->c;
	struct mark_series *own = ARENA_NEW(c->mem, struct mark_series, 1);
	struct legend_entry e = {.layer = layer_of(c, channel), .own = own, .name = name};
	double look = graded_at(&c->grade[channel == CHANNEL_SIZE], v);
	own->rgba = c->theme->color.muted;
	if (channel == CHANNEL_SIZE) {
		e.kind = LEGEND_SIZE;
		e.area = fmax(look, 0.5);
		e.height = 2 * sqrt(e.area / PI) * c->scale + 0.45 * em(c);
	} else {
		own->rgba = (own->rgba & ~(color)0xff) | (color)lround(255 * look);
	}
	push(s, e);
}

static void add_class(struct sections *s, enum plan_channel channel, const struct classes *k,
		      size_t i)
{
	const struct chart *c = s->c;
	struct str words = classes_name(c, &c->field[channel].format, k, i);
	const struct text_line *name =
		fitted(s, c->theme->color.text, words, WIDEST_KEY * em(c));
	double v = i ? k->at[i - 1] : -INFINITY;
	if (channel != CHANNEL_COLOR) {
		add_key(s, channel, v, name);
		return;
	}
	struct mark_series *own = ARENA_NEW(c->mem, struct mark_series, 1);
	own->rgba = c->hue.class_color[i];
	push(s, (struct legend_entry){.layer = layer_of(c, channel), .own = own, .name = name});
}

static void add_classes(struct sections *s, enum plan_channel channel, const struct classes *k)
{
	for (size_t i = 0; i < k->count; i++)
		if (classes_wide(k, i))
			add_class(s, channel, k, i);
}

static void add_title(struct sections *s, enum plan_channel channel)
{
	struct str title = title_of(s->c, channel);
	color rgba = s->c->theme->color.secondary;
	if (title.n)
		push(s, (struct legend_entry){.kind = LEGEND_WORDS,
					      .name = fitted(s, rgba, title, 0),
					      .new_row = true});
}

static void add_grade(struct sections *s, enum plan_channel channel)
{
	const struct chart *c = s->c;
	const struct model_field *f = &c->field[channel];
	const struct model_grade *g = &c->grade[channel == CHANNEL_SIZE];
	struct scale_tick tick[SHOWN];
	if (!g->set || f->e->legend.off)
		return;
	add_title(s, channel);
	size_t names = f->discrete ? c->names[channel].levels : 0;
	for (size_t i = 0; i < names; i++)
		add_key(s, channel, (double)i,
			letter_line(c, LETTER_AXIS, c->theme->color.text,
				    c->names[channel].level[i]));
	if (g->classes.count) {
		add_classes(s, channel, &g->classes);
		return;
	}
	size_t count = f->discrete ? 0 : round_values(c, f, g, tick);
	for (size_t i = 0; i < count; i++)
		add_key(s, channel, tick[i].value, number_line(c, channel, tick[i].text));
}

static bool has_holes(const struct chart *c)
{
	const struct model_layer *l = &c->layer[layer_of(c, CHANNEL_COLOR)];
	for (size_t r = 0; r < l->draw.rows; r++)
		if (isnan(l->draw.row[r].hue) && l->draw.row[r].status >= STATUS_MISSING)
			return l->mark->spans;
	return false;
}

static const struct text_line *holes_line(const struct chart *c)
{
	struct str words = c->plan->korean ? STR("자료 없음") : STR("no data");
	return letter_line(c, LETTER_AXIS, c->theme->color.text, words);
}

static void add_hue(struct sections *s)
{
	const struct chart *c = s->c;
	if (!c->hue.set || c->field[CHANNEL_COLOR].e->legend.off)
		return;
	if (c->hue.classes.count && !c->field[CHANNEL_COLOR].e->legend.strip) {
		add_title(s, CHANNEL_COLOR);
		add_classes(s, CHANNEL_COLOR, &c->hue.classes);
		if (has_holes(c))
			push(s, (struct legend_entry){.layer = layer_of(c, CHANNEL_COLOR),
						      .status = STATUS_MISSING,
						      .name = holes_line(c)});
		return;
	}
	struct str title = title_of(c, CHANNEL_COLOR);
	struct legend_entry e = {
		.kind = LEGEND_HUE,
		.layer = layer_of(c, CHANNEL_COLOR),
		.name = title.n ? fitted(s, c->theme->color.secondary, title, 0) : NULL,
		.holes = has_holes(c),
		.height = 2.1 * letter_pitch(c, LETTER_AXIS),
		.new_row = true};
	e.width = BAR * c->scale; /* it has a row of its own, and takes what there is */
	push(s, e);
}

struct legend_entry *legend_graded_entries(const struct chart *c, double width, size_t *count)
{
	struct sections s = {.c = c, .width = width};
	add_grade(&s, CHANNEL_SIZE);
	add_grade(&s, CHANNEL_OPACITY);
	add_hue(&s);
	*count = s.count;
	return s.entry;
}

/* Strips from the left, each a little under the next one, so that no seam shows between
 * them; not farther, because edges within a pixel grow darker where they are painted again. */
static void draw_bar(struct canvas *v, struct rect bar)
{
	size_t classes = v->c->hue.classes.count, strips = classes ? classes : STRIPS;
	for (size_t i = 0; i < strips; i++) {
		double from = bar.x + bar.w * (double)i / (double)strips;
		double to =
			bar.x + bar.w * (double)(i + 1) / (double)strips + LAP * v->c->scale;
		struct rect strip = {from, bar.y, fmin(to, bar.x + bar.w) - from, bar.h};
		color rgba = hue_along(&v->c->hue, ((double)i + 0.5) / (double)strips);
		scene_rect(v->out, "legend.key", (struct ink){.rgba = rgba}, strip);
	}
}

/* The widest tick's label. */
static double widest(const struct chart *c)
{
	double w = 0;
	for (size_t i = 0; i < c->hue.ticks; i++)
		w = fmax(w, number_line(c, CHANNEL_COLOR, c->hue.tick[i].text)->width);
	return w;
}

/* Each boundary of classes has its number. */
double legend_graded_bar(const struct chart *c, double usual)
{
	double each = widest(c) + 0.6 * em(c);
	size_t classes = c->hue.classes.count;
	return fmax(usual, classes ? each * (double)classes + widest(c) : 0);
}

static double place_of(const struct hue *h, const struct rect *bar, double value)
{
	return bar->x + bar->w * hue_share(h, value);
}

/* The midpoint of a diverging bar is always told. */
static size_t tick_first(const struct hue *h, size_t step)
{
	for (size_t i = 0; h->diverging && i < h->ticks; i++)
		if (h->tick[i].value >= h->mid)
			return i % step;
	return 0;
}

/* Every how many ticks have labels, so that they keep apart. */
static size_t tick_step(const struct canvas *v, const struct rect *bar)
{
	const struct hue *h = &v->c->hue;
	double need = widest(v->c) + 0.5 * em(v->c);
	for (size_t step = 1; step < h->ticks; step++) {
		double apart = INFINITY, last = -INFINITY;
		for (size_t i = tick_first(h, step); i < h->ticks; i += step) {
			double at = place_of(h, bar, h->tick[i].value);
			apart = fmin(apart, fabs(at - last));
			last = at;
		}
		if (apart >= need)
			return step;
	}
	return h->ticks > 1 ? h->ticks : 1;
}

static void draw_ticks(struct canvas *v, struct rect bar, double middle)
{
	const struct hue *h = &v->c->hue;
	struct ink ink = {.rgba = v->c->theme->color.axis, .width = 0.5 * v->c->scale};
	double low = bar.y + bar.h;
	size_t step = tick_step(v, &bar);
	for (size_t i = tick_first(h, step); i < h->ticks; i += step) {
		double x = place_of(h, &bar, h->tick[i].value);
		const struct text_line *line =
			number_line(v->c, CHANNEL_COLOR, h->tick[i].text);
		scene_line(v->out, "legend.key", ink, (struct point){x, low},
			   (struct point){x, low + 2 * v->c->scale});
		canvas_text(v, line, "legend.name",
			    (struct point){x - line->width / 2, text_center(line, middle)});
	}
}

static void draw_holes(struct canvas *v, const struct legend_entry *e, double x, double y)
{
	const struct chart *c = v->c;
	const struct mark_layer *l = &v->view->layer[e->layer];
	struct mark_out out = {.scene = v->out, .mem = v->out->mem};
	double size = BAR_HIGH * em(c);
	size_t from = v->out->count;
	l->mark->key(l, 0, STATUS_MISSING, (struct rect){x, y - size / 2, size, size}, &out);
	for (size_t k = from; k < v->out->count; k++)
		v->out->item[k].role = "legend.key";
	const struct text_line *line = holes_line(c);
	canvas_text(v, line, "legend.name",
		    (struct point){x + size + KEY * em(c), text_center(line, y)});
}

/* The title, the bar behind it and the key of holes, as far as to the right edge. */
void legend_graded_draw(struct canvas *v, const struct legend_entry *e, struct point at,
			double right)
{
	const struct chart *c = v->c;
	double pitch = letter_pitch(c, LETTER_AXIS), x = at.x + e->x, half = widest(c) / 2;
	double top = at.y + e->y - pitch / 2, low = at.y + e->y + pitch / 2;
	double holes = e->holes ? holes_line(c)->width + (BAR_HIGH + KEY + GAP) * em(c) : 0;
	double room = right - x - holes, bar_x = x + half;
	const struct text_line *name = e->name;
	if (name && name->width > room / 2)
		name = text_ellipsis(c->text, c->field[CHANNEL_COLOR].name,
				     letter_style(c, LETTER_AXIS, c->theme->color.secondary),
				     room / 2, c->d);
	if (name) {
		canvas_text(v, name, "legend.name", (struct point){x, text_center(name, top)});
		bar_x = fmax(bar_x, x + name->width + GAP * em(c));
	}
	double width = fmin(legend_graded_bar(c, BAR * c->scale), room - (bar_x - x) - half);
	struct rect bar = {bar_x, top - BAR_HIGH * em(c) / 2, fmax(width, 1), BAR_HIGH * em(c)};
	draw_bar(v, bar);
	draw_ticks(v, bar, low - 0.1 * em(c));
	if (e->holes)
		draw_holes(v, e, bar.x + bar.w + GAP * em(c) + half, top);
}
