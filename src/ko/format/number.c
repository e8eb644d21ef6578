#include "ko/format/number.h"

#include "base/utf8.h"

struct decimal format_number_round(const struct format *f, struct decimal d, struct arena *mem)
{
	enum rounding mode = f->even ? ROUND_HALF_EVEN : ROUND_HALF_UP;
	if (f->round >= 0)
		d = decimal_round(mem, d, -f->round, mode);
	return f->dec >= 0 ? decimal_round(mem, d, f->dec, mode) : d;
}

bool format_number(const struct format *f, struct str value, struct decimal *out,
		   struct arena *mem)
{
	if (!decimal_parse(mem, value, out))
		return false;
	if (f->ratio)
		*out = decimal_shift(*out, 2);
	*out = format_number_round(f, *out, mem);
	return true;
}

static void digits(struct buf *b, struct decimal d, int decimals, bool commas)
{
	int whole = decimal_whole(d), places = decimal_places(d);
	if (places > decimals)
		decimals = places;
	for (int power = whole > 0 ? whole - 1 : 0; power >= -decimals; power--) {
		if (power == -1)
			buf_char(b, '.');
		buf_char(b, (char)('0' + decimal_digit(d, power)));
		if (commas && power > 0 && power % 3 == 0)
			buf_char(b, ',');
	}
}

void format_number_digits(struct buf *b, struct decimal d, int decimals)
{
	digits(b, d, decimals, false);
}

void format_number_grouped(struct buf *b, struct decimal d, int decimals)
{
	digits(b, d, decimals, true);
}

static const char *sign_text(const struct format *f, struct decimal d)
{
	if (!d.negative)
		return f->plus && !decimal_zero(d) ? "+" : "";
	switch (f->sign) {
	case FORMAT_SIGN_HYPHEN:
		return "-";
	case FORMAT_SIGN_TRIANGLE:
		return "△";
	case FORMAT_SIGN_NONE:
		return "";
	case FORMAT_SIGN_DEFAULT:
	case FORMAT_SIGN_MINUS:
		break;
	}
	return "−";
}

struct str format_number_signed(const struct format *f, struct decimal d, struct buf *body,
				const char *tail, struct arena *mem)
{
	struct str s =
		arena_printf(mem, "%s%.*s%s", sign_text(f, d), (int)body->n, body->p, tail);
	buf_finish(body);
	return s;
}

struct str format_number_tail(const struct format *f, struct str value, const char *tail,
			      struct arena *mem)
{
	struct decimal d;
	struct buf b = {0};
	if (!format_number(f, value, &d, mem))
		return STR_NONE;
	format_number_grouped(&b, d, f->dec);
	return format_number_signed(f, d, &b, tail, mem);
}

static const char *const unit[] = {"", "만", "억", "조", "경", "해"};

const char *format_number_unit(int power)
{
	return unit[power / 4];
}

int format_number_power(struct str word)
{
	static const char *const small[] = {"", "십", "백", "천"};
	for (int low = 0; low < 4; low++)
		for (int high = 0; high <= FORMAT_POWER_MAX; high += 4) {
			struct str a = str_of(small[low]), b = str_of(format_number_unit(high));
			bool same =
				word.n == a.n + b.n && str_starts(word, a) && str_ends(word, b);
			if (same && word.n > 0)
				return low + high;
		}
	return -1;
}

/* The part of |d| that counts from 10^power to below 10^(power + 4); the
 * highest part takes all above, the lowest the fraction. */
static struct decimal group_at(struct decimal d, int power)
{
	int n = (int)d.digits.n, low = power == 0 || power < d.exponent ? d.exponent : power;
	int lo = power == FORMAT_POWER_MAX ? 0 : n - (power + 4 - d.exponent);
	int hi = n - (low - d.exponent);
	struct decimal g = {.exponent = low - power};
	if (hi > lo && hi > 0)
		g.digits = str_slice(d.digits, (size_t)(lo > 0 ? lo : 0), (size_t)hi);
	while (g.digits.n > 0 && g.digits.p[0] == '0')
		g.digits = str_slice(g.digits, 1, g.digits.n);
	if (g.digits.n == 0)
		g.digits = STR("0");
	return g;
}

struct str format_number_groups(const struct format *f, struct str value,
				format_group_fn *write, struct arena *mem)
{
	struct decimal d;
	struct buf b = {0};
	if (!format_number(f, value, &d, mem))
		return STR_NONE;
	for (int power = FORMAT_POWER_MAX; power >= 0; power -= 4) {
		struct decimal g = group_at(d, power);
		if (decimal_zero(g) && (power > 0 || b.n > 0))
			continue;
		if (b.n > 0)
			buf_char(&b, ' ');
		write(&b, g, power, b.n == 0);
		buf_text(&b, format_number_unit(power));
	}
	return format_number_signed(f, d, &b, "", mem);
}
