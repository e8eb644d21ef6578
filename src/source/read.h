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

#endif
