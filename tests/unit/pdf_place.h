#ifndef PDF_PLACE_H
#define PDF_PLACE_H

#include <sys/stat.h>

#include "base/path.h"

/*
 * Where tests leave the PDF files that the conformance check reads: the folder
 * pdf beside the tests of a variant. A name ends in the standard: "-2a.pdf".
 */
static inline struct str place_of(struct arena *mem, const char *program, const char *name)
{
	struct str unit = path_folder(str_of(program)); /* build/asan/tests/unit */
	struct str folder = path_join(mem, path_folder(path_folder(unit)), STR("pdf"));
	mkdir(arena_cstring(mem, folder), 0777);
	return path_join(mem, folder, str_of(name));
}

#endif
