#include "source/source.h"

#include "base/path.h"

#define X(name) &source_##name,
static const struct source *const all[] = {SOURCES(X)};
#undef X

#define COUNT (sizeof(all) / sizeof(*all))

static bool same_suffix(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		char c = a.p[i] >= 'A' && a.p[i] <= 'Z' ? (char)(a.p[i] - 'A' + 'a') : a.p[i];
		if (c != b.p[i])
			return false;
	}
	return a.n > 0;
}

const struct source *source_for_path(struct str path)
{
	struct str suffix = path_suffix(path);
	for (size_t i = 0; i < COUNT; i++)
		for (struct str rest = str_of(all[i]->suffixes); rest.n;) {
			size_t end = str_find(rest, STR(" "), 0);
			if (same_suffix(suffix, str_slice(rest, 0, end)))
				return all[i];
			rest = str_slice(rest, end < rest.n ? end + 1 : rest.n, rest.n);
		}
	return NULL;
}

bool source_load(struct table *out, const struct source_options *o, struct files *files,
		 struct arena *mem, struct diags *d)
{
	const struct source *s = source_for_path(o->file);
	return (s ? s : all[0])->load(out, o, files, mem, d); /* unknown suffixes are text */
}
