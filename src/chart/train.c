#include <math.h>

#include "chart/model.h"

/* Scales learn the data: what the author wished of them, and what marks see. */

static enum scale_kind kind_of(const struct chart *c, const struct model_field *f)
{
	if (f->temporal)
		return SCALE_TIME;
	if (!f->discrete)
		return f->e && str_eq(f->e->scale.type, STR("log")) ? SCALE_LOG : SCALE_LINEAR;
	for (size_t i = 0; i < c->layers; i++)
		if (c->layer[i].mark->zero && !c->layer[i].mark->joins)
			return SCALE_BAND;
	return SCALE_POINT;
}

static void open_scale(struct chart *c, enum plan_channel channel, struct scale *s)
{
	const struct model_field *f = &c->field[channel];
	scale_init(s, kind_of(c, f), c->mem);
	if (!f->e)
		return;
	if (f->temporal && f->column)
		s->column = f->column->type;
	for (size_t i = 0; f->discrete && i < c->names[channel].levels; i++)
		scale_name(s, c->names[channel].level[i]);
}

/* What the author says of a scale wins over what marks wished for. */
static void wish(const struct chart *c, enum plan_channel channel, struct scale *s)
{
	const struct plan_encoding *e = c->field[channel].e;
	if (!e)
		return;
	if (e->scale.zero != TRI_DEFAULT)
		s->zero = e->scale.zero == TRI_YES;
	if (e->scale.nice != TRI_DEFAULT)
		s->nice = e->scale.nice == TRI_YES;
	s->wish_lo = model_number(e->scale.lo, NAN);
	s->wish_hi = model_number(e->scale.hi, NAN);
	s->whole = str_eq(e->aggregate, STR("count"));
}

static void swap(double *a, double *b)
{
	double was = *a;
	*a = *b;
	*b = was;
}

static struct mark_layer turn(struct chart *c, const struct mark_layer *l)
{
	struct mark_layer turned = *l;
	struct mark_row *row = arena_grow(c->mem, l->row, l->rows, l->rows, sizeof(*row));
	for (size_t i = 0; i < l->rows; i++) {
		swap(&row[i].x, &row[i].y);
		swap(&row[i].x2, &row[i].y2);
	}
	turned.row = row;
	turned.horizontal = !l->horizontal;
	return turned;
}

void train_view(struct chart *c, struct model_view *v, bool turned)
{
	v->lying = c->lying != turned;
	v->layer = ARENA_NEW(c->mem, struct mark_layer, c->layers);
	open_scale(c, turned ? CHANNEL_Y : CHANNEL_X, &v->scales.x);
	open_scale(c, turned ? CHANNEL_X : CHANNEL_Y, &v->scales.y);
	for (size_t i = 0; i < c->layers; i++) {
		v->layer[i] = turned ? turn(c, &c->layer[i].draw) : c->layer[i].draw;
		v->layer[i].mark->train(&v->layer[i], &v->scales);
	}
	wish(c, turned ? CHANNEL_Y : CHANNEL_X, &v->scales.x);
	wish(c, turned ? CHANNEL_X : CHANNEL_Y, &v->scales.y);
}

bool train_check(struct chart *c)
{
	const struct mark_scales *s = &c->view[0].scales;
	bool ok = true;
	if (s->x.refused)
		ok = diag_report(c->d, c->field[CHANNEL_X].e->at, DIAG_CHART_LOG_ZERO,
				 STR("x"));
	if (s->y.refused)
		ok = diag_report(c->d, c->field[CHANNEL_Y].e->at, DIAG_CHART_LOG_ZERO,
				 STR("y"));
	return ok;
}
