#ifndef REPORT_PURPOSE_H
#define REPORT_PURPOSE_H

#include "report/encode.h"

/*
 * What each key of a channel is for: channels and kinds of values where it means
 * something. What has no rule means something everywhere. Where a key means nothing it
 * is refused (E638), when its part is bound, or told to be idle (W696), when the whole
 * chart is (report/idle.c). Parts are "scale", "axis", "legend" and "header", and NULL
 * for what stands in the channel itself.
 */
struct purpose {
	bool refused; /* else idle */
	const char *part, *key;
	unsigned channels, kinds;
	const char *belongs; /* where it means something */
};

/* The rule of a key, or NULL: the first that names the channel, else the last. */
const struct purpose *purpose_find(bool refused, const char *part, struct str key,
				   enum plan_channel channel);

bool purpose_on(const struct purpose *p, enum plan_channel channel);

/* Of what the channel shows, or a value for the rows that meet no condition. */
bool purpose_fits(const struct purpose *p, enum plan_channel channel,
		  const struct plan_encoding *enc);

/* Refuses the keys of a part that is being bound. */
void purpose_refuse(struct encoder *x, const char *part, const struct node *map,
		    const struct plan_encoding *enc);

#endif
