#include "spec/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "ko/compose.h"
#include "spec/limits.h"
#include "spec/spec.h"
#include "spec/template.h"

struct yaml {
	yaml_parser_t parser;
	yaml_event_t event;
	struct reader *r;
	size_t lo, hi;
	size_t mark, byte; /* libyaml counts characters from lo: where both are known */
	unsigned depth;
};

/* The byte offset of a mark. Marks come nearly in order, so the way is short. */
static size_t offset(struct yaml *y, yaml_mark_t mark)
{
	struct str s = str_slice(y->r->text, 0, y->hi);
	for (; y->mark < mark.index && y->byte < y->hi; y->mark++)
		utf8_next(s, &y->byte);
	for (; y->mark > mark.index && y->byte > y->lo; y->mark--)
		utf8_prev(s, &y->byte);
	return y->byte;
}

static struct span event_span(struct yaml *y)
{
	size_t lo = offset(y, y->event.start_mark);
	return reader_span(y->r, lo, offset(y, y->event.end_mark));
}

static bool fail(struct yaml *y, struct span at, enum diag_code code)
{
	return diag_add(y->r->d, at, code, NULL, 0);
}

static bool report_parser(struct yaml *y)
{
	const yaml_parser_t *p = &y->parser;
	if (p->error == YAML_MEMORY_ERROR)
		arena_exhausted();
	if (p->error == YAML_READER_ERROR) {
		size_t at = y->lo + p->problem_offset, past = at;
		uint32_t code = at < y->hi ? utf8_next(y->r->text, &past) : 0;
		return diag_report(y->r->d, reader_span(y->r, at, past), DIAG_SPEC_CONTROL,
				   arena_printf(y->r->mem, "U+%04X", (unsigned)code));
	}
	size_t at = offset(y, p->problem_mark);
	size_t context = p->context ? offset(y, p->context_mark) : at;
	return syntax_report(y->r, reader_span(y->r, y->lo, y->hi), p->problem, at, context);
}

/* Fetches the next event. */
static bool next(struct yaml *y)
{
	yaml_event_delete(&y->event);
	if (!yaml_parser_parse(&y->parser, &y->event)) {
		memset(&y->event, 0, sizeof y->event);
		return report_parser(y);
	}
	return true;
}

/* Anchors, aliases and tags are refused wherever they stand. */
static bool check_plainness(struct yaml *y)
{
	const yaml_event_t *e = &y->event;
	const yaml_char_t *anchor = NULL, *tag = NULL;
	if (e->type == YAML_ALIAS_EVENT)
		anchor = e->data.alias.anchor;
	if (e->type == YAML_SCALAR_EVENT)
		anchor = e->data.scalar.anchor, tag = e->data.scalar.tag;
	if (e->type == YAML_SEQUENCE_START_EVENT)
		anchor = e->data.sequence_start.anchor, tag = e->data.sequence_start.tag;
	if (e->type == YAML_MAPPING_START_EVENT)
		anchor = e->data.mapping_start.anchor, tag = e->data.mapping_start.tag;
	if (!anchor && !tag)
		return true;
	struct span at = event_span(y);
	size_t end = reader_line_end(y->r, at.lo);
	at.hi = at.hi < end ? at.hi : (uint32_t)end;
	return fail(y, at, anchor ? DIAG_YAML_ANCHOR : DIAG_YAML_TAG);
}

/* Warns of a # that makes a comment of what looks like text. */
static void check_comment(struct yaml *y, struct span at, bool empty)
{
	struct str s = y->r->text;
	size_t i = at.hi;
	while (i < y->hi && s.p[i] == ' ')
		i++;
	bool comment = i > at.hi && i < y->hi && s.p[i] == '#';
	bool spaced = i + 1 >= y->hi || s.p[i + 1] == ' ' || s.p[i + 1] == '\n';
	if (comment && !(empty && spaced))
		fail(y, reader_span(y->r, i, reader_line_end(y->r, i)), DIAG_YAML_COMMENT);
}

/* The content of a block scalar, without its header and without the blanks
 * around it. */
static struct span block_content(struct yaml *y, struct span at)
{
	struct str s = y->r->text;
	size_t lo = reader_next_line(y->r, reader_line_end(y->r, at.lo)), hi = at.hi;
	while (hi > lo && strchr(" \r\n", s.p[hi - 1]))
		hi--;
	while (lo < hi && s.p[lo] == ' ')
		lo++;
	return reader_span(y->r, lo < hi ? lo : hi, hi);
}

/* An escape can write what a file may not hold. */
static bool check_escapes(struct yaml *y, const struct node *scalar)
{
	struct str s = scalar->text;
	for (size_t i = 0; scalar->style == NODE_QUOTED && i < s.n; i++) {
		uint32_t code = (unsigned char)s.p[i];
		if (reader_is_control(code))
			return diag_report(y->r->d, scalar->at, DIAG_SPEC_CONTROL,
					   arena_printf(y->r->mem, "U+%04X", (unsigned)code));
	}
	return true;
}

static bool read_scalar(struct yaml *y, struct node *out)
{
	const yaml_event_t *e = &y->event;
	struct span at = event_span(y);
	struct str text = {(const char *)e->data.scalar.value, e->data.scalar.length};
	out->kind = NODE_SCALAR;
	switch (e->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		out->style = NODE_QUOTED;
		at.lo++;
		at.hi--;
		break;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		out->style = NODE_BLOCK;
		at = block_content(y, at);
		break;
	default:
		out->style = NODE_PLAIN;
		check_comment(y, at, text.n == 0);
	}
	out->at = at;
	out->text = compose_hangul(y->r->mem, arena_str(y->r->mem, text));
	return check_escapes(y, out);
}

static bool read_node(struct yaml *y, struct node *out);

static bool read_list(struct yaml *y, struct node *out)
{
	size_t room = 0;
	out->kind = NODE_LIST;
	for (;;) {
		if (!next(y))
			return false;
		if (y->event.type == YAML_SEQUENCE_END_EVENT)
			return true;
		struct node item = {0};
		if (!read_node(y, &item))
			return false;
		ARENA_PUSH(y->r->mem, out->item, out->count, room) = item;
	}
}

static bool read_key(struct yaml *y, struct node_entry *entry)
{
	struct span at = event_span(y);
	if (y->event.type != YAML_SCALAR_EVENT) {
		size_t end = reader_line_end(y->r, at.lo);
		if (at.lo > 0 && template_opens(y->r->text, at.lo - 1)) {
			size_t close = template_close(str_slice(y->r->text, 0, end), at.lo - 1);
			return syntax_needs_quotes(y->r, at.lo - 1,
						   close == SIZE_MAX ? end : close + 2);
		}
		at.hi = (uint32_t)end;
		return fail(y, at, DIAG_YAML_KEY);
	}
	struct node key = {0};
	if (!check_plainness(y))
		return false;
	if (!read_scalar(y, &key))
		return false;
	entry->key = key.text;
	entry->key_at = key.at;
	if (!key.text.n)
		return fail(y, at, DIAG_YAML_KEY);
	return true;
}

static int compare_keys(const void *a, const void *b)
{
	const struct node_entry *x = *(const struct node_entry *const *)a;
	const struct node_entry *z = *(const struct node_entry *const *)b;
	int c = str_cmp(x->key, z->key);
	return c ? c : (x > z) - (x < z);
}

/* Reports every key that stands twice, in O(n log n). */
static bool check_keys(struct yaml *y, const struct node *map)
{
	struct reader *r = y->r;
	const struct node_entry **sorted = malloc((map->count + 1) * sizeof(*sorted));
	bool ok = true;
	if (!sorted)
		arena_exhausted();
	for (size_t i = 0; i < map->count; i++)
		sorted[i] = &map->entry[i];
	qsort(sorted, map->count, sizeof(*sorted), compare_keys);
	for (size_t i = 1; i < map->count && r->d->errors < DIAG_ERRORS_MAX; i++) {
		const struct node_entry *first = sorted[i - 1], *second = sorted[i];
		if (!str_eq(first->key, second->key))
			continue;
		unsigned line = diag_place(r->files, first->key_at).line;
		ok = diag_report(r->d, second->key_at, DIAG_YAML_DUPLICATE, second->key,
				 diag_number(r->d, line));
	}
	free(sorted);
	return ok;
}

static bool read_map(struct yaml *y, struct node *out)
{
	size_t room = 0;
	out->kind = NODE_MAP;
	for (;;) {
		if (!next(y))
			return false;
		if (y->event.type == YAML_MAPPING_END_EVENT)
			return check_keys(y, out);
		struct node_entry entry = {0};
		if (!read_key(y, &entry) || !next(y) || !read_node(y, &entry.value))
			return false;
		ARENA_PUSH(y->r->mem, out->entry, out->count, room) = entry;
	}
}

/* Reads the node that the current event begins, to its last event. */
static bool read_node(struct yaml *y, struct node *out)
{
	struct span at = event_span(y);
	if (!check_plainness(y) || !reader_count(y->r, at.lo))
		return false;
	if (y->event.type == YAML_SCALAR_EVENT)
		return read_scalar(y, out);
	if (y->depth == LIMITS_DEPTH)
		return reader_too_deep(y->r, at);
	y->depth++;
	bool ok = y->event.type == YAML_SEQUENCE_START_EVENT ? read_list(y, out)
							     : read_map(y, out);
	y->depth--;
	out->at = reader_span(y->r, at.lo, ok ? offset(y, y->event.end_mark) : at.hi);
	return ok;
}

/* The one document of the text, or none. */
static bool read_document(struct yaml *y, struct node *out)
{
	if (!next(y) || !next(y))
		return false;
	if (y->event.type == YAML_STREAM_END_EVENT)
		return true;
	const yaml_event_t *e = &y->event;
	if (e->data.document_start.version_directive ||
	    e->data.document_start.tag_directives.start !=
		    e->data.document_start.tag_directives.end)
		return fail(y, event_span(y), DIAG_YAML_TAG);
	if (!next(y))
		return false;
	struct span at = event_span(y);
	bool nothing = y->event.type == YAML_SCALAR_EVENT && y->event.data.scalar.length == 0 &&
		       y->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!nothing && y->event.type != YAML_MAPPING_START_EVENT && check_plainness(y))
		return diag_report(y->r->d,
				   reader_span(y->r, at.lo, reader_line_end(y->r, at.lo)),
				   DIAG_YAML_NOT_MAP, syntax_wide(y->r, at.lo));
	if (!nothing && !read_node(y, out))
		return false;
	if (!next(y) || !next(y))
		return false;
	if (y->event.type == YAML_DOCUMENT_START_EVENT)
		return fail(y, event_span(y), DIAG_YAML_DOCUMENTS);
	return true;
}

bool spec_yaml(struct node *out, struct reader *r, size_t lo, size_t hi)
{
	*out = (struct node){.kind = NODE_MAP, .at = reader_span(r, lo, hi)};
	struct str s = str_slice(r->text, lo, hi);
	const char *tab = s.n ? memchr(s.p, '\t', s.n) : NULL;
	if (tab) {
		size_t at = lo + (size_t)(tab - s.p);
		return diag_add(r->d, reader_span(r, at, at + 1), DIAG_YAML_TAB, NULL, 0);
	}
	struct yaml y = {.r = r, .lo = lo, .hi = hi, .byte = lo};
	if (!yaml_parser_initialize(&y.parser))
		arena_exhausted();
	yaml_parser_set_encoding(&y.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y.parser, (const unsigned char *)s.p, s.n);
	bool ok = read_document(&y, out);
	yaml_event_delete(&y.event);
	yaml_parser_delete(&y.parser);
	return ok;
}

bool spec_parse_yaml(struct node *out, uint32_t file, struct span part,
		     const struct files *files, struct arena *mem, struct diags *d)
{
	struct reader r;
	*out = (struct node){.kind = NODE_MAP, .at = part};
	if (!reader_open(&r, file, files, mem, d))
		return false;
	size_t lo = part.lo == 0 && str_starts(r.text, STR("\xEF\xBB\xBF")) ? 3 : part.lo;
	return spec_yaml(out, &r, lo, part.hi);
}
