#include "chart/legend.h"

#include <math.h>

#include "chart/words.h"

#define KEY_LINE 2.4   /* width of a key, in label sizes: of what joins rows */
#define KEY_BLOCK 0.95 /* of all else */
#define KEY_GAP 0.45
#define ENTRY_GAP 1.5
#define BELOW 0.5 /* space below the legend */

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

static double key_width(const struct chart *c, size_t layer)
{
	return em(c) * (c->layer[layer].mark->joins ? KEY_LINE : KEY_BLOCK);
}

/* Colours that repeat the names of the base axis say nothing more. */
bool legend_needed(const struct chart *c)
{
	const struct model_field *hue = &c->field[CHANNEL_COLOR];
	const struct model_field *base = &c->field[model_base(c)];
	if (!hue->e || !hue->discrete || c->series_count < 2 || hue->e->legend.off)
		return false;
	return hue->column != base->column;
}

/* Does a value label name this row's status? */
static bool row_told(const struct model_layer *l, enum status s, bool direct)
{
	if (!l->states)
		return false;
	bool ends = direct || s == STATUS_CLAIMED || s == STATUS_PROJECTION;
	return !l->mark->joins || ends || str_eq(l->draw.options.label, STR("all"));
}

static bool status_told(const struct chart *c, enum status s, bool direct)
{
	for (size_t i = 0; i < c->layers; i++) {
		const struct mark_layer *l = &c->layer[i].draw;
		for (size_t r = 0; r < l->rows; r++)
			if (l->row[r].status == s && !row_told(&c->layer[i], s, direct))
				return false;
	}
	return true;
}

struct entries {
	struct legend_entry *entry;
	size_t count, room, rows;
	double width;
};

static void add(const struct chart *c, struct entries *to, struct legend_entry e,
		struct str name)
{
	double room = to->width - key_width(c, e.layer) - KEY_GAP * em(c);
	struct text_style style = letter_style(c, LETTER_AXIS, c->theme->color.text);
	e.key = true;
	e.name = letter_line(c, LETTER_AXIS, c->theme->color.text, name);
	if (e.name->width > room)
		e.name = text_ellipsis(c->text, name, style, fmax(room, em(c)), c->d);
	ARENA_PUSH(c->mem, to->entry, to->count, to->room) = e;
}

/* The first layer that draws a series, and the surest status it draws there. */
static bool find_series(const struct chart *c, size_t series, struct legend_entry *out)
{
	for (size_t i = 0; i < c->layers; i++)
		for (size_t r = 0; r < c->layer[i].draw.rows; r++) {
			const struct mark_row *row = &c->layer[i].draw.row[r];
			if (row->series != series || row->status >= STATUS_MISSING)
				continue;
			*out = (struct legend_entry){
				.layer = i, .series = series, .status = row->status};
			return true;
		}
	return false;
}

static void add_series(const struct chart *c, struct entries *to)
{
	for (size_t s = 0; s < c->series_count; s++) {
		struct legend_entry e;
		bool repeated = s && str_eq(c->series[s].name, c->series[s - 1].name);
		if (!repeated && find_series(c, s, &e))
			add(c, to, e, c->series[s].name);
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
	return (e->key ? key_width(c, e->layer) + KEY_GAP * em(c) : 0) + e->name->width;
}

/* Left to right, then down, in so many rows; returns how many entries fit. */
static size_t arrange(const struct chart *c, struct entries *all, size_t rows)
{
	double x = 0, pitch = letter_pitch(c, LETTER_AXIS), y = pitch / 2;
	all->rows = all->count > 0;
	for (size_t i = 0; i < all->count; i++) {
		struct legend_entry *e = &all->entry[i];
		double w = entry_width(c, e);
		if (x > 0 && x + w > all->width) {
			if (all->rows == rows)
				return i;
			all->rows++;
			x = 0;
			y += pitch;
		}
		e->x = x;
		e->y = y;
		x += w + ENTRY_GAP * em(c);
	}
	return all->count;
}

/* Leaves entries out until those that stay, and their number, fit. */
static void fit(const struct chart *c, struct entries *all, size_t rows)
{
	size_t whole = all->count, kept = arrange(c, all, rows);
	while (kept < whole && kept > 0) {
		struct str rest =
			arena_printf(c->mem, c->plan->korean ? "외 %zu개" : "and %zu more",
				     whole - kept + 1);
		color faint = c->theme->color.secondary;
		all->entry[kept - 1] =
			(struct legend_entry){.name = letter_line(c, LETTER_AXIS, faint, rest)};
		all->count = kept;
		if (arrange(c, all, rows) == kept)
			return;
		kept--;
	}
}

struct legend legend_make(const struct chart *c, struct size room, bool direct)
{
	struct entries all = {.width = room.w};
	double pitch = letter_pitch(c, LETTER_AXIS);
	if (legend_needed(c) && !direct)
		add_series(c, &all);
	add_statuses(c, &all, direct);
	fit(c, &all, (size_t)fmax(1, floor(room.h / pitch)));
	double height = all.count ? (double)all.rows * pitch + BELOW * em(c) : 0;
	return (struct legend){all.entry, all.count, height};
}

static void draw_key(struct canvas *v, const struct legend_entry *e, struct point at)
{
	const struct chart *c = v->c;
	const struct mark_layer *layer = &v->view->layer[e->layer];
	struct mark_out out = {.scene = v->out, .mem = v->out->mem};
	double w = key_width(c, e->layer), h = KEY_BLOCK * em(c);
	struct rect key = {at.x + e->x, at.y + e->y - h / 2, w, h};
	/* round ends of lines and corners of symbols stay inside */
	double inset = layer->mark->joins ? c->scale : layer->mark->zero ? 0 : 0.2 * h;
	key.x += inset;
	key.w -= 2 * inset;
	if (!layer->mark->joins) {
		key.y += inset;
		key.h -= 2 * inset;
	}
	size_t from = v->out->count;
	layer->mark->key(layer, e->series, e->status, key, &out);
	for (size_t k = from; k < v->out->count; k++)
		v->out->item[k].role = "legend.key";
}

void legend_draw(struct canvas *v, const struct legend *l, struct point at)
{
	for (size_t i = 0; i < l->entries; i++) {
		const struct legend_entry *e = &l->entry[i];
		double x = at.x + e->x + entry_width(v->c, e) - e->name->width;
		if (e->key)
			draw_key(v, e, at);
		canvas_text(v, e->name, "legend.name",
			    (struct point){x, text_center(e->name, at.y + e->y)});
	}
}
