#include "base/num.h"
#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"
#include "source/period.h"

/* The scale of a channel. */

static enum column_type column_type(const struct encoder *x, const struct plan_encoding *enc)
{
	return enc->column == TABLE_NONE ? COLUMN_NUMBER
					 : x->layer->table->column[enc->column].type;
}

/* A number, or on an axis of times a period as days. */
static bool read_end(struct encoder *x, const struct plan_encoding *enc, struct str s,
		     double *out)
{
	struct period p;
	enum column_type type = column_type(x, enc);
	if (enc->type != TYPE_TEMPORAL || !column_is_temporal(type))
		return num_parse(s, out);
	if (!period_parse(s, &p) || !column_is_temporal(p.type))
		return false;
	*out = column_days(p.type, p.number);
	return true;
}

bool scaling_number(struct encoder *x, const struct plan_encoding *enc, struct str s,
		    struct span at, double *out)
{
	bool temporal = enc->type == TYPE_TEMPORAL;
	if (read_end(x, enc, s, out))
		return true;
	encode_fail(x);
	return diag_report(x->b->d, at, temporal ? DIAG_SCALE_TIME : DIAG_KEY_NUMBER, s);
}

static void bind_end(struct encoder *x, const struct plan_encoding *enc, struct str s,
		     struct span at, struct plan_number *out)
{
	out->set = scaling_number(x, enc, s, at, &out->v);
}

static bool discrete(const struct plan_encoding *enc)
{
	return enc->type == TYPE_NOMINAL || enc->type == TYPE_ORDINAL;
}

/* Two ends of a number or time axis; names in order; steps of colours. */
static void bind_domain(struct encoder *x, const struct node *list, struct plan_encoding *enc)
{
	struct plan_scale *s = &enc->scale;
	if (!list || !encode_words(x, list, &s->domain))
		return;
	if (discrete(enc) && list->count)
		return;
	if (list->count < 2 || (list->count > 2 && enc->type == TYPE_TEMPORAL)) {
		diag_report(x->b->d, list->at, DIAG_DOMAIN, STR_NONE);
		encode_fail(x);
		return;
	}
	size_t last = list->count - 1;
	bind_end(x, enc, s->domain.word[0], s->domain.at[0], &s->lo);
	bind_end(x, enc, s->domain.word[last], s->domain.at[last], &s->hi);
}

static void bind_side(struct encoder *x, struct keys *k, const char *key,
		      struct plan_encoding *enc, struct plan_number *out)
{
	const struct node *n = keys_scalar(k, key);
	struct str text;
	if (n && fill_plain(x->b, n->text, n->at, &text))
		bind_end(x, enc, text, n->at, out);
	else if (n)
		encode_fail(x);
}

/* Positions have the range of the paper; the other channels may name theirs. */
static void bind_range(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *list = keys_list(k, "range");
	struct plan_words *range = &enc->scale.range;
	bool place =
		enc == &x->layer->encoding[CHANNEL_X] || enc == &x->layer->encoding[CHANNEL_Y];
	bool color = enc == &x->layer->encoding[CHANNEL_COLOR];
	if (!list || !encode_words(x, list, range))
		return;
	if (place || !list->count) {
		diag_report(x->b->d, list->at, DIAG_SCALE_RANGE, STR_NONE);
		encode_fail(x);
	}
	for (size_t i = 0; color && i < range->count; i++)
		if (!channel_color(x, range->word[i], range->at[i]))
			encode_fail(x);
}

static void bind_kind(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *n = keys_scalar(k, "type");
	struct plan_scale *s = &enc->scale;
	const char *suits = discrete(enc)                ? "band point ordinal"
			    : enc->type == TYPE_TEMPORAL ? "time"
							 : "linear log symlog sqrt pow";
	s->type = keys_choice(k, "type");
	if (s->type.n && enc->column != TABLE_NONE && !str_among(s->type, suits)) {
		diag_report(x->b->d, n->at, DIAG_SCALE_TYPE, s->type, str_of(suits));
		encode_fail(x);
	}
}

static void need_above(struct encoder *x, struct keys *k, const char *key, struct plan_number n)
{
	if (!n.set || n.v > 0)
		return;
	diag_report(x->b->d, keys_node(k, key)->at, DIAG_SCALE_ABOVE_ZERO, str_of(key));
	encode_fail(x);
}

/* Of log; the ticks stand at its powers. */
static void bind_base(struct encoder *x, struct keys *k, struct plan_scale *s)
{
	s->base = keys_number(k, "base");
	if (!s->base.set || s->base.v > 1)
		return;
	diag_report(x->b->d, keys_node(k, "base")->at, DIAG_SCALE_BASE, STR_NONE);
	encode_fail(x);
}

void scaling_bind(struct encoder *x, const struct node *scale, struct plan_encoding *enc)
{
	struct keys k = keys_open(scale, &shape_scale, x->b->d);
	struct plan_scale *s = &enc->scale;
	if (!scale)
		return;
	s->at = scale->at;
	bind_kind(x, &k, enc);
	bind_domain(x, keys_list(&k, "domain"), enc);
	bind_side(x, &k, "domainMin", enc, &s->lo);
	bind_side(x, &k, "domainMax", enc, &s->hi);
	s->mid = keys_number(&k, "domainMid");
	bind_range(x, &k, enc);
	s->scheme = keys_text(&k, "scheme");
	s->scheme_at = s->scheme.n ? keys_node(&k, "scheme")->at : SPAN_NONE;
	s->zero = keys_bool(&k, "zero");
	s->nice = keys_bool(&k, "nice");
	s->clamp = keys_bool(&k, "clamp");
	s->reverse = keys_bool(&k, "reverse");
	s->padding = keys_number(&k, "padding");
	s->padding_inner = keys_number(&k, "paddingInner");
	s->padding_outer = keys_number(&k, "paddingOuter");
	s->exponent = keys_number(&k, "exponent");
	s->constant = keys_number(&k, "constant");
	need_above(x, &k, "exponent", s->exponent);
	need_above(x, &k, "constant", s->constant);
	bind_base(x, &k, s);
	if (s->lo.set && s->hi.set && s->lo.v == s->hi.v) {
		diag_report(x->b->d, scale->at, DIAG_DOMAIN, STR_NONE);
		encode_fail(x);
	}
	x->ok = x->ok && k.ok;
}
