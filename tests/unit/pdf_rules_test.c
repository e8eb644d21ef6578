#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf_face.h"
#include "pdf_read.h"

/* Every rule of structure: what is refused, and that it is named. */

static struct face noto;

static void say(struct doc *t, unsigned element, const char *text)
{
	pdf_use_element(t->p, element);
	pdf_run(t->p, face_shape(&t->mem, &noto, 10, text), 0x000000FF, 50, 50, 0);
}

static unsigned add_said(struct doc *t, unsigned parent, const char *type, const char *text)
{
	unsigned element = doc_add(t, parent, type);
	say(t, element, text);
	return element;
}

static unsigned add_cell(struct doc *t, unsigned row, unsigned columns, unsigned rows)
{
	struct pdf_element e = {.type = STR("TD"), .colspan = columns, .rowspan = rows};
	return pdf_element(t->p, row, &e);
}

static void test_correct(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	unsigned sect = doc_add(&t, t.root, "Sect");
	add_said(&t, sect, "H1", "가");
	add_said(&t, sect, "H2", "나");
	add_said(&t, sect, "H3", "다");
	add_said(&t, sect, "H1", "라");
	unsigned list = doc_add(&t, sect, "L");
	unsigned item = doc_add(&t, list, "LI");
	add_said(&t, item, "Lbl", "1.");
	unsigned body = doc_add(&t, item, "LBody");
	unsigned inner = doc_add(&t, doc_add(&t, body, "L"), "LI");
	add_said(&t, inner, "LBody", "마");
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/S/LBody"));
	doc_close(&t);
}

static void test_nothing(void **state)
{
	(void)state;
	struct doc t = {0};
	struct pdf_options o = doc_options(PDF_A2A);
	t.d.mem = &t.mem;
	t.p = pdf_open(&o, &t.d);
	pdf_page(t.p, 100, 100);
	assert_true(doc_refuses(&t, DIAG_PDF_EMPTY, ""));
	t = (struct doc){.d.mem = &t.mem};
	t.p = pdf_open(&o, &t.d);
	doc_add(&t, 0, "Document");
	assert_true(doc_refuses(&t, DIAG_PDF_EMPTY, ""));
}

static void test_root(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	doc_add(&t, 0, "Document"); /* a second one */
	assert_true(doc_refuses(&t, DIAG_PDF_NESTING, "Document"));
	doc_open(&t, PDF_A2A);
	doc_add(&t, t.root, "Document");
	assert_true(doc_refuses(&t, DIAG_PDF_NESTING, "Document"));
	t = (struct doc){.d.mem = &t.mem};
	struct pdf_options o = doc_options(PDF_A2A);
	t.p = pdf_open(&o, &t.d);
	pdf_page(t.p, 100, 100);
	doc_add(&t, 0, "Sect");
	assert_true(doc_refuses(&t, DIAG_PDF_NESTING, "Sect"));
}

static void test_nesting(void **state)
{
	static const char *const wrong[][2] = {
		{"Sect", "LI"},    {"Sect", "TR"},   {"Sect", "TD"}, {"Sect", "THead"},
		{"Sect", "LBody"}, {"Sect", "TOCI"}, {"L", "P"},     {"L", "LBody"},
		{"Table", "P"},    {"P", "P"},       {"P", "Sect"},  {"H1", "H2"},
		{"P", "L"},        {"TOC", "P"},     {"P", "Table"}, {"H2", "P"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		doc_add(&t, t.root, "H1");
		unsigned outer = doc_add(&t, t.root, wrong[i][0]);
		unsigned inner = doc_add(&t, outer, wrong[i][1]);
		/* the table is a fault of its own when it has no rows */
		if (str_among(str_of(wrong[i][0]), "Table"))
			add_cell(&t, doc_add(&t, outer, "TR"), 1, 1);
		if (str_among(str_of(wrong[i][1]), "Table"))
			add_cell(&t, doc_add(&t, inner, "TR"), 1, 1);
		assert_true(doc_refuses(&t, DIAG_PDF_NESTING, wrong[i][1]));
	}
}

static void test_unknown_type(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	doc_add(&t, t.root, "Paragraph");
	assert_true(doc_refuses(&t, DIAG_PDF_TYPE, "Paragraph"));
}

static void test_tree_depth(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	unsigned e = t.root;
	for (int i = 0; i < 200; i++)
		e = doc_add(&t, e, "Div");
	assert_true(doc_finish(&t));
	doc_close(&t);
	doc_open(&t, PDF_A2A);
	e = t.root;
	for (int i = 0; i < 201; i++)
		e = doc_add(&t, e, "Div");
	assert_true(doc_refuses(&t, DIAG_PDF_TREE_DEPTH, "200"));
}

static void test_figure(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	add_said(&t, t.root, "Figure", "축 제목");
	assert_true(doc_refuses(&t, DIAG_PDF_ALT, "축 제목"));
	doc_open(&t, PDF_A2A);
	struct pdf_element e = {.type = STR("Figure"),
				.alt = STR("막대그래프 (\\)"),
				.has_bbox = true,
				.bbox = {10, 20, 30, 40}};
	say(&t, pdf_element(t.p, t.root, &e), "축");
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Alt<FEFFB9C9B300ADF8B798D5040020"));
	assert_true(doc_has(&t, "/BBox[10 781.89 40 821.89 ]"));
	doc_close(&t);
}

static void test_scope(void **state)
{
	(void)state;
	for (int wrong = 0; wrong < 2; wrong++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		unsigned row = doc_add(&t, doc_add(&t, t.root, "Table"), "TR");
		struct pdf_element e = {.type = STR("TH"),
					.scope = wrong ? STR("col") : STR_NONE};
		say(&t, pdf_element(t.p, row, &e), "연도");
		assert_true(doc_refuses(&t, DIAG_PDF_SCOPE, "연도"));
	}
}

static void test_headings(void **state)
{
	struct doc t;
	(void)state;
	doc_open(&t, PDF_A2A);
	add_said(&t, t.root, "H2", "처음");
	assert_true(doc_refuses(&t, DIAG_PDF_HEADING, "처음"));
	doc_open(&t, PDF_A2A);
	add_said(&t, t.root, "H1", "하나");
	add_said(&t, doc_add(&t, t.root, "Sect"), "H3", "건너뜀");
	assert_true(doc_refuses(&t, DIAG_PDF_HEADING, "건너뜀"));
}

static void test_caption(void **state)
{
	static const char *const order[] = {"CR", "RC", "RCR", "CRC"};
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		unsigned table = doc_add(&t, t.root, "Table");
		for (const char *c = order[i]; *c; c++) {
			if (*c == 'C')
				add_said(&t, table, "Caption", "표 1");
			else
				add_cell(&t, doc_add(&t, table, "TR"), 1, 1);
		}
		if (i >= 2) {
			assert_true(doc_refuses(&t, DIAG_PDF_CAPTION, "표 1"));
			continue;
		}
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

/* In lists and contents it may stand first only. */
static void test_caption_of_lists(void **state)
{
	static const char *const kind[][2] = {{"L", "LI"}, {"TOC", "TOCI"}};
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		unsigned list = doc_add(&t, t.root, kind[i / 2][0]);
		if (i % 2)
			doc_add(&t, list, kind[i / 2][1]);
		add_said(&t, list, "Caption", "목록 1");
		if (i % 2) {
			assert_true(doc_refuses(&t, DIAG_PDF_CAPTION, "목록 1"));
			continue;
		}
		doc_add(&t, list, kind[i / 2][1]);
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

static void test_table_parts(void **state)
{
	static const struct {
		const char *parts;
		bool good;
	} cases[] = {{"HB", true},  {"HBB", true},  {"HBF", true}, {"B", true},   {"H", false},
		     {"HR", false}, {"HHB", false}, {"F", false},  {"BFF", false}};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		unsigned table = doc_add(&t, t.root, "Table");
		for (const char *c = cases[i].parts; *c; c++) {
			unsigned part = table;
			if (*c != 'R')
				part = doc_add(&t, table,
					       *c == 'H'   ? "THead"
					       : *c == 'B' ? "TBody"
							   : "TFoot");
			say(&t, add_cell(&t, doc_add(&t, part, "TR"), 1, 1), "칸");
		}
		if (!cases[i].good) {
			assert_true(doc_refuses(&t, DIAG_PDF_TABLE_PARTS, "칸"));
			continue;
		}
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

/* Rows of cells "columns×rows"; a row ends at '/'. */
static void add_rows(struct doc *t, unsigned table, const char *rows)
{
	unsigned row = doc_add(t, table, "TR");
	for (const char *c = rows; *c; c++) {
		if (*c == '/')
			row = doc_add(t, table, "TR");
		else if (*c == ' ')
			continue;
		else {
			unsigned cell = add_cell(t, row, (unsigned)(c[0] - '0'),
						 (unsigned)(c[1] - '0'));
			if (row == table + 1)
				say(t, cell, "칸");
			c++;
		}
	}
}

static void test_tables(void **state)
{
	static const struct {
		const char *rows;
		bool good;
	} cases[] = {
		{"11 11 11/11 11 11", true},
		{"12 21/11 11", true},
		{"31/11 11 11", true},
		{"12 12/13/", false},
		{"12 11/11/11 11", true},
		{"11 11/11", false},
		{"11 11/11 11 11", false},
		{"12 12", false},
		{"12 11/21", false},
		{"11 12 11/31", false},
		{"22/", true},
		{"00 00/00 00", true},
		{"13 11 11/11 11/21", true},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		add_rows(&t, doc_add(&t, t.root, "Table"), cases[i].rows);
		if (!cases[i].good) {
			assert_true(doc_refuses(&t, DIAG_PDF_TABLE, "칸"));
			continue;
		}
		if (!doc_finish(&t))
			fail_msg("%s", cases[i].rows);
		doc_close(&t);
	}
	struct doc t;
	doc_open(&t, PDF_A2A);
	doc_add(&t, t.root, "Table");
	assert_true(doc_refuses(&t, DIAG_PDF_TABLE, "0"));
}

static void test_numbering(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	struct pdf_element e = {.type = STR("L"), .numbering = STR("Bullets")};
	pdf_element(t.p, t.root, &e);
	assert_true(doc_refuses(&t, DIAG_PDF_NUMBERING, "Bullets"));
}

static void test_notes(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	add_said(&t, doc_add(&t, t.root, "P"), "Note", "출처");
	assert_true(doc_refuses(&t, DIAG_PDF_NOTE, "출처"));
	struct pdf_element one = {.type = STR("Note"), .id = STR("fn-1")};
	doc_open(&t, PDF_A2A);
	pdf_element(t.p, t.root, &one);
	pdf_element(t.p, t.root, &one);
	assert_true(doc_refuses(&t, DIAG_PDF_ID_TWICE, "fn-1"));
	doc_open(&t, PDF_A2A);
	struct pdf_element two = {.type = STR("Note"), .id = STR("각주 (2)")};
	pdf_element(t.p, t.root, &two);
	pdf_element(t.p, t.root, &one);
	assert_true(doc_finish(&t));
	/* sorted by bytes: ASCII before Hangul */
	assert_true(doc_has(&t, "<</Names[(fn-1)"));
	assert_true(doc_has(&t, "/ID(fn-1)"));
	assert_true(doc_has(&t, "/ID<EAB081ECA3BC20283229>"));
	doc_close(&t);
}

static void test_many_ids(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	for (int i = 0; i < 600; i++) {
		struct pdf_element e = {.type = STR("Note"),
					.id = arena_printf(&t.mem, "n%03d", i)};
		pdf_element(t.p, t.root, &e);
	}
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "<</Limits[(n000) (n255)]/Names[(n000)"));
	assert_true(doc_has(&t, "<</Limits[(n512) (n599)]"));
	doc_close(&t);
}

static void test_language(void **state)
{
	static const char *const wrong[] = {"korean language", "ko_KR",     "-ko", "ko-",
					    "한국어",          "abcdefghi", "1ko", "ko--KR"};
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		struct pdf_element e = {.type = STR("P"), .lang = str_of(wrong[i])};
		pdf_element(t.p, t.root, &e);
		assert_true(doc_refuses(&t, DIAG_PDF_LANG, wrong[i]));
	}
}

/* A text of another language than its element's says so in its sequence. */
static void test_text_language(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	unsigned p = doc_add(&t, t.root, "P");
	struct text_run *run = face_shape(&t.mem, &noto, 10, "Key");
	pdf_use_element(t.p, p);
	pdf_run(t.p, run, 0x000000FF, 50, 50, 0);
	run->lang = STR("ko-kr");
	pdf_run(t.p, run, 0x000000FF, 50, 50, 0);
	run->lang = STR("en-US");
	pdf_run(t.p, run, 0x000000FF, 50, 50, 0);
	pdf_run(t.p, run, 0x000000FF, 70, 50, 0);
	run->lang = STR("ko");
	pdf_run(t.p, run, 0x000000FF, 90, 50, 0);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/P<</MCID 0>>BDC"));
	assert_true(doc_has(&t, "/P<</MCID 1/Lang(en-US)>>BDC"));
	assert_true(doc_has(&t, "/P<</MCID 2>>BDC"));
	assert_true(doc_lacks(&t, "/MCID 3"));
	doc_close(&t);
}

/* PDF 1.4 has no THead: its rows belong to the table itself. */
static void test_part1(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A1A);
	unsigned table = doc_add(&t, t.root, "Table"), head = doc_add(&t, table, "THead");
	unsigned row = doc_add(&t, head, "TR");
	say(&t, add_cell(&t, row, 1, 1), "칸");
	add_cell(&t, doc_add(&t, doc_add(&t, table, "TBody"), "TR"), 1, 1);
	assert_true(doc_finish(&t));
	assert_true(doc_lacks(&t, "THead"));
	assert_true(doc_has(&t, "/S/TR/P 3 0 R"));
	doc_close(&t);
}

static void test_part1_arrays(void **state)
{
	(void)state;
	for (int rows = 8191; rows <= 8192; rows++) {
		for (int part = PDF_A1A; part <= PDF_A2A; part++) {
			struct doc t;
			doc_open(&t, (enum pdf_part)part);
			unsigned table = doc_add(&t, t.root, "Table");
			for (int i = 0; i < rows; i++)
				add_cell(&t, doc_add(&t, table, "TR"), 1, 1);
			if (rows == 8192 && part == PDF_A1A) {
				assert_true(doc_refuses(&t, DIAG_PDF_ARRAY, "8191"));
				continue;
			}
			assert_true(doc_finish(&t));
			doc_close(&t);
		}
	}
}

/* The nearest place that is known goes with the message. */
static void test_place(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	struct pdf_element sect = {.type = STR("Sect"), .at = {1, 20, 30}};
	unsigned s = pdf_element(t.p, t.root, &sect);
	doc_add(&t, s, "Figure");
	assert_false(doc_finish(&t));
	assert_int_equal(t.d.first->at.file, 1);
	assert_int_equal(t.d.first->at.lo, 20);
	doc_close(&t);
}

static int open_face(void **state)
{
	(void)state;
	return face_open(&noto, "Noto Sans CJK KR") ? 0 : -1;
}

static int close_face(void **state)
{
	(void)state;
	face_close(&noto);
	FcFini();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_correct),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_root),
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_unknown_type),
		cmocka_unit_test(test_tree_depth),
		cmocka_unit_test(test_figure),
		cmocka_unit_test(test_scope),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_caption),
		cmocka_unit_test(test_caption_of_lists),
		cmocka_unit_test(test_table_parts),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_numbering),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_many_ids),
		cmocka_unit_test(test_language),
		cmocka_unit_test(test_text_language),
		cmocka_unit_test(test_part1),
		cmocka_unit_test(test_part1_arrays),
		cmocka_unit_test(test_place),
	};
	return cmocka_run_group_tests(tests, open_face, close_face);
}
