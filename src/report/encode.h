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

/* channel.c: encoding → the layer's channels. */
void channel_bind_all(struct encoder *x, const struct node *encoding);

/* guide.c: axis, legend; and the title that a channel or either of them gives. */
void guide_title(struct encoder *x, struct keys *k, struct plan_encoding *enc);
void guide_axis(struct encoder *x, const struct node *axis, struct plan_encoding *enc);
void guide_legend(struct encoder *x, const struct node *legend, struct plan_encoding *enc);

/* scaling.c: scale. */
void scaling_bind(struct encoder *x, const struct node *scale, struct plan_encoding *enc);

/* mark.c: mark → the layer's mark. */
void mark_bind(struct encoder *x, const struct node *mark);

/* annotation.c: annotate → the chart's annotations. */
void annotation_bind(struct encoder *x, const struct node *list);

/*
 * transform.c: the rows that the steps make of a table, or NULL with diagnostics.
 * series: the column that tells series apart, may be empty.
 */
const struct table *transform_apply(struct encoder *x, const struct table *t,
				    const struct node *list, struct str series);

#endif
