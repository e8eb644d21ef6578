#include "base/scroll.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

#if defined(__SANITIZE_ADDRESS__)
#define SCROLL_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SCROLL_ASAN 1
#endif
#endif

#ifdef SCROLL_ASAN
#include <sanitizer/asan_interface.h>
#define BLOCK ((size_t)64) /* small, so that what nobody has asked for is missed */
#else
#define BLOCK ((size_t)64 * 1024)
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

struct disk {
	int fd;
	char *p; /* addresses of all bytes */
	size_t n;
	struct stat was;
	pthread_mutex_t lock; /* held by who fills blocks */
	atomic_bool changed;
	atomic_bool *there; /* per block */
	struct scroll_room *spare;
};

struct scroll_room { /* of a loan */
	struct scroll_room *next;
	size_t size;
	char byte[];
};

/* --- the file --------------------------------------------------------------------- */

static bool is_other(const struct stat *a, const struct stat *b)
{
	return a->st_size != b->st_size || a->st_mtim.tv_sec != b->st_mtim.tv_sec ||
	       a->st_mtim.tv_nsec != b->st_mtim.tv_nsec;
}

static void check(struct disk *d)
{
	struct stat now;
	if (fstat(d->fd, &now) != 0 || is_other(&d->was, &now))
		d->changed = true;
}

/* What is not there any more is zeros. */
static void read_bytes(struct disk *d, size_t at, char *to, size_t n)
{
	size_t have = 0;
	while (have < n) {
		ssize_t got = pread(d->fd, to + have, n - have, (off_t)(at + have));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	if (have == n)
		return;
	d->changed = true;
	for (; have < n; have++)
		to[have] = '\0';
}

static size_t blocks_of(size_t n)
{
	return (n + BLOCK - 1) / BLOCK;
}

/* All of them, though the file may be cut short in this moment. */
static bool take_addresses(struct disk *d)
{
	d->p = mmap(NULL, d->n + 1, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (d->p == MAP_FAILED)
		return false;
	ASAN_POISON_MEMORY_REGION(d->p, d->n);
	return true;
}

bool scroll_open(struct scroll *s, struct arena *temp, struct str path, size_t least)
{
	struct disk d = {.fd = open(arena_cstring(temp, path),
				    O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
	if (d.fd < 0)
		return false;
	bool fits = fstat(d.fd, &d.was) == 0 && S_ISREG(d.was.st_mode) && d.was.st_size > 0 &&
		    d.was.st_size <= (off_t)FILES_MAX && (size_t)d.was.st_size >= least;
	d.n = fits ? (size_t)d.was.st_size : 0;
	if (!fits || !take_addresses(&d)) {
		close(d.fd);
		return false;
	}
	struct disk *own = malloc(sizeof(*own));
	d.there = calloc(blocks_of(d.n), sizeof(*d.there));
	if (!own || !d.there)
		arena_exhausted();
	*own = d;
	pthread_mutex_init(&own->lock, NULL);
	*s = (struct scroll){{own->p, own->n}, own, 0};
	return true;
}

void scroll_close(struct scroll *s)
{
	struct disk *d = s->disk;
	if (!d)
		return;
	ASAN_UNPOISON_MEMORY_REGION(d->p, d->n);
	munmap(d->p, d->n + 1);
	close(d->fd);
	while (d->spare) {
		struct scroll_room *next = d->spare->next;
		free(d->spare);
		d->spare = next;
	}
	pthread_mutex_destroy(&d->lock);
	free(d->there);
	free(d);
	*s = (struct scroll){0};
}

bool scroll_changed(const struct scroll *s)
{
	if (!s->disk)
		return false;
	check(s->disk);
	return s->disk->changed;
}

bool scroll_spoilt(const struct scroll *s)
{
	return s->disk && s->disk->changed;
}

/* --- bytes that stay ------------------------------------------------------------------ */

/* Blocks lo to hi − 1, of which some may be there. */
static void fill(struct disk *d, size_t lo, size_t hi)
{
	pthread_mutex_lock(&d->lock);
	while (lo < hi) {
		size_t end = lo;
		while (end < hi && !d->there[end])
			end++;
		if (end == lo) {
			lo++;
			continue;
		}
		size_t from = lo * BLOCK, to = end * BLOCK < d->n ? end * BLOCK : d->n;
		ASAN_UNPOISON_MEMORY_REGION(d->p + from, to - from);
		read_bytes(d, from, d->p + from, to - from);
		for (; lo < end; lo++)
			d->there[lo] = true;
	}
	check(d);
	pthread_mutex_unlock(&d->lock);
}

static void need(struct disk *d, size_t lo, size_t hi)
{
	hi = hi < d->n ? hi : d->n;
	size_t first = lo / BLOCK, end = blocks_of(hi);
	for (size_t b = first; b < end; b++)
		if (!atomic_load_explicit(&d->there[b], memory_order_acquire)) {
			fill(d, b, end);
			return;
		}
}

struct str scroll_view(const struct scroll *s, size_t lo, size_t hi)
{
	hi = hi < s->text.n ? hi : s->text.n;
	if (s->disk && lo < hi)
		need(s->disk, lo + s->mark, hi + s->mark + 1);
	return str_slice(s->text, 0, hi);
}

struct str scroll_view_more(const struct scroll *s, size_t lo, size_t *more)
{
	*more = *more ? *more * 4 : 1024;
	return scroll_view(s, lo, s->disk ? lo + *more : s->text.n);
}

struct str scroll_view_line(const struct scroll *s, size_t lo, size_t at)
{
	scroll_view(s, lo, at);
	for (size_t more = 0;;) {
		struct str view = scroll_view_more(s, at, &more);
		size_t i = at;
		while (i < view.n && view.p[i] != '\n' && view.p[i] != '\r')
			i++;
		if (i + 1 < view.n || view.n == s->text.n) /* CR LF is one end */
			return view;
	}
}

struct str scroll_all(const struct scroll *s)
{
	return scroll_view(s, 0, s->text.n);
}

struct str scroll_bytes(const struct scroll *s)
{
	if (s->disk)
		need(s->disk, 0, s->disk->n);
	return s->disk ? (struct str){s->disk->p, s->disk->n} : s->text;
}

/* --- bytes that are lent ---------------------------------------------------------------- */

#define ROOM_MORE ((size_t)128 * 1024)      /* by which the next loan may be larger */
#define ROOM_MOST ((size_t)8 * 1024 * 1024) /* that is kept for another loan */

static struct scroll_room *take_room(struct disk *d)
{
	pthread_mutex_lock(&d->lock);
	struct scroll_room *room = d->spare;
	d->spare = room ? room->next : NULL;
	pthread_mutex_unlock(&d->lock);
	return room;
}

struct scroll_loan scroll_lend(const struct scroll *s, size_t lo, size_t hi)
{
	if (!s->disk)
		return (struct scroll_loan){str_slice(s->text, lo, hi), NULL};
	size_t n = hi - lo;
	struct scroll_room *room = take_room(s->disk);
	if (!room || room->size < n) {
		free(room);
		room = malloc(sizeof(*room) + n + ROOM_MORE);
		if (!room)
			arena_exhausted();
		room->size = n + ROOM_MORE;
	}
	read_bytes(s->disk, lo + s->mark, room->byte, n);
	ASAN_POISON_MEMORY_REGION(room->byte + n, room->size - n);
	return (struct scroll_loan){{room->byte, n}, room};
}

void scroll_return(const struct scroll *s, struct scroll_loan *loan)
{
	struct scroll_room *room = loan->room;
	*loan = (struct scroll_loan){0};
	if (!room)
		return;
	ASAN_UNPOISON_MEMORY_REGION(room->byte, room->size);
	if (room->size > ROOM_MOST) {
		free(room);
		return;
	}
	pthread_mutex_lock(&s->disk->lock);
	room->next = s->disk->spare;
	s->disk->spare = room;
	pthread_mutex_unlock(&s->disk->lock);
}
