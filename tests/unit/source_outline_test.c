/* From an outline libcsv tells the cells and records of the text itself. */
#include <csv.h>
#include <string.h>

#include "source_helper.h"

#include "base/buf.h"
#include "source/outline.h"

#define ROUNDS 20000

static uint32_t seed;

static uint32_t roll(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* What libcsv tells: a line a record, its cells between brackets. */
struct told {
	struct buf b;
	const struct outline *outline; /* or NULL */
	struct str text;
	const uint32_t *end;
	size_t at;
};

/* The cell of the text that libcsv means by what it has of the outline. */
static struct str stands(struct told *t, struct str read)
{
	const char *p = t->text.p;
	while (*t->end < t->at)
		t->end++;
	size_t lo = t->at, hi = *t->end;
	assert_true(hi < t->text.n);
	t->at = hi + 1 + (p[hi] == '\r' && hi + 1 < t->text.n && p[hi + 1] == '\n');
	while (lo < hi && (p[lo] == ' ' || p[lo] == '\t'))
		lo++;
	while (hi > lo && (p[hi - 1] == ' ' || p[hi - 1] == '\t'))
		hi--;
	if (lo == hi || p[lo] != '"')
		return str_slice(t->text, lo, hi);
	return memchr(read.p, '"', read.n) ? read : str_slice(t->text, lo + 1, hi - 1);
}

/* Blank lines are no records: libcsv has passed over them. */
static void skip_blank(struct told *t)
{
	size_t i = t->at;
	while (i < t->text.n && strchr(" \t\r\n", t->text.p[i])) {
		t->at = t->text.p[i] == '\n' || t->text.p[i] == '\r' ? i + 1 : t->at;
		i++;
	}
}

static void on_field(void *bytes, size_t n, void *context)
{
	struct told *t = context;
	struct str cell = {bytes, n};
	if (t->outline && t->b.n && t->b.p[t->b.n - 1] == '\n')
		skip_blank(t);
	if (t->outline)
		cell = stands(t, cell);
	buf_char(&t->b, '[');
	buf_str(&t->b, cell);
	buf_char(&t->b, ']');
}

static void on_record(int end, void *context)
{
	struct told *t = context;
	(void)end;
	buf_char(&t->b, '\n');
}

static void tell(struct told *t, struct str bytes)
{
	struct csv_parser parser;
	csv_init(&parser, 0);
	buf_char(&t->b, '\n');
	assert_int_equal(csv_parse(&parser, bytes.p, bytes.n, on_field, on_record, t), bytes.n);
	csv_free(&parser);
}

static void make_text(struct buf *b)
{
	static const char *const piece[] = {",",
					    ",",
					    ",",
					    "\n",
					    "\r\n",
					    "\r",
					    " ",
					    "\t",
					    "\"\"",
					    "\"가, 나\"",
					    "\"\"\"\"",
					    "\"x\"",
					    "\"a\"\"b\nc\"",
					    "서울",
					    "1234.5",
					    "x",
					    "3 4"};
	for (uint32_t left = 1 + roll(120); left; left--) {
		const char *text = piece[roll(sizeof(piece) / sizeof(*piece))];
		bool begins = !b->n || strchr(",\n\r", b->p[b->n - 1]);
		if (*text == '"' && roll(30))
			buf_printf(b, "%s%s%s", begins ? "" : ",", text, roll(9) ? "," : "");
		else
			buf_text(b, text);
	}
	buf_char(b, '\n');
}

static void test_random_texts(void **state)
{
	(void)state;
	char room[OUTLINE_PIECE + 1];
	uint32_t end[OUTLINE_PIECE + 1];
	unsigned taken = 0;
	for (uint32_t round = 0; round < ROUNDS; round++) {
		struct buf b = {0};
		struct outline o = {.p = room, .end = end};
		seed = round * 2654435761u;
		make_text(&b);
		struct str text = buf_str_of(&b);
		assert_int_equal(outline_piece(text, 0), text.n);
		struct told raw = {.text = text},
			    short_ = {.outline = &o, .text = text, .end = end};
		if (outline_take(&o, text, 0, text.n, ',')) {
			assert_true(o.n <= text.n);
			taken++;
			tell(&raw, text);
			tell(&short_, (struct str){o.p, o.n});
			if (!str_eq(buf_str_of(&raw.b), buf_str_of(&short_.b)))
				fail_msg("round %u: ‘%.*s’\n%.*s%.*s", round, STR_ARG(text),
					 STR_ARG(buf_str_of(&raw.b)),
					 STR_ARG(buf_str_of(&short_.b)));
		}
		buf_finish(&raw.b);
		buf_finish(&short_.b);
		buf_finish(&b);
	}
	assert_in_range(taken, ROUNDS / 4, ROUNDS - 100);
}

static void assert_outline(const char *text, const char *expected)
{
	char room[OUTLINE_PIECE + 1];
	uint32_t end[OUTLINE_PIECE + 1];
	struct outline o = {.p = room, .end = end};
	struct str s = str_of(text);
	bool taken = outline_take(&o, s, 0, s.n, ',');
	assert_int_equal(taken, expected != NULL);
	if (expected)
		assert_str((struct str){o.p, o.n}, expected);
}

static void test_what_is_left(void **state)
{
	(void)state;
	assert_outline("서울,123.5,\n", ",,\n");
	assert_outline("  ,a b , c\r\n", ",,\r\n");
	assert_outline("서울\n \n\n", "x\n\n\n");
	assert_outline("\"가,\n나\",\"\",\"a\"\n", "\"x\",\"\",\"x\"\n");
	assert_outline("\"5\"\" 판\",1\n", "\"5\"\" 판\",\n");
}

static void test_what_libcsv_is_to_read(void **state)
{
	(void)state;
	assert_outline("5\" 판,1\n", NULL);
	assert_outline(" \"a\"\n", NULL);
	assert_outline("\"a\" ,1\n", NULL);
	assert_outline("\"a\"b,1\n", NULL);
	assert_outline("\"a,1\n", NULL);
	assert_outline("", NULL);
}

static void assert_table(const char *text, uint32_t width, bool expected)
{
	char room[OUTLINE_PIECE + 1];
	uint32_t end[OUTLINE_PIECE + 1];
	struct outline o = {.p = room, .end = end};
	struct str s = str_of(text);
	struct csv_parser parser;
	csv_init(&parser, 0);
	assert_true(outline_take(&o, s, 0, s.n, ','));
	if (outline_is_table(&o, &parser, width) != expected)
		fail_msg("‘%s’", text);
	csv_free(&parser);
}

/* Records of a table, and an end for each of their cells. */
static void test_tables(void **state)
{
	(void)state;
	assert_table("서울,1\n부산,2\n", 2, true);
	assert_table("서울,1\r\n부산,2\r\n", 2, true);
	assert_table(",\n\"가, 나\",\"\"\n", 2, true);
	assert_table("서울\n부산\n", 1, true);
	assert_table("서울,1\n부산,2\n", 3, false);
	assert_table("서울,1\n부산,2,3\n", 2, false);
	assert_table("서울\n부산,2,3\n", 2, false);
	assert_table("서울,1\n\n부산,2\n", 2, false);
	assert_table("서울\n \n부산\n", 1, false);
	assert_table("\"5\"\" 판\",1\n", 2, false);
}

/* Pieces end with lines; where none ends there is no piece. */
static void test_pieces(void **state)
{
	(void)state;
	struct buf b = {0};
	while (b.n < OUTLINE_PIECE)
		buf_text(&b, "12345,67\r\n");
	size_t hi = outline_piece(buf_str_of(&b), 0);
	assert_in_range(hi, OUTLINE_PIECE - 10, OUTLINE_PIECE);
	assert_true(b.p[hi - 1] == '\n' || b.p[hi - 1] == '\r');
	assert_int_equal(outline_piece(STR("한 줄"), 0), 0);
	assert_int_equal(outline_piece(STR("a\nb"), 1), 2);
	assert_int_equal(outline_piece(STR("a\nb"), 2), 2);
	buf_finish(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_texts),
		cmocka_unit_test(test_what_is_left),
		cmocka_unit_test(test_what_libcsv_is_to_read),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_pieces),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
