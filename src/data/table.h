#ifndef DATA_TABLE_H
#define DATA_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "data/cells.h"

/*
 * A table is columns of equal length. A source or a query builds it once;
 * from then on it is read-only and every later stage holds const pointers.
 */
enum column_type {
	COLUMN_TEXT,
	COLUMN_CODE, /* digits that are a name: 05, 11110 */
	COLUMN_NUMBER,
	COLUMN_YEAR,    /* number: 2025 */
	COLUMN_QUARTER, /* number: year × 4 + quarter − 1 */
	COLUMN_MONTH,   /* number: year × 12 + month − 1 */
	/* number: days since 1970-01-01, proleptic Gregorian; a time of the day is a
	 * fraction of it, and 24:00 is 0:00 of the day after */
	COLUMN_DATE,
};

/* How sure a row is (SPEC §5). The words of all languages: status_find(). */
enum status {
	STATUS_ACTUAL,
	STATUS_PROVISIONAL,
	STATUS_ESTIMATE,
	STATUS_PROJECTION,
	STATUS_CLAIMED,
	STATUS_MISSING,
	STATUS_SUPPRESSED,
	STATUS_COUNT
};

struct column {
	struct str name;
	struct str unit; /* "톤", empty when none is known */
	enum column_type type;
	uint32_t season;       /* a timeunit: its dates stand for seasons of any year; or 0 */
	uint8_t decimals;      /* most decimals written in any number cell */
	uint8_t digits;        /* most digits written in any, 255 or more; 0: unknown */
	struct cells cells;    /* their texts: column_text(), column_decimal() */
	const double *number;  /* rows long for every type but TEXT and CODE, else NULL */
	const bool *missing;   /* rows long; NULL: nothing is missing */
	const uint8_t *status; /* rows long: marks such as p) in the cells; NULL: none */
	const uint8_t
		*level; /* rows long: how far a name is indented, from 0; NULL: not at all */
	struct span at; /* the name in the header, or where it was defined */
};

struct table {
	struct str name;
	struct span at;                    /* where the report declares it */
	uint32_t file;                     /* files number, 0 for the result of a query */
	struct str sql;                    /* the query; empty for a file */
	struct str source, url, retrieved; /* as declared; may be empty */
	uint32_t rows, columns;
	const struct column *column;
	const uint8_t *status; /* rows long, enum status; NULL: all actual */
	const bool *total;     /* rows long: 합계, 소계, 전국 …; NULL: no such row */
	bool totals_kept;      /* the report counts them like any other row */
	const struct table_filled *filled; /* data/filled.h; NULL: nothing */
	uint8_t fitted; /* points of a curve through data (regression): 1 + enum fit_method */
	const uint32_t *record; /* rows long: where it begins in its file; NULL for a query */
	uint32_t status_column; /* the column that gave status, or TABLE_NONE */
	uint32_t header_row;    /* 1-based line of the header, for people */
	const struct table_origin *origin; /* data/origin.h; NULL for a query */
};

#define TABLE_NONE UINT32_MAX

/* Index of the column of that name (compared as HANGUL.md J2 says), or of that name and
 * its unit, as headers write it: 인구(천 명); or TABLE_NONE. */
uint32_t table_find(const struct table *t, struct str name);

/* The column name nearest to a misspelt one, or an empty str. */
struct str table_nearest(const struct table *t, struct str name);

/* "연도, 기업수, 구분, 출처": for hints. */
struct str table_column_names(const struct table *t, struct arena *mem);

static inline bool table_missing(const struct column *c, uint32_t row)
{
	return c->missing && c->missing[row];
}

/* The cell as it stood in the file, composed (a missing cell keeps its mark: "-", "…"). */
struct str column_text(const struct column *c, uint32_t row);

/* For NUMBER and YEAR: the cell as plain decimal text, "-1234.50" for "△1,234.50",
 * without grouping, unit or mark, exact; empty where missing. */
struct str column_decimal(const struct column *c, uint32_t row, struct arena *mem);

static inline bool table_total(const struct table *t, uint32_t row)
{
	return t->total && t->total[row];
}

static inline enum status table_status(const struct table *t, uint32_t row)
{
	return t->status ? (enum status)t->status[row] : STATUS_ACTUAL;
}

/* True for YEAR, QUARTER, MONTH and DATE. */
bool column_is_temporal(enum column_type type);

/* '2025-09', '2025-Q3', '2025-09-15', '2025-09-15 13:30', with seconds where there are any:
 * of a temporal cell that is no year. */
struct str column_period(enum column_type type, double number, char room[24]);

/* A quarter, month or date as column_period() has it, however its file writes it, with the
 * 00:00 that it says; any other cell, and one that is missing, as column_text(). */
struct str column_written(const struct column *c, uint32_t row, struct arena *mem);

/* Days since 1970-01-01 of the first day of the period that a temporal cell names. */
double column_days(enum column_type type, double number);
/* The inverse for a calendar date; month and day from 1. */
void column_civil(double days, int *year, int *month, int *day);

/* "실적", "projection", … → status; false when the word is not known. */
bool status_find(struct str word, enum status *out);
const char *status_name(enum status s, bool korean);
struct str status_nearest(struct str word); /* a known word like it, or empty */

#endif
