#include "source/number.h"

#include <string.h>

#include "source/marks.h"
#include "source/units.h"

#define NUMBER_MAX 400 /* bytes of a spelling; longer text is no number */
#define PLACES 320     /* digits before and behind the point */
#define FINEST (-PLACES)

/* A sum of decimals, digit by digit: place p stands at digit[PLACES + p]. */
struct sum {
	unsigned char digit[2 * PLACES];
	int low, high; /* places in use: low ≤ 0, high ≥ 0 is the topmost digit */
};

struct reader {
	struct str s; /* ASCII digits, '-', '.', ',' and '%' only in their plain forms */
	size_t at;
	bool exponent; /* a mantissa with a positive one was read */
	bool scaled;   /* 천, 만, 억 … was read */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits with at most one point, no leading zero and no negative zero. */
static bool is_plain(struct str s)
{
	size_t i = s.n && s.p[0] == '-', first = i, digits = 0, point = 0;
	bool zero = true;
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && digits && !point && i + 1 < s.n)
			point = i;
		else if (!is_digit(s.p[i]))
			return false;
		digits += !point;
		zero &= s.p[i] == '0' || s.p[i] == '.';
	}
	return digits && !(digits > 1 && s.p[first] == '0') && !(zero && first);
}

static bool take(struct reader *r, const char *word)
{
	if (r->at == r->s.n || r->s.p[r->at] != word[0])
		return false;
	struct str w = str_of(word);
	if (!str_starts(str_slice(r->s, r->at, r->s.n), w))
		return false;
	r->at += w.n;
	return true;
}

static void skip_blanks(struct reader *r)
{
	while (r->at < r->s.n && r->s.p[r->at] == ' ')
		r->at++;
}

static bool add_digit(struct sum *sum, int place, unsigned digit)
{
	if (digit && (place < FINEST || place >= PLACES))
		return false;
	if (!digit) { /* a zero behind the point still shows how exact the value is */
		if (place >= FINEST && place < sum->low)
			sum->low = place;
		return true;
	}
	sum->low = place < sum->low ? place : sum->low;
	while (digit) {
		if (place >= PLACES)
			return false;
		unsigned v = sum->digit[PLACES + place] + digit;
		sum->digit[PLACES + place] = (unsigned char)(v % 10);
		sum->high = place > sum->high ? place : sum->high;
		digit = v / 10;
		place++;
	}
	return true;
}

/* digits with at most one point, each of weight 10^power. */
static bool add(struct sum *sum, struct str digits, int power)
{
	size_t point = str_find(digits, STR("."), 0);
	int place = (int)(point < digits.n ? point : digits.n) - 1 + power;
	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] == '.')
			continue;
		if (!add_digit(sum, place--, (unsigned)(digits.p[i] - '0')))
			return false;
	}
	return true;
}

/* "1,234,567.8" → "1234567.8" in place of the same buffer; groups must be of three. */
static enum number_fault mantissa(struct reader *r, char *out, struct str *digits)
{
	size_t n = 0, group = 0, commas = 0;
	for (; r->at < r->s.n && (is_digit(r->s.p[r->at]) || r->s.p[r->at] == ','); r->at++) {
		char c = r->s.p[r->at];
		if (c == ',') {
			if (group == 0 || group > 3 || (commas && group != 3))
				return n ? NUMBER_GROUPING : NUMBER_NOT;
			commas++;
			group = 0;
			continue;
		}
		out[n++] = c;
		group++;
	}
	if (commas && group != 3)
		return NUMBER_GROUPING;
	size_t whole = n;
	if (r->at < r->s.n && r->s.p[r->at] == '.') {
		if (!whole)
			out[n++] = '0';
		out[n++] = '.';
		size_t from = ++r->at;
		while (r->at < r->s.n && is_digit(r->s.p[r->at]))
			out[n++] = r->s.p[r->at++];
		if (r->at == from && !whole)
			return NUMBER_NOT;
		n -= r->at == from; /* "5." */
	}
	*digits = (struct str){out, n};
	return n ? NUMBER_FINE : NUMBER_NOT;
}

static int small_power(struct reader *r)
{
	int power = take(r, "천") ? 3 : take(r, "백") ? 2 : take(r, "십") ? 1 : 0;
	r->scaled |= power > 0;
	return power;
}

static int big_power(struct reader *r)
{
	int power = take(r, "경")   ? 16
		    : take(r, "조") ? 12
		    : take(r, "억") ? 8
		    : take(r, "만") ? 4
				    : 0;
	r->scaled |= power > 0;
	return power;
}

/* e+05 behind a mantissa. */
static bool exponent(struct reader *r, int *power)
{
	size_t at = r->at;
	if (at == r->s.n || (r->s.p[at] != 'e' && r->s.p[at] != 'E'))
		return false;
	bool negative = ++at < r->s.n && r->s.p[at] == '-';
	at += at < r->s.n && (negative || r->s.p[at] == '+');
	int e = 0;
	size_t from = at;
	for (; at < r->s.n && is_digit(r->s.p[at]) && at < from + 3; at++)
		e = e * 10 + (r->s.p[at] - '0');
	if (at == from)
		return false;
	r->at = at;
	*power = negative ? -e : e;
	r->exponent = *power > 0;
	return true;
}

static size_t whole_digits(struct str digits)
{
	size_t point = str_find(digits, STR("."), 0), n = point < digits.n ? point : digits.n;
	size_t zeros = 0;
	while (zeros < n && digits.p[zeros] == '0')
		zeros++;
	return n - zeros;
}

/* 1천200억: parts of falling small scale that share the big one behind them. */
struct section {
	struct part {
		struct str digits;
		int power;
	} part[4];
	int parts;
	int power; /* of the big scale */
};

static enum number_fault read_section(struct reader *r, char *room, struct section *s)
{
	*s = (struct section){0};
	do {
		struct part *part = &s->part[s->parts];
		enum number_fault fault = mantissa(r, room, &part->digits);
		if (fault != NUMBER_FINE)
			return fault;
		room += part->digits.n;
		part->power = small_power(r);
		s->parts++;
	} while (s->parts < 4 && s->part[s->parts - 1].power && r->at < r->s.n &&
		 is_digit(r->s.p[r->at]));
	s->power = big_power(r);
	return NUMBER_FINE;
}

/* No part may reach into the one before it; limit: digits there is room for. */
static bool add_section(struct sum *sum, const struct section *s, int *limit)
{
	for (int i = 0; i < s->parts; i++) {
		int power = s->part[i].power + s->power;
		if ((int)whole_digits(s->part[i].digits) + power > *limit ||
		    !add(sum, s->part[i].digits, power))
			return false;
		*limit = power;
	}
	return true;
}

/* 1조 2,345억 6만 7천: sections of falling big scale. */
static enum number_fault scaled(struct reader *r, struct sum *sum)
{
	char room[NUMBER_MAX + 4]; /* a point without a digit before it gets a zero */
	int limit = PLACES;
	for (;;) {
		struct section section;
		enum number_fault fault = read_section(r, room, &section);
		if (fault != NUMBER_FINE)
			return fault;
		if (limit == PLACES && exponent(r, &section.part[0].power) && section.power)
			return NUMBER_NOT;
		if (!add_section(sum, &section, &limit))
			return NUMBER_NOT;
		size_t end = r->at;
		skip_blanks(r);
		if (!section.power || r->at == r->s.n || !is_digit(r->s.p[r->at])) {
			r->at = end;
			return NUMBER_FINE;
		}
	}
}

static struct str sum_text(struct arena *mem, const struct sum *sum, bool negative)
{
	size_t n = (size_t)(sum->high - sum->low + 1) + 3, at = 0;
	char *p = ARENA_NEW(mem, char, n);
	bool zero = true;
	for (int i = sum->low; i <= sum->high; i++)
		zero &= !sum->digit[PLACES + i];
	if (negative && !zero)
		p[at++] = '-';
	for (int i = sum->high; i >= sum->low; i--) {
		if (i == -1)
			p[at++] = '.';
		p[at++] = (char)('0' + sum->digit[PLACES + i]);
	}
	return (struct str){p, at};
}

static const char *currency(struct reader *r)
{
	static const char *const sign[][2] = {{"₩", "원"},   {"￦", "원"},  {"\\", "원"},
					      {"$", "달러"}, {"€", "유로"}, {"¥", "엔"}};
	for (size_t i = 0; i < sizeof(sign) / sizeof(*sign); i++)
		if (take(r, sign[i][0]))
			return sign[i][1];
	return NULL;
}

static bool sign(struct reader *r, bool *negative)
{
	bool minus = take(r, "-") || take(r, "△");
	*negative |= minus;
	return minus || take(r, "+");
}

/* The unit as it stands in the cell itself, which outlives the simplified copy. */
static struct str unit_in(struct str cell, struct str unit)
{
	size_t at = str_find(cell, unit, 0);
	if (unit.n && at != SIZE_MAX)
		return str_slice(cell, at, at + unit.n);
	return unit.n == 1 && unit.p[0] == '%' ? STR("%") : STR_NONE;
}

static enum number_fault read_number(struct arena *mem, struct str cell, struct str plain,
				     struct number *out)
{
	struct reader r = {.s = plain};
	bool negative = false;
	if (plain.n > 2 && plain.p[0] == '(' && plain.p[plain.n - 1] == ')') {
		r.s = str_trim(str_slice(plain, 1, plain.n - 1));
		negative = true;
	}
	bool signs = sign(&r, &negative);
	skip_blanks(&r);
	const char *money = currency(&r);
	skip_blanks(&r);
	if (!signs)
		sign(&r, &negative);
	skip_blanks(&r);
	bool rises = take(&r, "▲");
	out->falls = !rises && take(&r, "▼");
	skip_blanks(&r);
	struct sum sum = {0};
	enum number_fault fault = scaled(&r, &sum);
	if (fault != NUMBER_FINE)
		return fault;
	skip_blanks(&r);
	struct str unit = str_slice(r.s, r.at, r.s.n);
	if (unit.n && (money || !units_in_cell(unit)))
		return NUMBER_NOT;
	out->decimal = sum_text(mem, &sum, negative);
	out->unit = money ? str_of(money) : unit_in(cell, unit);
	out->exponent = r.exponent;
	out->scaled = r.scaled;
	return rises || out->falls ? NUMBER_TRIANGLE : NUMBER_FINE;
}

/* "-1,234,567.8" → "-1234567.8": by far the most common spelling but the plain one. */
static bool grouped(struct arena *mem, struct str s, struct str *decimal)
{
	size_t i = s.n && s.p[0] == '-', lead = i, n = i;
	while (i < s.n && is_digit(s.p[i]))
		i++;
	if (i == lead || i - lead > 3 || i == s.n || s.p[i] != ',' || s.p[lead] == '0')
		return false;
	while (i + 3 < s.n && s.p[i] == ',' && is_digit(s.p[i + 1]) && is_digit(s.p[i + 2]) &&
	       is_digit(s.p[i + 3]))
		i += 4;
	size_t whole = i, point = i < s.n && s.p[i] == '.';
	for (i += point; i < s.n && is_digit(s.p[i]);)
		i++;
	if (i != s.n || (point && i == whole + 1) || (!point && i != whole))
		return false;
	char *p = ARENA_NEW(mem, char, s.n);
	memcpy(p, s.p, n);
	for (size_t k = n; k < s.n; k++)
		if (s.p[k] != ',')
			p[n++] = s.p[k];
	*decimal = (struct str){p, n};
	return true;
}

/* 00123 → 123; what begins otherwise is left alone. */
static struct str without_zeros(struct str s)
{
	size_t zeros = 0;
	while (zeros + 1 < s.n && s.p[zeros] == '0' && is_digit(s.p[zeros + 1]))
		zeros++;
	return str_slice(s, zeros, s.n);
}

/* What a spelling may begin with; everything else needs no closer look. */
static bool may_begin(struct str s)
{
	unsigned char c = s.n ? (unsigned char)s.p[0] : 0;
	if (c >= 0x80) /* ¥, signs and triangles, full-width forms */
		return c == 0xC2 || c == 0xE2 || c == 0xEF;
	return is_digit((char)c) || (c && strchr("+-.($\\", c));
}

enum number_fault number_parse(struct arena *mem, struct str text, struct number *out)
{
	char buffer[NUMBER_MAX];
	struct str plain;
	*out = (struct number){.decimal = text};
	out->decimal = without_zeros(text);
	if (is_plain(out->decimal) || grouped(mem, text, &out->decimal))
		return NUMBER_FINE;
	if (!may_begin(text) || !marks_simplify(text, buffer, sizeof(buffer), &plain))
		return NUMBER_NOT;
	bool upper = plain.p[plain.n - 1] >= 'A' && plain.p[plain.n - 1] <= 'Z'; /* 3F, 2E */
	plain = marks_cut(plain, !upper, &out->marked, &out->status);
	return read_number(mem, text, plain, out);
}

enum number_fault number_read(struct arena *mem, struct str text, enum number_triangle as,
			      struct number *out)
{
	enum number_fault fault = number_parse(mem, text, out);
	if (fault != NUMBER_TRIANGLE || as == TRIANGLE_UNCLEAR ||
	    (as == TRIANGLE_MINUS && out->falls))
		return fault;
	bool zero = true;
	for (size_t i = 0; i < out->decimal.n; i++)
		zero &= out->decimal.p[i] == '0' || out->decimal.p[i] == '.';
	if (!zero && out->decimal.p[0] == '-')
		return NUMBER_NOT;
	if (!zero && (as == TRIANGLE_MINUS || out->falls))
		out->decimal = arena_printf(mem, "-%.*s", STR_ARG(out->decimal));
	return NUMBER_FINE;
}
