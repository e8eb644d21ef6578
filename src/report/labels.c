#include "report/labels.h"

#include <stdint.h>

#include "ko/counter.h"

/* So far the signs go. */
#define CIRCLED 50
#define SYLLABLES 84

size_t labels_most(struct str style)
{
	return str_eq(style, STR("①"))     ? CIRCLED
	       : str_eq(style, STR("가.")) ? SYLLABLES
					   : SIZE_MAX;
}

struct str labels_item(struct arena *mem, struct str style, size_t i, size_t items)
{
	if (str_eq(style, STR("①")) && items <= labels_most(style))
		return counter_mark(mem, COUNTER_DIGIT_RING, i + 1);
	if (str_eq(style, STR("가.")) && items <= labels_most(style))
		return counter_mark(mem, COUNTER_SYLLABLE, i + 1);
	if (str_eq(style, STR("1)")))
		return counter_mark(mem, COUNTER_DIGIT_CLOSE, i + 1);
	if (str_among(style, "① 가. 1."))
		return counter_mark(mem, COUNTER_DIGIT, i + 1);
	return str_eq(style, STR("none")) ? STR_NONE : STR("•");
}
