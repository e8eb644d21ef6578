#include <math.h>

#include "image/image.h"
#include "sink/outline.h"
#include "sink/sink.h"
#include "text/run.h"

/*
 * The scene as SVG 1.1: letters are outlines, so that a picture looks the same
 * where the font is not installed; each glyph stands once in <defs>. Title and
 * alternative text are what readers are told. Links use xlink:href, which
 * office programs know.
 */
#define FAR 1e6 /* points: nothing real is farther away */
#define MITER 10
#define DEGREES (180 / 3.14159265358979323846)

struct glyph {
	const struct text_face *face;
	uint32_t id;
	unsigned number; /* 0: without ink */
};

struct svg {
	struct buf defs, body;
	struct outlines *outlines;
	struct glyph *glyph;
	size_t glyphs, glyph_room;
	unsigned inked, clips;
	char prefix[8]; /* of ids, so that several pictures can share a page */
	struct arena mem;
};

/* ---- words and numbers */

static double near(double v)
{
	return v > FAR ? FAR : v > -FAR ? v : -FAR; /* NAN: −FAR */
}

/* XML has no way to write most control characters. */
static void put_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '&')
			buf_text(out, "&amp;");
		else if (c == '<')
			buf_text(out, "&lt;");
		else if (c == '>')
			buf_text(out, "&gt;");
		else if (c == '"')
			buf_text(out, "&quot;");
		else if (c < ' ' && c != '\n' && c != '\t')
			buf_text(out, "\uFFFD");
		else
			buf_char(out, (char)c);
	}
}

static void put_number(struct buf *out, const char *name, double v)
{
	buf_printf(out, " %s=\"", name);
	buf_fixed(out, near(v), 2);
	buf_char(out, '"');
}

static void put_opacity(struct buf *out, const char *name, color rgba)
{
	if ((rgba & 0xFF) != 0xFF)
		put_number(out, name, (rgba & 0xFF) / 255.0);
}

static void put_ink(struct buf *out, const struct ink *ink)
{
	if (ink->width <= 0) {
		buf_printf(out, " fill=\"#%06x\"", ink->rgba >> 8);
		put_opacity(out, "fill-opacity", ink->rgba);
		return;
	}
	buf_printf(out, " fill=\"none\" stroke=\"#%06x\"", ink->rgba >> 8);
	put_opacity(out, "stroke-opacity", ink->rgba);
	put_number(out, "stroke-width", ink->width);
	if (ink->round)
		buf_text(out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
	for (int i = 0; i < ink->dashes; i++) {
		buf_text(out, i ? " " : " stroke-dasharray=\"");
		buf_fixed(out, ink->dash[i], 2);
	}
	buf_text(out, ink->dashes ? "\"" : "");
}

/* ---- shapes */

static void put_rect(struct buf *out, struct rect r)
{
	put_number(out, "x", r.x);
	put_number(out, "y", r.y);
	put_number(out, "width", r.w > 0 ? r.w : 0);
	put_number(out, "height", r.h > 0 ? r.h : 0);
}

/* Points are steps from the one before, taken between rounded places: steps
 * are short, and their errors do not add up. */
struct stepper {
	struct buf *out;
	int decimals;
	double unit, x, y; /* in units of the last decimal */
	bool glued;        /* the next number needs no blank: a letter stands before it */
};

static void put_step(struct stepper *s, double v)
{
	if (v >= 0 && !s->glued)
		buf_char(s->out, ' ');
	buf_fixed(s->out, v / s->unit, s->decimals);
	s->glued = false;
}

static void put_point(struct stepper *s, struct point p, bool moves)
{
	double x = round(near(p.x) * s->unit), y = round(near(p.y) * s->unit);
	put_step(s, x - s->x);
	put_step(s, y - s->y);
	if (moves) {
		s->x = x;
		s->y = y;
	}
}

static void put_op(struct stepper *s, char letter)
{
	buf_char(s->out, letter);
	s->glued = true;
}

/* Along an axis one number is enough. */
static void put_line(struct stepper *s, struct point p)
{
	double x = round(near(p.x) * s->unit), y = round(near(p.y) * s->unit);
	put_op(s, y == s->y ? 'h' : x == s->x ? 'v' : 'l');
	if (y == s->y || x != s->x)
		put_step(s, x - s->x);
	if (y != s->y)
		put_step(s, y - s->y);
	s->x = x;
	s->y = y;
}

static void put_path(struct buf *out, const struct path *p, int decimals)
{
	struct stepper s = {.out = out, .decimals = decimals, .unit = decimals ? 100 : 1};
	double start_x = 0, start_y = 0;
	const struct point *at = p->at;
	for (size_t i = 0; i < p->ops; i++) {
		switch (p->op[i]) {
		case PATH_MOVE:
			put_op(&s, 'm');
			put_point(&s, *at++, true);
			start_x = s.x;
			start_y = s.y;
			break;
		case PATH_LINE:
			put_line(&s, *at++);
			break;
		case PATH_CURVE:
			put_op(&s, 'c');
			for (int k = 0; k < 3; k++)
				put_point(&s, at[k], k == 2);
			at += 3;
			break;
		default:
			put_op(&s, 'z');
			s.x = start_x;
			s.y = start_y;
		}
	}
}

static void draw_path(struct svg *x, const struct item *item)
{
	if (!item->path.ops)
		return;
	buf_text(&x->body, "<path");
	put_ink(&x->body, &item->ink);
	buf_text(&x->body, " d=\"");
	put_path(&x->body, &item->path, 2);
	buf_text(&x->body, "\"/>\n");
}

/* ---- letters */

static const struct glyph *find_glyph(struct svg *x, const struct text_face *face, uint32_t id)
{
	for (size_t i = 0; i < x->glyphs; i++)
		if (x->glyph[i].id == id && x->glyph[i].face == face)
			return &x->glyph[i];
	struct path p = outline_get(x->outlines, face, id);
	struct glyph *g = &ARENA_PUSH(&x->mem, x->glyph, x->glyphs, x->glyph_room);
	*g = (struct glyph){face, id, p.ops ? ++x->inked : 0};
	if (g->number) {
		buf_printf(&x->defs, "<path id=\"%s%u\" d=\"", x->prefix, g->number);
		put_path(&x->defs, &p, 0);
		buf_text(&x->defs, "\"/>\n");
	}
	return g;
}

static void draw_text(struct svg *x, const struct item *item)
{
	const struct text_run *run = item->text.run;
	struct buf *out = &x->body;
	if (!run)
		return;
	double em = run->size / run->face->upem, pen = 0;
	buf_printf(out, "<g fill=\"#%06x\"", item->ink.rgba >> 8);
	put_opacity(out, "fill-opacity", item->ink.rgba);
	buf_text(out, " transform=\"translate(");
	buf_fixed(out, near(item->text.at.x), 2);
	buf_char(out, ' ');
	buf_fixed(out, near(item->text.at.y), 2);
	if (item->text.angle != 0) {
		buf_text(out, ")rotate(");
		buf_fixed(out, item->text.angle * DEGREES, 2);
	}
	buf_text(out, ")scale(");
	buf_fixed(out, em, 6);
	buf_char(out, ' ');
	buf_fixed(out, -em, 6);
	buf_text(out, ")\">");
	for (uint32_t i = 0; i < run->glyphs; i++) {
		const struct text_glyph *g = &run->glyph[i];
		const struct glyph *known = find_glyph(x, run->face, g->id);
		double dx = round((pen + (double)g->dx) / em), dy = round((double)g->dy / em);
		pen += (double)g->advance;
		if (!known->number)
			continue;
		buf_printf(out, "<use xlink:href=\"#%s%u\"", x->prefix, known->number);
		if (dx != 0)
			put_number(out, "x", dx);
		if (dy != 0)
			put_number(out, "y", dy);
		buf_text(out, "/>");
	}
	buf_text(out, "</g>\n");
}

/* ---- pictures */

static void put_base64(struct buf *out, struct str s)
{
	static const char digit[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t v = 0;
		for (size_t k = 0; k < 3; k++)
			v = v << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0);
		for (int k = 0; k < 4; k++)
			buf_char(out,
				 i + (size_t)k > s.n ? '=' : digit[v >> (18 - 6 * k) & 63]);
	}
}

static void put_turned(struct buf *out, const struct image *m, struct rect r)
{
	double v[6];
	image_matrix(m, (double[4]){r.x, r.y, r.w, r.h}, v);
	buf_text(out, " width=\"1\" height=\"1\" transform=\"matrix(");
	for (int i = 0; i < 6; i++) {
		buf_text(out, i ? " " : "");
		buf_fixed(out, near(v[i]), 2);
	}
	buf_text(out, ")\"");
}

static void draw_image(struct svg *x, const struct item *item)
{
	const struct image *m = item->image.image;
	buf_text(&x->body, "<image preserveAspectRatio=\"none\"");
	if (m->turned)
		put_turned(&x->body, m, item->image.at);
	else
		put_rect(&x->body, item->image.at);
	buf_printf(&x->body, " xlink:href=\"data:image/%s;base64,",
		   m->kind == IMAGE_JPEG ? "jpeg" : "png");
	put_base64(&x->body, m->bytes);
	buf_text(&x->body, "\"/>\n");
}

/* ---- the scene */

static void open_clip(struct svg *x, struct rect r)
{
	unsigned n = ++x->clips;
	buf_printf(&x->defs, "<clipPath id=\"%sc%u\"><rect", x->prefix, n);
	put_rect(&x->defs, r);
	buf_text(&x->defs, "/></clipPath>\n");
	buf_printf(&x->body, "<g clip-path=\"url(#%sc%u)\">\n", x->prefix, n);
}

static void draw_link(struct svg *x, const struct item *item)
{
	struct str uri = item->tag ? item->tag->uri : STR_NONE;
	if (!uri.n) /* places of the document are not in this file */
		return;
	buf_text(&x->body, "<a xlink:href=\"");
	put_text(&x->body, uri);
	buf_text(&x->body, "\"><rect fill-opacity=\"0\"");
	put_rect(&x->body, item->rect);
	buf_text(&x->body, "/></a>\n");
}

static void draw_item(struct svg *x, const struct item *item)
{
	switch (item->kind) {
	case ITEM_RECT:
		buf_text(&x->body, "<rect");
		put_ink(&x->body, &item->ink);
		put_rect(&x->body, item->rect);
		buf_text(&x->body, "/>\n");
		break;
	case ITEM_PATH:
		draw_path(x, item);
		break;
	case ITEM_TEXT:
		draw_text(x, item);
		break;
	case ITEM_IMAGE:
		draw_image(x, item);
		break;
	case ITEM_CLIP:
		open_clip(x, item->rect);
		break;
	case ITEM_UNCLIP:
		buf_text(&x->body, "</g>\n");
		break;
	case ITEM_LINK:
		draw_link(x, item);
		break;
	case ITEM_ANCHOR:
	case ITEM_EMPTY:
		break;
	}
}

/* The same picture has the same ids everywhere, another one has others. */
static void make_prefix(struct svg *x, const struct pages *p, size_t page)
{
	struct str part[] = {p->title, p->description};
	uint32_t hash = UINT32_C(2166136261) + (uint32_t)page;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < part[k].n; i++)
			hash = (hash ^ (unsigned char)part[k].p[i]) * UINT32_C(16777619);
	static const char digit[] = "abcdefghijklmnopqrstuvwxyz012345";
	for (int i = 0; i < 5; i++)
		x->prefix[i] = digit[hash >> (5 * i) & (i ? 31 : 15)];
	x->prefix[5] = '-';
}

static void put_head(struct buf *out, const struct pages *p, struct size paper,
		     const char *prefix)
{
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
		      "role=\"img\" xml:lang=\"");
	put_text(out, p->lang);
	buf_printf(out, "\" aria-labelledby=\"%st %sd\" width=\"", prefix, prefix);
	buf_fixed(out, paper.w, 2);
	buf_text(out, "pt\" height=\"");
	buf_fixed(out, paper.h, 2);
	buf_text(out, "pt\" viewBox=\"0 0 ");
	buf_fixed(out, paper.w, 2);
	buf_char(out, ' ');
	buf_fixed(out, paper.h, 2);
	buf_printf(out, "\" stroke-miterlimit=\"%d\">\n<title id=\"%st\">", MITER, prefix);
	put_text(out, p->title);
	buf_printf(out, "</title>\n<desc id=\"%sd\">", prefix);
	put_text(out, p->description);
	buf_text(out, "</desc>\n");
}

static void put_background(struct buf *out, const struct pages *p, struct size paper)
{
	struct ink ink = {.rgba = p->background};
	buf_text(out, "<rect");
	put_ink(out, &ink);
	put_rect(out, (struct rect){0, 0, paper.w, paper.h});
	buf_text(out, "/>\n");
}

static bool write(const struct pages *p, size_t page, struct str path,
		  const struct sink_options *o, struct sink_result *r, struct diags *d)
{
	struct svg x = {.outlines = outline_open()};
	const struct page *sheet = &p->page[page];
	struct buf file = {0};
	make_prefix(&x, p, page);
	for (size_t i = 0; i < sheet->scene.count; i++)
		draw_item(&x, &sheet->scene.item[i]);
	put_head(&file, p, sheet->paper, x.prefix);
	if (x.defs.n)
		buf_printf(&file, "<defs>\n%.*s</defs>\n", STR_ARG(buf_str_of(&x.defs)));
	if (!o->transparent && (p->background & 0xFF))
		put_background(&file, p, sheet->paper);
	buf_str(&file, buf_str_of(&x.body));
	buf_text(&file, "</svg>\n");
	bool ok = sink_put(o, path, buf_str_of(&file), d);
	*r = (struct sink_result){.bytes = file.n, .pages = 1};
	buf_finish(&x.defs);
	buf_finish(&x.body);
	buf_finish(&file);
	outline_close(x.outlines);
	arena_finish(&x.mem);
	return ok;
}

const struct sink sink_svg = {
	.name = "svg",
	.suffix = "svg",
	.summary = "one drawing a page, letters as outlines",
	.write = write,
};
