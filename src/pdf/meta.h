#ifndef PDF_META_H
#define PDF_META_H

#include "pdf/writer.h"

/* What the file says about itself: ISO 19005-2 6.6, ISO 14289-1 5. */

/* Cleans and checks title, language, date: called by pdf_open. */
void pdf_meta_take(struct pdf *p);
void pdf_meta_check_lang(struct pdf *p, struct str lang, struct span at);
unsigned pdf_meta_write_xmp(struct pdf *p);
unsigned pdf_meta_write_info(struct pdf *p);    /* the same in the old form */
unsigned pdf_meta_write_profile(struct pdf *p); /* an ICC profile of sRGB */

/* The bytes of such a profile: version 2.1 or 4.2. */
struct str pdf_icc_srgb(struct arena *mem, int version);

/* Attached files: the number of their name tree, 0 when there are none. */
unsigned pdf_attachments_write(struct pdf *p);

#endif
