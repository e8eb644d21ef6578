#include "chart/bind/options.h"
#include "mark/property.h"

/* Vega-Lite's names of channels, as marks know them. */
static const struct {
	enum plan_channel plan;
	enum mark_channel mark;
} channels[] = {
	{CHANNEL_X, MARK_X},
	{CHANNEL_Y, MARK_Y},
	{CHANNEL_X2, MARK_X2},
	{CHANNEL_Y2, MARK_Y2},
	{CHANNEL_COLOR, MARK_SERIES},
	{CHANNEL_DETAIL, MARK_SERIES},
	{CHANNEL_XOFFSET, MARK_OFFSET},
	{CHANNEL_YOFFSET, MARK_OFFSET},
	{CHANNEL_SIZE, MARK_SIZE},
	{CHANNEL_TEXT, MARK_TEXT},
	{CHANNEL_SHAPE, MARK_SHAPE},
	{CHANNEL_DASH, MARK_DASH},
	{CHANNEL_OPACITY, MARK_OPACITY},
	{CHANNEL_THETA, MARK_THETA},
	{CHANNEL_THETA2, MARK_THETA2},
	{CHANNEL_RADIUS, MARK_RADIUS},
	{CHANNEL_RADIUS2, MARK_RADIUS2},
};

bool options_channel(enum plan_channel channel, enum mark_channel *out)
{
	for (size_t i = 0; i < sizeof(channels) / sizeof(*channels); i++)
		if (channels[i].plan == channel) {
			*out = channels[i].mark;
			return true;
		}
	return false;
}

/* A constant of a channel is the property of that name. */
static bool read_constant(struct chart *c, const struct model_layer *l,
			  enum plan_channel channel, struct mark_options *o)
{
	static const struct {
		enum plan_channel channel;
		const char *name, *values;
	} constants[] = {{CHANNEL_COLOR, "color", "\"#rrggbb\""},
			 {CHANNEL_SIZE, "size", "0.1 … 100000"},
			 {CHANNEL_SHAPE, "shape", MARK_SHAPES},
			 {CHANNEL_OPACITY, "opacity", "0.05 … 1"},
			 {CHANNEL_DASH, "strokeDash", "[0 … 1000, …]"},
			 {CHANNEL_THETA, "theta", "-13 … 13"},
			 {CHANNEL_THETA2, "theta2", "-13 … 13"},
			 {CHANNEL_RADIUS, "radius", "0 … 1000"},
			 {CHANNEL_RADIUS2, "radius2", "0 … 1000"}};
	const struct plan_encoding *e = &l->plan->encoding[channel];
	for (size_t i = 0; i < sizeof(constants) / sizeof(*constants); i++) {
		struct str name = str_of(constants[i].name);
		bool cased =
			channel == CHANNEL_OPACITY && e->case_count; /* a row has its own */
		if (constants[i].channel != channel || !e->set || !e->value.n || cased)
			continue;
		if (!mark_property_set(o, mark_property(name), e->value, e->value_number,
				       e->value_numbers))
			return diag_report(c->d, e->value_at, DIAG_CHART_PROPERTY_VALUE, name,
					   e->value, str_of(constants[i].values));
	}
	return true;
}

static bool written(const struct plan_mark *m, const char *name)
{
	for (size_t i = 0; i < m->properties; i++)
		if (str_eq(m->property[i].name, str_of(name)))
			return true;
	return false;
}

static void read_properties(const struct plan_mark *m, struct mark_options *o)
{
	for (size_t i = 0; i < m->properties; i++) {
		const struct plan_property *x = &m->property[i];
		const struct mark_property *p = mark_property(x->name);
		if (p)
			mark_property_set(o, p, x->text, x->number, x->numbers);
	}
}

struct mark_options options_written(const struct model_layer *l)
{
	struct mark_options o = mark_defaults(l->mark);
	read_properties(&l->plan->mark, &o);
	return o;
}

static struct mark_options read_options(struct chart *c, const struct model_layer *l)
{
	const struct plan_mark *m = &l->plan->mark;
	struct mark_options o = mark_defaults(l->mark);
	size_t plain = c->theme->markers ? 1 : MODEL_PLAIN_MAX;
	const struct plan_encoding *painted = &l->plan->encoding[CHANNEL_COLOR];
	bool alike = l->column[CHANNEL_DETAIL] && !l->column[CHANNEL_SHAPE];
	bool told = l->column[CHANNEL_COLOR] || painted->datum_text.n ||
		    !(painted->case_count || alike); /* else one stands out, or none */
	bool many = l->mark->joins && c->series_count > plain && told;
	if (many && !written(m, "point"))
		o.point = true;
	read_properties(m, &o);
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		read_constant(c, l, (enum plan_channel)i, &o);
	return o;
}

/* Do words of another layer stand at the slices? */
static bool slices_worded(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct plan_encoding *e = c->layer[i].plan->encoding;
		if (!c->layer[i].mark->polar && (e[CHANNEL_THETA].set || e[CHANNEL_RADIUS].set))
			return true;
	}
	return false;
}

/* Labels that nobody asked for, and that the mark alone does not know about: words of
 * their own are shown; of a range, one of its two ends would be told. */
static void usual_labels(const struct chart *c, struct model_layer *l)
{
	struct mark_layer *draw = &l->draw;
	bool words = draw->set[MARK_TEXT], lying = model_measure(c) == CHANNEL_X;
	bool ranged = draw->set[lying ? MARK_X2 : MARK_Y2] || draw->set[MARK_THETA2];
	if (l->labelled)
		return;
	if (words && str_eq(draw->options.label, STR("none")))
		draw->options.label = STR("all");
	if (ranged && !words && !l->mark->joins)
		draw->options.label = STR("none");
	if (l->mark->polar && slices_worded(c))
		draw->options.label = STR("none");
	if (draw->fitted && l->mark->joins)
		draw->options.label = STR("none");
}

/* Points of a curve through data are no data: it has no markers of its own. */
static void usual_points(struct model_layer *l)
{
	if (l->draw.fitted && l->mark->joins && !written(&l->plan->mark, "point"))
		l->draw.options.point = false;
}

/* Values at the ends of lines would stand among the labels of an axis at the right. */
static void hush_ends(const struct chart *c, struct model_layer *l)
{
	const struct plan_encoding *y = c->field[CHANNEL_Y].e;
	if (l->mark->joins && !l->labelled && y && str_eq(y->axis.orient, STR("right")))
		l->draw.options.label = STR("none");
}

void options_bind(struct chart *c, struct model_layer *l)
{
	enum mark_channel m;
	struct mark_layer *draw = &l->draw;
	draw->mark = l->mark;
	draw->fitted = l->plan->table->fitted != 0;
	draw->options = read_options(c, l);
	l->labelled = written(&l->plan->mark, "label") || l->mark->rule[MARK_TEXT].required;
	for (unsigned i = 0; i < CHANNEL_COUNT; i++) {
		const struct plan_encoding *e = &l->plan->encoding[i];
		bool varies = e->set && (!e->value.n || i == CHANNEL_TEXT);
		if (varies && options_channel((enum plan_channel)i, &m))
			draw->set[m] = true;
	}
	usual_labels(c, l);
	hush_ends(c, l);
	usual_points(l);
	l->labelled |= l->plan->encoding[CHANNEL_TEXT].set; /* words are asked for, too */
	draw->painted = l->plan->encoding[CHANNEL_COLOR].set || draw->options.color;
	draw->series = series_paint(c, l);
	draw->series_count = c->series_count;
	draw->horizontal = c->lying;
	draw->surface = c->theme->color.surface;
	draw->ink = c->theme->color.secondary;
	draw->scale = c->scale;
}

void options_stacked(struct model_layer *l)
{
	if (l->stacked && !written(&l->plan->mark, "point"))
		l->draw.options.point = mark_defaults(l->mark).point;
}
