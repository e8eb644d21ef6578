#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include "spec/node.h"

/*
 * A report file as written: front matter, and a body of elements. It knows
 * Markdown and YAML, and no name of any mark, block, format or table. Every
 * part has a span. Made by spec_parse(), read-only afterwards, lives in the
 * arena it was given.
 */
enum inline_kind {
	INLINE_TEXT,   /* text as the reader sees it: escapes and entities resolved */
	INLINE_VALUE,  /* {{ … }}: text and place are what stands between, trimmed */
	INLINE_STRONG, /* child */
	INLINE_EMPH,   /* child */
	INLINE_CODE,   /* text */
	INLINE_LINK,   /* child, target */
	INLINE_IMAGE,  /* text = alternative text (a template), target and its place */
	INLINE_BREAK,  /* hard line break; a soft one is a space in INLINE_TEXT */
	INLINE_REF,    /* @fig-x: text = "fig-x" */
	INLINE_NOTE,   /* [^1]: text = "1" */
};

struct inline_ {
	enum inline_kind kind;
	struct span at;
	struct str text, target;
	const struct inline_ *child;
	size_t children;
};

enum element_kind {
	ELEMENT_HEADING,   /* level, id, classes in name, attributes in yaml, inlines */
	ELEMENT_PARAGRAPH, /* inlines */
	ELEMENT_LIST,      /* children are ELEMENT_ITEM; ordered, start */
	ELEMENT_ITEM,      /* children; of DEFINITIONS the term in inlines */
	ELEMENT_QUOTE,     /* children */
	ELEMENT_CODE,      /* text */
	ELEMENT_TABLE,     /* children are ELEMENT_ROW; align per column; of its caption:
			    * inlines, id, classes in name, attributes in yaml */
	ELEMENT_ROW,       /* children are ELEMENT_CELL; head */
	ELEMENT_CELL,      /* inlines; align */
	ELEMENT_RULE,
	ELEMENT_BLOCK,   /* ```{name #id}: name, id, yaml (or text for {sql name}) */
	ELEMENT_DIV,     /* ::: {.columns}: classes in name, attributes in yaml, children */
	ELEMENT_OUTLINE, /* □ ○ - ※ lines: mark, level, inlines */
	ELEMENT_PAGE_BREAK,
	ELEMENT_NOTE,        /* [^1]: …: id, children */
	ELEMENT_DEFINITIONS, /* children are ELEMENT_ITEM */
	ELEMENT_COLON,       /* ": text", until it is known what it belongs to (colon.h) */
};

enum align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct element {
	enum element_kind kind;
	struct span at;
	int level, start;
	bool ordered, head;
	enum align align;
	struct str name, id, text, mark;
	struct str classes; /* BLOCK: the words behind its name, as in {table .unnumbered} */
	struct span name_at, id_at;
	struct span inner; /* of a DIV: the lines between its ::: */
	struct node yaml;  /* a map; of a block without YAML: empty */
	const struct inline_ *inlines;
	size_t inline_count;
	const struct element *child;
	size_t children;
};

struct spec {
	uint32_t file;
	struct node front; /* a map */
	const struct element *element;
	size_t elements;
};

/* Parses loaded file number `file`. All errors it can find are in d; false
 * when there was one. */
bool spec_parse(struct spec *out, uint32_t file, const struct files *files, struct arena *mem,
		struct diags *d);

/* Inline Markdown in a YAML scalar (titles, notes, items): the rules of a
 * paragraph of the body; nothing in it begins a list, heading or block. A blank
 * line is a hard break. */
bool spec_inlines(const struct node *scalar, const struct files *files,
		  const struct inline_ **out, size_t *count, struct arena *mem,
		  struct diags *d);

/* A YAML file alone (themes, params): one map. */
bool spec_parse_yaml(struct node *out, uint32_t file, struct span part,
		     const struct files *files, struct arena *mem, struct diags *d);

#endif
