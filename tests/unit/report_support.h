#ifndef REPORT_SUPPORT_H
#define REPORT_SUPPORT_H

/* A report that a test makes up, bound but not drawn. Data files stand in a
 * folder of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "report/bind.h"
#include "report/fill.h"

struct bound {
	struct arena mem;
	struct files files;
	struct diags d;
	struct run_options o;
	struct spec spec;
	struct plan plan;
	struct bind b;
	char folder[32], file[4][64];
	size_t made;
	bool ok;
};

static inline void bound_open(struct bound *r)
{
	*r = (struct bound){.folder = "/tmp/dopyo-test-XXXXXX"};
	arena_init(&r->mem);
	r->files.mem = r->d.mem = &r->mem;
	assert_non_null(mkdtemp(r->folder));
}

/* A data file of that name in the folder, before the report is bound. */
static inline void bound_data(struct bound *r, const char *name, const char *text)
{
	char *path = r->file[r->made++];
	assert_true(snprintf(path, 64, "%s/%s", r->folder, name) < 64);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static inline void bound_report(struct bound *r, const char *text)
{
	r->o.report = path_join(&r->mem, str_of(r->folder), STR("r.md"));
	uint32_t file = files_add(&r->files, r->o.report, str_of(text));
	r->ok = spec_parse(&r->spec, file, &r->files, &r->mem, &r->d);
	r->b = (struct bind){.mem = &r->mem,
			     .files = &r->files,
			     .d = &r->d,
			     .o = &r->o,
			     .spec = &r->spec,
			     .plan = &r->plan,
			     .query = query_open(&r->mem, &r->files, &r->d)};
	r->ok = r->ok && front_bind(&r->b) && targets_bind(&r->b) && body_bind(&r->b);
	assert_true(r->ok == (r->d.errors == 0)); /* whoever fails says why */
}

static inline void bound_close(struct bound *r)
{
	query_close(r->b.query);
	for (size_t i = 0; i < r->made; i++)
		unlink(r->file[i]);
	rmdir(r->folder);
	arena_finish(&r->mem);
}

/* Labels of what was reported: "E503 W510". */
static inline const char *bound_codes(struct bound *r)
{
	struct str part[32];
	size_t parts = 0;
	for (const struct diag *x = r->d.first; x && parts < 32; x = x->next)
		part[parts++] = str_of(diag_label(x->code));
	return arena_cstring(&r->mem, arena_join(&r->mem, part, parts, STR(" ")));
}

/* What stands at the place of diagnostic i. */
static inline const char *bound_place(struct bound *r, size_t i)
{
	const struct diag *x = r->d.first;
	while (x && i--)
		x = x->next;
	return x ? arena_cstring(&r->mem, files_quote(&r->files, x->at)) : "";
}

static inline const char *bound_text(struct bound *r, size_t block)
{
	assert_true(block < r->plan.blocks);
	return arena_cstring(&r->mem, r->plan.block[block].text.text);
}

#endif
