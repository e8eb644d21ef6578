#ifndef SOURCE_LIMITS_H
#define SOURCE_LIMITS_H

#include "base/files.h"

/*
 * The most a source takes; beyond is a diagnostic that names the limit. A
 * report may lower or raise them through struct source_limits, except that
 * files beyond FILES_MAX and cells beyond it cannot be read at all.
 */
#define LIMITS_FILE FILES_MAX /* bytes */
#define LIMITS_ROWS UINT32_C(100000000)
#define LIMITS_COLUMNS UINT32_C(20000)
#define LIMITS_CELL (UINT32_C(32) * 1024 * 1024) /* bytes */

/* 0 stands for the value above. */
struct source_limits {
	uint32_t file, rows, columns, cell;
};

static inline uint32_t limits_or(uint32_t given, uint32_t standard)
{
	return given ? given : standard;
}

#endif
