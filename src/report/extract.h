#ifndef REPORT_EXTRACT_H
#define REPORT_EXTRACT_H

#include "report/run.h"
#include "scene/page.h"

/* Keeps the pages "1,3-5" of what was built, in the order of the document; an empty
 * list keeps all. False with a diagnostic when the list is none, or names a page that
 * is not there. Page numbers and references stay those of the whole. */
bool extract_pages(struct pages *pages, struct str list, struct run *r);

#endif
