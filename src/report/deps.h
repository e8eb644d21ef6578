#ifndef REPORT_DEPS_H
#define REPORT_DEPS_H

#include "base/out.h"
#include "report/run.h"

/*
 * Make rules for what a run wrote: every output depends on every file that was
 * read, and each of those has an empty rule, so that make goes on when one of
 * them is gone (as cc -MMD -MP does). Nothing happens when o->deps is empty.
 */
bool deps_write(struct run *r, const struct run_options *o, struct out *out);

#endif
