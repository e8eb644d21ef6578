#ifndef CHART_DERIVED_H
#define CHART_DERIVED_H

#include "chart/model.h"
#include "data/group.h"
#include "data/summary.h"

/* The tables that derive.c makes: their columns. */

#define DERIVED_NONE UINT32_MAX

/* One channel that is aggregated. */
struct derived_measure {
	enum plan_channel channel;
	enum summary_op op;
	const struct column *column; /* NULL: rows are counted */
	struct groups names;         /* distinct names */
	struct summary *of;          /* one a group */
	double *value;               /* operations that keep all of them: value and group */
	uint32_t *group;
	size_t count, room, group_room;
	uint32_t of_room;
	const struct column *by; /* argmin (op MIN), argmax (op MAX): what is compared */
	uint32_t *row;           /* of each group; DERIVED_NONE: no row has a value */
	uint32_t row_room;
	double *result; /* one a group */
};

/* The test of a condition: the rows of a group must agree about it. */
struct derived_test {
	enum plan_channel channel;
	size_t at; /* of the channel's cases */
	const struct column *column;
};

struct derive {
	struct chart *c;
	struct model_layer *l;
	const struct table *t;
	struct plan_layer *to; /* what is made */
	struct group_key key[CHANNEL_COUNT];
	enum plan_channel key_channel[CHANNEL_COUNT];
	size_t keys;
	struct derived_measure measure[CHANNEL_COUNT];
	size_t measures;
	struct derived_test *test;
	size_t tests;
	bool mixed;    /* some group's rows do not agree */
	bool unbinned; /* some rows lie outside of all bins */
	struct groups groups;
	uint8_t *status; /* of each group */
	uint32_t status_room;
	bool parts;         /* totals are left out */
	size_t dropped;     /* rows without a place */
	struct arena *keep; /* for what the groups need */
	struct arena *temp; /* for what ends with the pass */
	struct column *column;
	size_t columns;
};

/* One row a group, once the pass is over; or the same rows with more columns. */
struct table *derived_grouped(struct derive *d);
struct table *derived_widened(struct derive *d);

#endif
