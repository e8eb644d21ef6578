#ifndef PDF_FONT_H
#define PDF_FONT_H

#include "pdf/writer.h"

/*
 * A font of the file: a face of a font file, of which only the glyphs that
 * were drawn are embedded. Every drawn glyph has a slot with the text it
 * stands for; glyphs get their character codes when the font has been subset.
 *
 * A ToUnicode map gives a code one text. A glyph that means a second one
 * (U+2014 and U+2015 share a glyph in many faces) gets a second slot, which
 * belongs to a second map: another Type0 font over the same CIDFont.
 */
#define PDF_MAPS_MAX 250
#define PDF_GLYPHS 256 /* of a block; of 65,535 glyphs a report shows few */
struct pdf_slot {
	uint32_t glyph;
	struct str text; /* what the ToUnicode map says */
	bool weak;       /* text stands in ActualText: a later use may set its own */
	int width;       /* 1/1000 em */
	int shift;       /* 1/1000 em to the right; trimmed fonts only */
	unsigned next;   /* another slot of the same glyph, + 1 */
	unsigned map;    /* ToUnicode map: 0 for the glyph's first slot */
	unsigned code;   /* after subsetting */
};

struct pdf_font {
	const struct text_face *face;
	struct pdf_list map; /* objects: the Type0 font of each ToUnicode map */
	bool cff;            /* CIDFontType0; else TrueType */
	bool trimmed;        /* holds glyphs that are set narrower than they are: trim.c */
	unsigned **of_glyph; /* blocks of PDF_GLYPHS: slot + 1; NULL: refused */
	unsigned glyphs;
	struct pdf_slot *slot;
	size_t slots, slot_room;
};

#define PDF_NO_SLOT UINT32_MAX

/* Number of the font of a face; refuses one that may not be embedded. */
bool pdf_font_find(struct pdf *p, const struct text_face *face, unsigned *number);

/* The slot in which the glyph means text, made when there is none. PDF_NO_SLOT
 * when it means too many texts already. */
unsigned pdf_font_slot(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text);

/* Any slot of the glyph, for use below ActualText; text is what it means when
 * nobody says otherwise. */
unsigned pdf_font_weak_slot(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text);

/* The font beside font number base for glyphs that are set narrower. */
unsigned pdf_font_trimmed(struct pdf *p, unsigned base);
#define PDF_TRIM_MAX 1000

/* The slot of a glyph moved by shift on a width of its own, both in 1/1000 em;
 * PDF_NO_SLOT when there are PDF_TRIM_MAX already. */
unsigned pdf_font_trim_slot(struct pdf *p, struct pdf_font *f, struct pdf_slot want);

/* Subsets the fonts, gives codes to their slots and writes their objects. */
void pdf_fonts_write(struct pdf *p);

#endif
