#include "base/num.h"
#include "mark/property.h"
#include "report/encode.h"
#include "report/keys.h"
#include "report/shape/elsewhere.h"

/* The mark of a layer and its properties, as mark/property.c knows them. */

static struct str range_text(struct arena *mem, const struct mark_property *p)
{
	struct str lo = num_shortest(mem, p->lo), hi = num_shortest(mem, p->hi);
	if (p->kind == PROPERTY_DASH)
		return arena_printf(mem, "[%.*s … %.*s, …]", STR_ARG(lo), STR_ARG(hi));
	return arena_printf(mem, "%.*s … %.*s", STR_ARG(lo), STR_ARG(hi));
}

static struct str values_text(struct arena *mem, const struct mark *m,
			      const struct mark_property *p)
{
	if (p->kind == PROPERTY_EITHER) {
		struct str words = str_of(mark_property_words(m, p)),
			   range = range_text(mem, p);
		return arena_printf(mem, "%.*s (number: %.*s)", STR_ARG(words), STR_ARG(range));
	}
	if (p->words)
		return str_of(p->words);
	return p->kind == PROPERTY_COLOR ? STR("\"#rrggbb\"") : range_text(mem, p);
}

/* The numbers of a scalar or of a list; false where one is none. */
static bool read_numbers(struct arena *mem, const struct node *n, struct plan_property *out)
{
	size_t count = n->kind == NODE_LIST ? n->count : 1;
	double *number = ARENA_NEW(mem, double, count);
	for (size_t i = 0; i < count; i++) {
		const struct node *item = n->kind == NODE_LIST ? &n->item[i] : n;
		if (item->kind != NODE_SCALAR || !num_parse(item->text, &number[i]))
			return false;
	}
	out->number = number;
	out->numbers = count;
	return true;
}

/* Words that mean nothing to this mark are refused, numbers likewise. */
static bool has_word(const struct mark *m, const struct mark_property *p,
		     const struct plan_property *written)
{
	const char *words = mark_property_words(m, p);
	return !words || str_among(written->numbers ? STR("number") : written->text, words);
}

static bool read_property(struct encoder *x, const struct mark *mark,
			  const struct mark_property *p, const struct node *n,
			  struct plan_property *out)
{
	struct mark_options ignored = {.opacity = 0};
	bool list = p->kind == PROPERTY_DASH;
	bool numbers = p->kind == PROPERTY_NUMBER || p->kind == PROPERTY_EITHER || list;
	*out = (struct plan_property){.name = str_of(p->name), .text = n->text, .at = n->at};
	if (!keys_kind(x->b->d, n, list ? NODE_LIST : NODE_SCALAR))
		return false;
	if (numbers && !read_numbers(x->b->mem, n, out))
		out->numbers = 0;
	bool has = has_word(mark, p, out);
	if (has && mark_property_set(&ignored, p, out->text, out->number, out->numbers))
		return true;
	const char *instead = shape_value_instead(out->name, n->text);
	return diag_report(x->b->d, n->at, DIAG_CHART_PROPERTY_VALUE, out->name,
			   list ? STR("[…]") : n->text,
			   has ? values_text(x->b->mem, mark, p)
			       : str_of(mark_property_words(mark, p)),
			   instead ? str_of(instead) : STR_NONE);
}

/* A property that is written otherwise here, is another mark's or nobody's. */
static void refuse(struct encoder *x, const struct mark *mark, const struct node_entry *e)
{
	struct arena *mem = x->b->mem;
	const struct shape_elsewhere *other =
		shape_property_elsewhere(str_of(mark->name), e->key);
	if (other)
		diag_report(x->b->d, e->key_at, other->why, e->key, str_of(other->instead));
	else
		diag_report(x->b->d, e->key_at, DIAG_CHART_PROPERTY_REFUSED, str_of(mark->name),
			    e->key, mark_property_nearest(mark, e->key),
			    mark_properties(mark, mem), mark_property_takers(e->key, mem));
	encode_fail(x);
}

static void bind_properties(struct encoder *x, const struct mark *mark, const struct node *map)
{
	struct plan_mark *m = &x->layer->mark;
	struct plan_property *list = ARENA_NEW(x->b->mem, struct plan_property, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct node_entry *e = &map->entry[i];
		if (str_eq(e->key, STR("type")))
			continue;
		if (!mark_takes(mark, e->key)) {
			refuse(x, mark, e);
		} else if (read_property(x, mark, mark_property(e->key), &e->value,
					 &list[m->properties])) {
			m->properties++;
		} else {
			encode_fail(x);
		}
	}
	m->property = list;
}

static struct str all_names(struct arena *mem)
{
	struct str *name = ARENA_NEW(mem, struct str, mark_count);
	for (size_t i = 0; i < mark_count; i++)
		name[i] = str_of(mark_all[i]->name);
	return arena_join(mem, name, mark_count, STR(" "));
}

void mark_bind(struct encoder *x, const struct node *mark)
{
	struct plan_mark *m = &x->layer->mark;
	const struct node *type = mark->kind == NODE_MAP ? node_get(mark, "type") : mark;
	if (!type || !keys_kind(x->b->d, type, NODE_SCALAR)) {
		if (!type)
			diag_report(x->b->d, mark->at, DIAG_MARK_MISSING, STR_NONE);
		encode_fail(x);
		return;
	}
	m->type = type->text;
	m->at = type->at;
	const struct mark *found = mark_find(m->type);
	if (found && mark->kind == NODE_MAP) {
		bind_properties(x, found, mark);
	} else if (!found) {
		const char *instead = shape_mark_instead(m->type);
		if (instead)
			diag_report(x->b->d, type->at, DIAG_MARK_ELSEWHERE, m->type,
				    str_of(instead));
		else
			diag_report(x->b->d, type->at, DIAG_MARK_UNKNOWN, m->type,
				    mark_nearest(m->type), all_names(x->b->mem));
		encode_fail(x);
	}
}
