#ifndef COMMAND_POOL_H
#define COMMAND_POOL_H

#include <stddef.h>

/*
 * Numbered jobs on several processes. What a job prints on standard output and
 * standard error is held until the jobs before it are printed, so that the
 * output is the same for any number of processes. A job that takes its process
 * down fails alone, as `lost` says; another process takes the next.
 */
struct pool {
	size_t jobs;
	int processes;
	void *context;
	int (*job)(void *context, size_t index);  /* its exit code */
	int (*lost)(void *context, size_t index); /* in the parent */
	void (*done)(void *context, size_t jobs); /* in the parent: so many are printed */
};

/* The greatest exit code of all jobs; −1, with errno, when no process can be
 * started. With one process the jobs run here, and print at once. */
int pool_run(const struct pool *p);

#endif
