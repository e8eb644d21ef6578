#ifndef PDF_FACE_H
#define PDF_FACE_H

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "text/run.h"

/*
 * Runs for tests of the PDF writer: a system face, found by fontconfig, and
 * HarfBuzz with no more than its defaults. The text room does all of this
 * properly; the writer's tests must not depend on it.
 */
struct face {
	struct text_face face;
	char file[1024];
	hb_font_t *font;
};

/* False when that very family is not installed. */
static inline bool face_open(struct face *f, const char *family)
{
	memset(f, 0, sizeof(*f));
	FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT,
					   FcTypeInteger, FC_WEIGHT_REGULAR, (char *)NULL);
	FcConfigSubstitute(NULL, wanted, FcMatchPattern);
	FcDefaultSubstitute(wanted);
	FcResult result;
	FcPattern *match = FcFontMatch(NULL, wanted, &result);
	FcChar8 *name = NULL, *file = NULL;
	int index = 0;
	bool found = false;
	for (int i = 0; match && !found; i++) {
		if (FcPatternGetString(match, FC_FAMILY, i, &name) != FcResultMatch)
			break;
		found = strcmp((char *)name, family) == 0;
	}
	if (found) {
		FcPatternGetString(match, FC_FILE, 0, &file);
		FcPatternGetInteger(match, FC_INDEX, 0, &index);
		snprintf(f->file, sizeof(f->file), "%s", (char *)file);
		hb_blob_t *blob = hb_blob_create_from_file(f->file);
		hb_face_t *face = hb_face_create(blob, (unsigned)index);
		f->font = hb_font_create(face);
		unsigned upem = hb_face_get_upem(face);
		hb_font_set_scale(f->font, (int)upem, (int)upem);
		f->face = (struct text_face){
			.family = str_of(family),
			.weight = 400,
			.file = str_of(f->file),
			.index = (unsigned)index,
			.upem = upem,
			.ascent = 0.88,
			.descent = 0.12,
			.hb_font = f->font,
		};
		hb_face_destroy(face);
		hb_blob_destroy(blob);
	}
	if (match)
		FcPatternDestroy(match);
	FcPatternDestroy(wanted);
	return found;
}

static inline void face_close(struct face *f)
{
	hb_font_destroy(f->font);
}

static inline struct text_run *face_shape(struct arena *mem, const struct face *f, double size,
					  const char *text)
{
	hb_buffer_t *buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_set_language(buffer, hb_language_from_string("ko", -1));
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(f->font, buffer, NULL, 0);
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
	struct text_glyph *glyph = ARENA_NEW(mem, struct text_glyph, n);
	struct text_run *run = ARENA_NEW(mem, struct text_run, 1);
	double em = size / f->face.upem;
	*run = (struct text_run){.face = &f->face,
				 .size = size,
				 .text = arena_str(mem, str_of(text)),
				 .lang = STR("ko-KR"),
				 .glyph = glyph,
				 .glyphs = n};
	for (unsigned i = 0; i < n; i++) {
		glyph[i] = (struct text_glyph){
			.id = info[i].codepoint,
			.advance = (float)(at[i].x_advance * em),
			.dx = (float)(at[i].x_offset * em),
			.dy = (float)(at[i].y_offset * em),
			.cluster = info[i].cluster,
		};
		run->width += at[i].x_advance * em;
	}
	hb_buffer_destroy(buffer);
	return run;
}

#endif
