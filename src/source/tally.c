#include "source/tally.h"

#include "base/num.h"
#include "source/marks.h"

bool tally_blank(const struct load *l, struct str text)
{
	for (size_t i = 0; i < l->o->missings; i++)
		if (str_eq(text, l->o->missing[i]))
			return true;
	return !text.n;
}

bool tally_dash(struct str text)
{
	return str_among(text, "- – — … ...");
}

struct tally_look tally_look(const struct load *l, struct str s, struct arena *temp)
{
	struct tally_look k = {.blank = tally_blank(l, s)};
	if (k.blank)
		return k;
	enum number_fault fault = number_read(temp, s, l->o->triangle, &k.n);
	k.triangle = fault == NUMBER_TRIANGLE;
	k.number = fault == NUMBER_FINE && num_parse(k.n.decimal, &k.value);
	k.period = period_parse(s, &k.p);
	if (k.number || k.period)
		return k;
	k.total = marks_total(s);
	k.mark = marks_missing(s, &k.suppressed);
	k.dash = k.mark && tally_dash(s);
	k.error = k.mark && marks_error(s);
	return k;
}

static void see_digits(struct tally *t, struct str s, uint32_t cells)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return;
	t->shortest = t->digits && t->shortest < s.n ? t->shortest : s.n;
	t->longest = t->longest > s.n ? t->longest : s.n;
	t->zeros += s.n > 1 && s.p[0] == '0' ? cells : 0;
	t->digits += cells;
}

static void see_unit(struct tally *t, struct str unit, uint32_t cells, struct arena *mem)
{
	uint32_t i = 0;
	if (!unit.n)
		return;
	while (i < t->units && !str_eq(t->unit[i].unit, unit))
		i++;
	if (i == t->units)
		ARENA_PUSH(mem, t->unit, t->units, t->unit_room) =
			(struct tally_unit){arena_str(mem, unit), 0};
	t->unit[i].cells += cells;
}

static void see_decimal(struct tally *t, struct str decimal)
{
	size_t point = str_find(decimal, STR("."), 0);
	bool fraction = point != SIZE_MAX, negative = decimal.n && decimal.p[0] == '-';
	unsigned places = fraction ? (unsigned)(decimal.n - point - 1) : 0;
	unsigned figures = (unsigned)(decimal.n - fraction - negative);
	t->places = places > t->places ? places : t->places;
	t->figures = figures > t->figures ? figures : t->figures;
}

void tally_see(struct tally *t, struct str text, const struct tally_look *k, uint32_t cells,
	       struct arena *mem)
{
	if (k->blank) {
		t->blank += cells;
		return;
	}
	see_digits(t, text, cells);
	if (k->number) {
		t->numbers += cells;
		see_decimal(t, k->n.decimal);
		see_unit(t, k->n.unit, cells, mem);
		t->exponents += k->n.exponent ? cells : 0;
		t->scaled += k->n.scaled ? cells : 0;
	}
	if (k->period) {
		t->period[k->p.type - COLUMN_YEAR] += cells;
		t->weak += k->p.weak ? cells : 0;
		t->bare += k->p.bare ? cells : 0;
		t->midnights += k->p.midnight ? cells : 0;
		october_see(&t->october, &k->p);
	}
	t->totals += k->total ? cells : 0;
	t->cells += k->mark ? 0 : cells;
	t->marks += k->mark ? cells : 0;
	t->dashes += k->dash ? cells : 0;
	t->errors += k->error ? cells : 0;
	t->triangles += k->triangle ? cells : 0;
}

void tally_add(struct tally *t, const struct tally *more, struct arena *mem)
{
	if (more->digits) {
		bool shorter = !t->digits || more->shortest < t->shortest;
		t->shortest = shorter ? more->shortest : t->shortest;
		t->longest = more->longest > t->longest ? more->longest : t->longest;
	}
	t->blank += more->blank;
	t->marks += more->marks;
	t->dashes += more->dashes;
	t->cells += more->cells;
	t->numbers += more->numbers;
	for (int k = 0; k < 4; k++)
		t->period[k] += more->period[k];
	t->weak += more->weak;
	t->totals += more->totals;
	t->bare += more->bare;
	t->midnights += more->midnights;
	t->exponents += more->exponents;
	t->scaled += more->scaled;
	t->triangles += more->triangles;
	t->errors += more->errors;
	t->digits += more->digits;
	t->zeros += more->zeros;
	for (uint32_t i = 0; i < more->units; i++)
		see_unit(t, more->unit[i].unit, more->unit[i].cells, mem);
	t->october.zero |= more->october.zero;
	t->october.ten |= more->october.ten;
	t->places = more->places > t->places ? more->places : t->places;
	t->figures = more->figures > t->figures ? more->figures : t->figures;
}
