#ifndef REPORT_FILL_H
#define REPORT_FILL_H

#include "report/bind.h"

/*
 * Strings with {{ }} become text: values are computed and formatted, then
 * particles behind them are resolved by what is displayed (SPEC §4).
 */

/* A row whose columns are in scope, for per-row templates; NULL: none. */
struct fill_row {
	const struct table *table;
	uint32_t row;
};

/* The inlines of an element of the body; they may refer to footnotes. */
bool fill_body(struct bind *b, const struct element *e, struct rich *out);

/* Has it words that a reference can repeat: its own, or the title of a block? */
bool fill_titled(const struct element *e);

/* These without footnotes. */
bool fill_quoted(struct bind *b, const struct element *e, struct rich *out);

/* Inlines of a template that spec_inlines() parsed, or of a footnote. */
bool fill_inlines(struct bind *b, const struct inline_ *item, size_t count,
		  const struct fill_row *row, struct span at, struct rich *out);

/* A YAML string with inline Markdown; NULL node gives empty text. */
bool fill_node(struct bind *b, const struct node *scalar, const struct fill_row *row,
	       struct rich *out);

/* The notes below a table or figure: a string, or a list of several. */
bool fill_notes(struct bind *b, const struct node *note, struct rich_list *out);

/* fill_node() for a scalar whose values have a format where they name none; NULL: none. */
bool fill_formatted(struct bind *b, const struct node *scalar, const struct node *format,
		    struct rich *out);

/* Puts text behind what was filled, in its last span's manner. */
void fill_append(struct bind *b, struct rich *rich, struct str more);

/* The same without Markdown, as plain text for names and numbers, whose digits
 * stay as they are when no format is given. */
bool fill_plain(struct bind *b, struct str s, struct span at, struct str *out);

/* Text as it is, as one span. */
struct rich fill_verbatim(struct bind *b, struct str s, struct span at);

#endif
