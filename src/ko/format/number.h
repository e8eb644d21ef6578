#ifndef KO_FORMAT_NUMBER_H
#define KO_FORMAT_NUMBER_H

#include "base/buf.h"
#include "ko/decimal.h"
#include "ko/format.h"

/* What number styles share. */

/* The value, with ratio, round and dec applied; false when it is no number. */
bool format_number(const struct format *f, struct str value, struct decimal *out,
		   struct arena *mem);

/* round and dec alone, for a number that a style has scaled. */
struct decimal format_number_round(const struct format *f, struct decimal d, struct arena *mem);

/* Digits of |d|, at least so many decimals: 1234.50, or in groups of three. */
void format_number_digits(struct buf *b, struct decimal d, int decimals);
void format_number_grouped(struct buf *b, struct decimal d, int decimals);

/* The sign of d by f->sign and f->plus, then body, then tail. */
struct str format_number_signed(const struct format *f, struct decimal d, struct buf *body,
				const char *tail, struct arena *mem);

/* The whole of a style that is grouped digits and a tail: 12.5%. */
struct str format_number_tail(const struct format *f, struct str value, const char *tail,
			      struct arena *mem);

/* The power of ten of a scale word: 만 4, 백만 6, 천 3; −1 when it is none. */
int format_number_power(struct str word);

/*
 * Digits in groups of four with 만, 억, … behind them and spaces between. write
 * puts one group, 1 to 9,999 (the highest may be larger, the lowest may have a
 * fraction), without its unit; power is its place, 0, 4, 8, ….
 */
typedef void format_group_fn(struct buf *b, struct decimal group, int power, bool leading);
struct str format_number_groups(const struct format *f, struct str value,
				format_group_fn *write, struct arena *mem);

/* 만, 억, 조, 경, 해 for 4, 8, …, 20; "" for 0. */
#define FORMAT_POWER_MAX 20
const char *format_number_unit(int power);

#endif
