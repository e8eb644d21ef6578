/*
 * usage: csv-cases CASES.tsv [FILE...]
 *
 * Loads the file of each line of the table and compares what the loader
 * understood with what the line says. With files, only the lines of those.
 * The last line printed is the count; exits with 1 when a case failed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/path.h"
#include "case.h"

static const char *const case_words[CASE_PARTS] = {"file",    "options", "form", "rows",
						   "columns", "cells",   "said"};

/* --- options ---------------------------------------------------------------- */

static const struct source_pair *one_pair(struct load_case *c, struct str key, struct str value)
{
	struct source_pair *p = ARENA_NEW(c->mem, struct source_pair, 1);
	*p = (struct source_pair){.key = key, .value = value};
	return p;
}

static bool set_word(struct load_case *c, struct str key, struct str value)
{
	struct {
		const char *key;
		struct str *to;
	} word[] = {{"encoding", &c->o.encoding},
		    {"delimiter", &c->o.delimiter},
		    {"ragged", &c->o.ragged},
		    {"status", &c->o.status},
		    {"fold", &c->o.fold}};
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (str_eq(key, str_of(word[i].key))) {
			*word[i].to = value;
			return true;
		}
	return false;
}

static bool set_count(struct load_case *c, struct str key, struct str value)
{
	long long n = 0;
	int *to = str_eq(key, STR("header")) ? &c->o.header
		  : str_eq(key, STR("skip")) ? &c->o.skip
					     : NULL;
	if (!to || !num_parse_int(value, &n))
		return false;
	*to = (int)n;
	return true;
}

static bool set_flag(struct load_case *c, struct str key, struct str value)
{
	bool yes = str_eq(value, STR("true"));
	if (str_eq(key, STR("replace")))
		c->o.replace = yes;
	else if (str_eq(key, STR("join-letters")))
		c->o.join_letters = yes;
	else if (str_eq(key, STR("totals")) && str_eq(value, STR("keep")))
		c->o.keep_totals = true;
	else if (str_eq(key, STR("totals")))
		c->o.drop_totals = str_eq(value, STR("drop"));
	else if (str_eq(key, STR("triangle")))
		c->o.triangle = str_eq(value, STR("minus")) ? TRIANGLE_MINUS : TRIANGLE_CHANGE;
	else
		return false;
	return true;
}

static bool set_list(struct load_case *c, struct str key, struct str value)
{
	if (str_eq(key, STR("fill"))) {
		c->o.fill = one_pair(c, value, STR_NONE);
		c->o.fills = 1;
	} else if (str_eq(key, STR("missing"))) {
		struct str *word = ARENA_NEW(c->mem, struct str, 1);
		*word = value;
		c->o.missing = word;
		c->o.missings = 1;
	} else if (str_starts(key, STR("types."))) {
		c->o.type = one_pair(c, str_slice(key, 6, key.n), value);
		c->o.types = 1;
	} else {
		return false;
	}
	return true;
}

static bool set_options(struct load_case *c)
{
	struct str rest = c->part[CASE_OPTIONS];
	c->o = (struct source_options){.name = path_stem(c->part[CASE_FILE]),
				       .file = c->path,
				       .header = -1,
				       .skip = -1,
				       .expect_rows = -1};
	while (rest.n && !str_eq(rest, STR("-"))) {
		size_t end = str_find(rest, STR(" "), 0);
		struct str word = str_slice(rest, 0, end);
		rest = str_slice(rest, end < rest.n ? end + 1 : rest.n, rest.n);
		size_t eq = str_find(word, STR("="), 0);
		struct str key = str_slice(word, 0, eq),
			   value = str_slice(word, eq + 1, word.n);
		if (eq == SIZE_MAX || !(set_word(c, key, value) || set_count(c, key, value) ||
					set_flag(c, key, value) || set_list(c, key, value)))
			return false;
	}
	return true;
}

/* --- one case ----------------------------------------------------------------- */

static bool same(const struct load_case *c, enum case_part part, struct str got)
{
	struct str want = c->part[part];
	struct str open = STR(" | …");
	bool prefix =
		str_ends(want, open) && str_starts(got, str_slice(want, 0, want.n - open.n));
	if (prefix || str_eq(want, got))
		return true;
	printf("%.*s: %s\n  expected: %.*s\n  got:      %.*s\n", STR_ARG(c->part[CASE_FILE]),
	       case_words[part], STR_ARG(want), STR_ARG(got));
	return false;
}

static bool holds(const struct load_case *c, struct str fault)
{
	if (fault.n)
		printf("%.*s: %.*s\n", STR_ARG(c->part[CASE_FILE]), STR_ARG(fault));
	return !fault.n;
}

static bool compare(struct load_case *c)
{
	bool ok = same(c, CASE_SAID, expect_said(c));
	if (!c->ok)
		return same(c, CASE_FORM, STR("-")) && ok;
	ok &= same(c, CASE_FORM, expect_form(c));
	ok &= same(c, CASE_ROWS, expect_rows(c));
	ok &= same(c, CASE_COLUMNS, expect_columns(c));
	ok &= holds(c, expect_cells(c));
	ok &= holds(c, expect_places(c));
	return holds(c, paste_check(c)) && ok;
}

static struct str path_of(struct load_case *c, struct str folder, bool *made)
{
	struct str file = c->part[CASE_FILE];
	char name[] = "/tmp/dopyo-test-XXXXXX";
	*made = str_starts(file, STR("made:"));
	if (!*made)
		return path_join(c->mem, path_join(c->mem, folder, STR("data")), file);
	int fd = mkstemp(name);
	const char *which = arena_cstring(c->mem, str_slice(file, 5, file.n));
	if (fd < 0 || !made_write(which, fd)) {
		fprintf(stderr, "csv-cases: cannot make %s\n", which);
		exit(2);
	}
	close(fd);
	return arena_str(c->mem, str_of(name));
}

/* large: of a file whose text is not kept; what comes out must be the same. */
static bool run_case(const struct str part[CASE_PARTS], struct str folder, size_t large)
{
	struct arena mem;
	struct load_case c = {.mem = &mem};
	bool made;
	arena_init(&mem);
	memcpy(c.part, part, sizeof(c.part));
	c.files.mem = c.d.mem = &mem;
	c.path = path_of(&c, folder, &made);
	bool ok = set_options(&c);
	c.o.large = large;
	if (!ok)
		printf("%.*s: bad options\n", STR_ARG(part[CASE_FILE]));
	if (ok) {
		c.ok = source_load(&c.t, &c.o, &c.files, &mem, &c.d);
		ok = compare(&c);
	}
	if (made)
		unlink(arena_cstring(&mem, c.path));
	files_finish(&c.files);
	arena_finish(&mem);
	return ok;
}

/* --- all of them ---------------------------------------------------------------- */

static bool split(struct str line, struct str part[CASE_PARTS])
{
	size_t lo = 0, n = 0;
	for (; n < CASE_PARTS && lo <= line.n; n++) {
		size_t tab = str_find(line, STR("\t"), lo);
		part[n] = str_slice(line, lo, tab);
		lo = tab == SIZE_MAX ? line.n + 1 : tab + 1;
	}
	return n == CASE_PARTS && lo > line.n;
}

static bool is_asked_for(struct str file, int argc, char **argv)
{
	for (int i = 2; i < argc; i++)
		if (str_eq(file, str_of(argv[i])))
			return true;
	return argc <= 2;
}

int main(int argc, char **argv)
{
	struct arena mem;
	struct str text;
	unsigned passed = 0, failed = 0, line_number = 0;
	arena_init(&mem);
	if (argc < 2 || files_read(&mem, str_of(argv[1]), &text) != 0) {
		fputs("usage: csv-cases CASES.tsv [FILE...]\n", stderr);
		return 2;
	}
	for (size_t lo = 0; lo < text.n;) {
		size_t end = str_find(text, STR("\n"), lo);
		struct str line = str_slice(text, lo, end), part[CASE_PARTS];
		lo = end == SIZE_MAX ? text.n : end + 1;
		if (!line.n || line_number++ == 0 || line.p[0] == '#')
			continue;
		bool ok = split(line, part);
		if (!ok)
			printf("not %d cells: %.*s\n", CASE_PARTS, STR_ARG(line));
		else if (!is_asked_for(part[CASE_FILE], argc, argv))
			continue;
		struct str folder = path_folder(str_of(argv[1]));
		ok = ok && run_case(part, folder, SIZE_MAX) && run_case(part, folder, 1);
		*(ok ? &passed : &failed) += 1;
	}
	arena_finish(&mem);
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed > 0;
}
