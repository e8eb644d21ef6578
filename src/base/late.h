#ifndef BASE_LATE_H
#define BASE_LATE_H

#include "base/str.h"

/*
 * A library that few runs need is opened when the first of them does: every
 * run would wait for it otherwise. Once opened, it stays until the program ends.
 *
 * The addresses of count functions go into a struct of nothing but pointers to
 * them, in the order of their names. False: the library is not there (*why is
 * the loader's words), or a function is not in it (*why is empty).
 */
bool late_open(const char *library, const char *const *name, size_t count, void *functions,
	       struct str *why);

#endif
