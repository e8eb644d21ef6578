#ifndef SCALE_TICKS_H
#define SCALE_TICKS_H

#include "scale/scale.h"

/*
 * Inside scale/ only. Ticks of a number axis are kept as integers until they
 * are printed, so that 0.3 is never 0.30000000000000004:
 * tick i = (first + i) × mantissa × 10^exponent.
 */
struct ticks {
	long long first;
	size_t count;
	int mantissa; /* 1, 2, 25 or 5 */
	int exponent;
};

struct ticks_wish {
	double lo, hi; /* lo < hi; hi − lo ≥ 1e-13 × the larger size */
	size_t about;
	size_t most;  /* no more ticks than these, three at least; 0: any number */
	double over;  /* share of the span by which loose ticks may miss both ends together */
	double least; /* no step below it */
	bool loose;   /* ticks embrace lo..hi; else they lie inside */
	bool whole;   /* only whole numbers */
};

/* The best ticks; count 0 when none suits (no whole number inside lo..hi). */
struct ticks ticks_search(const struct ticks_wish *wish);

double ticks_value(const struct ticks *t, size_t i);
struct scale_tick ticks_tick(const struct ticks *t, size_t i, struct arena *mem);

/* digits × 10^exponent as plain decimal text: no exponent, no trailing zeros
 * behind the point. */
struct str ticks_text(struct arena *mem, long long digits, int exponent);

/* "2025-09" for a day of that month. */
struct str calendar_text(struct arena *mem, enum column_type column, double days);

/* Calendar ticks of a TIME scale whose domain is fixed. */
#define SCALE_SEENS 64 /* distinct times that may be ticked as they are */
void calendar_ticks(struct scale *s, size_t about);

/* Ends of the domain that nobody asked for move to where periods begin. */
void calendar_nice(struct scale *s);

/* Ticks of a LOG scale with lo < hi: 1, 2, 5 or whole powers of ten. They
 * embrace the domain when the scale is to be nice, else they lie inside. */
size_t log_ticks(const struct scale *s, size_t about, struct scale_tick **tick);

/* Ticks of a SYMLOG scale: zero and whole powers of ten on both sides of it. */
size_t log_ticks_both(const struct scale *s, size_t about, struct scale_tick **tick);

#endif
