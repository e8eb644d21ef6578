#include "ko/caption.h"
#include "ko/counter.h"
#include "report/bind.h"

/*
 * Marks of headings (front matter: numbering). decimal: 1. 1.1 1.1.1;
 * government: 1. 가. 1) 가) …, where a heading that stands alone in its part
 * gets none (HANGUL.md N9). Counted before the text is bound, so that
 * references can name what comes later.
 */

struct headings {
	const struct element **item;
	size_t count, room;
};

/* Those of the text itself and of its landscape pages. */
static void collect(struct bind *b, const struct element *e, size_t count, struct headings *out)
{
	for (size_t i = 0; i < count; i++) {
		if (e[i].kind == ELEMENT_HEADING)
			ARENA_PUSH(b->mem, out->item, out->count, out->room) = &e[i];
		else if (e[i].kind == ELEMENT_DIV && str_eq(e[i].name, STR("landscape")))
			collect(b, e[i].child, e[i].children, out);
	}
}

/* The uppermost level that the report uses counts as the first. */
static int top_level(const struct headings *h)
{
	int top = COUNTER_LEVELS;
	for (size_t i = 0; i < h->count; i++)
		top = h->item[i]->level < top ? h->item[i]->level : top;
	return top;
}

/* Is the first heading of its level in this part the only one? */
static bool alone(const struct headings *h, size_t at)
{
	for (size_t i = at + 1; i < h->count; i++)
		if (h->item[i]->level <= h->item[at]->level)
			return h->item[i]->level < h->item[at]->level;
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
	struct headings h = {0};
	size_t count[COUNTER_LEVELS + 1] = {0}, room = 0;
	collect(b, b->spec->element, b->spec->elements, &h);
	int top = top_level(&h);
	for (size_t i = 0; i < h.count && b->plan->numbering != NUMBERING_NONE; i++) {
		int level = h.item[i]->level - top;
		bool first = count[level] == 0;
		bool marked =
			b->plan->numbering == NUMBERING_DECIMAL || !first || !alone(&h, i);
		count[level] += marked;
		for (int k = level + 1; k <= COUNTER_LEVELS; k++)
			count[k] = 0;
		ARENA_PUSH(b->mem, b->heading, b->headings, room) =
			name(b, h.item[i], level, count);
	}
}

const struct bind_heading *numbering_find(const struct bind *b, const struct element *e)
{
	for (size_t i = 0; i < b->headings; i++)
		if (b->heading[i].element == e)
			return &b->heading[i];
	return NULL;
}
