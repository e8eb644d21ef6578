#include "command/progress.h"

#include <stdio.h>
#include <unistd.h>

#define FIRST 1.0 /* seconds before it is worth a word */
#define AGAIN 0.1

static double seconds(struct timespec from, struct timespec to)
{
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static void tell(void *context, double done)
{
	struct progress *p = context;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (done >= 1 && p->shown)
		fputs("\r\033[K", stderr);
	if (done >= 1)
		p->shown = false;
	if (done >= 1 || seconds(p->since, now) < FIRST || seconds(p->last, now) < AGAIN)
		return;
	fprintf(stderr, "\r%s %d %%\033[K", p->name, (int)(done * 100));
	fflush(stderr);
	p->last = now;
	p->shown = true;
}

struct source_progress progress_open(struct progress *p, const char *name)
{
	*p = (struct progress){.name = name};
	if (!isatty(STDERR_FILENO))
		return (struct source_progress){0};
	clock_gettime(CLOCK_MONOTONIC, &p->since);
	p->last = p->since;
	return (struct source_progress){tell, p};
}
