#ifndef REPORT_ENCODE_H
#define REPORT_ENCODE_H

#include "report/bind.h"

/*
 * Binding one {chart} block, shared by the files that bind its parts. Errors
 * are collected: at the end, ok tells whether there were none.
 */
struct encoder {
	struct bind *b;
	const struct element *e;
	struct plan_chart *chart;
	struct plan_layer *layer; /* the one that is being bound */
	bool ok;
};
void encode_fail(struct encoder *x);

struct keys; /* report/keys.h */

/* A list of scalars, filled; false when one of them is no scalar. */
bool encode_words(struct encoder *x, const struct node *list, struct plan_words *out);

/* A list of numbers, as many as it has items; NULL with diagnostics. */
const double *encode_numbers(struct encoder *x, const struct node *list);

/* channel.c: the layer's channels. What a layer says of a channel is added to
 * what all layers share; either may be NULL. */
void channel_bind_all(struct encoder *x, const struct node *shared, const struct node *own);

/* One more channel of the layer: facet beside the encoding. */
void channel_bind(struct encoder *x, enum plan_channel channel, const struct node *n);

/* Pieces of a channel that a condition has too: field, type, value. */
uint32_t channel_find(struct encoder *x, struct str field, struct span at); /* TABLE_NONE */
void channel_column(struct encoder *x, struct str field, struct span at,
		    struct plan_encoding *enc);
void channel_type(struct encoder *x, struct keys *k, struct plan_encoding *enc);
void channel_value(struct encoder *x, struct keys *k, enum plan_channel channel,
		   struct plan_encoding *enc);
struct str channel_word(enum plan_channel channel); /* "xOffset" */

/* cases.c: condition → the channel's cases; and once all channels of the layer are
 * bound, the columns of their tests. */
void cases_bind(struct encoder *x, const struct node *condition, enum plan_channel channel,
		struct plan_encoding *enc);
void cases_tests(struct encoder *x);

/* "#1c589c"; else a diagnostic. */
bool channel_color(struct encoder *x, struct str s, struct span at);

/* grouping.c: aggregate, bin and timeUnit, by a word of the short form (false: it
 * is none of them) or by keys; and the type that they give a channel. */
bool grouping_short(struct str word, struct plan_encoding *enc);
void grouping_long(struct encoder *x, struct keys *k, struct plan_encoding *enc);
void grouping_type(struct encoder *x, enum plan_channel channel, struct plan_encoding *enc);
/* Once the author's type is known: bins are names but on axes and as amounts. */
void grouping_settle(enum plan_channel channel, struct plan_encoding *enc);

/* guide.c: axis, legend, header of cells; and the title that a channel or either of them gives.
 */
void guide_title(struct encoder *x, struct keys *k, struct plan_encoding *enc);
void guide_format(struct encoder *x, struct keys *k, struct plan_encoding *enc);
void guide_axis(struct encoder *x, const struct node *axis, struct plan_encoding *enc);
void guide_legend(struct encoder *x, const struct node *legend, struct plan_encoding *enc);
void guide_header(struct encoder *x, const struct node *header, struct plan_encoding *enc);

/* scaling.c: scale; and a number or a time of such a channel, as its scale reads it. */
bool scaling_number(struct encoder *x, const struct plan_encoding *enc, struct str s,
		    struct span at, double *out);
/* A number of ticks, or a unit of the calendar where the channel has times. */
void scaling_steps(struct encoder *x, struct keys *k, const char *key,
		   const struct plan_encoding *enc, struct plan_steps *out);
void scaling_bind(struct encoder *x, const struct node *scale, struct plan_encoding *enc);

/* sharing.c: what one layer says of a shared scale, axis or legend stands for all. */
void sharing_settle(struct encoder *x, struct plan_layer *layer, const struct node *list);

/* mark.c: mark → the layer's mark. */
void mark_bind(struct encoder *x, const struct node *mark);

/* layer.c: data, mark, encoding, transform and layer → the chart's layers. */
void layer_bind_all(struct encoder *x, struct keys *k);

/* annotation.c: annotate → the chart's annotations. */
void annotation_bind(struct encoder *x, const struct node *list);

/*
 * transform.c: the rows that the steps make of a table, or NULL with diagnostics.
 * series: the column that tells series apart, may be empty.
 */
const struct table *transform_apply(struct encoder *x, const struct table *t,
				    const struct node *list, struct str series);

#endif
