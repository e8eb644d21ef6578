#include "text/adjust.h"

#include "base/utf8.h"
#include "text/shape.h"

#define FULL_WIDTH 0.7 /* em; a bracket as wide still has its empty half */

bool text_adjust_is_bracket(uint32_t c)
{
	return (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301B);
}

void text_adjust_brackets(const struct text_run *run, struct text_glyph *glyph,
			  const struct text_opened *face)
{
	double scale = run->size / run->face->upem;
	for (uint32_t g = 0; g < run->glyphs; g++) {
		size_t i = glyph[g].cluster;
		hb_glyph_extents_t e;
		if (run->text.p[i] != '\xE3' || /* of U+3000–3FFF in UTF-8 */
		    !text_adjust_is_bracket(utf8_next(run->text, &i)) ||
		    (double)glyph[g].advance < FULL_WIDTH * run->size || face->fixed_pitch ||
		    !hb_font_get_glyph_extents(face->font, glyph[g].id, &e))
			continue;
		double left = e.x_bearing * scale + (double)glyph[g].dx;
		double right = (double)glyph[g].advance - left - e.width * scale;
		double empty = left > right ? left - right : right - left;
		glyph[g].advance -= (float)empty;
		if (left > right)
			glyph[g].dx -= (float)empty;
	}
}

void text_adjust_digits(const struct text_run *run, struct text_glyph *glyph)
{
	double cell = run->face->digit_width * run->size;
	for (uint32_t g = 0; g < run->glyphs; g++) {
		char c = run->text.p[glyph[g].cluster];
		if (c < '0' || c > '9')
			continue;
		glyph[g].dx += (float)((cell - (double)glyph[g].advance) / 2);
		glyph[g].advance = (float)cell;
	}
}

void text_adjust_letters(const struct text_run *run, struct text_glyph *glyph, struct str text,
			 double gap)
{
	size_t start = (size_t)(run->text.p - text.p);
	for (uint32_t g = 0; g < run->glyphs; g++) {
		size_t here = start + glyph[g].cluster;
		size_t next =
			start + (g + 1 < run->glyphs ? glyph[g + 1].cluster : run->text.n);
		if (next == here || next >= text.n)
			continue;
		if (text_shape_is_hangul(utf8_next(text, &here)) &&
		    text_shape_is_hangul(utf8_next(text, &next)))
			glyph[g].advance += (float)gap;
	}
}
