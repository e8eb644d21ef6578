#include "command/provenance.h"

#include <stdio.h>

#include "ledger/ledger.h"

struct printing {
	const struct ledger *ledger;
	bool korean;
	struct arena *mem;
};

static void print_line(const struct printing *p, const char *korean, const char *english,
		       struct str text)
{
	if (!text.n)
		return;
	text = messages_safe(p->mem, text);
	/* Hangul is two cells wide: two syllables, or eight letters, and blanks */
	printf(p->korean ? "  %s    " : "  %-8s", p->korean ? korean : english);
	for (size_t from = 0, end; from < text.n; from = end + 2) {
		end = str_find(text, STR("; "), from);
		end = end == SIZE_MAX ? text.n : end;
		printf("%s%.*s\n", from ? "          " : "",
		       STR_ARG(str_slice(text, from, end)));
	}
}

/* "flip: ../data/startup_flip.csv (SHA-256 b42bac58…)" of each source. */
static struct str sources_of(const struct printing *p, const struct ledger_figure *f)
{
	struct str *part = ARENA_NEW(p->mem, struct str, p->ledger->sources + 1);
	size_t n = 0;
	for (size_t from = 0, end; from < f->sources.n; from = end + 2) {
		end = str_find(f->sources, STR(", "), from);
		end = end == SIZE_MAX ? f->sources.n : end;
		struct str name = str_slice(f->sources, from, end);
		for (size_t i = 0; i < p->ledger->sources; i++) {
			const struct ledger_source *s = &p->ledger->source[i];
			if (str_eq(s->name, name))
				part[n++] = arena_printf(p->mem, "%.*s: %.*s (SHA-256 %.8s…)",
							 STR_ARG(name), STR_ARG(s->file),
							 s->sha256.n ? s->sha256.p : "-");
		}
	}
	return arena_join(p->mem, part, n, STR("; "));
}

static void print_head(const struct printing *p, const struct ledger_figure *f)
{
	printf("%.*s = %.*s\n", STR_ARG(messages_safe(p->mem, f->id)),
	       STR_ARG(messages_safe(p->mem, ledger_shown(f, p->mem))));
}

static void print_figure(const struct printing *p, const struct ledger_figure *f)
{
	struct str bar = f->format.n ? STR(" | ") : STR_NONE;
	struct str part[] = {f->what, bar, f->format};
	print_head(p, f);
	print_line(p, "원값", "value", str_eq(f->value, f->shown) ? STR_NONE : f->value);
	print_line(p, "식  ", "from", arena_join(p->mem, part, 3, STR_NONE));
	print_line(p, "정의", "where", f->method);
	print_line(p, "자료", "data", sources_of(p, f));
	print_line(p, "칸  ", "cell", f->cell);
	if (f->line)
		print_line(p, "위치", "line",
			   arena_printf(p->mem, p->korean ? "보고서 %u행" : "%u of the report",
					f->line));
}

static bool wanted(const struct ledger_figure *f, struct str name)
{
	return str_eq(f->id, name) || str_eq(f->what, name) ||
	       (str_starts(f->id, name) && f->id.p[name.n] == '/');
}

static struct str nearest(const struct ledger *l, struct str name)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < l->figures; i++) {
		const struct ledger_figure *f = &l->figure[i];
		best = str_nearer(name, f->what, best);
		best = str_nearer(name, f->id, best);
		best = str_nearer(name, str_slice(f->id, 0, str_find(f->id, STR("/"), 0)),
				  best);
	}
	return best;
}

static void print_list(const struct printing *p)
{
	for (size_t i = 0; i < p->ledger->figures; i++)
		print_head(p, &p->ledger->figure[i]);
}

static bool print_wanted(const struct printing *p, struct str name, struct diags *d)
{
	size_t found = 0;
	for (size_t i = 0; i < p->ledger->figures; i++) {
		const struct ledger_figure *f = &p->ledger->figure[i];
		if (!wanted(f, name))
			continue;
		if (found++)
			putchar('\n');
		print_figure(p, f);
	}
	return found > 0 ||
	       diag_report(d, SPAN_NONE, DIAG_FIGURE_NAME, name, nearest(p->ledger, name));
}

int provenance_print(struct command_line *l, const char *report, struct str name)
{
	struct run r;
	struct ledger ledger;
	run_init(&r);
	l->run.report = str_of(report);
	struct run_options o;
	if (command_params(l, &r, &o) && run_ledger(&r, &o, &ledger)) {
		struct printing p = {&ledger, l->common.messages.korean, &r.mem};
		if (name.n)
			print_wanted(&p, name, &r.diags);
		else
			print_list(&p);
	}
	int code = command_report(&l->common, &r);
	run_finish(&r);
	return code;
}
