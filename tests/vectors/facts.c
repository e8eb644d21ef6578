#include <pango/pango.h>

#include "base/utf8.h"
#include "ko/breaks.h"
#include "vectors.h"

void facts_find(struct str text, unsigned char *fact)
{
	int count = (int)utf8_count(text) + 1;
	PangoLogAttr *attr = g_new0(PangoLogAttr, (gsize)count);
	pango_get_log_attrs(text.p ? text.p : "", (int)text.n, -1,
			    pango_language_from_string("ko"), attr, count);
	memset(fact, 0, text.n + 1);
	size_t at = 0;
	for (int i = 0; i < count; i++) {
		fact[at] = (unsigned char)((attr[i].is_cursor_position ? BREAKS_CLUSTER : 0) |
					   (attr[i].is_line_break ? BREAKS_UAX14 : 0) |
					   (attr[i].is_mandatory_break ? BREAKS_REQUIRED : 0));
		if (at < text.n)
			utf8_next(text, &at);
	}
	g_free(attr);
}
