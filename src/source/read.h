#ifndef SOURCE_READ_H
#define SOURCE_READ_H

#include "source/decode.h"
#include "source/source.h"

/*
 * Finds, reads and decodes the file of a data entry and adds its text to
 * files. Returns the file's number, 0 after a diagnostic. Common to sources
 * whose files are text.
 */
uint32_t read_source(const struct source_options *o, struct files *files, struct decoded *out,
		     struct arena *mem, struct diags *d);

/* The same of a large file that is plain UTF-8, whose text is not kept (base/scroll.h).
 * 0, and nothing is said: read_source() is to be asked. */
uint32_t read_plain(const struct source_options *o, struct files *files, struct decoded *out,
		    struct arena *mem);

#endif
