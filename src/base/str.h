#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A str is a borrowed run of UTF-8 bytes. It is not NUL-terminated and owns
 * nothing: the bytes live in an arena, in a loaded file or in the program.
 */
struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})

/* For "%.*s": printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).n, (s).p

struct str str_of(const char *cstring); /* NULL gives the empty str */
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* by bytes, which is by code point */

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* Offset of the first needle at or after from, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);

struct str str_slice(struct str s, size_t lo, size_t hi);
struct str str_trim(struct str s); /* ASCII blanks and line ends, both sides */

/* True when s is one of the words, which are separated by single spaces. */
bool str_among(struct str s, const char *words);

/* The smallest number of one-character edits from a to b, by code point. */
size_t str_distance(struct str a, struct str b);

/*
 * Keeps the nearest of several candidates: call once per candidate with the
 * best so far; returns the candidate when it is nearer and near enough to be
 * a likely misspelling, else best.
 */
struct str str_nearer(struct str wanted, struct str candidate, struct str best);

#endif
