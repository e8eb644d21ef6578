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
	bool justify, balance;
	enum prose_align { PROSE_LEFT, PROSE_CENTER, PROSE_RIGHT } align;
	double indent;         /* all lines, points; the label stands in front */
	const char *role_name; /* scene role: "body", "heading" */
	bool whole;            /* never cut */
};

/* tag: the element that the text belongs to. label (may be empty) is drawn
 * at the left edge on the first line, as element label_tag. */
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

/* The defaults of running text: body size, ink, justification of the report. */
struct prose_style prose_body(const struct block_context *c);

#endif
