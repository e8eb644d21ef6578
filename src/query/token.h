#ifndef QUERY_TOKEN_H
#define QUERY_TOKEN_H

#include <stdint.h>

#include "base/arena.h"

/*
 * SQL text cut into tokens as SQLite cuts it, so that a name can be found at
 * its place and changed without touching strings or comments. Blanks and
 * comments are no tokens. Made by token_split(), lives in its arena.
 */
enum token_kind {
	TOKEN_NAME,      /* an identifier or keyword, as it is: flip, SELECT */
	TOKEN_QUOTED,    /* "기업 수", [기업 수], `기업 수` */
	TOKEN_STRING,    /* '…' */
	TOKEN_NUMBER,    /* 1, .5, 1e6, 0x1F */
	TOKEN_PARAMETER, /* :name; also @name, $name, ?, ?1, which are refused */
	TOKEN_PUNCT,     /* one operator or bracket */
	TOKEN_BAD,       /* never closed, or a character that SQL does not know */
	TOKEN_END,       /* behind the last one: lo == hi == length */
};

struct token {
	enum token_kind kind;
	uint32_t lo, hi;
	uint32_t depth; /* brackets and CASE … END that are open before it */
	uint32_t match; /* ( [index of its )], ) [of its (]; itself when there is none */
	struct str text;
	struct str name; /* NAME, QUOTED, PARAMETER: without quotes or colon, full NFC */
};

struct tokens {
	const struct token *item;
	uint32_t count; /* without the END, which stands at item[count] */
	struct str sql;
};

struct tokens token_split(struct arena *mem, struct str sql);

/* Tokens lo..hi − 1 as a list of their own, with an END at hi's place. */
struct tokens token_part(struct arena *mem, struct tokens whole, uint32_t lo, uint32_t hi);

bool token_is(const struct token *t, const char *punct);    /* "(", "<=" */
bool token_word(const struct token *t, const char *word);   /* a bare NAME, in any case */
bool token_among(const struct token *t, const char *words); /* one of several */

/* Names compare as SQL compares them: A–Z in any case. */
bool token_same_name(struct str a, struct str b);

/* The token behind the operand that starts at i: -b, f(x), t.c, CASE … END,
 * (…), a || b. i itself when no operand starts there. */
uint32_t token_operand(struct tokens t, uint32_t i);

/* True when the text begins with SELECT or WITH. */
bool token_is_select(struct tokens t);

#endif
