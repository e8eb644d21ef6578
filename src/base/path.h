#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

/* File names as text. "/" separates; nothing here touches the disk. */
struct str path_folder(struct str path); /* "reports/a.md" → "reports", "a.md" → "." */
struct str path_name(struct str path);   /* "reports/a.md" → "a.md" */
struct str path_stem(struct str path);   /* "reports/a.md" → "a" */
struct str path_suffix(struct str path); /* "reports/a.MD" → "MD", none → empty */
struct str path_join(struct arena *mem, struct str folder,
		     struct str name); /* an absolute name wins */

#endif
