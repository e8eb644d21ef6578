#ifndef DATA_FIT_H
#define DATA_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * Curves through points by least squares, with the meanings of Vega's regression:
 *   linear  a + b·x            log  a + b·ln x
 *   pow     a·x^b              exp  a·e^(b·x)
 *   quad    a + b·x + c·x²     poly of an order
 * pow is a line through the logarithms; exp is one through ln y where each point counts
 * as much as its y. R² is of y itself, not of logarithms.
 */
#define FIT_METHODS(X) \
	X(LINEAR, linear) X(LOG, log) X(EXP, exp) X(POW, pow) X(QUAD, quad) X(POLY, poly)

enum fit_method {
#define X(id, name) FIT_##id,
	FIT_METHODS(X)
#undef X
		FIT_COUNT_OF_METHODS
};

extern const char fit_words[]; /* between spaces */
bool fit_find(struct str word, enum fit_method *out);

#define FIT_ORDER 9 /* of poly, at most */

struct fit {
	enum fit_method method;
	int order;
	double coef[FIT_ORDER + 1]; /* of z = (t − middle) / half, where t is x or ln x */
	double middle, half;
	double r2; /* NAN where all y are equal */
};

enum fit_outcome {
	FIT_OK,
	FIT_FEW, /* fewer different x than the curve has coefficients */
	FIT_LOW  /* an x or y that has no logarithm: *low */
};

/* The points are finite. */
struct fit_data {
	const double *x, *y;
	size_t count;
};

/* method is set, and the order of poly. */
enum fit_outcome fit_points(struct fit *f, struct fit_data d, double *low);

double fit_at(const struct fit *f, double x);

/* Vega's: a, b … of the formula above; f->order + 1 of them. */
void fit_coefficients(const struct fit *f, double out[FIT_ORDER + 1]);

#endif
