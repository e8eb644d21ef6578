#include "ko/caption.h"
#include "report/bind.h"
#include "report/classes.h"
#include "report/fill.h"

static bool add(struct bind *b, const struct element *e, enum bind_kind kind, int number)
{
	if (!e->id.n)
		return true;
	for (size_t i = 0; i < b->targets; i++)
		if (str_eq(b->target[i].id, e->id))
			return diag_report(b->d, e->id_at, DIAG_TARGET_TWICE, e->id);
	ARENA_PUSH(b->mem, b->target, b->targets, b->target_room) =
		(struct bind_target){.id = e->id,
				     .at = e->id_at,
				     .kind = kind,
				     .number = number,
				     .chapter = b->chapter,
				     .element = e};
	return true;
}

struct counts {
	int figures, tables;
};

/* A heading of the first level begins a chapter, and its numbers (N10). */
static void begin_chapter(struct bind *b, const struct element *e, struct counts *n)
{
	int chapter = numbering_find(b, e)->chapter;
	if (!chapter || !caption_by_chapter(b->theme->caption.preset))
		return;
	b->chapter = chapter;
	*n = (struct counts){0};
}

/* What is counted by the first letters of its id. */
static bool add_counted(struct bind *b, const struct element *e, enum bind_kind kind, int *n)
{
	const char *id = kind == TARGET_FIGURE ? "fig-" : "tbl-";
	bool numbered = str_starts(e->id, str_of(id)) && !classes_has(e, "unnumbered");
	return add(b, e, kind, numbered ? ++*n : 0);
}

static bool collect(struct bind *b, const struct element *e, size_t count, struct counts *n)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		if (e[i].kind == ELEMENT_HEADING)
			begin_chapter(b, &e[i], n);
		bool block = e[i].kind == ELEMENT_BLOCK && !str_eq(e[i].name, STR("sql"));
		if (e[i].kind == ELEMENT_HEADING)
			ok = add(b, &e[i], TARGET_SECTION, 0) && ok;
		else if (block && str_among(e[i].name, "chart image") &&
			 str_starts(e[i].id, STR("fig-")))
			ok = add_counted(b, &e[i], TARGET_FIGURE, &n->figures) && ok;
		else if (block && str_eq(e[i].name, STR("table")) &&
			 str_starts(e[i].id, STR("tbl-")))
			ok = add_counted(b, &e[i], TARGET_TABLE, &n->tables) && ok;
		else if (e[i].kind == ELEMENT_TABLE)
			ok = add_counted(b, &e[i], TARGET_TABLE, &n->tables) && ok;
		else if (block)
			ok = add(b, &e[i], TARGET_OTHER, 0) && ok;
		ok = collect(b, e[i].child, e[i].children, n) && ok;
	}
	return ok;
}

struct sql_blocks {
	struct str *name; /* of all of them, in their order */
	size_t count, room, done;
};

static void list_tables(struct bind *b, const struct element *element, size_t count,
			struct sql_blocks *all)
{
	for (size_t i = 0; i < count; i++) {
		const struct element *e = &element[i];
		if (e->children)
			list_tables(b, e->child, e->children, all);
		if (e->kind == ELEMENT_BLOCK && str_eq(e->name, STR("sql")))
			ARENA_PUSH(b->mem, all->name, all->count, all->room) = e->id;
	}
}

/* {sql name} blocks define tables wherever they stand, in their order. */
static bool define_tables(struct bind *b, const struct element *element, size_t count,
			  struct sql_blocks *all)
{
	for (size_t i = 0; i < count; i++) {
		const struct element *e = &element[i];
		const struct table *t;
		if (e->children && !define_tables(b, e->child, e->children, all))
			return false;
		if (e->kind != ELEMENT_BLOCK || !str_eq(e->name, STR("sql")))
			continue;
		if (!e->id.n)
			return diag_report(b->d, e->at, DIAG_SQL_NAME, STR_NONE);
		all->done++;
		query_later(b->query, all->name + all->done, all->count - all->done);
		if (!query_select(b->query, e->id, e->text, e->yaml.at, &t) ||
		    !sources_add(b, t, e->id, e->id_at))
			return false;
	}
	return true;
}

bool targets_bind(struct bind *b)
{
	struct counts n = {0};
	struct sql_blocks all = {.name = NULL};
	numbering_bind(b);
	bool ok = collect(b, b->spec->element, b->spec->elements, &n);
	list_tables(b, b->spec->element, b->spec->elements, &all);
	return define_tables(b, b->spec->element, b->spec->elements, &all) && ok;
}

struct bind_target *targets_find(struct bind *b, struct str id, struct span at)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < b->targets; i++)
		if (str_eq(b->target[i].id, id))
			return &b->target[i];
	for (size_t i = 0; i < b->targets; i++)
		best = str_nearer(id, b->target[i].id, best);
	diag_report(b->d, at, DIAG_TARGET_UNKNOWN, id, best);
	return NULL;
}

void targets_number(const struct bind *b, const struct element *e, struct plan_block *out)
{
	for (size_t i = 0; i < b->targets; i++)
		if (b->target[i].element == e) {
			out->chapter = b->target[i].chapter;
			out->number = b->target[i].number;
		}
}

/* The number of a heading, else its words as they are printed, or those of a caption
 * without a number; computed once. What comes back to itself through its references has
 * none. */
static bool name_words(struct bind *b, struct bind_target *t, struct span at)
{
	const struct element *e = t->element;
	struct rich heading;
	if (t->kind == TARGET_SECTION && numbering_find(b, e)->name.n)
		t->label = numbering_find(b, e)->name;
	if (t->naming)
		return diag_report(b->d, at, DIAG_HEADING_LOOP, t->id);
	if (t->label.n)
		return true;
	t->naming = true;
	bool ok = fill_quoted(b, e, &heading);
	t->naming = false;
	t->label = arena_printf(b->mem, b->plan->korean ? "‘%.*s’" : "“%.*s”",
				STR_ARG(str_trim(heading.text)));
	return ok;
}

bool targets_label(struct bind *b, struct bind_target *t, struct span at, struct str *out)
{
	bool korean = b->plan->korean, ok = true;
	struct caption what = {t->kind == TARGET_FIGURE ? CAPTION_FIGURE : CAPTION_TABLE,
			       t->chapter, t->number, korean};
	bool figure = t->kind == TARGET_FIGURE;
	bool bare = (figure || t->kind == TARGET_TABLE) && !t->number;
	if (t->kind == TARGET_SECTION || (bare && fill_titled(t->element)))
		ok = name_words(b, t, at);
	else if (bare && figure)
		t->label = korean ? STR("그림") : STR("the figure");
	else if (bare)
		t->label = korean ? STR("표") : STR("the table");
	else if (figure || t->kind == TARGET_TABLE)
		t->label = caption_name(b->mem, &what);
	else if (str_eq(t->element->name, STR("kpi")))
		t->label = korean ? STR("주요 수치") : STR("the key figures");
	else
		t->label = korean ? STR("목록") : STR("the list");
	*out = t->label;
	return ok;
}
