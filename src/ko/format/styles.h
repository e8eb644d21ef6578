#ifndef KO_FORMAT_STYLES_H
#define KO_FORMAT_STYLES_H

#include "ko/format.h"

/* The styles, in the order in which help shows them. One word here, one file
 * beside this one, and the constant at its end. */
#define FORMATS(X)         \
	X(comma)           \
	X(plain)           \
	X(man)             \
	X(man_comma)       \
	X(man_cheon)       \
	X(scale)           \
	X(hangul)          \
	X(amount_official) \
	X(percent)         \
	X(pp)              \
	X(times)           \
	X(triangle)        \
	X(native_count)    \
	X(native_order)    \
	X(date_official)   \
	X(date_hangul)     \
	X(time_official)   \
	X(year)            \
	X(text)

#define X(name) extern const struct format_style format_##name;
FORMATS(X)
#undef X

#endif
