#include "scene/scene.h"

#include <assert.h>

/* Distance of the control points that make a cubic Bézier a quarter circle. */
#define QUARTER 0.5522847498

const struct tag scene_artifact = {.kind = TAG_ARTIFACT};

const char *scene_tag_name(enum tag_kind kind)
{
	static const char *const name[TAG_KINDS] = {
		"Document",
		"Part",
		"Sect",
		"Div",
		"H1",
		"H2",
		"H3",
		"H4",
		"H5",
		"H6",
		"P",
		"L",
		"LI",
		"Lbl",
		"LBody",
		"Table",
		"THead",
		"TBody",
		"TR",
		"TH",
		"TD",
		"Figure",
		"Caption",
		"BlockQuote",
		"Code",
		"Span",
		"Link",
		"Note",
		"Reference",
		"TOC",
		"TOCI",
		"Artifact",
		"Artifact.Header",
		"Artifact.Footer",
	};
	return name[kind];
}

static struct item *add(struct scene *s, enum item_kind kind, const char *role)
{
	struct item *item = &ARENA_PUSH(s->mem, s->item, s->count, s->room);
	*item = (struct item){.kind = kind, .role = role, .tag = s->tag};
	return item;
}

static struct item *add_painted(struct scene *s, enum item_kind kind, const char *role,
				struct ink ink)
{
	assert(s->tag && "painting outside of an element or artifact");
	struct item *item = add(s, kind, role);
	item->ink = ink;
	return item;
}

void scene_rect(struct scene *s, const char *role, struct ink ink, struct rect r)
{
	add_painted(s, ITEM_RECT, role, ink)->rect = r;
}

void scene_path(struct scene *s, const char *role, struct ink ink, struct path p)
{
	add_painted(s, ITEM_PATH, role, ink)->path = p;
}

void scene_line(struct scene *s, const char *role, struct ink ink, struct point a,
		struct point b)
{
	scene_polyline(s, role, ink, (struct point[]){a, b}, 2, false);
}

void scene_polyline(struct scene *s, const char *role, struct ink ink, const struct point *at,
		    size_t count, bool close)
{
	struct pen b = {.mem = s->mem};
	for (size_t i = 0; i < count; i++)
		(i ? pen_line : pen_move)(&b, at[i].x, at[i].y);
	if (close)
		pen_close(&b);
	scene_path(s, role, ink, pen_path(&b));
}

void scene_circle(struct scene *s, const char *role, struct ink ink, struct point c, double r)
{
	static const double turn[4][6] = {
		{1, QUARTER, QUARTER, 1, 0, 1},
		{-QUARTER, 1, -1, QUARTER, -1, 0},
		{-1, -QUARTER, -QUARTER, -1, 0, -1},
		{QUARTER, -1, 1, -QUARTER, 1, 0},
	};
	struct pen b = {.mem = s->mem};
	pen_move(&b, c.x + r, c.y);
	for (int i = 0; i < 4; i++) {
		const double *t = turn[i];
		pen_curve(&b, (struct point){c.x + r * t[0], c.y + r * t[1]},
			  (struct point){c.x + r * t[2], c.y + r * t[3]},
			  (struct point){c.x + r * t[4], c.y + r * t[5]});
	}
	pen_close(&b);
	scene_path(s, role, ink, pen_path(&b));
}

void scene_text(struct scene *s, const char *role, struct ink ink, struct point at,
		const struct text_run *run, struct str text)
{
	struct item *item = add_painted(s, ITEM_TEXT, role, ink);
	item->text.at = at;
	item->text.run = run;
	item->text.text = text;
}

void scene_image(struct scene *s, const char *role, struct rect at, const struct image *image)
{
	struct item *item = add_painted(s, ITEM_IMAGE, role, (struct ink){0});
	item->image.at = at;
	item->image.image = image;
}

void scene_clip(struct scene *s, struct rect r)
{
	add(s, ITEM_CLIP, "clip")->rect = r;
}

void scene_unclip(struct scene *s)
{
	add(s, ITEM_UNCLIP, "unclip");
}

void scene_link(struct scene *s, struct rect r)
{
	assert(s->tag && s->tag->kind == TAG_LINK);
	add(s, ITEM_LINK, "link")->rect = r;
}

void scene_empty(struct scene *s)
{
	add(s, ITEM_EMPTY, "empty");
}

void scene_anchor(struct scene *s, struct point at, struct str id, struct str title, int level)
{
	struct item *item = add(s, ITEM_ANCHOR, "anchor");
	item->anchor.at = at;
	item->anchor.id = id;
	item->anchor.title = title;
	item->anchor.level = level;
}

const struct tag *scene_tag(struct scene *s, const struct tag *tag)
{
	const struct tag *before = s->tag;
	s->tag = tag;
	return before;
}

struct tag *scene_element(struct arena *mem, enum tag_kind kind, const struct tag *parent)
{
	struct tag *tag = ARENA_NEW(mem, struct tag, 1);
	tag->kind = kind;
	tag->parent = parent;
	return tag;
}
