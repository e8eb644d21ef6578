#ifndef TESTS_QUERY_FIXTURE_H
#define TESTS_QUERY_FIXTURE_H

/* Tables made of short texts, and a query over them whose SQL stands in a file. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/num.h"
#include "query/query.h"

struct fixture {
	struct arena mem;
	struct files files;
	struct diags d;
	struct query *q;
};

static inline void fixture_open(struct fixture *f)
{
	*f = (struct fixture){0};
	arena_init(&f->mem);
	f->files.mem = &f->mem;
	f->d.mem = &f->mem;
	f->q = query_open(&f->mem, &f->files, &f->d);
}

static inline void fixture_close(struct fixture *f)
{
	query_close(f->q);
	arena_finish(&f->mem);
}

/* One column from "a|b||d": an empty cell is missing. */
static inline void fixture_column(struct fixture *f, struct column *c, const char *name,
				  const char *unit, enum column_type type, const char *cells,
				  uint32_t rows)
{
	struct str s = str_of(cells);
	struct str *text = ARENA_NEW(&f->mem, struct str, rows + 1);
	double *number = ARENA_NEW(&f->mem, double, rows + 1);
	bool *missing = ARENA_NEW(&f->mem, bool, rows + 1);
	size_t at = 0;
	for (uint32_t r = 0; r < rows; r++) {
		size_t end = str_find(s, STR("|"), at);
		text[r] = str_slice(s, at, end == SIZE_MAX ? s.n : end);
		missing[r] = text[r].n == 0;
		if (type != COLUMN_TEXT && type != COLUMN_CODE && !missing[r])
			assert_true(num_parse(text[r], &number[r]));
		at = end == SIZE_MAX ? s.n : end + 1;
	}
	*c = (struct column){.name = str_of(name), .unit = str_of(unit), .type = type};
	c->cells.text = text;
	c->number = type == COLUMN_TEXT || type == COLUMN_CODE ? NULL : number;
	c->missing = missing;
}

/* flip: 연도, 기업수, 비율, 구분; codes: 코드, 이름, 월, 분기, 날짜, "기업 수", 2024 */
static inline const struct table *fixture_flip(struct fixture *f)
{
	struct column *c = ARENA_NEW(&f->mem, struct column, 4);
	fixture_column(f, &c[0], "연도", "", COLUMN_YEAR, "2014|2019|2024", 3);
	fixture_column(f, &c[1], "기업수", "개", COLUMN_NUMBER, "32|101|186", 3);
	fixture_column(f, &c[2], "비율", "%", COLUMN_NUMBER, "3.20||12.5", 3);
	fixture_column(f, &c[3], "구분", "", COLUMN_TEXT, "관측|추정|관측", 3);
	c[2].decimals = 2;
	struct table *t = ARENA_NEW(&f->mem, struct table, 1);
	*t = (struct table){.name = STR("flip"), .rows = 3, .columns = 4, .column = c};
	t->source = STR("THE VC");
	t->status_column = 3;
	return t;
}

static inline const struct table *fixture_codes(struct fixture *f)
{
	struct column *c = ARENA_NEW(&f->mem, struct column, 7);
	fixture_column(f, &c[0], "코드", "", COLUMN_CODE, "05|11|26", 3);
	fixture_column(f, &c[1], "이름", "", COLUMN_TEXT, "전국|서울|부산", 3);
	fixture_column(f, &c[2], "월", "", COLUMN_MONTH, "24308|24309|24320", 3);
	fixture_column(f, &c[3], "분기", "", COLUMN_QUARTER, "8100|8101|8102", 3);
	fixture_column(f, &c[4], "날짜", "", COLUMN_DATE, "20346|-1|", 3);
	fixture_column(f, &c[5], "기업 수", "개", COLUMN_NUMBER, "1|2|3", 3);
	fixture_column(f, &c[6], "2024", "명", COLUMN_NUMBER, "7|8|9", 3);
	struct table *t = ARENA_NEW(&f->mem, struct table, 1);
	*t = (struct table){.name = STR("codes"), .rows = 3, .columns = 7, .column = c};
	t->status_column = TABLE_NONE;
	return t;
}

/* The SQL as the only text of a file, so that places can be seen. */
static inline struct span fixture_text(struct fixture *f, const char *sql)
{
	uint32_t file = files_add(&f->files, STR("report.md"), str_of(sql));
	return (struct span){file, 0, (uint32_t)strlen(sql)};
}

static inline bool fixture_value(struct fixture *f, const char *name, const char *sql,
				 struct value *out)
{
	return query_value(f->q, str_of(name), SPAN_NONE, str_of(sql), fixture_text(f, sql),
			   out);
}

static inline bool fixture_expression(struct fixture *f, const char *sql, struct value *out)
{
	return query_expression(f->q, str_of(sql), fixture_text(f, sql), out);
}

static inline void fixture_expect(struct fixture *f, const char *sql, const char *text)
{
	struct value v;
	bool ok = fixture_expression(f, sql, &v);
	if (!ok)
		fail_msg("%s: %s", sql, diag_label(f->d.last->code));
	struct str got = v.kind == VALUE_NULL ? STR("NULL") : v.text;
	if (!str_eq(got, str_of(text)))
		fail_msg("%s: %.*s, not %s", sql, STR_ARG(got), text);
}

/* The SQL is refused with that code at that piece of its text. */
static inline void fixture_refused(struct fixture *f, const char *sql, enum diag_code code,
				   const char *piece)
{
	struct value v;
	unsigned before = f->d.errors;
	f->d.last = NULL;
	f->d.first = NULL;
	f->d.errors = 0; /* kept ones are limited */
	if (fixture_expression(f, sql, &v))
		fail_msg("%s: accepted as %.*s", sql, STR_ARG(v.text));
	assert_int_equal(f->d.errors, 1);
	f->d.errors += before;
	struct str at = files_quote(&f->files, f->d.last->at);
	if (f->d.last->code != code || !str_eq(at, str_of(piece)))
		fail_msg("%s: %s at ‘%.*s’ (%.*s, %.*s)", sql, diag_label(f->d.last->code),
			 STR_ARG(at), STR_ARG(f->d.last->arg[0]), STR_ARG(f->d.last->arg[1]));
}

static inline int fixture_set_up(void **state)
{
	struct fixture *f = malloc(sizeof(*f));
	fixture_open(f);
	*state = f;
	return 0;
}

static inline int fixture_tear_down(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

static inline struct str fixture_text_of(struct fixture *f, const struct column *c,
					 uint32_t row)
{
	(void)f;
	return column_text(c, row);
}

/* The cells of a column, each as text by of: "a|b||d". */
static inline void fixture_cells_as(struct fixture *f, const struct table *t, const char *name,
				    const char *cells,
				    struct str (*of)(struct fixture *, const struct column *,
						     uint32_t))
{
	uint32_t c = table_find(t, str_of(name));
	assert_int_not_equal(c, TABLE_NONE);
	struct str part[64];
	for (uint32_t r = 0; r < t->rows; r++)
		part[r] = table_missing(&t->column[c], r) ? STR_NONE : of(f, &t->column[c], r);
	struct str got = arena_join(&f->mem, part, t->rows, STR("|"));
	if (!str_eq(got, str_of(cells)))
		fail_msg("%s: %.*s, not %s", name, STR_ARG(got), cells);
}

static inline void fixture_cells(struct fixture *f, const struct table *t, const char *name,
				 const char *cells)
{
	fixture_cells_as(f, t, name, cells, fixture_text_of);
}

#endif
