#include "block/contents.h"

#include "block/note.h"
#include "block/prose.h"
#include "ko/caption.h"

#define STEP 1.2  /* em that each level moves in */
#define GAP 0.5   /* em between label and title */
#define APART 0.7 /* em on both sides of the dots */
#define DOTS 0.42 /* em from dot to dot */
#define LEVELS 6

static const char page_role[] = "contents.page";

struct entry {
	struct str id;
	struct text_style style;
	const struct text_line *label, *number; /* number: the widest that is foreseen */
	const struct text_para *title;
	const struct tag *mark, *link;
	double indent, label_width; /* of the longest label in its list */
	struct text *text;
	double pitch;
	color dots;
};

struct contents {
	struct entry **entry;
	size_t count, room;
	struct str placeholder;
};

/* One line of a list before it is set. */
struct source {
	int level;
	struct str label, title, id;
	struct span at;
	bool appendix; /* its label is long */
};

struct sources {
	struct source *item;
	size_t count, room;
};

static double em(const struct entry *e)
{
	return e->style.size;
}

static const struct text_line *title_lines(const struct entry *e, double width, size_t *count)
{
	double left = e->indent + e->label_width + e->number->width + 3 * APART * em(e);
	return text_para_lines(e->text, e->title, width - left, count);
}

static double height(const struct box *b, double width)
{
	const struct entry *e = b->content;
	size_t lines;
	title_lines(e, width, &lines);
	return (double)(lines ? lines : 1) * e->pitch;
}

/* Dots from the right, so that they stand in line with those above and below. */
static void place_dots(const struct entry *e, double from, double to, double y,
		       struct scene *out)
{
	double step = DOTS * em(e), size = 0.09 * em(e);
	double *dash = ARENA_NEW(out->mem, double, 2);
	if (to - from < 2 * step)
		return;
	dash[1] = step;
	const struct tag *before = scene_tag(out, &scene_artifact);
	struct ink ink = {
		.rgba = e->dots, .width = size, .dash = dash, .dashes = 2, .round = true};
	scene_line(out, "contents.dots", ink, (struct point){to, y}, (struct point){from, y});
	scene_tag(out, before);
}

static void place(const struct box *b, struct rect at, struct scene *out)
{
	const struct entry *e = b->content;
	size_t lines;
	const struct text_line *line = title_lines(e, at.w, &lines);
	double x = at.x + e->indent, right = at.x + at.w, end = x + e->label_width, y = at.y;
	const struct tag *before = scene_tag(out, e->link);
	for (size_t i = 0; i < lines; i++) {
		double middle = at.y + e->pitch * ((double)i + 0.5);
		y = text_center(&line[i], middle);
		if (i == 0 && e->label) {
			scene_tag(out, e->mark);
			text_draw(e->label, out, "contents", (struct point){x, y});
			scene_tag(out, e->link);
		}
		text_draw(&line[i], out, "contents", (struct point){x + e->label_width, y});
		end = x + e->label_width + line[i].width;
	}
	place_dots(e, end + APART * em(e), right - e->number->width - APART * em(e), y, out);
	text_draw(e->number, out, page_role, (struct point){right - e->number->width, y});
	scene_link(out, at);
	scene_tag(out, before);
}

static const struct box_type entry_type = {
	.name = "contents entry", .height = height, .place = place};

static void add(struct block_context *c, struct sources *s, struct source what)
{
	if (what.id.n)
		ARENA_PUSH(c->mem, s->item, s->count, s->room) = what;
}

static void collect_headings(struct block_context *c, struct sources *s,
			     const struct plan_block *block, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct plan_block *b = &block[i];
		if (b->kind == PLAN_COLUMNS && b->columns)
			collect_headings(c, s, b->child, b->children);
		if (b->kind == PLAN_HEADING && b->level <= c->plan->contents.depth &&
		    !b->unlisted)
			add(c, s,
			    (struct source){b->level, b->label, note_without(c->mem, &b->text),
					    b->id, b->at, b->chapter < 0});
	}
}

/* Figures are charts and pictures with a number, tables likewise; items hold them, too. */
static void collect_numbered(struct block_context *c, struct sources *s, bool figures,
			     const struct plan_block *block, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct plan_block *b = &block[i];
		const struct plan_chart *x = b->kind == PLAN_CHART ? b->chart : NULL;
		struct caption name = {figures ? CAPTION_FIGURE : CAPTION_TABLE,
				       x ? x->chapter : b->chapter, x ? x->number : b->number,
				       c->plan->korean};
		bool figure = x || b->kind == PLAN_IMAGE;
		bool wanted = figures ? figure : b->kind == PLAN_TABLE;
		const struct rich *title = x ? &x->title : &b->text;
		if (wanted && name.number)
			add(c, s,
			    (struct source){1, caption_name(c->mem, &name),
					    note_without(c->mem, title), b->id, b->at, false});
		collect_numbered(c, s, figures, b->child, b->children);
		for (size_t k = 0; k < b->items; k++)
			collect_numbered(c, s, figures, b->item[k].child, b->item[k].children);
	}
}

static struct text_style entry_style(struct block_context *c, bool strong)
{
	return (struct text_style){.chain = strong ? c->fonts.heading : c->fonts.body,
				   .weight = strong ? 700 : 400,
				   .size = c->theme->size.body,
				   .rgba = c->theme->color.text,
				   .tabular = true};
}

/* TOCI holds the label and a Reference with the Link. */
static void set_tags(struct block_context *c, const struct source *s, const struct tag *toci,
		     struct entry *e)
{
	if (e->label)
		e->mark = scene_element(c->mem, TAG_LBL, toci);
	struct tag *link =
		scene_element(c->mem, TAG_LINK, scene_element(c->mem, TAG_REFERENCE, toci));
	struct str part[] = {s->label, s->title};
	link->target = s->id;
	link->contents = s->label.n ? arena_join(c->mem, part, 2, STR(" ")) : s->title;
	link->at = s->at;
	e->link = link;
}

static struct entry *make_entry(struct block_context *c, const struct source *s, bool strong,
				const struct contents *all)
{
	struct entry *e = ARENA_NEW(c->mem, struct entry, 1);
	struct text_style style = entry_style(c, strong);
	*e = (struct entry){.id = s->id,
			    .style = style,
			    .text = c->text,
			    .pitch = style.size * c->theme->pitch.body,
			    .dots = c->theme->color.muted};
	if (s->label.n)
		e->label = text_line(c->text, s->label, style, s->at, c->d);
	e->number = text_line(c->text, all->placeholder, style, s->at, c->d);
	struct text_span span = {0, s->title.n, style};
	e->title = text_para(c->text, s->title, &span, 1, (struct text_para_style){0}, s->at,
			     c->d);
	return e;
}

/* Titles of one level begin at the same place, behind its longest label; those of
 * appendices at another, and those without a label where labels do. */
static void align_labels(const struct sources *s, struct entry **entry)
{
	double width[LEVELS + 1][2] = {{0}};
	for (size_t i = 0; i < s->count; i++) {
		double w = entry[i]->label ? entry[i]->label->width + GAP * em(entry[i]) : 0;
		double *most = &width[s->item[i].level][s->item[i].appendix];
		*most = w > *most ? w : *most;
	}
	for (size_t i = 0; i < s->count; i++)
		if (entry[i]->label)
			entry[i]->label_width = width[s->item[i].level][s->item[i].appendix];
}

/* TOC holds a TOCI for each line; deeper lines are a TOC within the TOCI above. */
struct nest {
	const struct tag *toc[LEVELS + 1], *item[LEVELS + 1];
	int level[LEVELS + 1], depth;
};

static const struct tag *item_at(struct block_context *c, struct nest *n, int level)
{
	while (n->depth > 0 && n->level[n->depth] > level)
		n->depth--;
	if (n->level[n->depth] < level && n->depth < LEVELS) {
		const struct tag *outer = n->item[n->depth];
		n->depth++;
		n->toc[n->depth] = scene_element(c->mem, TAG_TOC, outer);
		n->level[n->depth] = level;
	}
	return n->item[n->depth] = scene_element(c->mem, TAG_TOCI, n->toc[n->depth]);
}

static bool push_title(struct block_context *c, struct block_out *out, struct str title)
{
	struct prose_style style = prose_body(c);
	struct rich_span *span = ARENA_NEW(c->mem, struct rich_span, 1);
	*span = (struct rich_span){.hi = title.n};
	struct rich text = {title, span, 1, SPAN_NONE};
	struct prose p = {.text = &text,
			  .tag = scene_element(c->mem, TAG_H2, c->parent),
			  .outline = title,
			  .outline_level = 1};
	struct box box;
	style.role = THEME_HEADING;
	style.size = c->theme->size.h1;
	style.pitch = 1.4;
	style.weight = 700;
	style.role_name = "heading";
	style.whole = true;
	if (!prose_box(c, &p, &style, &box))
		return false;
	box.before = 1.4 * style.size;
	box.after = 0.6 * style.size;
	box.keep_with_next = true;
	block_push(c, out, box);
	return true;
}

static bool push_list(struct block_context *c, struct block_out *out, struct contents *all,
		      const struct sources *s, struct str title)
{
	struct nest nest = {.item = {c->parent}};
	struct entry **entry = ARENA_NEW(c->mem, struct entry *, s->count + 1);
	if (!s->count)
		return true;
	int top = LEVELS;
	bool deep = false;
	for (size_t i = 0; i < s->count; i++) {
		deep |= i && s->item[i].level != s->item[0].level;
		top = s->item[i].level < top ? s->item[i].level : top;
	}
	if (!push_title(c, out, title))
		return false;
	for (size_t i = 0; i < s->count; i++) {
		const struct source *from = &s->item[i];
		bool strong = deep && from->level == top;
		entry[i] = make_entry(c, from, strong, all);
		set_tags(c, from, item_at(c, &nest, from->level), entry[i]);
		entry[i]->indent = STEP * em(entry[i]) * (from->level - top);
		ARENA_PUSH(c->mem, all->entry, all->count, all->room) = entry[i];
		block_push(c, out,
			   (struct box){.type = &entry_type,
					.before = strong ? 0.5 * em(entry[i]) : 0,
					.keep_with_next =
						s->count > 1 && (i == 0 || i + 2 == s->count),
					.content = entry[i]});
	}
	align_labels(s, entry);
	return true;
}

/* A list that was asked for and has nothing to list. */
static void tell_empty(struct block_context *c, const struct sources *s, struct span at,
		       const char *key, const char *of)
{
	if (at.file && !s->count)
		diag_report(c->d, at, DIAG_CONTENTS_EMPTY, str_of(key), str_of(of));
}

bool contents_push(struct block_context *c, struct block_out *boxes, struct contents **out)
{
	const struct plan_contents *want = &c->plan->contents;
	bool korean = c->plan->korean;
	struct sources head = {0}, figure = {0}, table = {0};
	struct contents *all = ARENA_NEW(c->mem, struct contents, 1);
	struct str title = want->title.n ? want->title : korean ? STR("차례") : STR("Contents");
	all->placeholder = STR("000");
	*out = NULL;
	if (want->headings)
		collect_headings(c, &head, c->plan->block, c->plan->blocks);
	if (want->figures)
		collect_numbered(c, &figure, true, c->plan->block, c->plan->blocks);
	if (want->tables)
		collect_numbered(c, &table, false, c->plan->block, c->plan->blocks);
	tell_empty(c, &head, want->headings_at, "toc", "#");
	tell_empty(c, &figure, want->figures_at, "lof", "#fig-");
	tell_empty(c, &table, want->tables_at, "lot", "#tbl-");
	if (!push_list(c, boxes, all, &head, title) ||
	    !push_list(c, boxes, all, &table, korean ? STR("표 차례") : STR("Tables")) ||
	    !push_list(c, boxes, all, &figure, korean ? STR("그림 차례") : STR("Figures")))
		return false;
	*out = all->count ? all : NULL;
	return true;
}

/* Where ids are, walked in a circle: lists ask in the order of the document. */
struct places {
	struct spot {
		struct str id;
		int page;
	} * item;
	size_t count, room, next;
};

static struct places places_of(struct block_context *c, const struct pages *pages)
{
	struct places p = {0};
	for (size_t i = 0; i < pages->count; i++) {
		const struct page *page = &pages->page[i];
		for (size_t k = 0; k < page->scene.count; k++) {
			const struct item *item = &page->scene.item[k];
			if (item->kind == ITEM_ANCHOR && item->anchor.id.n)
				ARENA_PUSH(c->mem, p.item, p.count, p.room) =
					(struct spot){item->anchor.id, page->number};
		}
	}
	return p;
}

static int page_of(struct places *p, struct str id)
{
	for (size_t i = 0; i < p->count; i++) {
		size_t at = (p->next + i) % p->count;
		if (!str_eq(p->item[at].id, id))
			continue;
		p->next = at;
		return p->item[at].page;
	}
	return 0;
}

static void number(struct block_context *c, const struct entry *e, int page, struct item *item)
{
	struct str s = arena_printf(c->mem, "%d", page);
	const struct text_line *line = text_line(c->text, s, e->style, SPAN_NONE, c->d);
	item->text.at.x += e->number->width - line->width;
	item->text.run = line->part[0].run;
	item->text.text = s;
}

void contents_number(struct block_context *c, const struct contents *contents,
		     struct pages *pages)
{
	struct places places = places_of(c, pages);
	size_t next = 0;
	for (size_t i = 0; i < pages->count; i++) {
		struct scene *s = &pages->page[i].scene;
		for (size_t k = 0; k < s->count && next < contents->count; k++) {
			if (s->item[k].role != page_role)
				continue;
			const struct entry *e = contents->entry[next++];
			number(c, e, page_of(&places, e->id), &s->item[k]);
		}
	}
}
