#include "ko/format/number.h"
#include "ko/format/styles.h"

/* d in units of 10^power, rounded. */
static struct decimal scaled(const struct format *f, struct decimal d, int power,
			     struct arena *mem)
{
	d = format_number_round(f, decimal_shift(d, -power), mem);
	return f->dec < 0 ? decimal_trim(d) : d;
}

/* The largest of 만, 억, … that is not above d; one more when rounding carries
 * into it: 99,999,999 is 1.0억. */
static int best_power(const struct format *f, struct decimal d, struct arena *mem)
{
	int whole = decimal_whole(d), power = whole > 0 ? (whole - 1) / 4 * 4 : 0;
	if (power < FORMAT_POWER_MAX && decimal_whole(scaled(f, d, power, mem)) > 4)
		power += 4;
	return power < FORMAT_POWER_MAX ? power : FORMAT_POWER_MAX;
}

static struct str apply(const struct format *f, struct str value, struct arena *mem)
{
	struct decimal d;
	struct buf b = {0};
	struct format plain = *f;
	plain.dec = -1;
	if (!format_number(&plain, value, &d, mem))
		return STR_NONE;
	if (decimal_zero(d))
		return STR("0");
	plain = *f;
	plain.round = -1; /* it counts in the value's own unit, and is done */
	struct str unit = f->unit;
	int power = unit.n ? format_number_power(unit) : best_power(&plain, d, mem);
	if (power < 0)
		return STR_NONE;
	if (!unit.n)
		unit = str_of(format_number_unit(power));
	d = scaled(&plain, d, power, mem);
	format_number_grouped(&b, d, f->dec);
	buf_str(&b, unit);
	return format_number_signed(f, d, &b, "", mem);
}

const struct format_style format_scale = {
	.name = "scale",
	.summary = "한 단위로, 소수와 함께; unit을 적지 않으면 가장 큰 단위",
	.example = "44000 → 4.4만",
	.options = "unit dec round sign plus even",
	.takes = "숫자",
	.apply = apply,
};
