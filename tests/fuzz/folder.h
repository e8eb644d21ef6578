#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

/*
 * A folder of a target's own, with a folder out in it: inputs are written there and
 * nothing else of the machine is touched. The fonts are found from where it was started.
 */
struct folder {
	char path[32]; /* of mkdtemp(), in /tmp */
	char home[4096], fonts[4096 + 8];
};

static inline void folder_empty(const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *e;
	char name[512];
	while (d && (e = readdir(d)))
		if (snprintf(name, sizeof(name), "%s/%s", path, e->d_name) < (int)sizeof(name))
			unlink(name);
	if (d)
		closedir(d);
}

static inline size_t folder_files(const char *path)
{
	DIR *d = opendir(path);
	size_t n = 0;
	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n < 2 ? 0 : n - 2; /* . and .. */
}

static inline void folder_remove(const struct folder *f)
{
	if (chdir(f->path) == 0) {
		folder_empty("out");
		folder_empty(".");
		rmdir("out");
		rmdir(f->path);
	}
}

/* Makes it at the first call, with remove at the end; then goes there. */
static inline void folder_enter(struct folder *f, void (*at_end)(void))
{
	if (!f->home[0]) {
		snprintf(f->path, sizeof(f->path), "/tmp/dopyo-fuzz-XXXXXX");
		FUZZ_PROMISE(getcwd(f->home, sizeof(f->home)) && mkdtemp(f->path));
		snprintf(f->fonts, sizeof(f->fonts), "%s/fonts", f->home);
		atexit(at_end);
	}
	FUZZ_PROMISE(chdir(f->path) == 0);
	mkdir("out", 0700);
	folder_empty(".");
	folder_empty("out");
}

static inline void folder_write(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");
	FUZZ_PROMISE(f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

#endif
