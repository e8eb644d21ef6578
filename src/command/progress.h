#ifndef COMMAND_PROGRESS_H
#define COMMAND_PROGRESS_H

#include <time.h>

#include "source/source.h"

/*
 * One line on a terminal that says how far a load has come, once it takes
 * longer than a second; it is gone when the load is done. Nothing is written
 * where standard error is no terminal.
 */
struct progress {
	const char *name;
	struct timespec since, last;
	bool shown;
};

/* p must live as long as what is returned. */
struct source_progress progress_open(struct progress *p, const char *name);

#endif
