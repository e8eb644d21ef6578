#include "report/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/path.h"
#include "base/utf8.h"
#include "data/key.h"
#include "ko/compose.h"
#include "ko/format.h"
#include "query/query.h"
#include "source/source.h"
#include "spec/template.h"

/* Bytes of one file name: what file systems take, less room for the suffix of
 * a temporary file. */
#define NAME_MAX_BYTES 240

/* Marks that change how a name is read without being seen: zero-width and
 * bidirectional controls, byte order marks, variation selectors, tags. */
static bool is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/* What some file system or shell reads as something else. */
static bool is_reserved(uint32_t c)
{
	return c < 0x80 && c && strchr("/\\:*?\"<>|", (int)c);
}

static bool at_the_ends(char c)
{
	return c == ' ' || c == '.';
}

/* A text as a part of a file name: composed, without separators, control and
 * invisible characters, blanks and full stops at its ends; may be empty. */
static struct str file_name(struct arena *mem, struct str text)
{
	struct buf b = {0};
	struct str s = compose_nfc(mem, text);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		if (is_invisible(c))
			continue;
		if (is_control(c))
			buf_char(&b, ' ');
		else if (is_reserved(c))
			buf_char(&b, '_');
		else
			buf_code(&b, c);
	}
	struct str name = buf_take(&b, mem);
	while (name.n && at_the_ends(name.p[0]))
		name = str_slice(name, 1, name.n);
	while (name.n && at_the_ends(name.p[name.n - 1]))
		name.n--;
	return name;
}

static bool put_value(struct batch *b, const struct template_part *part, uint32_t row,
		      struct buf *out)
{
	struct arena *mem = &b->run.mem;
	struct diags *d = &b->run.diags;
	struct format format = FORMAT_NONE;
	struct value v;
	struct str shown;
	if ((part->format.n && !format_parse(part->format, SPAN_NONE, &format, mem, d)) ||
	    !query_row_expression(b->query, b->rows, row, part->text, SPAN_NONE, &v))
		return false;
	struct format_value value = {.text = v.kind == VALUE_NULL ? STR_NONE : v.text,
				     .unit = v.unit,
				     .number = v.kind == VALUE_NUMBER && part->format.n};
	if (v.kind == VALUE_NULL && !format.has_else)
		shown = STR_NONE;
	else if (!format_apply(&format, &value, &shown, mem, d))
		return false;
	struct str name = file_name(mem, shown);
	if (!name.n)
		return diag_report(d, SPAN_NONE, DIAG_BATCH_EMPTY, b->job[row].name,
				   part->text);
	buf_str(out, name);
	return true;
}

/* The template with the values of a row; its folders are the author's alone. */
static bool fill_name(struct batch *b, struct str template, uint32_t row, struct str *out)
{
	const struct template_part *part;
	size_t parts;
	struct buf name = {0};
	bool ok =
		template_split(template, SPAN_NONE, &part, &parts, &b->run.mem, &b->run.diags);
	for (size_t i = 0; ok && i < parts; i++) {
		if (part[i].value)
			ok = put_value(b, &part[i], row, &name);
		else
			buf_str(&name, part[i].text);
	}
	*out = buf_take(&name, &b->run.mem);
	size_t length = path_name(*out).n;
	if (ok && length > NAME_MAX_BYTES)
		ok = diag_report(&b->run.diags, SPAN_NONE, DIAG_BATCH_LONG, b->job[row].name,
				 diag_number(&b->run.diags, (long long)length),
				 diag_number(&b->run.diags, NAME_MAX_BYTES));
	return ok;
}

struct named {
	struct str name, shown;
	uint32_t row;
};

static int compare_names(const void *x, const void *y)
{
	const struct named *a = x, *b = y;
	int c = str_cmp(a->name, b->name);
	return c ? c : (a->row > b->row) - (a->row < b->row);
}

/* Some file systems take A and a for one name. */
static struct str folded(struct arena *mem, struct str s)
{
	char *p = arena_cstring(mem, s);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(p[i] >= 'A' && p[i] <= 'Z' ? p[i] - 'A' + 'a' : p[i]);
	return (struct str){p, s.n};
}

static bool names_differ(struct batch *b)
{
	struct arena *mem = &b->run.mem;
	struct named *name = ARENA_NEW(mem, struct named, (size_t)b->rows->rows * 4 + 1);
	size_t count = 0;
	for (uint32_t i = 0; i < b->rows->rows; i++) {
		const struct batch_job *j = &b->job[i];
		const struct str of[] = {j->out, j->ledger, j->deps, j->alt_index};
		for (size_t k = 0; k < 4; k++)
			if (of[k].n)
				name[count++] = (struct named){folded(mem, of[k]), of[k], i};
	}
	qsort(name, count, sizeof(*name), compare_names);
	bool ok = true;
	for (size_t i = 1; i < count; i++)
		if (str_eq(name[i].name, name[i - 1].name))
			ok = diag_report(&b->run.diags, SPAN_NONE, DIAG_BATCH_TWICE,
					 name[i].shown, b->job[name[i - 1].row].name,
					 b->job[name[i].row].name);
	return ok;
}

static int compare_folders(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* A folder that is not there is told once, before the first report, and not of each row. */
static bool folders_exist(struct batch *b)
{
	struct arena *mem = &b->run.mem;
	struct str *folder = ARENA_NEW(mem, struct str, 4 * (size_t)b->rows->rows + 1);
	size_t count = 0;
	for (uint32_t i = 0; i < b->rows->rows; i++) {
		const struct batch_job *j = &b->job[i];
		const struct str of[] = {j->out, j->ledger, j->deps, j->alt_index};
		for (size_t k = 0; k < sizeof(of) / sizeof(*of); k++)
			if (of[k].n && !str_eq(of[k], STR("-")))
				folder[count++] = path_folder(of[k]);
	}
	qsort(folder, count, sizeof(*folder), compare_folders);
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		if ((!i || !str_eq(folder[i], folder[i - 1])) &&
		    access(arena_cstring(mem, folder[i]), F_OK) != 0 && errno == ENOENT)
			ok = diag_report(&b->run.diags, SPAN_NONE, DIAG_FOLDER_NONE, b->o->out,
					 folder[i]);
	return ok;
}

static bool name_jobs(struct batch *b)
{
	struct key key = key_find(b->rows);
	bool ok = true;
	b->job = ARENA_NEW(&b->run.mem, struct batch_job, b->rows->rows + 1);
	for (uint32_t i = 0; i < b->rows->rows; i++) {
		struct batch_job *j = &b->job[i];
		j->name = file_name(&b->run.mem, key_text(&b->run.mem, &key, b->rows, i));
		ok = fill_name(b, b->o->out, i, &j->out) && ok;
		ok = fill_name(b, b->o->ledger, i, &j->ledger) && ok;
		ok = fill_name(b, b->o->deps, i, &j->deps) && ok;
		ok = fill_name(b, b->o->alt_index, i, &j->alt_index) && ok;
	}
	return ok && names_differ(b) && folders_exist(b);
}

static bool load_rows(struct batch *b, struct str from)
{
	struct str begin = str_trim(from);
	if (str_starts(begin, STR("SELECT ")) || str_starts(begin, STR("WITH ")))
		return run_select(&b->run, b->o, from, &b->rows);
	struct table *t = ARENA_NEW(&b->run.mem, struct table, 1);
	struct source_options o = {
		.name = STR("rows"), .file = from, .header = -1, .skip = -1, .expect_rows = -1};
	b->rows = t;
	return source_load(t, &o, &b->run.files, &b->run.mem, &b->run.diags);
}

bool batch_open(struct batch *b, const struct run_options *o, struct str from)
{
	*b = (struct batch){.o = o};
	run_init(&b->run);
	b->query = query_open(&b->run.mem, &b->run.files, &b->run.diags);
	if (!b->query || !load_rows(b, from))
		return false;
	if (!b->rows->rows)
		return diag_report(&b->run.diags, SPAN_NONE, DIAG_EMPTY_LIST, from);
	return name_jobs(b);
}

void batch_close(struct batch *b)
{
	if (b->query)
		query_close(b->query);
	run_finish(&b->run);
}

static struct run_param cell_param(const struct batch *b, uint32_t row, uint32_t column,
				   struct arena *mem)
{
	const struct column *c = &b->rows->column[column];
	bool number = c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR;
	return (struct run_param){
		.name = c->name,
		.value = number ? column_decimal(c, row, mem) : str_trim(column_text(c, row)),
		.row = true,
		.text = !number,
	};
}

/* -P comes last and wins over the row. */
struct run_options batch_options(const struct batch *b, uint32_t row, struct arena *mem)
{
	struct run_options o = *b->o;
	size_t count = b->rows->columns + b->o->params;
	struct run_param *p = ARENA_NEW(mem, struct run_param, count + 1);
	for (uint32_t i = 0; i < b->rows->columns; i++)
		p[i] = cell_param(b, row, i, mem);
	for (size_t i = 0; i < b->o->params; i++)
		p[b->rows->columns + i] = b->o->param[i];
	o.param = p;
	o.params = count;
	o.out = b->job[row].out;
	o.ledger = b->job[row].ledger;
	o.deps = b->job[row].deps;
	o.alt_index = b->job[row].alt_index;
	return o;
}
