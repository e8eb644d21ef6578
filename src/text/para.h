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

struct text_stretch;
struct text_para {
	struct str text;       /* clean; LF where a line must end */
	const uint8_t *step;   /* BREAKS_… for every byte offset 0..text.n */
	const double *advance; /* x of every byte offset, hanging spaces included */
	const struct text_piece *piece;
	size_t pieces;
	const bool *grouped;                /* bytes of L5 groups; with stretch */
	const struct text_stretch *stretch; /* sums over [0, i); justified paragraphs alone */
	const struct text_style *first;     /* style that lines are measured by */
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

/* How far a line can be changed, in points for each em: of spaces and of gaps
 * between letters; shrink: points that its spaces can lose. */
struct text_stretch {
	double spaces, letters, shrink;
};
struct text_stretch text_stretch_of(const struct text_para *p, size_t start, size_t end);

/* Prepares text_stretch_of(); only justified paragraphs need it. */
void text_stretch_fill(struct text *t, struct text_para *p);

/* 's': glyph g of a piece is a word space that may be changed, 'l': a letter
 * before a gap that may, 0: neither. end: of the line. */
char text_stretch_kind(const struct text_para *p, const struct text_piece *piece, uint32_t g,
		       size_t end);

/* L11, in em. */
#define TEXT_SPACE_MORE 0.20
#define TEXT_SPACE_LEAST 0.18
#define TEXT_LETTER_MORE 0.05

#endif
