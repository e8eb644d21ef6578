#include "chart/bind/apart.h"

/* Marks that show values: what frames or explains them keeps its own look. */
#define SHOWS "bar line area point tick"

static bool painted(const struct plan_layer *l)
{
	const struct plan_mark *m = &l->mark;
	for (size_t i = 0; i < m->properties; i++)
		if (str_among(m->property[i].name, "color fill stroke"))
			return true;
	return l->encoding[CHANNEL_COLOR].set;
}

/* Has it series of its own? */
static bool divided(const struct plan_layer *l)
{
	return l->encoding[CHANNEL_SHAPE].set || l->encoding[CHANNEL_DASH].set ||
	       l->encoding[CHANNEL_DETAIL].set;
}

/* The channel of its values; NULL: it shows none, or a range. */
static const struct plan_encoding *measure(const struct plan_layer *l)
{
	const struct plan_encoding *y = &l->encoding[CHANNEL_Y], *x = &l->encoding[CHANNEL_X];
	if (!str_among(l->mark.type, SHOWS) || l->encoding[CHANNEL_X2].set ||
	    l->encoding[CHANNEL_Y2].set)
		return NULL;
	const struct plan_encoding *e = y->type == TYPE_QUANTITATIVE && y->set ? y : x;
	bool counted = e->column != TABLE_NONE || e->aggregate.n;
	return e->set && e->type == TYPE_QUANTITATIVE && counted && !e->bin.set ? e : NULL;
}

static struct str name_of(const struct chart *c, const struct plan_layer *l)
{
	const struct plan_encoding *e = measure(l);
	if (!e)
		return STR_NONE;
	const struct column *column =
		e->column == TABLE_NONE ? NULL : &l->table->column[e->column];
	return field_name(c, l->table, e, column);
}

/* Do the layers show several things, each in one series and unpainted? */
static bool wanted(const struct chart *c)
{
	struct str first = STR_NONE;
	bool several = false;
	for (size_t i = 0; i < c->plan->layers; i++) {
		const struct plan_layer *l = &c->plan->layer[i];
		struct str name = name_of(c, l);
		if (l->encoding[CHANNEL_COLOR].set || (name.n && (painted(l) || divided(l))))
			return false;
		several |= first.n && name.n && !str_eq(first, name);
		first = first.n ? first : name;
	}
	return several && !c->plan->resolve.scale[CHANNEL_Y];
}

const struct plan_layer *apart_layers(struct chart *c)
{
	size_t layers = c->plan->layers;
	if (layers < 2 || !wanted(c))
		return c->plan->layer;
	struct plan_layer *out = ARENA_NEW(c->mem, struct plan_layer, layers);
	for (size_t i = 0; i < layers; i++) {
		struct str name = name_of(c, &c->plan->layer[i]);
		out[i] = c->plan->layer[i];
		if (!name.n)
			continue;
		struct plan_encoding *e = &out[i].encoding[CHANNEL_COLOR];
		*e = (struct plan_encoding){.set = true,
					    .at = out[i].mark.at,
					    .column = TABLE_NONE,
					    .type = TYPE_NOMINAL,
					    .sort = STR("none"),
					    .datum_text = name};
	}
	c->apart = true;
	return out;
}

bool apart_hidden(const struct chart *c, const struct model_layer *l)
{
	if (c->series_count != 1 || !str_among(str_of(l->mark->name), "line point tick"))
		return false;
	for (const struct model_layer *below = c->layer; below < l; below++)
		if (below->mark->zero && !below->mark->joins && !painted(below->plan))
			return true;
	return false;
}
