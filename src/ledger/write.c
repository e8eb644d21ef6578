#include "base/buf.h"
#include "ledger/ledger.h"

static const struct str head = {"{\"dopyo-ledger\": 1,", sizeof("{\"dopyo-ledger\": 1,") - 1};

bool ledger_is(struct str text)
{
	return str_starts(text, head);
}

static void put(struct buf *b, const char *before, const char *key, struct str value)
{
	buf_printf(b, "%s\"%s\": ", before, key);
	buf_quoted(b, value);
}

/* What is empty is left out. */
static void put_if(struct buf *b, const char *key, struct str value)
{
	if (value.n)
		put(b, ", ", key, value);
}

static void put_source(struct buf *b, const struct ledger_source *s)
{
	put(b, "{", "name", s->name);
	put(b, ", ", "file", s->file);
	put(b, ", ", "sha256", s->sha256);
	buf_char(b, '}');
}

static void put_figure(struct buf *b, const struct ledger_figure *f)
{
	put(b, "{", "id", f->id);
	put(b, ", ", "shown", f->shown);
	put_if(b, "unit", f->unit);
	put_if(b, "value", f->value);
	put(b, ", ", "what", f->what);
	put_if(b, "method", f->method);
	put_if(b, "format", f->format);
	put_if(b, "sources", f->sources);
	put_if(b, "cell", f->cell);
	buf_printf(b, ", \"line\": %u}", f->line);
}

struct str ledger_text(const struct ledger *l, struct arena *mem)
{
	struct buf b = {0};
	buf_str(&b, head);
	put(&b, "\n", "report", l->report);
	put(&b, ", ", "sha256", l->sha256);
	buf_text(&b, ",\n\"sources\": [");
	for (size_t i = 0; i < l->sources; i++) {
		buf_text(&b, i ? ",\n" : "\n");
		put_source(&b, &l->source[i]);
	}
	buf_text(&b, "],\n\"figures\": [");
	for (size_t i = 0; i < l->figures; i++) {
		buf_text(&b, i ? ",\n" : "\n");
		put_figure(&b, &l->figure[i]);
	}
	buf_text(&b, "]}\n");
	return buf_take(&b, mem);
}
