#include "text/face.h"

#include <assert.h>
#include <hb-ot.h>
#include <stdlib.h>

#include "base/utf8.h"

#define UNDERLINE_GAP 0.04 /* em between the lowest Hangul stroke and the line (T9) */

/* "AC02-AC05 AC0B" */
static void parse_blank(struct text_opened *o, struct str s, struct arena *mem)
{
	size_t room = 0;
	for (size_t i = 0; i < s.n;) {
		char *end;
		struct text_range r;
		r.lo = (uint32_t)strtoul(s.p + i, &end, 16);
		r.hi = *end == '-' ? (uint32_t)strtoul(end + 1, &end, 16) : r.lo;
		ARENA_PUSH(mem, o->blank, o->blanks, room) = r;
		i = (size_t)(end - s.p) + 1;
	}
}

static void measure_lines(struct text_opened *o)
{
	struct text_face *f = &o->face;
	double upem = f->upem;
	hb_font_extents_t e = {0};
	hb_font_get_h_extents(o->font, &e);
	f->ascent = e.ascender / upem;
	f->descent = -e.descender / upem;
	hb_position_t top = 0, thickness = 0;
	hb_ot_metrics_get_position(o->font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, &top);
	hb_ot_metrics_get_position(o->font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, &thickness);
	f->underline_thickness = thickness > 0 ? thickness / upem : 0.05;
	double least = UNDERLINE_GAP - o->file->lowest;
	f->underline_top = -top / upem > least ? -top / upem : least;
}

static hb_position_t width_of(hb_font_t *font, hb_codepoint_t c)
{
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(font, c, &glyph)
		       ? hb_font_get_glyph_h_advance(font, glyph)
		       : 0;
}

static struct text_opened *open_face(struct text *t, const struct text_font_file *file)
{
	size_t number = (size_t)(file - t->fonts->file);
	if (t->opened[number])
		return t->opened[number];
	struct text_opened *o = ARENA_NEW(&t->mem, struct text_opened, 1);
	hb_blob_t *blob = hb_blob_create_from_file(arena_cstring(&t->mem, file->file));
	o->hb_face = hb_face_create(blob, file->index);
	hb_blob_destroy(blob);
	o->font = hb_font_create(o->hb_face);
	hb_font_make_immutable(o->font);
	o->file = file;
	o->face = (struct text_face){.family = file->family,
				     .weight = file->weight,
				     .file = file->file,
				     .index = file->index,
				     .upem = hb_face_get_upem(o->hb_face),
				     .body_top = file->body_top,
				     .body_bottom = file->body_bottom,
				     .digit_width = file->digit_width,
				     .hb_font = o->font};
	measure_lines(o);
	parse_blank(o, file->blank, &t->mem);
	o->fixed_pitch = width_of(o->font, 'i') == width_of(o->font, 'm');
	hb_font_get_nominal_glyph(o->font, 0x25CC, &o->dotted_circle);
	o->old_hangul = str_eq(file->family, STR("Noto Sans CJK KR")) ||
			str_eq(file->family, STR("Noto Serif CJK KR"));
	t->opened[number] = o;
	return o;
}

struct text_opened *text_face_at(struct text *t, const struct text_weight *w, size_t i)
{
	return open_face(t, w->file[i]);
}

void text_face_close(struct text_opened *o)
{
	hb_font_destroy(o->font);
	hb_face_destroy(o->hb_face);
}

const struct text_weight *text_face_chain(struct text *t, uint32_t chain, int weight,
					  struct diags *d)
{
	assert(chain < t->chains && "a chain of text_chain()");
	struct text_chain *c = &t->chain[chain];
	for (const struct text_weight *w = c->weight; w; w = w->next)
		if (w->weight == weight)
			return w;
	struct text_weight *w = ARENA_NEW(&t->mem, struct text_weight, 1);
	w->weight = weight;
	w->file = ARENA_NEW(&t->mem, const struct text_font_file *, c->families);
	for (size_t i = 0; i < c->families; i++) {
		const struct text_font_file *file =
			text_fonts_find(t->fonts, c->family[i], weight);
		if (file)
			w->file[w->files++] = file;
		else
			diag_report(d, c->at, DIAG_TEXT_WEIGHT, c->family[i],
				    diag_number(d, weight));
	}
	w->next = c->weight;
	c->weight = w;
	return w;
}

/* Characters that show nothing and that HarfBuzz hides (Default_Ignorable). */
static bool is_ignorable(uint32_t c)
{
	if (c < 0x34F)
		return c == 0xAD;
	return c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 ||
	       (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 ||
	       (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
	       (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Spaces that HarfBuzz makes from U+0020 where the font has none. */
static bool is_space(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
	       c == 0x3000;
}

/* Scripts that run from right to left are not supported, whatever a font has. */
static bool is_right_to_left(uint32_t c)
{
	return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
	       (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
	       (c >= 0x1E800 && c <= 0x1EFFF);
}

static bool is_blank(const struct text_opened *o, uint32_t c)
{
	size_t lo = 0, hi = o->blanks;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (c > o->blank[mid].hi)
			lo = mid + 1;
		else if (c < o->blank[mid].lo)
			hi = mid;
		else
			return true;
	}
	return false;
}

bool text_face_has(const struct text_opened *o, uint32_t c)
{
	hb_codepoint_t glyph;
	if (is_space(c))
		c = ' ';
	if (c == 0x2011 && !hb_font_get_nominal_glyph(o->font, c, &glyph))
		c = 0x2010; /* as HarfBuzz does */
	return hb_font_get_nominal_glyph(o->font, c, &glyph) && glyph && !is_blank(o, c);
}

bool text_face_covers(const struct text_opened *o, struct str cluster)
{
	hb_unicode_funcs_t *u = NULL;
	uint32_t base = 0;
	bool covered = true; /* what stands before base */
	for (size_t i = 0; i < cluster.n;) {
		hb_codepoint_t c = utf8_next(cluster, &i), joined;
		if (is_ignorable(c))
			continue;
		if (is_right_to_left(c))
			return false;
		if (base && !u)
			u = hb_unicode_funcs_get_default();
		if (base && hb_unicode_compose(u, base, c, &joined) &&
		    text_face_has(o, joined)) {
			base = joined; /* HarfBuzz composes what the font has composed */
			continue;
		}
		covered = covered && (!base || text_face_has(o, base));
		base = c;
	}
	return covered && (!base || text_face_has(o, base));
}

const struct text_font_file *text_face_body(const struct text_weight *w)
{
	for (size_t i = 0; i < w->files; i++)
		if (w->file[i]->syllables)
			return w->file[i];
	assert(0 && "the last face of every chain has Hangul");
	return w->file[0];
}

void text_face_use(struct text *t, struct text_opened *o)
{
	if (o->used)
		return;
	o->used = true;
	o->face.number = (uint32_t)t->faces;
	ARENA_PUSH(&t->mem, t->face, t->faces, t->face_room) = &o->face;
}
