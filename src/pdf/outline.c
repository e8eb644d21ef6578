#include <assert.h>

#include "pdf/content.h"
#include "pdf/navigation.h"
#include "pdf/syntax.h"

/*
 * The outline that viewers show beside the pages. An entry belongs to the
 * nearest earlier one of a lower level, whatever levels are left out.
 */
void pdf_outline(struct pdf *p, struct str title, int level, double y)
{
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	assert(level >= 1);
	if (!pdf_content_is_near(p, &y, 1, title))
		return;
	ARENA_PUSH(&p->mem, p->entry, p->entries, p->entry_room) = (struct pdf_entry){
		.title = pdf_string(p, title, SPAN_NONE),
		.level = level,
		.sheet = (unsigned)p->sheets - 1,
		.y = sheet->height - y,
	};
}

#define NONE UINT32_MAX

struct family { /* of one entry: numbers of entries, or NONE */
	unsigned parent, first, last, prev, next, object, children;
};

static unsigned parent_of(const struct pdf *p, const struct family *f, unsigned i)
{
	unsigned above = i ? i - 1 : NONE;
	while (above != NONE && p->entry[above].level >= p->entry[i].level)
		above = f[above].parent;
	return above;
}

static void relate(struct pdf *p, struct family *f, struct family *root)
{
	*root = (struct family){NONE, NONE, NONE, NONE, NONE, pdf_object_new(&p->objects), 0};
	for (unsigned i = 0; i < p->entries; i++) {
		f[i] = (struct family){.parent = parent_of(p, f, i),
				       .first = NONE,
				       .last = NONE,
				       .next = NONE,
				       .object = pdf_object_new(&p->objects)};
		struct family *parent = f[i].parent == NONE ? root : &f[f[i].parent];
		f[i].prev = parent->last;
		if (parent->last == NONE)
			parent->first = i;
		else
			f[parent->last].next = i;
		parent->last = i;
		parent->children++;
	}
}

static void put_entry_ref(struct buf *b, const char *key, const struct family *f, unsigned i)
{
	if (i != NONE)
		pdf_put_ref(b, key, f[i].object);
}

/* Only the first level is open: a negative count tells how much is closed. */
static void write_entry(struct pdf *p, const struct family *f, unsigned i, unsigned root)
{
	const struct pdf_entry *e = &p->entry[i];
	struct buf b = {0};
	buf_text(&b, "<</Title");
	pdf_put_text(&b, e->title);
	pdf_put_ref(&b, "/Parent", f[i].parent == NONE ? root : f[f[i].parent].object);
	put_entry_ref(&b, "/Prev", f, f[i].prev);
	put_entry_ref(&b, "/Next", f, f[i].next);
	put_entry_ref(&b, "/First", f, f[i].first);
	put_entry_ref(&b, "/Last", f, f[i].last);
	if (f[i].children)
		buf_printf(&b, "/Count -%u", f[i].children);
	buf_text(&b, "/Dest");
	pdf_put_destination(p, &b, e->sheet, 0, e->y);
	buf_text(&b, ">>");
	pdf_object_set(&p->objects, f[i].object, &b);
	buf_finish(&b);
}

unsigned pdf_outline_write(struct pdf *p)
{
	if (!p->entries)
		return 0;
	struct family root, *f = ARENA_NEW(&p->mem, struct family, p->entries);
	relate(p, f, &root);
	for (unsigned i = 0; i < p->entries; i++)
		write_entry(p, f, i, root.object);
	struct buf b = {0};
	buf_text(&b, "<</Type/Outlines");
	put_entry_ref(&b, "/First", f, root.first);
	put_entry_ref(&b, "/Last", f, root.last);
	buf_printf(&b, "/Count %u>>", root.children);
	pdf_object_set(&p->objects, root.object, &b);
	buf_finish(&b);
	return root.object;
}
