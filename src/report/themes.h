#ifndef REPORT_THEMES_H
#define REPORT_THEMES_H

#include "plan/theme.h"

/* The themes that need no file. */
#define THEMES_NAMES "default krds print-grey slide high-contrast"

/* The theme of that name with every value set; false when there is none. */
bool themes_find(struct str name, struct theme *out);

/* Sizes for pages of 960 × 540 points, which are seen from across a room. */
void themes_enlarge(struct theme *t);

#endif
