#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/buf.h"
#include "base/diag.h"
#include "text/run.h"

/*
 * A writer of tagged PDF/A + PDF/UA files (ISO 19005, ISO 14289-1): objects,
 * content, fonts, structure, metadata. It knows no layout and no scene.
 * Coordinates: points, y down; the writer turns them over.
 *
 * It refuses instead of warning: a file that would not conform is not
 * written, and the diagnostic names the text it is about (E7xx). Painting
 * goes on after a fault, so that one run reports them all.
 *
 * Life: pdf_open → pages, elements, painting → pdf_finish or pdf_abandon.
 * Strings are copied; faces, images and glyphs must live until then.
 */
struct pdf;
struct image;

enum pdf_part { PDF_A1A = 1, PDF_A2A = 2, PDF_A3A = 3 };

struct pdf_options {
	enum pdf_part part;
	bool ua; /* claim PDF/UA-1; its rules are kept in any case */
	struct str title, author, subject, keywords, lang;
	long long created; /* seconds since 1970-01-01 UTC */
};

struct pdf_element {
	struct str type; /* "P", "Figure", … standard types of ISO 32000-1 14.8.4 */
	struct str alt, actual, lang, scope, numbering, id;
	struct str title;          /* for messages */
	unsigned colspan, rowspan; /* 0 is 1 */
	const struct str *headers; /* TD, TH: ids of the heads it belongs to */
	size_t header_count;
	bool has_bbox;
	double bbox[4]; /* x, y, w, h on the current page */
	struct span at; /* for messages */
};

struct pdf_paint {
	uint32_t rgba; /* 0xRRGGBBAA */
	double width;  /* 0: fill */
	const double *dash;
	unsigned dashes;
	bool round;
};

struct pdf *pdf_open(const struct pdf_options *o, struct diags *d);
void pdf_page(struct pdf *p, double width, double height);

/* Elements form a tree; numbers from 1 are returned. parent 0: the root,
 * which must be Document. Children stand in the order of their creation,
 * mixed with what their parent paints itself. */
unsigned pdf_element(struct pdf *p, unsigned parent, const struct pdf_element *e);

/* What is painted next belongs to an element, or to an artifact. Element 0 is
 * none, in which nothing can be painted. */
enum pdf_artifact { PDF_LAYOUT, PDF_HEADER, PDF_FOOTER, PDF_BACKGROUND };
void pdf_use_element(struct pdf *p, unsigned element);
void pdf_use_artifact(struct pdf *p, enum pdf_artifact kind);

void pdf_rect(struct pdf *p, const struct pdf_paint *paint, double x, double y, double w,
	      double h);
/* op: 'm' 'l' 'c' 'h'; xy: their points (1, 1, 3, 0), one after the other */
void pdf_path(struct pdf *p, const struct pdf_paint *paint, const char *op, size_t ops,
	      const double *xy);
/* x, y: start of the baseline; angle: radians, clockwise */
void pdf_run(struct pdf *p, const struct text_run *run, uint32_t rgba, double x, double y,
	     double angle);
void pdf_clip(struct pdf *p, double x, double y, double w, double h);
void pdf_unclip(struct pdf *p);
void pdf_image(struct pdf *p, const struct image *image, double x, double y, double w,
	       double h);

/* A link annotation in the current element, which must be a Link. It leads to
 * an address (uri), or to an anchor (target). */
void pdf_link(struct pdf *p, const double rect[4], struct str uri, struct str target,
	      struct str contents);
void pdf_anchor(struct pdf *p, struct str id, double x, double y);
void pdf_outline(struct pdf *p, struct str title, int level, double y); /* level 1.. */

/* PDF/A-3 only: a file that travels inside. */
void pdf_attach(struct pdf *p, const struct attachment *a);

/* The whole file; false with diagnostics when it would not conform. Frees p. */
bool pdf_finish(struct pdf *p, struct buf *out);
void pdf_abandon(struct pdf *p);

#endif
