#ifndef REPORT_REASON_H
#define REPORT_REASON_H

#include <stdbool.h>

#include "base/str.h"

/* Why the system refused something (errno), in words. */
const char *reason_words(int error, bool korean);

/* The Korean words for what strerror() says, or the same text. */
struct str reason_korean(struct str said);

#endif
