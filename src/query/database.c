#include "query/database.h"
#include "ko/compose.h"

#include <assert.h>

#include "ko/sorting.h"
#include "query/function.h"
#include "query/token.h"
#include "query/vtab.h"

#define STEPS_BETWEEN 4096 /* machine steps between two looks at the limits */

_Noreturn void database_out_of_memory(void)
{
	fputs("dopyo: out of memory\n", stderr);
	exit(3);
}

void database_fault(struct query *q, enum diag_code code, struct str a, struct str b, size_t at)
{
	if (q->fault.set)
		return;
	q->fault = (struct database_fault){.set = true, .code = code, .at = at};
	q->fault.arg[0] = arena_str(q->mem, a);
	q->fault.arg[1] = arena_str(q->mem, b);
}

struct database_table *database_table(const struct query *q, struct str name)
{
	for (uint32_t i = 0; i < q->tables; i++)
		if (token_same_name(q->table[i].name, name))
			return &q->table[i];
	return NULL;
}

const struct database_name *database_name(const struct query *q, struct str name)
{
	for (uint32_t i = 0; i < q->names; i++)
		if (token_same_name(q->name[i].name, name))
			return &q->name[i];
	return NULL;
}

static bool among(const struct query *q, const struct str *list, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (token_same_name(compose_key(q->mem, list[i]), name))
			return true;
	return false;
}

bool database_later(const struct query *q, struct str name)
{
	return among(q, q->later, q->laters, name);
}

bool database_lost(const struct query *q, struct str name)
{
	return among(q, q->lost, q->losses, name);
}

static int refuse(struct query *q, enum diag_code code, const char *what)
{
	database_fault(q, code, str_of(what), STR_NONE, SIZE_MAX);
	return SQLITE_DENY;
}

/* Notes which columns a statement reads; refuses SQLite's own tables. What is
 * neither is a table of WITH. */
static int may_read(struct query *q, const char *table, const char *column)
{
	struct str name = str_of(table);
	if (str_starts(name, STR("sqlite_")) || str_starts(name, STR("pragma_")))
		return refuse(q, DIAG_QUERY_TABLE_UNKNOWN, table);
	struct database_table *t = database_table(q, name);
	if (t)
		t->read = true;
	for (uint32_t i = 0; t && column && i < t->t->columns; i++)
		if (token_same_name(t->t->column[i].name, str_of(column)))
			t->column[i].read = true;
	return SQLITE_OK;
}

/* sqlite3_set_authorizer: reading only, and nothing that differs between two runs. */
static int authorize(void *user, int action, const char *a, const char *b, const char *base,
		     const char *trigger)
{
	struct query *q = user;
	(void)base;
	(void)trigger;
	if (q->open_door)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return may_read(q, a, b);
	case SQLITE_FUNCTION:
		if (function_changes(str_of(b)))
			return refuse(q, DIAG_QUERY_CHANGING, b);
		return function_known(str_of(b)) ? SQLITE_OK
						 : refuse(q, DIAG_QUERY_FUNCTION_UNKNOWN, b);
	default:
		return refuse(q, DIAG_QUERY_READ_ONLY, "");
	}
}

/* sqlite3_progress_handler: not 0 ends the statement. */
static int watch(void *user)
{
	struct query *q = user;
	q->steps += STEPS_BETWEEN;
	if (q->steps > q->steps_max)
		database_fault(q, DIAG_QUERY_RUNAWAY, STR_NONE, STR_NONE, SIZE_MAX);
	else if (sqlite3_memory_used() > QUERY_BYTES)
		database_fault(q, DIAG_QUERY_MEMORY, STR_NONE, STR_NONE, SIZE_MAX);
	return q->fault.set;
}

void database_rewind(struct query *q)
{
	int64_t rows = 0;
	for (uint32_t i = 0; i < q->tables; i++)
		rows += q->table[i].t->rows;
	q->steps = 0;
	q->steps_max = QUERY_STEPS + QUERY_STEPS_A_ROW * rows;
	q->fault = (struct database_fault){0};
}

/* Our own SQL text; an error is our fault. */
static void exec(struct query *q, const char *sql)
{
	q->open_door = true;
	int rc = sqlite3_exec(q->db, sql, NULL, NULL, NULL);
	q->open_door = false;
	if (rc == SQLITE_NOMEM)
		database_out_of_memory();
	assert(rc == SQLITE_OK);
}

static void set_limits(sqlite3 *db)
{
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, QUERY_TEXT);
	assert(sqlite3_limit(db, SQLITE_LIMIT_COLUMN, -1) == QUERY_COLUMNS);
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 2 * QUERY_SQL);
	sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 500);
	sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 500);
	sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
	sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
}

static int collate(void *hangul_first, int an, const void *a, int bn, const void *b)
{
	return sorting_compare((struct str){a, (size_t)an}, (struct str){b, (size_t)bn},
			       hangul_first != NULL);
}

static void add_collations(struct query *q)
{
	int rc = sqlite3_create_collation_v2(q->db, "HANGUL_FIRST", SQLITE_UTF8, q, collate,
					     NULL);
	rc = rc ? rc
		: sqlite3_create_collation_v2(q->db, "LATIN_FIRST", SQLITE_UTF8, NULL, collate,
					      NULL);
	if (rc != SQLITE_OK)
		database_out_of_memory();
}

static void start(struct query *q)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY |
		    SQLITE_OPEN_NOMUTEX;
	if (sqlite3_open_v2(":memory:", &q->db, flags, NULL) != SQLITE_OK)
		database_out_of_memory();
	set_limits(q->db);
	sqlite3_set_authorizer(q->db, authorize, q);
	sqlite3_progress_handler(q->db, STEPS_BETWEEN, watch, q);
	exec(q, "PRAGMA temp_store = MEMORY");
	sqlite3_drop_modules(q->db, NULL); /* dbstat, json_each, … */
	add_collations(q);
	vtab_register(q);
	function_register(q);
}

bool database_add(struct query *q, const struct table *t, struct str name, struct span at)
{
	if (t->columns == 0 || t->columns > QUERY_COLUMNS)
		return diag_report(q->d, at, DIAG_QUERY_COLUMNS, t->name,
				   diag_number(q->d, t->columns),
				   diag_number(q->d, QUERY_COLUMNS));
	ARENA_PUSH(q->mem, q->table, q->tables, q->table_room) = (struct database_table){
		.t = t,
		.name = name,
		.at = at,
		.hangul_first = q->hangul_first,
		.column = ARENA_NEW(q->mem, struct database_column, t->columns)};
	return true;
}

bool database_open(struct query *q)
{
	if (!q->db)
		start(q);
	for (; q->made < q->tables; q->made++)
		if (!vtab_create(q, q->made))
			return diag_report(q->d, q->table[q->made].at, DIAG_QUERY_SQL,
					   str_of(sqlite3_errmsg(q->db)));
	return true;
}

void database_close(struct query *q)
{
	sqlite3_finalize(q->calendar_call);
	sqlite3_close(q->calendar);
	int rc = sqlite3_close(q->db);
	assert(rc == SQLITE_OK); /* a statement was left open */
	(void)rc;
}
