#ifndef BASE_NOTIFY_H
#define BASE_NOTIFY_H

#include <time.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Waits for files to change (inotify(7)). Folders are watched, not files, so
 * that an editor's save by renaming and a file that appears later are seen. A
 * change counts when things have settled: at once when a writer has closed the
 * file or moved it into place, a moment later while it is still being written
 * or is gone. Owns a descriptor: notify_close().
 */
struct notify {
	int fd;
	struct arena mem;
	struct notify_folder {
		struct str path;
		int watch; /* −1: not there now */
	} * folder;
	size_t folders, folder_room;
	struct notify_file {
		size_t folder;
		struct str name;
		bool open; /* being written, or gone, since the last change counted */
	} * file;
	size_t files, file_room;
	bool stale; /* one has changed before it was watched */
};

bool notify_open(struct notify *n); /* false: errno says why */
void notify_close(struct notify *n);

/* Watches these files and no others; a path need not exist. What has changed
 * after since, when they began to be read, counts as a change too. */
void notify_files(struct notify *n, const struct str *path, size_t count,
		  struct timespec since);

/* Sleeps until one of them has changed; false on an error, with errno. */
bool notify_wait(struct notify *n);

#endif
