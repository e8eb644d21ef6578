#include "report/changes.h"

#include <errno.h>
#include <string.h>

#include "report/fill.h"
#include "report/keys.h"
#include "report/record.h"

bool changes_before(const struct run_options *o, struct run *r, const struct ledger **out)
{
	struct str bytes;
	struct ledger *l = ARENA_NEW(&r->mem, struct ledger, 1);
	*out = NULL;
	int error = o->ledger.n ? files_read(&r->mem, o->ledger, &bytes) : ENOENT;
	if (error == ENOENT)
		return true;
	if (error)
		return diag_report(&r->diags, SPAN_NONE, DIAG_FILE_READ, o->ledger,
				   str_of(strerror(error)));
	uint32_t file = files_add(&r->files, o->ledger, bytes);
	*out = l;
	return ledger_read(l, file, &r->files, &r->mem, &r->diags);
}

bool changes_after(struct bind *b, struct run *r, struct out *out)
{
	struct ledger now;
	if (!b->record)
		return true;
	record_ledger(b, &now);
	r->compared = b->before != NULL;
	if (b->before)
		r->changes = ledger_compare(b->before, &now, &r->change, b->mem);
	return out_add(out, b->o->ledger, ledger_text(&now, b->mem), b->d);
}

struct str changes_causes(unsigned causes, bool korean, struct arena *mem)
{
	static const char *const word[][2] = {
		{"데이터", "data"}, {"방법", "method"}, {"서식", "format"}};
	struct str part[3];
	size_t n = 0;
	for (unsigned i = 0; i < 3; i++)
		if (causes & (1u << i))
			part[n++] = str_of(word[i][!korean]);
	return arena_join(mem, part, n, STR(", "));
}

/* ---- the {changes} block */

#define COLUMNS 5

/* "그림 1 2014·기업수": the element as references print it, then the figure. */
static struct str name_of(struct bind *b, struct str id)
{
	size_t slash = str_find(id, STR("/"), 0);
	struct str element = str_slice(id, 0, slash), rest = str_slice(id, slash + 1, id.n);
	struct str label;
	for (size_t i = 0; i < b->targets; i++)
		if (str_eq(b->target[i].id, element) &&
		    targets_label(b, &b->target[i], b->target[i].at, &label))
			return arena_printf(b->mem, "%.*s %.*s", STR_ARG(label), STR_ARG(rest));
	return rest;
}

static struct str shown(struct bind *b, const struct ledger_figure *f)
{
	return f ? ledger_shown(f, b->mem) : STR("-");
}

static struct str cause_of(struct bind *b, const struct ledger_change *x)
{
	bool korean = b->plan->korean;
	if (!x->old)
		return str_of(korean ? "새로 실음" : "new");
	if (!x->new)
		return str_of(korean ? "뺌" : "gone");
	return changes_causes(x->causes, korean, b->mem);
}

static void fill_row_of(struct bind *b, const struct ledger_change *x, struct plan_cell *cell)
{
	struct str text[COLUMNS] = {
		name_of(b, x->new ? x->new->id : x->old->id),
		shown(b, x->old),
		shown(b, x->new),
		x->difference.n ? x->difference : STR("-"),
		cause_of(b, x),
	};
	for (size_t c = 0; c < COLUMNS; c++)
		cell[c] = (struct plan_cell){.text = fill_verbatim(b, text[c], SPAN_NONE),
					     .align = c > 0 && c < 4 ? PLAN_RIGHT : PLAN_LEFT,
					     .head = c == 0};
}

static void fill_table(struct bind *b, const struct ledger_change *change, size_t count,
		       struct plan_block *out)
{
	static const char *const title[COLUMNS][2] = {{"수치", "Figure"},
						      {"이전", "Before"},
						      {"이번", "Now"},
						      {"차이", "Difference"},
						      {"까닭", "Cause"}};
	struct plan_cell *cell = ARENA_NEW(b->mem, struct plan_cell, (count + 1) * COLUMNS);
	for (size_t c = 0; c < COLUMNS; c++)
		cell[c] = (struct plan_cell){
			.text = fill_verbatim(b, str_of(title[c][!b->plan->korean]), SPAN_NONE),
			.align = c > 0 && c < 4 ? PLAN_RIGHT : PLAN_LEFT,
			.head = true};
	for (size_t i = 0; i < count; i++)
		fill_row_of(b, &change[i], &cell[(i + 1) * COLUMNS]);
	out->kind = PLAN_TABLE;
	out->cell = cell;
	out->rows = count + 1;
	out->head_rows = 1;
	out->columns = COLUMNS;
}

/* Without a table, one sentence says why. */
static void fill_sentence(struct bind *b, struct plan_block *out)
{
	bool korean = b->plan->korean;
	const char *none = korean ? "변경된 수치가 없습니다." : "No figure has changed.";
	const char *first = korean ? "처음 기록한 수치여서 견줄 것이 없습니다."
				   : "The figures are recorded for the first time.";
	out->text = fill_verbatim(b, str_of(b->before ? none : first), out->at);
}

bool changes_bind(struct bind *b, struct plan_block *block, size_t count)
{
	const struct ledger_change *change;
	struct ledger now;
	const struct element *e = b->changes;
	struct plan_block *out = NULL;
	if (!e)
		return true;
	for (size_t i = 0; i < count && !out; i++)
		out = block[i].at.lo == e->at.lo ? &block[i] : NULL;
	if (!out)
		return diag_report(b->d, e->at, DIAG_CHANGES_PLACE, STR_NONE);
	if (!b->record)
		diag_report(b->d, e->at, DIAG_CHANGES_LEDGER, STR_NONE);
	else
		record_ledger(b, &now);
	size_t changes = b->before ? ledger_compare(b->before, &now, &change, b->mem) : 0;
	if (changes)
		fill_table(b, change, changes, out);
	else
		fill_sentence(b, out);
	return true;
}
