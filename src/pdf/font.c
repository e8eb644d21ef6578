#include "pdf/font.h"

#include <assert.h>
#include <hb-ot.h>
#include <math.h>

#include "pdf/structure.h"

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

/* OS/2 fsType: restricted licence, no subsetting, bitmaps only. */
static bool may_embed(hb_face_t *face)
{
	hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	unsigned n;
	const unsigned char *os2 = (const unsigned char *)hb_blob_get_data(blob, &n);
	bool may = n < 10 || ((os2[9] & 0x0F) != 2 && !(os2[8] & 0x03));
	hb_blob_destroy(blob);
	return may;
}

static bool is_usable(struct pdf *p, const struct text_face *face, hb_face_t *hb)
{
	bool outlines = has_table(hb, HB_TAG('C', 'F', 'F', ' ')) ||
			has_table(hb, HB_TAG('g', 'l', 'y', 'f'));
	if (!outlines || hb_ot_var_has_data(hb) || has_table(hb, HB_TAG('C', 'F', 'F', '2')))
		return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_FONT_KIND, face->family, face->file);
	if (!may_embed(hb))
		return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_FONT_LICENCE, face->family,
				  face->file);
	return true;
}

static bool same_face(const struct text_face *a, const struct text_face *b)
{
	return a == b || (a->index == b->index && str_eq(a->file, b->file));
}

bool pdf_font_find(struct pdf *p, const struct text_face *face, unsigned *number)
{
	for (size_t i = 0; i < p->fonts; i++) {
		if (!p->font[i].trimmed && same_face(p->font[i].face, face)) {
			*number = (unsigned)i;
			return p->font[i].of_glyph;
		}
	}
	hb_face_t *hb = hb_font_get_face(face->hb_font);
	struct pdf_font f = {.face = face, .glyphs = hb_face_get_glyph_count(hb)};
	f.cff = has_table(hb, HB_TAG('C', 'F', 'F', ' '));
	if (is_usable(p, face, hb)) /* else refused once, and remembered */
		f.of_glyph = ARENA_NEW(&p->mem, unsigned *, f.glyphs / PDF_GLYPHS + 1);
	ARENA_PUSH(&p->mem, p->font, p->fonts, p->font_room) = f;
	*number = (unsigned)p->fonts - 1;
	return f.of_glyph;
}

/* Where the glyph's first slot + 1 stands. */
static unsigned *first_slot(struct pdf *p, struct pdf_font *f, uint32_t glyph)
{
	assert(glyph < f->glyphs);
	unsigned **block = &f->of_glyph[glyph / PDF_GLYPHS];
	if (!*block)
		*block = ARENA_NEW(&p->mem, unsigned, PDF_GLYPHS);
	return &(*block)[glyph % PDF_GLYPHS];
}

static unsigned add_slot(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text)
{
	double advance = hb_font_get_glyph_h_advance(f->face->hb_font, glyph);
	unsigned *first = first_slot(p, f, glyph);
	unsigned map = *first ? f->slot[*first - 1].map + 1 : 0;
	if (map == PDF_MAPS_MAX)
		return PDF_NO_SLOT;
	if (map == f->map.count)
		ARENA_PUSH(&p->mem, f->map.item, f->map.count, f->map.room) =
			pdf_object_new(&p->objects);
	ARENA_PUSH(&p->mem, f->slot, f->slots, f->slot_room) = (struct pdf_slot){
		.glyph = glyph,
		.text = arena_str(&p->mem, text),
		.width = (int)lround(advance * 1000 / f->face->upem),
		.next = *first,
		.map = map,
	};
	*first = (unsigned)f->slots;
	return (unsigned)f->slots - 1;
}

unsigned pdf_font_slot(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text)
{
	for (unsigned i = *first_slot(p, f, glyph); i; i = f->slot[i - 1].next) {
		struct pdf_slot *s = &f->slot[i - 1];
		if (str_eq(s->text, text) || s->weak) {
			s->text = s->weak ? arena_str(&p->mem, text) : s->text;
			s->weak = false;
			return i - 1;
		}
	}
	return add_slot(p, f, glyph, text);
}

unsigned pdf_font_weak_slot(struct pdf *p, struct pdf_font *f, uint32_t glyph, struct str text)
{
	unsigned first = *first_slot(p, f, glyph);
	if (first)
		return first - 1;
	unsigned slot = add_slot(p, f, glyph, text);
	f->slot[slot].weak = true;
	return slot;
}

unsigned pdf_font_trimmed(struct pdf *p, unsigned base)
{
	const struct text_face *face = p->font[base].face;
	for (size_t i = 0; i < p->fonts; i++)
		if (p->font[i].trimmed && same_face(p->font[i].face, face))
			return (unsigned)i;
	struct pdf_font f = {
		.face = face, .cff = true, .trimmed = true, .glyphs = p->font[base].glyphs};
	ARENA_PUSH(&p->mem, f.map.item, f.map.count, f.map.room) = pdf_object_new(&p->objects);
	ARENA_PUSH(&p->mem, p->font, p->fonts, p->font_room) = f;
	return (unsigned)p->fonts - 1;
}

unsigned pdf_font_trim_slot(struct pdf *p, struct pdf_font *f, struct pdf_slot want)
{
	for (size_t i = 0; i < f->slots; i++) {
		const struct pdf_slot *s = &f->slot[i];
		if (s->glyph == want.glyph && s->shift == want.shift &&
		    s->width == want.width && str_eq(s->text, want.text))
			return (unsigned)i;
	}
	if (f->slots == PDF_TRIM_MAX)
		return PDF_NO_SLOT;
	want.text = arena_str(&p->mem, want.text);
	ARENA_PUSH(&p->mem, f->slot, f->slots, f->slot_room) = want;
	return (unsigned)f->slots - 1;
}
