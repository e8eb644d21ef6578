#include "text/scan.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/path.h"
#include "text/folder.h"

/*
 * Names of links depend on the file's state, so that fontconfig's cache of
 * the folder never describes an earlier content, and processes that make the
 * cache at one time never disagree about a link.
 */
static struct str link_name(struct str file, struct arena *mem)
{
	struct str state = text_store_inputs(&file, 1, mem);
	struct str part[] = {str_slice(digest_md5(mem, state), 0, 16), path_name(file)};
	return arena_join(mem, part, 2, STR("-"));
}

static struct str replaced(struct str s, struct str from, struct str to, struct arena *mem)
{
	struct buf b = {0};
	size_t at = 0, hit;
	while ((hit = str_find(s, from, at)) != SIZE_MAX) {
		buf_str(&b, str_slice(s, at, hit));
		buf_str(&b, to);
		at = hit + from.n;
	}
	buf_str(&b, str_slice(s, at, s.n));
	return buf_take(&b, mem);
}

static FcConfig *private_config(struct str conf, struct str folder, const struct str *file,
				size_t files, struct arena *mem)
{
	struct str set = path_join(mem, folder, STR("set"));
	struct str cache = path_join(mem, folder, STR("fontconfig"));
	if (!folder.n || !text_folder_make(set, mem))
		return NULL;
	for (size_t i = 0; i < files; i++) {
		struct str link = path_join(mem, set, link_name(file[i], mem));
		if (symlink(arena_cstring(mem, file[i]), link.p) != 0 && errno != EEXIST)
			return NULL;
	}
	conf = replaced(conf, STR("@SET@"), set, mem);
	conf = replaced(conf, STR("@CACHE@"), cache, mem);
	FcConfig *c = FcConfigCreate();
	if (c && FcConfigParseAndLoadFromMemory(c, (const FcChar8 *)conf.p, FcFalse) &&
	    FcConfigBuildFonts(c))
		return c;
	if (c)
		FcConfigDestroy(c);
	return NULL;
}

static struct str string_of(const FcPattern *p, const char *object, int n)
{
	FcChar8 *s;
	return FcPatternGetString(p, object, n, &s) == FcResultMatch ? str_of((char *)s)
								     : STR_NONE;
}

static bool is_clean(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ')
			return false;
	return s.n > 0;
}

/* The English name leads, whatever the order in the font; others are aliases. */
static void take_names(struct text_font_file *f, const FcPattern *p, struct arena *mem)
{
	struct str *alias = NULL;
	size_t room = 0;
	for (int i = 0;; i++) {
		struct str name = string_of(p, FC_FAMILY, i);
		if (!name.n)
			break;
		if (!is_clean(name))
			continue;
		bool english = str_eq(string_of(p, FC_FAMILYLANG, i), STR("en"));
		name = arena_str(mem, name);
		if (!f->family.n) {
			f->family = name;
		} else if (english && !alias) {
			ARENA_PUSH(mem, alias, f->aliases, room) = f->family;
			f->family = name;
		} else {
			ARENA_PUSH(mem, alias, f->aliases, room) = name;
		}
	}
	f->alias = alias;
}

/* Of a variable font fontconfig also lists its default as if it were a face. */
static bool is_variable(const FcPattern *p)
{
	FcBool variable = FcFalse;
	int index = 0;
	FcPatternGetBool(p, FC_VARIABLE, 0, &variable);
	FcPatternGetInteger(p, FC_INDEX, 0, &index);
	return variable || index < 0 || index > UINT16_MAX;
}

/* Returns "" when the face was added, else why it cannot be used. */
static const char *add_face(struct text_store *s, const FcPattern *p, struct str file,
			    struct arena *mem)
{
	int index = 0, slant = 0;
	double weight = FC_WEIGHT_REGULAR;
	FcPatternGetInteger(p, FC_INDEX, 0, &index);
	FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	FcPatternGetDouble(p, FC_WEIGHT, 0, &weight);
	if (slant != FC_SLANT_ROMAN)
		return "slanted";
	struct text_font_file f = {.file = file,
				   .present = true,
				   .index = (unsigned)index,
				   .weight = (int)lround(FcWeightToOpenTypeDouble(weight))};
	take_names(&f, p, mem);
	struct str style = string_of(p, FC_STYLE, 0);
	f.style = is_clean(style) ? arena_str(mem, style) : STR_NONE;
	if (!f.family.n)
		return "unreadable";
	ARENA_PUSH(mem, s->face, s->count, s->room) = f;
	return "";
}

/* Faces of one file out of a fontconfig set; name: what its path ends in. */
static const char *add_faces(struct text_store *s, const FcFontSet *set, struct str name,
			     struct str file, struct arena *mem)
{
	const char *why = "unreadable";
	size_t before = s->count;
	for (int i = 0; set && i < set->nfont; i++) {
		if (!str_eq(path_name(string_of(set->fonts[i], FC_FILE, 0)), name))
			continue;
		if (is_variable(set->fonts[i])) {
			s->count = before;
			return "variable";
		}
		why = add_face(s, set->fonts[i], file, mem);
	}
	return s->count > before ? "" : why;
}

/* A file that the folder's cache does not show, asked for by itself. */
static const char *add_alone(struct text_store *s, struct str file, struct arena *mem)
{
	const char *why = "unreadable";
	FcConfig *c = FcConfigCreate();
	if (c && FcConfigAppFontAddFile(c, (const FcChar8 *)arena_cstring(mem, file)))
		why = add_faces(s, FcConfigGetFonts(c, FcSetApplication), path_name(file), file,
				mem);
	if (c)
		FcConfigDestroy(c);
	return why;
}

void text_scan(struct text_store *s, struct str conf, struct str folder, const struct str *file,
	       size_t files, struct arena *mem)
{
	FcConfig *c = private_config(conf, folder, file, files, mem);
	for (size_t i = 0; i < files; i++) {
		if (access(arena_cstring(mem, file[i]), F_OK) != 0)
			continue; /* pinned but not installed */
		const char *why = "unreadable";
		if (c)
			why = add_faces(s, FcConfigGetFonts(c, FcSetSystem),
					link_name(file[i], mem), file[i], mem);
		if (str_eq(str_of(why), STR("unreadable")))
			why = add_alone(s, file[i], mem);
		if (*why)
			ARENA_PUSH(mem, s->bad, s->bads, s->bad_room) =
				(struct text_store_bad){file[i], str_of(why)};
	}
	if (c)
		FcConfigDestroy(c);
	FcFini(); /* nothing else here uses fontconfig; its tables would stay allocated */
}
