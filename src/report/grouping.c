#include <math.h>

#include "data/summary.h"
#include "data/timeunit.h"
#include "report/binning.h"
#include "report/encode.h"
#include "report/keys.h"
#include "report/unit.h"

/* aggregate, bin and timeUnit of a channel, and the type that follows from them. */

bool grouping_short(struct str word, struct plan_encoding *enc)
{
	enum summary_op op;
	timeunit unit;
	if (summary_find(word, &op))
		enc->aggregate = word;
	else if (timeunit_find(word, &unit))
		enc->unit = (struct plan_unit){
			.set = true, .binned = timeunit_find_binned(word), .unit = unit};
	else if (str_eq(word, STR("bin")))
		enc->bin = (struct plan_bin){.set = true, .wish.step = NAN};
	else
		return false;
	return true;
}

/* aggregate: {argmax: column} */
static void bind_argument(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	struct keys own = keys_part(k, "aggregate");
	const struct node *least = keys_scalar(&own, "argmin"),
			  *most = keys_scalar(&own, "argmax"), *by = least ? least : most;
	enc->aggregate = least ? STR("argmin") : STR("argmax");
	enc->by = by ? channel_find(x, by->text, by->at) : TABLE_NONE;
	k->ok = k->ok && own.ok;
	if (!own.ok || (!least != !most))
		return;
	diag_report(x->b->d, keys_node(k, "aggregate")->at, DIAG_AGGREGATE_ONE, STR_NONE);
	encode_fail(x);
}

void grouping_long(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *bin = keys_node(k, "bin");
	const struct node *aggregate = keys_node(k, "aggregate");
	if (aggregate && aggregate->kind == NODE_MAP)
		bind_argument(x, k, enc);
	else if (aggregate)
		enc->aggregate = keys_choice(k, "aggregate");
	enc->unit = (struct plan_unit){.set = false};
	if (keys_has(k, "timeUnit") && !unit_read(x->b, k, &enc->unit))
		encode_fail(x);
	enc->bin = (struct plan_bin){.set = false};
	if (bin && !keys_is_off(bin) && !binning_read(x->b, bin, &enc->bin))
		encode_fail(x);
	if ((enc->aggregate.n > 0) + enc->unit.set + enc->bin.set > 1) {
		diag_report(x->b->d, enc->at, DIAG_STEP_ONE_OF, STR_NONE);
		encode_fail(x);
	}
}

/* So many bins as the channel can tell apart, where nothing is said. */
static int usual_bins(enum plan_channel channel)
{
	switch (channel) {
	case CHANNEL_COLOR:
	case CHANNEL_SIZE:
	case CHANNEL_OPACITY:
	case CHANNEL_SHAPE:
	case CHANNEL_ROW:
	case CHANNEL_COLUMN:
		return 6;
	case CHANNEL_DASH:
		return 4;
	default:
		return 10;
	}
}

/* Bins that the data come with have two ends, on an axis of numbers. */
static void bind_bins(struct encoder *x, enum plan_channel channel, struct plan_encoding *enc)
{
	bool place = channel == CHANNEL_X || channel == CHANNEL_Y;
	if (!enc->bin.wish.most)
		enc->bin.wish.most = usual_bins(channel);
	if (!enc->bin.binned || place)
		return;
	diag_report(x->b->d, enc->at, DIAG_BINNED_PLACE, channel_word(channel));
	encode_fail(x);
}

void grouping_type(struct encoder *x, enum plan_channel channel, struct plan_encoding *enc)
{
	enum summary_op op;
	bool keeps = summary_find(enc->aggregate, &op) &&
		     (op == SUMMARY_MIN || op == SUMMARY_MAX) && enc->column != TABLE_NONE &&
		     column_is_temporal(x->layer->table->column[enc->column].type);
	bool names = channel == CHANNEL_SHAPE || channel == CHANNEL_DASH ||
		     channel == CHANNEL_XOFFSET || channel == CHANNEL_YOFFSET;
	if (enc->bin.set)
		bind_bins(x, channel, enc);
	if (enc->aggregate.n && !keeps && !plan_argument(enc))
		enc->type = TYPE_QUANTITATIVE;
	else if (enc->bin.set)
		enc->type = TYPE_QUANTITATIVE;
	enc->unit.usual = enc->unit.set;
	if (enc->unit.set && !enc->aggregate.n && !enc->bin.set)
		enc->type = timeunit_few(enc->unit.unit) ? TYPE_ORDINAL : TYPE_TEMPORAL;
	if (names && enc->type == TYPE_TEMPORAL)
		enc->type = TYPE_ORDINAL;
}

void grouping_settle(enum plan_channel channel, struct plan_encoding *enc)
{
	bool amount = channel == CHANNEL_X || channel == CHANNEL_Y || channel == CHANNEL_SIZE ||
		      channel == CHANNEL_OPACITY;
	if (enc->bin.set && !amount && enc->type == TYPE_QUANTITATIVE)
		enc->type = TYPE_ORDINAL;
}
