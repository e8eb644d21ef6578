#include "spec/spec.h"

#include "spec/body.h"
#include "spec/yaml.h"

static bool is_fence(const struct reader *r, size_t lo, size_t end, bool opens)
{
	struct str line = str_slice(r->text, lo, end);
	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	return str_eq(line, STR("---")) || (!opens && str_eq(line, STR("...")));
}

/* Reads the YAML between --- and ---, when the file starts so; returns where
 * the body starts. */
static size_t read_front(struct spec *out, struct reader *r)
{
	size_t lo = str_starts(r->text, STR("\xEF\xBB\xBF")) ? 3 : 0;
	size_t end = reader_line_end(r, lo);
	out->front = (struct node){.kind = NODE_MAP, .at = reader_span(r, lo, lo)};
	if (!is_fence(r, lo, end, true))
		return lo;
	size_t yaml = reader_next_line(r, end);
	for (size_t at = yaml; at < r->text.n;) {
		size_t line = reader_line_end(r, at), next = reader_next_line(r, line);
		if (is_fence(r, at, line, false)) {
			spec_yaml(&out->front, r, yaml, at);
			return next;
		}
		at = next;
	}
	diag_add(r->d, reader_span(r, lo, end), DIAG_FRONT_UNCLOSED, NULL, 0);
	return r->text.n;
}

bool spec_parse(struct spec *out, uint32_t file, const struct files *files, struct arena *mem,
		struct diags *d)
{
	struct reader r;
	unsigned errors = d->errors;
	*out = (struct spec){.file = file, .front = {.kind = NODE_MAP}};
	if (!reader_open(&r, file, files, mem, d))
		return false;
	size_t lo = read_front(out, &r);
	if (!r.full)
		body_read(out, &r, lo);
	return d->errors == errors;
}
