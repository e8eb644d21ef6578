#include "report/encode.h"
#include "report/keys.h"

/* The scale of a channel. */

void scaling_bind(struct encoder *x, const struct node *scale, struct plan_encoding *enc)
{
	struct keys k = keys_open(scale, "domain zero type nice", x->b->d);
	enc->scale.type = keys_choice(&k, "type", "linear log time band point");
	enc->scale.zero = keys_bool(&k, "zero");
	enc->scale.nice = keys_bool(&k, "nice");
	const struct node *domain = keys_list(&k, "domain");
	if (domain && domain->count == 2) {
		struct node_entry end[] = {{STR("lo"), domain->at, domain->item[0]},
					   {STR("hi"), domain->at, domain->item[1]}};
		struct node map = {.kind = NODE_MAP, .entry = end, .count = 2};
		struct keys ends = keys_open(&map, "lo hi", x->b->d);
		enc->scale.lo = keys_number(&ends, "lo");
		enc->scale.hi = keys_number(&ends, "hi");
		k.ok = k.ok && ends.ok;
	} else if (domain) {
		k.ok = diag_report(x->b->d, domain->at, DIAG_DOMAIN, STR_NONE);
	}
	x->ok = x->ok && k.ok;
}
