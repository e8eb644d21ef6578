#include "scene/scene.h"

static void dump_rect(struct buf *out, struct rect r)
{
	buf_printf(out, " %.2f,%.2f %.2fx%.2f", r.x, r.y, r.w, r.h);
}

static void dump_ink(struct buf *out, struct ink ink)
{
	buf_printf(out, " #%08x", ink.rgba);
	if (ink.width > 0)
		buf_printf(out, " w%.2f", ink.width);
	for (unsigned i = 0; i < ink.dashes; i++)
		buf_printf(out, "%s%.2f", i ? "," : " dash ", ink.dash[i]);
}

static void dump_path(struct buf *out, const struct path *p)
{
	static const char letter[] = "MLCZ";
	static const unsigned points[] = {1, 1, 3, 0};
	size_t k = 0;
	for (size_t i = 0; i < p->ops; i++) {
		buf_printf(out, " %c", letter[p->op[i]]);
		for (unsigned n = points[p->op[i]]; n; n--, k++)
			buf_printf(out, " %.2f,%.2f", p->at[k].x, p->at[k].y);
	}
}

static void dump_item(struct buf *out, const struct item *item)
{
	static const char *const kind[] = {
		[ITEM_RECT] = "rect",   [ITEM_PATH] = "path",     [ITEM_TEXT] = "text",
		[ITEM_IMAGE] = "image", [ITEM_CLIP] = "clip",     [ITEM_UNCLIP] = "unclip",
		[ITEM_LINK] = "link",   [ITEM_ANCHOR] = "anchor", [ITEM_EMPTY] = "empty",
	};
	buf_printf(out, "  %s %s", kind[item->kind], item->role);
	switch (item->kind) {
	case ITEM_RECT:
		dump_rect(out, item->rect);
		dump_ink(out, item->ink);
		break;
	case ITEM_CLIP:
	case ITEM_LINK:
		dump_rect(out, item->rect);
		break;
	case ITEM_PATH:
		dump_ink(out, item->ink);
		dump_path(out, &item->path);
		break;
	case ITEM_TEXT:
		buf_printf(out, " %.2f,%.2f", item->text.at.x, item->text.at.y);
		if (item->text.angle != 0)
			buf_printf(out, " angle %.3f", item->text.angle);
		dump_ink(out, item->ink);
		buf_printf(out, " \"%.*s\"", STR_ARG(item->text.text));
		break;
	case ITEM_IMAGE:
		dump_rect(out, item->image.at);
		break;
	case ITEM_ANCHOR:
		buf_printf(out, " %.2f,%.2f %.*s \"%.*s\" %d", item->anchor.at.x,
			   item->anchor.at.y, STR_ARG(item->anchor.id),
			   STR_ARG(item->anchor.title), item->anchor.level);
		break;
	case ITEM_UNCLIP:
	case ITEM_EMPTY:
		break;
	}
	buf_char(out, '\n');
}

static void dump_path_to(struct buf *out, const struct tag *tag)
{
	if (tag->parent) {
		dump_path_to(out, tag->parent);
		buf_char(out, '/');
	}
	buf_text(out, scene_tag_name(tag->kind));
}

static void dump_tag(struct buf *out, const struct tag *tag)
{
	if (!tag) {
		buf_text(out, "-\n");
		return;
	}
	dump_path_to(out, tag);
	if (tag->alt.n)
		buf_printf(out, " alt \"%.*s\"", STR_ARG(tag->alt));
	if (tag->lang.n)
		buf_printf(out, " lang %.*s", STR_ARG(tag->lang));
	if (tag->scope.n)
		buf_printf(out, " scope %.*s", STR_ARG(tag->scope));
	buf_char(out, '\n');
}

void scene_dump(const struct scene *s, struct buf *out)
{
	const struct tag *now = NULL;
	for (size_t i = 0; i < s->count; i++) {
		const struct item *item = &s->item[i];
		if (item->tag != now || i == 0)
			dump_tag(out, item->tag);
		now = item->tag;
		dump_item(out, item);
	}
}
