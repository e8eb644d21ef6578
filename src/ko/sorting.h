#ifndef KO_SORTING_H
#define KO_SORTING_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * The order of names (HANGUL.md J13): 가나다 by composed syllables, which is that
 * of code points, with Hangul behind Latin or, by option, before it; digits and
 * signs come first either way. A total order: equal is the same text.
 */
int sorting_compare(struct str a, struct str b, bool hangul_first);

/* The same with numbers in names by their size: 5~9세 before 10~14세, 제2차 before 제10차,
 * 500만 원 before 1,000만 원. Of keys, too. */
int sorting_natural(struct str a, struct str b);

/* A string whose bytes stand in that order; s itself when nothing has to change. */
struct str sorting_key(struct arena *mem, struct str s, bool hangul_first);

#endif
