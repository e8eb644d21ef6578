#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf_face.h"
#include "pdf_read.h"

/* Content streams: operators, state that is set once, marked content. */

static const struct pdf_paint black = {.rgba = 0x000000FF};

static void open_page(struct doc *t, enum pdf_part part)
{
	doc_open(t, part);
	pdf_use_artifact(t->p, PDF_LAYOUT);
}

static void test_rect(void **state)
{
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	pdf_rect(t.p, &black, 10, 20, 30, 40.5);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "stream\n/Artifact<</Type/Layout>>BDC\n"
				"10 781.39 30 40.5 re f\nEMC\n"));
	assert_true(doc_has(&t, "/MediaBox[0 0 595.28 841.89 ]"));
	doc_close(&t);
}

static void test_path(void **state)
{
	static const double xy[] = {0, 0, 10, 0, 20, 0, 20, 10, 10, 10};
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	pdf_path(t.p, &black, "mlch", 4, xy);
	pdf_path(t.p, &black, "", 0, NULL);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "0 841.89 m\n10 841.89 l\n"
				"20 841.89 20 831.89 10 831.89 c\nh\nf\nEMC"));
	doc_close(&t);
}

static void test_pen(void **state)
{
	static const double dash[] = {3, 1.5};
	struct pdf_paint pen = {.rgba = 0xFF8000FF, .width = 0.75};
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	pdf_rect(t.p, &pen, 0, 0, 1, 1);
	pen.dash = dash;
	pen.dashes = 2;
	pen.round = true;
	pdf_rect(t.p, &pen, 0, 0, 2, 2);
	pdf_rect(t.p, &pen, 0, 0, 3, 3);
	pen.dashes = 0;
	pen.round = false;
	pdf_rect(t.p, &pen, 0, 0, 4, 4);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "1 0.502 0 RG\n0.75 w\n0 840.89 1 1 re S\n"
				"1 J 1 j\n[3 1.5 ]0 d\n0 839.89 2 2 re S\n"
				"0 838.89 3 3 re S\n"
				"0 J 0 j\n[]0 d\n0 837.89 4 4 re S\nEMC"));
	doc_close(&t);
}

static void test_colors(void **state)
{
	static const uint32_t rgba[] = {0x000000FF, 0x808080FF, 0x2166ACFF, 0x2166ACFF};
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	for (int i = 0; i < 4; i++)
		pdf_rect(t.p, &(struct pdf_paint){.rgba = rgba[i]}, i, 0, 1, 1);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t,
			    "BDC\n0 840.89 1 1 re f\n" /* black is what a page begins with */
			    "0.502 g\n1 840.89 1 1 re f\n"
			    "0.129 0.4 0.675 rg\n2 840.89 1 1 re f\n"
			    "3 840.89 1 1 re f\nEMC"));
	assert_true(doc_lacks(&t, "ExtGState"));
	assert_true(doc_lacks(&t, "/Group"));
	doc_close(&t);
}

/* All 256 steps of a colour survive three decimals. */
static void test_color_steps(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 256; c++) {
		struct doc t;
		open_page(&t, PDF_A2A);
		pdf_rect(t.p, &(struct pdf_paint){.rgba = c << 24 | c << 16 | c << 8 | 0xFF}, 0,
			 0, 1, 1);
		assert_true(doc_finish(&t));
		size_t end = str_find(t.text, STR(" g\n"), 0), at = end;
		while (t.text.p[at - 1] != '\n')
			at--;
		double v;
		assert_true(num_parse(str_slice(t.text, at, end), &v));
		assert_int_equal(lround(v * 255), c);
		doc_close(&t);
	}
}

static void test_opacity(void **state)
{
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF000080}, 0, 0, 1, 1);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF000080, .width = 1}, 0, 0, 2, 2);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF0000FF}, 0, 0, 3, 3);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF000000}, 0, 0, 9, 9); /* nothing */
	pdf_page(t.p, 100, 100);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/a128 gs\n1 0 0 rg\n"));
	assert_true(doc_has(&t, "/a255 gs\n0 838.89 3 3 re f\nEMC"));
	assert_true(doc_lacks(&t, "9 9 re"));
	assert_true(
		doc_has(&t, "/ExtGState<</a128<</ca 0.502/CA 0.502>>/a255<</ca 1/CA 1>>>>"));
	assert_true(doc_has(&t, "/Group<</S/Transparency/CS/DeviceRGB>>"));
	/* the other page has none of it */
	assert_true(doc_has(&t, "/Tabs/S/Resources<<>>>>"));
	doc_close(&t);
}

/* PDF/A-1 has no transparency: the colour is what shows on white. */
static void test_flattened(void **state)
{
	(void)state;
	struct doc t;
	open_page(&t, PDF_A1A);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF000080}, 0, 0, 1, 1);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0x00000000}, 0, 0, 9, 9);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "1 0.498 0.498 rg\n"));
	assert_true(doc_lacks(&t, " gs\n"));
	assert_true(doc_lacks(&t, "9 9 re"));
	assert_true(doc_lacks(&t, "/Group"));
	doc_close(&t);
}

static void test_clip(void **state)
{
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF0000FF}, 0, 0, 1, 1);
	pdf_clip(t.p, 10, 10, 50, 50);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0x00FF00FF}, 0, 0, 2, 2);
	pdf_unclip(t.p);
	pdf_rect(t.p, &(struct pdf_paint){.rgba = 0xFF0000FF}, 0, 0, 3, 3);
	assert_true(doc_finish(&t));
	/* sequences lie within q and Q, and the colour before is known again */
	assert_true(doc_has(
		&t, "1 0 0 rg\n0 840.89 1 1 re f\nEMC\n"
		    "q\n10 781.89 50 50 re W n\n"
		    "/Artifact<</Type/Layout>>BDC\n0 1 0 rg\n0 839.89 2 2 re f\nEMC\nQ\n"
		    "/Artifact<</Type/Layout>>BDC\n0 838.89 3 3 re f\nEMC\n"));
	doc_close(&t);
}

static void test_clip_depth(void **state)
{
	(void)state;
	for (int depth = 28; depth <= 29; depth++) {
		struct doc t;
		open_page(&t, PDF_A2A);
		for (int i = 0; i < depth; i++)
			pdf_clip(t.p, 0, 0, 10, 10);
		for (int i = 0; i < depth; i++)
			pdf_unclip(t.p);
		if (depth == 29) {
			assert_true(doc_refuses(&t, DIAG_PDF_CLIP_DEPTH, "28"));
			continue;
		}
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

static void test_artifacts(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	for (int kind = PDF_LAYOUT; kind <= PDF_BACKGROUND; kind++) {
		pdf_use_artifact(t.p, (enum pdf_artifact)kind);
		pdf_rect(t.p, &black, 0, 0, 1, 1);
	}
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Artifact<</Type/Pagination/Subtype/Header>>BDC"));
	assert_true(doc_has(&t, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"));
	assert_true(doc_has(&t, "/Artifact<</Type/Background>>BDC"));
	assert_true(doc_lacks(&t, "/MCID"));
	doc_close(&t);
}

/* Text and child elements alternate: each stretch is a sequence of its own,
 * and the tree has them in the order of painting. */
static void test_mixed(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	unsigned p = doc_add(&t, t.root, "P");
	pdf_use_element(t.p, p);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	unsigned span = doc_add(&t, p, "Span");
	pdf_use_element(t.p, span);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	pdf_use_element(t.p, p);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	pdf_page(t.p, 100, 100);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	assert_true(doc_finish(&t));
	assert_true(doc_has(
		&t, "/S/P/P 2 0 R/Pg 1 0 R/K[ 0 4 0 R 2<</Type/MCR/Pg 5 0 R/MCID 0>>]"));
	assert_true(doc_has(&t, "/S/Span/P 3 0 R/Pg 1 0 R/K 1>>"));
	assert_true(doc_has(&t, "[ 3 0 R 4 0 R 3 0 R]")); /* parents of page 1 */
	assert_true(doc_has(&t, "/StructParents 1"));
	doc_close(&t);
}

static void test_untagged(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	assert_true(doc_refuses(&t, DIAG_PDF_UNTAGGED, "□"));
	doc_open(&t, PDF_A2A);
	pdf_use_artifact(t.p, PDF_LAYOUT);
	pdf_use_element(t.p, 0);
	pdf_path(t.p, &black, "ml", 2, (double[]){0, 0, 1, 1});
	assert_true(doc_refuses(&t, DIAG_PDF_UNTAGGED, "╱"));
	struct face noto;
	assert_true(face_open(&noto, "Noto Sans CJK KR"));
	doc_open(&t, PDF_A2A);
	pdf_run(t.p, face_shape(&t.mem, &noto, 10, "떠도는 글"), 0x000000FF, 0, 0, 0);
	assert_true(doc_refuses(&t, DIAG_PDF_UNTAGGED, "떠도는 글"));
	face_close(&noto);
}

static void test_grouping(void **state)
{
	static const char *const group[] = {"Document", "Sect", "Table", "L",    "LI",
					    "TR",       "Div",  "TOC",   "TBody"};
	(void)state;
	for (size_t i = 0; i < sizeof(group) / sizeof(*group); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		unsigned e = i ? doc_add(&t, t.root, group[i]) : t.root;
		pdf_use_element(t.p, e);
		pdf_rect(t.p, &black, 0, 0, 1, 1);
		assert_false(doc_finish(&t));
		assert_int_equal(t.d.first->code, DIAG_PDF_GROUPING);
		assert_true(str_eq(t.d.first->arg[1], str_of(group[i])));
		doc_close(&t);
	}
}

static void test_far(void **state)
{
	static const double wrong[] = {32767.5, -32768, 1e300, INFINITY, -INFINITY, NAN};
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct doc t;
		open_page(&t, PDF_A2A);
		pdf_rect(t.p, &black, wrong[i], 0, 1, 1);
		assert_true(doc_refuses(&t, DIAG_PDF_FAR, "□"));
		open_page(&t, PDF_A2A);
		pdf_path(t.p, &black, "ml", 2, (double[]){0, 0, 0, wrong[i]});
		assert_true(doc_refuses(&t, DIAG_PDF_FAR, "╱"));
		open_page(&t, PDF_A2A);
		pdf_clip(t.p, 0, 0, wrong[i], 1);
		pdf_unclip(t.p);
		assert_true(doc_refuses(&t, DIAG_PDF_FAR, "□"));
	}
}

static void test_page_size(void **state)
{
	static const struct {
		double w, h;
		bool good;
	} cases[] = {{3, 3, true},        {14400, 14400, true}, {2.9, 100, false},
		     {100, 14401, false}, {NAN, 100, false},    {-100, 100, false}};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		pdf_page(t.p, cases[i].w, cases[i].h);
		if (!cases[i].good) {
			assert_true(doc_refuses(&t, DIAG_PDF_PAGE_SIZE, "100"));
			continue;
		}
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

static void test_many_pages(void **state)
{
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	for (int i = 0; i < 1200; i++) {
		pdf_page(t.p, 100, 100);
		pdf_rect(t.p, &black, 0, 0, 1, 1);
	}
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "<</Type/Pages/Count 512/Parent"));
	assert_true(doc_has(&t, "<</Type/Pages/Count 177/Parent"));
	assert_true(doc_has(&t, "<</Type/Pages/Count 1201/Kids"));
	doc_close(&t);
}

/* A page lists the fonts that are drawn on it and no others. */
static void test_resources(void **state)
{
	(void)state;
	struct face noto, nanum;
	struct doc t;
	assert_true(face_open(&noto, "Noto Sans CJK KR"));
	assert_true(face_open(&nanum, "NanumGothic"));
	doc_open(&t, PDF_A2A);
	pdf_use_element(t.p, doc_add(&t, t.root, "P"));
	pdf_run(t.p, face_shape(&t.mem, &noto, 10, "가"), 0x000000FF, 0, 20, 0);
	pdf_page(t.p, 100, 100);
	pdf_run(t.p, face_shape(&t.mem, &nanum, 10, "가"), 0x000000FF, 0, 20, 0);
	pdf_run(t.p, face_shape(&t.mem, &noto, 10, "나"), 0x000000FF, 0, 40, 0);
	pdf_page(t.p, 100, 100);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Resources<</Font<</F4 4 0 R>>>>>>"));
	assert_true(doc_has(&t, "/Resources<</Font<</F6 6 0 R/F4 4 0 R>>>>>>"));
	assert_true(doc_has(&t, "/Resources<<>>>>"));
	doc_close(&t);
	face_close(&noto);
	face_close(&nanum);
}

static void test_abandon(void **state)
{
	(void)state;
	struct doc t;
	open_page(&t, PDF_A2A);
	pdf_rect(t.p, &black, 0, 0, 1, 1);
	pdf_abandon(t.p);
	doc_close(&t);
}

static int finish(void **state)
{
	(void)state;
	FcFini();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rect),        cmocka_unit_test(test_path),
		cmocka_unit_test(test_pen),         cmocka_unit_test(test_colors),
		cmocka_unit_test(test_color_steps), cmocka_unit_test(test_opacity),
		cmocka_unit_test(test_flattened),   cmocka_unit_test(test_clip),
		cmocka_unit_test(test_clip_depth),  cmocka_unit_test(test_artifacts),
		cmocka_unit_test(test_mixed),       cmocka_unit_test(test_untagged),
		cmocka_unit_test(test_grouping),    cmocka_unit_test(test_far),
		cmocka_unit_test(test_page_size),   cmocka_unit_test(test_many_pages),
		cmocka_unit_test(test_resources),   cmocka_unit_test(test_abandon),
	};
	return cmocka_run_group_tests(tests, NULL, finish);
}
