#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "pdf/structure.h"
#include "pdf_face.h"
#include "pdf_place.h"
#include "pdf_read.h"

/*
 * Documents made at random, most of which break some rule. What the writer
 * accepts must be valid: qpdf reads it here, veraPDF in the conformance check.
 * The seed of a failing document is in its name. usage: pdf_random_test [SEED]
 */
#define SEEDS 400
#define KEPT 8 /* documents of each part that are left for the conformance check */

static const char *program; /* argv[0] */
static unsigned first_seed = 1;
static struct face noto;

struct maker {
	struct doc t;
	unsigned state; /* of the random numbers */
	unsigned notes, elements;
};

static unsigned pick(struct maker *m, unsigned n)
{
	m->state = m->state * 1103515245 + 12345;
	return (m->state >> 16) % n;
}

static void paint(struct maker *m)
{
	static const char *const text[] = {
		"가나다",     "Key Role 2025", "國會 — ―",  "\u1112\u119E\u11AB",
		"나\u302E뒤", "1\u00A0톤",     "e\u0301 é", "㎿ Ⅳ"};
	static const uint32_t rgba[] = {0x000000FF, 0x2166ACFF, 0xB2182B80};
	double x = pick(m, 300), y = pick(m, 300);
	struct pdf_paint ink = {.rgba = rgba[pick(m, 3)], .width = pick(m, 2) * 0.5};
	if (pick(m, 4) == 0) {
		pdf_rect(m->t.p, &ink, x, y, 20, 10);
		return;
	}
	struct text_run *run = face_shape(&m->t.mem, &noto, 6 + pick(m, 10), text[pick(m, 8)]);
	run->lang = pick(m, 5) ? STR_NONE : STR("en-US");
	pdf_run(m->t.p, run, ink.rgba, x, y, pick(m, 4) ? 0 : 1.1);
}

static struct pdf_element random_element(struct maker *m, const struct pdf_type *type)
{
	struct str name = str_of(type->name);
	struct pdf_element e = {.type = name};
	if (str_among(name, "Figure Formula"))
		e.alt = STR("대체 텍스트");
	if (str_eq(name, STR("TH")))
		e.scope = STR("Column");
	if (str_eq(name, STR("Note")))
		e.id = arena_printf(&m->t.mem, "fn-%u", m->notes++);
	if (str_eq(name, STR("L")) && pick(m, 2))
		e.numbering = STR("Decimal");
	if (str_among(name, "TH TD")) {
		e.colspan = pick(m, 4) ? 1 : 2;
		e.rowspan = pick(m, 6) ? 1 : 2;
	}
	if (pick(m, 10) == 0)
		e.lang = STR("en");
	if (pick(m, 15) == 0)
		e.actual = STR("실제 텍스트");
	return e;
}

/* A type that may stand in another, or any at all. */
static const struct pdf_type *random_type(struct maker *m, const struct pdf_type *in)
{
	static const char *const name[] = {
		"Part", "Art",    "Sect",   "Div",   "BlockQuote", "Caption",   "TOC",
		"TOCI", "P",      "H1",     "H2",    "H3",         "L",         "LI",
		"Lbl",  "LBody",  "Table",  "THead", "TBody",      "TFoot",     "TR",
		"TH",   "TD",     "Span",   "Quote", "Note",       "Reference", "Code",
		"Link", "Figure", "Formula"};
	const struct pdf_type *type = NULL;
	for (int tries = 0; tries < 40; tries++) {
		type = pdf_type_find(str_of(name[pick(m, sizeof(name) / sizeof(*name))]));
		assert_non_null(type);
		struct str in_name = str_of(in->name), own = str_of(type->name);
		if ((!*type->in || str_among(in_name, type->in)) &&
		    (!*in->holds || str_among(own, in->holds)) &&
		    !(own.p[0] == 'H' && pick(m, 3)))
			break;
	}
	return type;
}

static void fill(struct maker *m, unsigned element, const struct pdf_type *type, int depth)
{
	unsigned parts = pick(m, 5) + (*type->holds != '\0');
	for (unsigned i = 0; i < parts && m->elements < 40; i++) {
		if (pick(m, 20) == 0)
			pdf_page(m->t.p, 300 + pick(m, 300), 400 + pick(m, 300));
		if (pick(m, 8) == 0) {
			pdf_use_artifact(m->t.p, (enum pdf_artifact)pick(m, 4));
			paint(m);
		}
		if (type->content && pick(m, 2)) {
			pdf_use_element(m->t.p, element);
			paint(m);
		} else if (depth < 7) {
			const struct pdf_type *kid = random_type(m, type);
			struct pdf_element e = random_element(m, kid);
			unsigned k = pdf_element(m->t.p, element, &e);
			m->elements++;
			if (str_eq(e.type, STR("Link"))) {
				pdf_use_element(m->t.p, k);
				pdf_link(m->t.p, (double[]){1, 2, 3, 4}, STR("https://a.kr"),
					 STR_NONE, STR("설명"));
			}
			fill(m, k, kid, depth + 1);
		}
	}
}

static bool make(struct maker *m, unsigned seed, enum pdf_part part)
{
	*m = (struct maker){.state = seed};
	doc_open(&m->t, part);
	fill(m, m->t.root, pdf_type_find(STR("Document")), 0);
	return pdf_finish(m->t.p, &m->t.out);
}

static void check_accepted(struct maker *m, unsigned seed, enum pdf_part part)
{
	struct maker again;
	struct arena *mem = &m->t.mem;
	assert_int_equal(m->t.d.errors, 0);
	assert_true(make(&again, seed, part));
	assert_true(str_eq(buf_str_of(&again.t.out), buf_str_of(&m->t.out)));
	doc_close(&again.t);
	struct str name = arena_printf(mem, "random-%u-%da.pdf", seed, part);
	struct str path = place_of(mem, program, name.p);
	assert_true(out_file(path, buf_str_of(&m->t.out), &m->t.d));
	struct str command = arena_printf(mem, "qpdf --check '%s' >/dev/null 2>&1", path.p);
	if (system(command.p) != 0)
		fail_msg("qpdf does not like %s", path.p);
}

static void test_random(void **state)
{
	(void)state;
	for (int part = PDF_A1A; part <= PDF_A3A; part++) {
		unsigned kept = 0, refused = 0;
		for (unsigned seed = first_seed; seed < first_seed + SEEDS; seed++) {
			struct maker m;
			if (!make(&m, seed, (enum pdf_part)part)) {
				assert_true(m.t.d.errors > 0);
				assert_int_equal(m.t.out.n, 0);
				refused++;
			} else if (m.elements >= 5 && kept < KEPT) {
				check_accepted(&m, seed, (enum pdf_part)part);
				kept++;
			}
			doc_close(&m.t);
		}
		assert_int_equal(kept, KEPT);
		assert_true(refused > SEEDS / 10);
	}
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

int main(int argc, char **argv)
{
	long long seed;
	program = argv[0];
	if (argc == 2 && num_parse_int(str_of(argv[1]), &seed))
		first_seed = (unsigned)seed;
	printf("seeds from %u\n", first_seed);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
	};
	return cmocka_run_group_tests(tests, open_face, close_face);
}
