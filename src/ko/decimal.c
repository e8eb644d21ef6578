#include "ko/decimal.h"

#include "base/buf.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the digits begin, behind a sign. */
static size_t scan_sign(struct str s, bool *negative)
{
	struct str minus = STR("\u2212");
	*negative = str_starts(s, minus) || str_starts(s, STR("-"));
	if (str_starts(s, minus))
		return minus.n;
	return *negative || str_starts(s, STR("+"));
}

/* Digits and commas from *i on; false when a comma is out of place. */
static bool scan_whole(struct str s, size_t *i, struct buf *digits)
{
	size_t run = 0; /* digits since the start or a comma */
	bool commas = false;
	for (; *i < s.n && (is_digit(s.p[*i]) || s.p[*i] == ','); ++*i) {
		if (s.p[*i] != ',') {
			buf_char(digits, s.p[*i]);
			run++;
			continue;
		}
		if (run == 0 || run > 3 || (commas && run != 3))
			return false;
		commas = true;
		run = 0;
	}
	return !commas || run == 3;
}

static bool scan_exponent(struct str s, size_t i, int *exponent)
{
	bool negative = i < s.n && s.p[i] == '-';
	i += negative || (i < s.n && s.p[i] == '+');
	int e = 0;
	if (i == s.n)
		return false;
	for (; i < s.n; i++) {
		if (!is_digit(s.p[i]) || e > DECIMAL_DIGITS_MAX)
			return false;
		e = e * 10 + (s.p[i] - '0');
	}
	*exponent += negative ? -e : e;
	return true;
}

static bool scan(struct str s, struct decimal *out, struct buf *digits)
{
	size_t i = scan_sign(s, &out->negative);
	if (!scan_whole(s, &i, digits))
		return false;
	if (i < s.n && s.p[i] == '.') {
		for (i++; i < s.n && is_digit(s.p[i]); i++) {
			buf_char(digits, s.p[i]);
			out->exponent--;
		}
	}
	if (digits->n == 0 || digits->n > DECIMAL_DIGITS_MAX)
		return false;
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E'))
		return scan_exponent(s, i + 1, &out->exponent);
	return i == s.n;
}

/* Keeps the promises of struct decimal. */
static struct decimal settle(struct decimal d)
{
	while (d.digits.n > 1 && d.digits.p[0] == '0')
		d.digits = str_slice(d.digits, 1, d.digits.n);
	if (d.digits.n == 0)
		d.digits = STR("0");
	if (decimal_zero(d))
		d.negative = false;
	return d;
}

bool decimal_parse(struct arena *mem, struct str s, struct decimal *out)
{
	struct buf digits = {0};
	struct decimal d = {0};
	bool good = scan(s, &d, &digits) && d.exponent >= -DECIMAL_DIGITS_MAX &&
		    d.exponent <= DECIMAL_DIGITS_MAX;
	if (good) {
		d.digits = arena_str(mem, buf_str_of(&digits));
		*out = settle(d);
	}
	buf_finish(&digits);
	return good;
}

/* Whether the digits from cut on, as a fraction of one, round up. */
static bool rounds_up(struct str digits, size_t cut, enum rounding mode)
{
	if (cut >= digits.n || digits.p[cut] != '5' || mode == ROUND_HALF_UP)
		return cut < digits.n && digits.p[cut] >= '5';
	for (size_t i = cut + 1; i < digits.n; i++)
		if (digits.p[i] != '0')
			return true;
	return cut > 0 && (digits.p[cut - 1] - '0') % 2 == 1;
}

struct decimal decimal_round(struct arena *mem, struct decimal d, int decimals,
			     enum rounding mode)
{
	if (d.exponent >= -decimals)
		return d;
	size_t drop = (size_t)(-decimals - d.exponent), n = d.digits.n;
	size_t cut = drop < n ? n - drop : 0; /* digits that stay */
	d.exponent = -decimals;
	if (drop > n) { /* below a tenth of the last place */
		d.digits = STR("0");
		return settle(d);
	}
	char *kept = ARENA_NEW(mem, char, cut + 2);
	kept[0] = '0';
	memcpy(kept + 1, d.digits.p, cut);
	if (rounds_up(d.digits, cut, mode)) {
		size_t i = cut;
		for (; kept[i] == '9'; i--)
			kept[i] = '0';
		kept[i]++;
	}
	d.digits = (struct str){kept, cut + 1};
	return settle(d);
}

struct decimal decimal_shift(struct decimal d, int power)
{
	d.exponent += power;
	return d;
}

struct decimal decimal_trim(struct decimal d)
{
	if (decimal_zero(d))
		d.exponent = 0;
	while (d.exponent < 0 && d.digits.p[d.digits.n - 1] == '0') {
		d.digits.n--;
		d.exponent++;
	}
	return d;
}

bool decimal_zero(struct decimal d)
{
	return d.digits.n == 1 && d.digits.p[0] == '0';
}

static int compare_size(struct decimal a, struct decimal b)
{
	if (decimal_zero(a) || decimal_zero(b))
		return decimal_zero(b) - decimal_zero(a);
	int wa = decimal_whole(a), wb = decimal_whole(b);
	if (wa != wb)
		return wa < wb ? -1 : 1;
	int low = a.exponent < b.exponent ? a.exponent : b.exponent;
	for (int power = wa - 1; power >= low; power--) {
		int x = decimal_digit(a, power), y = decimal_digit(b, power);
		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

int decimal_compare(struct decimal a, struct decimal b)
{
	if (a.negative != b.negative)
		return a.negative ? -1 : 1;
	return a.negative ? compare_size(b, a) : compare_size(a, b);
}

/* |a| ± |b|, digit by digit from the right; |a| ≥ |b| where b is taken away. */
static struct decimal combine(struct arena *mem, struct decimal a, struct decimal b, int sign)
{
	int low = a.exponent < b.exponent ? a.exponent : b.exponent;
	int wa = (int)a.digits.n + a.exponent, wb = (int)b.digits.n + b.exponent;
	int count = (wa > wb ? wa : wb) - low + 1, carry = 0;
	char *digit = ARENA_NEW(mem, char, (size_t)count);
	for (int i = 0; i < count; i++) {
		int sum = decimal_digit(a, low + i) + sign * decimal_digit(b, low + i) + carry;
		carry = sum < 0 ? -1 : sum / 10;
		digit[count - 1 - i] = (char)('0' + (sum + 10) % 10);
	}
	return (struct decimal){a.negative, {digit, (size_t)count}, low};
}

struct decimal decimal_minus(struct arena *mem, struct decimal a, struct decimal b)
{
	if (a.negative != b.negative)
		return settle(combine(mem, a, b, 1));
	if (compare_size(a, b) >= 0)
		return settle(combine(mem, a, b, -1));
	struct decimal d = combine(mem, b, a, -1);
	d.negative = !a.negative;
	return settle(d);
}

int decimal_places(struct decimal d)
{
	return d.exponent < 0 ? -d.exponent : 0;
}

int decimal_whole(struct decimal d)
{
	return decimal_zero(d) ? 0 : (int)d.digits.n + d.exponent;
}

int decimal_digit(struct decimal d, int power)
{
	int from_end = power - d.exponent, n = (int)d.digits.n;
	return from_end < 0 || from_end >= n ? 0 : d.digits.p[n - 1 - from_end] - '0';
}

struct str decimal_text(struct arena *mem, struct decimal d, int decimals)
{
	if (decimals >= 0)
		d = decimal_round(mem, d, decimals, ROUND_HALF_UP);
	else
		decimals = decimal_places(d);
	struct buf b = {0};
	if (d.negative)
		buf_char(&b, '-');
	int whole = decimal_whole(d);
	for (int power = whole > 0 ? whole - 1 : 0; power >= -decimals; power--) {
		if (power == -1)
			buf_char(&b, '.');
		buf_char(&b, (char)('0' + decimal_digit(d, power)));
	}
	return buf_take(&b, mem);
}
