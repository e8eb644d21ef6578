#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/writer.h"

/* Marked content and graphics state of the current page's stream. */

#define PDF_DECIMALS 2 /* of coordinates: 1/100 pt is 3.5 µm */

/*
 * Call before painting: opens the marked-content sequence of what is in use.
 * what names the painting in messages; lang is the language of a text.
 * False when nothing may be painted.
 */
bool pdf_content_begin(struct pdf *p, struct str what, struct str lang);
void pdf_content_end(struct pdf *p); /* closes the open sequence */

/* Refuses places that are no number or lie far outside of any page. */
bool pdf_content_is_near(struct pdf *p, const double *v, size_t count, struct str what);

/* Colours are set with their opacity, once. */
void pdf_content_fill(struct pdf *p, uint32_t rgba);
void pdf_content_point(struct pdf *p, double x, double y); /* y down */

#endif
