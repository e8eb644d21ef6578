#ifndef SOURCE_UNITS_H
#define SOURCE_UNITS_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Which words are units of measure. Header cells write them in brackets, (명)
 * [톤] (2020=100) (천명당), number cells behind the number, 12명 3.2%.
 */

/* A unit on its own: a scale (천, 백만, 십억 …) and a base word, "per" forms,
 * an index base (2020=100). No brackets. */
bool units_known(struct str s);

/* Known, and a multiple: 억원, 천명, 백만. */
bool units_scaled(struct str s);

/* Are they different amounts of the same kind or of measures, 천 톤 and 톤, 톤 and kg? Two
 * words for one thing, 곳 and 개소, are not. */
bool units_differ(struct str a, struct str b);

/* A unit that may stand behind a number in a cell; narrower, because 1호선
 * and 3층 are names. */
bool units_in_cell(struct str s);

/*
 * Cuts a trailing bracketed unit off a header name: "누적량(톤)" → "누적량",
 * unit "톤". "단위:" in the brackets is dropped and makes any word a unit. The
 * name is left alone when the brackets hold something else: 시군구별(1).
 */
struct str units_split(struct str name, struct str *unit);

/* "명, %": more than one. */
bool units_several(struct str unit);

#endif
