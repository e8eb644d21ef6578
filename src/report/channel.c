#include "report/encode.h"
#include "report/fill.h"
#include "report/keys.h"

/* The channels of a layer, each in its short or long form. */
#define CHANNEL_KEYS \
	"field type aggregate timeUnit sort title axis scale legend value datum stack"
#define AGGREGATES "count sum mean average median min max"
#define TIME_UNITS "year yearquarter yearmonth yearmonthdate"

static const char *const channel_name[CHANNEL_COUNT] = {
#define X(id, name) #name,
	PLAN_CHANNELS(X)
#undef X
};

static enum plan_type default_type(enum column_type type)
{
	if (type == COLUMN_NUMBER)
		return TYPE_QUANTITATIVE;
	return column_is_temporal(type) ? TYPE_TEMPORAL : TYPE_NOMINAL;
}

static bool type_by_word(struct str word, enum plan_type *out)
{
	static const struct {
		const char *words;
		enum plan_type type;
	} types[] = {{"quantitative Q", TYPE_QUANTITATIVE},
		     {"temporal T", TYPE_TEMPORAL},
		     {"ordinal O", TYPE_ORDINAL},
		     {"nominal N", TYPE_NOMINAL}};
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_among(word, types[i].words)) {
			*out = types[i].type;
			return true;
		}
	return false;
}

static void bind_column(struct encoder *x, struct str field, struct span at,
			struct plan_encoding *enc)
{
	const struct table *t = x->layer->table;
	struct bind *b = x->b;
	enc->column = table_find(t, field);
	if (enc->column == TABLE_NONE) {
		diag_report(b->d, at, DIAG_COLUMN_UNKNOWN, t->name, field,
			    table_nearest(t, field), table_column_names(t, b->mem));
		encode_fail(x);
		return;
	}
	const struct column *c = &t->column[enc->column];
	enc->type = default_type(c->type);
	if (!enc->title.text.n && !enc->title_off)
		enc->title = fill_verbatim(b, c->name, at);
}

/* "연도:O", "mean(값):Q", "연도" */
static void bind_short(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	struct str s = n->text, type = STR_NONE;
	size_t colon = s.n, lo = 0, hi;
	while (colon > 0 && s.p[colon - 1] != ':')
		colon--;
	hi = colon ? colon - 1 : s.n;
	if (colon)
		type = str_slice(s, colon, s.n);
	size_t open = str_find(str_slice(s, 0, hi), STR("("), 0);
	if (open != SIZE_MAX && hi > 0 && s.p[hi - 1] == ')' &&
	    str_among(str_slice(s, 0, open), AGGREGATES)) {
		enc->aggregate = str_slice(s, 0, open);
		lo = open + 1;
		hi--;
	}
	if (lo < hi)
		bind_column(x, str_trim(str_slice(s, lo, hi)),
			    node_span(x->b->files, n, lo, hi), enc);
	if (colon && !type_by_word(type, &enc->type)) {
		diag_report(x->b->d, node_span(x->b->files, n, colon, s.n), DIAG_TYPE_UNKNOWN,
			    type);
		encode_fail(x);
	}
}

static void bind_sort(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *sort = keys_node(k, "sort");
	if (sort && sort->kind == NODE_SCALAR)
		enc->sort = keys_among(k, sort, "ascending descending x y -x -y color");
	else if (sort)
		k->ok = keys_kind(x->b->d, sort, NODE_SCALAR);
}

static void bind_long(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	struct keys k = keys_open(n, CHANNEL_KEYS, x->b->d);
	const struct node *field = keys_scalar(&k, "field");
	guide_title(x, &k, enc);
	enc->aggregate = keys_choice(&k, "aggregate", AGGREGATES);
	enc->time_unit = keys_choice(&k, "timeUnit", TIME_UNITS);
	enc->datum = keys_number(&k, "datum");
	enc->value = keys_text(&k, "value");
	enc->stack = keys_choice(&k, "stack", "zero normalize none");
	guide_legend(x, keys_node(&k, "legend"), enc);
	bind_sort(x, &k, enc);
	if (field)
		bind_column(x, field->text, field->at, enc);
	guide_axis(x, keys_node(&k, "axis"), enc);
	scaling_bind(x, keys_node(&k, "scale"), enc);
	const struct node *type = keys_scalar(&k, "type");
	if (type && !type_by_word(type->text, &enc->type)) {
		diag_report(x->b->d, type->at, DIAG_TYPE_UNKNOWN, type->text);
		encode_fail(x);
	}
	x->ok = x->ok && k.ok;
}

static void bind_channel(struct encoder *x, const struct node *n, struct plan_encoding *enc)
{
	*enc = (struct plan_encoding){.set = true, .at = n->at, .column = TABLE_NONE};
	if (n->kind == NODE_SCALAR)
		bind_short(x, n, enc);
	else
		bind_long(x, n, enc);
}

void channel_bind_all(struct encoder *x, const struct node *encoding)
{
	static const char known[] =
#define X(id, name) #name " "
		PLAN_CHANNELS(X)
#undef X
			"";
	struct keys k = keys_open(encoding, known, x->b->d);
	for (int c = 0; c < CHANNEL_COUNT; c++) {
		const struct node *n = keys_node(&k, channel_name[c]);
		if (n)
			bind_channel(x, n, &x->layer->encoding[c]);
	}
	x->ok = x->ok && k.ok;
}
