#include <assert.h>

#include "ko/caption.h"
#include "ko/counter.h"
#include "report/bind.h"

/*
 * Levels and marks of headings, found before the text is bound, so that references
 * can name what comes later.
 *
 * Levels: the uppermost that the report uses is the first, and none is left out
 * below it, because the title is of level 1 to who reads the tags and the others
 * follow without a gap (ISO 14289-1 7.4.2).
 *
 * Marks (front matter: numbering): decimal 1. 1.1 1.1.1; government 1. 가. 1) 가) …,
 * where a heading that stands alone in its part gets none (HANGUL.md N9).
 */

/* Do the headings in it stand in the text itself? */
static bool is_text(const struct element *e)
{
	bool columns = str_eq(e->name, STR("columns")) && node_get(&e->yaml, "count");
	return e->kind == ELEMENT_DIV && (columns || str_eq(e->name, STR("landscape")));
}

static void collect(struct bind *b, const struct element *e, size_t count, bool listed,
		    size_t *room)
{
	for (size_t i = 0; i < count; i++) {
		if (e[i].kind == ELEMENT_HEADING)
			ARENA_PUSH(b->mem, b->heading, b->headings, *room) =
				(struct bind_heading){.element = &e[i], .listed = listed};
		collect(b, e[i].child, e[i].children, listed && is_text(&e[i]), room);
	}
}

/* The uppermost level that is written. */
static int top_level(const struct bind *b)
{
	int top = COUNTER_LEVELS;
	for (size_t i = 0; i < b->headings; i++)
		if (b->heading[i].listed && b->heading[i].element->level < top)
			top = b->heading[i].element->level;
	return top;
}

/* A heading is one level below the nearest one before it that has fewer #. */
static void find_levels(struct bind *b)
{
	int above[COUNTER_LEVELS + 1] = {top_level(b) - 1}, depth = 0;
	for (size_t i = 0; i < b->headings; i++) {
		struct bind_heading *h = &b->heading[i];
		int written = h->element->level, again = 0;
		while (depth > 0 && above[depth] >= written)
			again = above[depth--];
		h->skips = written > above[depth] + 1 && again != written;
		above[++depth] = written;
		h->level = depth;
	}
}

/* Is the first heading of its level in this part the only one? */
static bool alone(const struct bind *b, size_t at)
{
	const struct bind_heading *h = b->heading;
	for (size_t i = at + 1; i < b->headings; i++)
		if (h[i].listed && h[i].level <= h[at].level)
			return h[i].level < h[at].level;
	return true;
}

static void name(struct bind *b, struct bind_heading *h, const size_t count[])
{
	bool government = b->plan->numbering == NUMBERING_GOVERNMENT;
	int level = h->level - 1;
	bool chapter = level == 0 && caption_by_chapter(b->theme->caption.preset);
	size_t levels = (size_t)level + 1;
	h->inset = government ? level : 0;
	if (!count[level])
		return;
	h->mark = government ? counter_mark(b->mem, (enum counter)(COUNTER_DIGIT + level),
					    count[level])
			     : counter_decimal(b->mem, count, levels);
	h->name =
		counter_reference(b->mem, count, levels,
				  (struct counter_style){government, chapter, b->plan->korean});
}

void numbering_bind(struct bind *b)
{
	size_t count[COUNTER_LEVELS + 1] = {0}, room = 0;
	collect(b, b->spec->element, b->spec->elements, true, &room);
	find_levels(b);
	for (size_t i = 0; i < b->headings && b->plan->numbering != NUMBERING_NONE; i++) {
		struct bind_heading *h = &b->heading[i];
		if (!h->listed)
			continue;
		bool first = count[h->level - 1] == 0;
		bool marked = b->plan->numbering == NUMBERING_DECIMAL || !first || !alone(b, i);
		count[h->level - 1] += marked;
		for (int k = h->level; k <= COUNTER_LEVELS; k++)
			count[k] = 0;
		name(b, h, count);
	}
}

/* They stand in the order of the file. */
const struct bind_heading *numbering_find(const struct bind *b, const struct element *e)
{
	size_t lo = 0, hi = b->headings;
	while (hi - lo > 1) {
		size_t middle = lo + (hi - lo) / 2;
		if (b->heading[middle].element->at.lo <= e->at.lo)
			lo = middle;
		else
			hi = middle;
	}
	assert(lo < hi && b->heading[lo].element == e);
	return &b->heading[lo];
}
