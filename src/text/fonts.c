#include "text/fonts.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/out.h"
#include "base/path.h"
#include "text/folder.h"
#include "text/lock.h"
#include "text/measure.h"
#include "text/scan.h"

/* What the set is made from: the locks and files of all folders. */
struct sources {
	struct text_lock_row *pin;
	size_t pins, pin_room;
	struct text_folder_list files; /* each once, pinned ones first */
	struct str locked;             /* release of the first lock */
	struct str key;                /* names the set: its folders, made absolute */
};

static void add_file(struct sources *s, struct str path, struct arena *mem)
{
	for (size_t i = 0; i < s->files.count; i++)
		if (str_eq(s->files.path[i], path))
			return;
	ARENA_PUSH(mem, s->files.path, s->files.count, s->files.room) = path;
}

static bool is_plain(struct str path) /* lines of the cache end in LF, fields in TAB */
{
	return str_find(path, STR("\t"), 0) == SIZE_MAX &&
	       str_find(path, STR("\n"), 0) == SIZE_MAX;
}

static bool add_folder(struct sources *s, struct text_fonts *f, struct str folder,
		       struct diags *d)
{
	struct text_lock lock;
	struct arena *mem = &f->mem;
	struct str path = text_folder_absolute(folder, mem), joined[] = {s->key, path};
	if (access(path.p, R_OK | X_OK) != 0)
		return diag_report(d, SPAN_NONE, DIAG_FILE_READ, folder,
				   str_of(strerror(errno)));
	s->key = arena_join(mem, joined, 2, STR("\n"));
	if (!text_lock_read(&lock, path, f->release, mem, d))
		return false;
	if (!s->locked.n)
		s->locked = lock.release;
	for (size_t i = 0; i < lock.count; i++) {
		ARENA_PUSH(mem, s->pin, s->pins, s->pin_room) = lock.row[i];
		add_file(s, lock.row[i].path, mem);
	}
	struct text_folder_list found = {0};
	text_folder_fonts(path, &found, mem);
	for (size_t i = 0; i < found.count; i++) {
		if (is_plain(found.path[i]))
			add_file(s, found.path[i], mem);
		else
			diag_report(d, SPAN_NONE, DIAG_FONT_UNUSABLE, found.path[i]);
	}
	return true;
}

static bool is_pinned_file(const struct sources *s, struct str path)
{
	for (size_t i = 0; i < s->pins; i++)
		if (str_eq(s->pin[i].path, path))
			return true;
	return false;
}

static bool has_name(const struct text_font_file *f, struct str family)
{
	bool has = str_eq(f->family, family);
	for (size_t i = 0; i < f->aliases; i++)
		has = has || str_eq(f->alias[i], family);
	return has;
}

static const struct text_lock_row *pin_of(const struct sources *s,
					  const struct text_font_file *f)
{
	for (size_t i = 0; i < s->pins; i++)
		if (str_eq(s->pin[i].path, f->file) && s->pin[i].weight == f->weight &&
		    has_name(f, s->pin[i].family))
			return &s->pin[i];
	return NULL;
}

/* A collection holds faces for other countries; only those of the lock are
 * ever seen, and measured. */
static void keep_wanted(const struct sources *s, struct text_store *store)
{
	size_t kept = 0;
	for (size_t i = 0; i < store->count; i++)
		if (!is_pinned_file(s, store->face[i].file) || pin_of(s, &store->face[i]))
			store->face[kept++] = store->face[i];
	store->count = kept;
}

static void measure_all(struct text_store *store, struct arena *mem)
{
	size_t kept = 0;
	for (size_t i = 0; i < store->count; i++) {
		struct text_font_file *face = &store->face[kept];
		*face = store->face[i];
		if (kept && str_eq(face[-1].file, face->file))
			face->sha256 = face[-1].sha256;
		if (text_measure(face, mem))
			kept++;
		else
			ARENA_PUSH(mem, store->bad, store->bads, store->bad_room) =
				(struct text_store_bad){face->file, STR("unreadable")};
	}
	store->count = kept;
}

/* Pins belong to the inputs: another lock may want other faces of a file. */
static struct str inputs_of(const struct sources *s, struct arena *mem)
{
	struct str files = text_store_inputs(s->files.path, s->files.count, mem);
	struct str *part = ARENA_NEW(mem, struct str, s->pins + 1);
	for (size_t i = 0; i < s->pins; i++)
		part[i] = arena_printf(mem, "pin\t%.*s\t%d\t%.*s\n", STR_ARG(s->pin[i].family),
				       s->pin[i].weight, STR_ARG(s->pin[i].path));
	part[s->pins] = files;
	return arena_join(mem, part, s->pins + 1, STR_NONE);
}

static bool fill_store(struct text_store *store, const struct sources *s, struct text_fonts *f,
		       bool anew, struct diags *d)
{
	struct arena *mem = &f->mem;
	struct str inputs = inputs_of(s, mem), conf;
	struct str key = str_slice(digest_sha256(mem, s->key), 0, 16);
	f->cache = text_folder_cache(f->folder, key, mem);
	struct str path = path_join(mem, f->cache, STR("measured.tsv"));
	if (f->cache.n && !anew && text_store_read(store, path, inputs, mem))
		return true;
	*store = (struct text_store){0};
	struct str conf_path = path_join(mem, f->folder, STR("fonts.conf"));
	int error = files_read(mem, conf_path, &conf);
	if (error)
		return diag_report(d, SPAN_NONE, DIAG_FILE_READ, conf_path,
				   str_of(strerror(error)));
	text_scan(store, conf, f->cache, s->files.path, s->files.count, mem);
	keep_wanted(s, store);
	measure_all(store, mem);
	if (!f->cache.n || !text_store_write(store, path, inputs, mem))
		diag_report(d, SPAN_NONE, DIAG_FONT_CACHE, STR_NONE);
	return true;
}

static const struct text_font_file *exact(const struct text_fonts *f, struct str family,
					  int weight)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->file[i].present && f->file[i].weight == weight &&
		    has_name(&f->file[i], family))
			return &f->file[i];
	return NULL;
}

static void add_pinned(struct text_fonts *f, const struct sources *s,
		       const struct text_store *store)
{
	for (size_t i = 0; i < s->pins; i++) {
		const struct text_lock_row *pin = &s->pin[i];
		struct text_font_file *face = &ARENA_PUSH(&f->mem, f->file, f->count, f->room);
		*face = (struct text_font_file){.family = pin->family,
						.style = pin->style,
						.file = pin->path,
						.index = pin->index,
						.weight = pin->weight};
		for (size_t k = 0; k < store->count; k++)
			if (pin_of(s, &store->face[k]) == pin)
				*face = store->face[k];
		face->package = pin->package;
		face->version = pin->version;
		face->release = pin->release;
		face->locked = pin->sha256;
	}
}

static void add_dropped(struct text_fonts *f, const struct sources *s,
			const struct text_store *store, struct diags *d)
{
	for (size_t i = 0; i < store->count; i++) {
		const struct text_font_file *face = &store->face[i], *first;
		if (is_pinned_file(s, face->file))
			continue;
		first = exact(f, face->family, face->weight);
		if (!first)
			ARENA_PUSH(&f->mem, f->file, f->count, f->room) = *face;
		else if (!str_eq(first->sha256, face->sha256))
			diag_report(d, SPAN_NONE, DIAG_FONT_TWICE, face->family,
				    diag_number(d, face->weight), first->file, face->file);
	}
}

static void report_bad(const struct text_store *store, struct diags *d)
{
	for (size_t i = 0; i < store->bads; i++) {
		const struct text_store_bad *bad = &store->bad[i];
		diag_report(d, SPAN_NONE,
			    str_eq(bad->why, STR("variable"))  ? DIAG_FONT_VARIABLE
			    : str_eq(bad->why, STR("slanted")) ? DIAG_FONT_SLANTED
							       : DIAG_FONT_UNUSABLE,
			    bad->file);
	}
}

/* Compares what is there with what is pinned. */
static void check_pins(struct text_fonts *f, const struct sources *s, struct diags *d)
{
	bool at_home = str_eq(f->release, f->locked), changed = false;
	f->complete = true;
	for (size_t i = 0; i < s->pins; i++) {
		const struct text_font_file *face = &f->file[i];
		const struct text_font_file *use = exact(f, s->pin[i].family, face->weight);
		if (use && str_eq(use->sha256, face->locked))
			continue;
		if (!use && str_starts(face->package, STR("make:")))
			continue; /* fetched by those who want it */
		changed = true;
		if (use && at_home)
			diag_report(d, SPAN_NONE, DIAG_FONT_CHANGED, use->file, face->package,
				    face->version);
		else if (!use && s->pin[i].required)
			f->complete = diag_report(d, SPAN_NONE, DIAG_FONT_MISSING, face->family,
						  diag_number(d, face->weight), face->file,
						  face->package);
	}
	f->comparable = at_home && !changed && s->pins;
	if (!at_home && changed && f->complete)
		diag_report(d, SPAN_NONE, DIAG_FONT_RELEASE, f->release, f->locked);
}

static struct text_fonts *open_set(struct str folder, const struct str *extra, size_t extras,
				   bool anew, struct diags *d)
{
	struct text_fonts *f = calloc(1, sizeof(*f));
	if (!f)
		abort();
	struct sources s = {0};
	struct text_store store;
	arena_init(&f->mem);
	f->release = text_lock_release(&f->mem);
	bool ok = add_folder(&s, f, folder, d);
	if (ok)
		f->folder = str_slice(s.key, 1, s.key.n); /* the first one, absolute */
	f->locked = s.locked;
	for (size_t i = 0; i < extras && ok; i++)
		ok = add_folder(&s, f, extra[i], d);
	if (!ok || !fill_store(&store, &s, f, anew, d)) {
		text_fonts_close(f);
		return NULL;
	}
	add_pinned(f, &s, &store);
	add_dropped(f, &s, &store, d);
	report_bad(&store, d);
	check_pins(f, &s, d);
	return f;
}

struct text_fonts *text_fonts_open(struct str folder, const struct str *extra, size_t extras,
				   struct diags *d)
{
	return open_set(folder, extra, extras, false, d);
}

struct text_fonts *text_fonts_measure(struct str folder, const struct str *extra, size_t extras,
				      struct diags *d)
{
	return open_set(folder, extra, extras, true, d);
}

void text_fonts_close(struct text_fonts *f)
{
	if (!f)
		return;
	arena_finish(&f->mem);
	free(f);
}

const struct text_font_file *text_fonts_find(const struct text_fonts *f, struct str family,
					     int weight)
{
	const struct text_font_file *best = NULL;
	for (size_t i = 0; i < f->count; i++) {
		const struct text_font_file *face = &f->file[i];
		if (!face->present || !has_name(face, family) ||
		    (face->weight >= 600) != (weight >= 600))
			continue;
		if (!best || abs(face->weight - weight) < abs(best->weight - weight))
			best = face;
	}
	return best;
}
