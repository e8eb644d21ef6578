#include "report/build.h"

#include "block/block.h"
#include "block/contents.h"
#include "block/note.h"
#include "report/preset.h"

#define LEAST_BELOW 1.5 /* lines of a text below a heading at a page's end, before a figure */

static void about(const struct build *b, struct pages *out)
{
	const struct plan *p = b->plan;
	*out = (struct pages){
		.document = scene_element(b->mem, TAG_DOCUMENT, NULL),
		.title = p->title.text,
		.author = p->author.text.n ? p->author.text : p->organization.text,
		.subject = p->subtitle.text,
		.lang = p->lang,
		.created = p->created,
		.attachment = p->attachment,
		.attachments = p->attachments,
		.background = p->theme->color.surface,
	};
}

/* What stands before the text has its own pages when the title has. */
static bool push_all(struct block_context *c, struct block_out *boxes,
		     struct contents **contents)
{
	const struct plan *p = c->plan;
	bool ok = block_title(c, boxes);
	size_t front = boxes->count;
	ok = contents_push(c, boxes, contents) && ok;
	size_t first = boxes->count;
	for (size_t i = 0; i < p->blocks; i++)
		ok = block_build(c, &p->block[i], boxes) && ok;
	if (p->title_page && front < boxes->count)
		boxes->box[front].page_before = true;
	if (*contents && first < boxes->count)
		boxes->box[first].before = 3 * c->theme->size.body;
	if (*contents && p->title_page && first < boxes->count)
		boxes->box[first].page_before = true;
	return ok;
}

bool build_pages(struct build *b, struct pages *out)
{
	const struct plan *p = b->plan;
	about(b, out);
	struct block_context c = {.plan = p,
				  .theme = p->theme,
				  .text = b->text,
				  .mem = b->mem,
				  .d = b->d,
				  .parent = out->document};
	struct block_out boxes = {0};
	if (!chart_fonts_open(p->theme, b->text, &c.fonts, b->d))
		return false;
	struct contents *contents;
	if (!push_all(&c, &boxes, &contents) || b->d->errors)
		return false;
	struct block_furniture *furniture = ARENA_NEW(b->mem, struct block_furniture, 1);
	struct page_style style = {
		.paper = {p->paper_w, p->paper_h},
		.margin = {p->margin[0], p->margin[1], p->margin[2], p->margin[3]},
		.least_below = LEAST_BELOW * p->theme->size.body * p->theme->pitch.body,
		.furnish = block_furnish,
		.context = furniture,
	};
	*furniture = (struct block_furniture){&c, style.margin, STR_NONE};
	struct box rule = note_rule(&c);
	style.note_rule = &rule;
	struct flow_overfull overfull;
	flow_pages(&style, boxes.box, boxes.count, b->mem, out, &overfull);
	if (contents)
		contents_number(&c, contents, out);
	if (overfull.count)
		diag_report(b->d, overfull.at, DIAG_OVERFULL,
			    diag_number(b->d, (long long)overfull.count));
	return b->d->errors == 0;
}

/* The sheet of a figure alone: what the preset, the figure, the report's text
 * width and the content say, in this order. */
static struct size figure_paper(const struct build *b, const struct plan_chart *p,
				const struct preset *preset, struct box *box)
{
	double width = b->plan->paper_w - b->plan->margin[1] - b->plan->margin[3];
	if (p->width.set)
		width = p->width.v;
	if (preset->width > 0)
		return (struct size){preset->width, preset->height};
	return (struct size){width, box->type->height(box, width)};
}

bool build_figure(struct build *b, const struct plan_chart *chart, struct str name,
		  struct pages *out)
{
	static const struct preset as_in_report = {.scale = 1};
	const struct preset *preset = preset_find(name);
	struct chart_fonts fonts;
	preset = preset ? preset : &as_in_report;
	about(b, out);
	out->attachments = 0; /* they belong to the report */
	if (!chart_fonts_open(chart->theme, b->text, &fonts, b->d))
		return false;
	struct plan_chart *alone = ARENA_NEW(b->mem, struct plan_chart, 1);
	*alone = *chart;
	double scale = preset->width > 0 ? preset->scale / chart->theme->scale : 1;
	alone->alone = true;
	alone->number = 0; /* “그림 1” belongs to the report */
	if (b->untitled)
		alone->title = alone->subtitle = (struct rich){0};
	const struct chart *c = chart_build(alone, b->text, &fonts, scale, b->mem, b->d);
	if (!c)
		return false;
	struct box box = chart_box(c, out->document);
	struct size paper = figure_paper(b, alone, preset, &box);
	double inset = preset->margin;
	struct page *page = page_add(out, paper, b->mem);
	struct rect at = {inset, inset, paper.w - 2 * inset, paper.h - 2 * inset};
	chart_place(c, out->document, at, &page->scene);
	out->description = chart_alt(c);
	out->background = chart->theme->color.surface;
	if (chart->title.text.n)
		out->title = chart->title.text;
	return b->d->errors == 0;
}
