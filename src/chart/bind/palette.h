#ifndef CHART_PALETTE_H
#define CHART_PALETTE_H

#include <stdbool.h>

#include "scene/scene.h"

/*
 * What people see of a colour (HANGUL.md section 8): contrast by WCAG 2,
 * difference by CIEDE2000, under normal vision and three deficiencies
 * (Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB).
 * Pure functions; alpha is ignored but by palette_over().
 */
enum palette_vision {
	PALETTE_NORMAL,
	PALETTE_PROTAN,
	PALETTE_DEUTAN,
	PALETTE_TRITAN,
	PALETTE_VISIONS
};

struct palette_lab { /* CIE L*a*b*, D65 */
	double l, a, b;
};

double palette_contrast(color a, color b); /* 1 … 21 */
struct palette_lab palette_lab(color c, enum palette_vision vision);
double palette_difference(struct palette_lab a, struct palette_lab b); /* CIEDE2000 */

/* Smallest difference of two colours over all visions. */
double palette_apart(color a, color b, enum palette_vision *worst);

/*
 * C3: which of white and dark stands better on ground. False when even the
 * better one stays below 4.5 : 1, so that the label must move outside.
 */
bool palette_text_on(color ground, color dark, color *best);

/* What is seen of a colour that lets the surface through: without alpha. */
color palette_over(color c, color surface);

/* The colour itself, darkened until it can be read as text: 4.5 : 1 on surface. */
color palette_text(color c, color surface);

/*
 * C1. What is wrong with a palette, the worst fault of the first kind found.
 * Charts take the first colours they need, so the first six must keep 15
 * apart, and all of them 10.
 */
struct palette_fault {
	enum { PALETTE_FINE, PALETTE_PALE, PALETTE_ALIKE, PALETTE_GREY } kind;
	size_t a, b;                /* PALE: a alone */
	enum palette_vision vision; /* ALIKE */
	double value, wanted;       /* contrast, difference, or difference of L* */
};
struct palette_fault palette_check(const color *series, size_t count, color surface);

/* C4: which of the colours need a hatch, so that each of them differs from its
 * neighbours in lightness or in being hatched. */
void palette_hatch(const color *series, size_t count, bool *hatch);

/* C4: neighbours that cannot be told apart when printed in grey. */
struct palette_fault palette_grey(const color *series, size_t count);

#endif
