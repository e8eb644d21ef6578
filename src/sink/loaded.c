#include "sink/loaded.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcairo.so.2"

bool loaded_cairo(struct loaded_cairo *c, struct diags *d)
{
	void *library = dlopen(LIBRARY, RTLD_LAZY), *found;
	bool all = library != NULL;
	if (!library)
		return diag_report(d, SPAN_NONE, DIAG_CAIRO, str_of(LIBRARY),
				   str_of(dlerror()));
#define X(name)                                    \
	found = dlsym(library, "cairo_" #name);    \
	memcpy(&c->name, &found, sizeof(c->name)); \
	all &= found != NULL;
	LOADED_CAIRO(X)
#undef X
	return all || diag_report(d, SPAN_NONE, DIAG_CAIRO, str_of(LIBRARY), STR_NONE);
}
