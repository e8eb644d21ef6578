#include "text/lock.h"

#include <errno.h>

#include "base/num.h"
#include "base/path.h"

#define FIELDS 10

/* The next line of *s without its end; *s moves behind it. */
static struct str next_line(struct str *s)
{
	size_t end = str_find(*s, STR("\n"), 0);
	size_t stop = end == SIZE_MAX ? s->n : end;
	struct str line = str_slice(*s, 0, stop);
	*s = str_slice(*s, end == SIZE_MAX ? s->n : end + 1, s->n);
	return str_ends(line, STR("\r")) ? str_slice(line, 0, line.n - 1) : line;
}

static size_t split(struct str line, struct str field[FIELDS])
{
	size_t count = 0, lo = 0;
	for (;;) {
		size_t hi = str_find(line, STR("\t"), lo);
		if (count < FIELDS)
			field[count] = str_slice(line, lo, hi == SIZE_MAX ? line.n : hi);
		count++;
		if (hi == SIZE_MAX)
			return count;
		lo = hi + 1;
	}
}

static bool parse_row(struct str line, struct str folder, struct text_lock_row *row,
		      struct arena *mem)
{
	struct str f[FIELDS];
	long long weight, index;
	if (split(line, f) != FIELDS || !str_among(f[0], "required optional") || !f[1].n ||
	    !num_parse_int(f[3], &weight) || weight < 1 || weight > 1000 ||
	    !num_parse_int(f[8], &index) || index < 0 || index > UINT16_MAX || !f[7].n ||
	    f[9].n != 64)
		return false;
	*row = (struct text_lock_row){.required = str_eq(f[0], STR("required")),
				      .family = f[1],
				      .style = f[2],
				      .weight = (int)weight,
				      .package = f[4],
				      .version = f[5],
				      .release = f[6],
				      .path = path_join(mem, folder, f[7]),
				      .index = (unsigned)index,
				      .sha256 = f[9]};
	return true;
}

static bool is_any(const struct text_lock_row *row)
{
	return str_eq(row->release, STR("any"));
}

/* Keeps the rows of this release, or else of the first one named; and of any. */
static void choose_release(struct text_lock *lock, struct str release)
{
	struct str chosen = STR_NONE;
	for (size_t i = lock->count; i > 0; i--)
		chosen = is_any(&lock->row[i - 1]) ? chosen : lock->row[i - 1].release;
	for (size_t i = 0; i < lock->count; i++)
		if (str_eq(lock->row[i].release, release))
			chosen = release;
	size_t kept = 0;
	for (size_t i = 0; i < lock->count; i++)
		if (str_eq(lock->row[i].release, chosen) || is_any(&lock->row[i]))
			lock->row[kept++] = lock->row[i];
	lock->count = kept;
	lock->release = chosen;
}

bool text_lock_read(struct text_lock *lock, struct str folder, struct str release,
		    struct arena *mem, struct diags *d)
{
	*lock = (struct text_lock){0};
	struct str path = path_join(mem, folder, STR("fonts.lock")), rest;
	int error = files_read(mem, path, &rest);
	if (error == ENOENT)
		return true;
	if (error)
		return diag_report(d, SPAN_NONE, DIAG_FILE_READ, path, str_of(strerror(error)));
	bool ok = true;
	for (long long number = 1; rest.n; number++) {
		struct str line = next_line(&rest);
		struct text_lock_row row;
		if (!str_trim(line).n || line.p[0] == '#')
			continue;
		if (parse_row(line, folder, &row, mem))
			ARENA_PUSH(mem, lock->row, lock->count, lock->room) = row;
		else
			ok = diag_report(d, SPAN_NONE, DIAG_FONT_LOCK, path,
					 diag_number(d, number));
	}
	choose_release(lock, release);
	return ok;
}

/* The value of NAME=value or NAME="value" in a file of such lines. */
static struct str value_of(struct str file, struct str name)
{
	while (file.n) {
		struct str line = next_line(&file);
		if (!str_starts(line, name))
			continue;
		struct str v = str_slice(line, name.n, line.n);
		bool quoted = v.n >= 2 && v.p[0] == '"' && v.p[v.n - 1] == '"';
		return quoted ? str_slice(v, 1, v.n - 1) : v;
	}
	return STR_NONE;
}

struct str text_lock_release(struct arena *mem)
{
	struct str file;
	if (files_read(mem, STR("/etc/os-release"), &file) != 0)
		return STR("unknown");
	struct str part[] = {value_of(file, STR("ID=")), value_of(file, STR("VERSION_ID="))};
	if (!part[0].n)
		return STR("unknown");
	return arena_join(mem, part, part[1].n ? 2 : 1, STR(" "));
}
