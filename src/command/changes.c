#include <stdio.h>

#include "command/command.h"
#include "report/changes.h"

static void print_figure(const struct ledger_figure *f, struct arena *mem)
{
	printf("%.*s", STR_ARG(messages_safe(mem, ledger_shown(f, mem))));
}

static void print_change(const struct ledger_change *x, bool korean, struct arena *mem)
{
	const struct ledger_figure *f = x->new ? x->new : x->old;
	printf("  %.*s:%s", STR_ARG(messages_safe(mem, f->id)), f->shown.n ? " " : "");
	if (x->old)
		print_figure(x->old, mem);
	if (x->old && x->new)
		printf(" → ");
	if (x->new)
		print_figure(x->new, mem);
	if (x->difference.n)
		printf(" (%.*s%s%.*s)", STR_ARG(x->difference), x->share.n ? ", " : "",
		       STR_ARG(x->share));
	if (!x->old)
		printf(korean ? " 새로 실음" : " new");
	else if (!x->new)
		printf(korean ? " 뺌" : " gone");
	else
		printf(" %.*s", STR_ARG(changes_causes(x->causes, korean, mem)));
	if (x->new && x->new->cell.n)
		printf("  %.*s", STR_ARG(messages_safe(mem, x->new->cell)));
	putchar('\n');
}

void command_changes(const struct ledger_change *change, size_t count, bool korean)
{
	struct arena mem;
	arena_init(&mem);
	if (!count)
		puts(korean ? "변경된 수치가 없습니다" : "no figure has changed");
	else
		printf(korean       ? "변경된 수치 %zu개\n"
		       : count == 1 ? "%zu figure has changed\n"
				    : "%zu figures have changed\n",
		       count);
	for (size_t i = 0; i < count; i++)
		print_change(&change[i], korean, &mem);
	arena_finish(&mem);
}
