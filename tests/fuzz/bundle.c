/* Any bytes as a report with its data, theme and pictures, through every sink:
 * a run either says what is wrong and writes nothing, or writes what it lists
 * and a ledger that can be read again. "@@@ NAME" lines begin further files. */
#include <string.h>

#include "base/path.h"
#include "folder.h"
#include "report/run.h"
#include "report/warm.h"

#define FILES_MOST 8
#define NAME_MOST 16

static struct warm *warm; /* of one input: its runs are of one report */

/* ---- the files of a bundle */

static struct folder box;

static void clean_up(void)
{
	folder_remove(&box);
}

static bool is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] == '.' && i > 0)))
			return false;
	return s.n > 0 && s.n < NAME_MOST && !str_eq(s, STR("out"));
}

static void write_file(struct str name, struct str text)
{
	char path[NAME_MOST];
	if (!is_name(name))
		return;
	memcpy(path, name.p, name.n);
	path[name.n] = '\0';
	folder_write(path, text.p, text.n);
}

static void write_bundle(struct str all)
{
	static const struct str mark = {"\n@@@ ", 5};
	struct str name = STR("r.md");
	for (int i = 0; i < FILES_MOST; i++) {
		size_t end = str_find(all, mark, 0);
		write_file(name, str_slice(all, 0, end == SIZE_MAX ? all.n : end + 1));
		if (end == SIZE_MAX)
			return;
		all = str_slice(all, end + mark.n, all.n);
		size_t line = str_find(all, STR("\n"), 0);
		if (line == SIZE_MAX)
			return;
		name = str_slice(all, 0, line);
		all = str_slice(all, line + 1, all.n);
	}
}

/* ---- runs */

static const struct way {
	const char *out, *standard;
	bool figures, attach;
} way[] = {
	{"out/o.txt", "", false, false},   {"out/o.pdf", "2a", false, false},
	{"out/o.pdf", "1a", false, false}, {"out/o.pdf", "3a", false, true},
	{"out/o.png", "", false, false},   {"out/o.png", "", true, false},
	{"out/o.svg", "", false, false},   {"out/o.svg", "", true, false},
};
#define WAYS (sizeof(way) / sizeof(*way))

static void check_ledger(struct run *r)
{
	struct ledger again;
	struct str bytes;
	FUZZ_PROMISE(files_read(&r->mem, STR("out/l.json"), &bytes) == 0);
	uint32_t file = files_add(&r->files, STR("out/l.json"), bytes);
	FUZZ_PROMISE(ledger_read(&again, file, &r->files, &r->mem, &r->diags));
}

static bool run_once(const struct way *w)
{
	struct run r;
	struct run_options o = {.report = STR("r.md"),
				.out = str_of(w->out),
				.figures = w->figures,
				.pdf_standard = str_of(w->standard),
				.attach_data = w->attach,
				.ppi = 30,
				.fonts = str_of(box.fonts),
				.ledger = STR("out/l.json"),
				.deps = STR("out/deps"),
				.alt_index = STR("out/alt"),
				.warm = warm};
	run_init(&r);
	folder_empty("out");
	bool ok = run_render(&r, &o);
	FUZZ_PROMISE(ok == (r.diags.errors == 0));
	FUZZ_PROMISE(folder_files("out") == (ok ? r.outputs + 3 : 0));
	if (ok)
		check_ledger(&r);
	run_finish(&r);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	folder_enter(&box, clean_up);
	write_bundle((struct str){(const char *)data, size});
	warm = warm_open();
	bool ok = run_once(&way[0]);
	size_t chosen = 1 + size % (WAYS - 1);
	for (size_t i = 1; ok && i < WAYS; i++)
		if (&fuzz_replays || i == chosen)
			run_once(&way[i]);
	warm_close(warm);
	return chdir(box.home); /* where the fuzzer finds its corpus */
}
