#include <assert.h>

#include "ko/caption.h"
#include "ko/counter.h"
#include "report/bind.h"
#include "report/classes.h"

/*
 * Levels and marks of headings, found before the text is bound, so that references
 * can name what comes later.
 *
 * Levels: the uppermost that the report uses is the first, and none is left out
 * below it, because the title is of level 1 to who reads the tags and the others
 * follow without a gap (ISO 14289-1 7.4.2).
 *
 * Marks (front matter: numbering): decimal 1. 1.1 1.1.1; government 1. 가. 1) 가) …,
 * where a heading that stands alone in its part gets none (HANGUL.md N9). Appendices
 * are 부록 A, B …, also where other headings have no numbers. What stands below a
 * heading without a number has none either: it would count on in the part before.
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

/* {.unnumbered} and {.appendix} hold for all that stands below such a heading. */
static void inherit(struct bind *b)
{
	const struct bind_heading *above[COUNTER_LEVELS + 1] = {NULL};
	for (size_t i = 0; i < b->headings; i++) {
		struct bind_heading *h = &b->heading[i];
		const struct bind_heading *parent = above[h->level - 1];
		h->appendix = h->level == 1 ? classes_has(h->element, "appendix")
					    : parent && parent->appendix;
		h->unnumbered =
			classes_has(h->element, "unnumbered") || (parent && parent->unnumbered);
		above[h->level] = h;
	}
}

/* Is the first heading of its level in this part the only one that can have a mark? */
static bool alone(const struct bind *b, size_t at)
{
	const struct bind_heading *h = b->heading;
	for (size_t i = at + 1; i < b->headings; i++) {
		if (!h[i].listed || h[i].level > h[at].level)
			continue;
		if (h[i].level < h[at].level)
			return true;
		if (!h[i].unnumbered && h[i].appendix == h[at].appendix)
			return false;
	}
	return true;
}

static void name(struct bind *b, struct bind_heading *h, const size_t count[])
{
	bool government = b->plan->numbering == NUMBERING_GOVERNMENT;
	int level = h->level - 1;
	bool chapter = level == 0 && caption_by_chapter(b->theme->caption.preset);
	size_t levels = (size_t)level + 1;
	struct counter_style style = {government, chapter, b->plan->korean, h->appendix};
	h->inset = government ? level : 0;
	if (!count[level])
		return;
	h->mark = h->appendix && (level == 0 || !government)
			  ? counter_appendix(b->mem, count, levels, b->plan->korean)
		  : government ? counter_mark(b->mem, (enum counter)(COUNTER_DIGIT + level),
					      count[level])
			       : counter_decimal(b->mem, count, levels);
	h->name = counter_reference(b->mem, count, levels, style);
}

/* Does it get a mark? */
static bool marked(const struct bind *b, size_t i, const size_t count[])
{
	const struct bind_heading *h = &b->heading[i];
	if (h->unnumbered)
		return false;
	if (h->appendix && h->level == 1)
		return true;
	return b->plan->numbering == NUMBERING_DECIMAL ||
	       (b->plan->numbering == NUMBERING_GOVERNMENT &&
		(count[h->level - 1] || !alone(b, i)));
}

/* Headings of the first level begin chapters, unless they have no number. */
static void begin_chapter(struct bind_heading *h, int chapter[2])
{
	if (h->level == 1 && h->listed && !h->unnumbered)
		h->chapter = h->appendix ? --chapter[1] : ++chapter[0];
}

void numbering_bind(struct bind *b)
{
	size_t counts[2][COUNTER_LEVELS + 1] = {{0}}, room = 0; /* of parts, of appendices */
	int chapter[2] = {0};
	collect(b, b->spec->element, b->spec->elements, true, &room);
	find_levels(b);
	inherit(b);
	for (size_t i = 0; i < b->headings; i++) {
		struct bind_heading *h = &b->heading[i];
		size_t *count = counts[h->appendix];
		begin_chapter(h, chapter);
		if (!h->listed || h->unnumbered)
			continue;
		bool mark = marked(b, i, count);
		count[h->level - 1] += mark;
		for (int k = h->level; k <= COUNTER_LEVELS; k++)
			count[k] = 0;
		if (mark || b->plan->numbering != NUMBERING_NONE)
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
