#ifndef PDF_READ_H
#define PDF_READ_H

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "base/diag.h"
#include "base/num.h"
#include "pdf/pdf.h"

/*
 * What the tests of the PDF writer share: a document to write into, and its
 * bytes with every packed stream unpacked, to look for text in.
 */
struct doc {
	struct arena mem;
	struct diags d;
	struct pdf *p;
	unsigned root;
	struct buf out;
	struct str text; /* after doc_finish: unpacked */
};

static inline struct pdf_options doc_options(enum pdf_part part)
{
	return (struct pdf_options){.part = part,
				    .ua = true,
				    .title = STR("제목"),
				    .author = STR("저자"),
				    .lang = STR("ko-KR"),
				    .created = 1757894400};
}

static inline unsigned doc_add(struct doc *t, unsigned parent, const char *type)
{
	struct pdf_element e = {.type = str_of(type)};
	return pdf_element(t->p, parent, &e);
}

/* A page and a Document element. */
static inline void doc_open_with(struct doc *t, const struct pdf_options *o)
{
	*t = (struct doc){0};
	t->d.mem = &t->mem;
	t->p = pdf_open(o, &t->d);
	pdf_page(t->p, 595.28, 841.89);
	t->root = doc_add(t, 0, "Document");
}

static inline void doc_open(struct doc *t, enum pdf_part part)
{
	struct pdf_options o = doc_options(part);
	doc_open_with(t, &o);
}

static inline void doc_unpack(struct buf *out, struct str packed)
{
	z_stream z = {.next_in = (Bytef *)packed.p, .avail_in = (uInt)packed.n};
	char chunk[4096];
	int state;
	inflateInit(&z);
	do {
		z.next_out = (Bytef *)chunk;
		z.avail_out = sizeof(chunk);
		state = inflate(&z, Z_NO_FLUSH);
		buf_bytes(out, chunk, sizeof(chunk) - z.avail_out);
	} while (state == Z_OK);
	inflateEnd(&z);
}

/* Copies a file; the bytes of Flate streams are unpacked. */
static inline struct str doc_read(struct arena *mem, struct str file)
{
	struct buf out = {0};
	size_t from = 0, at;
	while ((at = str_find(file, STR(">>\nstream\n"), from)) != SIZE_MAX) {
		struct str dict = str_slice(file, from, at);
		size_t key = 0, next;
		while ((next = str_find(dict, STR("/Length "), key)) != SIZE_MAX)
			key = next + 8;
		long long n = 0;
		num_parse_int(str_slice(dict, key, dict.n), &n);
		size_t start = at + strlen(">>\nstream\n");
		struct str data = str_slice(file, start, start + (size_t)n);
		buf_str(&out, dict);
		buf_text(&out, ">>\nstream\n");
		if (str_find(dict, STR("/FlateDecode"), 0) != SIZE_MAX)
			doc_unpack(&out, data);
		else
			buf_str(&out, data);
		from = start + (size_t)n;
	}
	buf_str(&out, str_slice(file, from, file.n));
	return buf_take(&out, mem);
}

static inline bool doc_finish(struct doc *t)
{
	bool ok = pdf_finish(t->p, &t->out);
	t->text = doc_read(&t->mem, buf_str_of(&t->out));
	return ok;
}

static inline bool doc_has(const struct doc *t, const char *what)
{
	bool has = str_find(t->text, str_of(what), 0) != SIZE_MAX;
	if (!has)
		printf("not found: %s\n", what);
	return has;
}

static inline bool doc_lacks(const struct doc *t, const char *what)
{
	return str_find(t->text, str_of(what), 0) == SIZE_MAX;
}

static inline void doc_close(struct doc *t)
{
	buf_finish(&t->out);
	arena_finish(&t->mem);
}

static inline void doc_print(const struct doc *t)
{
	for (const struct diag *x = t->d.first; x; x = x->next)
		printf("%s %.*s | %.*s | %.*s\n", diag_label(x->code), STR_ARG(x->arg[0]),
		       STR_ARG(x->arg[1]), STR_ARG(x->arg[2]));
}

/* Whether finishing refuses, for this reason alone, and names what. */
static inline bool doc_refuses(struct doc *t, enum diag_code code, const char *what)
{
	bool ok = doc_finish(t);
	const struct diag *x = t->d.first;
	bool named = false;
	for (int i = 0; x && i < DIAG_ARGS; i++)
		named |= str_find(x->arg[i], str_of(what), 0) != SIZE_MAX;
	bool as_told = !ok && t->out.n == 0 && x && x->code == code && !x->next && named;
	if (!as_told)
		doc_print(t);
	doc_close(t);
	return as_told;
}

#endif
