#include <stdint.h>

#include "base/buf.h"
#include "source/decode.h"
#include "vectors.h"

static struct str from_hex(struct str s, struct arena *mem)
{
	struct buf b = {0};
	unsigned byte = 0;
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char *all = "0123456789ABCDEF";
		const char *at = s.p[i] ? strchr(all, s.p[i]) : NULL;
		if (!at)
			continue;
		byte = byte * 16 + (unsigned)(at - all);
		if (++digits % 2 == 0) {
			buf_char(&b, (char)byte);
			byte = 0;
		}
	}
	return buf_take(&b, mem);
}

/* The text, or ERROR@offset; with the encoding when it is not the right one. */
static struct str run(const struct row *r, struct arena *mem)
{
	struct decoded d;
	struct str bytes = from_hex(row_cell(r, "hex"), mem),
		   wanted = row_cell(r, "decoded_as");
	bool good = decode_text(bytes, row_cell(r, "declared"), &d, mem);
	if (!good && !d.encoding)
		return STR("(unknown label)");
	struct str text = good ? d.text : arena_printf(mem, "ERROR@%zu", d.error_at);
	if (!wanted.n || str_eq(wanted, str_of(d.encoding)))
		return text;
	return arena_printf(mem, "(%s) %.*s", d.encoding, STR_ARG(text));
}

const struct kind kind_encodings = {"hex", run};
