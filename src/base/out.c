#include "base/out.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#define LIVE_MAX 16 /* outputs open at one time */

struct out {
	char *target, *temp;
	int fd; /* -1: standard output */
	int error;
	int slot;
	struct buf held; /* what goes to standard output at commit */
};

/* Names of temporary files that exist, for the signal handler alone. */
static char *volatile live[LIVE_MAX];

static void on_signal(int number)
{
	(void)number;
	for (int i = 0; i < LIVE_MAX; i++)
		if (live[i])
			unlink(live[i]);
	_exit(130);
}

void out_catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_signal};
	sigemptyset(&action.sa_mask);
	sigaddset(&action.sa_mask, SIGINT);
	sigaddset(&action.sa_mask, SIGTERM);
	sigaddset(&action.sa_mask, SIGHUP);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

static bool fail(struct out *o, struct diags *d, int error)
{
	return diag_report(d, SPAN_NONE, DIAG_FILE_WRITE, str_of(o->target),
			   str_of(strerror(error)));
}

static void free_out(struct out *o)
{
	if (o->slot >= 0)
		live[o->slot] = NULL;
	buf_finish(&o->held);
	free(o->target);
	free(o->temp);
	free(o);
}

static char *copy(struct str s, const char *more)
{
	size_t n = s.n, m = strlen(more);
	char *p = malloc(n + m + 1);
	if (!p) {
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	memcpy(p, s.p, n);
	memcpy(p + n, more, m + 1);
	return p;
}

static int free_slot(void)
{
	for (int i = 0; i < LIVE_MAX; i++)
		if (!live[i])
			return i;
	return -1;
}

struct out *out_open(struct str path, struct diags *d)
{
	struct out *o = calloc(1, sizeof(*o));
	if (!o) {
		fputs("dopyo: out of memory\n", stderr);
		exit(3);
	}
	o->target = copy(path, "");
	o->slot = -1;
	o->fd = -1;
	if (str_eq(path, STR("-")))
		return o;
	o->temp = copy(path, ".XXXXXX");
	struct stat st;
	if (stat(o->target, &st) == 0 && S_ISDIR(st.st_mode))
		errno = EISDIR;
	else
		o->fd = mkstemp(o->temp);
	if (o->fd < 0) {
		fail(o, d, errno);
		free_out(o);
		return NULL;
	}
	o->slot = free_slot();
	if (o->slot >= 0)
		live[o->slot] = o->temp;
	mode_t mask = umask(0);
	umask(mask);
	fchmod(o->fd, 0666 & ~mask);
	return o;
}

static bool write_all(struct out *o, int fd, const char *p, size_t n)
{
	while (n && !o->error) {
		ssize_t did = write(fd, p, n);
		if (did < 0 && errno == EINTR)
			continue;
		if (did < 0) {
			o->error = errno;
			break;
		}
		p += did;
		n -= (size_t)did;
	}
	return !o->error;
}

bool out_write(struct out *o, const void *p, size_t n)
{
	if (o->fd >= 0)
		return write_all(o, o->fd, p, n);
	buf_bytes(&o->held, p, n);
	return true;
}

bool out_commit(struct out *o, struct diags *d)
{
	bool ok;
	if (o->fd < 0) {
		ok = write_all(o, STDOUT_FILENO, o->held.p, o->held.n) || fail(o, d, o->error);
		free_out(o);
		return ok;
	}
	if (!o->error && fsync(o->fd) != 0 && errno != EINVAL && errno != ENOTSUP)
		o->error = errno;
	if (close(o->fd) != 0 && !o->error)
		o->error = errno;
	if (!o->error && rename(o->temp, o->target) != 0)
		o->error = errno;
	ok = !o->error || fail(o, d, o->error);
	if (!ok)
		unlink(o->temp);
	free_out(o);
	return ok;
}

void out_abandon(struct out *o)
{
	if (o->fd >= 0) {
		close(o->fd);
		unlink(o->temp);
	}
	free_out(o);
}

bool out_file(struct str path, struct str bytes, struct diags *d)
{
	struct out *o = out_open(path, d);
	if (!o)
		return false;
	out_write(o, bytes.p, bytes.n);
	return out_commit(o, d);
}
