#include "ko/counter.h"
#include "report/bind.h"

/*
 * Marks of headings (front matter: numbering). decimal: 1. 1.1 1.1.1;
 * government: 1. 가. 1) 가) …, where a heading that stands alone in its part
 * gets none (HANGUL.md N9).
 */

/* The uppermost level that the report uses counts as the first. */
static int top_level(const struct plan_block *block, size_t count)
{
	int top = COUNTER_LEVELS;
	for (size_t i = 0; i < count; i++)
		if (block[i].kind == PLAN_HEADING && block[i].level < top)
			top = block[i].level;
	return top;
}

/* Is the first heading of its level in this part the only one? */
static bool alone(const struct plan_block *block, size_t count, size_t at)
{
	for (size_t i = at + 1; i < count; i++) {
		if (block[i].kind != PLAN_HEADING || block[i].level > block[at].level)
			continue;
		return block[i].level < block[at].level;
	}
	return true;
}

void numbering_apply(struct bind *b, struct plan_block *block, size_t count)
{
	size_t n[COUNTER_LEVELS + 1] = {0};
	int top = top_level(block, count);
	bool government = b->plan->numbering == NUMBERING_GOVERNMENT;
	for (size_t i = 0; i < count && b->plan->numbering != NUMBERING_NONE; i++) {
		if (block[i].kind != PLAN_HEADING)
			continue;
		int level = block[i].level - top;
		n[level]++;
		for (int k = level + 1; k <= COUNTER_LEVELS; k++)
			n[k] = 0;
		if (!government)
			block[i].label = counter_decimal(b->mem, n, (size_t)level + 1);
		else if (n[level] > 1 || !alone(block, count, i))
			block[i].label = counter_mark(
				b->mem, (enum counter)(COUNTER_DIGIT + level), n[level]);
		block[i].inset = government ? level : 0;
	}
}
