#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include "text/state.h"

/* The faces of a chain in a weight; a family without it is E802, once. */
const struct text_weight *text_face_chain(struct text *t, uint32_t chain, int weight,
					  struct diags *d);

struct text_opened *text_face_at(struct text *t, const struct text_weight *w, size_t i);

/* Whether the face draws a character with ink, or as the space that it is. */
bool text_face_has(const struct text_opened *face, uint32_t code);

/* Whether the face draws every character of a grapheme cluster with ink (J5). */
bool text_face_covers(const struct text_opened *face, struct str cluster);

/* The face whose Hangul body lines of this chain and weight are placed by (T2). */
const struct text_font_file *text_face_body(const struct text_weight *w);

/* Gives the face its number when the first run uses it. */
void text_face_use(struct text *t, struct text_opened *face);

void text_face_close(struct text_opened *face);

#endif
