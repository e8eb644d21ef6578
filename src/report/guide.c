#include "ko/format.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"

/* What tells a scale's values: the axis and the legend of a channel. */

static void bind_format(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_scalar(k, "format");
	struct format f;
	if (!n)
		return;
	enc->format = n->text;
	enc->format_at = n->at;
	if (!format_parse(n->text, n->at, &f, x->b->mem, x->b->d))
		encode_fail(x);
}

void guide_title(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_node(k, "title");
	if (!n)
		return;
	enc->title_off = keys_is_false(n);
	if (!enc->title_off && !fill_node(x->b, keys_scalar(k, "title"), NULL, &enc->title))
		encode_fail(x);
}

void guide_axis(struct encoder *x, const struct node *axis, struct plan_encoding *enc)
{
	if (!axis)
		return;
	enc->axis.off = keys_is_false(axis);
	if (enc->axis.off)
		return;
	struct keys k = keys_open(axis, "title format tickCount grid labels", x->b->d);
	guide_title(x, &k, enc);
	bind_format(x, &k, enc);
	enc->axis.tick_count = keys_number(&k, "tickCount");
	enc->axis.grid = keys_bool(&k, "grid");
	enc->axis.labels = keys_bool(&k, "labels");
	x->ok = x->ok && k.ok;
}

void guide_legend(struct encoder *x, const struct node *legend, struct plan_encoding *enc)
{
	enc->legend.off = keys_is_false(legend);
	if (!legend || enc->legend.off)
		return;
	struct keys k = keys_open(legend, "title", x->b->d);
	guide_title(x, &k, enc);
	x->ok = x->ok && k.ok;
}
