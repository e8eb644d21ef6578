#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include "ko/breaks.h"
#include "text/shape.h"

/* A shaped paragraph as one endless line, for the files that break it. */
struct text_piece { /* one run and where it stands */
	const struct text_run *run;
	const struct text_style *style;
	size_t lo; /* byte in the paragraph's text */
	double x;
};

struct text_para {
	struct str text;       /* clean; LF where a line must end */
	const uint8_t *step;   /* BREAKS_… for every byte offset 0..text.n */
	const double *advance; /* x of every byte offset, hanging spaces included */
	const struct text_piece *piece;
	size_t pieces;
	const struct text_style *first; /* style that lines are measured by */
	struct text_para_style how;
	struct text_widths **widths; /* what was broken already; only this list changes */
};

/* The lines at a width, by filling one after the other or, justified, by the
 * least ugliness of the whole. */
size_t text_fit_lines(const struct text_para *p, double width, struct breaks_line **line,
		      struct arena *mem);

/* Where text[start, next) ends without its line feed and hanging spaces. */
size_t text_cut_end(const struct text_para *p, size_t start, size_t next);

/* The line of text[start, next), justified to width when that is not 0. */
struct text_line text_cut_line(struct text *t, const struct text_para *p,
			       struct breaks_line where, double width);

/* What can be widened in a line, in points for each em of widening. */
struct text_stretch {
	double spaces;  /* sum of the sizes at word spaces that may change */
	double letters; /* the same for gaps between syllables */
};
struct text_stretch text_cut_stretch(const struct text_para *p, struct breaks_line where);

/* L11, in em. */
#define TEXT_SPACE_MORE 0.20
#define TEXT_SPACE_LEAST 0.18
#define TEXT_LETTER_MORE 0.05

#endif
