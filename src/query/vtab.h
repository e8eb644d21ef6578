#ifndef QUERY_VTAB_H
#define QUERY_VTAB_H

#include "query/database.h"

/*
 * The virtual table module: SQLite reads a struct table's columns in place.
 * An equality on a column is answered from the column's sorted rows, so that
 * joins stay near linear; everything else is one scan in row order.
 */
#define VTAB_STATUS "dopyo_status" /* hidden columns: enum status; 1 for a total */
#define VTAB_TOTAL "dopyo_total"

void vtab_register(struct query *q);

/* Makes q->table[index] readable under its name. False when SQLite cannot
 * take its columns: the reason is in sqlite3_errmsg(). */
bool vtab_create(struct query *q, uint32_t index);

#endif
