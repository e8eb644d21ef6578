#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crew.h"

uint32_t files_add(struct files *f, struct str path, struct str text)
{
	ARENA_PUSH(f->mem, f->item, f->count, f->room) =
		(struct file){path, {.text = text}, text};
	return f->count;
}

uint32_t files_add_again(struct files *f, const struct file *file)
{
	uint32_t number = files_add(f, file->path, file->scroll.text);
	f->item[number - 1].bytes = file->bytes;
	return number;
}

uint32_t files_add_scroll(struct files *f, struct str path, const struct scroll *s)
{
	uint32_t number = files_add(f, path, s->text);
	f->item[number - 1].scroll = *s;
	return number;
}

void files_drop(struct files *f)
{
	scroll_close(&f->item[--f->count].scroll);
}

void files_finish(struct files *f)
{
	while (f->count)
		files_drop(f);
}

const struct file *files_get(const struct files *f, uint32_t number)
{
	return &f->item[number - 1];
}

struct str files_text(const struct files *f, uint32_t number)
{
	return scroll_all(&files_get(f, number)->scroll);
}

struct str files_bytes(const struct files *f, uint32_t number)
{
	const struct file *file = files_get(f, number);
	return file->scroll.disk ? scroll_bytes(&file->scroll) : file->bytes;
}

uint32_t files_changed(const struct files *f)
{
	uint32_t number = 1;
	while (number <= f->count && !scroll_spoilt(&files_get(f, number)->scroll))
		number++;
	return number <= f->count ? number : 0;
}

struct span files_span(struct span whole, size_t lo, size_t hi)
{
	uint32_t length = whole.hi - whole.lo;
	uint32_t a = lo < length ? (uint32_t)lo : length;
	uint32_t b = hi < length ? (uint32_t)hi : length;
	return (struct span){whole.file, whole.lo + a, whole.lo + b};
}

struct str files_quote(const struct files *f, struct span at)
{
	if (!at.file)
		return STR_NONE;
	struct str text = scroll_view(&files_get(f, at.file)->scroll, at.lo, at.hi);
	return str_slice(text, at.lo, at.hi);
}

#define CHUNK ((size_t)64 * 1024)
#define DEVICE_MAX ((size_t)16 << 20)   /* of what has no size, like /dev/zero */
#define PATIENCE 5000                   /* ms that a pipe may be without a writer */
#define TRIES 5                         /* at a file that changes */
#define PAUSE 20                        /* ms between them */
#define BLOCK ((size_t)4 * 1024 * 1024) /* of a large file that one thread reads at a time */

struct reading {
	int fd;
	char *p;
	size_t n;
	atomic_bool cut; /* some block was not there as a whole */
};

static void read_block(void *context, size_t number)
{
	struct reading *r = context;
	size_t at = number * BLOCK, end = r->n - at < BLOCK ? r->n : at + BLOCK;
	arena_expect(r->p + at, end - at);
	while (at < end) {
		ssize_t got = pread(r->fd, r->p + at, end - at, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			r->cut = true;
			return;
		}
		at += (size_t)got;
	}
}

/* How much of a large file several threads could read; a file that was cut meanwhile
 * or is none that can be read so is left to others. */
static size_t read_blocks(int fd, char *p, size_t n)
{
	struct reading r = {.fd = fd, .p = p, .n = n};
	struct crew crew = {.job = read_block, .context = &r};
	if (n < 2 * BLOCK || lseek(fd, 0, SEEK_CUR) != 0)
		return 0;
	crew_run(&crew, (n + BLOCK - 1) / BLOCK);
	return !r.cut && lseek(fd, (off_t)n, SEEK_SET) == (off_t)n ? n : 0;
}

/* The next bytes, 0 at the end, −1 with errno. A pipe that nobody has written
 * to yet is waited for. */
static ssize_t read_some(int fd, char *to, size_t n, bool *alone)
{
	for (;;) {
		ssize_t got = read(fd, to, n);
		bool later = got < 0 && errno == EAGAIN;
		if (got < 0 && errno == EINTR)
			continue;
		if (!later && (got != 0 || !*alone)) {
			*alone = false;
			return got;
		}
		struct pollfd p = {fd, POLLIN, 0};
		int ready = poll(&p, 1, later ? -1 : PATIENCE);
		*alone = false;
		if (ready < 0 && errno != EINTR)
			return -1;
		if (ready == 0) {
			errno = ETIMEDOUT;
			return -1;
		}
	}
}

/* Reads to the end of fd into *bytes. */
static int read_all(struct arena *mem, int fd, const struct stat *st, struct str *bytes)
{
	size_t room = (st->st_size > 0 ? (size_t)st->st_size : CHUNK) + 1, n;
	size_t most = S_ISCHR(st->st_mode) ? DEVICE_MAX : FILES_MAX;
	bool alone = S_ISFIFO(st->st_mode);
	char *p = ARENA_NEW(mem, char, room + 1);
	n = S_ISREG(st->st_mode) ? read_blocks(fd, p, room - 1) : 0;
	for (;;) {
		if (n == room) {
			p = arena_grow(mem, p, n, room * 2 + CHUNK + 1, 1);
			room = room * 2 + CHUNK;
		}
		ssize_t got = read_some(fd, p + n, room - n, &alone);
		if (got < 0)
			return errno;
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > most)
			return EFBIG;
	}
	p[n] = '\0';
	*bytes = (struct str){p, n};
	return 0;
}

static bool is_touched(const struct stat *a, const struct stat *b)
{
	return a->st_size != b->st_size || a->st_mtim.tv_sec != b->st_mtim.tv_sec ||
	       a->st_mtim.tv_nsec != b->st_mtim.tv_nsec;
}

/* As it was at one moment: a file that was written meanwhile is read again. */
static int read_still(struct arena *mem, int fd, struct str *bytes)
{
	for (int i = 0; i < TRIES; i++) {
		struct stat before, after;
		if (fstat(fd, &before) != 0)
			return errno;
		if (S_ISDIR(before.st_mode))
			return EISDIR;
		if (before.st_size > (off_t)FILES_MAX)
			return EFBIG;
		int error = read_all(mem, fd, &before, bytes);
		if (error || !S_ISREG(before.st_mode))
			return error;
		if (fstat(fd, &after) != 0)
			return errno;
		if (!is_touched(&before, &after))
			return 0;
		poll(NULL, 0, PAUSE);
		if (lseek(fd, 0, SEEK_SET) != 0)
			return errno;
	}
	return EBUSY;
}

int files_read(struct arena *mem, struct str path, struct str *bytes)
{
	bool piped = str_eq(path, STR("/dev/stdin"));
	int fd = piped ? STDIN_FILENO
		       : open(arena_cstring(mem, path),
			      O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return errno;
	int error = read_still(mem, fd, bytes);
	if (!piped)
		close(fd);
	return error;
}
