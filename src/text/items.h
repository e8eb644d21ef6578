#ifndef TEXT_ITEMS_H
#define TEXT_ITEMS_H

#include "text/state.h"

/* A stretch of one face and one script, which HarfBuzz shapes in one call. */
struct text_item {
	size_t lo, hi;            /* bytes */
	struct text_opened *face; /* NULL: no face draws it; not to be shaped */
	hb_script_t script;
	int lift; /* 1, −1: drawn as small digits above or below the line, 0: as they are */
};

struct text_item_list {
	struct text_item *item;
	size_t count, room;
};

/*
 * The plain character that a superscript or subscript one (⁵, ₂) is drawn with
 * where the font has none of its own, and which way it moves; 0: c is neither.
 */
uint32_t text_items_plain(uint32_t c, int *lift);

/*
 * Divides a clean string: each grapheme cluster goes to the first face of the
 * chain that has ink for the whole of it (J5, J6), clusters of conjoining jamo
 * and tone marks to the Noto CJK KR face (J7). Characters that belong to no
 * script follow the text before them, at the start the text behind them.
 */
void text_items(struct text *t, struct str s, const struct text_weight *w,
		struct text_item_list *out, struct arena *temp);

#endif
