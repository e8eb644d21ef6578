#ifndef TEXT_OPPORTUNITY_H
#define TEXT_OPPORTUNITY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Where a line may break by the default rules of Unicode (UAX #14, LB1–LB31),
 * fed one code point after the other. What Korean makes of it is the business
 * of ko/breaks.
 */
struct opportunity {
	int before; /* class of what a mark would join, or stands before spaces; −1: the start
		     */
	int last;   /* class of the last character, marks aside; −1: the start */
	bool spaces; /* stand between before and what comes */
	bool odd;    /* an odd number of regional indicators ends here */
	bool hebrew; /* a Hebrew letter and a hyphen end here */
	enum opportunity_number {
		OPPORTUNITY_TEXT,
		OPPORTUNITY_DIGITS, /* 1,234 or what goes on so */
		OPPORTUNITY_CLOSED, /* and a bracket behind it */
	} number;
	bool joiner; /* the last character was a zero width joiner */
};

#define OPPORTUNITY_START ((struct opportunity){.before = -1, .last = -1})

enum opportunity_kind { OPPORTUNITY_NONE, OPPORTUNITY_BREAK, OPPORTUNITY_MUST };

/* What there is before the code point c, which becomes the last one; next
 * follows it, 0 at the end. */
enum opportunity_kind opportunity_next(struct opportunity *o, uint32_t c, uint32_t next);

#endif
