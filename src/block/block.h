#ifndef BLOCK_BLOCK_H
#define BLOCK_BLOCK_H

#include "chart/chart.h"
#include "layout/flow.h"
#include "plan/report.h"
#include "text/text.h"

/*
 * A block turns one bound element of a report into boxes. The door: one new
 * block is one new file in block/ and one new word in BLOCKS.
 */
struct block_context {
	const struct plan *plan;
	const struct theme *theme;
	struct text *text;
	struct chart_fonts fonts;
	struct arena *mem;
	struct diags *d;
	const struct tag *parent; /* element that new elements belong to */
};

struct block_out { /* boxes in reading order */
	struct box *box;
	size_t count, room;
};

struct block {
	enum plan_kind kind;
	const char *name, *summary;
	bool (*build)(struct block_context *c, const struct plan_block *b,
		      struct block_out *out);
};

/* One new block is one new file in block/ and one new word here. */
#define BLOCKS(X)                                                                         \
	X(heading)                                                                        \
	X(paragraph)                                                                      \
	X(list)                                                                           \
	X(items)                                                                          \
	X(kpi)                                                                            \
	X(chart)                                                                          \
	X(rule) X(page_break) X(table) X(quote) X(callout) X(columns) X(outline) X(image) \
		X(code) X(definitions)

#define X(name) extern const struct block block_##name;
BLOCKS(X)
#undef X

void block_push(struct block_context *c, struct block_out *out, struct box box);

/* The title block that begins a report: title, subtitle, date and author. */
bool block_title(struct block_context *c, struct block_out *out);

/* Running head and foot, as artifacts; context: struct block_furniture. */
struct block_furniture {
	struct block_context *c;
	struct margins margin;
	struct str chapter; /* that the pages before ended in */
};
void block_furnish(void *context, struct page *page, size_t pages);

bool block_build(struct block_context *c, const struct plan_block *b, struct block_out *out);

#endif
