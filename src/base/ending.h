#ifndef BASE_ENDING_H
#define BASE_ENDING_H

#include <signal.h>
#include <sys/types.h>

/*
 * What a signal leaves behind: nothing. Temporary files and worker processes
 * are named here while they exist; a signal that ends the program removes and
 * ends them first. SIGINT, SIGTERM and SIGHUP end it with exit code 130.
 */
struct ending_file {
	int folder;       /* a descriptor, or AT_FDCWD */
	const char *name; /* in it */
	struct ending_file *next;
};

void ending_catch(void); /* once, early */

/* Between hold and release no signal comes in between: for what must be done
 * whole, like making a file and naming it here. */
void ending_hold(sigset_t *before);
void ending_release(const sigset_t *before);

/* While signals are held. The file is the caller's, until it is forgotten. */
void ending_add_file(struct ending_file *f);
void ending_forget_file(struct ending_file *f);

/* The same for child processes, so many at a time. */
#define ENDING_CHILDREN 64
void ending_add_child(pid_t pid);
void ending_forget_child(pid_t pid);

/* In a new child: nothing is its own, and it goes when its parent goes. */
void ending_begin_child(pid_t parent);

#endif
