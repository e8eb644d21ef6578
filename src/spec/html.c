#include "spec/html.h"

#include <stdint.h>

/* Behind the comment that starts at lo, and the blanks that follow; or lo. */
static size_t skip_comment(struct str s, size_t lo)
{
	if (!str_starts(str_slice(s, lo, s.n), STR("<!--")))
		return lo;
	size_t close = str_find(s, STR("-->"), lo + 4);
	if (close == SIZE_MAX)
		return lo;
	struct str rest = str_trim(str_slice(s, close + 3, s.n));
	return rest.n ? (size_t)(rest.p - s.p) : s.n;
}

void html_check(const struct reader *r, size_t lo, size_t hi)
{
	struct str s = str_slice(r->text, 0, hi);
	for (size_t past; (past = skip_comment(s, lo)) != lo && lo < hi;)
		lo = past;
	if (lo >= hi)
		return;
	size_t end = lo;
	while (end < hi && s.p[end] != '>' && s.p[end] != '\n' && s.p[end] != '\r')
		end++;
	end += end < hi && s.p[end] == '>';
	diag_report(r->d, reader_span(r, lo, end), DIAG_MARKDOWN_HTML, str_slice(s, lo, end));
}
