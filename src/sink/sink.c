#include "sink/sink.h"

#define X(name) &sink_##name,
const struct sink *const sink_all[] = {SINKS(X)};
#undef X

const size_t sink_count = sizeof(sink_all) / sizeof(*sink_all);

const struct sink *sink_find(struct str name)
{
	for (size_t i = 0; i < sink_count; i++)
		if (str_eq(name, str_of(sink_all[i]->name)) ||
		    str_eq(name, str_of(sink_all[i]->suffix)))
			return sink_all[i];
	return NULL;
}

bool sink_put(const struct sink_options *o, struct str path, struct str bytes, struct diags *d)
{
	return o->out ? out_add(o->out, path, bytes, d) : out_file(path, bytes, d);
}
