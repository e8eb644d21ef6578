#include "pdf/pdf.h"

#include <assert.h>
#include <math.h>

#include "sink/sink.h"

/*
 * Pages → calls of the PDF writer. Tags are pointers here and elements are
 * numbers there: an element is made when its tag is first drawn, after those
 * around it, so reading order is drawing order.
 */
struct box { /* what an element covers, while it lies on one page */
	double x0, y0, x1, y1;
	size_t page;
	bool any, several; /* several pages: it has no box */
};

struct seen {
	const struct tag *tag;
	struct box *box;  /* of elements that want one */
	unsigned element; /* 0: not yet */
};

struct job {
	struct arena mem;
	const struct pages *pages;
	struct pdf *pdf;
	struct seen *seen; /* hash table by address */
	size_t seen_count, seen_room;
	size_t page;
};

/* The place of a tag in the table, or the free place where it belongs. */
static struct seen *place(struct seen *table, size_t room, const struct tag *tag)
{
	size_t i = ((uintptr_t)tag >> 4) * 0x9E3779B97F4A7C15u & (room - 1);
	while (table[i].tag && table[i].tag != tag)
		i = (i + 1) & (room - 1);
	return &table[i];
}

static void grow(struct job *j)
{
	size_t room = j->seen_room ? j->seen_room * 2 : 256;
	struct seen *table = ARENA_NEW(&j->mem, struct seen, room);
	for (size_t i = 0; i < j->seen_room; i++)
		if (j->seen[i].tag)
			*place(table, room, j->seen[i].tag) = j->seen[i];
	j->seen = table;
	j->seen_room = room;
}

static struct seen *seen_of(struct job *j, const struct tag *tag)
{
	if (2 * j->seen_count >= j->seen_room)
		grow(j);
	struct seen *s = place(j->seen, j->seen_room, tag);
	if (!s->tag) {
		s->tag = tag;
		j->seen_count++;
	}
	return s;
}

static void add_point(struct box *b, double x, double y)
{
	if (!b->any)
		*b = (struct box){x, y, x, y, b->page, true, b->several};
	b->x0 = fmin(b->x0, x);
	b->y0 = fmin(b->y0, y);
	b->x1 = fmax(b->x1, x);
	b->y1 = fmax(b->y1, y);
}

static void add_rect(struct box *b, struct rect r)
{
	add_point(b, r.x, r.y);
	add_point(b, r.x + r.w, r.y + r.h);
}

static void add_text(struct box *b, const struct item *item)
{
	const struct text_run *run = item->text.run;
	double c = cos(item->text.angle), s = sin(item->text.angle);
	double up = -run->face->ascent * run->size, down = run->face->descent * run->size;
	for (int i = 0; i < 4; i++) {
		double along = i & 1 ? run->width : 0, across = i & 2 ? down : up;
		add_point(b, item->text.at.x + along * c - across * s,
			  item->text.at.y + along * s + across * c);
	}
}

static void add_item(struct box *b, const struct item *item)
{
	if (item->kind == ITEM_RECT)
		add_rect(b, item->rect);
	else if (item->kind == ITEM_IMAGE)
		add_rect(b, item->image.at);
	else if (item->kind == ITEM_TEXT)
		add_text(b, item);
	else if (item->kind == ITEM_PATH)
		for (size_t i = 0; i < item->path.points; i++)
			add_point(b, item->path.at[i].x, item->path.at[i].y);
}

static bool wants_box(const struct tag *tag)
{
	return (tag->kind == TAG_FIGURE || tag->kind == TAG_TABLE) && !(tag->bbox.w > 0);
}

static struct box *box_of(struct job *j, const struct tag *tag)
{
	struct seen *s = seen_of(j, tag);
	if (!s->box)
		s->box = ARENA_NEW(&j->mem, struct box, 1);
	return s->box;
}

/* Elements that want a box and have none get the union of what is in them. */
static void measure_boxes(struct job *j)
{
	for (size_t n = 0; n < j->pages->count; n++) {
		const struct scene *scene = &j->pages->page[n].scene;
		for (size_t i = 0; i < scene->count; i++) {
			const struct item *item = &scene->item[i];
			for (const struct tag *t = item->tag; t; t = t->parent) {
				if (!wants_box(t))
					continue;
				struct box *b = box_of(j, t);
				b->several |= b->any && b->page != n;
				b->page = n;
				add_item(b, item);
			}
		}
	}
}

static void set_box(struct pdf_element *e, const struct tag *tag, const struct box *b)
{
	bool given = tag->bbox.w > 0;
	struct rect r = tag->bbox;
	if (!given && b && b->any && !b->several)
		r = (struct rect){b->x0, b->y0, b->x1 - b->x0, b->y1 - b->y0};
	else if (!given)
		return;
	e->has_bbox = true;
	e->bbox[0] = r.x;
	e->bbox[1] = r.y;
	e->bbox[2] = r.w;
	e->bbox[3] = r.h;
}

static unsigned element_of(struct job *j, const struct tag *tag)
{
	if (!tag)
		return 0;
	struct seen *s = seen_of(j, tag);
	if (s->element)
		return s->element;
	struct pdf_element e = {
		.type = str_of(scene_tag_name(tag->kind)),
		.alt = tag->alt,
		.actual = tag->actual,
		.lang = tag->lang,
		.scope = tag->scope,
		.numbering = tag->numbering,
		.id = tag->id,
		.title = tag->title,
		.colspan = tag->colspan,
		.rowspan = tag->rowspan,
		.headers = tag->headers,
		.header_count = tag->header_count,
		.at = tag->at,
	};
	set_box(&e, tag, s->box);
	unsigned parent = element_of(j, tag->parent); /* may move the table */
	return seen_of(j, tag)->element = pdf_element(j->pdf, parent, &e);
}

static void use(struct job *j, const struct tag *tag)
{
	if (tag && tag->kind == TAG_ARTIFACT)
		pdf_use_artifact(j->pdf, PDF_LAYOUT);
	else if (tag && tag->kind == TAG_ARTIFACT_HEADER)
		pdf_use_artifact(j->pdf, PDF_HEADER);
	else if (tag && tag->kind == TAG_ARTIFACT_FOOTER)
		pdf_use_artifact(j->pdf, PDF_FOOTER);
	else
		pdf_use_element(j->pdf, element_of(j, tag));
}

static struct pdf_paint paint_of(struct ink ink)
{
	return (struct pdf_paint){.rgba = ink.rgba,
				  .width = ink.width,
				  .dash = ink.dash,
				  .dashes = ink.dashes,
				  .round = ink.round};
}

static void draw_path(struct job *j, const struct item *item)
{
	static const char letter[] = {
		[PATH_MOVE] = 'm', [PATH_LINE] = 'l', [PATH_CURVE] = 'c', [PATH_CLOSE] = 'h'};
	const struct path *path = &item->path;
	struct pdf_paint paint = paint_of(item->ink);
	char *op = ARENA_NEW(&j->mem, char, path->ops);
	double *xy = ARENA_NEW(&j->mem, double, 2 * path->points);
	for (size_t i = 0; i < path->ops; i++)
		op[i] = letter[path->op[i]];
	for (size_t i = 0; i < path->points; i++) {
		xy[2 * i] = path->at[i].x;
		xy[2 * i + 1] = path->at[i].y;
	}
	pdf_path(j->pdf, &paint, op, path->ops, xy);
}

static void draw_link(struct job *j, const struct item *item)
{
	const struct tag *tag = item->tag;
	const struct rect *r = &item->rect;
	assert(tag && tag->kind == TAG_LINK);
	pdf_link(j->pdf, (double[]){r->x, r->y, r->w, r->h}, tag->uri, tag->target,
		 tag->contents);
}

static void draw_anchor(struct job *j, const struct item *item)
{
	struct point at = item->anchor.at;
	if (item->anchor.id.n)
		pdf_anchor(j->pdf, item->anchor.id, at.x, at.y);
	if (item->anchor.level > 0 && item->anchor.title.n)
		pdf_outline(j->pdf, item->anchor.title, item->anchor.level, at.y);
}

static void draw_item(struct job *j, const struct item *item)
{
	struct pdf *p = j->pdf;
	struct pdf_paint paint = paint_of(item->ink);
	const struct rect *r = item->kind == ITEM_IMAGE ? &item->image.at : &item->rect;
	switch (item->kind) {
	case ITEM_RECT:
		pdf_rect(p, &paint, r->x, r->y, r->w, r->h);
		break;
	case ITEM_PATH:
		draw_path(j, item);
		break;
	case ITEM_TEXT:
		pdf_run(p, item->text.run, item->ink.rgba, item->text.at.x, item->text.at.y,
			item->text.angle);
		break;
	case ITEM_IMAGE:
		pdf_image(p, item->image.image, r->x, r->y, r->w, r->h);
		break;
	case ITEM_CLIP:
		pdf_clip(p, r->x, r->y, r->w, r->h);
		break;
	case ITEM_UNCLIP:
		pdf_unclip(p);
		break;
	case ITEM_LINK:
		draw_link(j, item);
		break;
	case ITEM_EMPTY:
		break;
	case ITEM_ANCHOR:
		draw_anchor(j, item);
		break;
	}
}

static bool is_drawn(const struct item *item)
{
	return item->kind != ITEM_CLIP && item->kind != ITEM_UNCLIP &&
	       item->kind != ITEM_ANCHOR;
}

static void draw_page(struct job *j, const struct page *page)
{
	pdf_page(j->pdf, page->paper.w, page->paper.h);
	if (j->pages->document)
		element_of(j, j->pages->document);
	for (size_t i = 0; i < page->scene.count; i++) {
		const struct item *item = &page->scene.item[i];
		if (is_drawn(item))
			use(j, item->tag);
		draw_item(j, item);
	}
}

static bool part_of(struct str standard, enum pdf_part *part, struct diags *d)
{
	static const struct {
		const char *name;
		enum pdf_part part;
	} known[] = {{"", PDF_A2A}, {"2a", PDF_A2A}, {"1a", PDF_A1A}, {"3a", PDF_A3A}};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (str_eq(standard, str_of(known[i].name))) {
			*part = known[i].part;
			return true;
		}
	}
	return diag_report(d, SPAN_NONE, DIAG_PDF_STANDARD, standard);
}

static bool make_file(const struct pages *p, enum pdf_part part, struct buf *out,
		      struct diags *d)
{
	struct pdf_options options = {
		.part = part,
		.ua = true,
		.title = p->title,
		.author = p->author,
		.subject = p->subject,
		.keywords = p->keywords,
		.lang = p->lang,
		.created = p->created,
	};
	struct job j = {.pages = p, .pdf = pdf_open(&options, d)};
	measure_boxes(&j);
	for (size_t i = 0; i < p->attachments; i++)
		pdf_attach(j.pdf, &p->attachment[i]);
	for (size_t i = 0; i < p->count; i++)
		draw_page(&j, &p->page[i]);
	bool ok = pdf_finish(j.pdf, out);
	arena_finish(&j.mem);
	return ok;
}

static bool write(const struct pages *p, size_t page, struct str path,
		  const struct sink_options *o, struct sink_result *r, struct diags *d)
{
	(void)page; /* all of them */
	enum pdf_part part = PDF_A2A;
	struct buf out = {0};
	if (!part_of(o->standard, &part, d))
		return false;
	bool ok = make_file(p, part, &out, d) && sink_put(o, path, buf_str_of(&out), d);
	*r = (struct sink_result){.bytes = out.n, .pages = (unsigned)p->count};
	buf_finish(&out);
	return ok;
}

const struct sink sink_pdf = {
	.name = "pdf",
	.suffix = "pdf",
	.summary = "tagged PDF/A and PDF/UA",
	.whole = true,
	.write = write,
};
