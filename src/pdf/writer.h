#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "pdf/object.h"
#include "pdf/pdf.h"

/*
 * The document under construction: the state that the files of this folder
 * share. pdf.h is the contract with everybody else. Numbers of sheets, fonts
 * and slots count from 0, those of objects and elements from 1.
 */
struct pdf_font; /* font.h */
struct pdf_type; /* structure.h */
struct pdf_picture; /* image.c, as the next */
struct pdf_profile;

#define PDF_DEPTH_MAX 28 /* nested q: ISO 19005-2 6.1.13 */

struct pdf_list {
	unsigned *item;
	size_t count, room;
};

/* What the content stream has set, so that it is not set again. */
struct pdf_state {
	int64_t fill, stroke; /* 0xRRGGBB */
	unsigned alpha;       /* of 255 */
	double width, size;
	struct str dash;
	bool round;
	unsigned font; /* object */
};

/* Four digits of content that get their code when the font is subset. */
struct pdf_fix {
	size_t offset;
	unsigned font, slot;
};

struct pdf_sheet {
	double width, height;
	unsigned object;
	struct buf content; /* malloc */
	struct pdf_fix *fix;
	size_t fixes, fix_room;
	struct pdf_list mark;               /* element of each MCID */
	struct pdf_list annot, image, font; /* objects */
	struct pdf_list alpha;              /* opacities that it uses */
	bool blends;                        /* shows a picture with soft edges */
	struct pdf_state *state;            /* [depth] is the current one */
	unsigned depth;
};

enum pdf_kid_kind { PDF_KID_ELEMENT, PDF_KID_MARK, PDF_KID_LINK };
struct pdf_kid {
	enum pdf_kid_kind kind;
	unsigned number; /* element; MCID; object of the annotation */
	unsigned sheet;
};

struct pdf_node { /* a structure element */
	struct pdf_element e;
	const struct pdf_type *type; /* NULL: no standard type */
	unsigned number, parent, object, depth;
	bool dissolved;  /* PDF/A-1: its children belong to its parent */
	struct str lang; /* in effect */
	struct str text; /* the first that was painted in it, for messages */
	struct pdf_kid *kid;
	size_t kids, kid_room;
};

enum pdf_use { PDF_USE_NONE, PDF_USE_ELEMENT, PDF_USE_ARTIFACT };
struct pdf_mark { /* a marked-content sequence */
	enum pdf_use use;
	unsigned number; /* element or artifact */
	struct str lang; /* of the text, where it is not the element's */
};

struct pdf_anchor_at {
	struct str id;
	unsigned sheet;
	double x, y; /* y up */
};
struct pdf_entry { /* of the outline */
	struct str title;
	int level;
	unsigned sheet;
	double y; /* up */
};
struct pdf_annotation {
	unsigned object, sheet, element;
	double rect[4]; /* x0 y0 x1 y1, y up */
	struct str uri, target, contents;
};

struct pdf {
	struct arena mem;
	struct pdf_options options;
	struct diags *d;
	unsigned refused;
	struct pdf_objects objects;
	struct pdf_mark wanted, open;

	struct pdf_sheet *sheet;
	struct pdf_font *font;
	struct pdf_node **node; /* element n is *node[n - 1] */
	struct pdf_anchor_at *anchor;
	struct pdf_entry *entry;
	struct pdf_annotation *annotation;
	struct pdf_leaf *attachment; /* name, file specification */
	struct pdf_picture *picture;
	struct pdf_profile *profile;
	size_t sheets, fonts, nodes, anchors, entries, annotations, attachments, pictures,
		profiles;
	size_t sheet_room, font_room, node_room, anchor_room, entry_room, annotation_room,
		attachment_room, picture_room, profile_room;
};

/* A fault: the file will not be written. */
#define PDF_REFUSE(p, at, code, ...) \
	((p)->refused++, diag_report((p)->d, (at), (code), __VA_ARGS__))

struct pdf_sheet *pdf_sheet_now(struct pdf *p);
void pdf_list_add_once(struct arena *mem, struct pdf_list *l, unsigned v);

/* Copies a string that goes into the file; refuses one that is too long. */
struct str pdf_string(struct pdf *p, struct str s, struct span at);

#endif
