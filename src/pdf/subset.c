#include "pdf/subset.h"

#include <assert.h>
#include <hb-ot.h>
#include <hb-subset.h>

/*
 * HarfBuzz is given a face that holds the glyph tables only: planning over a
 * cmap of 65,000 glyphs would be most of the work, and closing over GSUB would
 * draw in glyphs that nothing shows.
 */
static hb_face_t *glyph_tables(hb_face_t *face)
{
	static const char *const tables[] = {"CFF ", "glyf", "loca", "head",
					     "hhea", "hmtx", "maxp"};
	hb_face_t *small = hb_face_builder_create();
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		hb_tag_t tag = hb_tag_from_string(tables[i], 4);
		hb_blob_t *blob = hb_face_reference_table(face, tag);
		if (hb_blob_get_length(blob))
			hb_face_builder_add_table(small, tag, blob);
		hb_blob_destroy(blob);
	}
	return small;
}

static hb_subset_plan_t *plan_subset(hb_face_t *face, const struct pdf_font *f)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		return NULL;
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < f->slots; i++)
		hb_set_add(glyphs, f->slot[i].glyph);
	/* without subroutines the few glyphs that are left pack better, and sooner */
	hb_subset_input_set_flags(input,
				  HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
	hb_subset_input_destroy(input);
	return plan;
}

static void give_codes(struct pdf_font *f, const hb_map_t *new_glyph, struct pdf_subset *s)
{
	for (unsigned g = 0; g < s->glyphs; g++)
		if (s->cid[g] >= s->cids)
			s->cids = s->cid[g] + 1U;
	for (size_t i = 0; i < f->slots; i++)
		f->slot[i].code = s->cid[hb_map_get(new_glyph, f->slot[i].glyph)];
}

static bool read_subset(struct pdf_font *f, hb_face_t *face, const hb_map_t *new_glyph,
			struct arena *mem, struct pdf_subset *s)
{
	hb_blob_t *blob = f->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
				 : hb_face_reference_blob(face);
	unsigned n;
	const char *data = hb_blob_get_data(blob, &n);
	s->program = arena_str(mem, (struct str){data, n});
	hb_blob_destroy(blob);
	s->glyphs = hb_face_get_glyph_count(face);
	s->cid = ARENA_NEW(mem, uint16_t, s->glyphs);
	for (unsigned g = 0; g < s->glyphs; g++)
		s->cid[g] = (uint16_t)g;
	if (f->cff && !pdf_subset_charset(s->program, s->cid, s->glyphs))
		return false;
	give_codes(f, new_glyph, s);
	return true;
}

bool pdf_subset_make(struct pdf_font *f, struct arena *mem, struct pdf_subset *s)
{
	*s = (struct pdf_subset){0};
	hb_face_t *small = glyph_tables(hb_font_get_face(f->face->hb_font));
	hb_subset_plan_t *plan = plan_subset(small, f);
	hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	bool ok = face &&
		  read_subset(f, face, hb_subset_plan_old_to_new_glyph_mapping(plan), mem, s);
	if (face)
		hb_face_destroy(face);
	if (plan)
		hb_subset_plan_destroy(plan);
	hb_face_destroy(small);
	return ok;
}
