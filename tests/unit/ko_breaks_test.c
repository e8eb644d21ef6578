#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pango/pango.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/breaks.h"

static struct arena mem;

static int setup(void **state)
{
	(void)state;
	arena_init(&mem);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_finish(&mem);
	return 0;
}

static uint8_t *facts(struct str text)
{
	int count = (int)utf8_count(text) + 1;
	uint8_t *fact = ARENA_NEW(&mem, uint8_t, text.n + 1);
	PangoLogAttr *attr = g_new0(PangoLogAttr, (gsize)count);
	pango_get_log_attrs(text.n ? text.p : "", (int)text.n, -1,
			    pango_language_from_string("ko"), attr, count);
	for (size_t i = 0, at = 0; i < (size_t)count; i++) {
		fact[at] = (uint8_t)((attr[i].is_cursor_position ? BREAKS_CLUSTER : 0) |
				     (attr[i].is_line_break ? BREAKS_UAX14 : 0) |
				     (attr[i].is_mandatory_break ? BREAKS_REQUIRED : 0));
		if (at < text.n)
			utf8_next(text, &at);
	}
	g_free(attr);
	return fact;
}

/* One unit of width a character, so that widths can be counted by eye. */
static struct breaks_para para(const char *text, enum breaks_mode mode)
{
	struct breaks_para p = {.text = str_of(text), .mode = mode};
	uint8_t *step = ARENA_NEW(&mem, uint8_t, p.text.n + 1);
	double *advance = ARENA_NEW(&mem, double, p.text.n + 1), x = 0;
	breaks_find(p.text, facts(p.text), step, true, &mem);
	for (size_t i = 0; i < p.text.n; x++) {
		size_t from = i;
		utf8_next(p.text, &i);
		for (; from < i; from++)
			advance[from] = x;
	}
	advance[p.text.n] = x;
	p.step = step;
	p.advance = advance;
	return p;
}

static void lines(const struct breaks_para *p, double first, double width, const char *expected)
{
	struct breaks_line *line;
	struct buf b = {0};
	size_t count = breaks_lines(p, first, width, &line, &mem);
	for (size_t i = 0; i < count; i++) {
		buf_text(&b, i ? "/" : "");
		buf_str(&b, str_slice(p->text, line[i].start, line[i].end));
	}
	struct str got = buf_take(&b, &mem);
	if (!str_eq(got, str_of(expected)))
		fail_msg("got ‘%.*s’, expected ‘%s’", STR_ARG(got), expected);
}

static void words_then_syllables(void **state)
{
	(void)state;
	struct breaks_para p = para("정부는 올해 예산을 늘렸다", BREAKS_BY_WORD);
	lines(&p, 100, 100, "정부는 올해 예산을 늘렸다");
	lines(&p, 6, 6, "정부는 올해/예산을/늘렸다");
	lines(&p, 3, 6, "정부는/올해 예산을/늘렸다");
	lines(&p, 2, 2, "정부/는/올해/예산/을/늘렸/다");
	p.mode = BREAKS_BY_SYLLABLE;
	lines(&p, 5, 5, "정부는 올/해 예산을/늘렸다");
}

static void groups_and_punctuation(void **state)
{
	(void)state;
	struct breaks_para p = para("약 4만 4천 톤을", BREAKS_BY_WORD);
	lines(&p, 9, 9, "약/4만 4천 톤을");
	lines(&p, 5, 5, "약/4만 4천/톤을");
	p.mode = BREAKS_BY_SYLLABLE;
	lines(&p, 8, 8, "약 4만 4천/톤을");
	p = para("AI·SW·IT융합", BREAKS_BY_WORD);
	lines(&p, 6, 6, "AI·SW·/IT융합"); /* UAX #14 has no break there, L6 has */
}

static void newlines_and_spaces(void **state)
{
	(void)state;
	struct breaks_para p = para("가나  \n\n다라 \n", BREAKS_BY_WORD);
	struct breaks_line *line;
	assert_int_equal(breaks_lines(&p, 9, 9, &line, &mem), 3);
	lines(&p, 9, 9, "가나//다라");
	p = para("  가나", BREAKS_BY_WORD);
	lines(&p, 9, 9, "  가나");
	p = para("", BREAKS_BY_WORD);
	assert_int_equal(p.step[0], BREAKS_MUST);
	assert_int_equal(breaks_lines(&p, 9, 9, &line, &mem), 0);
	p = para("가", BREAKS_BY_WORD);
	lines(&p, 0, 0, "가");
	p = para("가나다", BREAKS_BY_WORD);
	lines(&p, -5, 0, "가/나/다");
}

/* L12 */
static void full_last_line(void **state)
{
	(void)state;
	struct breaks_para p = para("가나 다라 마바 사.", BREAKS_BY_WORD);
	lines(&p, 8, 8, "가나 다라 마바/사.");
	p.full_last = true;
	lines(&p, 8, 8, "가나 다라/마바 사.");
	lines(&p, 2, 2, "가나/다라/마바/사."); /* nothing to move */
	lines(&p, 99, 99, "가나 다라 마바 사.");
	p = para("가나다라마바사.", BREAKS_BY_WORD);
	p.full_last = true;
	lines(&p, 6, 6, "가나다라마/바사.");
	p = para("가나 다라\n마", BREAKS_BY_WORD);
	p.full_last = true;
	lines(&p, 8, 8, "가나 다라/마"); /* a paragraph of its own */
}

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static const char *const bit[] = {
	"가",
	"정부",
	"을",
	"만",
	"제",
	"톤",
	"은",
	" ",
	" ",
	" ",
	"1",
	"25",
	".",
	",",
	"(",
	")",
	"“",
	"”",
	"·",
	"-",
	"~",
	"/",
	"%",
	"AI",
	"b",
	"□",
	"①",
	"漢",
	"\n",
	"㈜",
	"…",
	"▲",
	"km",
	"￦",
	"$",
	"표",
	"\u00A0",
	"\u2060",
	"\u200B",
	"\u1112\u1161\u11AB",
	"\u1112\u119E\u11AB",
	"e\u0301",
	"://",
	"’",
	"\xff",
};

static struct str random_text(uint64_t *seed)
{
	struct buf b = {0};
	for (uint64_t k = next(seed) % 40; k > 0; k--)
		buf_text(&b, bit[next(seed) % (sizeof(bit) / sizeof(bit[0]) - 1)]);
	buf_char(&b, '\0');
	return buf_take(&b, &mem);
}

/* What must hold wherever a line breaks. */
static void check_steps(const struct breaks_para *p)
{
	const uint8_t *fact = facts(p->text);
	for (size_t i = 1; i < p->text.n; i++) {
		unsigned step = p->step[i];
		bool behind_space = p->text.p[i - 1] == ' ';
		assert_true(!step || (fact[i] & (BREAKS_CLUSTER | BREAKS_REQUIRED)));
		if (step & BREAKS_SYLLABLE)
			assert_true(fact[i] & BREAKS_UAX14);
		if (step & BREAKS_GROUP)
			assert_false(step & BREAKS_WORD);
		if (behind_space && !(step & BREAKS_MUST))
			assert_false(step & (BREAKS_PUNCT | BREAKS_SYLLABLE));
		if (step & (BREAKS_WORD | BREAKS_GROUP | BREAKS_PUNCT | BREAKS_SYLLABLE))
			assert_true((step & BREAKS_ANY) && (step & BREAKS_LAST));
		size_t k = i;
		uint32_t c = utf8_next(p->text, &k);
		if (step & BREAKS_ANY)
			assert_false(c == ')' || c == 0x201D || c == '.' || c == '%');
		k = i;
		if (step & BREAKS_ANY)
			assert_false(utf8_prev(p->text, &k) == '(');
	}
	assert_int_equal(p->step[p->text.n], BREAKS_MUST);
}

/* Nothing lost, nothing twice, everything inside the width where it can be. */
static void check_lines(const struct breaks_para *p, double width)
{
	struct breaks_line *line;
	size_t count = breaks_lines(p, width, width, &line, &mem), at = 0;
	for (size_t i = 0; i < count; i++) {
		assert_true(line[i].start == at && line[i].end >= at &&
			    line[i].next >= line[i].end && line[i].next > at);
		for (size_t k = line[i].end; k < line[i].next; k++)
			assert_non_null(strchr(" \n\xE2\x80\x8B", p->text.p[k]));
		bool fits = p->advance[line[i].end] - p->advance[at] <= width + 1e-6;
		for (size_t k = at + 1; k < line[i].end && !fits; k++)
			assert_int_equal(p->step[k], 0); /* only what cannot be cut */
		at = line[i].next;
	}
	assert_int_equal(at, p->text.n);
}

static void random_paragraphs(void **state)
{
	uint64_t seed = 20250916;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int i = 0; i < 4000; i++) {
		struct str s = random_text(&seed);
		struct breaks_para p =
			para(s.p, next(&seed) % 2 ? BREAKS_BY_WORD : BREAKS_BY_SYLLABLE);
		p.full_last = next(&seed) % 2;
		check_steps(&p);
		check_lines(&p, (double)(next(&seed) % 30) / 2);
		arena_finish(&mem);
	}
}

/* Bytes that are no UTF-8, with facts that claim anything. */
static void hostile_bytes(void **state)
{
	uint64_t seed = 77;
	(void)state;
	print_message("seed %llu\n", (unsigned long long)seed);
	for (int i = 0; i < 3000; i++) {
		size_t n = next(&seed) % 40;
		char *text = ARENA_NEW(&mem, char, n + 1);
		uint8_t *fact = ARENA_NEW(&mem, uint8_t, n + 1);
		uint8_t *step = ARENA_NEW(&mem, uint8_t, n + 1);
		double *advance = ARENA_NEW(&mem, double, n + 1);
		for (size_t k = 0; k < n; k++) {
			text[k] = (char)next(&seed);
			fact[k] = next(&seed) % 8;
			advance[k + 1] = advance[k] + (double)(next(&seed) % 3);
		}
		breaks_find((struct str){text, n}, fact, step, next(&seed) % 2, &mem);
		struct breaks_para p = {{text, n}, step, advance, BREAKS_BY_WORD, true};
		struct breaks_line *line;
		size_t at = 0, count = breaks_lines(&p, 3, 7, &line, &mem);
		for (size_t k = 0; k < count; k++) {
			assert_true(line[k].start == at && line[k].next > at);
			at = line[k].next;
		}
		assert_int_equal(at, n);
		arena_finish(&mem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words_then_syllables, setup, teardown),
		cmocka_unit_test_setup_teardown(groups_and_punctuation, setup, teardown),
		cmocka_unit_test_setup_teardown(newlines_and_spaces, setup, teardown),
		cmocka_unit_test_setup_teardown(full_last_line, setup, teardown),
		cmocka_unit_test_setup_teardown(random_paragraphs, setup, teardown),
		cmocka_unit_test_setup_teardown(hostile_bytes, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
