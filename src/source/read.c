#include "source/read.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "base/path.h"
#include "ko/compose.h"
#include "source/transcode.h"

#define SHOWN 2                          /* bad bytes that a message shows */
#define LARGE ((size_t)32 * 1024 * 1024) /* bytes of a file whose text is not kept */

/*
 * A file name may have been composed on another system: look for one in its
 * folder that is the same when both are composed. *like gets the nearest other.
 */
static struct str find_same(struct arena *mem, struct str path, struct str *like)
{
	struct str folder = path_folder(path), name = path_name(path), same = STR_NONE;
	struct str key = compose_key(mem, name);
	DIR *dir = opendir(arena_cstring(mem, folder));
	*like = STR_NONE;
	for (struct dirent *e; dir && (e = readdir(dir));) {
		struct str other = str_of(e->d_name), other_key = compose_key(mem, other);
		if (str_eq(key, other_key)) {
			same = arena_str(mem, other);
			break;
		}
		/* the order of a folder is chance: of equally near names the first by letters
		 */
		bool before = like->n &&
			      str_distance(key, other_key) == str_distance(key, *like) &&
			      str_cmp(other_key, *like) < 0;
		struct str near = str_nearer(key, other_key, before ? STR_NONE : *like);
		if (near.n)
			*like = near.p == other_key.p ? arena_str(mem, near) : near;
	}
	if (dir)
		closedir(dir);
	return same.n ? path_join(mem, folder, same) : STR_NONE;
}

static bool report_missing(const struct source_options *o, struct str like, struct diags *d)
{
	return diag_report(d, o->file_at, DIAG_SOURCE_MISSING, o->file, like);
}

static bool read_bytes(const struct source_options *o, struct str *bytes, struct arena *mem,
		       struct diags *d)
{
	struct str like = STR_NONE;
	uint32_t limit = limits_or(o->limits.file, LIMITS_FILE);
	int error = files_read(mem, o->file, bytes);
	if (error == ENOENT) {
		struct str same = find_same(mem, o->file, &like);
		error = same.n ? files_read(mem, same, bytes) : error;
	}
	if (error == ENOENT || error == ENOTDIR)
		return report_missing(o, like, d);
	if (error == EFBIG || (!error && bytes->n > limit))
		return diag_report(d, o->file_at, DIAG_SOURCE_SIZE, o->file,
				   diag_number(d, limit));
	if (error)
		return diag_report(d, o->file_at, DIAG_FILE_READ, o->file,
				   str_of(strerror(error)));
	return true;
}

static bool report_bytes(uint32_t file, struct str bytes, const struct decoded *text,
			 struct diags *d)
{
	struct str shown = STR_NONE;
	size_t at = text->error_at;
	for (size_t i = at; i < bytes.n && i < at + SHOWN; i++) {
		if (i > at && (unsigned char)bytes.p[i] < 0x80)
			break;
		shown = arena_printf(d->mem, "%.*s%s%02X", STR_ARG(shown), shown.n ? " " : "",
				     (unsigned)(unsigned char)bytes.p[i]);
	}
	struct span place = {file, (uint32_t)text->error_in_text,
			     (uint32_t)text->error_in_text + 3};
	struct str where = diag_number(d, (long long)at + 1);
	struct str all = diag_number(d, (long long)text->errors);
	if (text->damaged_utf8)
		return diag_report(d, place, DIAG_SOURCE_DAMAGED, STR_NONE, shown, where, all);
	return diag_report(d, place, DIAG_SOURCE_BYTES, str_of(text->encoding), shown, where,
			   all);
}

uint32_t read_plain(const struct source_options *o, struct files *files, struct decoded *out,
		    struct arena *mem)
{
	struct scroll s;
	if (!scroll_open(&s, mem, o->file, o->large ? o->large : LARGE))
		return 0;
	bool fits = s.text.n <= limits_or(o->limits.file, LIMITS_FILE);
	if (fits && decode_plain(&s, o->encoding, out))
		return files_add_scroll(files, arena_str(mem, o->file), &s);
	scroll_close(&s);
	return 0;
}

uint32_t read_source(const struct source_options *o, struct files *files, struct decoded *out,
		     struct arena *mem, struct diags *d)
{
	struct str bytes = STR_NONE;
	if (!read_bytes(o, &bytes, mem, d))
		return 0;
	bool ok = decode_large(bytes, o->encoding, o->threads, out, mem);
	if (!out->encoding) {
		diag_report(d, o->encoding_at, DIAG_SOURCE_ENCODING, o->encoding,
			    decode_names());
		return 0;
	}
	uint32_t file = files_add(files, arena_str(mem, o->file), out->text);
	files->item[file - 1].bytes = bytes;
	if (ok)
		return file;
	if (!o->replace) {
		report_bytes(file, bytes, out, d);
		return 0;
	}
	struct span at = {file, (uint32_t)out->error_in_text, (uint32_t)out->error_in_text + 3};
	diag_report(d, at, DIAG_BYTES_REPLACED, diag_number(d, (long long)out->errors));
	return file;
}
