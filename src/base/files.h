#ifndef BASE_FILES_H
#define BASE_FILES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/scroll.h"

/*
 * A byte range in one loaded file, as decoded to UTF-8; lo == hi points
 * between two bytes. Line numbers are computed only when a message is printed.
 */
struct span {
	uint32_t file; /* files.item[file - 1]; 0 is no file at all */
	uint32_t lo, hi;
};

#define SPAN_NONE ((struct span){0, 0, 0})

/* A file that travels inside a document. */
struct attachment {
	struct str name, description, mime;
	struct str relationship; /* Source, Data, Alternative, Supplement, Unspecified */
	struct str bytes;
};

/* Every file that was read, so that a message can quote it. */
struct files {
	struct arena *mem;
	struct file {
		struct str path;      /* as the user wrote it, for messages */
		struct scroll scroll; /* its text, UTF-8 */
		struct str bytes;     /* as they were on the disk; where the text is not they,
				       * whoever adds the file says so */
	} * item;
	uint32_t count, room;
};

/* The number that spans carry; never 0. Path and text are borrowed. */
uint32_t files_add(struct files *f, struct str path, struct str text);
/* The same file as one that was added to other files. */
uint32_t files_add_again(struct files *f, const struct file *file);
/* The same of a text that is not kept; it is closed by files_finish(). */
uint32_t files_add_scroll(struct files *f, struct str path, const struct scroll *s);
void files_drop(struct files *f); /* the last one */
void files_finish(struct files *f);

const struct file *files_get(const struct files *f, uint32_t number);
struct str files_text(const struct files *f, uint32_t number);  /* all of it */
struct str files_bytes(const struct files *f, uint32_t number); /* as on the disk */
/* The number of one whose text is not kept and was changed before it was had; 0: none. */
uint32_t files_changed(const struct files *f);
struct span files_span(struct span whole, size_t lo,
		       size_t hi); /* part of a span, by offsets from its start */
struct str files_quote(const struct files *f, struct span at);

/*
 * The whole file in bytes; returns 0, or errno. /dev/stdin need not exist.
 * FILES_MAX is the largest file that is read (spans are 32 bits); a larger one
 * gives EFBIG, and a device that does not end. A file that is written at the
 * time is read again; EBUSY when that does not end. A pipe that nobody writes
 * to gives ETIMEDOUT.
 */
#define FILES_MAX UINT32_C(0xFFFFFFF0)
int files_read(struct arena *mem, struct str path, struct str *bytes);

#endif
