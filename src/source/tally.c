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

void tally_mark(struct tally *t, uint32_t row, enum status status)
{
	if (!t->status)
		t->status = ARENA_NEW(t->l->mem, uint8_t, t->rows);
	t->status[row] = (uint8_t)status;
}

void tally_missing(struct tally *t, uint32_t row)
{
	if (!t->missing)
		t->missing = ARENA_NEW(t->l->mem, bool, t->rows);
	t->missing[row] = true;
}

static void see_digits(struct tally *t, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return;
	t->shortest = t->digits && t->shortest < s.n ? t->shortest : s.n;
	t->longest = t->longest > s.n ? t->longest : s.n;
	t->zeros += s.n > 1 && s.p[0] == '0';
	t->digits++;
}

static void see_unit(struct tally *t, struct str unit)
{
	if (!unit.n)
		return;
	if (!t->units)
		t->unit = unit;
	if (str_eq(unit, t->unit))
		t->units++;
	else
		t->others++;
}

static void keep_decimal(struct tally *t, uint32_t row, struct str decimal)
{
	bool plain = decimal.p == t->text[row].p && decimal.n == t->text[row].n;
	if (plain && !t->decimal)
		return;
	if (!t->decimal) {
		t->decimal = ARENA_NEW(t->l->mem, struct str, t->rows);
		for (uint32_t i = 0; i < row; i++)
			if (!table_missing(&(struct column){.missing = t->missing}, i))
				t->decimal[i] = t->text[i];
	}
	t->decimal[row] = decimal;
}

static bool see_number(struct tally *t, uint32_t row, struct str s)
{
	struct number n;
	double value;
	enum number_fault fault = number_read(t->l->mem, s, t->l->o->triangle, &n);
	t->triangles += fault == NUMBER_TRIANGLE;
	if (fault != NUMBER_FINE || !num_parse(n.decimal, &value))
		return false;
	if (!t->number)
		t->number = ARENA_NEW(t->l->mem, double, t->rows);
	t->number[row] = value;
	keep_decimal(t, row, n.decimal);
	size_t point = str_find(n.decimal, STR("."), 0);
	unsigned places = point == SIZE_MAX ? 0 : (unsigned)(n.decimal.n - point - 1);
	t->places = places > t->places ? places : t->places;
	if (n.marked)
		tally_mark(t, row, n.status);
	see_unit(t, n.unit);
	t->exponents += n.exponent;
	t->numbers++;
	return true;
}

static bool see_period(struct tally *t, struct str s)
{
	struct period p;
	if (!period_parse(s, &p))
		return false;
	t->period[p.type - COLUMN_YEAR]++;
	t->weak += p.weak;
	t->bare += p.bare;
	t->midnights += p.midnight;
	october_see(&t->october, &p);
	return true;
}

static void see(struct tally *t, uint32_t row)
{
	struct str s = t->text[row];
	bool suppressed;
	if (tally_blank(t->l, s)) {
		t->blank++;
		tally_missing(t, row);
		return;
	}
	see_digits(t, s);
	bool number = see_number(t, row, s);
	bool period = (!number || t->years_only) && see_period(t, s);
	t->years_only &= !number || period;
	t->totals += !number && !period && marks_total(s);
	if (number || period || !marks_missing(s, &suppressed)) {
		t->cells++;
		return;
	}
	t->marks++;
	t->dashes += tally_dash(s);
	t->errors += marks_error(s);
	tally_missing(t, row);
	if (suppressed)
		tally_mark(t, row, STATUS_SUPPRESSED);
}

void tally_column(struct tally *t, struct load *l, uint32_t index)
{
	*t = (struct tally){.l = l,
			    .index = index,
			    .text = l->column[index].cells.text,
			    .rows = l->t->rows,
			    .years_only = true};
	for (uint32_t row = 0; row < t->rows; row++)
		see(t, row);
}
