#ifndef TESTS_SPEC_TREE_H
#define TESTS_SPEC_TREE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "spec/spec.h"
#include "spec/template.h"

/*
 * For the tests of spec/: parses a text and writes the tree as one line, for
 * example (h1#sec "가") (p "나 " {hq0} *("다" @fig-x) /). And the diagnostics:
 * E118@12-15 for each, with byte offsets.
 */
struct tree {
	struct arena mem;
	struct files files;
	struct diags d;
	struct spec spec;
	struct buf out;
	bool ok;
};

static inline void tree_open(struct tree *t, struct str text)
{
	*t = (struct tree){0};
	arena_init(&t->mem);
	t->files.mem = t->d.mem = &t->mem;
	files_add(&t->files, STR("test.md"), text);
}

static inline void tree_parse(struct tree *t, const char *text)
{
	tree_open(t, str_of(text));
	t->ok = spec_parse(&t->spec, 1, &t->files, &t->mem, &t->d);
}

static inline void tree_close(struct tree *t)
{
	buf_finish(&t->out);
	arena_finish(&t->mem);
}

static inline void tree_node(struct buf *o, const struct node *n)
{
	if (n->kind == NODE_SCALAR) {
		buf_char(o, n->style == NODE_PLAIN    ? '\''
			    : n->style == NODE_QUOTED ? '"'
						      : '|');
		buf_str(o, n->text);
		buf_char(o, '\'');
		return;
	}
	buf_char(o, n->kind == NODE_LIST ? '[' : '{');
	for (size_t i = 0; i < n->count; i++) {
		if (i)
			buf_text(o, ", ");
		if (n->kind == NODE_MAP) {
			buf_str(o, n->entry[i].key);
			buf_text(o, ": ");
		}
		tree_node(o, n->kind == NODE_LIST ? &n->item[i] : &n->entry[i].value);
	}
	buf_char(o, n->kind == NODE_LIST ? ']' : '}');
}

static inline void tree_inlines(struct buf *o, const struct inline_ *x, size_t n);

static inline void tree_inline(struct buf *o, const struct inline_ *x)
{
	static const char *const open[] = {"\"", "{",  "*(", "_(", "`",
					   "[",  "![", "/",  "@",  "^"};
	static const char *const close[] = {"\"", "}", ")", ")", "`", "]", "]", "", "", ""};
	buf_text(o, open[x->kind]);
	buf_str(o, x->text);
	tree_inlines(o, x->child, x->children);
	if (x->kind == INLINE_LINK || x->kind == INLINE_IMAGE) {
		buf_char(o, '|');
		buf_str(o, x->target);
	}
	buf_text(o, close[x->kind]);
}

static inline void tree_inlines(struct buf *o, const struct inline_ *x, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(o, ' ');
		tree_inline(o, &x[i]);
	}
}

static inline void tree_element(struct buf *o, const struct element *e)
{
	static const char *const names[] = {"h",       "p",    "ul",   "li",   "quote", "code",
					    "table",   "row",  "cell", "rule", "block", "div",
					    "outline", "page", "note", "dl"};
	buf_char(o, '(');
	buf_text(o, e->kind == ELEMENT_LIST && e->ordered ? "ol" : names[e->kind]);
	if (e->level)
		buf_int(o, e->level);
	if (e->ordered)
		buf_int(o, e->start);
	if (e->head)
		buf_char(o, '!');
	if (e->align)
		buf_char(o, "-<=>"[e->align]);
	if (e->mark.n) {
		buf_char(o, ' ');
		buf_str(o, e->mark);
	}
	if (e->name.n) {
		buf_char(o, ' ');
		buf_str(o, e->name);
	}
	if (e->id.n) {
		buf_text(o, " #");
		buf_str(o, e->id);
	}
	if (e->yaml.count) {
		buf_char(o, ' ');
		tree_node(o, &e->yaml);
	}
	if (e->text.n && (e->kind == ELEMENT_CODE || !e->yaml.count)) {
		buf_text(o, " <");
		buf_str(o, e->text);
		buf_text(o, ">");
	}
	if (e->inline_count) {
		buf_char(o, ' ');
		tree_inlines(o, e->inlines, e->inline_count);
	}
	for (size_t i = 0; i < e->children; i++) {
		buf_char(o, ' ');
		tree_element(o, &e->child[i]);
	}
	buf_char(o, ')');
}

static inline void tree_diags(struct tree *t)
{
	for (const struct diag *x = t->d.first; x; x = x->next)
		buf_printf(&t->out, " %s@%u-%u", diag_label(x->code), (unsigned)x->at.lo,
			   (unsigned)x->at.hi);
}

/* The body and the diagnostics. */
static inline const char *tree_text(struct tree *t)
{
	for (size_t i = 0; i < t->spec.elements; i++) {
		if (i)
			buf_char(&t->out, ' ');
		tree_element(&t->out, &t->spec.element[i]);
	}
	tree_diags(t);
	buf_char(&t->out, '\0');
	return t->out.p;
}

/* The body must come out as expected, diagnostics included. */
static inline void tree_expect(const char *text, const char *expected)
{
	struct tree t;
	tree_parse(&t, text);
	const char *got = tree_text(&t);
	if (strcmp(got, expected) != 0)
		print_message("for %s\n", text);
	assert_string_equal(got, expected);
	assert_int_equal(t.ok, t.d.errors == 0);
	tree_close(&t);
}

#endif
