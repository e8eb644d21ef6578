#ifndef KO_COMPOSE_H
#define KO_COMPOSE_H

#include <stdint.h>

#include "base/arena.h"

/* HANGUL.md J1–J4: cells are cleaned and filled as they are read (source/parse.c), all
 * text is composed, and J4 is for what is drawn alone (text/clean.c). Each returns s itself
 * when nothing changes; bytes that are no UTF-8 stay as they are. */
struct str compose_hangul(struct arena *mem, struct str s); /* J1: L+V, LV+T only */
struct str compose_filler(struct arena *mem, struct str s); /* J3 */
struct str compose_tilde(struct arena *mem, struct str s);  /* J4 */
struct str compose_middot(struct arena *mem, struct str s); /* J4: between Hangul only */
struct str compose_clean(struct arena *mem, struct str s);  /* U+FEFF at the start, U+00AD */
struct str compose_nfc(struct arena *mem, struct str s);    /* full NFC, for keys only */

/* Is it a code point that the last two may replace? */
bool compose_alike(uint32_t code);

/* J2: the form by which names are compared (full NFC, no byte order mark). */
struct str compose_key(struct arena *mem, struct str s);

#endif
