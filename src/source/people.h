#ifndef SOURCE_PEOPLE_H
#define SOURCE_PEOPLE_H

#include "base/buf.h"
#include "source/describe.h"

/* What `dopyo data` prints for people: how the file was read, a line for each
 * column, and what to mind. */
void people_write(struct buf *out, const struct table *t, struct str path,
		  const struct describe *as, struct arena *mem);

#endif
