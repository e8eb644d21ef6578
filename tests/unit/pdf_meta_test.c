#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "pdf_place.h"
#include "pdf_read.h"

/* What a file says about itself, and the files that travel in it. */

static const char *program; /* argv[0] */

static void test_metadata(void **state)
{
	(void)state;
	struct doc t;
	struct pdf_options o = doc_options(PDF_A2A);
	o.title = STR(" 표 <1> & \"2\"\t끝\x01\n ");
	o.subject = STR("요지");
	o.keywords = STR("AI, 정책");
	doc_open_with(&t, &o);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "<rdf:li xml:lang=\"x-default\">표 &lt;1&gt; &amp; \"2\" 끝<"));
	/* the old form says the very same */
	assert_true(doc_has(
		&t, "/Title<FEFFD45C0020003C0031003E0020002600200022003200220020B05D>"));
	assert_true(doc_has(&t, "<dc:creator><rdf:Seq><rdf:li>저자</rdf:li>"));
	assert_true(
		doc_has(&t, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">요지<"));
	assert_true(doc_has(&t, "<pdf:Keywords>AI, 정책</pdf:Keywords>"));
	assert_true(doc_has(&t, "<xmp:CreateDate>2025-09-15T00:00:00Z</xmp:CreateDate>"));
	assert_true(doc_has(&t, "/CreationDate(D:20250915000000Z)/ModDate(D:20250915000000Z)"));
	assert_true(doc_has(&t, "<pdfaid:part>2</pdfaid:part>"));
	assert_true(doc_has(&t, "<pdfuaid:part>1</pdfuaid:part>"));
	assert_true(doc_has(&t, "/Lang(ko-KR)/MarkInfo<</Marked true>>"
				"/ViewerPreferences<</DisplayDocTitle true>>"));
	/* readable without unpacking */
	assert_true(str_find(buf_str_of(&t.out), STR("<pdfaid:conformance>A<"), 0) != SIZE_MAX);
	doc_close(&t);
}

static void test_optional(void **state)
{
	(void)state;
	struct doc t;
	struct pdf_options o = {.part = PDF_A1A, .title = STR("t"), .lang = STR("en")};
	doc_open_with(&t, &o);
	assert_true(doc_finish(&t));
	assert_true(doc_lacks(&t, "dc:creator"));
	assert_true(doc_lacks(&t, "/Author"));
	assert_true(doc_lacks(&t, "pdfuaid"));
	assert_true(doc_has(&t, "<pdfaid:part>1</pdfaid:part>"));
	assert_true(str_starts(buf_str_of(&t.out), STR("%PDF-1.4\n")));
	doc_close(&t);
}

static void test_refused(void **state)
{
	(void)state;
	struct doc t;
	struct pdf_options o = doc_options(PDF_A2A);
	o.title = STR(" \n");
	doc_open_with(&t, &o);
	assert_true(doc_refuses(&t, DIAG_PDF_TITLE, ""));
	o = doc_options(PDF_A2A);
	o.lang = STR("");
	doc_open_with(&t, &o);
	assert_true(doc_refuses(&t, DIAG_PDF_LANG, ""));
	o = doc_options(PDF_A2A);
	o.created = 253402300800;
	doc_open_with(&t, &o);
	assert_true(doc_refuses(&t, DIAG_PDF_DATE, "253402300800"));
	o.created = -62135596801;
	doc_open_with(&t, &o);
	assert_true(doc_refuses(&t, DIAG_PDF_DATE, "-62135596801"));
}

/* 32,767 bytes: 16,382 characters of Hangul behind the byte-order mark. */
static void test_long_strings(void **state)
{
	(void)state;
	for (size_t n = 16382; n <= 16383; n++) {
		struct doc t;
		doc_open(&t, PDF_A2A);
		char *alt = ARENA_NEW(&t.mem, char, 3 * n);
		for (size_t i = 0; i < n; i++)
			memcpy(alt + 3 * i, "가", 3);
		struct pdf_element e = {.type = STR("P"), .actual = {alt, 3 * n}};
		pdf_element(t.p, t.root, &e);
		if (n == 16383) {
			assert_true(doc_refuses(&t, DIAG_PDF_STRING, "가가가"));
			continue;
		}
		assert_true(doc_finish(&t));
		doc_close(&t);
	}
}

static struct attachment csv(void)
{
	return (struct attachment){.name = STR("자료.csv"),
				       .description = STR("원자료"),
				       .mime = STR("text/csv"),
				       .relationship = STR("Source"),
				       .bytes = STR("연도,값\n2014,32\n")};
}

static void test_attachment(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A3A);
	struct attachment first = csv(), second = csv();
	second.name = STR("a.csv");
	second.description = STR_NONE;
	pdf_attach(t.p, &first);
	pdf_attach(t.p, &second);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Type/EmbeddedFile/Subtype/text#2Fcsv/Params<</Size 19"
				"/ModDate(D:20250915000000Z)>>"));
	assert_true(doc_has(&t, "/Desc<FEFFC6D0C790B8CC>/AFRelationship/Source/EF<</F 3 0 R"));
	assert_true(doc_has(&t, "/Desc(a.csv)"));
	assert_true(doc_has(&t, "<</Names[(a.csv) 6 0 R <"));
	assert_true(doc_has(&t, "/AF[ 6 0 R 4 0 R]"));
	assert_true(doc_has(&t, "연도,값\n2014,32\n"));
	struct str path = place_of(&t.mem, program, "attached-3a.pdf");
	assert_true(out_file(path, buf_str_of(&t.out), &t.d));
	/* another program takes the file out again; the conformance check reads it too */
	struct str command = arena_printf(&t.mem, "pdfdetach -save 2 -o '%.*s.csv' '%.*s'",
					  STR_ARG(path), STR_ARG(path));
	struct str saved, name = arena_printf(&t.mem, "%.*s.csv", STR_ARG(path));
	assert_int_equal(system(command.p), 0);
	assert_int_equal(files_read(&t.mem, name, &saved), 0);
	assert_true(str_eq(saved, first.bytes));
	remove(name.p);
	doc_close(&t);
}

static void test_attachments_refused(void **state)
{
	(void)state;
	struct doc t;
	struct attachment good = csv(), wrong = csv();
	for (int part = PDF_A1A; part <= PDF_A2A; part++) {
		doc_open(&t, (enum pdf_part)part);
		pdf_attach(t.p, &good);
		assert_true(doc_refuses(&t, DIAG_PDF_ATTACH_PART, "자료.csv"));
	}
	doc_open(&t, PDF_A3A);
	pdf_attach(t.p, &good);
	pdf_attach(t.p, &good);
	assert_true(doc_refuses(&t, DIAG_PDF_ATTACH_TWICE, "자료.csv"));

	wrong.relationship = STR("Origin");
	doc_open(&t, PDF_A3A);
	pdf_attach(t.p, &wrong);
	assert_true(doc_refuses(&t, DIAG_PDF_ATTACH, "Origin"));
	wrong = csv();
	wrong.mime = STR_NONE;
	doc_open(&t, PDF_A3A);
	pdf_attach(t.p, &wrong);
	assert_true(doc_refuses(&t, DIAG_PDF_ATTACH, "자료.csv"));
}

/* A byte of an attached file counts as a byte, whatever its size. */
static void test_empty_attachment(void **state)
{
	(void)state;
	struct doc t;
	struct attachment empty = csv();
	empty.bytes = STR_NONE;
	doc_open(&t, PDF_A3A);
	pdf_attach(t.p, &empty);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Size 0/"));
	doc_close(&t);
}

int main(int argc, char **argv)
{
	(void)argc;
	program = argv[0];
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_metadata),
		cmocka_unit_test(test_optional),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_long_strings),
		cmocka_unit_test(test_attachment),
		cmocka_unit_test(test_attachments_refused),
		cmocka_unit_test(test_empty_attachment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
