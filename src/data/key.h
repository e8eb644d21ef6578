#ifndef DATA_KEY_H
#define DATA_KEY_H

#include "data/table.h"

/*
 * Which columns name the rows of a table: years, regions, codes. Rows are told
 * apart by the text of those cells, so that a row is the same one in an older
 * and a newer file wherever it stands.
 */
#define KEY_COLUMNS 3
#define KEY_ROWS 100000 /* more rows are not looked through; they get no key */

struct key {
	uint32_t column[KEY_COLUMNS];
	uint32_t columns; /* 0: no key; rows go by their numbers */
};

/* The fewest leading columns that tell all rows apart: the first one, and
 * those behind it that hold no measures. */
struct key key_find(const struct table *t);

/* Does the key tell all rows apart? Otherwise *first and *second are alike. */
bool key_unique(const struct key *k, const struct table *t, uint32_t *first, uint32_t *second);

/* "서울·2024", or the row's number from 1. */
struct str key_text(struct arena *mem, const struct key *k, const struct table *t,
		    uint32_t row);

#endif
