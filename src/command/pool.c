#include "command/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/ending.h"

#define PROCESSES_MAX ENDING_CHILDREN

struct worker {
	pid_t pid; /* 0: gone */
	int ask;   /* where it is told the next job */
	struct stream {
		int fd;
		struct buf held;
	} answer, out, err; /* exit codes; what it prints */
	size_t job;
	bool busy;
};

struct result {
	struct buf out, err;
	int code;
	bool done;
};

struct running {
	const struct pool *p;
	struct worker worker[PROCESSES_MAX];
	int workers;
	struct result *result;
	size_t next, printed; /* the next job to hand out, to print */
	int worst;
};

/* ---- in a worker */

static bool read_all(int fd, void *to, size_t n)
{
	char *p = to;
	while (n) {
		ssize_t got = read(fd, p, n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

static _Noreturn void work(const struct pool *p, int ask, int answer)
{
	uint64_t index;
	while (read_all(ask, &index, sizeof(index))) {
		int32_t code = p->job(p->context, (size_t)index);
		fflush(stdout);
		fflush(stderr);
		if (write(answer, &code, sizeof(code)) != (ssize_t)sizeof(code))
			break;
	}
	_exit(0);
}

/* ---- in the parent */

static void close_worker(struct worker *w)
{
	close(w->ask);
	close(w->answer.fd);
	close(w->out.fd);
	close(w->err.fd);
	buf_finish(&w->answer.held);
	buf_finish(&w->out.held);
	buf_finish(&w->err.held);
	while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
		;
	ending_forget_child(w->pid);
	w->pid = 0;
}

/* A signal that ends this process ends it, too. */
static pid_t fork_worker(void)
{
	sigset_t before;
	fflush(stdout);
	fflush(stderr);
	pid_t parent = getpid();
	ending_hold(&before);
	pid_t pid = fork();
	if (pid == 0)
		ending_begin_child(parent);
	else if (pid > 0)
		ending_add_child(pid);
	ending_release(&before);
	return pid;
}

static bool start_worker(struct running *r, struct worker *w)
{
	int pipes[4][2]; /* ask, answer, out, err */
	int made = 0;
	while (made < 4 && pipe(pipes[made]) == 0)
		made++;
	pid_t pid = made == 4 ? fork_worker() : -1;
	if (pid == 0) {
		for (int i = 0; i < r->workers; i++)
			if (r->worker[i].pid)
				close(r->worker[i].ask); /* so that it ends with the parent */
		dup2(pipes[2][1], STDOUT_FILENO);
		dup2(pipes[3][1], STDERR_FILENO);
		close(pipes[0][1]);
		work(r->p, pipes[0][0], pipes[1][1]);
	}
	for (int i = 0; i < made; i++) {
		close(pipes[i][i == 0 ? 0 : 1]);
		if (pid < 0)
			close(pipes[i][i == 0 ? 1 : 0]);
	}
	if (pid < 0)
		return false;
	*w = (struct worker){.pid = pid,
			     .ask = pipes[0][1],
			     .answer.fd = pipes[1][0],
			     .out.fd = pipes[2][0],
			     .err.fd = pipes[3][0]};
	fcntl(w->answer.fd, F_SETFL, O_NONBLOCK);
	fcntl(w->out.fd, F_SETFL, O_NONBLOCK);
	fcntl(w->err.fd, F_SETFL, O_NONBLOCK);
	return true;
}

static void give_job(struct running *r, struct worker *w)
{
	uint64_t index = r->next;
	if (r->next == r->p->jobs)
		return;
	w->job = r->next++;
	w->busy = true;
	ssize_t n = write(w->ask, &index, sizeof(index));
	(void)n; /* a worker that is gone shows in its answers */
}

/* False at its end. */
static bool drain(struct stream *s)
{
	char room[16384];
	for (;;) {
		ssize_t got = read(s->fd, room, sizeof(room));
		if (got > 0)
			buf_bytes(&s->held, room, (size_t)got);
		else if (got == 0 || (errno != EINTR && errno != EAGAIN))
			return false;
		else if (errno == EAGAIN)
			return true;
	}
}

static void print_results(struct running *r)
{
	for (; r->printed < r->p->jobs && r->result[r->printed].done; r->printed++) {
		struct result *x = &r->result[r->printed];
		fprintf(stdout, "%.*s", STR_ARG(buf_str_of(&x->out)));
		fflush(stdout);
		fprintf(stderr, "%.*s", STR_ARG(buf_str_of(&x->err)));
		if (x->code < 0)
			x->code = r->p->lost(r->p->context, r->printed);
		r->worst = x->code > r->worst ? x->code : r->worst;
		buf_finish(&x->out);
		buf_finish(&x->err);
		r->p->done(r->p->context, r->printed + 1);
	}
}

/* Its job is over: with an exit code, or −1 when the worker has died. */
static void end_job(struct running *r, struct worker *w, int code)
{
	struct result *x = &r->result[w->job];
	*x = (struct result){w->out.held, w->err.held, code, true};
	w->out.held = w->err.held = (struct buf){0};
	w->busy = false;
	print_results(r);
}

static bool look_at(struct running *r, struct worker *w)
{
	bool alive = drain(&w->answer);
	drain(&w->out);
	drain(&w->err);
	int32_t code;
	if (w->busy && w->answer.held.n >= sizeof(code)) {
		memcpy(&code, w->answer.held.p, sizeof(code));
		w->answer.held.n = 0;
		end_job(r, w, code < 0 ? 3 : code);
	} else if (!alive && w->busy) {
		end_job(r, w, -1);
	}
	if (alive) {
		if (!w->busy)
			give_job(r, w);
		return true;
	}
	close_worker(w);
	if (r->next < r->p->jobs && start_worker(r, w))
		give_job(r, w);
	return w->pid != 0 || r->next == r->p->jobs;
}

static bool wait_for_any(struct running *r)
{
	struct pollfd p[PROCESSES_MAX * 3];
	nfds_t n = 0;
	for (int i = 0; i < r->workers; i++) {
		const struct worker *w = &r->worker[i];
		const int fd[] = {w->answer.fd, w->out.fd, w->err.fd};
		for (int k = 0; k < 3 && w->pid && w->busy; k++)
			p[n++] = (struct pollfd){fd[k], POLLIN, 0};
	}
	return n > 0 && (poll(p, n, -1) >= 0 || errno == EINTR);
}

static int run_here(const struct pool *p)
{
	int worst = 0;
	for (size_t i = 0; i < p->jobs; i++) {
		int code = p->job(p->context, i);
		worst = code > worst ? code : worst;
		p->done(p->context, i + 1);
	}
	return worst;
}

int pool_run(const struct pool *p)
{
	struct running r = {.p = p};
	int wanted = p->processes < PROCESSES_MAX ? p->processes : PROCESSES_MAX;
	if (wanted <= 1 || p->jobs <= 1)
		return run_here(p);
	signal(SIGPIPE, SIG_IGN); /* a worker that is gone is no reason to go too */
	r.result = calloc(p->jobs, sizeof(*r.result));
	while (r.result && r.workers < wanted && (size_t)r.workers < p->jobs &&
	       start_worker(&r, &r.worker[r.workers]))
		r.workers++;
	for (int i = 0; i < r.workers; i++)
		give_job(&r, &r.worker[i]);
	while (r.printed < p->jobs && wait_for_any(&r))
		for (int i = 0; i < r.workers; i++)
			if (r.worker[i].pid)
				look_at(&r, &r.worker[i]);
	bool all = r.printed == p->jobs;
	for (int i = 0; i < r.workers; i++)
		if (r.worker[i].pid)
			close_worker(&r.worker[i]);
	free(r.result);
	return all ? r.worst : -1;
}
