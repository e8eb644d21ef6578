#ifndef BLOCK_PROSE_H
#define BLOCK_PROSE_H

#include "block/block.h"

/*
 * A paragraph as a box: rich text shaped once, broken at the width it gets,
 * cut between lines. Every block that shows running text uses it.
 */
struct prose_style {
	enum theme_role role;
	double size, pitch; /* points; line pitch as a share of the size (T1) */
	int weight;
	color rgba;
	bool justify, balance, tabular;
	enum prose_align { PROSE_LEFT, PROSE_CENTER, PROSE_RIGHT } align;
	double indent;         /* of all lines, points */
	double label_x;        /* of the label, which stands in front of the first line */
	const char *role_name; /* scene role: "body", "heading" */
	bool whole;            /* never cut */
};

/* tag: the element that the text belongs to. label (may be empty) is drawn
 * on the first line, as element label_tag. */
struct prose {
	const struct rich *text;
	const struct tag *tag;
	struct str label;
	const struct tag *label_tag;
	color label_rgba;
	struct str anchor, outline; /* id of a target; title in the outline */
	int outline_level;
};

/* False with a diagnostic when a character cannot be drawn. */
bool prose_box(struct block_context *c, const struct prose *p, const struct prose_style *style,
	       struct box *out);

/* The spans of a text for text_para(): strong, links and so on, at least one.
 * Links become elements of parent. */
const struct text_span *prose_spans(struct block_context *c, const struct rich *r,
				    const struct prose_style *style, const struct tag *parent);

/* Width that the label takes with a gap in em behind it; 0 without a label. */
double prose_label_width(struct block_context *c, const struct prose *p,
			 const struct prose_style *style, double gap);

/* The defaults of running text: body size, ink, justification of the report. */
struct prose_style prose_body(const struct block_context *c);

#endif
