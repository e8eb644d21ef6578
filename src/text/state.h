#ifndef TEXT_STATE_H
#define TEXT_STATE_H

#include <hb.h>

#include "text/fonts.h"
#include "text/text.h"

/*
 * What an open struct text holds; for the files of this room only. Everything
 * lives in mem until text_close(), which frees the HarfBuzz objects.
 */
struct text_range {
	uint32_t lo, hi;
};

/* A face that was opened because a chain reached it. */
struct text_opened {
	struct text_face face; /* what runs point to */
	const struct text_font_file *file;
	hb_face_t *hb_face;
	hb_font_t *font;
	struct text_range *blank; /* characters mapped to empty glyphs (J5) */
	size_t blanks;
	hb_codepoint_t dotted_circle; /* glyph, or 0 */
	bool fixed_pitch;             /* i is as wide as m */
	bool old_hangul;              /* has the shaping of old Hangul (J7) */
	bool used;                    /* stands in text_faces() */
};

/* The faces of a chain in one weight, in the order in which they are tried;
 * text_face_at() opens them. */
struct text_weight {
	int weight;
	const struct text_font_file **file;
	size_t files;
	struct text_weight *next;
};

struct text_chain {
	struct str *family;
	size_t families;
	struct span at;
	struct text_weight *weight;
};

struct text {
	struct arena mem;
	const struct text_fonts *fonts;
	struct arena temp;    /* of one call of line.c or para.c */
	struct arena shaping; /* of one call of text_shape() */
	hb_buffer_t *buffer;
	hb_language_t ko;
	struct text_opened **opened; /* by number in fonts->file; NULL: not yet */
	struct text_chain *chain;
	size_t chains, chain_room;
	const struct text_face **face; /* in the order of first use */
	size_t faces, face_room;
	struct text_shaped **slot; /* hash table of shape.c */
	size_t slots, shaped;
};

#endif
