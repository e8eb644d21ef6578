#ifndef TESTS_SOURCE_HELPER_H
#define TESTS_SOURCE_HELPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "source/source.h"

/* One load of bytes that a test makes up; finish_load() frees it. */
struct loaded {
	struct arena mem;
	struct files files;
	struct diags d;
	struct source_options o;
	struct table t;
	bool ok;
};

static inline void start_load(struct loaded *l)
{
	*l = (struct loaded){
		.o = {.name = STR("표"), .header = -1, .skip = -1, .expect_rows = -1}};
	l->files.mem = l->d.mem = &l->mem;
}

static inline void load_bytes(struct loaded *l, struct str bytes)
{
	char path[] = "/tmp/dopyo-test-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p ? bytes.p : "", bytes.n), bytes.n);
	close(fd);
	l->o.file = arena_str(&l->mem, str_of(path));
	l->ok = source_load(&l->t, &l->o, &l->files, &l->mem, &l->d);
	unlink(path);
}

static inline void load_text(struct loaded *l, const char *text)
{
	start_load(l);
	load_bytes(l, str_of(text));
}

static inline void finish_load(struct loaded *l)
{
	files_finish(&l->files);
	arena_finish(&l->mem);
}

static inline const struct diag *find_diag(const struct diags *d, enum diag_code code)
{
	const struct diag *x = d->first;
	while (x && x->code != code)
		x = x->next;
	return x;
}

static inline const struct diag *find_notice(const struct loaded *l, enum diag_code code)
{
	return find_diag(&l->t.origin->notices, code);
}

static inline void assert_str(struct str s, const char *expected)
{
	if (!str_eq(s, str_of(expected)))
		fail_msg("‘%.*s’ is not ‘%s’", STR_ARG(s), expected);
}

static inline void assert_cell(const struct loaded *l, uint32_t row, uint32_t column,
			       const char *expected)
{
	assert_true(row < l->t.rows && column < l->t.columns);
	assert_str(column_text(&l->t.column[column], row), expected);
}

#endif
