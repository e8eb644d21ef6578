#include "ko/caption.h"
#include "ko/counter.h"
#include "report/bind.h"

/*
 * Marks of headings (front matter: numbering). decimal: 1. 1.1 1.1.1;
 * government: 1. 가. 1) 가) …, where a heading that stands alone in its part
 * gets none (HANGUL.md N9). Counted before the text is bound, so that
 * references can name what comes later.
 */

/* The uppermost level that the report uses counts as the first. */
static int top_level(const struct element *e, size_t count)
{
	int top = COUNTER_LEVELS;
	for (size_t i = 0; i < count; i++)
		if (e[i].kind == ELEMENT_HEADING && e[i].level < top)
			top = e[i].level;
	return top;
}

/* Is the first heading of its level in this part the only one? */
static bool alone(const struct element *e, size_t count, size_t at)
{
	for (size_t i = at + 1; i < count; i++) {
		if (e[i].kind != ELEMENT_HEADING || e[i].level > e[at].level)
			continue;
		return e[i].level < e[at].level;
	}
	return true;
}

static struct bind_heading name(struct bind *b, const struct element *e, int level,
				const size_t count[])
{
	bool government = b->plan->numbering == NUMBERING_GOVERNMENT;
	bool chapter =
		level == 0 && e->level == 1 && caption_by_chapter(b->theme->caption.preset);
	size_t levels = (size_t)level + 1;
	struct bind_heading h = {.element = e, .inset = government ? level : 0};
	if (!count[level])
		return h;
	h.mark = government ? counter_mark(b->mem, (enum counter)(COUNTER_DIGIT + level),
					   count[level])
			    : counter_decimal(b->mem, count, levels);
	h.name =
		counter_reference(b->mem, count, levels,
				  (struct counter_style){government, chapter, b->plan->korean});
	return h;
}

void numbering_bind(struct bind *b)
{
	const struct element *e = b->spec->element;
	size_t count[COUNTER_LEVELS + 1] = {0}, elements = b->spec->elements, room = 0;
	int top = top_level(e, elements);
	for (size_t i = 0; i < elements && b->plan->numbering != NUMBERING_NONE; i++) {
		if (e[i].kind != ELEMENT_HEADING)
			continue;
		int level = e[i].level - top;
		bool first = count[level] == 0;
		bool marked = b->plan->numbering == NUMBERING_DECIMAL || !first ||
			      !alone(e, elements, i);
		count[level] += marked;
		for (int k = level + 1; k <= COUNTER_LEVELS; k++)
			count[k] = 0;
		ARENA_PUSH(b->mem, b->heading, b->headings, room) =
			name(b, &e[i], level, count);
	}
}

const struct bind_heading *numbering_find(const struct bind *b, const struct element *e)
{
	for (size_t i = 0; i < b->headings; i++)
		if (b->heading[i].element == e)
			return &b->heading[i];
	return NULL;
}
