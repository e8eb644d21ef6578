#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/diag.h"

/*
 * An output file that appears whole or not at all: bytes go to a temporary
 * file beside the target, out_commit() flushes it to disk and renames it over
 * the target. Until then an old file stays as it was; after out_abandon(), a
 * failed write or a signal (out_catch_signals) nothing is left behind.
 * The path "-" is standard output, written at commit.
 */
struct out;

/* NULL, with a diagnostic of the world (E9xx), when the folder cannot be written. */
struct out *out_open(struct str path, struct diags *d);
bool out_write(struct out *o, const void *p,
	       size_t n);                        /* a failure is reported by out_commit */
bool out_commit(struct out *o, struct diags *d); /* frees o in any case */
void out_abandon(struct out *o);                 /* frees o */

/* The whole of one file in one call. */
bool out_file(struct str path, struct str bytes, struct diags *d);

/* On SIGINT, SIGTERM and SIGHUP: remove temporary files, exit with 130. Call once, early. */
void out_catch_signals(void);

#endif
