#ifndef CHART_LETTER_H
#define CHART_LETTER_H

#include "chart/model.h"

/* Inside chart/ only. The kinds of text in a figure, and text as it is measured. */
enum letter {
	LETTER_TITLE, /* bold */
	LETTER_SUBTITLE,
	LETTER_AXIS,   /* ticks, axis titles, unit line, legend */
	LETTER_LABEL,  /* value labels, annotations */
	LETTER_STRONG, /* series named in the plot: bold labels */
	LETTER_NOTE,   /* note and source */
	LETTER_KINDS
};

double letter_size(const struct chart *c, enum letter kind);  /* points */
double letter_pitch(const struct chart *c, enum letter kind); /* line to line, points */

struct text_style letter_style(const struct chart *c, enum letter kind, color rgba);
const struct text_line *letter_line(const struct chart *c, enum letter kind, color rgba,
				    struct str s);
/* Links become elements of parent; NULL: they are plain text. */
const struct text_para *letter_para(const struct chart *c, enum letter kind, struct rich text,
				    const struct tag *parent);

/* Plain text as rich text. */
struct rich letter_rich(const struct chart *c, struct str s);

/*
 * What a line of text covers on paper: its Hangul body and what hangs below
 * it. Two texts whose rects do not meet do not touch in ink.
 */
struct rect letter_rect(const struct text_line *line, struct point baseline);

#endif
