#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "pdf/writer.h"

/* Structure elements: ISO 32000-1 14.7 and 14.8, ISO 14289-1 7. */

/* A standard type and the company it may keep; "" is any. */
struct pdf_type {
	const char *name;
	const char *in;    /* parents */
	const char *holds; /* children */
	bool content;      /* may be painted in; else it only groups */
	bool newer;        /* than PDF 1.4: left out in PDF/A-1 */
};
const struct pdf_type *pdf_type_find(struct str name);

struct pdf_node *pdf_node(struct pdf *p, unsigned element);
void pdf_node_add_kid(struct pdf *p, unsigned element, struct pdf_kid kid);
bool pdf_node_has_actual(struct pdf *p, unsigned element); /* it, or one around it */

/* For messages: a text of the element and the nearest known place. */
struct str pdf_node_text(struct pdf *p, unsigned element);
struct span pdf_node_span(struct pdf *p, unsigned element);

/* Checks the finished tree: rules.c. */
void pdf_rules_check(struct pdf *p);

/* Writes it; returns the number of the StructTreeRoot: tree.c. */
unsigned pdf_tree_write(struct pdf *p);

#endif
