#include "spec/caption.h"

#include <string.h>

bool caption_rule(struct str line)
{
	size_t bars = 0, dashes = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (!strchr("|-:> \t", line.p[i]) || !line.p[i])
			return false;
		bars += line.p[i] == '|';
		dashes += line.p[i] == '-';
	}
	return bars && dashes;
}

bool caption_above(const struct reader *r, size_t at)
{
	struct str head = reader_line_below(r, at);
	return head.n && caption_rule(reader_line_below(r, (size_t)(head.p - r->text.p)));
}

static bool between(char ch)
{
	return ch && strchr("> \t\r\n", ch);
}

/* Is the next line that is not blank, above or below, one of a table? */
static bool is_beside(const struct reader *r, size_t lo)
{
	struct str s = r->text;
	size_t hi = lo, below = reader_next_line(r, reader_line_end(r, lo));
	while (hi > 0 && between(s.p[hi - 1]))
		hi--;
	for (size_t i = hi; i > 0 && s.p[i - 1] != '\n'; i--)
		if (s.p[i - 1] == '|')
			return true;
	while (below < s.n && between(s.p[below]))
		below++;
	return below < s.n && caption_rule(reader_line_below(r, below));
}

size_t caption_word(const struct reader *r, size_t lo, struct str line)
{
	bool word = str_starts(line, STR("Table: ")) || str_starts(line, STR("table: "));
	return word && is_beside(r, lo) ? strlen("Table") : 0;
}
