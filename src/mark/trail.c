#include "mark/trail.h"

#include <assert.h>
#include <math.h>

#include "mark/place.h"
#include "mark/style.h"

#define COLUMN 0.5 /* points: a pixel or less on paper and screens */
#define ROOMY 14.0 /* points between markers, so that they do not make a second line */

/* Observed rows of every series, in one pass. */
static size_t *count_observed(const struct mark_layer *l, struct arena *mem)
{
	size_t *count = ARENA_NEW(mem, size_t, l->series_count);
	for (size_t i = 0; i < l->rows; i++) {
		assert(l->row[i].series < l->series_count);
		count[l->row[i].series] += segments_observed(&l->row[i]);
	}
	return count;
}

/* So many rows that several stand in one column of a pixel or less: the first,
 * the lowest, the highest and the last of each column paint what all of them do. */
struct thinner {
	const struct mark_layer *l;
	const struct trail *t;
	size_t *row;
	bool *gap;
	struct point *at;
	size_t rows;
};

static void keep(struct thinner *k, size_t i)
{
	k->row[k->rows] = k->t->run->row[i];
	k->gap[k->rows] = k->t->run->gap[i];
	k->at[k->rows++] = k->t->at[i];
}

static void keep_column(struct thinner *k, size_t lo, size_t hi)
{
	size_t low = lo, high = lo, last = hi - 1;
	for (size_t i = lo + 1; i < hi; i++) {
		low = k->t->at[i].y > k->t->at[low].y ? i : low;
		high = k->t->at[i].y < k->t->at[high].y ? i : high;
	}
	size_t a = low < high ? low : high, b = low < high ? high : low;
	keep(k, lo);
	if (a > lo)
		keep(k, a);
	if (b > a && b < last)
		keep(k, b);
	if (last > lo && last > a)
		keep(k, last);
}

static bool same_column(const struct trail *t, const struct mark_layer *l, size_t a, size_t b)
{
	return !t->run->gap[b] && floor(t->at[a].x / COLUMN) == floor(t->at[b].x / COLUMN) &&
	       l->row[t->run->row[a]].status == l->row[t->run->row[b]].status;
}

static void thin(const struct mark_layer *l, struct trail *t, struct arena *mem)
{
	size_t rows = t->run->rows;
	double width = fabs(t->at[rows - 1].x - t->at[0].x) / COLUMN;
	if ((double)rows < 6 * (width + 1))
		return;
	struct thinner k = {.l = l, .t = t};
	k.row = ARENA_NEW(mem, size_t, rows);
	k.gap = ARENA_NEW(mem, bool, rows);
	k.at = ARENA_NEW(mem, struct point, rows);
	for (size_t lo = 0, hi; lo < rows; lo = hi) {
		for (hi = lo + 1; hi < rows && same_column(t, l, lo, hi); hi++)
			;
		keep_column(&k, lo, hi);
	}
	struct segment_run *run = ARENA_NEW(mem, struct segment_run, 1);
	*run = (struct segment_run){t->run->series, k.row, k.gap, k.rows};
	t->run = run;
	t->at = k.at;
}

/* Those that are set apart run over the others. */
static void raise_lit(const struct mark_layer *l, struct trails *all, struct arena *mem)
{
	struct trail *sorted = ARENA_NEW(mem, struct trail, all->count);
	size_t n = 0;
	for (int lit = 0; lit < 2; lit++)
		for (size_t i = 0; i < all->count; i++)
			if (l->series[all->trail[i].run->series].lit == lit)
				sorted[n++] = all->trail[i];
	all->trail = sorted;
}

struct trails trail_all(const struct mark_layer *l, const struct mark_scales *s,
			struct arena *mem)
{
	const struct segment_run *run;
	struct trails all = {.count = segments_runs(l, &s->x, mem, &run)};
	size_t *observed = count_observed(l, mem);
	all.trail = ARENA_NEW(mem, struct trail, all.count);
	for (size_t i = 0; i < all.count; i++) {
		struct trail *t = &all.trail[i];
		t->run = &run[i];
		t->few = !l->fitted && observed[t->run->series] == 2;
		t->at = ARENA_NEW(mem, struct point, t->run->rows);
		for (size_t k = 0; k < t->run->rows; k++)
			t->at[k] = place_row(l, s, &l->row[t->run->row[k]]);
		thin(l, t, mem);
		t->segments = segments_of(l, t->run, mem, &t->segment);
		t->curve = curve_make(l->options.interpolate, t->at, t->run->rows, mem);
	}
	raise_lit(l, &all, mem);
	return all;
}

static struct ink stroke_of(const struct mark_layer *l, size_t series, double width,
			    enum status status, struct arena *mem)
{
	color pale = style_mix(style_color(l, series), l->surface, style_of(status)->line_pale);
	return style_line(l, pale, width, series, status, mem);
}

void trail_stroke(const struct mark_layer *l, const struct trail *t, double width,
		  const char *role, struct mark_out *out)
{
	for (size_t i = 0; i < t->segments; i++) {
		const struct segment *g = &t->segment[i];
		/* what nobody observed looks like what nobody observed */
		enum status look = g->bridge ? STATUS_PROJECTION : g->status;
		struct pen pen = {.mem = out->mem};
		pen_move(&pen, t->at[g->lo].x, t->at[g->lo].y);
		curve_draw(&t->curve, g->lo, g->hi, &pen);
		scene_path(out->scene, role,
			   stroke_of(l, t->run->series, width, look, out->mem), pen_path(&pen));
	}
}

struct curve trail_foot(const struct mark_layer *l, const struct mark_scales *s,
			const struct trail *t, struct arena *mem)
{
	struct point *at = ARENA_NEW(mem, struct point, t->run->rows);
	double base = scale_base(&s->y);
	for (size_t i = 0; i < t->run->rows; i++) {
		double from = l->row[t->run->row[i]].y2;
		at[i] = (struct point){t->at[i].x,
				       isfinite(from) ? scale_at(&s->y, from) : base};
	}
	return curve_make(l->options.interpolate, at, t->run->rows, mem);
}

struct path trail_body(const struct trail *t, const struct segment *g, const struct curve *low,
		       struct arena *mem)
{
	struct pen pen = {.mem = mem};
	pen_move(&pen, t->at[g->lo].x, t->at[g->lo].y);
	curve_draw(&t->curve, g->lo, g->hi, &pen);
	pen_line(&pen, low->at[g->hi].x, low->at[g->hi].y);
	curve_draw(low, g->hi, g->lo, &pen);
	pen_close(&pen);
	return pen_path(&pen);
}

static enum status status_at(const struct mark_layer *l, const struct trail *t, size_t i)
{
	return l->row[t->run->row[i]].status;
}

/* Do the markers of the computed rows, or of the others, stand apart? */
static bool roomy(const struct mark_layer *l, const struct trail *t, bool computed)
{
	double first = 0, last = 0;
	size_t count = 0;
	for (size_t i = 0; i < t->run->rows; i++) {
		if ((status_at(l, t, i) == STATUS_PROJECTION) != computed)
			continue;
		if (!count++)
			first = t->at[i].x;
		last = t->at[i].x;
	}
	return count < 3 || fabs(last - first) / (double)(count - 1) >= ROOMY * style_scale(l);
}

void trail_markers(const struct mark_layer *l, const struct trail *t, const char *role,
		   struct mark_out *out)
{
	bool room[2] = {roomy(l, t, false), roomy(l, t, true)};
	size_t last = t->run->rows - 1;
	for (size_t i = 0; i <= last; i++) {
		enum status status = status_at(l, t, i);
		bool computed = status == STATUS_PROJECTION;
		bool shown = last == 0 || (t->few && !computed);
		if (l->options.point || (status != STATUS_ACTUAL && !computed))
			shown |= room[computed] || i == last || (i == 0 && !computed);
		if (shown)
			style_marker(l, t->run->series, status, STYLE_MARKER * style_scale(l),
				     t->at[i], out, role);
	}
}

/* Is the row lower than both of its neighbours on the paper's y? */
static bool is_valley(const struct trail *t, size_t i)
{
	return i && i + 1 < t->run->rows && t->at[i - 1].y < t->at[i].y &&
	       t->at[i + 1].y < t->at[i].y;
}

static void ask(const struct mark_layer *l, const struct trail *t, size_t i, bool end,
		struct mark_out *out)
{
	bool start = !end && i == 0, inner = !end && !start;
	bool claimed = status_at(l, t, i) == STATUS_CLAIMED; /* no legend says so */
	mark_label(out, (struct mark_label){.anchor = t->at[i],
					    .side = end     ? 1
						    : start ? -1
							    : 0,
					    .rise = !inner            ? 0
						    : is_valley(t, i) ? 1
								      : -1,
					    .text = l->row[t->run->row[i]].text,
					    .priority = end       ? 2
							: claimed ? 1.5
								  : 1});
}

/* Rows that are labelled though they do not end their series: the last that
 * was observed before a projection, and the first of only two. */
static bool is_turn(const struct mark_layer *l, const struct trail *t, size_t i)
{
	bool computed = status_at(l, t, i) == STATUS_PROJECTION;
	bool computed_next =
		i + 1 < t->run->rows && status_at(l, t, i + 1) == STATUS_PROJECTION;
	return !computed && (computed_next || t->few);
}

void trail_labels(const struct mark_layer *l, const struct trails *all, struct mark_out *out)
{
	enum place_labels where = place_labels(l);
	for (size_t k = 0; k < all->count && where != PLACE_NONE; k++) {
		const struct trail *t = &all->trail[k];
		size_t series = t->run->series;
		bool ends = k + 1 == all->count || all->trail[k + 1].run->series != series;
		for (size_t i = 0; i < t->run->rows; i++) {
			bool end = ends && i + 1 == t->run->rows;
			if (end || where != PLACE_END || is_turn(l, t, i))
				ask(l, t, i, end, out);
		}
	}
}

void trail_key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
	       double y, const char *role, struct mark_out *out)
{
	struct ink ink = stroke_of(l, series, TRAIL_WIDTH, status, out->mem);
	double r = fmin(STYLE_MARKER * style_scale(l), at.h / 2);
	scene_line(out->scene, role, ink, (struct point){at.x, y},
		   (struct point){at.x + at.w, y});
	if (status == STATUS_PROJECTION || (status == STATUS_ACTUAL && !l->options.point))
		return;
	style_marker(l, series, status, r, (struct point){at.x + at.w / 2, y}, out, role);
}
