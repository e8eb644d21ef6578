#include "pdf/content.h"

#include <assert.h>
#include <math.h>

#include "pdf/structure.h"
#include "pdf/syntax.h"

#define FARTHEST 32767.0 /* largest real number of PDF/A-1; pages end at 14,400 */

static struct pdf_state *state(struct pdf *p)
{
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	return &sheet->state[sheet->depth];
}

static struct buf *stream(struct pdf *p)
{
	return &pdf_sheet_now(p)->content;
}

static void put(struct pdf *p, double v)
{
	pdf_put_number(stream(p), v, PDF_DECIMALS);
}

bool pdf_content_is_near(struct pdf *p, const double *v, size_t count, struct str what)
{
	for (size_t i = 0; i < count; i++)
		if (!(fabs(v[i]) <= FARTHEST))
			return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_FAR, what);
	return true;
}

void pdf_content_point(struct pdf *p, double x, double y)
{
	put(p, x);
	put(p, pdf_sheet_now(p)->height - y);
}

/* PDF/A-1 knows no transparency: the colour that shows on white. */
static uint32_t flatten(uint32_t rgba)
{
	uint32_t alpha = rgba & 0xFF, flat = 0;
	for (int shift = 24; shift >= 8; shift -= 8) {
		uint32_t c = rgba >> shift & 0xFF;
		flat |= (c * alpha + 255 * (255 - alpha) + 127) / 255 << shift;
	}
	return flat | 0xFF;
}

static void set_alpha(struct pdf *p, unsigned alpha)
{
	if (state(p)->alpha == alpha)
		return;
	state(p)->alpha = alpha;
	pdf_list_add_once(&p->mem, &pdf_sheet_now(p)->alpha, alpha);
	buf_printf(stream(p), "/a%u gs\n", alpha);
}

static void set_color(struct pdf *p, int64_t *now, uint32_t rgba, const char *gray,
		      const char *rgb)
{
	if (p->options.part == PDF_A1A)
		rgba = flatten(rgba);
	set_alpha(p, rgba & 0xFF);
	uint32_t color = rgba >> 8;
	if (*now == color)
		return;
	*now = color;
	uint32_t r = color >> 16, g = color >> 8 & 0xFF, b = color & 0xFF;
	pdf_put_number(stream(p), r / 255.0, 3);
	if (r != g || g != b) {
		pdf_put_number(stream(p), g / 255.0, 3);
		pdf_put_number(stream(p), b / 255.0, 3);
	}
	buf_text(stream(p), r != g || g != b ? rgb : gray);
}

void pdf_content_fill(struct pdf *p, uint32_t rgba)
{
	set_color(p, &state(p)->fill, rgba, "g\n", "rg\n");
}

static void stroke(struct pdf *p, uint32_t rgba)
{
	set_color(p, &state(p)->stroke, rgba, "G\n", "RG\n");
}

static void set_dash(struct pdf *p, const struct pdf_paint *paint)
{
	struct buf b = {0};
	buf_char(&b, '[');
	for (unsigned i = 0; i < paint->dashes; i++)
		pdf_put_number(&b, paint->dash[i], PDF_DECIMALS);
	buf_text(&b, "]0 d\n");
	if (!str_eq(buf_str_of(&b), state(p)->dash)) {
		state(p)->dash = arena_str(&p->mem, buf_str_of(&b));
		buf_str(stream(p), state(p)->dash);
	}
	buf_finish(&b);
}

static void set_pen(struct pdf *p, const struct pdf_paint *paint)
{
	struct pdf_state *now = state(p);
	stroke(p, paint->rgba);
	if (now->width != paint->width) {
		put(p, paint->width);
		buf_text(stream(p), "w\n");
		now->width = paint->width;
	}
	if (now->round != paint->round) {
		buf_text(stream(p), paint->round ? "1 J 1 j\n" : "0 J 0 j\n");
		now->round = paint->round;
	}
	set_dash(p, paint);
}

/* Colour and pen; false when nothing would show. */
static bool begin_paint(struct pdf *p, const struct pdf_paint *paint, struct str what)
{
	if (!pdf_content_begin(p, what, STR_NONE) || !(paint->rgba & 0xFF))
		return false;
	if (paint->width > 0)
		set_pen(p, paint);
	else
		pdf_content_fill(p, paint->rgba);
	return true;
}

static void end_paint(struct pdf *p, const struct pdf_paint *paint)
{
	buf_text(stream(p), paint->width > 0 ? "S\n" : "f\n");
}

static void put_rect(struct pdf *p, double x, double y, double w, double h)
{
	pdf_content_point(p, x, y + h);
	put(p, w);
	put(p, h);
	buf_text(stream(p), "re ");
}

void pdf_rect(struct pdf *p, const struct pdf_paint *paint, double x, double y, double w,
	      double h)
{
	struct str what = STR("□");
	if (!pdf_content_is_near(p, (double[]){x, y, w, h}, 4, what) ||
	    !begin_paint(p, paint, what))
		return;
	put_rect(p, x, y, w, h);
	end_paint(p, paint);
}

static size_t points_of(char op)
{
	return op == 'c' ? 3 : op != 'h';
}

void pdf_path(struct pdf *p, const struct pdf_paint *paint, const char *op, size_t ops,
	      const double *xy)
{
	struct str what = STR("╱");
	size_t points = 0;
	for (size_t i = 0; i < ops; i++)
		points += points_of(op[i]);
	if (!ops || !pdf_content_is_near(p, xy, 2 * points, what) ||
	    !begin_paint(p, paint, what))
		return;
	assert(op[0] == 'm');
	for (size_t i = 0; i < ops; i++) {
		for (size_t n = points_of(op[i]); n; n--, xy += 2)
			pdf_content_point(p, xy[0], xy[1]);
		buf_char(stream(p), op[i]);
		buf_char(stream(p), '\n');
	}
	end_paint(p, paint);
}

/*
 * Sequences never cross a q or Q: the open one is closed first.
 */
/* False: nested too deep. */
static bool save(struct pdf *p)
{
	struct pdf_sheet *sheet = pdf_sheet_now(p);
	pdf_content_end(p);
	if (sheet->depth == PDF_DEPTH_MAX)
		return PDF_REFUSE(p, SPAN_NONE, DIAG_PDF_CLIP_DEPTH,
				  diag_number(p->d, PDF_DEPTH_MAX));
	sheet->state[sheet->depth + 1] = sheet->state[sheet->depth];
	sheet->depth++;
	buf_text(&sheet->content, "q\n");
	return true;
}

static void restore(struct pdf *p)
{
	pdf_content_end(p);
	assert(pdf_sheet_now(p)->depth);
	pdf_sheet_now(p)->depth--;
	buf_text(stream(p), "Q\n");
}

void pdf_clip(struct pdf *p, double x, double y, double w, double h)
{
	if (!pdf_content_is_near(p, (double[]){x, y, w, h}, 4, STR("□")) || !save(p))
		return;
	put_rect(p, x, y, w, h);
	buf_text(stream(p), "W n\n");
}

void pdf_unclip(struct pdf *p)
{
	if (!p->refused || pdf_sheet_now(p)->depth)
		restore(p);
}
