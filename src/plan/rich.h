#ifndef PLAN_RICH_H
#define PLAN_RICH_H

#include <stdint.h>

#include "base/files.h"
#include "base/str.h"

/*
 * Text that is ready to be set: values filled in, particles resolved,
 * references numbered. A line break that the author asked for is U+2028.
 */
enum rich_mark { /* bits */
		 RICH_STRONG = 1,
		 RICH_EMPH = 2,
		 RICH_CODE = 4,
		 RICH_SUPER = 8,
		 RICH_LINK = 16,
		 RICH_NOTE = 32, /* the number of a footnote */
};

struct rich_span {
	size_t lo, hi; /* bytes; spans cover the text in order */
	uint8_t marks;
	struct str target; /* RICH_LINK: "https://…" or "#id" */
	size_t note;       /* RICH_NOTE, the first for this note: its number; else 0 */
};

struct rich {
	struct str text;
	const struct rich_span *span;
	size_t spans;
	struct span at; /* the place in the report, for messages */
};

/* Texts of one kind, such as the notes below a table. */
struct rich_list {
	const struct rich *item;
	size_t count;
};

#endif
