#include <string.h>

#include "base/path.h"
#include "command/command.h"
#include "source/source.h"

/* Two ledgers, or two CSVs: which figures differ. */

static const struct command_option own[] = {
	{.name = "key",
	 .value = OPTION_COLUMN,
	 .stands = {"열,열", "COL,COL"},
	 .says = {"행을 가려내는 열 (CSV)", "columns that tell rows apart (CSV)"}},
	{0},
};

static bool take(struct command_line *l, size_t option, const char *value)
{
	(void)option;
	*(struct str *)l->own = str_of(value);
	return true;
}

struct side {
	struct ledger ledger;
	struct table table;
	bool data; /* a CSV */
};

static bool open_side(struct run *r, const char *path, struct side *out)
{
	struct str bytes, name = str_of(path);
	int error = files_read(&r->mem, name, &bytes);
	if (error)
		return diag_report(&r->diags, SPAN_NONE, DIAG_FILE_READ, name,
				   str_of(strerror(error)));
	*out = (struct side){.data = !ledger_is(bytes)};
	if (!out->data)
		return ledger_read(&out->ledger, files_add(&r->files, name, bytes), &r->files,
				   &r->mem, &r->diags);
	struct source_options o = {.name = path_stem(name),
				   .file = name,
				   .header = -1,
				   .skip = -1,
				   .expect_rows = -1};
	return source_load(&out->table, &o, &r->files, &r->mem, &r->diags);
}

/* The columns of --key, separated by commas. */
static bool name_key(struct run *r, const struct table *t, struct str names, struct key *k)
{
	*k = (struct key){0};
	for (size_t from = 0, comma; from <= names.n; from = comma + 1) {
		comma = str_find(names, STR(","), from);
		comma = comma == SIZE_MAX ? names.n : comma;
		struct str name = str_trim(str_slice(names, from, comma));
		uint32_t column = table_find(t, name);
		if (column == TABLE_NONE || k->columns == KEY_COLUMNS)
			return diag_report(&r->diags, SPAN_NONE, DIAG_COLUMN_UNKNOWN, t->name,
					   name, table_nearest(t, name),
					   table_column_names(t, &r->mem));
		k->column[k->columns++] = column;
	}
	return true;
}

static bool check_key(struct run *r, const struct table *t, const struct key *k)
{
	uint32_t first = 0, second = 0;
	return key_unique(k, t, &first, &second) ||
	       diag_report(&r->diags, source_record(t, &r->files, second), DIAG_DIFF_TWICE,
			   t->name, key_text(&r->mem, k, t, second));
}

/* Without --key, the columns that tell the newer file's rows apart. */
static bool open_cells(struct run *r, struct side *old, struct side *new, struct str names)
{
	struct key was, is = key_find(&new->table);
	if (!names.n && !is.columns)
		return diag_report(&r->diags, SPAN_NONE, DIAG_DIFF_KEY, new->table.name,
				   table_column_names(&new->table, &r->mem));
	struct str part[KEY_COLUMNS];
	for (uint32_t i = 0; i < is.columns; i++)
		part[i] = new->table.column[is.column[i]].name;
	if (!names.n)
		names = arena_join(&r->mem, part, is.columns, STR(","));
	if (!name_key(r, &old->table, names, &was) || !name_key(r, &new->table, names, &is) ||
	    !check_key(r, &old->table, &was) || !check_key(r, &new->table, &is))
		return false;
	ledger_cells(&old->ledger, &old->table, &was, &r->files, &r->mem);
	ledger_cells(&new->ledger, &new->table, &is, &r->files, &r->mem);
	return diag_files(&r->diags, &r->files);
}

/* A new row or column is one line, whatever stands in it. */
static size_t without_cells(struct arena *mem, const struct ledger_change **change,
			    size_t count)
{
	struct ledger_change *kept = ARENA_NEW(mem, struct ledger_change, count + 1);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		const struct ledger_change *x = &(*change)[i];
		if ((x->old && x->new) || !(x->old ? x->old : x->new)->what.n)
			kept[n++] = *x;
	}
	*change = kept;
	return n;
}

static int compare(struct run *r, char **path, struct str key, const struct command_common *c)
{
	struct side old, new;
	const struct ledger_change *change;
	bool ok = open_side(r, path[0], &old);
	ok = open_side(r, path[1], &new) && ok;
	if (ok && old.data != new.data)
		ok = diag_report(&r->diags, SPAN_NONE, DIAG_DIFF_KINDS, STR_NONE);
	if (!ok || (old.data && !open_cells(r, &old, &new, key)))
		return command_report(c, r);
	size_t count = ledger_compare(&old.ledger, &new.ledger, &change, &r->mem);
	if (old.data)
		count = without_cells(&r->mem, &change, count);
	int code = command_report(c, r);
	if (!c->quiet)
		command_changes(change, count, c->messages.korean);
	return count && code == EXIT_DONE ? EXIT_INPUT : code;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct str key = STR_NONE;
	struct command_line l = {.own = &key};
	int code = EXIT_USAGE;
	if (command_parse(self, &l, korean, argc, argv)) {
		struct run r;
		run_init(&r);
		code = compare(&r, argv + l.first, key, &l.common);
		run_finish(&r);
	} else {
		code = l.code;
	}
	arena_finish(&l.mem);
	return code;
}

const struct command command_diff = {
	.name = "diff",
	.summary = {"두 수치 대장이나 두 CSV에서 달라진 수치를 보입니다",
		    "which figures differ between two ledgers or two CSVs"},
	.operands = {"옛것 새것", "OLD NEW"},
	.examples =
		{"  dopyo diff 지난주.json 이번주.json\n"
		 "  dopyo diff 인구_2023.csv 인구_2024.csv --key 시도,연도\n",
		 "  dopyo diff last-week.json this-week.json\n"
		 "  dopyo diff population_2023.csv population_2024.csv --key region,year\n"},
	.notes =
		{"종료 코드: 0 같음, 1 다름, 2 명령을 잘못 씀, 3 파일을 읽을 수 없음. -q는 종료 코드만 냅니다.\n",
		 "Exit codes: 0 the same, 1 different, 2 wrong usage, 3 a file cannot be read; with -q nothing else.\n"},
	.exits = true,
	.least = 2,
	.most = 2,
	.suffixes = "json csv",
	.option = own,
	.take = take,
	.run = run,
};
