#ifndef QUERY_REWRITE_H
#define QUERY_REWRITE_H

#include "query/database.h"
#include "query/token.h"

/*
 * A report's SQL as SQLite gets it. Changed, token by token, are only
 *   names      composed (HANGUL.md J2), and text literals (J1);
 *   :name      into ?N; in an expression bare names too, outside SELECT;
 *   (SELECT …) of an expression into ?N: it runs alone, so that it can be
 *              held to one row and no aggregate moves outward;
 *   a / b      into a*1.0/divisor(b): whole numbers do not truncate and a
 *              zero is noticed; a % b likewise without the 1.0;
 *   index(     into the function's internal name: INDEX is a keyword.
 * Every piece of the new text knows the token that it came from.
 */
struct sql { /* a text of the report and its place */
	struct str text;
	struct span at;
	/* a text that was put together (maker.h): where each piece of it comes from */
	const struct sql_part {
		uint32_t lo;     /* begins here and ends where the next one begins */
		bool made;       /* by us; its place is all that is known */
		struct str text; /* the report's text of which it is a piece */
		uint32_t from;   /* that begins there */
		struct span at;
	} * part;
	uint32_t parts;
};

enum bind_kind { BIND_VALUE, BIND_COLUMN, BIND_SELECT };

struct bind {
	enum bind_kind kind;
	uint32_t index;  /* VALUE: of q->name; COLUMN: of the row's table */
	uint32_t lo, hi; /* SELECT: its tokens */
	const struct token *token;
	struct statement *select; /* made later from lo, hi */
};

struct rewritten {
	struct str text;
	struct segment {
		uint32_t out, token;
	} * segment;
	uint32_t segments, segment_room;
	struct bind *bind; /* ?1 is bind[0] */
	uint32_t binds, bind_room;
};

/* Both report what they refuse. row: the table whose row is in scope, or NULL. */
bool rewrite_select(struct query *q, struct sql sql, struct tokens t, const struct table *row,
		    struct rewritten *out);
bool rewrite_expression(struct query *q, struct sql sql, struct tokens t,
			const struct table *row, struct rewritten *out);

/* The token at that offset of the new text. */
uint32_t rewrite_token(const struct rewritten *r, size_t offset);

/* For diagnostics: the place of bytes lo..hi of the report's SQL. */
struct span rewrite_place(struct query *q, struct sql sql, size_t lo, size_t hi);
bool rewrite_is_made(struct sql sql, size_t at); /* a byte that the report does not have */

/* The place of tokens lo..hi (inclusive). */
struct span rewrite_span(struct query *q, struct sql sql, struct tokens t, uint32_t lo,
			 uint32_t hi);

#endif
