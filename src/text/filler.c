#include "text/filler.h"

void text_filler_find(struct str text, const uint8_t *fact, uint8_t *step)
{
	for (size_t i = 1; i <= text.n; i++) {
		bool behind_space = text.p[i - 1] == ' ' && (i == text.n || text.p[i] != ' ');
		step[i] = 0;
		if (fact[i] & BREAKS_REQUIRED)
			step[i] |= BREAKS_MUST;
		if (fact[i] & BREAKS_UAX14)
			step[i] |= behind_space ? BREAKS_WORD : BREAKS_SYLLABLE;
		if (fact[i] & BREAKS_CLUSTER)
			step[i] |= BREAKS_ANY | BREAKS_LAST;
	}
	step[0] = 0;
	step[text.n] = BREAKS_MUST;
}

static size_t end_of(const struct breaks_para *p, size_t start, size_t next)
{
	while (next > start && (p->text.p[next - 1] == ' ' || p->text.p[next - 1] == '\n'))
		next--;
	return next;
}

static size_t next_of(const struct breaks_para *p, size_t start, double width)
{
	const uint8_t steps[] = {BREAKS_WORD, BREAKS_SYLLABLE, BREAKS_LAST};
	for (size_t k = p->mode == BREAKS_BY_SYLLABLE; k < 3; k++) {
		size_t best = 0;
		uint8_t open = (uint8_t)(steps[k] | BREAKS_WORD | BREAKS_MUST);
		for (size_t i = start + 1; i <= p->text.n; i++) {
			if (!(p->step[i] & open))
				continue;
			if (p->advance[end_of(p, start, i)] - p->advance[start] > width + 1e-6)
				break;
			best = i;
			if (p->step[i] & BREAKS_MUST)
				break;
		}
		if (best)
			return best;
	}
	size_t i = start + 1;
	while (!(p->step[i] & (BREAKS_LAST | BREAKS_MUST)))
		i++;
	return i;
}

size_t text_filler_lines(const struct breaks_para *p, double first_width, double width,
			 struct breaks_line **line, struct arena *mem)
{
	size_t count = 0, room = 0;
	*line = NULL;
	for (size_t start = 0, next; start < p->text.n; start = next) {
		next = next_of(p, start, start ? width : first_width);
		ARENA_PUSH(mem, *line, count, room) =
			(struct breaks_line){start, end_of(p, start, next), next};
	}
	return count;
}
