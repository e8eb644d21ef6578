#ifndef SOURCE_PERIOD_H
#define SOURCE_PERIOD_H

#include "data/table.h"

/*
 * One year, quarter, month or day in any spelling that Korean statistics use
 * (SPEC §7):
 *   2025  2025년  '25년  ·  2020.3/4  2025 1/4  2025년 1분기  2025Q1  1Q25
 *   2025.09  2025. 9.  2025-09  2025년 9월  202509
 *   2025. 9. 15.  2025-09-15  2025년 9월 15일(월)  20250915  2025-09-15 24:00
 *   2025091524  2025-09-15 오후 2:05  2025-09-15 2:05 PM  25-09-15
 * with provisional marks behind: 2022 p)  2025(전망)  2026E.
 */
struct period {
	enum column_type type; /* YEAR, QUARTER, MONTH or DATE */
	double number;         /* as struct column says; a day may have a fraction */
	bool weak;             /* could be a number or a code: 2025, 202509, 2025.10, '25 */
	bool dotted;           /* a month written as a decimal: 2017.1, 2017.09, 2017.11 */
	bool zero;             /* its month begins with a zero */
	bool one;              /* it is 2017.1: January, or October without its zero */
	bool bare;             /* a day whose year has two digits: 25-09-15 */
	bool midnight;         /* 24:00, which is 0:00 of the day after */
	bool marked;
	enum status status;
};

/* text holds no blanks at its ends. */
bool period_parse(struct str text, struct period *out);

#endif
