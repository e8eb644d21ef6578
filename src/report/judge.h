#ifndef REPORT_JUDGE_H
#define REPORT_JUDGE_H

#include "report/bind.h"

/*
 * Warnings about what a report's own theme asks for: colours that cannot be
 * told apart or read (HANGUL.md C1, C4), sizes that are too small (T14). The
 * built-in themes are held to the same rules by the tests.
 */
/* series, surface: it says these; what it leaves alone nobody has to answer for. */
void judge_colors(struct bind *b, bool series, bool surface, struct span at);
void judge_size(struct bind *b, double size, double least, struct span at);

/* Whether capitals of the smallest text, drawn scale times as large as the theme
 * says, have enough pixels in an image (T14). */
void judge_pixels(struct diags *d, const struct theme *t, double scale, double ppi);

#endif
