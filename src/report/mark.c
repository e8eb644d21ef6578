#include "mark/mark.h"
#include "report/encode.h"
#include "report/keys.h"

/* The mark of a layer and its properties. */
#define MARK_KEYS "type label point interpolate opacity size innerRadius color"

void mark_bind(struct encoder *x, const struct node *mark)
{
	struct plan_mark *m = &x->layer->mark;
	const struct node *type = mark;
	if (mark->kind == NODE_MAP) {
		struct keys k = keys_open(mark, MARK_KEYS, x->b->d);
		type = keys_scalar(&k, "type");
		m->label = keys_choice(&k, "label", "none end inside all");
		m->point = keys_bool(&k, "point");
		m->interpolate = keys_choice(&k, "interpolate", "linear monotone step");
		m->opacity = keys_number(&k, "opacity");
		m->size = keys_number(&k, "size");
		m->inner_radius = keys_number(&k, "innerRadius");
		m->color = keys_text(&k, "color");
		x->ok = x->ok && k.ok;
	}
	if (!type || !keys_kind(x->b->d, type, NODE_SCALAR)) {
		if (!type && !node_get(mark, "type"))
			diag_report(x->b->d, mark->at, DIAG_MARK_MISSING, STR_NONE);
		encode_fail(x);
		return;
	}
	m->type = type->text;
	m->at = type->at;
	if (!mark_find(m->type)) {
		diag_report(x->b->d, type->at, DIAG_MARK_UNKNOWN, m->type,
			    mark_nearest(m->type));
		encode_fail(x);
	}
}
