#include "report/bind.h"

static bool add(struct bind *b, const struct element *e, int kind, int number)
{
	if (!e->id.n)
		return true;
	for (size_t i = 0; i < b->targets; i++)
		if (str_eq(b->target[i].id, e->id))
			return diag_report(b->d, e->id_at, DIAG_TARGET_TWICE, e->id);
	ARENA_PUSH(b->mem, b->target, b->targets, b->target_room) = (struct bind_target){
		.id = e->id, .at = e->id_at, .kind = kind, .number = number, .element = e};
	return true;
}

struct counts {
	int figures, tables;
};

static bool collect(struct bind *b, const struct element *e, size_t count, struct counts *n)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		bool block = e[i].kind == ELEMENT_BLOCK;
		if (e[i].kind == ELEMENT_HEADING)
			ok = add(b, &e[i], TARGET_SECTION, 0) && ok;
		else if (block && str_starts(e[i].id, STR("fig-")))
			ok = add(b, &e[i], TARGET_FIGURE, ++n->figures) && ok;
		else if (block && str_eq(e[i].name, STR("table")) &&
			 str_starts(e[i].id, STR("tbl-")))
			ok = add(b, &e[i], TARGET_TABLE, ++n->tables) && ok;
		else if (block)
			ok = add(b, &e[i], TARGET_OTHER, 0) && ok;
		ok = collect(b, e[i].child, e[i].children, n) && ok;
	}
	return ok;
}

/* {sql name} blocks define tables wherever they stand, in their order. */
static bool define_tables(struct bind *b)
{
	for (size_t i = 0; i < b->spec->elements; i++) {
		const struct element *e = &b->spec->element[i];
		const struct table *t;
		if (e->kind != ELEMENT_BLOCK || !str_eq(e->name, STR("sql")))
			continue;
		if (!e->id.n)
			return diag_report(b->d, e->at, DIAG_SQL_NAME, STR_NONE);
		if (!query_select(b->query, e->id, e->text, e->at, &t) ||
		    !sources_add(b, t, e->id, e->id_at))
			return false;
	}
	return true;
}

bool targets_bind(struct bind *b)
{
	struct counts n = {0};
	bool ok = collect(b, b->spec->element, b->spec->elements, &n);
	return define_tables(b) && ok;
}

const struct bind_target *targets_find(struct bind *b, struct str id, struct span at)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < b->targets; i++) {
		if (str_eq(b->target[i].id, id))
			return &b->target[i];
		best = str_nearer(id, b->target[i].id, best);
	}
	diag_report(b->d, at, DIAG_TARGET_UNKNOWN, id, best);
	return NULL;
}

/* The words of a heading, without what is computed in it. */
static struct str heading_text(struct bind *b, const struct element *e)
{
	struct str *part = ARENA_NEW(b->mem, struct str, e->inline_count + 1);
	for (size_t i = 0; i < e->inline_count; i++)
		part[i] = e->inlines[i].kind == INLINE_TEXT ? e->inlines[i].text : STR_NONE;
	return str_trim(arena_join(b->mem, part, e->inline_count, STR_NONE));
}

struct str targets_label(struct bind *b, const struct bind_target *t)
{
	bool korean = b->plan->korean;
	switch (t->kind) {
	case TARGET_FIGURE:
		return arena_printf(b->mem, korean ? "그림 %d" : "Figure %d", t->number);
	case TARGET_TABLE:
		return arena_printf(b->mem, korean ? "표 %d" : "Table %d", t->number);
	case TARGET_SECTION:
		return arena_printf(b->mem, "‘%.*s’", STR_ARG(heading_text(b, t->element)));
	default:
		return korean ? STR("목록") : STR("the list");
	}
}
