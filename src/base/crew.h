#ifndef BASE_CREW_H
#define BASE_CREW_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Work cut into jobs that do not touch each other, done by several threads.
 * What is made must not depend on who made it: a job sees its number only.
 */
struct crew {
	unsigned threads; /* at most; 0: one per core */
	void (*job)(void *context, size_t number);
	void *context;
	void (*done)(void *context, size_t jobs); /* told now and then, by the caller's
						   * thread alone; may be NULL */
};

/* Returns when jobs 0 … jobs − 1 are done. */
void crew_run(const struct crew *c, size_t jobs);

/* What jobs of one crew_run() do one after the other, in the order of their numbers. Each
 * waits for its turn and passes it on. */
struct crew_turn {
	pthread_mutex_t lock;
	pthread_cond_t passed;
	size_t number;
};
#define CREW_TURN                                                      \
	{                                                              \
		PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 \
	}

void crew_wait(struct crew_turn *t, size_t number);
void crew_pass(struct crew_turn *t);

/* The rows lo … hi − 1 of a job, where so many jobs share the rows of a table in their
 * order. They begin at multiples of 8: the bits of a byte are of one job. */
struct crew_rows {
	uint32_t lo, hi;
};
struct crew_rows crew_rows(uint32_t rows, size_t jobs, size_t number);

#endif
