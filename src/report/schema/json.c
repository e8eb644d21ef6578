#include "report/schema/schema.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "ko/format.h"
#include "mark/property.h"

/* ---- what there is */

const struct shape *schema_root(struct str name)
{
#define X(id)                       \
	if (str_eq(name, STR(#id))) \
		return &shape_##id;
	SCHEMA_ROOTS(X)
#undef X
	return NULL;
}

static void collect(struct schema_parts *p, const struct shape *s)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->item[i] == s)
			return;
	assert(p->count < SCHEMA_PARTS);
	p->item[p->count++] = s;
	for (unsigned i = 0; i < s->keys; i++)
		if (s->key[i].of)
			collect(p, s->key[i].of);
	if (s->any && s->any->of)
		collect(p, s->any->of);
	for (size_t i = 0; s->either && s->either[i]; i++)
		collect(p, s->either[i]);
}

void schema_collect(struct schema_parts *p, const struct shape *root)
{
	*p = (struct schema_parts){0};
	collect(p, root);
	for (const struct shape *const *s = shape_blocks; root == &shape_report && *s; s++)
		collect(p, *s);
}

/* ---- JSON */

struct json {
	struct buf b;
	bool korean;
	struct arena *mem;
};

static void put_string(struct json *j, const char *text)
{
	buf_quoted(&j->b, str_of(text));
}

/* A word, and what YAML takes it for when nobody quotes it: 1. is a number. */
static void put_word(struct json *j, struct str word, size_t *count)
{
	double number;
	buf_text(&j->b, (*count)++ ? ", " : "");
	buf_quoted(&j->b, word);
	if (str_among(word, "true false null"))
		buf_printf(&j->b, ", %.*s", STR_ARG(word));
	else if (num_parse(word, &number))
		buf_printf(&j->b, ", %.*s", STR_ARG(num_shortest(j->mem, number)));
}

static void put_words(struct json *j, const char *words)
{
	size_t count = 0;
	buf_text(&j->b, "{\"enum\": [");
	for (; words && *words; words += strspn(words, " ")) {
		size_t n = strcspn(words, " ");
		put_word(j, (struct str){words, n}, &count);
		words += n;
	}
	buf_text(&j->b, "]}");
}

static void put_range(struct json *j, const char *type, double lo, double hi)
{
	buf_printf(&j->b, "{\"type\": \"%s\"", type);
	if (lo < hi)
		buf_printf(&j->b, ", \"minimum\": %.*s, \"maximum\": %.*s",
			   STR_ARG(num_shortest(j->mem, lo)),
			   STR_ARG(num_shortest(j->mem, hi)));
	buf_char(&j->b, '}');
}

#define ANY_SCALAR "{\"type\": [\"string\", \"number\", \"boolean\", \"null\"]}"
#define COLOR "{\"type\": \"string\", \"pattern\": \"^#[0-9A-Fa-f]{6}$\"}"

static void put_formats(struct json *j)
{
	buf_text(&j->b, "{\"anyOf\": [{\"enum\": [");
	for (size_t i = 0; i < format_count; i++) {
		buf_text(&j->b, i ? ", " : "");
		put_string(j, format_all[i]->name);
	}
	buf_text(&j->b, "]}, {\"type\": [\"string\", \"number\"]}]}");
}

static void put_property(struct json *j, const struct mark_property *p)
{
	buf_text(&j->b, ",\n\t\t\t");
	put_string(j, p->name);
	buf_text(&j->b, ": {\"description\": ");
	put_string(j, p->says[!j->korean]);
	buf_text(&j->b, ", \"allOf\": [");
	if (p->kind == PROPERTY_FLAG)
		buf_text(&j->b, "{\"type\": \"boolean\"}");
	else if (p->kind == PROPERTY_COLOR)
		buf_text(&j->b, COLOR);
	else if (p->kind == PROPERTY_WORD)
		put_words(j, p->words);
	else if (p->kind == PROPERTY_NUMBER)
		put_range(j, "number", p->lo, p->hi);
	else if (p->kind == PROPERTY_EITHER) {
		buf_text(&j->b, "{\"anyOf\": [");
		put_range(j, "number", p->lo, p->hi);
		buf_text(&j->b, ", ");
		put_words(j, p->words);
		buf_text(&j->b, "]}");
	} else {
		buf_printf(
			&j->b,
			"{\"type\": \"array\", \"minItems\": 1, \"maxItems\": %d, \"items\": ",
			MARK_DASHES);
		put_range(j, "number", p->lo, p->hi);
		buf_char(&j->b, '}');
	}
	buf_text(&j->b, "]}");
}

static void put_mark_names(struct json *j)
{
	for (size_t i = 0; i < mark_count; i++) {
		buf_text(&j->b, i ? ", " : "");
		put_string(j, mark_all[i]->name);
	}
}

/* Which properties a mark takes; type among them. */
static void put_takes(struct json *j, const struct mark *m)
{
	buf_text(&j->b, "{\"if\": {\"properties\": {\"type\": {\"const\": ");
	put_string(j, m->name);
	buf_text(&j->b, "}}}, \"then\": {\"propertyNames\": ");
	put_words(j, arena_cstring(j->mem, mark_properties(m, j->mem)));
	buf_text(&j->b, "}}");
}

static void put_marks(struct json *j)
{
	buf_text(&j->b, "{\"anyOf\": [{\"enum\": [");
	put_mark_names(j);
	buf_text(
		&j->b,
		"]},\n\t\t{\"type\": \"object\", \"required\": [\"type\"], "
		"\"additionalProperties\": false, \"properties\": {\n\t\t\t\"type\": {\"enum\": [");
	put_mark_names(j);
	buf_text(&j->b, "]}");
	for (size_t i = 0; i < mark_property_count; i++)
		put_property(j, &mark_property_all[i]);
	buf_text(&j->b, "},\n\t\t\"allOf\": [");
	for (size_t i = 0; i < mark_count; i++) {
		buf_text(&j->b, i ? ",\n\t\t\t" : "\n\t\t\t");
		put_takes(j, mark_all[i]);
	}
	buf_text(&j->b, "]}]}");
}

static void put_form(struct json *j, const struct shape_key *k, enum shape_form form)
{
	switch (form) {
	case SHAPE_WORD:
		put_words(j, k->words);
		return;
	case SHAPE_FLAG:
		buf_text(&j->b, "{\"type\": \"boolean\"}");
		return;
	case SHAPE_OFF:
		buf_text(&j->b, "{\"enum\": [false, null]}");
		return;
	case SHAPE_ON:
		buf_text(&j->b, "{\"const\": true}");
		return;
	case SHAPE_NUMBER:
		put_range(j, "number", k->lo, k->hi);
		return;
	case SHAPE_INTEGER:
		put_range(j, "integer", k->lo, k->hi);
		return;
	case SHAPE_COLOR:
		buf_text(&j->b, COLOR);
		return;
	case SHAPE_FORMAT:
		put_formats(j);
		return;
	case SHAPE_SHARE:
		buf_text(&j->b, "{\"type\": \"string\", \"pattern\": \"^[0-9.]+%$\"}");
		return;
	case SHAPE_DATE:
		buf_text(&j->b, "{\"type\": \"string\", \"pattern\": "
				"\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}");
		return;
	case SHAPE_MARK:
		put_marks(j);
		return;
	case SHAPE_MAP:
		buf_printf(&j->b, "{\"$ref\": \"#/definitions/%s\"}", k->of->name);
		return;
	default: /* text */
		if (k->words) {
			put_words(j, k->words);
			buf_text(&j->b, ", ");
		}
		buf_text(&j->b, ANY_SCALAR);
	}
}

/* "[…, …]": what a value may be. */
static void put_forms(struct json *j, const struct shape_key *k, unsigned forms)
{
	const char *comma = "";
	buf_char(&j->b, '[');
	for (unsigned form = SHAPE_TEXT; form <= SHAPE_MAP; form <<= 1)
		if (forms & form) {
			buf_text(&j->b, comma);
			put_form(j, k, (enum shape_form)form);
			comma = ", ";
		}
	if (forms & SHAPE_LIST) {
		buf_printf(&j->b, "%s{\"type\": \"array\", \"items\": {\"anyOf\": ", comma);
		put_forms(j, k, k->each);
		buf_text(&j->b, "}}");
	}
	buf_char(&j->b, ']');
}

static void put_value(struct json *j, const struct shape_key *k)
{
	buf_text(&j->b, "{\"description\": ");
	put_string(j, k->says[!j->korean]);
	buf_text(&j->b, ", \"anyOf\": ");
	put_forms(j, k, k->forms);
	buf_char(&j->b, '}');
}

static void put_needed(struct json *j, const struct shape *s)
{
	size_t count = 0;
	for (unsigned i = 0; i < s->keys; i++) {
		if (!(s->key[i].forms & SHAPE_NEEDED))
			continue;
		buf_text(&j->b, count++ ? ", " : ",\n\t\"required\": [");
		put_string(j, s->key[i].name);
	}
	buf_text(&j->b, count ? "]" : "");
}

/* The members of a shape's schema, without the braces. */
static void put_shape(struct json *j, const struct shape *s)
{
	buf_text(&j->b, "\t\"description\": ");
	put_string(j, s->says[!j->korean]);
	if (s->either) {
		buf_text(&j->b, ",\n\t\"anyOf\": [");
		for (size_t i = 0; s->either[i]; i++)
			buf_printf(&j->b, "%s{\"$ref\": \"#/definitions/%s\"}", i ? ", " : "",
				   s->either[i]->name);
		buf_char(&j->b, ']');
		return;
	}
	buf_text(&j->b, ",\n\t\"type\": \"object\",\n\t\"additionalProperties\": ");
	if (s->any)
		put_value(j, s->any);
	else
		buf_text(&j->b, "false");
	buf_text(&j->b, ",\n\t\"properties\": {");
	for (unsigned i = 0; i < s->keys; i++) {
		buf_text(&j->b, i ? ",\n\t\t" : "\n\t\t");
		put_string(j, s->key[i].name);
		buf_text(&j->b, ": ");
		put_value(j, &s->key[i]);
	}
	buf_char(&j->b, '}');
	put_needed(j, s);
}

struct str schema_json(const struct shape *root, bool korean, struct arena *mem)
{
	struct json j = {.korean = korean, .mem = mem};
	struct schema_parts parts;
	schema_collect(&parts, root);
	buf_text(&j.b, "{\n\t\"$schema\": \"http://json-schema.org/draft-07/schema#\",\n");
	buf_printf(&j.b, "\t\"title\": \"dopyo %s\",\n", root->name);
	put_shape(&j, root);
	buf_text(&j.b, ",\n\t\"definitions\": {");
	for (size_t i = 1; i < parts.count; i++) { /* the first is the root */
		buf_printf(&j.b, "%s\n\"%s\": {\n", i > 1 ? "," : "", parts.item[i]->name);
		put_shape(&j, parts.item[i]);
		buf_char(&j.b, '}');
	}
	buf_text(&j.b, "\n}}\n");
	return buf_take(&j.b, mem);
}
