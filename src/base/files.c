#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

uint32_t files_add(struct files *f, struct str path, struct str text)
{
	ARENA_PUSH(f->mem, f->item, f->count, f->room) = (struct file){path, text};
	return f->count;
}

const struct file *files_get(const struct files *f, uint32_t number)
{
	return &f->item[number - 1];
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
	return at.file ? str_slice(files_get(f, at.file)->text, at.lo, at.hi) : STR_NONE;
}

#define CHUNK ((size_t)64 * 1024)

/* Reads to the end of fd into *bytes, which starts with room for hint bytes. */
static int read_all(struct arena *mem, int fd, size_t hint, struct str *bytes)
{
	size_t room = hint + 1, n = 0;
	char *p = ARENA_NEW(mem, char, room + 1);
	for (;;) {
		if (n == room) {
			p = arena_grow(mem, p, n, room * 2 + CHUNK + 1, 1);
			room = room * 2 + CHUNK;
		}
		ssize_t got = read(fd, p + n, room - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno;
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > FILES_MAX)
			return EFBIG;
	}
	p[n] = '\0';
	*bytes = (struct str){p, n};
	return 0;
}

int files_read(struct arena *mem, struct str path, struct str *bytes)
{
	int fd = open(arena_cstring(mem, path), O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	struct stat st;
	int error = 0;
	if (fstat(fd, &st) != 0)
		error = errno;
	else if (S_ISDIR(st.st_mode))
		error = EISDIR;
	else if (st.st_size > (off_t)FILES_MAX)
		error = EFBIG;
	else
		error = read_all(mem, fd, st.st_size > 0 ? (size_t)st.st_size : CHUNK, bytes);
	close(fd);
	return error;
}
