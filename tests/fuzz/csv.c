/* Any bytes as a CSV file: loading ends, every diagnostic and every cell has a
 * place inside the file, and a cell's place quotes back to the cell. */
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "source/source.h"

static char path[] = "/tmp/dopyo-fuzz-XXXXXX";

static void forget(void)
{
	unlink(path);
}

static bool keep(const uint8_t *data, size_t size)
{
	static int fd = -1;
	if (fd < 0) {
		fd = mkstemp(path);
		atexit(forget);
	}
	return fd >= 0 && ftruncate(fd, 0) == 0 && pwrite(fd, data, size, 0) == (ssize_t)size;
}

static void check_place(const struct files *files, struct span at)
{
	if (!at.file)
		return;
	FUZZ_PROMISE(at.file <= files->count);
	FUZZ_PROMISE(at.lo <= at.hi && at.hi <= files_text(files, at.file).n);
}

/* The cell as it stands in the file holds the cell's first character. */
static void check_cell(const struct table *t, const struct files *files, uint32_t row,
		       uint32_t column)
{
	struct span at = source_cell(t, files, row, column);
	check_place(files, at);
	struct str text = column_text(&t->column[column], row);
	FUZZ_PROMISE(utf8_invalid(text) == text.n);
	struct str quoted = files_quote(files, at);
	if (text.n && at.file && (unsigned char)text.p[0] < 0x80)
		FUZZ_PROMISE(str_find(quoted, str_slice(text, 0, 1), 0) != SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!keep(data, size))
		return 0;
	struct arena mem;
	arena_init(&mem);
	struct files files = {.mem = &mem};
	struct diags d = {.mem = &mem};
	struct source_options o = {.name = STR("t"),
				   .file = str_of(path),
				   .header = -1,
				   .skip = -1,
				   .expect_rows = -1,
				   .threads = 1,
				   .part = size % 2 ? 24 : 0,  /* in many parts, or in one */
				   .large = size % 3 ? 1 : 0}; /* and not kept, or kept */
	struct table t = {0};
	if (source_load(&t, &o, &files, &mem, &d))
		for (uint32_t row = 0; row < t.rows && row < 50; row++)
			for (uint32_t c = 0; c < t.columns && c < 50; c++)
				check_cell(&t, &files, row, c);
	else
		FUZZ_PROMISE(d.errors > 0);
	for (const struct diag *x = d.first; x; x = x->next)
		check_place(&files, x->at);
	files_finish(&files);
	arena_finish(&mem);
	return 0;
}
