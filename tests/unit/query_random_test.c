/* Random SQL: whatever is written, it is refused with one place or answered. */
#include "query_fixture.h"

#include "base/buf.h"

#define ROUNDS 20000

static const char *const words[] = {
	"SELECT",      "FROM",    "flip",      "codes",    "연도",      "기업수",
	"\"기업 수\"", "(",       ")",         ",",        "WHERE",     "1",
	"2.5e3",       "'글'",    "AND",       "OR",       "NOT",       "/",
	"%",           "+",       "-",         "*",        "||",        "=",
	"<",           "BETWEEN", "IN",        "CASE",     "WHEN",      "THEN",
	"END",         "sum(",    "last(",     "first(",   "yoy(",      "index(",
	"ratio(",      "OVER",    "ORDER BY",  "GROUP BY", "UNION ALL", "LIMIT",
	":값",         "값",      ":없음",     "?1",       ";",         "--",
	"/*",          "*/",      "'",         "\"",       "AS",        "x",
	".",           "WITH",    "RECURSIVE", "VALUES",   "EXISTS",    "NULL",
	"IS",          "COLLATE", "NOCASE",    "count(*)", "\n",        "\u1100\u1161",
	"\xff",        "CAST(",   "AS REAL",   "2024",     "flip.*",    "cagr("};

/* xorshift: the same sequence everywhere. */
static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static struct str soup(struct fixture *f, uint32_t *seed)
{
	struct buf b = {0};
	uint32_t length = 1 + next(seed) % 12;
	if (next(seed) % 2)
		buf_text(&b, "SELECT ");
	for (uint32_t i = 0; i < length; i++) {
		buf_text(&b, words[next(seed) % (sizeof(words) / sizeof(*words))]);
		if (next(seed) % 8)
			buf_char(&b, ' ');
	}
	if (next(seed) % 2)
		buf_text(&b, " FROM flip");
	return buf_take(&b, &f->mem);
}

static void check_diagnostics(struct fixture *f, struct str sql, bool ok)
{
	assert_int_equal(ok, f->d.errors == 0);
	for (struct diag *x = f->d.first; x; x = x->next) {
		assert_true(x->at.lo <= x->at.hi && x->at.hi <= sql.n);
		if (x->code == DIAG_QUERY_SQL) /* SQLite's own words: never about our names */
			assert_true(str_find(x->arg[0], STR("dopyo_"), 0) == SIZE_MAX);
	}
	f->d = (struct diags){.mem = f->d.mem};
}

static void one_round(uint32_t *seed, const struct table **flip)
{
	struct fixture f;
	struct value v;
	const struct table *made;
	fixture_open(&f);
	*flip = fixture_flip(&f);
	query_table(f.q, *flip, SPAN_NONE);
	query_table(f.q, fixture_codes(&f), SPAN_NONE);
	fixture_value(&f, "값", "3", &v);
	for (int i = 0; i < ROUNDS / 100; i++) {
		struct str sql = soup(&f, seed);
		struct span at = {files_add(&f.files, STR("r"), sql), 0, (uint32_t)sql.n};
		check_diagnostics(&f, sql, query_expression(f.q, sql, at, &v));
		check_diagnostics(&f, sql, query_select(f.q, STR("m"), sql, at, &made));
		check_diagnostics(&f, sql, query_assert(f.q, sql, at));
		check_diagnostics(&f, sql, query_row_expression(f.q, *flip, 1, sql, at, &v));
	}
	fixture_close(&f);
}

static void test_random_sql(void **state)
{
	(void)state;
	const struct table *flip;
	uint32_t seed = 20250915;
	print_message("seed %u\n", seed);
	for (int i = 0; i < 100; i++)
		one_round(&seed, &flip);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_sql)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
