#include "block/inset.h"
#include "block/prose.h"

/* ```: lines as they are, on a stripe; they break where they are too long. */
static bool build(struct block_context *c, const struct plan_block *b, struct block_out *out)
{
	const struct tag *p = scene_element(c->mem, TAG_P, c->parent);
	double em = c->theme->size.body;
	struct prose_style style = prose_body(c);
	style.size = c->theme->size.small;
	style.pitch = c->theme->pitch.list;
	style.justify = false;
	style.role = THEME_CODE;
	style.role_name = "code";
	struct prose code = {.text = &b->text, .tag = scene_element(c->mem, TAG_CODE, p)};
	const struct inset inset = {.left = 0.8 * em,
				    .right = 0.8 * em,
				    .top = 0.4 * em,
				    .bottom = 0.4 * em,
				    .background = c->theme->color.stripe};
	struct box box;
	if (!prose_box(c, &code, &style, &box))
		return false;
	box = inset_box(c->mem, &inset, box);
	box.before = box.after = 0.8 * em;
	box.keep_with_next = box.together = b->leads;
	block_push(c, out, box);
	return true;
}

const struct block block_code = {
	.kind = PLAN_CODE, .name = "code", .summary = "``` 코드", .build = build};
