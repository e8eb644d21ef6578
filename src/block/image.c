#include "image/image.h"

#include <math.h>

#include "block/captions.h"

#define HEADING 4.0 /* room that a picture leaves on its page, in sizes of a heading */
#define LEAST 0.2   /* of a page's height: pictures are made no lower than this */

/* A picture at the size it says, smaller where that is wider than the text. */
struct picture {
	const struct image *image;
	const struct tag *tag;
	struct str id;
	double share;      /* of the width; 0: its own size */
	double height_max; /* points */
	double inset;      /* share of the room beside it that stands left of it */
};

static struct size size_of(const struct picture *p, double width)
{
	double natural = p->image->width * 72 / p->image->ppi;
	double w = p->share > 0 ? p->share * width : fmin(natural, width);
	double h = w * p->image->height / p->image->width * p->image->aspect;
	double scale = fmin(1, p->height_max / h);
	return (struct size){w * scale, h * scale};
}

static double height(const struct box *b, double width)
{
	return size_of(b->content, width).h;
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	const struct picture *p = b->content;
	struct size s = size_of(p, at.w);
	const struct tag *before = scene_tag(out, p->tag);
	if (p->id.n)
		scene_anchor(out, (struct point){at.x, at.y}, p->id, STR_NONE, 0);
	scene_image(out, "image", (struct rect){at.x + p->inset * (at.w - s.w), at.y, s.w, s.h},
		    p->image);
	scene_tag(out, before);
}

static const struct box_type picture_type = {.name = "image", .height = height, .place = place};

static struct picture *push_picture(struct block_context *c, const struct plan_block *b,
				    const struct tag *figure, struct block_out *out)
{
	struct picture *p = ARENA_NEW(c->mem, struct picture, 1);
	*p = (struct picture){.image = b->image,
			      .tag = figure,
			      .id = b->id,
			      .share = b->width,
			      .inset = str_eq(c->theme->caption.preset, STR("press")) ? 0.5 : 0,
			      .height_max = INFINITY};
	block_push(c, out, (struct box){.type = &picture_type, .after = 3, .content = p});
	return p;
}

/* What a page leaves for a picture below a heading and among its own words. */
static double height_most(const struct block_context *c, const struct box *words, size_t count)
{
	const struct plan *p = c->plan;
	double width = p->paper_w - p->margin[1] - p->margin[3];
	double page = p->paper_h - p->margin[0] - p->margin[2];
	double room = page - HEADING * c->theme->size.h1;
	for (size_t i = 0; i < count; i++)
		if (words[i].type != &picture_type)
			room -= words[i].type->height(&words[i], width) + words[i].after;
	return fmax(room, LEAST * page);
}

static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	struct tag *figure = scene_element(c->mem, TAG_FIGURE, c->parent);
	const struct tag *caption = scene_element(c->mem, TAG_CAPTION, figure);
	size_t first = out->count;
	bool above = c->theme->caption.above;
	figure->alt = b->alt;
	figure->at = b->at;
	if (above && !captions_push(c, out, b, caption, true))
		return false;
	struct picture *picture = push_picture(c, b, figure, out);
	if (!above) {
		out->box[out->count - 1].keep_with_next = b->number || b->text.text.n;
		if (!captions_push(c, out, b, caption, false))
			return false;
	}
	if (!captions_below(c, out, b, figure))
		return false;
	picture->height_max = height_most(c, out->box + first, out->count - first);
	out->box[first].before = 1.2 * c->theme->size.body;
	out->box[out->count - 1].after = 1.2 * c->theme->size.body;
	return true;
}

const struct block block_image = {.kind = PLAN_IMAGE,
				  .name = "image",
				  .summary = "![](…), {image}: 그림",
				  .build = build};
