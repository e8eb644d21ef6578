#include <math.h>
#include <stdlib.h>

#include "base/crew.h"
#include "sink/encode.h"
#include "sink/paint.h"
#include "sink/sink.h"

#define STRIP_BYTES (512 * 1024) /* stays in a core's own cache while it is drawn and read */
#define STRIP_ROWS_MIN 8
#define HEAVY 20000 /* points of paths, from which on several threads paint */

/* What a thread paints strips with. */
struct hand {
	struct hand *next;
	struct painter *painter;
	cairo_surface_t *surface;
};

/* One page on its way to pixels. */
struct picture {
	const struct pages *pages;
	const struct page *page;
	uint32_t width, height, strip; /* rows of all and of a strip */
	double scale;                  /* pixels a point */
	color background;              /* alpha 0: none */
	struct painter *painter;       /* of the first hand */
	const struct paint_extent *extent;
	struct encode *encode;
	struct crew_turn turn; /* to be encoded */
	pthread_mutex_t lock;
	struct hand *idle;
};

static bool measure(struct picture *x, double ppi, struct diags *d)
{
	double w = round(x->page->paper.w * ppi / 72), h = round(x->page->paper.h * ppi / 72);
	if (!(w >= 1 && h >= 1 && w <= ENCODE_SIDE_MAX && h <= ENCODE_SIDE_MAX &&
	      w * h <= ENCODE_PIXELS_MAX))
		return diag_report(d, SPAN_NONE, DIAG_PNG_SIZE, arena_printf(d->mem, "%.0f", w),
				   arena_printf(d->mem, "%.0f", h));
	x->scale = ppi / 72;
	x->width = (uint32_t)w;
	x->height = (uint32_t)h;
	return true;
}

/* The alternative text of the first figure on the page. */
static struct str figure_alt(const struct scene *s)
{
	for (size_t i = 0; i < s->count; i++)
		for (const struct tag *t = s->item[i].tag; t; t = t->parent)
			if (t->kind == TAG_FIGURE)
				return t->alt;
	return STR_NONE;
}

/* "ko-KR" → "ko" */
static struct str language(struct str tag)
{
	size_t n = 0;
	while (n < tag.n && tag.p[n] != '-')
		n++;
	return str_slice(tag, 0, n);
}

static struct encode_info describe(const struct picture *x, const struct sink_options *o)
{
	const struct pages *p = x->pages;
	struct str about = p->description.n ? p->description : figure_alt(&x->page->scene);
	return (struct encode_info){.width = x->width,
				    .height = x->height,
				    .alpha = (x->background & 0xFF) != 0xFF,
				    .ppi = o->ppi,
				    .title = p->title,
				    .description = about,
				    .author = p->author,
				    .lang = language(p->lang)};
}

/*
 * Edges have 17 shades, not 256: nobody sees the difference at a slide's or a
 * page's resolution, and the colours of a plain chart then fit into a palette,
 * which makes the file a third of the size and twice as fast to write.
 */
static void draw_strip(const struct picture *x, const struct hand *h, uint32_t first,
		       uint32_t rows)
{
	const struct loaded_cairo *c = paint_cairo(h->painter);
	cairo_t *cr = c->create(h->surface);
	c->set_operator(cr, CAIRO_OPERATOR_SOURCE);
	paint_source(h->painter, cr, x->background);
	c->paint(cr);
	c->set_operator(cr, CAIRO_OPERATOR_OVER);
	c->set_antialias(cr, CAIRO_ANTIALIAS_FAST);
	c->translate(cr, 0, -(double)first);
	c->scale(cr, x->scale, x->scale);
	struct paint_extent strip = {first / x->scale, (first + rows) / x->scale};
	paint_strip(h->painter, &x->page->scene, x->extent, strip, cr);
	c->destroy(cr);
	c->surface_flush(h->surface);
}

static uint32_t strip_rows(const struct picture *x)
{
	uint32_t rows = STRIP_BYTES / (4 * x->width);
	if (rows < STRIP_ROWS_MIN)
		rows = STRIP_ROWS_MIN;
	return rows < x->height ? rows : x->height;
}

static struct hand *open_hand(const struct picture *x, struct painter *painter)
{
	const struct loaded_cairo *c = paint_cairo(painter);
	cairo_format_t format =
		(x->background & 0xFF) == 0xFF ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
	struct hand *h = malloc(sizeof(*h));
	if (!h)
		arena_exhausted();
	*h = (struct hand){.painter = painter};
	h->surface = c->image_surface_create(format, (int)x->width, (int)x->strip);
	if (c->surface_status(h->surface) != CAIRO_STATUS_SUCCESS)
		arena_exhausted();
	return h;
}

static struct hand *take_hand(struct picture *x)
{
	pthread_mutex_lock(&x->lock);
	struct hand *h = x->idle;
	x->idle = h ? h->next : NULL;
	pthread_mutex_unlock(&x->lock);
	return h ? h : open_hand(x, paint_another(x->painter));
}

static void put_hand(struct picture *x, struct hand *h)
{
	pthread_mutex_lock(&x->lock);
	h->next = x->idle;
	x->idle = h;
	pthread_mutex_unlock(&x->lock);
}

static void close_hands(struct picture *x)
{
	for (struct hand *h = x->idle, *next; h; h = next) {
		next = h->next;
		paint_cairo(h->painter)->surface_destroy(h->surface);
		if (h->painter != x->painter)
			paint_close(h->painter);
		free(h);
	}
}

/* Strips are painted side by side and encoded in their order. */
static void make_strip(void *context, size_t number)
{
	struct picture *x = context;
	uint32_t first = (uint32_t)number * x->strip, left = x->height - first;
	uint32_t rows = left < x->strip ? left : x->strip;
	struct hand *h = take_hand(x);
	const struct loaded_cairo *c = paint_cairo(h->painter);
	draw_strip(x, h, first, rows);
	const uint8_t *data = c->image_surface_get_data(h->surface);
	size_t stride = (size_t)c->image_surface_get_stride(h->surface);
	crew_wait(&x->turn, number);
	for (uint32_t y = 0; y < rows; y++)
		encode_row(x->encode, (const uint32_t *)(const void *)(data + y * stride));
	crew_pass(&x->turn);
	put_hand(x, h);
}

/* Threads are worth their while, and no picture is decoded by each of them. */
static bool is_heavy(const struct scene *s)
{
	size_t points = 0;
	for (size_t i = 0; i < s->count; i++) {
		if (s->item[i].kind == ITEM_IMAGE)
			return false;
		points += s->item[i].kind == ITEM_PATH ? s->item[i].path.points : 0;
	}
	return points > HEAVY;
}

static void draw(struct picture *x)
{
	struct crew crew = {
		.threads = is_heavy(&x->page->scene) ? 0 : 1, .job = make_strip, .context = x};
	x->strip = strip_rows(x);
	x->turn = (struct crew_turn)CREW_TURN;
	pthread_mutex_init(&x->lock, NULL);
	x->idle = open_hand(x, x->painter);
	crew_run(&crew, (x->height + x->strip - 1) / x->strip);
	close_hands(x);
	pthread_mutex_destroy(&x->lock);
}

static bool write_page(struct picture *x, struct str path, const struct sink_options *o,
		       struct sink_result *r, struct diags *d)
{
	struct arena mem = {0};
	struct buf file = {0};
	struct encode_info info = describe(x, o);
	x->painter = paint_open(d);
	if (!x->painter)
		return false;
	paint_snap(x->painter, true);
	x->extent = paint_extents(&x->page->scene, &mem);
	x->encode = encode_open(&info);
	draw(x);
	encode_close(x->encode, &file);
	bool ok = !paint_failed(x->painter) && sink_put(o, path, buf_str_of(&file), d);
	*r = (struct sink_result){file.n, 1, x->width, x->height};
	paint_close(x->painter);
	buf_finish(&file);
	arena_finish(&mem);
	return ok;
}

static bool write(const struct pages *p, size_t page, struct str path,
		  const struct sink_options *o, struct sink_result *r, struct diags *d)
{
	struct picture x = {.pages = p, .page = &p->page[page]};
	x.background = o->transparent || !(p->background & 0xFF) ? 0 : p->background;
	return measure(&x, o->ppi, d) && write_page(&x, path, o, r, d);
}

const struct sink sink_png = {
	.name = "png",
	.suffix = "png",
	.summary = "one picture a page",
	.write = write,
};
