#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "scene/scene.h"
#include "text/run.h"

/*
 * Fonts, shaping, measuring, paragraphs: the only room that knows Pango,
 * HarfBuzz shaping and fontconfig, none of which shows here. Sizes are points.
 *
 * Life: text_open → text_chain (once per theme role) → text_line / text_para
 * → text_close. Everything it hands out lives until text_close(). What cannot
 * be set is reported (E80x) and left out: lines and paragraphs are never NULL,
 * and d says whether they may be used for output.
 */
struct text;

/* Where fonts come from: see text/fonts.h; it must stay open until text_close().
 * NULL, with a diagnostic of text_fonts_open() or of its own, when the KR face
 * that every chain ends in is missing. */
struct text_fonts;
struct text *text_open(const struct text_fonts *fonts, struct diags *d);
void text_close(struct text *t);

/*
 * A chain is the list of families that is tried for each cluster, in order,
 * and ends in the KR face by itself (HANGUL.md J6). at is where the theme
 * names the families. Returns a chain number, or TEXT_BAD with a diagnostic
 * when a family is not in the font set.
 */
#define TEXT_BAD UINT32_MAX
uint32_t text_chain(struct text *t, const struct str *family, size_t families, struct span at,
		    struct diags *d);

struct text_style {
	uint32_t chain;
	int weight;  /* 400 or 700: a real face of every family in the chain, or E802 */
	double size; /* points */
	color rgba;
	bool tabular;   /* digits in cells of the widest digit (T6) */
	double spacing; /* letter spacing in em, Hangul clusters only (T5) */
	double rise;    /* points above the baseline: superscripts */
	bool dots;      /* emphasis by dots above (T8) */
	bool underline;
	const struct tag *tag; /* element of this stretch (Link, Span); NULL: the paragraph's */
	struct str lang;       /* empty: the document's */
};

/* What stands above or below the line: notes, m², CO₂ (T10), in em of the text. */
#define TEXT_SCRIPT_SIZE 0.65
#define TEXT_SUPER_RISE 0.32 /* below half the small size: poppler sees one line */
#define TEXT_SUB_DROP 0.14

/* A stretch of a string with one style; stretches cover the string in order. */
struct text_span {
	size_t lo, hi; /* bytes */
	struct text_style style;
};

/* One unbroken line, measured. Glyphs stand from 0 rightward on the baseline y = 0. */
struct text_line {
	const struct text_part {
		const struct text_run *run;
		double x, y; /* of the run's start, y down */
		const struct text_style *style;
	} * part;
	size_t parts;
	double width;                 /* without spaces that hang at the end */
	double ascent, descent;       /* of the faces, both positive */
	double body_top, body_bottom; /* Hangul body of the first style: top above, bottom below
					 (negative) the baseline */
	struct str text;              /* with the trailing space that X4 asks for */
	bool justified, ends_paragraph; /* justified: from edge to edge (L11); else ragged */
};

/*
 * A single line. A character that no font of the chain has is an error with
 * its code point at span `at` (J5): nothing is ever drawn blank. Hangul is
 * composed (J1); a tab, line end or U+2028 becomes a space; other control
 * characters are errors.
 */
const struct text_line *text_line(struct text *t, struct str s, struct text_style style,
				  struct span at, struct diags *d);

/* Cuts at grapheme clusters with U+2026 so that it fits (L15). */
const struct text_line *text_ellipsis(struct text *t, struct str s, struct text_style style,
				      double width, struct diags *d);

/*
 * A paragraph: shaped once here, broken at any number of widths later.
 * Line breaking follows HANGUL.md section 1; U+2028 ends a line. Spans cover
 * the string.
 */
enum text_break { TEXT_BREAK_WORD, TEXT_BREAK_SYLLABLE };
struct text_para_style {
	enum text_break mode;
	bool justify;
	bool balance;        /* titles, labels: lines of even width, no lone syllable */
	double first_indent; /* points */
};
struct text_para;
const struct text_para *text_para(struct text *t, struct str s, const struct text_span *span,
				  size_t spans, struct text_para_style style, struct span at,
				  struct diags *d);

/* The lines at a width; the same width gives the same array again. */
const struct text_line *text_para_lines(struct text *t, const struct text_para *p, double width,
					size_t *count);

/* Widest unit: tight when L6 opens its first two steps, min in word mode, max on one line. */
double text_para_tight_width(const struct text_para *p);
double text_para_min_width(const struct text_para *p);
double text_para_max_width(const struct text_para *p);
double text_para_x(const struct text_para *p, size_t i); /* of byte i, on one line */

/* Adds a line to a scene with its baseline start at `at`; each part keeps its
 * own tag, or the scene's current one when it has none; a Link gets its area.
 * Underlines and dots are drawn as artifacts. */
void text_draw(const struct text_line *line, struct scene *s, const char *role,
	       struct point at);

/* y of the baseline that centres the Hangul body on y (T2). */
double text_center(const struct text_line *line, double y);

/* Faces used so far, for the PDF writer and `dopyo info`. */
size_t text_faces(const struct text *t, const struct text_face *const **face);

#endif
