#ifndef SPEC_SHADOW_H
#define SPEC_SHADOW_H

#include "spec/reader.h"

/*
 * What md4c reads instead of the file (SPEC §3): a text of the same length in
 * which everything that CommonMark would misread stands as letters, blanks or
 * marks of its own. All text is taken from the file at the same offset.
 *
 *   {{x | comma}}, [^1]      one run of letters each (a part)
 *   ::: …, \newpage          a heading, because nothing swallows a heading
 *   □ …, [^1]: …, : …        an item of a + list, which takes in following lines
 *   {#id .name} that ends a heading or : …   blanks
 *   2025. 9. 15. at the start of a line   without full stops
 *   the letter before or behind a * run   a full stop, so that **‘a’**은 closes
 */
enum shadow_kind { SHADOW_VALUE, SHADOW_NOTE, SHADOW_SKIP };

struct shadow_part { /* in order of lo, disjoint */
	enum shadow_kind kind;
	size_t lo, hi; /* VALUE, NOTE: with the brackets; SKIP: what is not text */
};

enum shadow_line_kind {
	SHADOW_DIV,
	SHADOW_DIV_END,
	SHADOW_PAGE,
	SHADOW_OUTLINE,
	SHADOW_DEF,
	SHADOW_COLON,
	SHADOW_HEADING /* with attributes; others are no special lines */
};

struct shadow_line { /* in order of lo */
	enum shadow_line_kind kind;
	size_t lo, hi;           /* without indentation and line end */
	size_t mark_lo, mark_hi; /* OUTLINE: the mark; DEF: the name; DIV, COLON, HEADING: the
				  * attributes, without { } where these may not be left out */
	int level;               /* OUTLINE */
	bool joined, above;      /* COLON: no blank line above it; a table right below */
};

struct shadow {
	char *text; /* as long as the file */
	struct shadow_part *part;
	size_t parts, part_room;
	struct shadow_line *line;
	size_t lines, line_room;
};

/* For the body, which starts at byte lo of the file. False with a diagnostic
 * when LIMITS_LINES is passed. */
bool shadow_make(struct shadow *out, struct reader *r, size_t lo);

/* Hides the values, notes and * runs of one line lo..hi, and nothing else. */
void shadow_hide(struct shadow *out, const struct reader *r, size_t lo, size_t hi);

/* The first part that ends behind offset at; out->parts when there is none. */
size_t shadow_part_from(const struct shadow *s, size_t at);

/* The special line that holds offset at, or NULL. */
const struct shadow_line *shadow_line_at(const struct shadow *s, size_t at);

/* True when a copy of shadow text holds something that stood for a value. */
bool shadow_holds_value(struct str copy);

#endif
