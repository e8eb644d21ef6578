/* A file comes out the same in one part or many, by one thread or several, kept or not. */
#include "source_helper.h"

#include "base/buf.h"
#include "source/describe.h"

static uint32_t seed;

static uint32_t roll(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static void load_in(struct loaded *l, struct str bytes, size_t part, unsigned threads)
{
	start_load(l);
	l->o.part = part;
	l->o.large = threads == 2 ? SIZE_MAX : 1;
	l->o.threads = threads;
	load_bytes(l, bytes);
	bool kept = !l->files.count || !files_get(&l->files, 1)->scroll.disk;
	assert_int_equal(kept, l->o.large != 1);
}

static void assert_same_column(const struct loaded *a, const struct loaded *b, uint32_t i)
{
	const struct column *x = &a->t.column[i], *y = &b->t.column[i];
	struct arena mem = {0};
	assert_int_equal(x->type, y->type);
	assert_true(str_eq(x->name, y->name) && str_eq(x->unit, y->unit));
	assert_int_equal(x->decimals, y->decimals);
	assert_int_equal(x->digits, y->digits);
	assert_int_equal(!x->number, !y->number);
	for (uint32_t row = 0; row < a->t.rows; row++) {
		assert_int_equal(table_missing(x, row), table_missing(y, row));
		if (!str_eq(column_text(x, row), column_text(y, row)))
			fail_msg("row %u column %u: ‘%.*s’, ‘%.*s’", row, i,
				 STR_ARG(column_text(x, row)), STR_ARG(column_text(y, row)));
		if (x->number)
			assert_memory_equal(&x->number[row], &y->number[row], sizeof(double));
		if (x->type == COLUMN_NUMBER)
			assert_true(str_eq(column_decimal(x, row, &mem),
					   column_decimal(y, row, &mem)));
		assert_int_equal(x->status ? x->status[row] : 0,
				 y->status ? y->status[row] : 0);
		assert_int_equal(x->level ? x->level[row] : 0, y->level ? y->level[row] : 0);
		struct span p = source_cell(&a->t, &a->files, row, i),
			    q = source_cell(&b->t, &b->files, row, i);
		if (p.lo != q.lo || p.hi != q.hi)
			fail_msg("row %u column %u: %u–%u, %u–%u", row, i, p.lo, p.hi, q.lo,
				 q.hi);
	}
	arena_finish(&mem);
}

static void assert_same(struct loaded *a, struct loaded *b)
{
	assert_int_equal(a->ok, b->ok);
	const struct diag *x = a->d.first, *y = b->d.first;
	for (; x && y; x = x->next, y = y->next)
		assert_true(x->code == y->code && x->at.lo == y->at.lo && x->at.hi == y->at.hi);
	assert_true(!x && !y);
	if (!a->ok)
		return;
	assert_int_equal(a->t.rows, b->t.rows);
	assert_int_equal(a->t.columns, b->t.columns);
	assert_int_equal(a->t.origin->blank_rows, b->t.origin->blank_rows);
	assert_int_equal(a->t.origin->note_rows, b->t.origin->note_rows);
	assert_string_equal(a->t.origin->newline, b->t.origin->newline);
	for (uint32_t row = 0; row < a->t.rows; row++)
		assert_int_equal(table_total(&a->t, row), table_total(&b->t, row));
	for (uint32_t i = 0; i < a->t.columns; i++)
		assert_same_column(a, b, i);
}

/* Whether the file could be read at all. */
static bool check(struct str bytes)
{
	static const size_t parts[] = {7, 64, 1000, 5000};
	struct loaded whole;
	load_in(&whole, bytes, (size_t)1 << 30, 2);
	for (size_t k = 0; k < sizeof(parts) / sizeof(*parts); k++)
		for (unsigned threads = 1; threads <= 3; threads++) {
			struct loaded cut;
			load_in(&cut, bytes, parts[k], threads);
			assert_same(&whole, &cut);
			finish_load(&cut);
		}
	bool ok = whole.ok;
	finish_load(&whole);
	return ok;
}

static void put_cell(struct buf *b, uint32_t column)
{
	static const char *const odd[5][8] = {
		{"", "-", "…", "12.5 p)", "△3.20", "\"1,234\"", "17 ", "\"17\""},
		{"", "2024-02-29", "-", "2024.1.5", " 2025-01-01", "\"2024년 3월 1일\"",
		 "2024-02-01 ", "\"2024-02-01\""},
		{"", "  서울", "\"a \"\"b\"\"\"", "=\"001\"", "　부산", "-", "부산 \t",
		 "\"\"\"\""},
		{"", "가", "\"\"\"\"", "=\"7\"", "\" 나 \"", "합계", "나  ", "\"다\""},
		{"", "X", "1.5e", "-0.25", "007.5", "\"12,345.67\"", "8.25 ", "\"8.25\""}};
	if (roll(9) == 0) {
		buf_text(b, odd[column % 5][roll(8)]);
		return;
	}
	switch (column % 5) {
	case 0:
		buf_printf(b, "%u", roll(100000));
		break;
	case 1:
		buf_printf(b, "20%02u-%02u-%02u", roll(30), 1 + roll(12), 1 + roll(28));
		break;
	case 2:
		buf_printf(b, roll(2) ? "가나%u" : "\"다,라\n마%u\"", roll(5));
		break;
	case 3:
		buf_printf(b, "\"줄\r\n%u, \"\"또\"\"\"", roll(1000));
		break;
	default:
		buf_printf(b, "%u.%02u", roll(3000), roll(100));
	}
}

/* It ends with a record whose last cell is given, or with a note. */
static struct str make_file(struct arena *mem, uint32_t rows, const char *last)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	struct buf b = {0};
	uint32_t columns = 1 + roll(6), end = roll(3);
	bool stray = roll(4) == 0;
	if (roll(3) == 0)
		buf_printf(&b, "제목%s", ends[end]);
	for (uint32_t i = 0; i < columns; i++)
		buf_printf(&b, "%s열 %u", i ? "," : "", i);
	for (uint32_t row = 0; row < rows; row++) {
		buf_text(&b, ends[end]);
		if (roll(40) == 0)
			buf_text(&b, ends[end]);
		if (stray && row == rows / 2)
			buf_text(&b, "5\" 판");
		else
			put_cell(&b, 0);
		for (uint32_t i = 1; i < columns; i++) {
			buf_char(&b, ',');
			put_cell(&b, i);
		}
	}
	buf_text(&b, ends[end]);
	for (uint32_t i = 1; last && i < columns; i++)
		buf_char(&b, ',');
	buf_printf(&b, "%s%s", last ? last : "주: 잠정", ends[end]);
	return buf_take(&b, mem);
}

/* --- a file that somebody changes ---------------------------------------------------- */

struct changing {
	struct loaded l;
	char *path;
	size_t cut; /* to so many bytes */
	bool done;
};

static void change(void *context, double done)
{
	struct changing *c = context;
	(void)done;
	if (!c->done)
		assert_int_equal(truncate(c->path, (off_t)c->cut), 0);
	c->done = true;
}

static void start_change(struct changing *c, struct buf *b, unsigned rows)
{
	start_load(&c->l);
	c->path = arena_cstring(&c->l.mem, STR("/tmp/dopyo-test-XXXXXX"));
	int fd = mkstemp(c->path);
	buf_text(b, "이름,값\n");
	for (unsigned i = 0; i < rows; i++)
		buf_printf(b, "가%u,%u\n", i % 7, i);
	assert_int_equal(write(fd, b->p, b->n), b->n);
	close(fd);
	c->l.o.file = str_of(c->path);
	c->l.o.large = 1;
	c->l.o.threads = 1;
}

static void finish_change(struct changing *c, struct buf *b)
{
	unlink(c->path);
	finish_load(&c->l);
	buf_finish(b);
}

/* It is read again, as it is now. */
static void test_changed_meanwhile(void **state)
{
	(void)state;
	struct changing c = {0};
	struct buf b = {0};
	start_change(&c, &b, 3000);
	c.cut = (size_t)(strstr(b.p, ",2000\n") - b.p) + 6;
	c.l.o.part = 10000;
	c.l.o.progress = (struct source_progress){change, &c};
	struct loaded *l = &c.l;
	l->ok = source_load(&l->t, &l->o, &l->files, &l->mem, &l->d);
	assert_true(l->ok && c.done);
	assert_int_equal(l->files.count, 1);
	assert_int_equal(l->t.rows, 2001);
	assert_cell(l, 2000, 1, "2000");
	assert_int_equal(files_changed(&l->files), 0);
	finish_change(&c, &b);
}

/* What is read of it from then on is told not to be trusted. */
static void test_changed_after(void **state)
{
	(void)state;
	struct changing c = {0};
	struct buf b = {0};
	start_change(&c, &b, 110000); /* too many to be looked through for twins */
	struct loaded *l = &c.l;
	l->ok = source_load(&l->t, &l->o, &l->files, &l->mem, &l->d);
	assert_true(l->ok);
	change(&c, 1);
	assert_int_equal(files_changed(&l->files), 0);
	assert_cell(l, 109000, 0, "가3"); /* where no cut was looked for */
	assert_true(diag_files(&l->d, &l->files));
	column_text(&l->t.column[1], 109000); /* whatever */
	assert_false(diag_files(&l->d, &l->files));
	assert_int_equal(l->d.last->code, DIAG_FILE_CHANGED);
	finish_change(&c, &b);
}

static void test_random_files(void **state)
{
	(void)state;
	unsigned good = 0;
	for (uint32_t k = 0; k < 40; k++) {
		struct arena mem = {0};
		seed = 20261123 + k;
		uint32_t rows = 200 + roll(400);
		struct str bytes = make_file(&mem, rows, roll(2) ? "\"2012\"" : NULL);
		good += check(bytes);
		arena_finish(&mem);
	}
	assert_true(good > 10);
}

/* A blank behind a closing quote has libcsv read the whole piece, and nothing else. */
static void test_outlines(void **state)
{
	(void)state;
	for (uint32_t k = 0; k < 300; k++) {
		struct arena mem = {0};
		struct loaded outlined, read;
		seed = 20261123 + k;
		load_in(&outlined, make_file(&mem, k, "\"2012\""), 0, 2);
		seed = 20261123 + k;
		load_in(&read, make_file(&mem, k, "\"2012\" "), 0, 2);
		assert_same(&outlined, &read);
		finish_load(&outlined);
		finish_load(&read);
		arena_finish(&mem);
	}
}

/* Blanks around a cell are no part of it, whoever reads it. */
static void test_widest_cell(void **state)
{
	(void)state;
	static const char *const last[] = {"\"12\"", "\"12\" ", "12   "};
	for (size_t k = 0; k < sizeof(last) / sizeof(*last); k++) {
		struct arena mem = {0};
		struct loaded l;
		start_load(&l);
		l.o.limits.cell = 3;
		load_bytes(&l, arena_printf(&mem, "가,나\n1,2\n3  ,%s\n", last[k]));
		assert_true(l.ok);
		assert_cell(&l, 1, 0, "3");
		finish_load(&l);
		arena_finish(&mem);
	}
}

/* Words of which nearly all are different, and a column that turns out otherwise
 * than it begins. */
static void test_changes_of_mind(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct buf b = {0};
	buf_text(&b, "이름,값,구분,시점,2\n");
	for (uint32_t i = 0; i < 20000; i++) {
		buf_printf(&b, "%s%u,", i < 9000 ? "가" : "이름 \"\"\"", i < 9000 ? i % 7 : i);
		buf_printf(&b, i < 5000 ? "%u," : "값 %u,", i);
		buf_printf(&b, "\"%u \"\"호\"\"\",", i);
		buf_printf(&b, i < 10000 ? "%u," : "%u월,", 2000 + i % 20);
		buf_printf(&b, "%u\n", i % 10);
	}
	assert_true(check(buf_take(&b, &mem)));
	arena_finish(&mem);
}

/* A quoted cell full of lines that look like records. */
static void test_records_in_quotes(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct buf b = {0};
	buf_text(&b, "a,b\n");
	for (uint32_t k = 0; k < 40; k++) {
		buf_printf(&b, "%u,\"", k);
		for (uint32_t i = 0; i < 500; i++)
			buf_printf(&b, "%u,%u\n", i, i);
		buf_text(&b, "\"\n");
	}
	assert_true(check(buf_take(&b, &mem)));
	struct loaded l;
	load_text(&l, "a,b\n1,\"x\n2,y\"\n3,z\n");
	assert_true(l.ok);
	assert_int_equal(l.t.rows, 2);
	assert_cell(&l, 0, 1, "x\n2,y");
	finish_load(&l);
	arena_finish(&mem);
}

/* Cells of many lines at the beginning and none behind: there are more records than
 * the beginning promises. */
static void test_fewer_quotes_later(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct buf b = {0};
	buf_text(&b, "a,b\n");
	for (uint32_t i = 0; b.n < 300000; i++)
		buf_printf(&b, "%u,\"가\n나\n다\n%u\"\n", i, i % 100);
	for (uint32_t i = 0; i < 30000; i++)
		buf_printf(&b, "%u,라%u\n", i, i % 50);
	struct str bytes = buf_take(&b, &mem);
	assert_true(check(bytes));
	struct loaded l;
	load_in(&l, bytes, 0, 2);
	assert_true(l.ok);
	assert_cell(&l, l.t.rows - 1, 0, "29999");
	assert_cell(&l, l.t.rows - 1, 1, "라49");
	finish_load(&l);
	arena_finish(&mem);
}

/* Long lines at the beginning and short ones behind. */
static void test_shorter_lines_later(void **state)
{
	(void)state;
	struct arena mem = {0};
	struct buf b = {0};
	buf_text(&b, "a,b\n");
	for (uint32_t i = 0; b.n < 300000; i++)
		buf_printf(&b, "%0200u,%u\n", i, i);
	for (uint32_t i = 0; i < 30000; i++)
		buf_printf(&b, "%u,%u\n", i % 10, i % 7);
	assert_true(check(buf_take(&b, &mem)));
	arena_finish(&mem);
}

/* What is no plain UTF-8 shows far behind the beginning: the text is kept after all, and
 * the load says what it says of a file that was kept from the start. */
static void test_odd_bytes_later(void **state)
{
	(void)state;
	static const char *const odd[] = {"\xB0\xA1", "\x1B$)C", "\xEE\x80\x80", "\xC2\x85",
					  "\xEF\xBF\xBD"};
	for (size_t k = 0; k <= sizeof(odd) / sizeof(*odd) + 1; k++) {
		struct arena mem = {0};
		struct buf b = {0};
		struct loaded whole;
		size_t n = sizeof(odd) / sizeof(*odd);
		buf_text(&b, "이름,값\n");
		for (uint32_t i = 0; i < 20000; i++) {
			if (i == 15000)
				buf_printf(&b, "%s", k < n ? odd[k] : "");
			if (i == 15000 && k == n)
				buf_char(&b, '\0');
			buf_printf(&b, "가%u,%u\n", i % 5, i);
		}
		if (k > n) /* cut off in the middle of a character */
			buf_text(&b, "가,1\n\xEA\xB0");
		struct str bytes = buf_take(&b, &mem);
		load_in(&whole, bytes, 0, 2);
		for (unsigned threads = 1; threads <= 2; threads++) {
			struct loaded l;
			start_load(&l);
			l.o.part = 5000;
			l.o.large = 1;
			l.o.threads = threads;
			load_bytes(&l, bytes);
			assert_true(!l.files.count || !files_get(&l.files, 1)->scroll.disk);
			assert_int_equal(l.files.count, whole.files.count);
			assert_same(&whole, &l);
			finish_load(&l);
		}
		finish_load(&whole);
		arena_finish(&mem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed_meanwhile),
		cmocka_unit_test(test_changed_after),
		cmocka_unit_test(test_random_files),
		cmocka_unit_test(test_outlines),
		cmocka_unit_test(test_widest_cell),
		cmocka_unit_test(test_changes_of_mind),
		cmocka_unit_test(test_records_in_quotes),
		cmocka_unit_test(test_fewer_quotes_later),
		cmocka_unit_test(test_shorter_lines_later),
		cmocka_unit_test(test_odd_bytes_later),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
