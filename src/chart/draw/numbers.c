#include "chart/draw/numbers.h"

#include <math.h>

#include "base/buf.h"

#define LONGEST 20 /* characters of a tick that is written out: 10경 */

/* "억 원" is a multiple itself: "만 억 원" is nothing that anybody says. */
static bool multiple(struct str unit)
{
	static const char *const word[] = {"천",   "만",   "십만", "백만",
					   "천만", "십억", "억",   "조"};
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (str_starts(unit, str_of(word[i])))
			return true;
	return false;
}

/*
 * Long numbers are divided by 만, 억, … and the unit line says so, but only
 * where no value stands in the plot in another scale.
 */
static bool may_scale(const struct chart *c, const struct model_field *f)
{
	bool labelled = false;
	for (size_t i = 0; i < c->layers; i++)
		labelled |= !str_eq(c->layer[i].draw.options.label, STR("none"));
	return !labelled && f->unit.n && !multiple(f->unit) && !c->plan->annotations;
}

/* Is every tick a whole number of such units? Then no label gets long. */
static bool even(const struct scale *s, double unit)
{
	for (size_t i = 0; i < s->ticks; i++)
		if (fabs(remainder(s->tick[i].value, unit)) > 1e-9 * unit)
			return false;
	return true;
}

/* Are some thousands words, and others figures? */
static bool mixed(const struct chart *c, const struct scale *s, const struct str *value,
		  const struct format *f)
{
	struct str *label = ARENA_NEW(c->mem, struct str, s->ticks);
	bool words = false, figures = false;
	if (!format_ticks(f, value, s->ticks, label, c->mem))
		return false;
	for (size_t i = 0; i < s->ticks; i++) {
		words |= str_find(label[i], STR("천"), 0) != SIZE_MAX;
		figures |= str_find(label[i], STR(","), 0) != SIZE_MAX;
	}
	return words && figures;
}

/* How many decimals and which unit the numbers get; the unit is empty where
 * they stand as they are (N8). */
struct str numbers_style(const struct chart *c, const struct scale *s, const struct axis *a,
			 const struct str *value, struct format *f)
{
	int power = 0;
	struct str unit = format_tick_unit(value, s->ticks, &power, c->mem);
	if (f->style || power <= 0 || !c->plan->korean)
		return STR_NONE;
	if (s->kind <= SCALE_POW && may_scale(c, a->field) && even(s, pow(10, power) / 2)) {
		f->style = format_find(STR("scale"));
		f->unit = unit;
		return unit;
	}
	if (even(s, 1000) && !multiple(a->field->unit)) { /* 2만 5천, but 12,500 and 7,500 */
		f->style = format_find(STR("man-cheon"));
		if (mixed(c, s, value, f)) /* 1,500억 beside 2,000억, not beside 2천억 */
			f->style = format_find(STR("man-comma"));
	}
	return STR_NONE;
}

/* A decimal of one or two digits and many zeros. */
static struct str power_text(struct str value, struct arena *mem)
{
	static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	bool below = str_starts(value, STR("-"));
	size_t point = str_find(value, STR("."), 0), first = below;
	struct buf b = {0};
	point = point == SIZE_MAX ? value.n : point;
	while (first < value.n && (value.p[first] == '0' || value.p[first] == '.'))
		first++;
	size_t last = value.n;
	while (last > first + 1 && (value.p[last - 1] == '0' || value.p[last - 1] == '.'))
		last--;
	if (first == value.n)
		return STR("0");
	long power = first < point ? (long)(point - first) - 1 : -(long)(first - point);
	buf_text(&b, below ? "−" : "");
	size_t written = 0;
	for (size_t i = first; i < last && (last - first > 1 || value.p[first] != '1'); i++) {
		if (value.p[i] == '.')
			continue;
		if (written++ == 1)
			buf_char(&b, '.');
		buf_char(&b, value.p[i]);
	}
	buf_text(&b, written ? "×" : "");
	buf_text(&b, power < 0 ? "10⁻" : "10");
	struct str digits = arena_printf(mem, "%ld", power < 0 ? -power : power);
	for (size_t i = 0; i < digits.n; i++)
		buf_text(&b, raised[digits.p[i] - '0']);
	return buf_take(&b, mem);
}

bool numbers_powers(const struct str *value, size_t count, struct str *label, struct arena *mem)
{
	bool any = false;
	for (size_t i = 0; i < count; i++)
		any |= value[i].n > LONGEST;
	for (size_t i = 0; i < count && any; i++)
		label[i] = power_text(value[i], mem);
	return any;
}
