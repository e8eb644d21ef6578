#include "sink/loaded.h"

#include "base/late.h"

#define LIBRARY "libcairo.so.2"

bool loaded_cairo(struct loaded_cairo *c, struct diags *d)
{
#define X(name) "cairo_" #name,
	static const char *const name[] = {LOADED_CAIRO(X)};
#undef X
	_Static_assert(sizeof(*c) == sizeof(name), "a pointer for each name");
	struct str why;
	return late_open(LIBRARY, name, sizeof(name) / sizeof(*name), c, &why) ||
	       diag_report(d, SPAN_NONE, DIAG_CAIRO, str_of(LIBRARY), why);
}
