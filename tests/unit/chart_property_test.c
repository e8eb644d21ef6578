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

static const char *random_value(struct desk *k)
{
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
	const struct table *table;
};

static const struct table *random_table(struct desk *k)
{
	static const struct desk_column column[] = {{"때", COLUMN_YEAR, ""},
						    {"이름", COLUMN_TEXT, ""},
						    {"무리", COLUMN_TEXT, ""},
						    {"값", COLUMN_NUMBER, "개"},
						    {"구분", COLUMN_TEXT, ""}};
	static const char *const status[] = {"관측", "잠정", "추정", "전망", "주장"};
	static const size_t sizes[] = {1, 2, 3, 5, 8, 17, 40};
	size_t rows = sizes[roll(7)], groups = 1 + roll(roll(3) ? 4 : 30);
	const char **cell = ARENA_NEW(&k->mem, const char *, rows * 5);
	const char *group[30];
	bool plain = roll(2);
	for (size_t g = 0; g < groups; g++)
		group[g] = random_name(k);
	for (size_t r = 0; r < rows; r++) {
		cell[r * 5] = arena_printf(&k->mem, "%d", 1990 + (int)roll(60)).p;
		cell[r * 5 + 1] = random_name(k);
		cell[r * 5 + 2] = group[roll((uint32_t)groups)];
		cell[r * 5 + 3] = random_value(k);
		cell[r * 5 + 4] = plain ? "관측" : status[roll(5)];
	}
	struct table *t = desk_table(k, column, 5, cell, rows);
	desk_status(k, t, 4);
	return t;
}

static struct str random_place(const struct random_case *c)
{
	bool times = c->plan->layer.encoding[CHANNEL_X].column == 0 ||
		     c->plan->layer.encoding[CHANNEL_Y].column == 0;
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
		e->axis.tick_count = (struct plan_number){true, (double)roll(20)};
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
	bool cells = e[CHANNEL_FACET].set || e[CHANNEL_ROW].set || e[CHANNEL_COLUMN].set;
	for (unsigned i = CHANNEL_X; i <= CHANNEL_Y; i++) {
		struct plan_axis *a = &c->plan->layer.encoding[i].axis;
		if (!roll(5))
			a->angle = (struct plan_number){true, angle[roll(7)]};
		if (!roll(5) && !cells)
			a->orient = i == CHANNEL_X ? STR("top") : STR("right");
		if (!roll(6))
			a->offset = (struct plan_number){true, (double)roll(30)};
	}
}

static struct random_case random_case(struct desk *k)
{
	static const char *const mark[] = {"bar", "bar", "line", "area", "point"};
	static const char *const label[] = {"", "none", "end", "all", "inside"};
	static const char *const aggregate[] = {"", "", "sum", "mean", "median", "count"};
	static const char *const stack[] = {"", "", "none", "normalize"};
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
	e->stack = str_of(stack[roll(4)]);
	random_scale(e, !str_eq(c.plan->layer.mark.type, STR("bar")));
	random_facets(&c);
	random_annotations(&c);
	uint32_t where = roll(5), markers = roll(3);
	if (where)
		desk_property(k, &c.plan->layer.mark, "label", label[where]);
	if (markers)
		desk_property(k, &c.plan->layer.mark, "point", markers == 1 ? "false" : "true");
	random_axes(&c);
	random_second(k, &c);
	c.plan->chart.number = (int)roll(3);
	c.plan->chart.title.text = str_of(random_name(k));
	c.plan->chart.note.text = roll(2) ? str_of(random_name(k)) : STR_NONE;
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
	c.plan->chart.title.text = str_of(random_name(k));
	c.plan->chart.korean = roll(5) > 0;
	c.width = c.scale * (150 + (double)roll(500));
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
		/* all values missing, an offset for a line, no place, logarithm or ratio */
		for (const char *at = codes; (at = strstr(at, "E")); at++)
			assert_true(
				str_among(str_slice(str_of(at), 0, 4),
					  "E610 E613 E620 E621 E622 E624 E632 E665 E675 E677"));
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
	check_figure(&s, at);
	bool bars = str_eq(c->plan->layer.mark.type, STR("bar"));
	if (bars && c->lone)
		check_bars(&s);
	if (str_eq(c->plan->layer.mark.type, STR("arc")) && !k->d.first)
		check_slices(&s);
	assert_true(chart_alt(chart).n > 10);
	assert_int_equal(k->d.errors, 0);
}

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
		seed = (uint64_t)first + (uint64_t)i;
		for (int warm = 0; warm < 4; warm++)
			roll(2);
		if (i % 50 == 0) { /* memory of charts is freed in portions */
			if (i)
				desk_close(state);
			assert_int_equal(desk_open(&own), 0);
			*state = own;
		}
		struct desk *k = *state;
		struct random_case c = i % 3 ? random_case(k) : random_cell_case(k);
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
