#include "report/preset.h"

static const struct preset all[] = {
	{"slide", 960, 540, 36, 2, 144},           /* the whole slide: 1920 × 1080 */
	{"slide-half", 456, 432, 18, 1.75, 144},   /* beside text: 912 × 864 */
	{"slide-third", 296, 432, 14, 1.625, 144}, /* three in a row: 592 × 864 */
	{"square", 540, 540, 30, 1.9, 144},        /* a post or card: 1080 × 1080 */
	{"print", 0, 0, 0, 1, 300},                /* a page of A4 between margins */
};

const struct preset *preset_find(struct str name)
{
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (str_eq(name, str_of(all[i].name)))
			return &all[i];
	return NULL;
}
