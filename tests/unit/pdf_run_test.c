#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf_face.h"
#include "pdf_read.h"

/* Text runs: what readers get back, where glyphs stand, what is refused. */

static struct face noto, nanum;

static void open_paragraph(struct doc *t, enum pdf_part part)
{
	doc_open(t, part);
	pdf_use_element(t->p, doc_add(t, t->root, "P"));
}

static struct text_run *shape(struct doc *t, const struct face *f, const char *text)
{
	return face_shape(&t->mem, f, 10, text);
}

static void draw(struct doc *t, const struct text_run *run)
{
	pdf_run(t->p, run, 0x000000FF, 100, 100, 0);
}

/* A run whose glyphs and text do not come from shaping. */
static struct text_run *forge(struct doc *t, const struct text_run *like, const char *text)
{
	struct text_run *run = ARENA_NEW(&t->mem, struct text_run, 1);
	*run = *like;
	run->text = str_of(text);
	return run;
}

static void test_map(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, "가A"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "2 beginbfchar"));
	assert_true(doc_has(&t, "><AC00>"));
	assert_true(doc_has(&t, "><0041>"));
	assert_true(doc_has(&t, "/Subtype/CIDFontType0/"));
	assert_true(doc_has(&t, "/Encoding/Identity-H"));
	assert_true(doc_lacks(&t, "ActualText"));
	assert_true(doc_lacks(&t, "[<0000")); /* every placeholder got its code */
	doc_close(&t);
}

static void test_truetype(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &nanum, "각가"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Subtype/CIDFontType2/"));
	assert_true(doc_has(&t, "/CIDToGIDMap/Identity"));
	assert_true(doc_has(&t, "+NanumGothic"));
	assert_true(doc_has(&t, "/FontFile2 "));
	doc_close(&t);
}

/* Only PDF/A-1 asks for a CIDSet. */
static void test_cid_set(void **state)
{
	(void)state;
	for (int part = PDF_A1A; part <= PDF_A3A; part++) {
		struct doc t;
		open_paragraph(&t, (enum pdf_part)part);
		draw(&t, shape(&t, &noto, "가"));
		assert_true(doc_finish(&t));
		assert_int_equal(doc_lacks(&t, "/CIDSet"), part != PDF_A1A);
		doc_close(&t);
	}
}

static void test_no_break_space(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, "1\u00A0톤 2\u2009톤\u202F"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "><0020>"));
	assert_true(doc_lacks(&t, "><00A0>"));
	assert_true(doc_lacks(&t, "ActualText"));
	doc_close(&t);
}

/* One glyph, two meanings: a second Type0 font over the same CIDFont. */
static void test_two_meanings(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct doc t;
		open_paragraph(&t, PDF_A2A);
		struct text_run *run = shape(&t, i ? &nanum : &noto, "가나");
		draw(&t, run);
		draw(&t, forge(&t, run, "가다"));
		draw(&t, forge(&t, run, "가라"));
		draw(&t, run);
		assert_true(doc_finish(&t));
		assert_true(doc_has(&t, "2 beginbfchar"));
		assert_true(doc_has(&t, "1 beginbfchar"));
		assert_true(doc_has(&t, "><B098>"));
		assert_true(doc_has(&t, "><B2E4>"));
		assert_true(doc_has(&t, "><B77C>"));
		assert_true(doc_lacks(&t, "ActualText"));
		size_t fonts = 0, descriptors = 0, at = 0;
		while ((at = str_find(t.text, STR("/Subtype/Type0"), at) + 1))
			fonts++;
		while ((at = str_find(t.text, STR("/Type/FontDescriptor"), at) + 1))
			descriptors++;
		assert_int_equal(fonts, 3);
		assert_int_equal(descriptors, 1);
		doc_close(&t);
	}
}

/* Past the last map there is still ActualText. */
static void test_many_meanings(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가");
	for (uint32_t c = 0; c < 260; c++) {
		struct buf b = {0};
		buf_code(&b, 0xAC00 + c);
		struct text_run *other = forge(&t, run, "");
		other->text = buf_take(&b, &t.mem);
		draw(&t, other);
	}
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Span<</ActualText<FEFFAD03>>>BDC"));
	assert_true(doc_lacks(&t, "/Span<</ActualText<FEFFACF9>>>BDC"));
	doc_close(&t);
}

/* Two glyphs for three characters: no code can say it. */
static void test_actual_text(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가나");
	struct text_glyph glyph[2] = {run->glyph[0], run->glyph[1]};
	glyph[1].cluster = glyph[0].cluster;
	struct text_run *odd = forge(&t, run, "xyz");
	odd->glyph = glyph;
	draw(&t, odd);
	draw(&t, run); /* later uses set the map right */
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Span<</ActualText(xyz)>>BDC\n"));
	assert_true(doc_has(&t, "]TJ\nEMC\n"));
	assert_true(doc_has(&t, "2 beginbfchar"));
	assert_true(doc_has(&t, "><AC00>"));
	assert_true(doc_has(&t, "><B098>"));
	doc_close(&t);
}

/* Glyphs that appear below ActualText only are mapped all the same. */
static void test_actual_text_alone(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가나");
	struct text_glyph glyph[2] = {run->glyph[0], run->glyph[1]};
	glyph[1].cluster = glyph[0].cluster;
	struct text_run *odd = forge(&t, run, "xyz");
	odd->glyph = glyph;
	draw(&t, odd);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "><00780079007A>"));
	assert_true(doc_has(&t, "><200B>"));
	doc_close(&t);
}

static void test_tone_mark(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가나");
	struct text_glyph glyph[2] = {run->glyph[0], run->glyph[1]};
	glyph[1].cluster = glyph[0].cluster;
	struct text_run *odd = forge(&t, run, "나\u302E");
	odd->glyph = glyph;
	draw(&t, odd);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/Span<</ActualText<FEFFB098302E>>>BDC"));
	/* the mark's glyph comes first, and means the mark alone */
	assert_true(doc_has(&t, "><302E>") && doc_has(&t, "><B098>"));
	doc_close(&t);
}

static void test_old_hangul(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, "\u1112\u119E\u11AB")); /* one glyph in Noto */
	draw(&t, shape(&t, &noto, "\uA960\u119E"));       /* two */
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "><1112119E11AB>"));
	assert_true(doc_has(&t, "><A960>"));
	assert_true(doc_has(&t, "><119E>"));
	assert_true(doc_lacks(&t, "ActualText"));
	doc_close(&t);
}

static void test_astral(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, forge(&t, shape(&t, &noto, "가"), "\U00020BB7"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "><D842DFB7>"));
	doc_close(&t);
}

static void test_invisible(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, "가\u200B나\u2060다"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "3 beginbfchar"));
	assert_true(doc_lacks(&t, "200B"));
	assert_true(doc_lacks(&t, "ActualText"));
	doc_close(&t);
}

static void test_refused_text(void **state)
{
	static const struct {
		const char *text;
		enum diag_code code;
		const char *named;
	} cases[] = {
		{"가\uE1A7나", DIAG_PDF_PRIVATE, "U+E1A7"},
		{"\U000F0001", DIAG_PDF_PRIVATE, "U+F0001"},
		{"가\uFEFF나", DIAG_PDF_CODE, "U+FEFF"},
		{"가\uFFFE나", DIAG_PDF_CODE, "U+FFFE"},
		{"\U0001FFFF", DIAG_PDF_CODE, "U+1FFFF"},
		{"가\t나", DIAG_PDF_CODE, "U+0009"},
		{"가\x7F나", DIAG_PDF_CODE, "U+007F"},
		{"가\xFF나", DIAG_PDF_CODE, "U+FFFD"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct doc t;
		open_paragraph(&t, PDF_A2A);
		/* one glyph that stands for it all: what the face has does not matter */
		draw(&t, forge(&t, shape(&t, &noto, "가"), cases[i].text));
		assert_true(doc_refuses(&t, cases[i].code, cases[i].named));
		open_paragraph(&t, PDF_A2A);
		draw(&t, forge(&t, shape(&t, &noto, "가"), cases[i].text));
		assert_true(doc_refuses(&t, cases[i].code, cases[i].text));
	}
}

static void test_missing_glyph(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &nanum, "넣은 \u1112\u119E 글")); /* no old Hangul in it */
	assert_false(doc_finish(&t));
	assert_int_equal(t.d.first->code, DIAG_PDF_GLYPH);
	assert_true(str_eq(t.d.first->arg[1], STR("NanumGothic")));
	assert_true(str_starts(t.d.first->arg[2], STR("넣은")));
	assert_int_equal(t.out.n, 0);
	doc_close(&t);
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가");
	struct text_glyph beyond = run->glyph[0];
	beyond.id = 0x10000;
	run->glyph = &beyond;
	draw(&t, run);
	assert_true(doc_refuses(&t, DIAG_PDF_GLYPH, "가"));
}

/* ActualText on the element makes private-use characters legal. */
static void test_private_with_actual(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	struct pdf_element e = {.type = STR("P"), .actual = STR("\u1112\u119E")};
	unsigned p = pdf_element(t.p, t.root, &e);
	pdf_use_element(t.p, doc_add(&t, p, "Span"));
	draw(&t, forge(&t, shape(&t, &noto, "가"), "\uE1A7"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "/ActualText<FEFF1112119E>"));
	doc_close(&t);
}

/* Sums up the only text object: widths and TJ numbers, in 1/1000 em. */
static double drawn_width(const struct doc *t, int glyph_width)
{
	size_t at = str_find(t->text, STR("["), str_find(t->text, STR("\nBT\n"), 0));
	double pen = 0;
	for (; t->text.p[at] != ']'; at++) {
		if (t->text.p[at] == '<') {
			size_t end = str_find(t->text, STR(">"), at);
			pen += (double)(end - at - 1) / 4 * glyph_width;
			at = end;
		} else if (t->text.p[at] != '[') {
			size_t end = str_find(t->text, STR("<"), at);
			double v;
			assert_true(num_parse(str_slice(t->text, at, end), &v));
			assert_true(v == round(v));
			pen -= v;
			at = end - 1;
		}
	}
	return pen;
}

/* What is rounded off a position is carried, not lost. */
static void test_remainder(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	char text[3 * 200 + 1] = "";
	for (int i = 0; i < 200; i++)
		memcpy(text + 3 * i, "가", 4);
	struct text_run *run = shape(&t, &noto, text);
	struct text_glyph *glyph = ARENA_NEW(&t.mem, struct text_glyph, run->glyphs);
	double want = 0;
	for (uint32_t i = 0; i < run->glyphs; i++) {
		glyph[i] = run->glyph[i];
		glyph[i].advance = 9.2034f; /* 920.34 thousandths */
		want += i + 1 < run->glyphs ? (double)glyph[i].advance * 100 : 920;
	}
	run->glyph = glyph;
	draw(&t, run);
	assert_true(doc_finish(&t));
	assert_true(fabs(drawn_width(&t, 920) - want) <= 0.5);
	doc_close(&t);
}

static void test_natural_advances(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, "가나다라"));
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "BT\n100 741.89 Td\n/F"));
	assert_true(fabs(drawn_width(&t, 920) - 4 * 920) < 1e-9);
	assert_true(doc_has(&t, "/DW 920/W[]"));
	doc_close(&t);
}

static void test_offsets(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가나다");
	struct text_glyph glyph[3];
	memcpy(glyph, run->glyph, sizeof(glyph));
	glyph[1].dx = 0.5f; /* 50 thousandths to the right, and back */
	glyph[1].dy = 2;
	run->glyph = glyph;
	draw(&t, run);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "]TJ\n2 Ts\n[-50<"));
	assert_true(doc_has(&t, "]TJ\n0 Ts\n[50<"));
	doc_close(&t);
}

static void test_rise_ends_with_the_run(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가");
	struct text_glyph glyph = run->glyph[0];
	glyph.dy = 3;
	struct text_run *high = forge(&t, run, "가");
	high->glyph = &glyph;
	draw(&t, high);
	draw(&t, run);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "]TJ\n0 Ts\nET\n"));
	doc_close(&t);
}

static void test_rotation(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	pdf_run(t.p, shape(&t, &noto, "가"), 0x000000FF, 100, 100, -1.5707963267948966);
	pdf_run(t.p, shape(&t, &noto, "나"), 0x000000FF, 100, 100, 0.5235987755982988);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "0 1 -1 0 100 741.89 Tm\n"));
	assert_true(doc_has(&t, "0.86603 -0.5 0.5 0.86603 100 741.89 Tm\n"));
	doc_close(&t);
}

/* The font stays set from run to run, also over text objects. */
static void test_font_once(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, "가"));
	draw(&t, shape(&t, &noto, "나"));
	struct face again = noto; /* the same file by another name */
	again.face.family = STR("Alias");
	draw(&t, face_shape(&t.mem, &again, 10, "다"));
	assert_true(doc_finish(&t));
	size_t first = str_find(t.text, STR(" Tf\n"), 0);
	assert_true(first != SIZE_MAX);
	assert_true(str_find(t.text, STR(" Tf\n"), first + 1) == SIZE_MAX);
	doc_close(&t);
}

static void test_long_run(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가");
	enum { GLYPHS = 10000 };
	struct text_glyph *glyph = ARENA_NEW(&t.mem, struct text_glyph, GLYPHS);
	char *text = ARENA_NEW(&t.mem, char, 3 * GLYPHS);
	for (uint32_t i = 0; i < GLYPHS; i++) {
		memcpy(text + (size_t)3 * i, "가", 3);
		glyph[i] = run->glyph[0];
		glyph[i].cluster = 3 * i;
	}
	run->text = (struct str){text, 3 * GLYPHS};
	run->glyph = glyph;
	run->glyphs = GLYPHS;
	draw(&t, run);
	assert_true(doc_finish(&t));
	size_t shows = 0, at = 0;
	while ((at = str_find(t.text, STR("]TJ\n"), at) + 1))
		shows++;
	assert_int_equal(shows, 3);
	doc_close(&t);
}

static void test_right_to_left(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가나"), *back = forge(&t, run, "나가");
	struct text_glyph glyph[2] = {run->glyph[0], run->glyph[1]};
	glyph[0].cluster = 3;
	glyph[1].cluster = 0;
	back->glyph = glyph;
	draw(&t, back);
	draw(&t, run);
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "2 beginbfchar"));
	assert_true(doc_lacks(&t, "1 beginbfchar"));
	doc_close(&t);
}

static void test_nothing_to_draw(void **state)
{
	(void)state;
	struct doc t;
	open_paragraph(&t, PDF_A2A);
	draw(&t, shape(&t, &noto, ""));
	pdf_run(t.p, shape(&t, &noto, "안 보임"), 0x00000000, 10, 10, 0);
	assert_true(doc_finish(&t));
	assert_true(doc_lacks(&t, "/Font"));
	assert_true(doc_lacks(&t, "BT\n"));
	doc_close(&t);
}

/* A face made of another's tables, with one left out or replaced. */
static struct face forge_face(const struct face *from, const char *tag, hb_blob_t *instead)
{
	struct face f = *from;
	hb_face_t *face = hb_font_get_face(from->font), *made = hb_face_builder_create();
	hb_tag_t tags[64];
	unsigned n = 64;
	hb_face_get_table_tags(face, 0, &n, tags);
	for (unsigned i = 0; i < n; i++) {
		bool other = tags[i] == hb_tag_from_string(tag, 4);
		hb_blob_t *blob = hb_face_reference_table(face, tags[i]);
		if (!other || instead)
			hb_face_builder_add_table(made, tags[i], other ? instead : blob);
		hb_blob_destroy(blob);
	}
	hb_blob_t *file = hb_face_reference_blob(made);
	hb_face_t *read = hb_face_create(file, 0);
	f.font = hb_font_create(read);
	hb_font_set_scale(f.font, (int)f.face.upem, (int)f.face.upem);
	f.face.hb_font = f.font;
	f.face.family = STR("Forged");
	f.face.file = str_of("forged");
	hb_face_destroy(read);
	hb_face_destroy(made);
	hb_blob_destroy(file);
	return f;
}

static hb_blob_t *changed_table(const struct face *from, const char *tag, size_t at,
				const char *bytes, size_t n)
{
	hb_blob_t *blob = hb_face_reference_table(hb_font_get_face(from->font),
						  hb_tag_from_string(tag, 4));
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);
	char *copy = malloc(size);
	assert_non_null(copy);
	memcpy(copy, data, size);
	memcpy(copy + at, bytes, n);
	hb_blob_destroy(blob);
	return hb_blob_create(copy, size, HB_MEMORY_MODE_READONLY, copy, free);
}

static void test_licence(void **state)
{
	static const char *const type[] = {"\0\2", "\1\0", "\2\0", "\0\4", "\0\010"};
	(void)state;
	for (int i = 0; i < 5; i++) {
		struct doc t;
		hb_blob_t *os2 = changed_table(&nanum, "OS/2", 8, type[i], 2);
		struct face f = forge_face(&nanum, "OS/2", os2);
		open_paragraph(&t, PDF_A2A);
		draw(&t, shape(&t, &f, "가"));
		draw(&t, shape(&t, &f, "나")); /* told once */
		if (i < 3) {
			assert_true(doc_refuses(&t, DIAG_PDF_FONT_LICENCE, "Forged"));
		} else {
			assert_true(doc_finish(&t));
			doc_close(&t);
		}
		face_close(&f);
		hb_blob_destroy(os2);
	}
}

static void test_no_outlines(void **state)
{
	(void)state;
	struct doc t;
	struct face f = forge_face(&nanum, "glyf", NULL);
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &nanum, "가");
	run->face = &f.face;
	draw(&t, run);
	assert_true(doc_refuses(&t, DIAG_PDF_FONT_KIND, "Forged"));
	face_close(&f);
}

static void test_broken_font(void **state)
{
	(void)state;
	struct doc t;
	hb_blob_t *cff = changed_table(&noto, "CFF ", 0, "\xFF\xFF\xFF\xFF", 4);
	struct face f = forge_face(&noto, "CFF ", cff);
	open_paragraph(&t, PDF_A2A);
	struct text_run *run = shape(&t, &noto, "가");
	run->face = &f.face;
	draw(&t, run);
	assert_true(doc_refuses(&t, DIAG_PDF_SUBSET, "Forged"));
	face_close(&f);
	hb_blob_destroy(cff);
}

static int open_faces(void **state)
{
	(void)state;
	return face_open(&noto, "Noto Sans CJK KR") && face_open(&nanum, "NanumGothic") ? 0
											: -1;
}

static int close_faces(void **state)
{
	(void)state;
	face_close(&noto);
	face_close(&nanum);
	FcFini();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_truetype),
		cmocka_unit_test(test_cid_set),
		cmocka_unit_test(test_no_break_space),
		cmocka_unit_test(test_two_meanings),
		cmocka_unit_test(test_many_meanings),
		cmocka_unit_test(test_actual_text),
		cmocka_unit_test(test_actual_text_alone),
		cmocka_unit_test(test_tone_mark),
		cmocka_unit_test(test_old_hangul),
		cmocka_unit_test(test_astral),
		cmocka_unit_test(test_invisible),
		cmocka_unit_test(test_refused_text),
		cmocka_unit_test(test_missing_glyph),
		cmocka_unit_test(test_private_with_actual),
		cmocka_unit_test(test_remainder),
		cmocka_unit_test(test_natural_advances),
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_rise_ends_with_the_run),
		cmocka_unit_test(test_rotation),
		cmocka_unit_test(test_font_once),
		cmocka_unit_test(test_long_run),
		cmocka_unit_test(test_right_to_left),
		cmocka_unit_test(test_nothing_to_draw),
		cmocka_unit_test(test_licence),
		cmocka_unit_test(test_no_outlines),
		cmocka_unit_test(test_broken_font),
	};
	return cmocka_run_group_tests(tests, open_faces, close_faces);
}
