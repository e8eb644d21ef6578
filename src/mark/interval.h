#ifndef MARK_INTERVAL_H
#define MARK_INTERVAL_H

#include "mark/mark.h"

/* What error bars and error bands share: an interval about the centre of the values at each
 * place, or one that the author has in two columns. Inside mark/ only. */
extern const struct mark_summary interval_summary;

#define INTERVAL_TAKES "center extent"

/* Shows the ends of all intervals to the scale that has the values. */
void interval_train(const struct mark_layer *l, struct mark_scales *s);

/* The ends of a row's interval on its measure, the lower first; false: it has none. */
bool interval_of(const struct mark_layer *l, const struct mark_row *r, double *low,
		 double *high);

/* Do the values stand along x? */
bool interval_lies(const struct mark_layer *l);

#endif
