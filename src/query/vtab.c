#include "query/vtab.h"

#include <math.h>

#include "base/buf.h"
#include "ko/compose.h"
#include "query/cell.h"
#include "query/totals.h"

#define EQUAL_COST 40.0 /* of one look-up, in rows of a scan */

struct view {
	sqlite3_vtab base; /* first: SQLite's part */
	struct query *q;
	uint32_t index; /* of q->table: the array may move */
};

struct cursor {
	sqlite3_vtab_cursor base;
	const struct table *t;
	const struct query *q;
	const uint32_t *order; /* NULL: every row */
	uint32_t at, end;      /* of order, else of the rows */
};

static struct database_table *table_of(struct view *v)
{
	return &v->q->table[v->index];
}

/* "기업 수" with its quotes doubled. */
static void put_name(struct buf *b, struct str name)
{
	buf_char(b, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"')
			buf_char(b, '"');
		buf_char(b, name.p[i]);
	}
	buf_char(b, '"');
}

static int declare(sqlite3 *db, struct arena *temp, const struct table *t, bool hangul_first)
{
	const char *text = hangul_first ? " TEXT COLLATE HANGUL_FIRST" : " TEXT";
	struct buf b = {0};
	buf_text(&b, "CREATE TABLE x(");
	for (uint32_t i = 0; i < t->columns; i++) {
		buf_text(&b, i ? ", " : "");
		put_name(&b, compose_key(temp, t->column[i].name));
		buf_text(&b, cell_is_number(t->column[i].type) ? " REAL" : text);
	}
	buf_text(&b, ", " VTAB_STATUS " INTEGER HIDDEN, " VTAB_TOTAL " INTEGER HIDDEN)");
	buf_char(&b, '\0');
	int rc = sqlite3_declare_vtab(db, b.p);
	buf_finish(&b);
	return rc;
}

static int view_connect(sqlite3 *db, void *user, int argc, const char *const *argv,
			sqlite3_vtab **out, char **message)
{
	struct query *q = user;
	(void)argc;
	uint32_t index = (uint32_t)strtoul(argv[3], NULL, 10);
	struct arena temp = {0};
	arena_init(&temp);
	int rc = declare(db, &temp, q->table[index].t, q->table[index].hangul_first);
	arena_finish(&temp);
	if (rc != SQLITE_OK) {
		*message = sqlite3_mprintf("%s", sqlite3_errmsg(db));
		return rc;
	}
	struct view *v = sqlite3_malloc(sizeof(*v));
	if (!v)
		return SQLITE_NOMEM;
	*v = (struct view){.q = q, .index = index};
	*out = &v->base;
	return SQLITE_OK;
}

/* A function of its own: were it the same as view_connect, `FROM dopyo` would
 * be a table. */
static int view_create(sqlite3 *db, void *user, int argc, const char *const *argv,
		       sqlite3_vtab **out, char **message)
{
	return view_connect(db, user, argc, argv, out, message);
}

static int view_disconnect(sqlite3_vtab *base)
{
	sqlite3_free(base);
	return SQLITE_OK;
}

/* An equality with another table's column. One with a constant needs but one
 * scan, and a scan keeps the rows in the order of the file. */
static bool is_join(sqlite3_index_info *info, int i)
{
	const struct sqlite3_index_constraint *c = &info->aConstraint[i];
	sqlite3_value *constant;
	return c->usable && c->op == SQLITE_INDEX_CONSTRAINT_EQ && c->iColumn >= 0 &&
	       strcmp(sqlite3_vtab_collation(info, i), "BINARY") == 0 &&
	       !sqlite3_vtab_in(info, i, -1) &&
	       sqlite3_vtab_rhs_value(info, i, &constant) != SQLITE_OK;
}

/* idxNum: 0 for a scan, else 1 + the column whose value is given. */
static int view_best(sqlite3_vtab *base, sqlite3_index_info *info)
{
	const struct table *t = table_of((struct view *)base)->t;
	info->estimatedRows = t->rows;
	info->estimatedCost = (double)t->rows + 1;
	for (int i = 0; i < info->nConstraint; i++) {
		if (!is_join(info, i))
			continue;
		info->idxNum = info->aConstraint[i].iColumn + 1;
		info->aConstraintUsage[i].argvIndex = 1;
		info->estimatedRows = 1 + t->rows / 100;
		info->estimatedCost = EQUAL_COST + (double)t->rows / 100;
		break;
	}
	return SQLITE_OK;
}

static int view_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
	struct cursor *c = sqlite3_malloc(sizeof(*c));
	if (!c)
		return SQLITE_NOMEM;
	*c = (struct cursor){.t = table_of((struct view *)base)->t,
			     .q = ((struct view *)base)->q};
	*out = &c->base;
	return SQLITE_OK;
}

static int view_close(sqlite3_vtab_cursor *base)
{
	sqlite3_free(base);
	return SQLITE_OK;
}

static void find_number(struct cursor *c, const struct column *column, uint32_t count, double v)
{
	c->at = cell_first(column, c->order, count, v);
	for (c->end = c->at; c->end < count && column->number[c->order[c->end]] == v;)
		c->end++;
}

static void find_text(struct cursor *c, const struct column *column, uint32_t count,
		      struct str s)
{
	uint32_t lo = 0, hi = count;
	while (lo < hi) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (str_cmp(column_text(column, c->order[middle]), s) < 0)
			lo = middle + 1;
		else
			hi = middle;
	}
	c->at = c->end = lo;
	while (c->end < count && str_eq(column_text(column, c->order[c->end]), s))
		c->end++;
}

/* The rows with that value, or a scan: SQLite looks at each row again, so a
 * value of another kind than the column's is left to it. */
static void narrow(struct view *view, struct cursor *c, uint32_t index, sqlite3_value *v)
{
	struct database_table *t = table_of(view);
	const struct column *column = &t->t->column[index];
	int kind = sqlite3_value_type(v);
	bool number = kind == SQLITE_INTEGER || kind == SQLITE_FLOAT;
	bool fits =
		cell_is_number(column->type) ? number : kind == SQLITE_TEXT && !column->number;
	double given = number ? sqlite3_value_double(v) : 0;
	/* an integer beyond 2^53 may equal no double, or the rounded one */
	if (!fits || fabs(given) > 9007199254740992.0)
		return;
	uint32_t count;
	c->order = cell_order(view->q, t, index, &count);
	if (number)
		find_number(c, column, count, given);
	else
		find_text(c, column, count,
			  (struct str){(const char *)sqlite3_value_text(v),
				       (size_t)sqlite3_value_bytes(v)});
}

static uint32_t row_of(const struct cursor *c)
{
	return c->order ? c->order[c->at] : c->at;
}

/* Behind total rows, where they are not to be seen. */
static int skip_totals(struct cursor *c)
{
	while (c->q->without_totals && c->at < c->end && totals_apart(c->t) &&
	       table_total(c->t, row_of(c)))
		c->at++;
	return SQLITE_OK;
}

static int view_filter(sqlite3_vtab_cursor *base, int number, const char *name, int argc,
		       sqlite3_value **argv)
{
	struct cursor *c = (struct cursor *)base;
	(void)name;
	c->order = NULL;
	c->at = 0;
	c->end = c->t->rows;
	if (number && argc == 1)
		narrow((struct view *)base->pVtab, c, (uint32_t)number - 1, argv[0]);
	return skip_totals(c);
}

static int view_next(sqlite3_vtab_cursor *base)
{
	struct cursor *c = (struct cursor *)base;
	c->at++;
	return skip_totals(c);
}

static int view_eof(sqlite3_vtab_cursor *base)
{
	struct cursor *c = (struct cursor *)base;
	return c->at >= c->end;
}

static int view_column(sqlite3_vtab_cursor *base, sqlite3_context *to, int index)
{
	struct cursor *cursor = (struct cursor *)base;
	const struct table *t = cursor->t;
	uint32_t row = row_of(cursor), hidden = (uint32_t)index - t->columns;
	if ((uint32_t)index >= t->columns) {
		sqlite3_result_int(to, hidden ? totals_apart(t) && table_total(t, row)
					      : (int)table_status(t, row));
		return SQLITE_OK;
	}
	const struct column *c = &t->column[index];
	if (table_missing(c, row)) {
		sqlite3_result_null(to);
	} else if (cell_is_number(c->type)) {
		sqlite3_result_double(to, c->number[row]);
	} else if (c->number) {
		char room[24];
		struct str s = column_period(c->type, c->number[row], room);
		sqlite3_result_text(to, s.p, (int)s.n, SQLITE_TRANSIENT);
	} else {
		struct str s = column_text(c, row);
		sqlite3_result_text64(to, s.p ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
	}
	return SQLITE_OK;
}

static int view_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
	*out = (sqlite3_int64)row_of((struct cursor *)base) + 1;
	return SQLITE_OK;
}

static const sqlite3_module view_module = {
	.iVersion = 1,
	.xCreate = view_create,
	.xConnect = view_connect,
	.xBestIndex = view_best,
	.xDisconnect = view_disconnect,
	.xDestroy = view_disconnect,
	.xOpen = view_open,
	.xClose = view_close,
	.xFilter = view_filter,
	.xNext = view_next,
	.xEof = view_eof,
	.xColumn = view_column,
	.xRowid = view_rowid,
};

void vtab_register(struct query *q)
{
	if (sqlite3_create_module(q->db, "dopyo", &view_module, q) != SQLITE_OK)
		database_out_of_memory();
}

bool vtab_create(struct query *q, uint32_t index)
{
	struct buf b = {0};
	buf_text(&b, "CREATE VIRTUAL TABLE ");
	put_name(&b, q->table[index].name);
	buf_printf(&b, " USING dopyo(%u)", index);
	buf_char(&b, '\0');
	q->open_door = true;
	int rc = sqlite3_exec(q->db, b.p, NULL, NULL, NULL);
	q->open_door = false;
	buf_finish(&b);
	if (rc == SQLITE_NOMEM)
		database_out_of_memory();
	return rc == SQLITE_OK;
}
