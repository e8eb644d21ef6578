#include "report/typed.h"

#include "ko/decimal.h"

#define DIGITS_ALONE 4 /* a number without its unit is told apart by so many digits */
#define DIGITS_WITH_UNIT 2

struct number {
	size_t lo, hi;   /* bytes of the text */
	struct str rest; /* what stands behind it */
	struct decimal value;
	int digits;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Figures in dates, codes and names are no figures: 2025. 9. 15., A4, 1-1. */
static bool stands_alone(struct str s, size_t lo, size_t hi)
{
	char before = lo ? s.p[lo - 1] : ' ', after = hi < s.n ? s.p[hi] : ' ';
	bool ordinal = str_ends(str_slice(s, 0, lo), STR("제")); /* 제3호 */
	bool joined = ordinal || (before >= 'A' && before <= 'Z') ||
		      (before >= 'a' && before <= 'z') || before == '-' || before == '.' ||
		      before == '/' || before == '_';
	return !joined && after != '-' && after != '/' && after != '_' &&
	       !(after == '.' && hi + 1 < s.n && s.p[hi + 1] != '\n');
}

/* The next number at or after *at, with its commas and its fraction. */
static bool next_number(struct arena *mem, struct str s, size_t *at, struct number *out)
{
	for (size_t i = *at; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			continue;
		size_t hi = i;
		while (hi < s.n &&
		       (is_digit(s.p[hi]) || ((s.p[hi] == ',' || s.p[hi] == '.') &&
					      hi + 1 < s.n && is_digit(s.p[hi + 1]))))
			hi++;
		*at = hi;
		if (stands_alone(s, i, hi) &&
		    decimal_parse(mem, str_slice(s, i, hi), &out->value)) {
			out->lo = i;
			out->hi = hi;
			out->rest = str_slice(s, hi, s.n);
			out->digits = (int)out->value.digits.n;
			return true;
		}
		i = hi;
	}
	return false;
}

static bool is_year(const struct number *n)
{
	return n->digits == 4 && decimal_places(n->value) == 0 &&
	       (n->value.digits.p[0] == '1' || n->value.digits.p[0] == '2') &&
	       (str_starts(n->rest, STR("년")) || !n->rest.n || n->rest.p[0] == ' ');
}

static bool is_value(struct arena *mem, const struct number *n, const struct value *v)
{
	struct decimal value;
	if (v->kind != VALUE_NUMBER || v->type != COLUMN_NUMBER ||
	    !decimal_parse(mem, v->text, &value) || decimal_compare(n->value, value) != 0)
		return false;
	struct str rest = str_trim(n->rest);
	bool unit = v->unit.n && str_starts(rest, v->unit);
	return n->digits >= (unit ? DIGITS_WITH_UNIT : DIGITS_ALONE);
}

void typed_check(struct bind *b, struct str text, struct span at)
{
	struct number n;
	struct str name;
	struct value v;
	struct str written = files_quote(b->files, at);
	for (size_t i = 0; next_number(b->mem, text, &i, &n);) {
		struct str here = str_slice(written, n.lo, n.hi); /* escapes move it */
		if (is_year(&n) || !str_eq(here, str_slice(text, n.lo, n.hi)))
			continue;
		for (size_t k = 0; query_named(b->query, k, &name, &v); k++)
			if (is_value(b->mem, &n, &v)) {
				diag_report(b->d, files_span(at, n.lo, n.hi), DIAG_TYPED,
					    str_slice(text, n.lo, n.hi), name);
				break;
			}
	}
}
