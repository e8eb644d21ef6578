#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf/subset.h"
#include "pdf_face.h"
#include "pdf_read.h"

/* Brackets that are set narrower than they are: what readers of the file see. */

static struct face noto;

static struct text_run *narrow(struct doc *t, const char *text)
{
	struct text_run *run = face_shape(&t->mem, &noto, 10, text);
	struct text_glyph *g = ARENA_NEW(&t->mem, struct text_glyph, run->glyphs);
	memcpy(g, run->glyph, run->glyphs * sizeof(*g));
	for (uint32_t i = 0; i < run->glyphs; i++) {
		if ((unsigned char)text[g[i].cluster] != 0xE3) /* 〈 〉 「 」 alone */
			continue;
		bool opens = text[g[i].cluster + 2] % 2 == 0;
		g[i].advance = 5;
		g[i].dx = opens ? -5 : 0;
	}
	run->glyph = g;
	return run;
}

static void begin(struct doc *t, const char *text)
{
	doc_open(t, PDF_A2A);
	pdf_use_element(t->p, doc_add(t, t->root, "P"));
	pdf_run(t->p, narrow(t, text), 0x000000FF, 100, 100, 0);
}

/* Such a bracket has its own font, its real width, and is not moved about. */
static void brackets_have_their_width(void **state)
{
	(void)state;
	struct doc t;
	begin(&t, "앞 〈표〉 뒤");
	assert_true(doc_finish(&t));
	assert_true(doc_has(&t, "-Trimmed"));
	assert_true(doc_has(&t, "/DW 500/W[]"));
	assert_true(doc_has(&t, "><3008>"));
	assert_true(doc_has(&t, "><3009>"));
	assert_true(doc_has(&t, "[<0001>]TJ"));
	assert_true(doc_has(&t, "[<0002>]TJ"));
	assert_true(doc_lacks(&t, "ActualText"));
	doc_close(&t);
}

static void others_stay(void **state)
{
	(void)state;
	struct doc t;
	begin(&t, "앞 (표) 뒤");
	assert_true(doc_finish(&t));
	assert_true(doc_lacks(&t, "-Trimmed"));
	doc_close(&t);
}

struct trace { /* sums over an outline: equal ones are the same outline */
	double x, y, cross, last_x, last_y;
	int points;
};

static void add(struct trace *t, double x, double y)
{
	t->x += x;
	t->y += y;
	t->cross += t->last_x * y - t->last_y * x;
	t->last_x = x;
	t->last_y = y;
	t->points++;
}

static void move(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float x, float y, void *u)
{
	(void)f, (void)s, (void)u;
	add(to, x, y);
}

static void cubic(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float ax, float ay,
		  float bx, float by, float x, float y, void *u)
{
	(void)f, (void)s, (void)u;
	add(to, ax, ay);
	add(to, bx, by);
	add(to, x, y);
}

static struct trace traced(hb_font_t *font, hb_codepoint_t glyph)
{
	hb_draw_funcs_t *f = hb_draw_funcs_create();
	struct trace t = {0};
	hb_draw_funcs_set_move_to_func(f, move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(f, move, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(f, cubic, NULL, NULL);
	hb_font_get_glyph_shape(font, glyph, f, &t);
	hb_draw_funcs_destroy(f);
	return t;
}

static hb_font_t *open_program(struct str cff)
{
	hb_face_t *from = hb_font_get_face(noto.font), *face = hb_face_builder_create();
	static const char maxp[] = {0, 0, 0x50, 0, 0, 4};
	hb_blob_t *head = hb_face_reference_table(from, HB_TAG('h', 'e', 'a', 'd'));
	hb_blob_t *size = hb_blob_create(maxp, 6, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_blob_t *table =
		hb_blob_create(cff.p, (unsigned)cff.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_builder_add_table(face, HB_TAG('h', 'e', 'a', 'd'), head);
	hb_face_builder_add_table(face, HB_TAG('m', 'a', 'x', 'p'), size);
	hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), table);
	hb_blob_t *file = hb_face_reference_blob(face);
	hb_face_t *whole = hb_face_create(file, 0);
	hb_font_t *font = hb_font_create(whole);
	hb_face_destroy(whole);
	hb_blob_destroy(file);
	hb_face_destroy(face);
	hb_blob_destroy(head);
	hb_blob_destroy(size);
	hb_blob_destroy(table);
	return font;
}

/* The program holds the same outlines, moved; HarfBuzz reads it back. */
static void outlines_are_moved(void **state)
{
	(void)state;
	struct doc t;
	doc_open(&t, PDF_A2A);
	static const uint32_t code[] = {0x3008, 0x300D, 0x3010};
	struct pdf_font f = {.face = &noto.face, .cff = true, .trimmed = true};
	for (int i = 0; i < 3; i++) {
		struct pdf_slot want = {.width = 500, .shift = i == 1 ? 0 : -500};
		hb_font_get_nominal_glyph(noto.font, code[i], &want.glyph);
		assert_int_equal(pdf_font_trim_slot(t.p, &f, want), i);
		assert_int_equal(pdf_font_trim_slot(t.p, &f, want), i);
	}
	struct pdf_subset s;
	pdf_trim_make(&f, &t.p->mem, &s);
	uint16_t cid[4] = {0};
	assert_true(pdf_subset_charset(s.program, cid, 4));
	hb_font_t *font = open_program(s.program);
	for (int i = 0; i < 3; i++) {
		struct trace a = traced(noto.font, f.slot[i].glyph);
		struct trace b = traced(font, f.slot[i].code);
		assert_int_equal(f.slot[i].code, i + 1);
		assert_int_equal(cid[i + 1], i + 1);
		assert_true(a.points > 4 && a.points == b.points);
		assert_true(fabs(a.x + a.points * f.slot[i].shift - b.x) < 1);
		assert_true(fabs(a.y - b.y) < 1);
	}
	hb_font_destroy(font);
	doc_finish(&t);
	doc_close(&t);
}

static int open_faces(void **state)
{
	(void)state;
	return face_open(&noto, "Noto Sans CJK KR") ? 0 : -1;
}

static int close_faces(void **state)
{
	(void)state;
	face_close(&noto);
	FcFini();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(brackets_have_their_width),
		cmocka_unit_test(others_stay),
		cmocka_unit_test(outlines_are_moved),
	};
	return cmocka_run_group_tests(tests, open_faces, close_faces);
}
