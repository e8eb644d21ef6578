#include "chart/draw/legend.h"

#include <math.h>

#include "chart/draw/listing.h"
#include "chart/draw/polar.h"
#include "chart/words.h"

#define KEY_LINE 2.4   /* width of a key, in label sizes: of what joins rows */
#define CORNER 1.5     /* of a key, points: as round as a large mark it would be a dot */
#define KEY_BLOCK 0.95 /* of all else */
#define KEY_GAP 0.45
#define ENTRY_GAP 1.5
#define TITLE_GAP 0.8
#define PI 3.14159265358979323846
#define BELOW 0.5        /* space below the legend */
#define SIDE_MOST 0.4    /* of the width, for a legend beside the plot */
#define SIDE_LEAST 160.0 /* that it leaves to axes and plot, points */
#define SIDE_BAR 11.0    /* of colours by number beside the plot, in label sizes */
#define SIDE_HOLES 7.0   /* and what tells cells without a value */
#define SIDE_GAP 1.4     /* between it and the plot */

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

double legend_key_width(const struct chart *c, size_t layer)
{
	const struct mark *m = c->layer[layer].mark;
	return em(c) * (m->strokes ? KEY_LINE : KEY_BLOCK);
}

/* Colours that repeat the names of the base axis say nothing more. */
bool legend_needed(const struct chart *c)
{
	const struct model_field *hue = &c->field[CHANNEL_COLOR];
	const struct model_field *base = &c->field[model_base(c)];
	if (!hue->e || !hue->discrete || c->series_count < 2 || hue->e->legend.off)
		return false;
	if (hue->e->legend.at.file)
		return true;
	for (unsigned i = CHANNEL_ROW; i <= CHANNEL_FACET; i++) /* headers say it */
		if (hue->column && hue->column == c->field[i].column)
			return false;
	if (c->polar && hue->column && polar_tells(c, hue->column))
		return false;
	return !hue->column || (hue->column != base->column &&
				hue->column != c->field[model_measure(c)].column);
}

/* Does a value label name this row's status? */
static bool row_told(const struct model_layer *l, enum status s, bool direct)
{
	if (!l->states)
		return false;
	bool ends = direct || s == STATUS_CLAIMED || s == STATUS_PROJECTION;
	return !l->mark->joins || ends || str_eq(l->draw.options.label, STR("all"));
}

/* A line without values is named with the status of its end: "고리(전망)". */
static bool named_told(const struct model_layer *l, const struct mark_row *row, bool direct)
{
	enum status last = row->status;
	if (!direct || !l->mark->joins || l->states)
		return false;
	struct mark_between own = mark_between(&l->draw, row->series);
	for (size_t r = own.lo; r < own.hi; r++)
		if (l->draw.row[r].series == row->series && isfinite(l->draw.row[r].y) &&
		    l->draw.row[r].status < STATUS_MISSING)
			last = l->draw.row[r].status;
	return last == row->status;
}

static bool status_told(const struct chart *c, enum status s, bool direct)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark_layer *l = &c->layer[i].draw;
		for (size_t r = 0; r < l->rows; r++)
			if (l->row[r].status == s && !row_told(&c->layer[i], s, direct) &&
			    !named_told(&c->layer[i], &l->row[r], direct))
				return false;
	}
	return true;
}

struct entries {
	struct legend_entry *entry;
	size_t count, room;
	double width, height;
	bool column;    /* each in a row of its own */
	bool lying;     /* bars of the chart lie, as written or because it turned */
	double used;    /* width of the widest row */
	double limit;   /* widest name */
	size_t columns; /* keys in a row, all as wide as the widest; 0: as they fit */
};

/* What the first channel that says something of a kind says. */
static const struct plan_legend *told(const struct chart *c,
				      bool (*says)(const struct plan_legend *))
{
	for (unsigned i = 0; i < CHANNEL_COUNT; i++)
		if (c->field[i].e && says(&c->field[i].e->legend))
			return &c->field[i].e->legend;
	return NULL;
}

static bool says_columns(const struct plan_legend *l)
{
	return l->columns.set;
}

static bool says_limit(const struct plan_legend *l)
{
	return l->label_limit.set;
}

static bool says_direction(const struct plan_legend *l)
{
	return l->direction.n > 0;
}

static bool says_orient(const struct plan_legend *l)
{
	return l->orient.n > 0;
}

static double key_of(const struct chart *c, const struct legend_entry *e)
{
	switch (e->kind) {
	case LEGEND_KEY:
		return legend_key_width(c, e->layer) + KEY_GAP * em(c);
	case LEGEND_SIZE:
		return 2 * sqrt(e->area / PI) * c->scale + KEY_GAP * em(c);
	default:
		return 0;
	}
}

static void add(const struct chart *c, struct entries *to, struct legend_entry e,
		struct str name)
{
	double room = fmin(to->width - key_of(c, &e), fmax(to->limit, 1.5 * em(c)));
	struct text_style style = letter_style(c, LETTER_AXIS, c->theme->color.text);
	e.name = letter_line(c, LETTER_AXIS, c->theme->color.text, name);
	if (e.name->width > room)
		e.name = text_ellipsis(c->text, name, style, fmax(room, em(c)), c->d);
	ARENA_PUSH(c->mem, to->entry, to->count, to->room) = e;
}

/* The first layer that draws a series, and the surest status it draws there: its key. */
static bool find_series(const struct chart *c, size_t series, struct legend_entry *out)
{
	for (size_t i = 0; i < c->layers; i++) {
		struct mark_between own = mark_between(&c->layer[i].draw, series);
		for (size_t r = own.lo; r < own.hi; r++) {
			const struct mark_row *row = &c->layer[i].draw.row[r];
			if (row->series != series || row->status >= STATUS_MISSING)
				continue;
			*out = (struct legend_entry){
				.layer = i, .series = series, .status = row->status};
			return !listing_detailed(&c->layer[i]);
		}
	}
	return false;
}

/* Are shapes, or dashes, names of their own, apart from the colours? */
static bool apart(const struct chart *c, enum plan_channel channel)
{
	const struct model_field *f = &c->field[channel], *hue = &c->field[CHANNEL_COLOR];
	return f->e && f->discrete && hue->e &&
	       (!hue->discrete || !f->column || f->column != hue->column);
}

/* Is a name among those that the author wants keys for? */
static bool wanted(const struct chart *c, enum plan_channel channel, struct str name)
{
	const struct plan_words *only = &c->field[channel].e->legend.values;
	for (size_t i = 0; i < only->count; i++)
		if (str_eq(only->word[i], name))
			return true;
	return !only->count;
}

/* The title that the author gave a channel of names; others go without. */
static bool add_title(const struct chart *c, struct entries *to, enum plan_channel channel)
{
	const struct plan_encoding *e = c->field[channel].e;
	if (!e->title.text.n || e->title_off)
		return false;
	struct legend_entry title = {
		.kind = LEGEND_WORDS,
		.new_row = true,
		.name = letter_line(c, LETTER_AXIS, c->theme->color.secondary, e->title.text)};
	ARENA_PUSH(c->mem, to->entry, to->count, to->room) = title;
	return true;
}

/* "외 12개": names that have no key */
static struct legend_entry rest_of(const struct chart *c, size_t count)
{
	struct str rest =
		arena_printf(c->mem, c->plan->korean ? "외 %zu개" : "and %zu more", count);
	return (struct legend_entry){
		.kind = LEGEND_WORDS,
		.name = letter_line(c, LETTER_AXIS, c->theme->color.secondary, rest)};
}

/* symbolLimit: entries of a section from `first` on, and how many more there are. */
static void limit_names(const struct chart *c, struct entries *to, enum plan_channel channel,
			size_t first)
{
	const struct plan_number *most = &c->field[channel].e->legend.symbol_limit;
	size_t count = to->count - first;
	if (!most->set || (double)count <= most->v)
		return;
	to->count = first + (size_t)most->v;
	struct legend_entry rest = rest_of(c, count - (size_t)most->v);
	ARENA_PUSH(c->mem, to->entry, to->count, to->room) = rest;
}

static void add_series(const struct chart *c, struct entries *to)
{
	add_title(c, to, CHANNEL_COLOR);
	size_t first = to->count;
	bool plain = apart(c, CHANNEL_SHAPE) || apart(c, CHANNEL_DASH);
	const size_t *order = listing_order(c, to->column, to->lying);
	for (size_t i = 0; i < c->series_count; i++) {
		size_t s = order[i];
		struct legend_entry e;
		bool repeated = s && str_eq(c->series[s].name, c->series[s - 1].name);
		if (repeated || !c->series[s].name.n || !find_series(c, s, &e) ||
		    c->layer[e.layer].draw.series[s].muted ||
		    !wanted(c, CHANNEL_COLOR, c->series[s].name))
			continue;
		struct mark_series *own = ARENA_NEW(c->mem, struct mark_series, 1);
		*own = (struct mark_series){.rgba = c->series[s].rgba,
					    .hatch = c->series[s].hatch};
		e.own = plain ? own : NULL;
		add(c, to, e, c->series[s].name);
	}
	limit_names(c, to, CHANNEL_COLOR, first);
}

/* Shapes or dashes that tell another thing than the colours do. */
static void add_apart(const struct chart *c, struct entries *to, enum plan_channel channel)
{
	const struct scale *names = &c->names[channel];
	size_t layer = 0;
	if (!apart(c, channel) || c->field[channel].e->legend.off)
		return;
	while (layer + 1 < c->layers && !c->layer[layer].plan->encoding[channel].set)
		layer++;
	struct mark_series *own = ARENA_NEW(c->mem, struct mark_series, names->levels);
	bool titled = add_title(c, to, channel);
	size_t first = to->count;
	for (size_t i = 0; i < names->levels; i++) {
		struct legend_entry e = {.layer = layer,
					 .own = &own[i],
					 .new_row = to->count == first && !titled};
		if (!wanted(c, channel, names->level[i]))
			continue;
		own[i].rgba = c->theme->color.muted;
		*(channel == CHANNEL_SHAPE ? &own[i].index : &own[i].dash) = i;
		add(c, to, e, names->level[i]);
	}
	limit_names(c, to, channel, first);
}

static void add_graded(const struct chart *c, struct entries *to)
{
	size_t count;
	struct legend_entry *graded = legend_graded_entries(c, to->width, &count);
	for (size_t i = 0; i < count; i++) {
		struct legend_entry e = graded[i];
		if (e.kind == LEGEND_HUE && to->column) { /* its title has a row of its own */
			struct legend_entry title = {.kind = LEGEND_WORDS, .name = e.name};
			if (e.name)
				ARENA_PUSH(c->mem, to->entry, to->count, to->room) = title;
			e.name = NULL;
			e.width = legend_graded_bar(c, SIDE_BAR * em(c)) +
				  (e.holes ? SIDE_HOLES * em(c) : 0);
		}
		ARENA_PUSH(c->mem, to->entry, to->count, to->room) = e;
	}
}

static void add_statuses(const struct chart *c, struct entries *to, bool direct)
{
	for (enum status s = STATUS_PROVISIONAL; s <= STATUS_CLAIMED; s++) {
		struct legend_entry e = {.series = c->series_count, .status = s};
		if ((c->statuses & 1u << s) && !status_told(c, s, direct))
			add(c, to, e, words_status(c, s));
	}
}

static double entry_width(const struct chart *c, const struct legend_entry *e)
{
	return e->kind == LEGEND_HUE ? e->width : key_of(c, e) + e->name->width;
}

/* Keys that stand below each other are as wide as the widest. */
static double cell_width(const struct chart *c, const struct entries *all)
{
	double widest = 0;
	for (size_t i = 0; all->columns && i < all->count; i++)
		if (all->entry[i].kind == LEGEND_KEY)
			widest = fmax(widest, entry_width(c, &all->entry[i]));
	return widest;
}

/* Rows of entries: left to right, then down; sections begin rows of their own,
 * where the one before has more than one. Returns how many entries fit. */
static size_t arrange(const struct chart *c, struct entries *all, double height)
{
	double x = 0, y = 0, row = letter_pitch(c, LETTER_AXIS), cell = cell_width(c, all);
	size_t first = 0, keys = 0;
	for (size_t i = 0; i < all->count; i++) {
		struct legend_entry *e = &all->entry[i];
		bool words = e->kind == LEGEND_WORDS, grid = all->columns && !words;
		double w = fmax(entry_width(c, e), e->kind == LEGEND_KEY ? cell : 0);
		bool full = grid && (keys >= all->columns || (i && !keys));
		if (x > 0 && (x + w > all->width || e->new_row || all->column || full)) {
			x = 0;
			y += row;
			row = letter_pitch(c, LETTER_AXIS);
			first = i;
			keys = 0;
		}
		keys = words ? 0 : keys + 1;
		row = fmax(row, e->height);
		if (y + row > height && i)
			return i;
		e->x = x;
		all->used = fmax(all->used, x + w);
		for (size_t k = first; k <= i; k++)
			all->entry[k].y = y + row / 2;
		x += w + (words ? TITLE_GAP : ENTRY_GAP) * em(c);
	}
	all->height = y + row;
	return all->count;
}

/* Leaves entries out until those that stay, and their number, fit. */
static void fit(const struct chart *c, struct entries *all, double height)
{
	size_t whole = all->count, kept = arrange(c, all, height);
	while (kept < whole && kept > 0) {
		all->entry[kept - 1] = rest_of(c, whole - kept + 1);
		all->count = kept;
		if (arrange(c, all, height) == kept)
			return;
		kept--;
	}
}

/* Titles and names that are wider than all the room; a HUE cuts its own. */
static void shorten(const struct chart *c, struct entries *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct legend_entry *e = &all->entry[i];
		bool title = e->kind == LEGEND_WORDS;
		color rgba = title ? c->theme->color.secondary : c->theme->color.text;
		double room = fmax(all->width - key_of(c, e), em(c));
		if (e->kind != LEGEND_HUE && e->name->width > room)
			e->name = text_ellipsis(c->text, e->name->text,
						letter_style(c, LETTER_AXIS, rgba), room, c->d);
	}
}

static struct legend make(const struct chart *c, struct size room, bool direct, bool column,
			  bool lying)
{
	const struct plan_legend *columns = told(c, says_columns), *limit = told(c, says_limit),
				 *way = told(c, says_direction);
	if (way)
		column = str_eq(way->direction, STR("vertical"));
	struct entries all = {.width = room.w,
			      .lying = lying,
			      .column = column && !columns,
			      .columns = columns ? (size_t)columns->columns.v : 0,
			      .limit = limit ? limit->label_limit.v * c->scale : INFINITY};
	if (legend_needed(c) && !direct)
		add_series(c, &all);
	add_statuses(c, &all, direct && c->series_count <= MODEL_PLAIN_MAX);
	add_apart(c, &all, CHANNEL_SHAPE);
	add_apart(c, &all, CHANNEL_DASH);
	add_graded(c, &all);
	shorten(c, &all);
	fit(c, &all, fmax(letter_pitch(c, LETTER_AXIS), room.h));
	double height = all.count ? all.height + BELOW * em(c) : 0;
	return (struct legend){.entry = all.entry,
			       .entries = all.count,
			       .width = all.used,
			       .room = column ? fmin(all.used, room.w) : room.w,
			       .height = height};
}

struct str legend_orient(const struct chart *c)
{
	const struct plan_legend *l = told(c, says_orient);
	return l ? l->orient : STR_NONE;
}

static struct legend place_beside(const struct chart *c, struct rect *body, bool left,
				  bool direct)
{
	struct size room = {SIDE_MOST * body->w, body->h};
	bool lying = c->cells ? c->lying : canvas_view(c, body->w)->lying;
	struct legend l = make(c, room, direct, true, lying);
	l.room = l.width; /* a bar of colours reaches no further */
	double taken = l.width + SIDE_GAP * em(c);
	if (!l.entries || l.width > room.w || body->w - taken < SIDE_LEAST * c->scale)
		return l;
	l.at = (struct point){left ? body->x : body->x + body->w - l.width, body->y};
	body->x += left ? taken : 0;
	body->w -= taken;
	l.height = 0;
	return l;
}

struct legend legend_place(const struct chart *c, struct rect *body, double most, bool direct)
{
	struct str orient = legend_orient(c);
	if (str_among(orient, "right left")) {
		struct legend l = place_beside(c, body, str_eq(orient, STR("left")), direct);
		if (l.height <= 0)
			return l;
	}
	struct legend l = make(c, (struct size){body->w, most}, direct, false, c->lying);
	l.at = (struct point){body->x, body->y};
	if (!str_eq(orient, STR("bottom")))
		return l;
	l.at.y += body->h - l.height + BELOW * em(c); /* its gap is above it */
	body->h = fmax(body->h - l.height, 1);
	l.height = 0;
	return l;
}

/* The layer as a key needs it: with one series of its own, or of one size. */
static struct mark_layer key_layer(const struct mark_layer *l, const struct legend_entry *e)
{
	struct mark_layer key = *l;
	if (e->own) {
		key.series = e->own;
		key.series_count = 1;
		key.painted = true;
	}
	if (e->area > 0)
		key.options.size = e->area;
	key.options.corner_radius = fmin(key.options.corner_radius, CORNER);
	return key;
}

static void draw_key(struct canvas *v, const struct legend_entry *e, struct point at)
{
	const struct chart *c = v->c;
	struct mark_layer layer = key_layer(&v->view->layer[e->layer], e);
	struct mark_out out = {.scene = v->out, .mem = v->out->mem};
	double w = key_of(c, e) - KEY_GAP * em(c);
	double h = e->kind == LEGEND_SIZE ? w : KEY_BLOCK * em(c);
	struct rect key = {at.x + e->x, at.y + e->y - h / 2, w, h};
	/* round ends of lines and corners of symbols stay inside */
	bool whole = layer.mark->spans || e->kind == LEGEND_SIZE;
	double inset = layer.mark->joins ? c->scale : whole ? 0 : 0.2 * h;
	key.x += inset;
	key.w -= 2 * inset;
	if (!layer.mark->joins) {
		key.y += inset;
		key.h -= 2 * inset;
	}
	size_t from = v->out->count;
	layer.mark->key(&layer, e->own ? 0 : e->series, e->status, key, &out);
	for (size_t k = from; k < v->out->count; k++)
		v->out->item[k].role = "legend.key";
}

void legend_draw(struct canvas *v, const struct legend *l)
{
	struct point at = l->at;
	for (size_t i = 0; i < l->entries; i++) {
		const struct legend_entry *e = &l->entry[i];
		if (e->kind == LEGEND_HUE) {
			legend_graded_draw(v, e, at, at.x + l->room);
			continue;
		}
		if (e->kind != LEGEND_WORDS)
			draw_key(v, e, at);
		double x = at.x + e->x + key_of(v->c, e);
		canvas_text(v, e->name, "legend.name",
			    (struct point){x, text_center(e->name, at.y + e->y)});
	}
}

double legend_key(struct canvas *v, size_t layer, struct point at)
{
	draw_key(v, &(struct legend_entry){.layer = layer}, at);
	return legend_key_width(v->c, layer) + KEY_GAP * em(v->c);
}
