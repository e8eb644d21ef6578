#include "text_support.h"

#include <math.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/breaks.h"
#include "text/facts.h"
#include "text/para.h"

static const struct text_para *para_in(struct fixture *f, const char *family, const char *s,
				       struct text_para_style how)
{
	struct text_span span = {0, str_of(s).n, fixture_style(f, family, 10)};
	return text_para(f->t, str_of(s), &span, 1, how, SPAN_NONE, &f->d);
}

static const struct text_para *para_of(struct fixture *f, const char *s)
{
	return para_in(f, GRID, s, (struct text_para_style){0});
}

/* Lines joined by "|", with the spaces that end them. */
static const char *lines_of(struct fixture *f, const struct text_para *p, double width)
{
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, width, &count);
	struct str part[64];
	assert_true(count <= 64);
	for (size_t i = 0; i < count; i++)
		part[i] = line[i].text;
	return arena_join(&f->mem, part, count, STR("|")).p;
}

static void words_stay_whole(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p = para_of(f, "한국 스타트업이 해외로");
	assert_string_equal(lines_of(f, p, 1000), "한국 스타트업이 해외로");
	assert_string_equal(lines_of(f, p, 110), "한국 스타트업이 해외로");
	assert_string_equal(lines_of(f, p, 109), "한국 스타트업이 |해외로");
	assert_string_equal(lines_of(f, p, 75), "한국 스타트업이 |해외로");
	assert_string_equal(lines_of(f, p, 74), "한국 |스타트업이 |해외로");
	assert_true(fabs(text_para_min_width(p) - 50) < 0.01);
	assert_true(fabs(text_para_max_width(p) - 110) < 0.01);
	size_t a, b;
	assert_ptr_equal(text_para_lines(f->t, p, 74, &a), text_para_lines(f->t, p, 74, &b));
	assert_int_equal(a, b);
}

/* L6: nothing is lost or clipped, however narrow; one cluster at least. */
static void too_narrow(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p = para_of(f, "스타트업이 간다");
	assert_string_equal(lines_of(f, p, 30), "스타트|업이 |간다");
	assert_string_equal(lines_of(f, p, 0), "스|타|트|업|이 |간|다");
	assert_string_equal(lines_of(f, p, -5), "스|타|트|업|이 |간|다");
	size_t count;
	text_para_lines(f->t, para_of(f, ""), 100, &count);
	assert_int_equal(count, 0);
}

static void forced_breaks(void **state)
{
	struct fixture *f = *state;
	assert_string_equal(lines_of(f, para_of(f, "가 나\u2028다 라"), 1000), "가 나 |다 라");
	assert_string_equal(lines_of(f, para_of(f, "가\u2028\u2028나"), 1000), "가 ||나");
	assert_string_equal(lines_of(f, para_of(f, "\u2028나"), 1000), "|나");
	assert_string_equal(lines_of(f, para_of(f, "가 \u2028 나"), 1000), "가 | 나");
	assert_true(fabs(text_para_max_width(para_of(f, "가나다 \u2028라")) - 30) < 0.01);
	assert_string_equal(fixture_codes(f), "");
}

/* L9, X4: spaces hang, they are drawn and take no width. */
static void spaces_hang(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p = para_of(f, "가나  다라");
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, 25, &count);
	assert_int_equal(count, 2);
	assert_true(str_eq(line[0].text, STR("가나  ")));
	assert_true(fabs(line[0].width - 20) < 0.001);
	assert_int_equal(line[0].part[0].run->glyphs, 4);
	assert_true(fabs(line[0].part[0].run->width - 30) < 0.001);
	assert_false(line[0].ends_paragraph);
	assert_true(line[1].ends_paragraph);
}

static void first_indent(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p = para_in(f, GRID, "가나 다라 마바",
					    (struct text_para_style){.first_indent = 10});
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, 50, &count);
	assert_int_equal(count, 2);
	assert_true(str_eq(line[0].text, STR("가나 ")));
	assert_true(fabs(line[0].part[0].x - 10) < 0.001 && fabs(line[0].width - 30) < 0.001);
	assert_true(line[1].part[0].x == 0);
	assert_true(fabs(text_para_max_width(p) - 80) < 0.001);
}

/* Titles: as many lines as must be, as even as can be. */
static void balanced(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p = para_in(f, GRID, "가나다 라마바 사아자 차카타",
					    (struct text_para_style){.balance = true});
	assert_string_equal(lines_of(f, p, 110), "가나다 라마바 |사아자 차카타");
	assert_string_equal(lines_of(f, p, 1000), "가나다 라마바 사아자 차카타");
}

/* Words of all kinds, from a fixed seed. */
static const char *random_text(struct fixture *f, unsigned *seed, int words)
{
	static const char *const piece[] = {
		"가",  "힣",  "漢",     "字",  "a",
		"fi",  "W",   "1",      "2,3", "%",
		"(",   ")",   "·",      "~",   "…",
		"“",   "”",   "〈표〉", "톤",  "원",
		"4만", "4천", "/",      "-",   "\u1112\u119e\u11ab"};
	struct buf b = {0};
	for (int i = 0; i < words; i++) {
		*seed = *seed * 1103515245u + 12345u;
		for (unsigned n = (*seed >> 16) % 9; n; n--) {
			*seed = *seed * 1103515245u + 12345u;
			buf_text(&b, piece[(*seed >> 16) % (sizeof(piece) / sizeof(*piece))]);
		}
		buf_text(&b, (*seed >> 20) % 23 ? " " : "\u2028");
	}
	return buf_take(&b, &f->mem).p;
}

/* One line: its parts show its text and nothing else, from left to right. */
static void check_line(const struct text_line *line)
{
	size_t at = 0;
	double x = line->parts ? line->part[0].x : 0;
	for (size_t i = 0; i < line->parts; i++) {
		const struct text_run *run = line->part[i].run;
		assert_true(at + run->text.n <= line->text.n);
		assert_memory_equal(line->text.p + at, run->text.p, run->text.n);
		assert_true(fabs(line->part[i].x - x) < 1e-6);
		double width = 0;
		for (uint32_t g = 0; g < run->glyphs; g++) {
			assert_int_not_equal(run->glyph[g].id, 0);
			assert_true(run->glyph[g].cluster < run->text.n);
			width += (double)run->glyph[g].advance;
		}
		assert_true(fabs(width - run->width) < 1e-6);
		at += run->text.n;
		x += width;
	}
	assert_int_equal(at, line->text.n);
}

/* All lines show the whole text, break only where a break may be, and fit
 * where they can be broken at all. */
static void check_lines(struct fixture *f, const struct text_para *p, double width)
{
	size_t count, at = 0, glyphs = 0, all = 0;
	const struct text_line *line = text_para_lines(f->t, p, width, &count);
	for (size_t i = 0; i < count; i++) {
		check_line(&line[i]);
		assert_memory_equal(p->text.p + at, line[i].text.p, line[i].text.n);
		size_t clusters = 0;
		for (size_t k = at + 1; k < at + line[i].text.n; k++)
			clusters += p->step[k] != 0;
		at += line[i].text.n;
		if (at < p->text.n && p->text.p[at] == '\n')
			at++;
		assert_true(p->step[at] != 0);
		assert_true(line[i].width <= width + 0.001 || !clusters);
		for (size_t k = 0; k < line[i].parts; k++)
			glyphs += line[i].part[k].run->glyphs;
	}
	assert_int_equal(at, p->text.n);
	for (size_t i = 0; i < p->pieces; i++)
		all += p->piece[i].run->glyphs;
	assert_int_equal(glyphs, all);
}

/* A closing quote, spaces, an opening bracket: Unicode 15.0 kept them on one
 * line (LB15), 15.1 and a Korean reader do not. */
static bool behind_quote(struct str s, size_t i)
{
	while (i && s.p[i - 1] == ' ')
		i--;
	struct str before = str_slice(s, 0, i);
	return s.p[i] == ' ' && (str_ends(before, STR("”")) || str_ends(before, STR("’")));
}

/* Word and syllable mode break where UAX #14 does, on grapheme clusters, or not
 * at all; only a unit wider than its line is cut at any cluster (L6, L7). */
static void check_breaks(struct fixture *f, const struct text_para *p)
{
	const uint8_t *fact = text_facts_lines(p->text, &f->mem);
	for (size_t i = 1; i < p->text.n; i++) {
		assert_true(!p->step[i] || fact[i] & BREAKS_CLUSTER);
		if (p->step[i] & (BREAKS_WORD | BREAKS_GROUP | BREAKS_SYLLABLE) &&
		    !(fact[i] & BREAKS_UAX14) && !behind_quote(p->text, i))
			fail_msg("no break of UAX #14 at byte %zu of %s", i, p->text.p);
	}
}

static void properties(void **state)
{
	struct fixture *f = *state;
	static const char *const family[] = {GRID, SANS, SERIF, "NanumMyeongjo"};
	static const double width[] = {0, 3, 17, 60, 180, 450, 1e6};
	unsigned seed = 20250915;
	for (int round = 0; round < 40; round++) {
		print_message("seed %u\n", seed);
		const char *s = random_text(f, &seed, 30);
		struct text_para_style how = {.mode = round & 1 ? TEXT_BREAK_SYLLABLE
								: TEXT_BREAK_WORD,
					      .justify = round & 2,
					      .balance = round % 5 == 4};
		const struct text_para *p = para_in(f, family[round % 4], s, how);
		check_breaks(f, p);
		for (size_t i = 0; i < sizeof(width) / sizeof(*width); i++)
			check_lines(f, p, width[i]);
	}
	assert_string_equal(fixture_codes(f), "");
}

#define PROSE                                                                                                                        \
	"해외에 본사를 둔 한국 스타트업은 2014년 32개에서 2024년 186개로 늘어 10년 사이에 다섯 배가 " \
	"넘게 되었다. 사용후핵연료 누적량은 4만 4천 톤에 이르고 해마다 750톤씩 늘어난다는 것이 "   \
	"발제자의 주장이며, 공식 관측과는 구별하여 읽어야 한다. 이 글은 토론회의 발제 요지이다."

/* Widths of the word spaces inside a line, in em. */
static void check_spaces(const struct text_line *line, double natural)
{
	struct str shown = str_trim(line->text);
	size_t at = 0;
	for (size_t i = 0; i < line->parts; i++) {
		const struct text_run *run = line->part[i].run;
		for (uint32_t g = 0; g < run->glyphs; g++) {
			if (at + run->glyph[g].cluster >= shown.n ||
			    run->text.p[run->glyph[g].cluster] != ' ')
				continue;
			double em = (double)run->glyph[g].advance / run->size;
			assert_true(em >= 0.18 - 1e-4 && em <= natural + 0.20 + 1e-4);
		}
		at += run->text.n;
	}
}

/* L11: edges are straight where the bounds allow it, else the line is ragged. */
static void justified(void **state)
{
	struct fixture *f = *state;
	double natural = fixture_line(f, SANS, 1, "가 가")->width - 2 * 0.92;
	size_t straight = 0, lines = 0;
	for (int mode = 0; mode < 2; mode++) {
		struct text_para_style how = {
			.mode = mode ? TEXT_BREAK_SYLLABLE : TEXT_BREAK_WORD, .justify = true};
		const struct text_para *p = para_in(f, SANS, PROSE, how);
		for (double width = 100; width < 500; width += 7) {
			size_t count;
			const struct text_line *line = text_para_lines(f->t, p, width, &count);
			for (size_t i = 0; i < count; i++) {
				double drawn = 0;
				for (size_t k = 0; k < line[i].parts; k++)
					drawn = line[i].part[k].x + line[i].part[k].run->width;
				check_spaces(&line[i], natural);
				assert_true(!line[i].justified ||
					    (fabs(line[i].width - width) < 0.1 &&
					     drawn >= width - 0.1));
				assert_true(line[i].justified ||
					    line[i].width <= width + 0.001);
				if (line[i].ends_paragraph)
					continue;
				lines += width > 200; /* twenty syllables */
				straight += width > 200 && line[i].justified;
			}
			assert_false(line[count - 1].justified);
		}
	}
	print_message("%zu of %zu lines reach both edges\n", straight, lines);
	assert_true(straight * 100 > lines * 95);
}

/* The visible right edge, not only what the line claims. */
static void justified_edge(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p =
		para_in(f, SANS, PROSE, (struct text_para_style){.justify = true});
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, 300, &count);
	assert_true(count > 3 && line[1].justified);
	const struct text_part *last = &line[1].part[line[1].parts - 1];
	double hanging = 0;
	for (uint32_t g = last->run->glyphs; g-- > 0;) {
		if (last->run->text.p[last->run->glyph[g].cluster] != ' ')
			break;
		hanging += (double)last->run->glyph[g].advance;
	}
	assert_true(fabs(last->x + last->run->width - hanging - 300) < 0.05);
}

/* Inside a group of numbers and units nothing is widened or narrowed. */
static void groups_stay_as_they_are(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p =
		para_in(f, SANS, "누적량은 4만 4천 톤에서 줄고 있다 다른 곳에",
			(struct text_para_style){.justify = true});
	struct str group = STR("4만 4천 톤에서");
	double width = fixture_line(f, SANS, 10, group.p)->width;
	size_t count, seen = 0;
	for (double w = 135; w < 150; w++) {
		const struct text_line *line = text_para_lines(f->t, p, w, &count);
		size_t lo = str_find(line[0].text, group, 0);
		if (!line[0].justified || lo == SIZE_MAX)
			continue;
		double drawn = 0;
		size_t end = lo + group.n, at = 0;
		for (size_t i = 0; i < line[0].parts; i++) {
			const struct text_run *run = line[0].part[i].run;
			for (uint32_t g = 0; g < run->glyphs; g++)
				if (at + run->glyph[g].cluster >= lo &&
				    at + run->glyph[g].cluster < end)
					drawn += (double)run->glyph[g].advance;
			at += run->text.n;
		}
		assert_true(fabs(drawn - width) < 0.001);
		seen++;
	}
	assert_true(seen > 3);
}

static struct text_span *styled_spans(struct fixture *f, const struct tag *link)
{
	static struct text_span span[4];
	struct text_style s = fixture_style(f, SANS, 10);
	span[0] = (struct text_span){0, 7, s}; /* "가나 " */
	s.weight = 700;
	s.rgba = 0xCC0000FF;
	span[1] = (struct text_span){7, 14, s}; /* "다라 " */
	s.weight = 400;
	s.tag = link;
	s.underline = true;
	span[2] = (struct text_span){14, 20, s}; /* "마바" */
	s = fixture_style(f, SANS, 6.5);
	s.rise = 3.5;
	s.dots = true;
	span[3] = (struct text_span){20, 22, s}; /* "1)" */
	return span;
}

static void spans(void **state)
{
	struct fixture *f = *state;
	struct tag link = {.kind = TAG_LINK};
	const struct text_para *p =
		text_para(f->t, STR("가나 다라 마바1)"), styled_spans(f, &link), 4,
			  (struct text_para_style){0}, SPAN_NONE, &f->d);
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, 50, &count);
	assert_int_equal(count, 2);
	assert_int_equal(line[0].parts, 2);
	assert_int_equal(line[0].part[1].run->face->weight, 700);
	assert_int_equal(line[0].part[1].style->rgba, 0xCC0000FF);
	assert_int_equal(line[1].parts, 2);
	assert_ptr_equal(line[1].part[0].style->tag, &link);
	assert_true(line[1].part[1].y == -3.5 && line[1].part[1].run->size == 6.5);
	assert_true(line[1].part[1].x == line[1].part[0].run->width);
	check_line(&line[0]);
	check_line(&line[1]);
	/* lines of one paragraph are placed by the same body */
	assert_true(line[0].body_top == line[1].body_top);
}

static void drawn(void **state)
{
	struct fixture *f = *state;
	struct tag paragraph = {.kind = TAG_P}, link = {.kind = TAG_LINK, .parent = &paragraph};
	const struct text_para *p =
		text_para(f->t, STR("가나 다라 마바1)"), styled_spans(f, &link), 4,
			  (struct text_para_style){0}, SPAN_NONE, &f->d);
	struct scene s = {.mem = &f->mem, .tag = &paragraph};
	size_t count;
	const struct text_line *line = text_para_lines(f->t, p, 1000, &count);
	text_draw(&line[0], &s, "body", (struct point){100, 200});
	/* four runs, an underline, a dot over 1 and none over ), the area of the link */
	assert_int_equal(s.count, 7);
	assert_ptr_equal(s.item[0].tag, &paragraph);
	assert_true(s.item[0].text.at.x == 100 && s.item[0].text.at.y == 200);
	assert_ptr_equal(s.item[2].tag, &link);
	assert_int_equal(s.item[3].kind, ITEM_RECT);
	assert_ptr_equal(s.item[3].tag, &scene_artifact);
	assert_true(s.item[3].rect.y > 201 && fabs(s.item[3].rect.w - 18.4) < 0.001);
	assert_true(s.item[4].text.at.y == 196.5);
	assert_int_equal(s.item[5].kind, ITEM_PATH);
	assert_ptr_equal(s.item[5].tag, &scene_artifact);
	assert_int_equal(s.item[6].kind, ITEM_LINK);
	assert_ptr_equal(s.item[6].tag, &link);
	assert_true(s.item[6].rect.x == s.item[2].text.at.x && s.item[6].rect.y < 200);
	assert_ptr_equal(s.tag, &paragraph);
}

static const char *shortened(struct fixture *f, const char *s, double width)
{
	const struct text_line *line =
		text_ellipsis(f->t, str_of(s), fixture_style(f, GRID, 10), width, &f->d);
	assert_true(line->width <= width + 0.001 || str_eq(line->text, STR("…")));
	return line->text.p;
}

/* L15. The ellipsis is 1 em wide here. */
static void ellipsis(void **state)
{
	struct fixture *f = *state;
	assert_string_equal(shortened(f, "가나다라", 40), "가나다라");
	assert_string_equal(shortened(f, "가나다라마", 40), "가나다…");
	assert_string_equal(shortened(f, "가나 다라마", 35), "가나…");
	assert_string_equal(shortened(f, "가나(다라마바사", 44), "가나…");
	assert_string_equal(shortened(f, "가나 “다라마바사", 44), "가나…");
	assert_string_equal(shortened(f, "가나다라마", 5), "…");
	assert_string_equal(shortened(f, "값은 1,234,567이다", 60), "값은…");
	assert_string_equal(shortened(f, "값은 3.14159이다", 50), "값은…");
	assert_string_equal(shortened(f, "", 5), "");
	/* half of a group of numbers and units would be another quantity */
	assert_string_equal(shortened(f, "모두 4만 4천 톤이다", 70), "모두…");
	assert_string_equal(shortened(f, "모두 4만 4천 톤 넘게", 85), "모두 4만 4천 톤…");
	assert_string_equal(shortened(f, "4만 4천 톤", 40), "…");
	/* a decomposed cluster is never halved */
	assert_string_equal(
		shortened(f, "\u1112\u119e\u11ab\u1112\u119e\u11ab\u1112\u119e\u11ab", 27),
		"\u1112\u119e\u11ab…");
}

/* A unit that is wider than the line does not keep the other lines from being
 * chosen together: every full line with spaces reaches the edge (L6, L11). */
static void wide_units_among_justified_lines(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p =
		para_in(f, "Noto Sans CJK KR",
			"해외에 본사를 둔 기업의 수가 늘어난 까닭은 무엇인지 살펴볼 때에 "
			"https://www.example.com/policy/briefing/2025/09/15/startup-flip "
			"에서 내려받은 자료를 쓰되 그 뒤의 값은 다른 자료로 채워 넣었다고 한다",
			(struct text_para_style){.justify = true});
	size_t count, reached = 0, spaced = 0;
	for (double width = 110; width < 200; width += 5) {
		const struct text_line *line = text_para_lines(f->t, p, width, &count);
		for (size_t i = 0; i + 1 < count; i++) {
			size_t inner = str_find(str_trim(line[i].text), STR(" "), 0);
			spaced += inner != SIZE_MAX;
			reached += inner != SIZE_MAX && line[i].justified;
			assert_true(line[i].width < width + 0.01);
		}
	}
	printf("%zu of %zu lines reach both edges\n", reached, spaced);
	assert_true(reached * 2 > spaced);
}

/* Lines that the author parted are words apart to who reads them (X4). */
static void a_hard_break_parts_words(void **state)
{
	struct fixture *f = *state;
	const struct text_para *p = para_of(f, "가나\u2028다라 \u2028마");
	assert_string_equal(lines_of(f, p, 1000), "가나 |다라 |마");
	size_t count;
	assert_true(fabs(text_para_lines(f->t, p, 1000, &count)[0].width - 20) < 0.01);
	assert_true(fabs(text_para_max_width(p) - 20) < 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stay_whole),
		cmocka_unit_test(too_narrow),
		cmocka_unit_test(wide_units_among_justified_lines),
		cmocka_unit_test(a_hard_break_parts_words),
		cmocka_unit_test(forced_breaks),
		cmocka_unit_test(spaces_hang),
		cmocka_unit_test(first_indent),
		cmocka_unit_test(balanced),
		cmocka_unit_test(properties),
		cmocka_unit_test(justified),
		cmocka_unit_test(justified_edge),
		cmocka_unit_test(groups_stay_as_they_are),
		cmocka_unit_test(spans),
		cmocka_unit_test(drawn),
		cmocka_unit_test(ellipsis),
	};
	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
