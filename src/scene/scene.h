#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/files.h"

/*
 * A scene is a flat list of things to draw, in points (1/72 in), y down, back
 * to front. It is the only thing a sink sees. Nothing in it needs measuring,
 * wrapping or deciding: that all happened before.
 */
struct point {
	double x, y;
};
struct size {
	double w, h;
};
struct rect {
	double x, y, w, h;
};

/* sRGB, 0xRRGGBBAA. */
typedef uint32_t color;

struct ink {
	color rgba;
	double width;       /* stroke width in points; 0 fills */
	const double *dash; /* on, off, … in points; NULL: solid */
	uint8_t dashes;
	bool round; /* caps and joins; else butt and mitre */
};

/*
 * What an item means. Structure elements form a tree by their parent
 * pointers; siblings stand in the order in which they are first drawn, so a
 * paragraph that is cut by a page end is one element drawn on two pages.
 * Everything drawn belongs to an element or to an artifact (ISO 14289-1 7.1).
 */
enum tag_kind {
	TAG_DOCUMENT,
	TAG_PART,
	TAG_SECT,
	TAG_DIV,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_FIGURE,
	TAG_CAPTION,
	TAG_BLOCKQUOTE,
	TAG_CODE,
	TAG_SPAN,
	TAG_LINK,
	TAG_NOTE,
	TAG_REFERENCE,
	TAG_TOC,
	TAG_TOCI,
	TAG_ARTIFACT,        /* layout decoration: rules, grid, backgrounds */
	TAG_ARTIFACT_HEADER, /* pagination */
	TAG_ARTIFACT_FOOTER,
	TAG_KINDS
};

struct tag {
	enum tag_kind kind;
	const struct tag *parent; /* NULL only for the document and for artifacts */
	struct str alt;           /* FIGURE: required */
	struct str lang;          /* "en-US" where it differs from the document's */
	struct str actual;        /* ActualText, where the drawn text misleads */
	struct str scope;         /* TH: "Row", "Column", "Both" */
	struct str numbering; /* L: "None", "Disc", "Decimal", … (ISO 32000-1 table 347) */
	struct str id;        /* NOTE, and targets of links */
	struct str uri;       /* LINK to the world … */
	struct str target;    /* … or to the id of an anchor */
	struct str contents;  /* LINK: what it leads to, for readers */
	struct str title;     /* FIGURE: for PNG titles and outlines */
	const struct str *headers; /* TD: ids of its heads, where scopes do not say them */
	size_t header_count;
	uint16_t colspan, rowspan;
	struct rect bbox; /* FIGURE: set when placed; one page only */
	struct span at;   /* where the author wrote it, for messages */
};

const char *scene_tag_name(enum tag_kind kind); /* "P", "Figure", "Artifact" */

struct text_run; /* shaped once by text/, drawn as it was measured: text/run.h */
struct image;    /* image/image.h */

enum item_kind {
	ITEM_RECT,
	ITEM_PATH,
	ITEM_TEXT,
	ITEM_IMAGE,
	ITEM_CLIP, /* until the matching ITEM_UNCLIP; they nest */
	ITEM_UNCLIP,
	ITEM_LINK,   /* the area of a LINK element */
	ITEM_ANCHOR, /* a place that links and the outline lead to */
	ITEM_EMPTY,  /* an element in which nothing is drawn, such as an empty cell */
};

/* MOVE and LINE take one point, CURVE (cubic Bézier) three, CLOSE none. */
enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path {
	const uint8_t *op;
	const struct point *at;
	size_t ops, points;
};

struct item {
	enum item_kind kind;
	struct ink ink;
	const char *role;      /* "mark.bar", "axis.tick", "body": for dumps */
	const struct tag *tag; /* never NULL when something is painted */
	union {
		struct rect rect; /* RECT, CLIP, LINK */
		struct path path;
		struct {
			struct point at; /* start of the baseline */
			double angle;    /* radians, clockwise, about at */
			const struct text_run *run;
			struct str text; /* what the run shows, for dumps */
		} text;
		struct {
			struct rect at;
			const struct image *image;
		} image;
		struct {
			struct point at;
			struct str id, title; /* title: outline entry, empty for none */
			int level;            /* 1.. in the outline; 0: not in the outline */
		} anchor;
	};
};

struct scene {
	struct arena *mem;
	struct item *item;
	size_t count, room;
	const struct tag *tag; /* given to every item that is added */
};

void scene_rect(struct scene *s, const char *role, struct ink ink, struct rect r);
void scene_line(struct scene *s, const char *role, struct ink ink, struct point a,
		struct point b);
void scene_polyline(struct scene *s, const char *role, struct ink ink, const struct point *at,
		    size_t count, bool close);
void scene_path(struct scene *s, const char *role, struct ink ink, struct path p);
void scene_circle(struct scene *s, const char *role, struct ink ink, struct point center,
		  double radius);
void scene_text(struct scene *s, const char *role, struct ink ink, struct point at,
		const struct text_run *run, struct str text);

/* Slanting lines inside an area, step points apart along x and y: stripes that
 * rise or fall. ink: of the lines. Hundreds of them are one item. */
struct hatch {
	double step;
	bool falls;
};
void scene_hatch(struct scene *s, const char *role, struct ink ink, struct path area,
		 struct hatch hatch);
struct path scene_outline(struct arena *mem, struct rect r);

void scene_image(struct scene *s, const char *role, struct rect at, const struct image *image);
void scene_clip(struct scene *s, struct rect r);
void scene_unclip(struct scene *s);
void scene_link(struct scene *s, struct rect r);
void scene_empty(struct scene *s);
void scene_anchor(struct scene *s, struct point at, struct str id, struct str title, int level);

/* Sets the tag of what is added next and returns the one before. */
const struct tag *scene_tag(struct scene *s, const struct tag *tag);

/* A new element in the scene's arena; fill in its attributes. */
struct tag *scene_element(struct arena *mem, enum tag_kind kind, const struct tag *parent);
extern const struct tag scene_artifact; /* TAG_ARTIFACT, shared by all */

/* Builds paths point by point. */
struct pen {
	struct arena *mem;
	uint8_t *op;
	struct point *at;
	size_t ops, op_room, points, point_room;
};
void pen_move(struct pen *b, double x, double y);
void pen_line(struct pen *b, double x, double y);
void pen_curve(struct pen *b, struct point a, struct point c, struct point to);
void pen_close(struct pen *b);
struct path pen_path(const struct pen *b);

/* One line per item, fixed decimals, a line where the tag changes: what
 * golden tests compare. */
void scene_dump(const struct scene *s, struct buf *out);

#endif
