#include <math.h>

#include "data/summary.h"
#include "data/timeunit.h"
#include "report/encode.h"
#include "report/keys.h"
#include "report/stepping.h"

/* aggregate, bin and timeUnit of a channel, and the type that follows from them. */

bool grouping_short(struct str word, struct plan_encoding *enc)
{
	enum summary_op op;
	enum timeunit unit;
	if (summary_find(word, &op))
		enc->aggregate = word;
	else if (timeunit_find(word, &unit))
		enc->time_unit = word;
	else if (str_eq(word, STR("bin")))
		enc->bin = (struct plan_bin){true, {.step = NAN}};
	else
		return false;
	return true;
}

void grouping_long(struct encoder *x, struct keys *k, struct plan_encoding *enc)
{
	const struct node *bin = keys_node(k, "bin");
	if (keys_has(k, "aggregate"))
		enc->aggregate = keys_choice(k, "aggregate");
	if (keys_has(k, "timeUnit"))
		enc->time_unit = keys_choice(k, "timeUnit");
	enc->bin.set = bin && !keys_is_off(bin);
	if (enc->bin.set && !stepping_bins(x->b, bin, &enc->bin.wish))
		encode_fail(x);
	if ((enc->aggregate.n > 0) + (enc->time_unit.n > 0) + enc->bin.set > 1) {
		diag_report(x->b->d, enc->at, DIAG_STEP_ONE_OF, STR_NONE);
		encode_fail(x);
	}
}

void grouping_type(const struct encoder *x, enum plan_channel channel,
		   struct plan_encoding *enc)
{
	enum summary_op op;
	enum timeunit unit;
	bool keeps = summary_find(enc->aggregate, &op) &&
		     (op == SUMMARY_MIN || op == SUMMARY_MAX) && enc->column != TABLE_NONE &&
		     column_is_temporal(x->layer->table->column[enc->column].type);
	bool place = channel == CHANNEL_X || channel == CHANNEL_Y;
	if (enc->aggregate.n && !keeps)
		enc->type = TYPE_QUANTITATIVE;
	else if (enc->bin.set)
		enc->type = place ? TYPE_QUANTITATIVE : TYPE_ORDINAL;
	else if (timeunit_find(enc->time_unit, &unit))
		enc->type = timeunit_season(unit) ? TYPE_ORDINAL : TYPE_TEMPORAL;
}
