#ifndef PDF_NAVIGATION_H
#define PDF_NAVIGATION_H

#include "pdf/writer.h"

/* Links, the places they lead to, and the outline: ISO 32000-1 12.3, 12.5. */

/* Checks and writes the annotations; refuses unknown targets. */
void pdf_navigation_check(struct pdf *p);
void pdf_navigation_write(struct pdf *p);

unsigned pdf_outline_write(struct pdf *p); /* its number, 0 when there is none */

/* "[7 0 R/XYZ 56.7 785 null]" */
void pdf_put_destination(struct pdf *p, struct buf *b, unsigned sheet, double x, double y);

#endif
