#include "chart/bind/palette.h"
#include "chart/model.h"
#include "chart_check.h"
#include "sink/sink.h"

/*
 * Random tables and encodings, seed printed: whatever they hold, no two texts
 * touch, nothing leaves the figure, nothing is NAN, and bars are as long as
 * their values say.
 */
static uint64_t seed;

static uint32_t roll(uint32_t below)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(seed >> 33) % below;
}

static const char *random_name(struct desk *k)
{
	static const char *const syllable[] = {"서", "울", "특", "별", "자", "치", "도", "시",
					       "가", "나", " ",  "A",  "7",  "(",  ")",  "·"};
	struct str part[60];
	size_t n = 1 + roll(roll(6) ? 8 : 60);
	for (size_t i = 0; i < n; i++)
		part[i] = str_of(syllable[i ? roll(16) : roll(8)]);
	return arena_cstring(&k->mem, str_trim(arena_join(&k->mem, part, n, STR_NONE)));
}

/* What the numbers of a table have in common. */
enum values { ANY, EQUAL, NONE, POSITIVE, SHARES, TINY, HUGE_ONES, VALUES };

static const char *random_value(struct desk *k, enum values how)
{
	double small = (double)(1 + roll(9000));
	switch (how) {
	case EQUAL:
		return "42";
	case NONE:
		return "";
	case POSITIVE:
		return arena_cstring(&k->mem, num_shortest(&k->mem, small));
	case SHARES:
		return arena_cstring(&k->mem, num_shortest(&k->mem, small / 100));
	case TINY:
		return arena_cstring(&k->mem, num_shortest(&k->mem, small * 1e-12));
	case HUGE_ONES:
		return arena_cstring(&k->mem, num_shortest(&k->mem, small * 1e11));
	default:
		break;
	}
	static const char *const odd[] = {"0",     "",     "1e-12", "1e15",
					  "-1e15", "-0.5", "100",   "100"};
	if (!roll(6))
		return odd[roll(8)];
	double v = (double)roll(2000) - (roll(2) ? 1000 : 0);
	if (!roll(3))
		v /= 100;
	return arena_cstring(&k->mem, num_shortest(&k->mem, v));
}

struct random_case {
	struct desk_plan *plan;
	double width, scale;
	bool lone; /* a plain bar chart, whose bars can be measured */
	bool turn; /* any form of slices, not only a pie */
	const struct table *table;
};

static const struct table *random_table(struct desk *k)
{
	static const struct desk_column column[] = {
		{"때", COLUMN_YEAR, ""},   {"이름", COLUMN_TEXT, ""},
		{"무리", COLUMN_TEXT, ""}, {"값", COLUMN_NUMBER, "개"},
		{"구분", COLUMN_TEXT, ""}, {"둘째", COLUMN_NUMBER, "%"}};
	static const char *const status[] = {"관측", "잠정", "추정", "전망", "주장"};
	static const size_t sizes[] = {1, 2, 3, 5, 8, 17, 40, 40, 8, 5};
	size_t rows = sizes[roll(10)], groups = 1 + roll(roll(3) ? 4 : 30);
	if (!roll(25))
		rows = roll(2) ? 0 : 300;
	const char **cell = ARENA_NEW(&k->mem, const char *, rows * 6 + 1);
	const char *group[30];
	bool plain = roll(2);
	enum values how = roll(2) ? ANY : (enum values)roll(VALUES);
	for (size_t g = 0; g < groups; g++)
		group[g] = random_name(k);
	for (size_t r = 0; r < rows; r++) {
		cell[r * 6] = arena_printf(&k->mem, "%d", 1990 + (int)roll(60)).p;
		cell[r * 6 + 1] = random_name(k);
		cell[r * 6 + 2] = group[roll((uint32_t)groups)];
		cell[r * 6 + 3] = random_value(k, how);
		cell[r * 6 + 4] = plain ? "관측" : status[roll(5)];
		cell[r * 6 + 5] = random_value(k, ANY);
	}
	struct table *t = desk_table(k, column, 6, cell, rows);
	desk_status(k, t, 4);
	return t;
}

static struct str random_place(const struct random_case *c)
{
	bool times = c->plan->layer.encoding[CHANNEL_X].column == 0 ||
		     c->plan->layer.encoding[CHANNEL_Y].column == 0;
	if (!c->table->rows)
		return STR("2020");
	return column_text(&c->table->column[times ? 0 : 1], roll(c->table->rows));
}

static void random_annotations(struct random_case *c)
{
	size_t count = roll(3) ? 0 : 1 + roll(3);
	for (size_t i = 0; i < count; i++)
		c->plan->annotation[i] = (struct plan_annotation){
			.type = (enum plan_annotation_type)roll(5),
			.from = random_place(c),
			.to = random_place(c),
			.where = random_place(c),
			.text.text = roll(2) ? STR("제도가 바뀐 때") : STR_NONE,
			.show_ratio = roll(2),
			.show_cagr = roll(2),
			.show_difference = roll(2)};
	c->plan->chart.annotations = count;
}

static void random_scale(struct plan_encoding *e, bool upright)
{
	static const char *const type[] = {"log", "symlog", "sqrt", "pow"};
	if (!roll(5))
		e->scale.type = str_of(type[roll(4)]);
	if (!roll(8) && upright)
		e->scale.reverse = TRI_YES;
	if (!roll(8))
		e->scale.lo = (struct plan_number){true, (double)roll(200) - 100};
	if (!roll(8))
		e->scale.hi = (struct plan_number){true, 101 + (double)roll(2000)};
	if (!roll(10))
		e->scale.nice = TRI_NO;
	if (!roll(10))
		e->axis.tick_steps.count = (struct plan_number){true, 1 + (double)roll(20)};
	if (!roll(8))
		e->scale.padding = (struct plan_number){true, (double)roll(60)};
	if (!roll(10))
		e->scale.nice_steps.count = (struct plan_number){true, 1 + (double)roll(12)};
}

/* Some are split into small charts, with scales of their own or not. */
static void random_facets(struct random_case *c)
{
	static const enum plan_channel channel[] = {CHANNEL_FACET, CHANNEL_ROW, CHANNEL_COLUMN};
	if (roll(4))
		return;
	struct plan_encoding *e =
		desk_encode(c->plan, channel[roll(3)], roll(2) ? "무리" : "구분", TYPE_NOMINAL);
	if (roll(2))
		e->columns = (struct plan_number){true, 1 + (double)roll(5)};
	c->plan->chart.resolve.scale[CHANNEL_X] = !roll(3);
	c->plan->chart.resolve.scale[CHANNEL_Y] = !roll(3);
	c->lone = false;
}

/* Another layer, whose values have an axis of their own. */
static void random_second(struct desk *k, struct random_case *c)
{
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	if (roll(6) || c->plan->layer.encoding[CHANNEL_X].type == TYPE_QUANTITATIVE)
		return;
	layer[0] = layer[1] = c->plan->layer;
	layer[1].mark = (struct plan_mark){.type = STR("line")};
	layer[1].encoding[CHANNEL_XOFFSET].set = false;
	layer[1].encoding[CHANNEL_Y].column = table_find(c->table, STR("때"));
	layer[1].encoding[CHANNEL_Y].aggregate = STR_NONE;
	layer[1].encoding[CHANNEL_Y].stack = STR_NONE;
	layer[1].encoding[CHANNEL_Y].scale = (struct plan_scale){.lo.set = false};
	c->plan->chart.layer = layer;
	c->plan->chart.layers = 2;
	c->plan->chart.resolve.scale[CHANNEL_Y] = true;
	c->lone = false;
}

/* Axes at other sides, away from the plot, with labels that are turned. */
static void random_axes(struct random_case *c)
{
	static const double angle[] = {-90, -60, -45, -10, 20, 45, 90};
	const struct plan_encoding *e = c->plan->layer.encoding;
	static const char *const side[] = {"right", "left", "bottom", "top"};
	bool cells = e[CHANNEL_FACET].set || e[CHANNEL_ROW].set || e[CHANNEL_COLUMN].set;
	if (!roll(3))
		c->plan->layer.encoding[CHANNEL_COLOR].legend.orient = str_of(side[roll(4)]);
	for (unsigned i = CHANNEL_X; i <= CHANNEL_Y; i++) {
		struct plan_axis *a = &c->plan->layer.encoding[i].axis;
		if (!roll(5))
			a->angle = (struct plan_number){true, angle[roll(7)]};
		if (!roll(5) && !cells)
			a->orient = i == CHANNEL_X ? STR("top") : STR("right");
		if (!roll(6))
			a->offset = (struct plan_number){true, (double)roll(30)};
		if (!roll(6))
			a->label_limit = (struct plan_number){true, 1 + (double)roll(80)};
		if (!roll(6))
			a->tick_size = (struct plan_number){true, (double)roll(12)};
		if (!roll(6))
			a->label_padding = (struct plan_number){true, (double)roll(20)};
		if (!roll(6))
			a->domain = roll(2) ? TRI_YES : TRI_NO;
	}
}

/* A test by names that series have, so that all rows of a line agree. */
static void random_condition(struct desk *k, struct random_case *c)
{
	static const struct {
		enum plan_channel channel;
		const char *yes, *no;
		double number;
	} look[] = {{CHANNEL_COLOR, "#256ef4", "#b1b8be", 0},
		    {CHANNEL_OPACITY, "1", "0.3", 1},
		    {CHANNEL_TEXT, "최고", "", 0}};
	struct plan_encoding *place = c->plan->layer.encoding;
	size_t i = roll(3);
	if (roll(5) || str_eq(c->plan->layer.mark.type, STR("text")) ||
	    place[look[i].channel].set)
		return;
	if (str_among(c->plan->layer.mark.type, "line area") && !place[CHANNEL_COLOR].set)
		desk_encode(c->plan, CHANNEL_DETAIL, "무리", TYPE_NOMINAL);
	c->table = desk_test(k, c->table, "무리", roll(3));
	c->plan->layer.table = c->table;
	struct plan_encoding *e =
		desk_encode(c->plan, look[i].channel, NULL, TYPE_QUANTITATIVE);
	e->cases = ARENA_NEW(&k->mem, struct plan_case, 1);
	e->case_count = 1;
	e->cases[0] = (struct plan_case){.column = c->table->columns - 1,
					 .value = str_of(look[i].yes),
					 .number = &look[i].number,
					 .numbers = look[i].number > 0};
	e->value = str_of(look[i].no);
	if (look[i].channel == CHANNEL_OPACITY) {
		static const double pale = 0.3;
		e->value_number = &pale;
		e->value_numbers = 1;
	}
	c->lone = false;
}

/* Channels and wishes that any chart may have besides. */
static void random_extras(struct desk *k, struct random_case *c)
{
	static const char *const sort[] = {"ascending", "descending", "none", "-y", "x"};
	struct plan_layer *l = &c->plan->layer;
	bool joins = str_among(l->mark.type, "line area");
	if (!roll(6))
		desk_encode(c->plan, CHANNEL_DETAIL, "구분", TYPE_NOMINAL);
	if (!roll(6) && !str_among(l->mark.type, "arc text"))
		desk_encode(c->plan, CHANNEL_OPACITY, "둘째", TYPE_QUANTITATIVE);
	if (!roll(4) && joins)
		desk_encode(c->plan, CHANNEL_DASH, roll(2) ? "무리" : "구분", TYPE_NOMINAL);
	if (!roll(8))
		desk_encode(c->plan, CHANNEL_ORDER, "둘째", TYPE_QUANTITATIVE);
	if (!roll(4) && str_among(l->mark.type, "point"))
		desk_encode(c->plan, CHANNEL_SIZE, "둘째", TYPE_QUANTITATIVE);
	for (int i = 0; i < 2; i++) {
		struct plan_encoding *e = &l->encoding[i ? CHANNEL_Y : CHANNEL_X];
		if (!roll(6))
			e->sort = str_of(sort[roll(5)]);
		if (!roll(8))
			e->axis.grid = roll(2) ? TRI_YES : TRI_NO;
		if (!roll(12))
			e->axis.off = true;
		if (!roll(10))
			e->title.text = str_of(random_name(k));
		if (!roll(8) && e->type != TYPE_QUANTITATIVE)
			e->scale.reverse = TRI_YES;
	}
	if (!roll(10))
		l->encoding[CHANNEL_COLOR].legend.off = true;
	if (!roll(6))
		k->theme.markers = true;
	c->lone &= !l->encoding[CHANNEL_DETAIL].set;
}

/* From one number to another. */
static void random_range(struct random_case *c)
{
	const struct plan_layer *l = &c->plan->layer;
	bool lying = l->encoding[CHANNEL_X].type == TYPE_QUANTITATIVE;
	if (roll(8) || !str_among(l->mark.type, "bar area"))
		return;
	desk_encode(c->plan, lying ? CHANNEL_X2 : CHANNEL_Y2, "둘째", TYPE_QUANTITATIVE);
	c->lone = false;
}

/* A line that the author draws over all of it. */
static void random_rule(struct desk *k, struct random_case *c)
{
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 2);
	bool lying = c->plan->layer.encoding[CHANNEL_X].type == TYPE_QUANTITATIVE;
	enum plan_channel at = lying ? CHANNEL_X : CHANNEL_Y;
	if (roll(8) || c->plan->chart.layers > 1)
		return;
	layer[0] = layer[1] = c->plan->layer;
	layer[1].mark = (struct plan_mark){.type = STR("rule")};
	for (int i = 0; i < CHANNEL_COUNT; i++)
		layer[1].encoding[i] = (struct plan_encoding){.column = TABLE_NONE};
	layer[1].encoding[at].set = true;
	layer[1].encoding[at].type = TYPE_QUANTITATIVE;
	layer[1].encoding[at].datum = (struct plan_number){true, (double)roll(500)};
	if (roll(2)) {
		desk_property(k, &layer[1].mark, "label", "end");
		layer[1].encoding[CHANNEL_TEXT].set = true;
		layer[1].encoding[CHANNEL_TEXT].type = TYPE_NOMINAL;
		layer[1].encoding[CHANNEL_TEXT].value = STR("상한 500개");
	}
	c->plan->chart.layer = layer;
	c->plan->chart.layers = 2;
	c->lone = false;
}

/* Colours, sizes and opacities in classes. */
static void random_classes(struct plan_encoding *e)
{
	static const char *const type[] = {"quantize", "quantile", "threshold", "bin-ordinal"};
	static const double edge[] = {-50, 0, 0.5, 120, 900, 1e6};
	if (roll(2) || !e->set || e->type != TYPE_QUANTITATIVE)
		return;
	e->scale = (struct plan_scale){.type = str_of(type[roll(4)]),
				       .scheme_count = roll(2) ? 2 + roll(12) : 0,
				       .reverse = roll(3) ? TRI_NO : TRI_YES,
				       .nice = roll(3) ? TRI_NO : TRI_YES,
				       .edge = edge,
				       .edges = 2 + roll(5)};
	if (str_among(e->scale.type, "quantize quantile"))
		e->scale.edges = 0;
	if (!e->scale.edges)
		e->scale.edge = NULL;
	e->legend.strip = !roll(3);
}

/* Bins of numbers, as wide as it pleases, on an axis or as colours. */
static void random_bins(struct random_case *c)
{
	static const double steps[] = {1, 20, 300, 1e14}, divide[] = {4, 3};
	struct plan_encoding *e = c->plan->layer.encoding;
	bool lying = e[CHANNEL_X].type == TYPE_QUANTITATIVE;
	if (roll(6) || !str_among(c->plan->layer.mark.type, "bar line area point"))
		return;
	struct bins_wish wish = {.step = NAN, .most = 1 + (int)roll(30)};
	wish.plain = roll(3) == 0;
	wish.within = roll(3) == 0;
	wish.lo = -(double)roll(500);
	wish.hi = 1 + roll(800);
	wish.anchored = roll(3) == 0;
	wish.anchor = (double)roll(40) - 20;
	wish.base = roll(3) ? 0 : 2 + roll(4);
	wish.least = roll(3) ? 0 : 0.5 + roll(50);
	wish.divide = roll(3) ? NULL : divide;
	wish.divides = 2;
	wish.steps = roll(4) ? NULL : steps;
	wish.step_count = 4;
	enum plan_channel at = roll(3) ? lying ? CHANNEL_Y : CHANNEL_X : CHANNEL_COLOR;
	struct plan_encoding *b = &e[at];
	*b = (struct plan_encoding){.set = true,
				    .type = at == CHANNEL_COLOR ? TYPE_ORDINAL
								: TYPE_QUANTITATIVE,
				    .column = table_find(c->table, STR("둘째")),
				    .bin = {.set = true, .wish = wish}};
	struct plan_encoding *measure = &e[lying ? CHANNEL_X : CHANNEL_Y];
	measure->aggregate = roll(2) ? STR("mean") : STR("ci1");
	if (at != CHANNEL_COLOR)
		e[CHANNEL_XOFFSET].set = e[CHANNEL_YOFFSET].set = false;
	c->plan->chart.annotations = 0;
	c->lone = false;
}

/* What guides and orders may be told besides. */
static void random_guides(struct desk *k, struct random_case *c)
{
	static const char *const by[] = {"color", "-size", "opacity", "-x", "y"};
	static const char *const op[] = {"mean", "max", "median", "count", "ci0"};
	struct plan_encoding *e = c->plan->layer.encoding;
	struct plan_legend *l = &e[CHANNEL_COLOR].legend;
	if (!roll(5))
		l->columns = (struct plan_number){true, 1 + roll(4)};
	if (!roll(5))
		l->label_limit = (struct plan_number){true, 5 + roll(90)};
	if (!roll(6))
		l->symbol_limit = (struct plan_number){true, 1 + roll(5)};
	if (!roll(6))
		l->direction = roll(2) ? STR("horizontal") : STR("vertical");
	for (unsigned i = CHANNEL_X; i <= CHANNEL_Y; i++) {
		struct plan_axis *a = &e[i].axis;
		if (!roll(8) && e[i].type == TYPE_QUANTITATIVE)
			a->tick_least = (struct plan_number){true, 1e-3};
		if (!roll(8))
			a->grid_opacity = (struct plan_number){true, roll(100) / 100.0};
		if (!roll(8))
			a->grid_width = (struct plan_number){true, roll(5)};
		if (!roll(8))
			a->ticks = roll(2) ? TRI_YES : TRI_NO;
		if (!roll(10))
			a->labels = TRI_NO;
		if (roll(8) || e[i].type == TYPE_QUANTITATIVE || !e[i].set)
			continue;
		uint32_t way = roll(3);
		const char *word = by[roll(5)];
		bool hue = strcmp(word, "color") == 0, size = strcmp(word, "-size") == 0;
		bool there = hue    ? e[CHANNEL_COLOR].type == TYPE_QUANTITATIVE
			     : size ? e[CHANNEL_SIZE].set
				    : strcmp(word, "opacity") || e[CHANNEL_OPACITY].set;
		if (way == 0 && there && (!hue || e[CHANNEL_COLOR].set))
			e[i].sort = str_of(word);
		if (way == 1)
			e[i].sorted =
				(struct plan_sort){.by_column = true,
						   .down = roll(2),
						   .op = str_of(op[roll(5)]),
						   .column = table_find(c->table, STR("둘째"))};
		if (way == 2 && c->table->rows) {
			struct str *name = ARENA_NEW(&k->mem, struct str, 2);
			struct span *at = ARENA_NEW(&k->mem, struct span, 2);
			uint32_t column = e[i].column;
			for (int n = 0; n < 2; n++)
				name[n] = column_text(&c->table->column[column],
						      roll(c->table->rows));
			e[i].sorted.names = (struct plan_words){name, at, 2};
		}
	}
}

static struct random_case random_case(struct desk *k)
{
	static const char *const mark[] = {"bar", "bar", "line", "area", "point"};
	static const char *const label[] = {"", "none", "end", "all", "inside"};
	static const char *const aggregate[] = {"", "", "sum", "mean", "median", "count"};
	static const char *const stack[] = {"", "", "none", "normalize", "center"};
	static const char *const format[] = {"", "", "man-cheon", "comma"};
	struct random_case c = {.table = random_table(k), .scale = roll(4) ? 1 : 1.9};
	c.plan = desk_plan(k, c.table, mark[roll(5)]);
	bool time = roll(2), turn = str_eq(c.plan->layer.mark.type, STR("bar")) && !roll(3);
	enum plan_channel base = turn ? CHANNEL_Y : CHANNEL_X;
	enum plan_type type = time && roll(2) ? TYPE_TEMPORAL : TYPE_ORDINAL;
	desk_encode(c.plan, base, time ? "때" : "이름", type);
	struct plan_encoding *e =
		desk_encode(c.plan, turn ? CHANNEL_X : CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	e->aggregate = str_of(aggregate[roll(6)]);
	e->format = str_of(format[roll(4)]);
	c.lone = roll(2);
	if (!c.lone)
		desk_encode(c.plan, CHANNEL_COLOR, "무리", TYPE_NOMINAL);
	if (!c.lone && !roll(3))
		desk_encode(c.plan, turn ? CHANNEL_YOFFSET : CHANNEL_XOFFSET, "구분",
			    TYPE_NOMINAL);
	e->stack = str_of(stack[roll(5)]);
	random_scale(e, !str_eq(c.plan->layer.mark.type, STR("bar")));
	random_facets(&c);
	random_annotations(&c);
	uint32_t where = roll(5), markers = roll(3);
	if (where)
		desk_property(k, &c.plan->layer.mark, "label", label[where]);
	if (markers)
		desk_property(k, &c.plan->layer.mark, "point", markers == 1 ? "false" : "true");
	random_axes(&c);
	random_range(&c);
	random_extras(k, &c);
	random_bins(&c);
	random_guides(k, &c);
	random_classes(&c.plan->layer.encoding[CHANNEL_OPACITY]);
	random_classes(&c.plan->layer.encoding[CHANNEL_SIZE]);
	random_condition(k, &c);
	random_second(k, &c);
	random_rule(k, &c);
	c.plan->chart.number = (int)roll(3);
	c.plan->chart.title.text = str_of(random_name(k));
	desk_note(k, c.plan, roll(2) ? str_of(random_name(k)) : STR_NONE);
	c.plan->chart.korean = roll(5) > 0;
	c.width = c.scale * (150 + (double)roll(500));
	return c;
}

/* Marks that are placed by names, by two numbers, or by a turn. */
static void random_cells(struct desk *k, struct random_case *c)
{
	static const char *const label[] = {"none", "all", "inside", "end"};
	const char *mark = c->plan->layer.mark.type.p;
	struct plan_encoding *e;
	if (strcmp(mark, "arc") == 0) {
		e = desk_encode(c->plan, CHANNEL_THETA, "값", TYPE_QUANTITATIVE);
		e->aggregate = str_of(roll(2) ? "sum" : "");
		desk_encode(c->plan, CHANNEL_COLOR, roll(2) ? "무리" : "이름", TYPE_NOMINAL);
		if (roll(2))
			desk_property(k, &c->plan->layer.mark, "innerRadius",
				      roll(2) ? "0.6" : "40");
	} else {
		bool numbers = !roll(3), wide = roll(2);
		desk_encode(c->plan, CHANNEL_X, numbers ? "때" : "이름",
			    numbers ? TYPE_TEMPORAL : TYPE_NOMINAL);
		desk_encode(c->plan, CHANNEL_Y, wide ? "무리" : "값",
			    wide ? TYPE_NOMINAL : TYPE_QUANTITATIVE);
		if (strcmp(mark, "text") == 0)
			desk_encode(c->plan, CHANNEL_TEXT, roll(2) ? "이름" : "값",
				    TYPE_NOMINAL);
		if (roll(2))
			desk_encode(c->plan, CHANNEL_COLOR, "값", TYPE_QUANTITATIVE)
				->scale.mid = (struct plan_number){roll(2), 0};
		if (strcmp(mark, "point") == 0 && roll(2))
			desk_encode(c->plan, CHANNEL_SIZE, "값", TYPE_QUANTITATIVE);
		if (strcmp(mark, "point") == 0 && roll(2))
			desk_encode(c->plan, CHANNEL_SHAPE, "무리", TYPE_NOMINAL);
		if (roll(2))
			desk_encode(c->plan, CHANNEL_OPACITY, "값", TYPE_QUANTITATIVE);
	}
	if (roll(3))
		desk_property(k, &c->plan->layer.mark, "label", label[roll(4)]);
}

static struct random_case random_cell_case(struct desk *k)
{
	static const char *const mark[] = {"arc",  "rect",  "rect", "rule",
					   "text", "point", "tick"};
	struct random_case c = {.table = random_table(k), .scale = roll(4) ? 1 : 1.9};
	c.plan = desk_plan(k, c.table, mark[roll(7)]);
	random_cells(k, &c);
	random_facets(&c);
	random_extras(k, &c);
	random_guides(k, &c);
	random_classes(&c.plan->layer.encoding[CHANNEL_COLOR]);
	random_classes(&c.plan->layer.encoding[CHANNEL_OPACITY]);
	random_classes(&c.plan->layer.encoding[CHANNEL_SIZE]);
	random_condition(k, &c);
	random_axes(&c);
	c.plan->chart.title.text = str_of(random_name(k));
	c.plan->chart.korean = roll(5) > 0;
	c.width = c.scale * (150 + (double)roll(500));
	return c;
}

/* What a turn may have besides: radii and angles by names or numbers, ends, properties. */
static void random_polar(struct desk *k, struct random_case *c)
{
	static const char *const stack[] = {"", "", "none", "normalize", "center", "zero"};
	static const char *const bend[] = {"", "", "sqrt", "log", "symlog"};
	struct plan_mark *m = &c->plan->layer.mark;
	bool names = !roll(4), rings = !roll(3);
	struct plan_encoding *e = desk_encode(c->plan, CHANNEL_THETA, names ? "이름" : "값",
					      names ? TYPE_NOMINAL : TYPE_QUANTITATIVE);
	e->stack = str_of(stack[roll(6)]);
	if (!roll(4)) {
		e->scale.range_lo = (struct plan_number){true, -1.5708};
		e->scale.range_hi = (struct plan_number){true, roll(2) ? 1.5708 : 3};
	}
	if (!names && !roll(4)) {
		e->scale.lo = (struct plan_number){true, 0};
		e->scale.hi = (struct plan_number){true, (double)(1 + roll(2000))};
	}
	if (!names && !roll(6))
		desk_encode(c->plan, CHANNEL_THETA2, "둘째", TYPE_QUANTITATIVE);
	if (names || !roll(3)) {
		e = desk_encode(c->plan, CHANNEL_RADIUS, rings ? "무리" : "둘째",
				rings ? TYPE_NOMINAL : TYPE_QUANTITATIVE);
		e->scale.type = rings ? STR_NONE : str_of(bend[roll(5)]);
		e->stack = str_of(stack[roll(6)]);
	}
	if (roll(4))
		desk_encode(c->plan, CHANNEL_COLOR, roll(3) ? "무리" : "이름", TYPE_NOMINAL);
	if (!roll(3))
		desk_property(k, m, "innerRadius", roll(2) ? "0.6" : "40");
	if (!roll(3))
		desk_property(k, m, "outerRadius", roll(2) ? "90" : "300");
	if (!roll(3))
		desk_property(k, m, "padAngle", "0.05");
	if (!roll(3))
		desk_property(k, m, "cornerRadius", roll(2) ? "5" : "200");
	if (!roll(5))
		desk_property(k, m, "radiusOffset", roll(2) ? "-30" : "30");
}

/* Words over the slices: in them, around them, in the middle. */
static void random_words(struct desk *k, struct random_case *c)
{
	struct plan_layer *layer = ARENA_NEW(&k->mem, struct plan_layer, 3);
	size_t count = 1 + roll(3);
	for (size_t i = 0; i < 3; i++) {
		layer[i] = c->plan->layer;
		if (!i)
			continue;
		layer[i].mark = (struct plan_mark){.type = STR("text")};
		bool round = roll(4) > 0;
		for (unsigned n = CHANNEL_THETA; n <= CHANNEL_RADIUS2; n++)
			if (!round || n == CHANNEL_THETA2 || n == CHANNEL_RADIUS2)
				layer[i].encoding[n] =
					(struct plan_encoding){.column = TABLE_NONE};
		if (!roll(2))
			layer[i].encoding[CHANNEL_COLOR] =
				(struct plan_encoding){.column = TABLE_NONE};
		struct plan_encoding *e = &layer[i].encoding[CHANNEL_TEXT];
		*e = (struct plan_encoding){.set = true, .column = 1 + 2 * roll(2)};
		e->type = e->column == 3 ? TYPE_QUANTITATIVE : TYPE_NOMINAL;
		if (!roll(2))
			desk_property(k, &layer[i].mark, "radius", roll(2) ? "95" : "20");
		if (!roll(4))
			desk_property(k, &layer[i].mark, "radiusOffset", "10");
		if (!roll(5))
			desk_property(k, &layer[i].mark, "align", "left");
		if (!roll(6))
			desk_property(k, &layer[i].mark, "angle", "30");
		if (!roll(5))
			desk_property(k, &layer[i].mark, "fontSize", "16");
	}
	c->plan->chart.layer = layer;
	c->plan->chart.layers = count;
}

static struct random_case random_turn_case(struct desk *k)
{
	static const char *const label[] = {"none", "all", "inside", "end"};
	struct random_case c = {.table = random_table(k), .scale = roll(4) ? 1 : 1.9};
	c.plan = desk_plan(k, c.table, "arc");
	random_polar(k, &c);
	random_facets(&c);
	if (roll(2))
		desk_property(k, &c.plan->layer.mark, "label", label[roll(4)]);
	random_words(k, &c);
	c.plan->chart.title.text = str_of(random_name(k));
	c.plan->chart.korean = roll(5) > 0;
	c.width = c.scale * (150 + (double)roll(500));
	c.turn = true;
	return c;
}

/* Rows of one bar chart share a base, and their lengths are as their values. */
static void check_bars(const struct scene *s)
{
	double base = NAN;
	for (size_t i = 0; i < s->count; i++) {
		const struct item *item = &s->item[i];
		if (item->kind != ITEM_PATH || strcmp(item->role, "axis.line") != 0)
			continue;
		base = item->path.at[0].x == item->path.at[1].x ? item->path.at[0].x
								: item->path.at[0].y;
		bool lying = item->path.at[0].x == item->path.at[1].x;
		for (size_t k = 0; k < s->count; k++) {
			const struct item *bar = &s->item[k];
			if (bar->kind != ITEM_RECT || strcmp(bar->role, "mark.bar") != 0 ||
			    bar->ink.width > 0)
				continue;
			double lo = lying ? bar->rect.x : bar->rect.y;
			double hi = lo + (lying ? bar->rect.w : bar->rect.h);
			if (fabs(lo - base) > 0.01 && fabs(hi - base) > 0.01)
				fail_msg("a bar from %.2f to %.2f does not stand on %.2f", lo,
					 hi, base);
		}
		return;
	}
}

/* Points of slices lie on the circle; together they go once around: the signed
 * areas of their outlines, hole and all, are the ring's. */
static void check_slices(const struct scene *s)
{
	double turn = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct item *item = &s->item[i];
		const struct point *at = item->path.at;
		if (item->kind != ITEM_PATH || strcmp(item->role, "mark.arc") != 0 ||
		    item->ink.width > 0)
			continue;
		for (size_t k = 0, p = 0; k < item->path.ops; k++) {
			if (item->path.op[k] == PATH_CURVE && k && p > 0) {
				/* the angle of a cubic that is a circle's part, by its tangents
				 */
				struct point a = {at[p].x - at[p - 1].x, at[p].y - at[p - 1].y};
				struct point b = {at[p + 2].x - at[p + 1].x,
						  at[p + 2].y - at[p + 1].y};
				turn += fmax(
					0, atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y));
			}
			p += item->path.op[k] == PATH_CURVE   ? 3
			     : item->path.op[k] == PATH_CLOSE ? 0
							      : 1;
		}
	}
	if (fabs(turn - 2 * 3.14159265358979) > 1e-3)
		fail_msg("slices turn by %.4f", turn);
}

/* The parts of a whole are all of it. */
static void check_shares(const struct chart *c)
{
	for (size_t i = 0; i < c->layers && c->parts && !c->cells; i++) {
		const struct mark_layer *l = &c->layer[i].draw;
		double sum = 0;
		for (size_t r = 0; r < l->rows; r++)
			sum += isfinite(l->row[r].share) ? l->row[r].share : 0;
		if (l->mark->polar && c->layer[i].piled == CHANNEL_THETA &&
		    fabs(sum - 1) > 1e-9)
			fail_msg("shares add up to %.12f", sum);
	}
}

/* The numbers of a summary are in order, and those that are drawn inside the scale. */
static void check_spread(const struct mark_row *r, double lo, double hi)
{
	const struct mark_spread *p = r->spread;
	const double v[] = {p->low, p->lower, p->middle, p->upper, p->high};
	double last = -INFINITY;
	for (int i = 0; i < 5 && r->status < STATUS_MISSING; i++) {
		if (!isfinite(v[i]))
			continue;
		if (v[i] < last - (hi - lo) / 1e12 || v[i] < lo || v[i] > hi)
			fail_msg("%g comes after %g in %g … %g", v[i], last, lo, hi);
		last = v[i];
	}
	for (size_t i = 0; i < p->aboves; i++)
		if (!(p->above[i] > p->high) || p->above[i] > hi)
			fail_msg("%g lies beyond %g", p->above[i], p->high);
}

/* Every row with a place has it inside its scale, or is reported; ticks ascend and
 * are written differently. */
static void check_scale(const struct chart *c, const struct model_layer *l, bool along_y)
{
	struct scale s = along_y ? c->view[0].scales.y : c->view[0].scales.x;
	if (c->polar || (along_y && l->second))
		return;
	scale_settle(&s, 5);
	for (size_t i = 1; i < s.ticks; i++)
		if (s.tick[i].value <= s.tick[i - 1].value ||
		    str_eq(s.tick[i].text, s.tick[i - 1].text))
			fail_msg("tick “%.*s” follows “%.*s”", STR_ARG(s.tick[i].text),
				 STR_ARG(s.tick[i - 1].text));
	for (size_t i = 0; i < l->draw.rows && !scale_names(&s); i++) {
		const struct mark_row *r = &l->draw.row[i];
		double v = along_y ? r->y : r->x, slack = 1e-9 * (s.hi - s.lo);
		if (r->spread && along_y == (l->summed == CHANNEL_Y)) {
			check_spread(r, s.lo - slack, s.hi + slack);
			v = r->spread->middle;
		}
		bool drawn = isfinite(v) && r->status < STATUS_MISSING;
		if (l->mark->joins) /* an axis may begin where a line does */
			drawn = drawn && isfinite(r->x) && isfinite(r->y);
		if (drawn && (v < s.lo - slack || v > s.hi + slack) && !s.refused)
			fail_msg("%g stands outside %g … %g", v, s.lo, s.hi);
	}
}

static void check_scales(const struct chart *c)
{
	for (size_t i = 0; i < c->layers; i++) {
		check_scale(c, &c->layer[i], false);
		check_scale(c, &c->layer[i], true);
	}
}

struct lengths { /* what bars should be as long as: sums of one sign at one place */
	double v[400];
	size_t count;
};

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static bool same_cell(const struct random_case *c, uint32_t column, uint32_t a, uint32_t b)
{
	return column == TABLE_NONE || str_eq(column_text(&c->table->column[column], a),
					      column_text(&c->table->column[column], b));
}

/* Rows that an aggregate makes one of: all channels but the value's say the same. */
static bool same_group(const struct random_case *c, enum plan_channel value, uint32_t a,
		       uint32_t b)
{
	bool same = true;
	for (unsigned i = 0; i < CHANNEL_COUNT && same; i++) {
		const struct plan_encoding *e = &c->plan->layer.encoding[i];
		if (e->set && i != value && i != CHANNEL_STATUS)
			same = same_cell(c, e->column, a, b);
	}
	return same;
}

/* What is drawn of each row; of a group that is summed it is drawn at its first row. */
static void wanted_parts(const struct random_case *c, double *part)
{
	const struct plan_encoding *e = c->plan->layer.encoding;
	enum plan_channel at = e[CHANNEL_X].type == TYPE_QUANTITATIVE ? CHANNEL_X : CHANNEL_Y;
	const struct column *value = &c->table->column[3];
	for (uint32_t r = 0; r < c->table->rows; r++) {
		uint32_t first = e[at].aggregate.n ? 0 : r;
		while (first < r && !same_group(c, at, first, r))
			first++;
		part[r] = 0;
		if (!value->missing[r])
			part[first] += value->number[r];
	}
}

/* The sums of the table, without any of the chart's own arithmetic. */
static void wanted_lengths(const struct random_case *c, int sign, struct lengths *out)
{
	const struct plan_encoding *e = c->plan->layer.encoding;
	bool lying = e[CHANNEL_X].type == TYPE_QUANTITATIVE; /* as written: it may turn */
	uint32_t base = e[lying ? CHANNEL_Y : CHANNEL_X].column;
	uint32_t offset = e[lying ? CHANNEL_YOFFSET : CHANNEL_XOFFSET].column;
	double part[400];
	wanted_parts(c, part);
	for (uint32_t r = 0; r < c->table->rows; r++) {
		bool first = true;
		double sum = 0;
		for (uint32_t i = 0; i < c->table->rows; i++) {
			if (!same_cell(c, base, r, i) || !same_cell(c, offset, r, i))
				continue;
			first &= i >= r;
			if (sign * part[i] > 0)
				sum += fabs(part[i]);
		}
		if (first && sum > 0)
			out->v[out->count++] = sum;
	}
}

static void drawn_lengths(const struct scene *s, bool lying, int sign, double base,
			  struct lengths *out)
{
	double place[400];
	for (size_t i = 0; i < s->count; i++) {
		const struct item *bar = &s->item[i];
		if (bar->kind != ITEM_RECT || strcmp(bar->role, "mark.bar") != 0 ||
		    bar->ink.width > 0)
			continue;
		double at = lying ? bar->rect.y : bar->rect.x;
		double lo = lying ? bar->rect.x : bar->rect.y;
		double hi = lo + (lying ? bar->rect.w : bar->rect.h);
		bool upward = lying == (sign > 0); /* toward larger numbers on paper */
		double reach = upward ? hi - base : base - lo;
		size_t k = 0;
		while (k < out->count && fabs(place[k] - at) > 0.01)
			k++;
		if (reach <= 0.01)
			continue;
		if (k == out->count) {
			place[out->count] = at;
			out->v[out->count++] = 0;
		}
		out->v[k] = fmax(out->v[k], reach);
	}
}

/* Tops of stacks are as far from zero as the sums of their parts say. */
static void check_lengths(const struct random_case *c, const struct scene *s, bool lying,
			  double base)
{
	double per_unit = 0;
	for (int sign = -1; sign <= 1; sign += 2) {
		static struct lengths wanted, drawn; /* large */
		wanted.count = drawn.count = 0;
		wanted_lengths(c, sign, &wanted);
		drawn_lengths(s, lying, sign, base, &drawn);
		if (!wanted.count)
			continue;
		qsort(wanted.v, wanted.count, sizeof(double), by_size);
		qsort(drawn.v, drawn.count, sizeof(double), by_size);
		double most = wanted.v[wanted.count - 1],
		       longest = drawn.count ? drawn.v[drawn.count - 1] : 0;
		if (per_unit == 0 && longest > 2)
			per_unit = longest / most;
		for (size_t i = 0; i < wanted.count; i++) {
			double is = 0, should = wanted.v[wanted.count - 1 - i] * per_unit;
			if (i < drawn.count)
				is = drawn.v[drawn.count - 1 - i];
			if (fabs(is - should) > 0.8) /* thin bars of zero are 0.75 long */
				fail_msg("a stack of %g is %.2f long, not %.2f (%zu of %zu)",
					 wanted.v[wanted.count - 1 - i], is, should,
					 drawn.count, wanted.count);
		}
	}
}

/* Bars whose lengths the table alone decides. */
static bool summed(const struct random_case *c, const struct chart *chart)
{
	const struct plan_layer *l = &c->plan->layer;
	const struct plan_encoding *x = &l->encoding[CHANNEL_X], *y = &l->encoding[CHANNEL_Y];
	const struct plan_encoding *e = x->type == TYPE_QUANTITATIVE ? x : y;
	const struct model_layer *m = &chart->layer[0];
	return str_eq(l->mark.type, STR("bar")) && c->plan->chart.layers == 1 &&
	       !chart->cells && c->table->rows <= 400 && !m->normalized && !m->centred &&
	       m->stacked && str_among(e->aggregate, " sum") && !e->scale.type.n &&
	       !e->scale.lo.set && !e->scale.hi.set && e->scale.reverse == TRI_DEFAULT &&
	       !m->dropped && !l->encoding[CHANNEL_X2].set && !l->encoding[CHANNEL_Y2].set;
}

static void check_stacks(const struct random_case *c, const struct chart *chart,
			 const struct scene *s)
{
	if (!summed(c, chart))
		return;
	for (size_t i = 0; i < s->count; i++) {
		const struct path *p = &s->item[i].path;
		if (s->item[i].kind != ITEM_PATH || strcmp(s->item[i].role, "axis.line") != 0)
			continue;
		bool lying = p->at[0].x == p->at[1].x;
		check_lengths(c, s, lying, lying ? p->at[0].x : p->at[0].y);
		return;
	}
}

/* Nobody reads more digits than a double surely has: 1.4000000000000001. */
static void check_digits(const struct scene *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct item *t = &s->item[i];
		size_t digits = 0, seen = 0; /* from the first to the last that is not 0 */
		if (t->kind != ITEM_TEXT || strcmp(t->role, "axis.label") != 0)
			continue;
		for (size_t k = 0, zeros = 0; k < t->text.text.n; k++) {
			char c = t->text.text.p[k];
			zeros = c == '0' && seen ? zeros + 1 : c >= '1' && c <= '9' ? 0 : zeros;
			seen += (c >= '1' && c <= '9') || (c == '0' && seen);
			digits = seen - zeros;
		}
		if (digits > 16)
			fail_msg("“%.*s” has %zu digits", STR_ARG(t->text.text), digits);
	}
}

static color blend(color over, color under)
{
	double share = (over & 255) / 255.0;
	color out = 255;
	for (unsigned shift = 8; shift <= 24; shift += 8)
		out |= (color)lround((over >> shift & 255) * share +
				     (under >> shift & 255) * (1 - share))
		       << shift;
	return out;
}

/* What lies under the middle of a text, drawn before it. False: a shape that is no rect,
 * or marks on one another, which is warned of. */
static bool ground_of(const struct scene *s, size_t text, color *ground)
{
	struct rect r = check_ink(&s->item[text]);
	struct point at = {r.x + r.w / 2, r.y + r.h / 2};
	size_t marks = 0;
	for (size_t i = 0; i < text; i++) {
		const struct item *item = &s->item[i];
		const struct rect *o = &item->rect;
		if (item->ink.width > 0 || item->kind == ITEM_TEXT)
			continue;
		if (item->kind == ITEM_PATH && strncmp(item->role, "mark.", 5) == 0)
			return false;
		if (item->kind != ITEM_RECT || at.x < o->x || at.x > o->x + o->w ||
		    at.y < o->y || at.y > o->y + o->h)
			continue;
		*ground = blend(item->ink.rgba, *ground);
		marks += strncmp(item->role, "mark.", 5) == 0;
	}
	return marks < 2;
}

/* Values can be read on what they stand on. */
static void check_contrast(const struct desk *k, const struct scene *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct item *t = &s->item[i];
		if (t->kind != ITEM_TEXT || t->text.angle != 0 ||
		    strcmp(t->role, "label.value") != 0)
			continue;
		color ground = k->theme.color.surface;
		if (!ground_of(s, i, &ground))
			continue;
		double ratio = palette_contrast(t->ink.rgba, ground);
		if (ratio < 4.2) /* a range behind a pale bar dims it a little */
			fail_msg("“%.*s” has a contrast of %.2f with #%08x",
				 STR_ARG(t->text.text), ratio, ground);
	}
}

/* DOPYO_PICTURE=file.pdf keeps the case that is at work, to be looked at. */
static void show(struct desk *k, const struct scene *s, const struct random_case *c)
{
	const char *path = getenv("DOPYO_PICTURE");
	struct page page = {.paper = {c->width + 14, 2000}, .scene = *s};
	struct pages pages = {.page = &page, .count = 1, .title = STR("case")};
	struct sink_result r;
	pages.lang = STR("ko-KR");
	for (size_t i = 0; i < s->count && path; i++)
		pages.document = s->item[i].tag;
	while (pages.document && pages.document->parent)
		pages.document = pages.document->parent;
	if (path)
		sink_pdf.write(&pages, 0, str_of(path), &(struct sink_options){0}, &r, &k->d);
}

static void run_case(struct desk *k, struct random_case *c)
{
	struct chart *chart = desk_chart(k, c->plan, c->scale);
	const char *codes = desk_codes(k);
	if (!chart) {
		/* all values missing, an offset for a line, no place, logarithm or ratio,
		 * a sort by a channel that has no measure */
		for (const char *at = codes; (at = strstr(at, "E")); at++)
			if (!str_among(str_slice(str_of(at), 0, 4),
				       "E610 E613 E620 E621 E622 E624 E632 E665 E667 "
				       "E675 E677 E688 E689 E694 E623 E616 E374 E628"))
				fail_msg("%s", at);
		return;
	}
	struct box box = chart_box(chart, NULL);
	static const struct tag document = {.kind = TAG_DOCUMENT};
	double h = box.type->height(&box, c->width);
	assert_true(isfinite(h) && h > 0);
	struct rect at = {7, 11, c->width, h};
	struct scene s = {.mem = &k->mem};
	chart_place(chart, &document, at, &s);
	show(k, &s, c);
	if (k->d.errors) { /* where it is drawn it turns out that there is no room for a plot */
		codes = desk_codes(k);
		if (c->width >= 220 * c->scale || !strstr(codes, "E694"))
			fail_msg("%s", codes);
		return;
	}
	const struct plan_encoding *e = c->plan->layer.encoding;
	check_inside(&s, at);
	check_apart(&s);
	check_digits(&s);
	check_contrast(k, &s);
	if (e[CHANNEL_X].scale.reverse != TRI_YES && e[CHANNEL_Y].scale.reverse != TRI_YES)
		check_ticks(&s); /* a chart that turns has its y below */
	check_scales(chart);
	check_stacks(c, chart, &s);
	bool bars = str_eq(c->plan->layer.mark.type, STR("bar"));
	if (bars && c->lone)
		check_bars(&s);
	if (str_eq(c->plan->layer.mark.type, STR("arc")) && !k->d.first && !chart->cells &&
	    !c->turn)
		check_slices(&s);
	check_shares(chart);
	assert_true(chart_alt(chart).n > 10);
	assert_int_equal(k->d.errors, 0);
}

/* Marks that summarise: over names, times or nothing, upright or lying, in series. */
static struct random_case random_spread_case(struct desk *k)
{
	static const char *const mark[] = {"boxplot", "errorbar", "errorband"};
	static const char *const extent[] = {"ci", "stdev", "iqr", "stderr"};
	static const char *const base[] = {"무리", "무리", "구분", "때", "이름"};
	struct random_case c = {.table = random_table(k), .scale = roll(4) ? 1 : 1.9};
	uint32_t which = roll(3);
	c.plan = desk_plan(k, c.table, mark[which]);
	bool lying = !roll(3) && which != 2;
	const char *name = base[roll(5)];
	bool time = strcmp(name, "때") == 0 && roll(2);
	struct plan_encoding *e =
		desk_encode(c.plan, lying ? CHANNEL_X : CHANNEL_Y, "값", TYPE_QUANTITATIVE);
	if (roll(8) || which == 2)
		desk_encode(c.plan, lying ? CHANNEL_Y : CHANNEL_X, name,
			    time ? TYPE_TEMPORAL : TYPE_NOMINAL);
	if (roll(2))
		desk_encode(c.plan, CHANNEL_COLOR, roll(2) ? "무리" : "구분", TYPE_NOMINAL);
	if (which && !roll(3)) /* from one column to another */
		desk_encode(c.plan, lying ? CHANNEL_X2 : CHANNEL_Y2, "둘째", TYPE_QUANTITATIVE);
	else if (!roll(4))
		desk_property(k, &c.plan->layer.mark, "extent",
			      which     ? extent[roll(4)]
			      : roll(2) ? "min-max"
					: "0.5");
	random_scale(e, true);
	random_facets(&c);
	random_axes(&c);
	random_guides(k, &c);
	random_second(k, &c);
	random_rule(k, &c);
	c.plan->chart.title.text = str_of(random_name(k));
	c.plan->chart.korean = roll(5) > 0;
	c.width = c.scale * (150 + (double)roll(500));
	return c;
}

/* Seeds that have found something come first, as long as they draw what they drew then:
 * labels of a small chart out of the figure, lying bars that ran backwards, a lone bar without
 * room, no number for "set apart"; labels that meet at the plot's corner, also in a small
 * chart; a legend beside that is wider than its room, above; the wave of a broken bar out of
 * the figure; names of slices beside a circle that words move; the base's title in a header,
 * and in the labels of a second axis; 17 digits at a bin's end; small charts of no
 * names; turned neighbours, one short; a base title wider than its plot; uneven ticks of a bar
 * of colours; a line's name in the labels above the plot; the unit of small pies; a bracket
 * over labels of three lines without a plot; the axis of small lying charts on what stands
 * below. */
static const uint64_t found[] = {1100000553, 1300008569, 1100000518, 1200010425, 1600007654,
				 1200002182, 1600005902, 2100001308, 2100008492, 2100002106,
				 78001898,   78001921,   79001316,   79002566,   78000796,
				 2300004151, 2300006542, 2300008031, 500005437,  500010792,
				 900000993,  1450006057, 72813,      73730};

static void test_random_charts(void **state)
{
	const char *wish = getenv("DOPYO_SEED"), *times = getenv("DOPYO_CASES");
	double first = 20250915, cases = 150;
	if (wish)
		num_parse(str_of(wish), &first);
	if (times)
		num_parse(str_of(times), &cases);
	printf("seed %.0f\n", first);
	(void)state;
	for (int i = 0; i < (int)cases; i++) {
		void *own = NULL;
		bool again = !wish && (size_t)i < sizeof(found) / sizeof(*found);
		seed = again ? found[i] : (uint64_t)first + (uint64_t)i;
		for (int warm = 0; warm < 4; warm++)
			roll(2);
		if (i % 50 == 0) { /* memory of charts is freed in portions */
			if (i)
				desk_close(state);
			assert_int_equal(desk_open(&own), 0);
			*state = own;
		}
		struct desk *k = *state;
		k->theme = desk_theme();
		bool spread = !again && i % 6 == 5; /* draws nothing of the others' luck */
		struct random_case c = spread    ? random_spread_case(k)
				       : roll(3) ? random_case(k)
				       : roll(2) ? random_cell_case(k)
						 : random_turn_case(k);
		print_message("case %d: %s %.0f\r", i, c.plan->layer.mark.type.p, c.width);
		fflush(stdout);
		run_case(k, &c);
	}
	desk_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_charts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
