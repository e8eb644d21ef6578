#include "base/crew.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

#define THREADS_MAX 64

struct shift {
	const struct crew *c;
	size_t jobs;
	atomic_size_t next, finished;
};

static bool work(struct shift *s)
{
	size_t number = atomic_fetch_add(&s->next, 1);
	if (number >= s->jobs)
		return false;
	s->c->job(s->c->context, number);
	atomic_fetch_add(&s->finished, 1);
	return true;
}

static void *run(void *shift)
{
	while (work(shift))
		continue;
	return NULL;
}

static unsigned hands(const struct crew *c, size_t jobs)
{
	if (jobs <= 1)
		return 1;
	long cores = c->threads ? (long)c->threads : sysconf(_SC_NPROCESSORS_ONLN);
	unsigned n = cores < 1 ? 1 : cores > THREADS_MAX ? THREADS_MAX : (unsigned)cores;
	return n > jobs ? (unsigned)jobs : n;
}

void crew_run(const struct crew *c, size_t jobs)
{
	struct shift s = {.c = c, .jobs = jobs};
	pthread_t thread[THREADS_MAX];
	unsigned others = 0, wanted = hands(c, jobs);
	while (others + 1 < wanted && !pthread_create(&thread[others], NULL, run, &s))
		others++; /* where no thread can be had, fewer do the work */
	while (work(&s))
		if (c->done)
			c->done(c->context, atomic_load(&s.finished));
	for (unsigned i = 0; i < others; i++)
		pthread_join(thread[i], NULL);
}

/* Jobs begin in the order of their numbers: the one whose turn it is has begun. */
void crew_wait(struct crew_turn *t, size_t number)
{
	pthread_mutex_lock(&t->lock);
	while (t->number != number)
		pthread_cond_wait(&t->passed, &t->lock);
	pthread_mutex_unlock(&t->lock);
}

void crew_pass(struct crew_turn *t)
{
	pthread_mutex_lock(&t->lock);
	t->number++;
	pthread_cond_broadcast(&t->passed);
	pthread_mutex_unlock(&t->lock);
}

struct crew_rows crew_rows(uint32_t rows, size_t jobs, size_t number)
{
	size_t each = (rows / jobs / 8 + 1) * 8, lo = number * each, hi = lo + each;
	return (struct crew_rows){lo < rows ? (uint32_t)lo : rows,
				  hi < rows ? (uint32_t)hi : rows};
}
