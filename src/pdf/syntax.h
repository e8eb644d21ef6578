#ifndef PDF_SYNTAX_H
#define PDF_SYNTAX_H

#include "base/buf.h"

/* The tokens of ISO 32000-1 7.3. Nothing that comes from a user becomes
 * syntax: text is written as strings and names that escape it. */

#define PDF_STRING_MAX 32767 /* bytes of one string: ISO 19005-2 6.1.13 */
#define PDF_NAME_MAX 127

void pdf_put_number(struct buf *b, double v, int decimals);        /* and a blank */
void pdf_put_name(struct buf *b, struct str name);                 /* "/text#2Fcsv" */
void pdf_put_ref(struct buf *b, const char *key, unsigned object); /* "/Pg 7 0 R" */
void pdf_put_bytes(struct buf *b, struct str s);                   /* a byte string */
void pdf_put_text(struct buf *b, struct str utf8);  /* a text string: ASCII or UTF-16 */
void pdf_put_utf16(struct buf *b, struct str utf8); /* big-endian hexadecimal digits */
void pdf_put_code(struct buf *b, unsigned code);    /* four hexadecimal digits */

size_t pdf_text_bytes(struct str utf8); /* what pdf_put_text would hold */

/* Seconds since 1970-01-01 UTC, years 1 to 9999. */
#define PDF_DATE_MIN (-62135596800LL)
#define PDF_DATE_MAX 253402300799LL
void pdf_put_date(struct buf *b, long long seconds);     /* (D:20250915000000Z) */
void pdf_put_iso_date(struct buf *b, long long seconds); /* 2025-09-15T00:00:00Z */

#endif
