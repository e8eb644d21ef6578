#include "base/notify.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"

#define SETTLED 20    /* ms after the last close or move */
#define WRITING 300   /* ms after the last byte, or after a file went away */
#define PATIENCE 2000 /* ms after the first event: whoever writes on must wait */
#define ABSENT 1000   /* ms between two looks for a folder that is gone */

#define CLOSED (IN_CLOSE_WRITE | IN_MOVED_TO)
#define OPEN (IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_ATTRIB)

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool notify_open(struct notify *n)
{
	*n = (struct notify){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
	arena_init(&n->mem);
	return n->fd >= 0;
}

void notify_close(struct notify *n)
{
	close(n->fd);
	arena_finish(&n->mem);
}

static void watch_folder(struct notify *n, struct notify_folder *f)
{
	f->watch = inotify_add_watch(n->fd, arena_cstring(&n->mem, f->path),
				     CLOSED | OPEN | IN_MOVE_SELF | IN_ONLYDIR);
}

static size_t find_folder(struct notify *n, struct str path)
{
	for (size_t i = 0; i < n->folders; i++)
		if (str_eq(n->folder[i].path, path))
			return i;
	ARENA_PUSH(&n->mem, n->folder, n->folders, n->folder_room) =
		(struct notify_folder){arena_str(&n->mem, path), -1};
	watch_folder(n, &n->folder[n->folders - 1]);
	return n->folders - 1;
}

static bool is_newer(const char *path, struct timespec since)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return false;
	return st.st_mtim.tv_sec > since.tv_sec ||
	       (st.st_mtim.tv_sec == since.tv_sec && st.st_mtim.tv_nsec > since.tv_nsec);
}

static bool is_watched(const struct notify *n, int watch)
{
	for (size_t i = 0; i < n->folders; i++)
		if (n->folder[i].watch == watch)
			return true;
	return false;
}

/* Folders that stay are never let go of in between, so that nothing is missed. */
void notify_files(struct notify *n, const struct str *path, size_t count, struct timespec since)
{
	struct notify old = *n;
	arena_init(&n->mem);
	n->folder = NULL;
	n->file = NULL;
	n->folders = n->folder_room = n->files = n->file_room = 0;
	n->stale = false;
	for (size_t i = 0; i < count; i++) {
		struct notify_file f = {find_folder(n, path_folder(path[i])),
					arena_str(&n->mem, path_name(path[i])), false};
		ARENA_PUSH(&n->mem, n->file, n->files, n->file_room) = f;
		n->stale |= is_newer(arena_cstring(&n->mem, path[i]), since);
	}
	for (size_t i = 0; i < old.folders; i++)
		if (old.folder[i].watch >= 0 && !is_watched(n, old.folder[i].watch))
			inotify_rm_watch(n->fd, old.folder[i].watch);
	arena_finish(&old.mem);
}

static struct notify_file *find_file(struct notify *n, const struct inotify_event *e)
{
	struct str name = e->len ? str_of(e->name) : STR_NONE;
	for (size_t i = 0; i < n->files; i++)
		if (n->folder[n->file[i].folder].watch == e->wd &&
		    str_eq(n->file[i].name, name))
			return &n->file[i];
	return NULL;
}

static bool any_open(const struct notify *n)
{
	for (size_t i = 0; i < n->files; i++)
		if (n->file[i].open)
			return true;
	return false;
}

/* A folder that was moved keeps its watch, but it is another folder now. */
static bool lose_folder(struct notify *n, const struct inotify_event *e)
{
	bool ours = false;
	for (size_t i = 0; i < n->folders; i++)
		if (n->folder[i].watch == e->wd) {
			n->folder[i].watch = -1;
			ours = true;
		}
	if (ours && e->mask & IN_MOVE_SELF)
		inotify_rm_watch(n->fd, e->wd);
	return ours;
}

/* How long to wait on after this event, in ms; −1: it is none of ours. */
static int patience_for(struct notify *n, const struct inotify_event *e)
{
	if (e->mask & IN_Q_OVERFLOW)
		return SETTLED;
	if (e->mask & (IN_IGNORED | IN_MOVE_SELF))
		return lose_folder(n, e) ? WRITING : -1;
	struct notify_file *f = find_file(n, e);
	if (!f)
		return -1;
	if (!(e->mask & IN_ATTRIB)) /* times and rights: as open as it was */
		f->open = !(e->mask & CLOSED);
	return any_open(n) ? WRITING : SETTLED;
}

/* Everything that has happened; the wait that the last of it asks for. */
static int read_events(struct notify *n)
{
	union {
		struct inotify_event first;
		char bytes[8192];
	} room;
	int last = -1;
	ssize_t got;
	while ((got = read(n->fd, room.bytes, sizeof(room.bytes))) > 0)
		for (ssize_t at = 0; at < got;) {
			const struct inotify_event *e =
				(const struct inotify_event *)(const void *)(room.bytes + at);
			int wait = patience_for(n, e);
			last = wait < 0 ? last : wait;
			at += (ssize_t)(sizeof(*e) + e->len);
		}
	return got < 0 && errno != EAGAIN && errno != EINTR ? -2 : last;
}

/* A folder that has come back may hold anything. */
static bool look_for_folders(struct notify *n, bool *absent)
{
	bool back = false;
	*absent = false;
	for (size_t i = 0; i < n->folders; i++) {
		if (n->folder[i].watch < 0) {
			watch_folder(n, &n->folder[i]);
			back |= n->folder[i].watch >= 0;
		}
		*absent |= n->folder[i].watch < 0;
	}
	return back;
}

bool notify_wait(struct notify *n)
{
	long long first = n->stale ? now_ms() : 0, until = first + SETTLED;
	n->stale = false;
	for (;;) {
		bool absent;
		long long now = now_ms();
		if (first && (now >= until || now >= first + PATIENCE)) {
			for (size_t i = 0; i < n->files; i++)
				n->file[i].open = false;
			return true;
		}
		if (look_for_folders(n, &absent) && !first) {
			first = now;
			until = now + WRITING;
		}
		int timeout = first ? (int)(until - now) : absent ? ABSENT : -1;
		struct pollfd p = {n->fd, POLLIN, 0};
		if (poll(&p, 1, timeout) < 0 && errno != EINTR)
			return false;
		int wait = read_events(n);
		if (wait == -2)
			return false;
		if (wait < 0)
			continue;
		now = now_ms();
		first = first ? first : now;
		until = now + wait;
	}
}
