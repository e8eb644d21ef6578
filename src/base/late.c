#include "base/late.h"

#include <dlfcn.h>
#include <string.h>

bool late_open(const char *library, const char *const *name, size_t count, void *functions,
	       struct str *why)
{
	void *handle = dlopen(library, RTLD_LAZY);
	bool all = handle != NULL;
	*why = handle ? STR_NONE : str_of(dlerror());
	for (size_t i = 0; handle && i < count; i++) {
		void *found = dlsym(handle, name[i]);
		memcpy((char *)functions + i * sizeof(found), &found, sizeof(found));
		all &= found != NULL;
	}
	return all;
}
