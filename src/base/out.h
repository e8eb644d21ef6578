#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/diag.h"

/*
 * The output files of one run, which appear together or not at all: each goes
 * to a temporary file beside its target, and out_commit() renames them all. Up
 * to then old files stay as they were; after out_abandon(), a failure or a
 * signal (base/ending.h) nothing is left behind. What is no plain file, like
 * standard output ("-") or a device, is written at commit, before the others.
 */
struct out;

/* Bytes that the name of a temporary file has more: ".XXXXXX". */
#define OUT_SUFFIX 7

struct out *out_open(void);

/* Nobody waits until the bytes are on the disk: for the files of a batch, which
 * are made again if the power fails. */
void out_hurry(struct out *o);

/* False, with a diagnostic of the world (E9xx), when it cannot be written. A
 * path that is there already is an error of the input. */
bool out_add(struct out *o, struct str path, struct str bytes, struct diags *d);

/* Is this file, by whatever name, one that commit replaces? Its path, else empty. */
struct str out_replaces(struct out *o, struct str path);

bool out_commit(struct out *o, struct diags *d); /* frees o in any case */
void out_abandon(struct out *o);                 /* frees o */

/* The whole of one file in one call. */
bool out_file(struct str path, struct str bytes, struct diags *d);

#endif
