#ifndef PDF_SUBSET_H
#define PDF_SUBSET_H

#include "pdf/font.h"

/* The font program with the drawn glyphs only. */
struct pdf_subset {
	struct str program; /* a bare CFF table, or a TrueType file */
	unsigned glyphs;    /* in it */
	unsigned cids;      /* highest character code + 1 */
	uint16_t *cid;      /* character identifier of each glyph */
};

/* Sets the codes of all slots. False when HarfBuzz cannot do it. Touches nothing but
 * f and mem: several fonts may be made at the same time. */
bool pdf_subset_make(struct pdf_font *f, struct arena *mem, struct pdf_subset *s);

/* The same for a trimmed font: trim.c. */
void pdf_trim_make(struct pdf_font *f, struct arena *mem, struct pdf_subset *s);

/*
 * Reads the charset of a CFF table: the character identifier of each glyph,
 * which in a name-keyed font is its number. False when the table is broken.
 */
bool pdf_subset_charset(struct str cff, uint16_t *cid, unsigned glyphs);

#endif
