#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "chart/draw/letter.h"

/*
 * Inside chart/ only. What stands around the drawing, from edge to edge:
 * caption and subtitle above (or below, as the theme says), notes and source
 * under it (HANGUL.md N10). Shaped once, at any width later.
 */
struct frame_note {
	const struct text_line
		*lead; /* "주: ", "1) ", "자료: "; NULL: hangs below the one before */
	const struct text_para *body;
	double indent;   /* of the body's lines, points */
	struct tag *tag; /* gets its parent when it is drawn */
};

struct frame {
	const struct text_para *title, *subtitle; /* NULL: none */
	struct tag *caption; /* of both; gets its parent when it is drawn */
	const struct frame_note *note;
	size_t notes;
	bool centred;
};

struct frame *frame_make(struct chart *c);

double frame_head_height(const struct chart *c, double width);
double frame_foot_height(const struct chart *c, double width);

/* Both draw downward from the top of `at` and tag what they draw. */
void frame_draw_head(const struct chart *c, struct rect at, const struct tag *figure,
		     struct scene *out);
void frame_draw_foot(const struct chart *c, struct rect at, const struct tag *figure,
		     struct scene *out);

#endif
