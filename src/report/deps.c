#include "report/deps.h"

#include "base/buf.h"

/* GNU make: blanks, # and : are escaped with a backslash, $ is doubled. */
static void put_path(struct buf *b, struct str path)
{
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		if (c == ' ' || c == '#' || c == ':')
			buf_char(b, '\\');
		if (c == '$')
			buf_char(b, '$');
		buf_char(b, c);
	}
}

static bool listed_before(const struct run *r, uint32_t index)
{
	for (uint32_t i = 0; i < index; i++)
		if (str_eq(r->files.item[i].path, r->files.item[index].path))
			return true;
	return false;
}

/* A ledger is read and written by the same run: it depends on nothing. */
static bool is_input(const struct run *r, const struct run_options *o, uint32_t index)
{
	struct str path = r->files.item[index].path;
	return path.n && !str_eq(path, STR("-")) && !str_eq(path, o->ledger) &&
	       !listed_before(r, index);
}

bool deps_write(struct run *r, const struct run_options *o, struct out *out)
{
	struct buf b = {0};
	if (!o->deps.n)
		return true;
	for (size_t i = 0; i < r->outputs; i++) {
		put_path(&b, r->output[i].path);
		buf_text(&b, i + 1 < r->outputs ? " \\\n" : ":");
	}
	for (uint32_t i = 0; i < r->files.count; i++)
		if (is_input(r, o, i)) {
			buf_text(&b, " \\\n  ");
			put_path(&b, r->files.item[i].path);
		}
	buf_char(&b, '\n');
	for (uint32_t i = 0; i < r->files.count; i++)
		if (is_input(r, o, i)) {
			put_path(&b, r->files.item[i].path);
			buf_text(&b, ":\n");
		}
	return out_add(out, o->deps, buf_take(&b, &r->mem), &r->diags);
}
