#include "pdf/meta.h"
#include "pdf/syntax.h"

/* Embedded files, which PDF/A-3 allows: ISO 19005-3 6.8. */

static bool check(struct pdf *p, const struct attachment *a)
{
	if (p->options.part != PDF_A3A)
		return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_ATTACH_PART, a->name);
	if (!a->name.n || !a->mime.n || a->mime.n > PDF_NAME_MAX ||
	    !str_among(a->relationship, "Source Data Alternative Supplement Unspecified"))
		return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_ATTACH, a->name, a->mime,
				  a->relationship);
	for (size_t i = 0; i < p->attachments; i++)
		if (str_eq(p->attachment[i].name, a->name))
			return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_ATTACH_TWICE, a->name);
	return true;
}

static unsigned write_bytes(struct pdf *p, const struct attachment *a)
{
	unsigned object = pdf_object_new(&p->objects);
	struct buf b = {0};
	buf_text(&b, "/Type/EmbeddedFile/Subtype");
	pdf_put_name(&b, a->mime);
	buf_printf(&b, "/Params<</Size %zu/ModDate", a->bytes.n);
	pdf_put_date(&b, p->options.created);
	buf_text(&b, ">>");
	struct str dict = buf_take(&b, &p->mem);
	pdf_object_stream(&p->objects, object, dict.p, a->bytes);
	return object;
}

void pdf_attach(struct pdf *p, const struct attachment *a)
{
	if (!check(p, a))
		return;
	unsigned bytes = write_bytes(p, a), object = pdf_object_new(&p->objects);
	struct str name = pdf_string(p, a->name, SPAN_NONE);
	struct buf b = {0};
	buf_text(&b, "<</Type/Filespec/F");
	pdf_put_text(&b, name);
	buf_text(&b, "/UF");
	pdf_put_text(&b, name);
	buf_text(&b, "/Desc");
	pdf_put_text(&b, pdf_string(p, a->description.n ? a->description : name, SPAN_NONE));
	buf_text(&b, "/AFRelationship");
	pdf_put_name(&b, a->relationship);
	pdf_put_ref(&b, "/EF<</F", bytes);
	pdf_put_ref(&b, "/UF", bytes);
	buf_text(&b, ">>>>");
	pdf_object_set(&p->objects, object, &b);
	buf_finish(&b);
	ARENA_PUSH(&p->mem, p->attachment, p->attachments, p->attachment_room) =
		(struct pdf_leaf){.name = name, .object = object};
}

static int by_name(const void *a, const void *b)
{
	const struct pdf_leaf *x = a, *y = b;
	return str_cmp(x->name, y->name);
}

unsigned pdf_attachments_write(struct pdf *p)
{
	if (!p->attachments)
		return 0;
	qsort(p->attachment, p->attachments, sizeof(*p->attachment), by_name);
	return pdf_object_tree(&p->objects, p->attachment, p->attachments, true);
}
