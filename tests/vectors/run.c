/*
 * usage: vectors DIR...
 *
 * Checks every *.tsv in the directories. Prints each failure and, as its
 * last line, the counts; exits with 1 when a row failed, 2 when a directory or
 * a file makes no sense.
 */
#include <dirent.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/files.h"
#include "base/num.h"
#include "base/path.h"
#include "vectors.h"

static const struct kind *const kinds[] = {&kind_josa, &kind_numbers, &kind_linebreak,
					   &kind_encodings, &kind_normalize};

struct tally {
	unsigned passed, failed, skipped;
	unsigned rows; /* all of them */
};

#define COLUMNS_MAX 16

static size_t split(struct str line, struct str cell[COLUMNS_MAX])
{
	size_t count = 0;
	for (size_t lo = 0; lo <= line.n && count < COLUMNS_MAX;) {
		size_t tab = str_find(line, STR("\t"), lo);
		cell[count++] = str_slice(line, lo, tab);
		lo = tab == SIZE_MAX ? line.n + 1 : tab + 1;
	}
	return count;
}

struct str row_cell(const struct row *r, const char *column)
{
	for (size_t i = 0; i < r->count; i++)
		if (str_eq(r->name[i], str_of(column)))
			return r->cell[i];
	return STR_NONE;
}

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *at = strchr(digits, c | 0x20);
	return at && c ? (int)(at - digits) : 0;
}

struct str row_unescape(struct arena *mem, struct str s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s.n; i++) {
		char next = i + 1 < s.n ? s.p[i + 1] : '\0';
		if (s.p[i] != '\\' || !next || !strchr("unrt\\", next)) {
			buf_char(&b, s.p[i]);
			continue;
		}
		i++;
		if (next == 'u') {
			uint32_t code = 0;
			for (int k = 0; k < 4 && i + 1 < s.n; k++)
				code = code * 16 + (uint32_t)hex(s.p[++i]);
			buf_code(&b, code);
		} else {
			buf_char(&b, next == 'n'   ? '\n'
				     : next == 'r' ? '\r'
				     : next == 't' ? '\t'
						   : '\\');
		}
	}
	return buf_take(&b, mem);
}

static const struct kind *kind_of(const struct str *name, size_t count)
{
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		for (size_t i = 0; i < count; i++)
			if (str_eq(name[i], str_of(kinds[k]->column)))
				return kinds[k];
	return NULL;
}

static void check_row(const struct kind *kind, const struct row *r, struct tally *t)
{
	struct arena mem;
	t->rows++;
	if (str_eq(row_cell(r, "status"), STR("disputed"))) {
		t->skipped++;
		return;
	}
	arena_init(&mem);
	struct str got = kind->run(r, &mem);
	struct str expected = row_unescape(&mem, row_cell(r, "expected"));
	if (str_eq(got, expected)) {
		t->passed++;
	} else {
		t->failed++;
		printf("%.*s:", STR_ARG(r->cell[0]));
		for (size_t i = 1; i < r->count; i++)
			if (!str_among(r->name[i], "expected status note split") &&
			    r->cell[i].n)
				printf(" %.*s=%.*s", STR_ARG(r->name[i]), STR_ARG(r->cell[i]));
		printf("\n  expected: %.*s\n  got:      %.*s\n", STR_ARG(expected),
		       STR_ARG(got));
	}
	arena_finish(&mem);
}

static bool check_file(struct str path, struct tally *t, struct arena *mem)
{
	struct str text, name[COLUMNS_MAX], cell[COLUMNS_MAX];
	const struct kind *kind = NULL;
	size_t columns = 0;
	if (files_read(mem, path, &text) != 0) {
		fprintf(stderr, "vectors: cannot read %.*s\n", STR_ARG(path));
		return false;
	}
	for (size_t lo = 0; lo < text.n;) {
		size_t end = str_find(text, STR("\n"), lo);
		struct str line = str_slice(text, lo, end);
		lo = end == SIZE_MAX ? text.n : end + 1;
		if (str_ends(line, STR("\r")))
			line.n--;
		if (line.n == 0)
			continue;
		if (columns == 0) {
			columns = split(line, name);
			kind = kind_of(name, columns);
			if (!kind)
				break;
			continue;
		}
		size_t n = split(line, cell);
		struct row row = {name, cell, n < columns ? n : columns};
		check_row(kind, &row, t);
	}
	if (!kind)
		fprintf(stderr, "vectors: %.*s: unknown columns\n", STR_ARG(path));
	return kind != NULL;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static bool check_folder(struct str folder, struct tally *t, struct arena *mem)
{
	struct str *file = NULL;
	size_t files = 0, room = 0;
	DIR *d = opendir(arena_cstring(mem, folder));
	if (!d) {
		fprintf(stderr, "vectors: cannot open %.*s\n", STR_ARG(folder));
		return false;
	}
	for (struct dirent *e; (e = readdir(d));)
		if (str_eq(path_suffix(str_of(e->d_name)), STR("tsv")))
			ARENA_PUSH(mem, file, files, room) =
				arena_str(mem, path_join(mem, folder, str_of(e->d_name)));
	closedir(d);
	if (files)
		qsort(file, files, sizeof(*file), by_name);
	else
		fprintf(stderr, "vectors: no .tsv file in %.*s\n", STR_ARG(folder));
	bool good = files > 0;
	for (size_t i = 0; i < files; i++)
		good = check_file(file[i], t, mem) && good;
	return good;
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct tally t = {0};
	arena_init(&mem);
	bool good = argc > 1;
	if (!good)
		fputs("usage: vectors DIR...\n", stderr);
	for (int i = 1; i < argc; i++)
		good = check_folder(str_of(argv[i]), &t, &mem) && good;
	arena_finish(&mem);
	printf("%u passed, %u failed, %u skipped\n", t.passed, t.failed, t.skipped);
	return !good ? 2 : t.failed > 0;
}
