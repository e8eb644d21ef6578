#ifndef REPORT_FACES_H
#define REPORT_FACES_H

#include "report/run.h"
#include "scene/page.h"

/* The faces that draw the text of pages, in the order of first use. */
const struct run_face *faces_of(const struct pages *pages, size_t *count, struct arena *mem);

#endif
