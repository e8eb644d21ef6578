#ifndef KO_COMPOSE_H
#define KO_COMPOSE_H

#include "base/arena.h"

/* HANGUL.md J1–J4. Each returns s itself when nothing changes; bytes that are
 * no UTF-8 stay as they are. */
struct str compose_hangul(struct arena *mem, struct str s); /* J1: L+V, LV+T only */
struct str compose_filler(struct arena *mem, struct str s); /* J3 */
struct str compose_tilde(struct arena *mem, struct str s);  /* J4 */
struct str compose_middot(struct arena *mem, struct str s); /* J4: between Hangul only */
struct str compose_clean(struct arena *mem, struct str s);  /* U+FEFF at the start, U+00AD */
struct str compose_nfc(struct arena *mem, struct str s);    /* full NFC, for keys only */

/* What every string goes through before it is shown: clean, filler, compose,
 * tilde, middot. */
struct str compose_display(struct arena *mem, struct str s);

/* J2: the form by which names are compared (full NFC, no byte order mark). */
struct str compose_key(struct arena *mem, struct str s);

#endif
