#ifndef TEXT_MEASURE_H
#define TEXT_MEASURE_H

#include "text/fonts.h"

/*
 * Fills in what is measured of a face: Hangul body, lowest stroke, digits,
 * syllables with ink, blank characters. About 0.1 s for a face of 44,000
 * characters, so done only when the cache is made. False when the file cannot
 * be read as a font.
 */
bool text_measure(struct text_font_file *f, struct arena *mem);

#endif
