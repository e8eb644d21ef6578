#include "base/path.h"

static size_t last(struct str s, char c)
{
	size_t i = s.n;
	while (i > 0 && s.p[i - 1] != c)
		i--;
	return i; /* offset behind the last c, or 0 */
}

struct str path_folder(struct str path)
{
	size_t i = last(path, '/');
	if (i == 0)
		return STR(".");
	return str_slice(path, 0, i > 1 ? i - 1 : 1);
}

struct str path_name(struct str path)
{
	return str_slice(path, last(path, '/'), path.n);
}

struct str path_stem(struct str path)
{
	struct str name = path_name(path);
	size_t dot = last(name, '.');
	return dot > 1 ? str_slice(name, 0, dot - 1) : name;
}

struct str path_suffix(struct str path)
{
	struct str name = path_name(path);
	size_t dot = last(name, '.');
	return dot > 1 ? str_slice(name, dot, name.n) : STR_NONE;
}

struct str path_join(struct arena *mem, struct str folder, struct str name)
{
	if ((name.n && name.p[0] == '/') || folder.n == 0 || str_eq(folder, STR(".")))
		return arena_str(mem, name);
	struct str part[] = {folder, name};
	return arena_join(mem, part, 2, str_ends(folder, STR("/")) ? STR_NONE : STR("/"));
}
