#include "ko/decimal.h"
#include "ko/format.h"
#include "ko/format/number.h"
#include "ko/format/styles.h"

#define LONG_LABEL 4 /* digits; longer labels want a unit (N8) */

/* The decimals that every value needs, once it is shifted by power. */
static bool most_places(const struct str *value, size_t count, int power, int *places,
			struct arena *mem)
{
	*places = 0;
	for (size_t i = 0; i < count; i++) {
		struct decimal d;
		if (!decimal_parse(mem, value[i], &d))
			return false;
		int p = decimal_places(decimal_trim(decimal_shift(d, power)));
		if (p > *places)
			*places = p;
	}
	return true;
}

static bool takes_decimals(const struct format_style *style)
{
	return str_among(STR("dec"), style->options);
}

/* Digits of the longest label when all are shifted by power, point included. */
static int longest(const struct str *value, size_t count, int power, struct arena *mem)
{
	int most = 0, places;
	if (!most_places(value, count, power, &places, mem))
		return 0;
	for (size_t i = 0; i < count; i++) {
		struct decimal d;
		if (!decimal_parse(mem, value[i], &d) || decimal_zero(d))
			continue;
		int whole = decimal_whole(decimal_shift(d, power));
		int length = (whole > 0 ? whole : 1) + (places > 0 ? places + 1 : 0);
		if (length > most)
			most = length;
	}
	return most;
}

/* The power of the unit that makes the shortest labels; 0 when they are short
 * without one. */
static int best_power(const struct str *value, size_t count, bool thousands, struct arena *mem)
{
	static const int candidate[] = {20, 16, 12, 8, 4, 3};
	size_t candidates = sizeof(candidate) / sizeof(candidate[0]) - !thousands;
	int whole = 0, best = 0, best_length = 0;
	for (size_t i = 0; i < count; i++) {
		struct decimal d;
		if (decimal_parse(mem, value[i], &d) && decimal_whole(d) > whole)
			whole = decimal_whole(d);
	}
	for (size_t i = 0; whole > LONG_LABEL && i < candidates; i++) {
		int length = longest(value, count, -candidate[i], mem);
		if (candidate[i] > whole || (best && length >= best_length))
			continue;
		best = candidate[i];
		best_length = length;
	}
	return best;
}

struct str format_tick_unit(const struct str *value, size_t count, int *power,
			    struct arena *temp)
{
	*power = best_power(value, count, true, temp);
	return *power == 3 ? STR("천") : str_of(format_number_unit(*power));
}

/* Settles the unit of scale labels and returns the power it takes away. 천 is
 * no unit behind a number: 1.5만, not 15천. */
static int settle_scale(struct format *f, const struct str *value, size_t count,
			struct arena *mem)
{
	int power =
		f->unit.n ? format_number_power(f->unit) : best_power(value, count, false, mem);
	if (!f->unit.n)
		f->unit = str_of(format_number_unit(power));
	if (power <= 0)
		f->style = &format_comma;
	return power;
}

bool format_ticks(const struct format *f, const struct str *value, size_t count,
		  struct str *label, struct arena *mem)
{
	struct format settled = *f;
	int shift = f->ratio ? 2 : 0;
	if (!settled.style)
		settled.style = &format_comma;
	if (settled.style == &format_scale)
		shift = -settle_scale(&settled, value, count, mem);
	if (settled.dec < 0 && takes_decimals(settled.style) &&
	    !most_places(value, count, shift, &settled.dec, mem))
		return false;
	for (size_t i = 0; i < count; i++) {
		label[i] = settled.style->apply(&settled, value[i], mem);
		if (!label[i].p)
			return false;
	}
	return true;
}
