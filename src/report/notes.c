#include "report/bind.h"
#include "report/fill.h"
#include "report/record.h"

/* Footnotes: [^id] in the text, [^id]: … anywhere between paragraphs. */

static struct bind_note *known(struct bind *b, struct str id)
{
	for (size_t i = 0; i < b->notes; i++)
		if (str_eq(b->note[i].element->id, id))
			return &b->note[i];
	return NULL;
}

bool notes_collect(struct bind *b, const struct element *e, size_t count)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++) {
		if (e[i].kind != ELEMENT_NOTE)
			ok = notes_collect(b, e[i].child, e[i].children) && ok;
		else if (known(b, e[i].id))
			ok = diag_report(b->d, e[i].id_at, DIAG_NOTE_TWICE, e[i].id);
		else
			ARENA_PUSH(b->mem, b->note, b->notes, b->note_room) =
				(struct bind_note){.element = &e[i]};
	}
	return ok;
}

struct bind_note *notes_find(struct bind *b, struct str id, struct span at)
{
	struct str best = STR_NONE;
	struct bind_note *n = known(b, id);
	for (size_t i = 0; !n && i < b->notes; i++)
		best = str_nearer(id, b->note[i].element->id, best);
	if (!n)
		diag_report(b->d, at, DIAG_NOTE_UNKNOWN, id, best);
	return n;
}

static bool bind_one(struct bind *b, const struct element *e, struct plan_note *out)
{
	struct rich *para = ARENA_NEW(b->mem, struct rich, e->children);
	struct str place =
		record_place(b, arena_printf(b->mem, "note-%.*s", STR_ARG(e->id)), "note");
	bool ok = e->children > 0 || diag_report(b->d, e->id_at, DIAG_NOTE_EMPTY, e->id);
	for (size_t i = 0; i < e->children; i++) {
		const struct element *p = &e->child[i];
		if (p->kind != ELEMENT_PARAGRAPH)
			return diag_report(b->d, p->at, DIAG_NOTE_CHILD, e->id);
		ok = fill_inlines(b, p->inlines, p->inline_count, NULL, p->at, &para[i]) && ok;
	}
	record_back(b, place);
	*out = (struct plan_note){e->id, e->id_at, para, e->children};
	return ok;
}

bool notes_bind(struct bind *b)
{
	struct plan_note *note = ARENA_NEW(b->mem, struct plan_note, b->noted);
	bool ok = true;
	for (size_t i = 0; i < b->notes; i++) {
		const struct element *e = b->note[i].element;
		if (b->note[i].number)
			ok = bind_one(b, e, &note[b->note[i].number - 1]) && ok;
		else
			diag_report(b->d, e->id_at, DIAG_NOTE_UNUSED, e->id);
	}
	b->plan->note = note;
	b->plan->notes = b->noted;
	return ok;
}
