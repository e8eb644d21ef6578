#include "pdf/file.h"

#include "base/digest.h"
#include "pdf/syntax.h"

#define OBJECTS_PER_STREAM 256

/* Where an object is: at an offset, or as number index in an object stream. */
struct entry {
	enum { ENTRY_FREE, ENTRY_OFFSET, ENTRY_PACKED } type;
	size_t at;
	unsigned index;
};

static void put_stream(struct buf *out, unsigned number, struct str dict, struct str data)
{
	buf_int(out, number);
	buf_text(out, " 0 obj\n<<");
	buf_str(out, dict);
	buf_text(out, "/Length ");
	buf_int(out, (long long)data.n);
	buf_text(out, ">>\nstream\n");
	buf_str(out, data);
	buf_text(out, "\nendstream\nendobj\n");
}

static void put_streams(const struct pdf_objects *o, struct entry *entry, struct buf *out)
{
	for (unsigned i = 1; i <= o->count; i++) {
		const struct pdf_object *x = &o->item[i - 1];
		if (!x->stream)
			continue;
		entry[i] = (struct entry){ENTRY_OFFSET, out->n, 0};
		put_stream(out, i, x->body, x->data);
	}
}

static void put_plain(const struct pdf_objects *o, struct entry *entry, struct buf *out)
{
	for (unsigned i = 1; i <= o->count; i++) {
		const struct pdf_object *x = &o->item[i - 1];
		if (x->stream)
			continue;
		entry[i] = (struct entry){ENTRY_OFFSET, out->n, 0};
		buf_int(out, i);
		buf_text(out, " 0 obj\n");
		buf_str(out, x->body);
		buf_text(out, "\nendobj\n");
	}
}

/* What the trailer says in either form. */
struct trailer {
	unsigned catalog, info;
};

static struct str trailer_keys(struct pdf_objects *o, struct trailer t, unsigned size,
			       const struct buf *written)
{
	struct str id = digest_md5(o->mem, buf_str_of(written));
	return arena_printf(o->mem, "/Size %u/Root %u 0 R/Info %u 0 R/ID[<%.*s><%.*s>]", size,
			    t.catalog, t.info, STR_ARG(id), STR_ARG(id));
}

static void put_end(struct buf *out, size_t at)
{
	buf_text(out, "startxref\n");
	buf_int(out, (long long)at);
	buf_text(out, "\n%%EOF\n");
}

static void write_classic(struct pdf_objects *o, struct trailer t, struct buf *out)
{
	struct entry *entry = ARENA_NEW(o->mem, struct entry, o->count + 1);
	put_streams(o, entry, out);
	put_plain(o, entry, out);
	struct str keys = trailer_keys(o, t, o->count + 1, out);
	size_t at = out->n;
	buf_printf(out, "xref\n0 %u\n0000000000 65535 f \n", o->count + 1);
	for (unsigned i = 1; i <= o->count; i++)
		buf_printf(out, "%010zu 00000 n \n", entry[i].at);
	buf_text(out, "trailer\n<<");
	buf_str(out, keys);
	buf_text(out, ">>\n");
	put_end(out, at);
}

/* Packs the plain objects; returns the first number that is free afterwards. */
static unsigned put_object_streams(struct pdf_objects *o, struct entry *entry, struct buf *out)
{
	struct buf head = {0}, body = {0};
	unsigned next = o->count + 1, i = 1;
	while (i <= o->count) {
		unsigned packed = 0;
		for (; i <= o->count && packed < OBJECTS_PER_STREAM; i++) {
			const struct pdf_object *x = &o->item[i - 1];
			if (x->stream)
				continue;
			entry[i] = (struct entry){ENTRY_PACKED, next, packed++};
			buf_printf(&head, "%u %zu ", i, body.n);
			buf_str(&body, x->body);
			buf_char(&body, '\n');
		}
		if (!packed)
			break;
		struct str dict =
			arena_printf(o->mem, "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode",
				     packed, head.n);
		buf_str(&head, buf_str_of(&body));
		entry[next] = (struct entry){ENTRY_OFFSET, out->n, 0};
		put_stream(out, next++, dict, pdf_deflate(o, buf_str_of(&head)));
		head.n = body.n = 0;
	}
	buf_finish(&head);
	buf_finish(&body);
	return next;
}

#define ROW 7 /* type, offset or stream (4), index (2) */

/* The rows of the cross-reference stream, each as its difference from the row
 * above (PNG predictor 2), which packs far better. */
static void put_rows(const struct entry *entry, unsigned size, struct buf *rows)
{
	unsigned char above[ROW] = {0};
	for (unsigned i = 0; i < size; i++) {
		const struct entry *e = &entry[i];
		unsigned index = i ? e->index : 65535;
		unsigned char row[ROW] = {
			(unsigned char)e->type,       (unsigned char)(e->at >> 24),
			(unsigned char)(e->at >> 16), (unsigned char)(e->at >> 8),
			(unsigned char)e->at,         (unsigned char)(index >> 8),
			(unsigned char)index,
		};
		buf_char(rows, 2);
		for (int k = 0; k < ROW; k++)
			buf_char(rows, (char)(unsigned char)(row[k] - above[k]));
		memcpy(above, row, ROW);
	}
}

static void write_packed(struct pdf_objects *o, struct trailer t, struct buf *out)
{
	size_t most = o->count + o->count / OBJECTS_PER_STREAM + 3;
	struct entry *entry = ARENA_NEW(o->mem, struct entry, most);
	struct buf rows = {0};
	put_streams(o, entry, out);
	unsigned xref = put_object_streams(o, entry, out);
	size_t at = out->n;
	entry[xref] = (struct entry){ENTRY_OFFSET, at, 0};
	put_rows(entry, xref + 1, &rows);
	struct str keys = trailer_keys(o, t, xref + 1, out);
	struct str dict = arena_printf(o->mem,
				       "/Type/XRef/W[1 4 2]%.*s/Filter/FlateDecode"
				       "/DecodeParms<</Predictor 12/Columns %d>>",
				       STR_ARG(keys), ROW);
	put_stream(out, xref, dict, pdf_deflate(o, buf_str_of(&rows)));
	put_end(out, at);
	buf_finish(&rows);
}

void pdf_file_write(struct pdf_objects *o, bool classic, unsigned catalog, unsigned info,
		    struct buf *out)
{
	/* four bytes above 127 tell transfer programs that the file is binary */
	buf_text(out, classic ? "%PDF-1.4\n" : "%PDF-1.7\n");
	buf_text(out, "%\xE2\xE3\xCF\xD3\n");
	(classic ? write_classic : write_packed)(o, (struct trailer){catalog, info}, out);
}
