#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/ending.h"
#include "base/path.h"

#define TRIES 100     /* of a name that nobody has */
#define NAME_MOST 255 /* bytes of a file's name */

struct target {
	struct str path;
	const char *name; /* in its folder */
	int folder;       /* held open: a folder that is moved is still the same */
	struct str held;  /* what goes to something that is no plain file */
	bool plain, owns_folder;
	struct ending_file temp;
};

struct out {
	struct arena mem;
	struct target **target;
	size_t targets, room;
	bool hurried;
};

static bool fail(const struct target *t, struct diags *d, int error)
{
	struct str path = arena_str(d->mem, t->path), folder = path_folder(path);
	if (error == ENOENT && folder.n < path.n && path.p[folder.n] == '/')
		return diag_report(d, SPAN_NONE, DIAG_FOLDER_NONE, path, folder);
	return diag_report(d, SPAN_NONE, DIAG_FILE_WRITE, path,
			   str_of(strerror(error)));
}

struct out *out_open(void)
{
	struct out *o = calloc(1, sizeof(*o));
	if (!o)
		arena_exhausted();
	arena_init(&o->mem);
	return o;
}

void out_hurry(struct out *o)
{
	o->hurried = true;
}

/* Frees o; temporary files that are still there go. */
void out_abandon(struct out *o)
{
	sigset_t before;
	ending_hold(&before);
	for (size_t i = 0; i < o->targets; i++) {
		struct target *t = o->target[i];
		if (t->temp.name)
			unlinkat(t->folder, t->temp.name, 0);
		ending_forget_file(&t->temp);
	}
	for (size_t i = 0; i < o->targets; i++)
		if (o->target[i]->owns_folder)
			close(o->target[i]->folder);
	ending_release(&before);
	arena_finish(&o->mem);
	free(o);
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t did = write(fd, bytes.p, bytes.n);
		if (did < 0 && errno != EINTR)
			return false;
		if (did > 0)
			bytes = str_slice(bytes, (size_t)did, bytes.n);
	}
	return true;
}

/* ---- what is no plain file */

/* A device or a pipe would be replaced by a file: write into it instead. */
static bool is_plain(const char *path)
{
	struct stat st;
	if (strcmp(path, "-") == 0 || strncmp(path, "/dev/std", 8) == 0 ||
	    strncmp(path, "/dev/fd/", 8) == 0 || strncmp(path, "/proc/", 6) == 0)
		return false;
	return stat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode);
}

static bool write_held(const struct target *t)
{
	bool standard = str_eq(t->path, STR("-"));
	int fd = standard ? STDOUT_FILENO
			  : open(t->path.p, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
	bool ok = fd >= 0 && write_all(fd, t->held);
	int error = errno;
	if (!standard && fd >= 0 && close(fd) != 0 && ok)
		return false;
	errno = error;
	return ok;
}

/* ---- plain files */

/* Six letters that differ from run to run; O_EXCL does the rest. */
static void put_random(char *to)
{
	static const char letter[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	uint64_t x =
		(uint64_t)now.tv_nsec ^ (uint64_t)now.tv_sec << 30 ^ (uint64_t)getpid() << 17;
	for (int i = 0; i < OUT_SUFFIX - 1; i++) {
		x = x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		to[i] = letter[(x >> 33) % (sizeof(letter) - 1)];
	}
}

/* The name and ".XXXXXX"; a long name is cut between two letters. */
static char *temporary_name(struct arena *mem, const char *name)
{
	char *temp = ARENA_NEW(mem, char, strlen(name) + OUT_SUFFIX + 1);
	size_t n = strlen(name);
	if (n > NAME_MOST - OUT_SUFFIX)
		n = NAME_MOST - OUT_SUFFIX;
	while (n && ((unsigned char)name[n] & 0xC0) == 0x80)
		n--;
	memcpy(temp, name, n);
	memcpy(temp + n, ".XXXXXX", OUT_SUFFIX);
	return temp;
}

/* Made for its owner as the old file was, or as the mask says. */
static int make_temporary(struct target *t, struct arena *mem)
{
	char *name = temporary_name(mem, t->name);
	struct stat old;
	int fd = -1;
	for (int i = 0; i < TRIES && fd < 0 && (i == 0 || errno == EEXIST); i++) {
		put_random(name + strlen(name) - (OUT_SUFFIX - 1));
		fd = openat(t->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	}
	if (fd < 0)
		return -1;
	t->temp = (struct ending_file){t->folder, name, NULL};
	ending_add_file(&t->temp);
	if (fstatat(t->folder, t->name, &old, 0) == 0)
		fchmod(fd, old.st_mode & 0777);
	return fd;
}

/* The folder of t, held open; one that may not be listed is named by its path. */
static void open_folder(struct out *o, struct target *t)
{
	struct target *last = o->targets > 1 ? o->target[o->targets - 2] : NULL;
	struct str folder = path_folder(t->path);
	t->name = path_name(t->path).p;
	if (last && last->folder != -1 && str_eq(path_folder(last->path), folder)) {
		t->folder = last->folder;
		t->name = last->folder == AT_FDCWD ? t->path.p : t->name;
		return;
	}
	t->folder = open(arena_cstring(&o->mem, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->folder < 0 && errno == EACCES) {
		t->folder = AT_FDCWD;
		t->name = t->path.p;
	}
	t->owns_folder = t->folder >= 0;
}

static bool is_folder(const struct target *t)
{
	struct stat st;
	return !*t->name || (fstatat(t->folder, t->name, &st, 0) == 0 && S_ISDIR(st.st_mode));
}

static int write_temporary(struct out *o, struct target *t, struct str bytes)
{
	sigset_t before;
	if (t->folder == -1)
		return errno;
	if (is_folder(t))
		return EISDIR;
	ending_hold(&before);
	int fd = make_temporary(t, &o->mem), error = errno;
	ending_release(&before);
	if (fd < 0)
		return error;
	error = write_all(fd, bytes) ? 0 : errno;
	if (!error && !o->hurried && fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
		error = errno;
	if (close(fd) != 0 && !error)
		error = errno;
	return error;
}

static bool is_same(const struct target *a, const struct target *b)
{
	struct stat x, y;
	if (!a->plain || !b->plain)
		return false;
	if (str_eq(a->path, b->path))
		return true;
	return str_eq(path_name(a->path), path_name(b->path)) && a->folder >= 0 &&
	       b->folder >= 0 && fstat(a->folder, &x) == 0 && fstat(b->folder, &y) == 0 &&
	       x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_new(const struct out *o, const struct target *t)
{
	for (size_t i = 0; i + 1 < o->targets; i++)
		if (is_same(o->target[i], t))
			return false;
	return true;
}

bool out_add(struct out *o, struct str path, struct str bytes, struct diags *d)
{
	struct target *t = ARENA_NEW(&o->mem, struct target, 1);
	t->path = arena_str(&o->mem, path);
	t->folder = -1;
	t->plain = is_plain(t->path.p);
	ARENA_PUSH(&o->mem, o->target, o->targets, o->room) = t;
	if (!t->plain) {
		t->held = arena_str(&o->mem, bytes);
		return true;
	}
	open_folder(o, t);
	if (!is_new(o, t))
		return diag_report(d, SPAN_NONE, DIAG_OUT_TWICE, arena_str(d->mem, path));
	int error = write_temporary(o, t, bytes);
	return !error || fail(t, d, error);
}

struct str out_replaces(struct out *o, struct str path)
{
	struct stat st, old;
	bool there = stat(arena_cstring(&o->mem, path), &st) == 0;
	for (size_t i = 0; there && i < o->targets; i++) {
		const struct target *t = o->target[i];
		if (t->plain && fstatat(t->folder, t->name, &old, 0) == 0 &&
		    old.st_dev == st.st_dev && old.st_ino == st.st_ino)
			return t->path;
	}
	return STR_NONE;
}

/* Signals are held: renaming is quick, and a part of the files is no good. */
static bool rename_all(struct out *o, struct diags *d)
{
	for (size_t i = 0; i < o->targets; i++) {
		struct target *t = o->target[i];
		if (!t->plain)
			continue;
		if (renameat(t->folder, t->temp.name, t->folder, t->name) != 0)
			return fail(t, d, errno);
		ending_forget_file(&t->temp);
		t->temp.name = NULL;
	}
	return true;
}

bool out_commit(struct out *o, struct diags *d)
{
	sigset_t before;
	bool ok = true;
	for (size_t i = 0; i < o->targets && ok; i++)
		if (!o->target[i]->plain && !write_held(o->target[i]))
			ok = fail(o->target[i], d, errno);
	ending_hold(&before);
	ok = ok && rename_all(o, d);
	ending_release(&before);
	out_abandon(o);
	return ok;
}

bool out_file(struct str path, struct str bytes, struct diags *d)
{
	struct out *o = out_open();
	if (out_add(o, path, bytes, d))
		return out_commit(o, d);
	out_abandon(o);
	return false;
}
