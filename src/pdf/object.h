#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include "base/buf.h"

/*
 * The indirect objects of one file, by number from 1. A number is reserved
 * first, so that others can refer to it, and given its body once.
 */
struct pdf_objects {
	struct arena *mem;
	struct libdeflate_compressor *packer; /* kept between streams */
	struct pdf_object {
		struct str body; /* for a stream: its dictionary without << >> and Length */
		struct str data; /* as stored in the file */
		bool stream;
	} * item;
	unsigned count, room;
};

#define PDF_OBJECTS_MAX 8388607 /* ISO 19005-2 6.1.13 */

void pdf_objects_open(struct pdf_objects *o, struct arena *mem);
void pdf_objects_close(struct pdf_objects *o);

unsigned pdf_object_new(struct pdf_objects *o);
void pdf_object_set(struct pdf_objects *o, unsigned number,
		    struct buf *body); /* empties body */
void pdf_object_stream(struct pdf_objects *o, unsigned number, const char *dict,
		       struct str data); /* compressed here */
void pdf_object_stream_packed(struct pdf_objects *o, unsigned number, const char *dict,
			      struct str packed); /* kept, not copied */
void pdf_object_stream_as_is(struct pdf_objects *o, unsigned number, const char *dict,
			     struct str data); /* copied */

struct str pdf_deflate(struct pdf_objects *o, struct str data); /* in the objects' arena */

/* A name tree or number tree (ISO 32000-1 7.9.6, 7.9.7). Leaves are sorted by
 * the caller; returns the number of the root. */
struct pdf_leaf {
	struct str name; /* of a name tree */
	unsigned number; /* of a number tree */
	unsigned object;
};
unsigned pdf_object_tree(struct pdf_objects *o, const struct pdf_leaf *leaf, size_t count,
			 bool names);

#endif
