#ifndef REPORT_CHANGES_H
#define REPORT_CHANGES_H

#include "base/out.h"
#include "report/bind.h"

/*
 * “변경된 수치”: what is printed differently since the ledger was last written.
 */

/* Reads the ledger that stands at the path of the options; *out stays NULL
 * when there is none yet. A file that is no ledger is an error: it would be
 * overwritten. */
bool changes_before(const struct run_options *o, struct run *r, const struct ledger **out);

/* Compares and lists the changes in r, then writes the ledger anew. */
bool changes_after(struct bind *b, struct run *r, struct out *out);

/* "데이터, 방법" */
struct str changes_causes(unsigned causes, bool korean, struct arena *mem);

#endif
