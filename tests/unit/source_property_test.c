#include "source_helper.h"

#include "base/buf.h"
#include "ko/compose.h"
#include "source/marks.h"

/*
 * Random files made of the pieces that matter to the loader. Whatever it makes
 * of them, it must not fall over, scan and libcsv must agree (an assert in
 * csv.c), and every place it reports must quote back to the cell.
 */
#define ROUNDS 3000
#define SEED UINT64_C(20250915)

static uint64_t next(uint64_t *seed) /* xorshift64* */
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(2685821657736338717);
}

static const char *const piece[] = {
	",",
	",",
	",",
	"\n",
	"\n",
	"\n",
	"\r\n",
	"\r",
	"\"",
	"\"\"",
	" ",
	"\t",
	";",
	"|",
	"가",
	"나다",
	"\xE1\x84\x80\xE1\x85\xA1",
	"1",
	"2025",
	"1,234",
	"△3",
	"-",
	"X",
	"…",
	"2017.1",
	"2017.09",
	"2022 p)",
	"(단위: 명)",
	"주:",
	"※",
	"합계",
	"3.2%",
	"4만 4천",
	"\xE3\x80\x80",
	"0",
	"1e400",
	"(명)",
	"\xEF\xBB\xBF",
	"\xE3\x85\xA4ㅈㅛㅁ",
	"=100)",
	"▲",
	"'25",
	"/",
	"2020.3/4",
	"01",
	"999999999999999999999",
	".",
	"\xFF",
	"\xB0\xA1",
	"\xC2\x85",
};
#define PIECES (sizeof(piece) / sizeof(*piece))

/* Mostly well-formed records; now and then anything at all. */
static void make_file(struct buf *b, uint64_t *seed)
{
	bool wild = next(seed) % 4 == 0;
	size_t count = next(seed) % 60, usual = wild ? PIECES : PIECES - 3;
	unsigned width = (unsigned)(next(seed) % 5) + 1;
	for (size_t i = 0; i < count; i++) {
		if (wild) {
			buf_text(b, piece[next(seed) % usual]);
			continue;
		}
		bool quoted = next(seed) % 4 == 0;
		const char *text = piece[8 + next(seed) % (usual - 8)];
		bool plain = !strchr(text, ',') && !strchr(text, '"');
		if (quoted)
			buf_printf(b, " \"%s%s\"", text[0] == '"' ? "\"\"" : text,
				   next(seed) % 8 ? "" : "\n\"\"");
		else
			buf_text(b, plain ? text : "말");
		buf_text(b, (i + 1) % width ? "," : next(seed) % 9 ? "\n" : "\r\n");
	}
}

static struct str unquoted(struct arena *mem, struct str s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s.n; i++) {
		buf_char(&b, s.p[i]);
		i += s.p[i] == '"' && i + 1 < s.n && s.p[i + 1] == '"';
	}
	return buf_take(&b, mem);
}

static void check_places(struct loaded *l, uint64_t seed)
{
	for (uint32_t row = 0; row < l->t.rows; row++)
		for (uint32_t i = 0; i < l->t.columns; i++) {
			struct span at = source_cell(&l->t, &l->files, row, i);
			struct str there = files_quote(&l->files, at);
			struct str text = column_text(&l->t.column[i], row);
			bool quoted = at.lo > 0 &&
				      files_text(&l->files, at.file).p[at.lo - 1] == '"';
			there = marks_trim(quoted ? unquoted(&l->mem, there) : there);
			there = compose_hangul(
				&l->mem,
				compose_filler(&l->mem, compose_clean(&l->mem, there)));
			if (!str_eq(there, text))
				fail_msg("seed %llu row %u column %u: ‘%.*s’ for ‘%.*s’",
					 (unsigned long long)seed, row, i, STR_ARG(there),
					 STR_ARG(text));
		}
}

static void check_columns(struct loaded *l, uint64_t seed)
{
	for (uint32_t i = 0; i < l->t.columns; i++) {
		const struct column *c = &l->t.column[i];
		assert_true(c->name.n > 0);
		assert_int_equal(table_find(&l->t, c->name), i);
		for (uint32_t row = 0; c->type == COLUMN_NUMBER && row < l->t.rows; row++)
			if (!table_missing(c, row) && !column_decimal(c, row, &l->mem).n)
				fail_msg("seed %llu: no decimal", (unsigned long long)seed);
	}
}

static void random_files(void **state)
{
	(void)state;
	unsigned loaded = 0;
	for (uint64_t round = 1; round <= ROUNDS; round++) {
		uint64_t seed = SEED * round, first = seed;
		struct buf b = {0};
		struct loaded l;
		make_file(&b, &seed);
		start_load(&l);
		if (next(&seed) % 8 == 0)
			l.o.ragged = STR("pad");
		l.o.replace = next(&seed) % 4 == 0;
		load_bytes(&l, buf_str_of(&b));
		if (l.ok) {
			loaded++;
			check_places(&l, first);
			check_columns(&l, first);
		} else {
			assert_true(l.d.errors > 0);
		}
		buf_finish(&b);
		finish_load(&l);
	}
	print_message("seed %llu: %u of %d files loaded\n", (unsigned long long)SEED, loaded,
		      ROUNDS);
	assert_true(loaded > ROUNDS / 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(random_files)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
