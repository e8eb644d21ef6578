#include <math.h>
#include <stdlib.h>

#include "mark/place.h"
#include "mark/segments.h"
#include "mark/style.h"

#define ROLE "mark.point"
#define SIZE 36.0         /* square points on paper */
#define SEEN 4.0          /* the smallest that is seen */
#define SEEN_THROUGH 0.72 /* large symbols lie over others */
#define PI 3.14159265358979323846

static double radius_of(const struct mark_layer *l, const struct mark_row *r)
{
	double usual = l->options.size > 0 ? l->options.size : SIZE;
	double area = r->size >= 0 ? fmin(r->size, 1e8) : usual;
	area = area > 0 ? fmax(area, SEEN) : 0; /* the least of all is there, too */
	return sqrt(area / PI) * style_scale(l);
}

static int compare_sizes(const void *va, const void *vb)
{
	const struct mark_row *a = *(const struct mark_row *const *)va;
	const struct mark_row *b = *(const struct mark_row *const *)vb;
	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return (a > b) - (a < b);
}

/* The rows that are drawn: of different sizes, the small ones in front. */
static const struct mark_row **rows_of(const struct mark_layer *l, struct arena *mem,
				       size_t *count)
{
	const struct mark_row **row = ARENA_NEW(mem, const struct mark_row *, l->rows);
	*count = 0;
	for (size_t i = 0; i < l->rows; i++)
		if (segments_present(&l->row[i]) &&
		    !(l->set[MARK_SIZE] && isnan(l->row[i].size)))
			row[(*count)++] = &l->row[i];
	if (l->set[MARK_SIZE] && *count)
		qsort(row, *count, sizeof(*row), compare_sizes);
	return row;
}

/* Above the symbol; beside it where values run along x. */
static void ask_label(const struct mark_layer *l, const struct mark_row *r, struct point at,
		      double radius, struct mark_out *out)
{
	int way = r->x < 0 ? -1 : 1;
	struct mark_label label = {.anchor = at, .text = r->text, .priority = 1};
	if (l->horizontal) {
		label.side = way;
		label.anchor.x += way * radius;
	} else {
		label.rise = -1;
		label.anchor.y -= radius;
	}
	mark_label(out, label);
}

static void draw(const struct mark_layer *l, const struct mark_scales *s, struct mark_out *out)
{
	enum place_labels where = place_labels(l);
	size_t count;
	const struct mark_row **row = rows_of(l, out->mem, &count);
	for (size_t i = 0; i < count; i++) {
		struct mark_row r = *row[i];
		struct point at = place_row(l, s, &r);
		double radius = radius_of(l, &r);
		if (l->set[MARK_SIZE] && !(l->options.opacity > 0) && !l->set[MARK_OPACITY])
			r.opacity = SEEN_THROUGH;
		if (radius > 0)
			style_symbol(l, &r, radius, at, out, ROLE);
		if (where != PLACE_NONE)
			ask_label(l, &r, at, radius, out);
	}
}

static void key(const struct mark_layer *l, size_t series, enum status status, struct rect at,
		struct mark_out *out)
{
	double radius = radius_of(l, &(struct mark_row){.size = NAN});
	style_marker(l, series, status, fmin(radius, fmin(at.w, at.h) / 2),
		     (struct point){at.x + at.w / 2, at.y + at.h / 2}, out, ROLE);
}

const struct mark mark_point = {
	.name = "point",
	.summary = "a symbol for each row",
	.kind = {"점그래프", "Dot plot"},
	.takes = "size shape filled strokeWidth",
	.rule =
		{
			[MARK_X] = {.allowed = true, .required = true},
			[MARK_Y] = {.allowed = true, .required = true},
			[MARK_SERIES] = {.allowed = true},
			[MARK_OFFSET] = {.allowed = true, .discrete = true},
			[MARK_SIZE] = {.allowed = true},
			[MARK_TEXT] = {.allowed = true},
			[MARK_SHAPE] = {.allowed = true, .discrete = true},
			[MARK_OPACITY] = {.allowed = true},
		},
	.point = true,
	.label = "none",
	.labels = "none end all",
	.train = place_train,
	.draw = draw,
	.key = key,
};
