#include "report/extract.h"

#include "base/num.h"

/* "3" or "3-5" or "3-"; false when it is neither, or the pages are not there. */
static bool read_range(struct str s, size_t count, size_t *lo, size_t *hi)
{
	long long first, last;
	size_t dash = str_find(s, STR("-"), 0);
	if (!num_parse_int(str_slice(s, 0, dash), &first))
		return false;
	if (dash == SIZE_MAX)
		last = first;
	else if (dash + 1 == s.n)
		last = (long long)count;
	else if (!num_parse_int(str_slice(s, dash + 1, s.n), &last))
		return false;
	*lo = (size_t)first;
	*hi = (size_t)last;
	return first >= 1 && first <= last && last <= (long long)count;
}

/* ---- headings: the first is of level 1, and none skips a level (PDF/UA 7.4.2), also
 * when the heading above stands on a page that is left out */

struct relevel {
	struct arena *mem;
	struct pair {
		const struct tag *from, *to;
	} * pair; /* headings and what is in them */
	size_t pairs, room;
	int open[6], depth; /* levels of the headings above, as they were */
};

static bool is_heading(const struct tag *t)
{
	return t->kind >= TAG_H1 && t->kind <= TAG_H6;
}

static bool in_heading(const struct tag *t)
{
	while (t && !is_heading(t))
		t = t->parent;
	return t != NULL;
}

/* The same tag for the same tag, so that an element stays one. */
static const struct tag *relevel(struct relevel *x, const struct tag *t)
{
	if (!in_heading(t))
		return t;
	for (size_t i = 0; i < x->pairs; i++)
		if (x->pair[i].from == t)
			return x->pair[i].to;
	struct tag *copy = ARENA_NEW(x->mem, struct tag, 1);
	*copy = *t;
	copy->parent = relevel(x, t->parent);
	if (is_heading(t)) {
		int level = (int)t->kind - (int)TAG_H1;
		while (x->depth && x->open[x->depth - 1] >= level)
			x->depth--;
		copy->kind = (enum tag_kind)((int)TAG_H1 + x->depth);
		x->open[x->depth++] = level;
	}
	ARENA_PUSH(x->mem, x->pair, x->pairs, x->room) = (struct pair){t, copy};
	return copy;
}

bool extract_pages(struct pages *pages, struct str list, struct run *r)
{
	bool *wanted = ARENA_NEW(&r->mem, bool, pages->count + 1);
	for (size_t from = 0, comma; list.n && from <= list.n; from = comma + 1) {
		size_t lo, hi;
		comma = str_find(list, STR(","), from);
		comma = comma == SIZE_MAX ? list.n : comma;
		struct str part = str_trim(str_slice(list, from, comma));
		if (!read_range(part, pages->count, &lo, &hi))
			return diag_report(&r->diags, SPAN_NONE, DIAG_PAGES_RANGE, part,
					   diag_number(&r->diags, (long long)pages->count));
		for (size_t i = lo; i <= hi; i++)
			wanted[i - 1] = true;
	}
	size_t kept = 0;
	for (size_t i = 0; list.n && i < pages->count; i++)
		if (wanted[i])
			pages->page[kept++] = pages->page[i];
	pages->count = list.n ? kept : pages->count;
	struct relevel x = {.mem = &r->mem};
	for (size_t i = 0; list.n && i < kept; i++)
		for (size_t k = 0; k < pages->page[i].scene.count; k++) {
			struct item *item = &pages->page[i].scene.item[k];
			item->tag = item->tag ? relevel(&x, item->tag) : NULL;
		}
	return true;
}
