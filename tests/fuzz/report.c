/* Any bytes as a report file: parsing ends, and every place is inside the file. */
#include "fuzz.h"
#include "spec/spec.h"

static void check_span(const struct files *files, struct span at)
{
	if (!at.file)
		return;
	FUZZ_PROMISE(at.file <= files->count && at.lo <= at.hi);
	FUZZ_PROMISE(at.hi <= files_text(files, at.file).n);
}

static void check_elements(const struct files *files, const struct element *e, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_span(files, e[i].at);
		for (size_t k = 0; k < e[i].inline_count; k++)
			check_span(files, e[i].inlines[k].at);
		check_elements(files, e[i].child, e[i].children);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem;
	arena_init(&mem);
	struct files files = {.mem = &mem};
	struct diags d = {.mem = &mem};
	struct spec spec;
	uint32_t file =
		files_add(&files, STR("fuzz.md"), (struct str){(const char *)data, size});
	bool ok = spec_parse(&spec, file, &files, &mem, &d);
	FUZZ_PROMISE(ok == (d.errors == 0));
	check_elements(&files, spec.element, spec.elements);
	for (const struct diag *x = d.first; x; x = x->next)
		check_span(&files, x->at);
	arena_finish(&mem);
	return 0;
}
