#include "pdf/object.h"

#include <assert.h>

#include "base/pack.h"
#include "pdf/syntax.h"

#define TREE_NODE 256 /* leaves of one node */

void pdf_objects_open(struct pdf_objects *o, struct arena *mem)
{
	*o = (struct pdf_objects){.mem = mem, .packer = pack_open()};
}

void pdf_objects_close(struct pdf_objects *o)
{
	pack_close(o->packer);
	o->packer = NULL;
}

struct str pdf_deflate(struct pdf_objects *o, struct str data)
{
	return pack_zlib(o->packer, data, o->mem);
}

unsigned pdf_object_new(struct pdf_objects *o)
{
	ARENA_PUSH(o->mem, o->item, o->count, o->room) = (struct pdf_object){0};
	return o->count;
}

static struct pdf_object *unset(struct pdf_objects *o, unsigned number)
{
	struct pdf_object *x = &o->item[number - 1];
	assert(number && number <= o->count && !x->body.p);
	return x;
}

void pdf_object_set(struct pdf_objects *o, unsigned number, struct buf *body)
{
	unset(o, number)->body = arena_str(o->mem, buf_str_of(body));
	body->n = 0;
}

void pdf_object_stream_as_is(struct pdf_objects *o, unsigned number, const char *dict,
			     struct str data)
{
	struct pdf_object *x = unset(o, number);
	x->body = arena_str(o->mem, str_of(dict));
	x->data = arena_str(o->mem, data);
	x->stream = true;
}

void pdf_object_stream(struct pdf_objects *o, unsigned number, const char *dict,
		       struct str data)
{
	pdf_object_stream_packed(o, number, dict, pdf_deflate(o, data));
}

void pdf_object_stream_packed(struct pdf_objects *o, unsigned number, const char *dict,
			      struct str packed)
{
	struct pdf_object *x = unset(o, number);
	x->body = arena_printf(o->mem, "%s/Filter/FlateDecode", dict);
	x->data = packed;
	x->stream = true;
}

static void put_key(struct buf *b, const struct pdf_leaf *leaf, bool names)
{
	if (names)
		pdf_put_bytes(b, leaf->name);
	else
		buf_int(b, leaf->number);
}

static void put_leaves(struct buf *b, const struct pdf_leaf *leaf, size_t count, bool names)
{
	buf_text(b, names ? "/Names[" : "/Nums[");
	for (size_t i = 0; i < count; i++) {
		put_key(b, &leaf[i], names);
		pdf_put_ref(b, "", leaf[i].object);
		buf_char(b, ' ');
	}
	buf_char(b, ']');
}

unsigned pdf_object_tree(struct pdf_objects *o, const struct pdf_leaf *leaf, size_t count,
			 bool names)
{
	unsigned root = pdf_object_new(o);
	struct buf b = {0}, kids = {0};
	if (count > TREE_NODE) {
		for (size_t i = 0; i < count; i += TREE_NODE) {
			size_t n = count - i < TREE_NODE ? count - i : TREE_NODE;
			unsigned node = pdf_object_new(o);
			buf_text(&b, "<</Limits[");
			put_key(&b, &leaf[i], names);
			buf_char(&b, ' ');
			put_key(&b, &leaf[i + n - 1], names);
			buf_char(&b, ']');
			put_leaves(&b, leaf + i, n, names);
			buf_text(&b, ">>");
			pdf_object_set(o, node, &b);
			pdf_put_ref(&kids, "", node);
		}
		buf_text(&b, "<</Kids[");
		buf_str(&b, buf_str_of(&kids));
		buf_text(&b, "]>>");
	} else {
		buf_text(&b, "<<");
		put_leaves(&b, leaf, count, names);
		buf_text(&b, ">>");
	}
	pdf_object_set(o, root, &b);
	buf_finish(&b);
	buf_finish(&kids);
	return root;
}
