#ifndef KO_JOSA_PAIR_H
#define KO_JOSA_PAIR_H

#include "ko/josa.h"

/* Pairs of particle forms (P1, P2, P9, P11). */

/* "은/는" → 은, 는; false when pair is not written so. */
bool josa_pair_split(struct str pair, struct str *closed, struct str *open);

/* The form behind a word that ends in final (see sound.h; known). */
struct str josa_pair_form(struct str closed, struct str open, int final);

struct str josa_pair_both(struct arena *mem, struct str pair); /* "은(는)" */

/* As josa_match(), for a pair written with a slash: "은/는". */
size_t josa_pair_slash(struct str s, struct str *pair);

#endif
