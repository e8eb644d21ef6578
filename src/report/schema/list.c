#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "mark/property.h"
#include "report/schema/schema.h"

/* The tables of keys as people read them. */

struct listing {
	struct buf b;
	bool korean, markup;
	struct arena *mem;
};

/* What scdoc would take for its own. */
static void put(struct listing *l, const char *text)
{
	for (; *text; text++) {
		if (l->markup && strchr("_*\\<>[]|#~`", *text))
			buf_char(&l->b, '\\');
		buf_char(&l->b, *text);
	}
}

static const char *say(const struct listing *l, const char *korean, const char *english)
{
	return l->korean ? korean : english;
}

static void put_words(struct listing *l, const char *words)
{
	for (const char *between = ""; *words; between = ", ") {
		size_t n = strcspn(words, " ");
		buf_text(&l->b, between);
		put(l, arena_cstring(l->mem, (struct str){words, n}));
		words += n + strspn(words + n, " ");
	}
}

static void put_range(struct listing *l, const char *what, double lo, double hi)
{
	buf_text(&l->b, what);
	if (lo < hi)
		buf_printf(&l->b, " %.*s–%.*s", STR_ARG(num_shortest(l->mem, lo)),
			   STR_ARG(num_shortest(l->mem, hi)));
}

static void put_form(struct listing *l, const struct shape_key *k, enum shape_form form)
{
	switch (form) {
	case SHAPE_WORD:
		put_words(l, k->words);
		return;
	case SHAPE_FLAG:
		buf_text(&l->b, "true, false");
		return;
	case SHAPE_OFF:
		buf_text(&l->b, "false, null");
		return;
	case SHAPE_ON:
		buf_text(&l->b, "true");
		return;
	case SHAPE_NUMBER:
		put_range(l, say(l, "수", "number"), k->lo, k->hi);
		return;
	case SHAPE_INTEGER:
		put_range(l, say(l, "정수", "integer"), k->lo, k->hi);
		return;
	case SHAPE_COLOR:
		put(l, "\"#rrggbb\"");
		return;
	case SHAPE_FORMAT:
		buf_text(&l->b, say(l, "수의 형식", "number format"));
		return;
	case SHAPE_SHARE:
		buf_text(&l->b, "50%");
		return;
	case SHAPE_DATE:
		buf_text(&l->b, "2025-09-15");
		return;
	case SHAPE_MARK:
		buf_text(&l->b, say(l, "마크", "mark"));
		return;
	case SHAPE_MAP:
		buf_char(&l->b, '{');
		put(l, k->of->name);
		buf_char(&l->b, '}');
		return;
	default:
		buf_text(&l->b, say(l, "글", "text"));
		if (k->words) {
			buf_text(&l->b, " (");
			put_words(l, k->words);
			buf_text(&l->b, ", …)");
		}
	}
}

static void put_forms(struct listing *l, const struct shape_key *k, unsigned forms)
{
	const char *between = "";
	for (unsigned form = SHAPE_TEXT; form <= SHAPE_MAP; form <<= 1)
		if (forms & form) {
			buf_text(&l->b, between);
			put_form(l, k, (enum shape_form)form);
			between = " | ";
		}
	if (!(forms & SHAPE_LIST))
		return;
	buf_text(&l->b, between);
	put(l, "[");
	put_forms(l, k, k->each);
	buf_text(&l->b, ", …");
	put(l, "]");
}

static void put_line(struct listing *l, const char *name, const char *says)
{
	buf_text(&l->b, l->markup ? "*" : "  ");
	put(l, name);
	buf_text(&l->b, l->markup ? "*: " : ": ");
	put(l, says);
	buf_text(&l->b, l->markup ? "\n\t" : "\n      ");
}

static void put_key(struct listing *l, const struct shape_key *k)
{
	put_line(l, k->name ? k->name : say(l, "이름", "NAME"), k->says[!l->korean]);
	if (k->forms & SHAPE_NEEDED)
		buf_text(&l->b, say(l, "꼭 있어야 함. ", "needed. "));
	put_forms(l, k, k->forms);
	buf_text(&l->b, l->markup ? "\n\n" : "\n");
}

static void put_shape(struct listing *l, const struct shape *s)
{
	buf_text(&l->b, l->markup ? "## " : "");
	put(l, s->word ? s->word : s->name);
	buf_text(&l->b, ": ");
	put(l, s->says[!l->korean]);
	buf_text(&l->b, l->markup ? "\n\n" : "\n");
	for (unsigned i = 0; i < s->keys; i++)
		put_key(l, &s->key[i]);
	if (s->any)
		put_key(l, s->any);
	for (size_t i = 0; s->either && s->either[i]; i++) {
		buf_text(&l->b, i ? ", " : l->markup ? "" : "  ");
		put(l, s->either[i]->word ? s->either[i]->word : s->either[i]->name);
	}
	buf_text(&l->b, !s->either ? "" : l->markup ? "\n\n" : "\n");
}

static void put_marks(struct listing *l)
{
	buf_text(&l->b, l->markup ? "## " : "");
	buf_text(&l->b, say(l, "마크와 속성\n", "marks and their properties\n"));
	buf_text(&l->b, l->markup ? "\n" : "");
	for (size_t i = 0; i < mark_count; i++) {
		const struct mark *m = mark_all[i];
		put_line(l, m->name, l->korean ? m->kind.korean : m->summary);
		put_words(l, arena_cstring(l->mem, mark_properties(m, l->mem)));
		buf_text(&l->b, l->markup ? "\n\n" : "\n");
	}
	for (size_t i = 0; i < mark_property_count; i++) {
		const struct mark_property *p = &mark_property_all[i];
		put_line(l, p->name, p->says[!l->korean]);
		if (p->words)
			put_words(l, p->words);
		if (p->kind == PROPERTY_EITHER) {
			buf_char(&l->b, ' ');
			put_range(l, say(l, "수", "number"), p->lo, p->hi);
		} else if (p->words)
			;
		else if (p->kind == PROPERTY_COLOR)
			put(l, "\"#rrggbb\"");
		else
			put_range(l, say(l, "수", "number"), p->lo, p->hi);
		buf_text(&l->b, l->markup ? "\n\n" : "\n");
	}
}

struct str schema_list(const struct shape *root, bool korean, bool markup, struct arena *mem)
{
	struct listing l = {.korean = korean, .markup = markup, .mem = mem};
	struct schema_parts parts;
	bool marks = false;
	schema_collect(&parts, root);
	for (size_t i = 0; i < parts.count; i++) {
		if (i && !markup)
			buf_char(&l.b, '\n');
		put_shape(&l, parts.item[i]);
		marks = marks || parts.item[i] == &shape_chart;
	}
	if (marks) {
		buf_text(&l.b, markup ? "" : "\n");
		put_marks(&l);
	}
	return buf_take(&l.b, mem);
}
