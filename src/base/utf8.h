#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/* UTF-8 as Unicode 15 chapter 3 table 3-7 defines it: no overlong forms, no
 * surrogates, nothing above U+10FFFF. */

#define UTF8_BAD UINT32_C(0xFFFD)

/* The code point at *i, which moves past it. A bad byte gives UTF8_BAD and
 * moves by one. *i must be below s.n. */
uint32_t utf8_next(struct str s, size_t *i);

/* The code point that ends at *i, which moves to its start; *i must be > 0. */
uint32_t utf8_prev(struct str s, size_t *i);

/* Writes 1..4 bytes and returns how many. */
size_t utf8_put(char out[4], uint32_t code);

size_t utf8_count(struct str s); /* code points */

/* Offset of the first byte that begins no valid sequence, or s.n. */
size_t utf8_invalid(struct str s);

/* Terminal cells: 2 for wide and full-width characters (UAX #11 W and F), 0
 * for combining marks and conjoining vowels and finals, else 1. */
unsigned utf8_cells(uint32_t code);

#endif
