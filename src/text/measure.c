#include "text/measure.h"

#include <hb-ot.h>
#include <math.h>

#include "base/buf.h"
#include "base/digest.h"

#define FIRST 0xAC00u
#define LAST 0xD7A3u

/* Anything that a reader would see. */
static bool has_ink(hb_font_t *font, hb_codepoint_t glyph, hb_glyph_extents_t *e)
{
	return hb_font_get_glyph_extents(font, glyph, e) && e->width != 0 && e->height != 0;
}

static void measure_body(struct text_font_file *f, hb_font_t *font, double upem)
{
	double top = 0, bottom = 0, lowest = 0;
	for (hb_codepoint_t c = FIRST; c <= LAST; c++) {
		hb_codepoint_t glyph;
		hb_glyph_extents_t e;
		if (!hb_font_get_nominal_glyph(font, c, &glyph) || !has_ink(font, glyph, &e))
			continue;
		double low = e.y_bearing + e.height;
		f->syllables++;
		top += e.y_bearing;
		bottom += low;
		lowest = low < lowest ? low : lowest;
	}
	if (!f->syllables)
		return;
	f->body_top = top / f->syllables / upem;
	f->body_bottom = bottom / f->syllables / upem;
	f->body_center = (f->body_top + f->body_bottom) / 2;
	f->lowest = lowest / upem;
}

/* With the font's own equal digits, where it has them: they are what is drawn
 * when digits have to align. */
static void measure_digits(struct text_font_file *f, hb_font_t *font, double upem)
{
	hb_buffer_t *b = hb_buffer_create();
	hb_feature_t feature[2];
	hb_feature_from_string("tnum", -1, &feature[0]);
	hb_feature_from_string("-kern", -1, &feature[1]);
	hb_buffer_add_utf8(b, "0123456789", 10, 0, 10);
	hb_buffer_guess_segment_properties(b);
	hb_shape(font, b, feature, 2);
	unsigned count;
	hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, &count);
	for (unsigned i = 0; i < count; i++)
		if (at[i].x_advance / upem > f->digit_width)
			f->digit_width = at[i].x_advance / upem;
	hb_buffer_destroy(b);
}

/* Characters that show nothing in any font. */
static bool is_invisible(hb_unicode_funcs_t *u, hb_codepoint_t c)
{
	switch (hb_unicode_general_category(u, c)) {
	case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
	case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
	case HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED:
	case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
	case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
	case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
		return true;
	default:
		return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x2800 ||
		       c == 0x3164 || c == 0xFFA0 || (c >= 0xFE00 && c <= 0xFE0F) ||
		       (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F);
	}
}

static void add_range(struct buf *b, hb_codepoint_t lo, hb_codepoint_t hi)
{
	buf_text(b, b->n ? " " : "");
	if (lo == hi)
		buf_printf(b, "%X", lo);
	else
		buf_printf(b, "%X-%X", lo, hi);
}

static void measure_blank(struct text_font_file *f, hb_face_t *face, hb_font_t *font,
			  struct arena *mem)
{
	hb_set_t *all = hb_set_create();
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
	struct buf b = {0};
	hb_codepoint_t lo = 0, hi = 0, c = HB_SET_VALUE_INVALID;
	hb_face_collect_unicodes(face, all);
	while (hb_set_next(all, &c)) {
		hb_codepoint_t glyph;
		hb_glyph_extents_t e;
		if (!hb_font_get_nominal_glyph(font, c, &glyph) || has_ink(font, glyph, &e) ||
		    is_invisible(u, c))
			continue;
		if (lo && c != hi + 1) {
			add_range(&b, lo, hi);
			lo = 0;
		}
		lo = lo ? lo : c;
		hi = c;
	}
	if (lo)
		add_range(&b, lo, hi);
	f->blank = buf_take(&b, mem);
	hb_set_destroy(all);
}

/* As the cache keeps it: the run that makes the cache must not differ from the
 * runs that read it. */
static void round_measures(struct text_font_file *f)
{
	double *const v[] = {&f->body_top, &f->body_bottom, &f->body_center, &f->lowest,
			     &f->digit_width};
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++)
		*v[i] = round(*v[i] * 1e6) / 1e6;
}

bool text_measure(struct text_font_file *f, struct arena *mem)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(arena_cstring(mem, f->file));
	if (!blob)
		return false;
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	if (!f->sha256.n)
		f->sha256 = digest_sha256(mem, (struct str){bytes, length});
	hb_face_t *face = hb_face_create(blob, f->index);
	hb_font_t *font = hb_font_create(face);
	double upem = hb_face_get_upem(face);
	bool usable = hb_face_get_glyph_count(face) > 0;
	if (usable) {
		measure_body(f, font, upem);
		measure_digits(f, font, upem);
		measure_blank(f, face, font, mem);
		round_measures(f);
	}
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return usable;
}
