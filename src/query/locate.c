#include "query/locate.h"

#include <stdint.h>

#include "base/utf8.h"
#include "ko/compose.h"

#define JAMO_MAX 3 /* code points that compose into one syllable */

static bool is_blank(struct str s, size_t i)
{
	return i < s.n && strchr(" \t\r\n", s.p[i]) && s.p[i];
}

static size_t blanks_end(struct str s, size_t i)
{
	while (is_blank(s, i))
		i++;
	return i;
}

/* Bytes of file at j that say the same character as sql at *i, which moves
 * past it; 0 when they do not. */
static size_t same(struct arena *temp, struct str sql, size_t *i, struct str file, size_t j)
{
	size_t end = *i, k = j;
	utf8_next(sql, &end);
	struct str wanted = str_slice(sql, *i, end);
	for (int n = 0; n < JAMO_MAX && k < file.n; n++) {
		utf8_next(file, &k);
		struct str got = str_slice(file, j, k);
		if (!str_eq(got, wanted) && !str_eq(compose_hangul(temp, got), wanted))
			continue;
		*i = end;
		return k - j;
	}
	return 0;
}

/* The backslash of \" in a quoted scalar, the second quote of ''. */
static bool is_escape(struct str file, size_t j)
{
	return j < file.n &&
	       (file.p[j] == '\\' || (j && file.p[j] == '\'' && file.p[j - 1] == '\''));
}

/* Walks both texts side by side; the offset in file of each of the two marks. */
static bool align(struct arena *temp, struct str sql, struct str file, const size_t mark[2],
		  size_t found[2])
{
	size_t i = 0, j = blanks_end(file, 0);
	if (j < file.n && sql.n && (file.p[j] == '"' || file.p[j] == '\'') &&
	    file.p[j] != sql.p[0])
		j++;
	for (int m = 0; m < 2;) {
		if (i >= mark[m]) {
			found[m++] = j;
			continue;
		}
		if (is_blank(sql, i) && is_blank(file, j)) {
			i = blanks_end(sql, i);
			j = blanks_end(file, j);
			continue;
		}
		size_t step = j < file.n ? same(temp, sql, &i, file, j) : 0;
		if (!step && !is_escape(file, j))
			return false;
		j += step ? step : 1;
	}
	return true;
}

struct span locate_span(const struct files *files, struct str sql, struct span at, size_t lo,
			size_t hi)
{
	struct str file = files_quote(files, at);
	if (!at.file || str_eq(sql, file))
		return files_span(at, lo, hi);
	struct arena temp = {0};
	arena_init(&temp);
	size_t mark[2] = {lo, hi}, found[2];
	bool aligned = align(&temp, sql, file, mark, found);
	arena_finish(&temp);
	return aligned ? files_span(at, found[0], found[1]) : at;
}
