#ifndef PDF_FILE_H
#define PDF_FILE_H

#include "pdf/object.h"

/*
 * Objects → bytes of a file: object streams and a cross-reference stream
 * (PDF 1.7), or, where classic, plain objects and a table (PDF 1.4, which
 * PDF/A-1 asks for). The file identifier is the MD5 of the bytes before it,
 * so the same document gives the same file.
 */
void pdf_file_write(struct pdf_objects *o, bool classic, unsigned catalog, unsigned info,
		    struct buf *out);

#endif
