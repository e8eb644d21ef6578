#include "base/ending.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What exists now. Changed only while signals are held. */
static struct ending_file *files;
static pid_t child[ENDING_CHILDREN]; /* 0: free */

static const int orderly[] = {SIGINT, SIGTERM, SIGHUP};
static const int fatal[] = {SIGPIPE, SIGQUIT, SIGALRM, SIGXCPU, SIGUSR1, SIGUSR2};
#define ORDERLY (sizeof(orderly) / sizeof(*orderly))
#define FATAL (sizeof(fatal) / sizeof(*fatal))

static void end_children(void)
{
	for (int i = 0; i < ENDING_CHILDREN; i++)
		if (child[i])
			kill(child[i], SIGTERM);
	for (int i = 0; i < ENDING_CHILDREN; i++)
		while (child[i] && waitpid(child[i], NULL, 0) < 0 && errno == EINTR)
			continue;
}

/* At every end of the program: one that is out of memory calls exit(), too. */
static void remove_files(void)
{
	for (struct ending_file *f = files; f; f = f->next)
		unlinkat(f->folder, f->name, 0);
}

static void on_signal(int number)
{
	end_children();
	remove_files();
	for (size_t i = 0; i < ORDERLY; i++)
		if (number == orderly[i])
			_exit(130);
	signal(number, SIG_DFL);
	raise(number); /* comes when this handler returns */
}

static void set_of_all(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < ORDERLY; i++)
		sigaddset(set, orderly[i]);
	for (size_t i = 0; i < FATAL; i++)
		sigaddset(set, fatal[i]);
}

/* Whoever started the program with the signal ignored (nohup) wants it ignored. */
static void catch_unless_ignored(int number, const struct sigaction *action)
{
	struct sigaction before;
	if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
		sigaction(number, action, NULL);
}

void ending_catch(void)
{
	struct sigaction action = {.sa_handler = on_signal};
	set_of_all(&action.sa_mask);
	sigaction(SIGINT, &action, NULL); /* ignored by any shell that puts it behind */
	for (size_t i = 1; i < ORDERLY; i++)
		catch_unless_ignored(orderly[i], &action);
	for (size_t i = 0; i < FATAL; i++)
		catch_unless_ignored(fatal[i], &action);
	atexit(remove_files);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of writing */
}

void ending_hold(sigset_t *before)
{
	sigset_t all;
	set_of_all(&all);
	sigprocmask(SIG_BLOCK, &all, before);
}

void ending_release(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

void ending_add_file(struct ending_file *f)
{
	f->next = files;
	files = f;
}

void ending_forget_file(struct ending_file *f)
{
	struct ending_file **at = &files;
	while (*at && *at != f)
		at = &(*at)->next;
	if (*at)
		*at = f->next;
}

static void replace_child(pid_t old, pid_t new)
{
	int i = 0;
	while (i < ENDING_CHILDREN && child[i] != old)
		i++;
	if (i < ENDING_CHILDREN)
		child[i] = new;
}

void ending_add_child(pid_t pid)
{
	replace_child(0, pid);
}

void ending_forget_child(pid_t pid)
{
	replace_child(pid, 0);
}

void ending_begin_child(pid_t parent)
{
	files = NULL;
	for (int i = 0; i < ENDING_CHILDREN; i++)
		child[i] = 0;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(130); /* it went before it could be asked */
}
