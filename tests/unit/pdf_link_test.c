#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf_read.h"

/* Links, the places they lead to, and the outline. */

static const double area[4] = {10, 20, 30, 40};

static void link_to(struct doc *t, const char *uri, const char *target, const char *contents)
{
	pdf_use_element(t->p, doc_add(t, doc_add(t, t->root, "P"), "Link"));
	pdf_link(t->p, area, str_of(uri), str_of(target), str_of(contents));
}

static void test_address(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	link_to(&t, "https://example.org/길?a=(1)&b=\\ c", "", "누리집");
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Subtype/Link/F 4/Border[0 0 0]/Rect[10 781.89 40 821.89 ]"
				"/Contents<FEFFB204B9ACC9D1>/A<</S/URI/URI"
				"(https://example.org/%EA%B8%B8?a=\\(1\\)&b=%5C%20c)>>"
				"/StructParent 1>>"));
	assert_true(doc_has(&t, "<</Type/OBJR/Pg 1 0 R/Obj 5 0 R>>"));
	assert_true(doc_has(&t, "/Nums[1 4 0 R ]"));
	assert_true(doc_has(&t, "/Annots[ 5 0 R]"));
	doc_close(&t);
}

static void test_schemes(void **state)
{
	static const struct {
		const char *uri;
		bool good;
	} cases[] = {
		{"http://a", true},
		{"HTTPS://A", true},
		{"mailto:a@b.kr", true},
		{"javascript:alert(1)", false},
		{"file:///etc/passwd", false},
		{"ftp://a", false},
		{"www.assembly.go.kr", false},
		{"https:", false},
		{"http:a", false},
		{"mailto:", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		link_to(&t, cases[i].uri, "", "설명");
		if (!cases[i].good) {
			assert_true(doc_refuses(&t, DIAG_PDF_LINK_SCHEME, cases[i].uri));
			continue;
		}
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

static void test_target(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	link_to(&t, "", "뒤", "뒤를 보라"); /* before the place is known */
	pdf_anchor(t.p, STR("앞"), 1, 2);
	pdf_page(t.p, 100, 100);
	pdf_anchor(t.p, STR("뒤"), 10, 20);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Dest[ 6 0 R/XYZ 10 80 null]"));
	doc_close(&t);
}

static void test_unknown_target(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	pdf_anchor(t.p, STR("fig-flip"), 1, 2);
	link_to(&t, "", "fig-flop", "그림");
	assert_false(doc_finish(&t));
	assert_int_equal(t.d.first->code, DIAG_PDF_LINK_TARGET);
	assert_true(str_eq(t.d.first->arg[0], STR("fig-flop")));
	assert_true(str_eq(t.d.first->arg[1], STR("fig-flip")));
	doc_close(&t);
	doc_open(&t, PDF_A2A);
	link_to(&t, "", "없음", "그림");
	assert_true(doc_refuses(&t, DIAG_PDF_LINK_TARGET, "없음"));
	doc_open(&t, PDF_A2A);
	link_to(&t, "", "", "그림"); /* leads nowhere at all */
	assert_false(doc_finish(&t));
	assert_int_equal(t.d.first->code, DIAG_PDF_LINK_TARGET);
	doc_close(&t);
}

static void test_anchor_twice(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	pdf_anchor(t.p, STR("b"), 1, 2);
	pdf_anchor(t.p, STR("a"), 1, 2);
	pdf_anchor(t.p, STR("b"), 3, 4);
	assert_true(doc_refuses(&t, DIAG_PDF_ID_TWICE, "b"));
}

static void test_description(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	link_to(&t, "https://a.kr", "", " ");
	assert_true(doc_refuses(&t, DIAG_PDF_LINK_CONTENTS, "https://a.kr"));
}

static void test_bare(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	struct pdf_element e = {.type = STR("Link"), .title = STR("누를 곳 없음")};
	pdf_element(t.p, doc_add(&t, t.root, "P"), &e);
	assert_true(doc_refuses(&t, DIAG_PDF_LINK_BARE, "누를 곳 없음"));
}

/* A link that is broken over two lines has two areas in one element. */
static void test_two_areas(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	link_to(&t, "https://a.kr", "", "설명");
	pdf_page(t.p, 100, 100);
	pdf_link(t.p, area, STR("https://a.kr"), STR_NONE, STR("설명"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/K[<</Type/OBJR/Pg 1 0 R/Obj 5 0 R>>"
				"<</Type/OBJR/Pg 6 0 R/Obj 7 0 R>>]"));
	assert_true(doc_has(&t, "/StructParent 2>>"));
	assert_true(doc_has(&t, "/StructParent 3>>"));
	assert_true(doc_has(&t, "/ParentTreeNextKey 4"));
	doc_close(&t);
}

/* "title first last count" of each entry, in the order of the file. */
static void test_outline(void **state)
{
	static const struct {
		const char *title;
		int level;
	} entry[] = {{"a", 1}, {"b", 2}, {"c", 3}, {"d", 2}, {"e", 1}, {"f", 3}, {"g", 2}};
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	for (size_t i = 0; i < sizeof(entry) / sizeof(*entry); i++)
		pdf_outline(t.p, str_of(entry[i].title), entry[i].level, 100 * (double)i);
	assert_true(doc_finish(&t));
	/* objects in order: root, a … g */
	size_t at = str_find(t.text, STR("/Outlines "), 0) + strlen("/Outlines ");
	long long root;
	assert_true(
		num_parse_int(str_slice(t.text, at, str_find(t.text, STR(" "), at)), &root));
	static const char *const expected[] = {
		"<</Type/Outlines/First %1 0 R/Last %5 0 R/Count 2>>",
		"<</Title(a)/Parent %0 0 R/Next %5 0 R/First %2 0 R/Last %4 0 R/Count -2/Dest",
		"<</Title(b)/Parent %1 0 R/Next %4 0 R/First %3 0 R/Last %3 0 R/Count -1/Dest",
		"<</Title(c)/Parent %2 0 R/Dest[ 1 0 R/XYZ 0 641.89 null]>>",
		"<</Title(d)/Parent %1 0 R/Prev %2 0 R/Dest",
		"<</Title(e)/Parent %0 0 R/Prev %1 0 R/First %6 0 R/Last %7 0 R/Count -2/Dest",
		"<</Title(f)/Parent %5 0 R/Next %7 0 R/Dest",
		"<</Title(g)/Parent %5 0 R/Prev %6 0 R/Dest",
	};
	for (size_t i = 0; i < 8; i++) {
		struct buf b = {0};
		for (const char *c = expected[i]; *c; c++) {
			if (*c == '%')
				buf_int(&b, root + (*++c - '0'));
			else
				buf_char(&b, *c);
		}
		buf_char(&b, '\0');
		assert_true(doc_has(&t, b.p));
		buf_finish(&b);
	}
	assert_true(doc_has(&t, "/PageMode/UseOutlines"));
	doc_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_address),      cmocka_unit_test(test_schemes),
		cmocka_unit_test(test_target),       cmocka_unit_test(test_unknown_target),
		cmocka_unit_test(test_anchor_twice), cmocka_unit_test(test_description),
		cmocka_unit_test(test_bare),         cmocka_unit_test(test_two_areas),
		cmocka_unit_test(test_outline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
