#include "text/store.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/out.h"

#define HEAD "# dopyo font measurements 1\n"
#define NUMBERS 6 /* with the NULL that ends them */

struct str text_store_inputs(const struct str *file, size_t files, struct arena *mem)
{
	struct buf b = {0};
	for (size_t i = 0; i < files; i++) {
		struct stat st;
		if (stat(arena_cstring(mem, file[i]), &st) != 0) {
			buf_printf(&b, "none\t%.*s\n", STR_ARG(file[i]));
			continue;
		}
		buf_printf(&b, "file\t%.*s\t%lld\t%lld.%09ld\t%llu\n", STR_ARG(file[i]),
			   (long long)st.st_size, (long long)st.st_mtim.tv_sec,
			   st.st_mtim.tv_nsec, (unsigned long long)st.st_ino);
	}
	return buf_take(&b, mem);
}

/* What ends at the next c; *s moves behind it. The end of s ends it too. */
static struct str take(struct str *s, struct str c)
{
	size_t at = str_find(*s, c, 0);
	struct str head = str_slice(*s, 0, at == SIZE_MAX ? s->n : at);
	*s = str_slice(*s, at == SIZE_MAX ? s->n : at + c.n, s->n);
	return head;
}

static bool take_int(struct str *s, long long *out)
{
	return num_parse_int(take(s, STR("\t")), out) && *out >= 0;
}

static double *measured(struct text_font_file *f, size_t i)
{
	double *const field[NUMBERS] = {&f->body_top, &f->body_bottom, &f->body_center,
					&f->lowest,   &f->digit_width, NULL};
	return field[i];
}

static bool read_face(struct str line, struct text_font_file *f, struct arena *mem)
{
	long long index, weight, syllables;
	*f = (struct text_font_file){.present = true};
	f->file = take(&line, STR("\t"));
	f->sha256 = take(&line, STR("\t"));
	if (!take_int(&line, &index) || !take_int(&line, &weight))
		return false;
	f->index = (unsigned)index;
	f->weight = (int)weight;
	for (size_t i = 0; measured(f, i); i++)
		if (!num_parse(take(&line, STR("\t")), measured(f, i)))
			return false;
	if (!take_int(&line, &syllables))
		return false;
	f->syllables = (uint32_t)syllables;
	f->blank = take(&line, STR("\t"));
	f->style = take(&line, STR("\t"));
	f->family = take(&line, STR("\t"));
	struct str *alias = NULL;
	size_t room = 0;
	while (line.n)
		ARENA_PUSH(mem, alias, f->aliases, room) = take(&line, STR("\t"));
	f->alias = alias;
	return f->family.n && f->sha256.n == 64;
}

bool text_store_read(struct text_store *s, struct str path, struct str inputs,
		     struct arena *mem)
{
	struct str all, parts[] = {STR(HEAD), inputs};
	struct str want = arena_join(mem, parts, 2, STR_NONE);
	*s = (struct text_store){0};
	if (files_read(mem, path, &all) != 0 || !str_starts(all, want) ||
	    !str_ends(all, STR("\nend\n")))
		return false;
	all = str_slice(all, want.n, all.n);
	for (;;) {
		struct str line = take(&all, STR("\n"));
		struct str kind = take(&line, STR("\t"));
		if (str_eq(kind, STR("end")))
			return !all.n;
		if (str_eq(kind, STR("face"))) {
			if (!read_face(line, &ARENA_PUSH(mem, s->face, s->count, s->room), mem))
				return false;
		} else if (str_eq(kind, STR("bad"))) {
			struct str file = take(&line, STR("\t"));
			ARENA_PUSH(mem, s->bad, s->bads, s->bad_room) =
				(struct text_store_bad){file, line};
		} else {
			return false;
		}
	}
}

static void write_face(struct buf *b, const struct text_font_file *f)
{
	struct text_font_file copy = *f;
	buf_printf(b, "face\t%.*s\t%.*s\t%u\t%d\t", STR_ARG(f->file), STR_ARG(f->sha256),
		   f->index, f->weight);
	for (size_t i = 0; measured(&copy, i); i++) {
		buf_fixed(b, *measured(&copy, i), 6);
		buf_char(b, '\t');
	}
	buf_printf(b, "%u\t%.*s\t%.*s\t%.*s", f->syllables, STR_ARG(f->blank),
		   STR_ARG(f->style), STR_ARG(f->family));
	for (size_t i = 0; i < f->aliases; i++)
		buf_printf(b, "\t%.*s", STR_ARG(f->alias[i]));
	buf_char(b, '\n');
}

bool text_store_write(const struct text_store *s, struct str path, struct str inputs,
		      struct arena *temp)
{
	struct buf b = {0};
	buf_text(&b, HEAD);
	buf_str(&b, inputs);
	for (size_t i = 0; i < s->bads; i++)
		buf_printf(&b, "bad\t%.*s\t%.*s\n", STR_ARG(s->bad[i].file),
			   STR_ARG(s->bad[i].why));
	for (size_t i = 0; i < s->count; i++)
		write_face(&b, &s->face[i]);
	buf_text(&b, "end\n");
	struct diags unheard = {.mem = temp}; /* a cache that cannot be kept is no error */
	bool ok = out_file(path, buf_str_of(&b), &unheard);
	buf_finish(&b);
	return ok;
}
