#include "command/batch.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/pool.h"
#include "report/batch.h"
#include "report/reason.h"
#include "report/warm.h"

struct batching {
	struct command_line *line;
	struct batch batch;
	struct warm *warm;
	bool progress; /* on a terminal */
};

static int render_row(void *context, size_t index)
{
	struct batching *b = context;
	const struct command_common *c = &b->line->common;
	struct run r;
	run_init(&r);
	struct run_options o = batch_options(&b->batch, (uint32_t)index, &r.mem);
	o.warm = b->warm;
	run_render(&r, &o);
	int code = command_report(c, &r);
	if (code != EXIT_DONE)
		fprintf(stderr,
			c->messages.korean ? "dopyo: ‘%.*s’ 행의 보고서를 만들지 못했습니다\n"
					   : "dopyo: the report of row ‘%.*s’ was not made\n",
			STR_ARG(b->batch.job[index].name));
	command_outputs(b->line, &r);
	run_finish(&r);
	return code;
}

static int lose_row(void *context, size_t index)
{
	struct batching *b = context;
	struct run r;
	run_init(&r);
	diag_report(&r.diags, SPAN_NONE, DIAG_BATCH_WORKER, b->batch.job[index].out);
	command_report(&b->line->common, &r);
	run_finish(&r);
	return EXIT_WORLD;
}

/* "[=====>    ] 37/250", which goes away again. */
static void show_progress(void *context, size_t done)
{
	struct batching *b = context;
	size_t all = b->batch.rows->rows, width = 30, full = done * width / all;
	if (!b->progress)
		return;
	fflush(stdout);
	fputs("\r\033[K", stderr);
	if (done == all)
		return;
	fputc('[', stderr);
	for (size_t i = 0; i < width; i++)
		fputc(i < full ? '=' : ' ', stderr);
	fprintf(stderr, "] %zu/%zu", done, all);
}

int batch_render(struct command_line *l, const char *report, struct str from, int processes)
{
	struct batching b = {.line = l, .warm = warm_open()};
	struct run params; /* what is in the file of --params lives here */
	struct run_options o;
	run_init(&params);
	arena_hoard();
	l->run.report = str_of(report);
	bool ok = command_params(l, &params, &o), opened = ok;
	int code = command_report(&l->common, &params);
	if (ok) {
		ok = batch_open(&b.batch, &o, from);
		code = command_report(&l->common, &b.batch.run);
	}
	b.progress = !l->common.quiet && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
	struct pool pool = {.jobs = ok ? b.batch.rows->rows : 0,
			    .processes = processes,
			    .context = &b,
			    .job = render_row,
			    .lost = lose_row,
			    .done = show_progress};
	if (ok)
		code = pool_run(&pool);
	if (code < 0) {
		fprintf(stderr, "dopyo render: %s\n",
			reason_words(errno, l->common.messages.korean));
		code = EXIT_WORLD;
	}
	warm_close(b.warm);
	if (opened)
		batch_close(&b.batch);
	run_finish(&params);
	return code;
}
