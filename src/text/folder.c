#include "text/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "text/fonts.h"

#define DEPTH_MAX 3 /* the folder itself and two below */

static bool is_font_name(struct str name)
{
	char low[4] = "";
	struct str suffix = path_suffix(name);
	for (size_t i = 0; i < suffix.n && i < 3; i++)
		low[i] = (char)(suffix.p[i] >= 'A' && suffix.p[i] <= 'Z' ? suffix.p[i] + 32
									 : suffix.p[i]);
	return suffix.n == 3 && str_among(str_of(low), "ttf otf ttc otc");
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Entries whose names begin with a dot are hidden from us too. */
static void list_names(struct str folder, struct text_folder_list *out, struct arena *mem)
{
	DIR *dir = opendir(arena_cstring(mem, folder));
	if (!dir)
		return;
	for (struct dirent *e; (e = readdir(dir));)
		if (e->d_name[0] != '.')
			ARENA_PUSH(mem, out->path, out->count, out->room) =
				arena_str(mem, str_of(e->d_name));
	closedir(dir);
	if (out->count)
		qsort(out->path, out->count, sizeof(*out->path), by_name);
}

static void list_fonts(struct str folder, int depth, struct text_folder_list *out,
		       struct arena *mem)
{
	struct text_folder_list names = {0};
	list_names(folder, &names, mem);
	for (size_t i = 0; i < names.count && out->count < TEXT_FOLDER_MAX; i++) {
		struct str path = path_join(mem, folder, names.path[i]);
		struct stat st;
		if (stat(path.p, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
			list_fonts(path, depth + 1, out, mem);
		else if (S_ISREG(st.st_mode) && is_font_name(path))
			ARENA_PUSH(mem, out->path, out->count, out->room) = path;
	}
}

void text_folder_fonts(struct str folder, struct text_folder_list *out, struct arena *mem)
{
	list_fonts(folder, 1, out, mem);
}

struct str text_folder_absolute(struct str path, struct arena *mem)
{
	char here[4096];
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	if (path.n && path.p[0] == '/')
		return arena_str(mem, path);
	return path_join(mem, getcwd(here, sizeof(here)) ? str_of(here) : STR_NONE, path);
}

static bool is_folder(struct str path)
{
	struct stat st;
	return stat(path.p, &st) == 0 && S_ISDIR(st.st_mode);
}

bool text_folder_make(struct str path, struct arena *temp)
{
	char *p = arena_cstring(temp, path);
	for (size_t i = 1; i <= path.n; i++) {
		if (i < path.n && p[i] != '/')
			continue;
		char kept = p[i];
		p[i] = '\0';
		if (mkdir(p, 0777) != 0 && errno != EEXIST)
			return false;
		p[i] = kept;
	}
	return is_folder(str_of(p)) && access(p, W_OK | X_OK) == 0;
}

/* In a shared temporary folder only one that is ours alone is trusted. */
static bool make_own(struct str path)
{
	struct stat st;
	if (mkdir(path.p, 0700) != 0 && errno != EEXIST)
		return false;
	return lstat(path.p, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
	       (st.st_mode & 0777) == 0700;
}

static struct str environment(const char *name)
{
	struct str v = str_of(getenv(name));
	return v.n && v.p[0] == '/' ? v : STR_NONE; /* relative ones are to be ignored */
}

static struct str made(struct str base, struct str below, struct str key, struct arena *mem)
{
	if (!base.n)
		return STR_NONE;
	struct str path = path_join(mem, path_join(mem, base, below), key);
	return text_folder_make(path, mem) ? path : STR_NONE;
}

struct str text_folder_cache(struct str fonts, struct str key, struct arena *mem)
{
	struct str tree = path_folder(fonts), path = STR_NONE;
	if (is_folder(path_join(mem, tree, STR("src/text"))))
		path = made(tree, STR("build/fonts"), key, mem);
	if (!path.n)
		path = made(environment("XDG_CACHE_HOME"), STR("dopyo"), key, mem);
	if (!path.n)
		path = made(environment("HOME"), STR(".cache/dopyo"), key, mem);
	if (path.n)
		return path;
	struct str temp = environment("TMPDIR");
	struct str own = arena_printf(mem, "%s/dopyo-%lu", temp.n ? temp.p : "/tmp",
				      (unsigned long)geteuid());
	return make_own(own) ? made(own, STR("fonts"), key, mem) : STR_NONE;
}

static bool has_lock(struct str folder, struct arena *mem)
{
	return access(path_join(mem, folder, STR("fonts.lock")).p, R_OK) == 0;
}

/* ROOT/build/<variant>/… belongs to ROOT/fonts, PREFIX/bin/dopyo to
 * PREFIX/share/dopyo/fonts. */
static struct str beside_program(struct arena *mem)
{
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe));
	if (n <= 0 || (size_t)n == sizeof(exe))
		return STR_NONE;
	struct str at = path_folder(arena_str(mem, (struct str){exe, (size_t)n}));
	struct str installed = path_join(mem, path_folder(at), STR("share/dopyo/fonts"));
	if (has_lock(installed, mem))
		return installed;
	for (; at.n > 1; at = path_folder(at)) {
		struct str fonts = path_join(mem, path_folder(at), STR("fonts"));
		if (str_eq(path_name(at), STR("build")) && has_lock(fonts, mem))
			return fonts;
	}
	return STR_NONE;
}

bool text_fonts_folder(struct str asked, struct arena *mem, struct str *folder, struct diags *d)
{
	struct str named = asked.n ? asked : str_of(getenv("DOPYO_FONTS"));
	if (named.n) {
		*folder = arena_str(mem, named);
		return has_lock(*folder, mem) ||
		       diag_report(d, SPAN_NONE, DIAG_FONT_FOLDER, named);
	}
	*folder = beside_program(mem);
#ifdef DOPYO_PREFIX
	if (!folder->n && has_lock(STR(DOPYO_PREFIX "/share/dopyo/fonts"), mem))
		*folder = STR(DOPYO_PREFIX "/share/dopyo/fonts");
#endif
	return folder->n || diag_report(d, SPAN_NONE, DIAG_FONT_FOLDER, STR_NONE);
}
