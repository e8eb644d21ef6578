#include <hb-ot.h>
#include <math.h>

#include "pdf/subset.h"

/*
 * A small font program for glyphs that are set narrower than they are: the
 * brackets 〈 〉 「 」 stand on a whole em of which half is empty, and lines are
 * set without that half. Drawn from the font itself, such a bracket overlaps its
 * neighbours as readers of the file see it, and they lose the spaces beside it or
 * change the order. Here each has the width and the place it is set with.
 *
 * A CID-keyed CFF table (Adobe Technical Note 5176) whose character identifiers are
 * glyph numbers. Outlines are Type 2 charstrings
 * (Technical Note 5177) in thousandths of an em, without hints or subroutines.
 */
#define OP_RMOVETO 21
#define OP_RLINETO 5
#define OP_RRCURVETO 8
#define OP_ENDCHAR 14
#define OP_CHARSET "\17"
#define OP_CHARSTRINGS "\21"
#define OP_PRIVATE "\22"
#define OP_ROS "\14\36"
#define OP_CID_COUNT "\14\42"
#define OP_FD_ARRAY "\14\44"
#define OP_FD_SELECT "\14\45"
#define OFFSET_SIZE 4

struct charstring {
	struct buf *out;
	double scale;    /* thousandths of an em for each unit */
	int shift;       /* of the outline, to the right */
	int x, y, width; /* pen; width: written with the first move */
	bool moved;
};

/* Integers of charstrings: 5177, table 1. */
static void put_operand(struct buf *b, int v)
{
	if (v >= -107 && v <= 107) {
		buf_char(b, (char)(v + 139));
	} else if (v >= 108 && v <= 1131) {
		buf_char(b, (char)(247 + (v - 108) / 256));
		buf_char(b, (char)((v - 108) % 256));
	} else if (v >= -1131 && v <= -108) {
		buf_char(b, (char)(251 + (-v - 108) / 256));
		buf_char(b, (char)((-v - 108) % 256));
	} else {
		buf_char(b, 28);
		buf_char(b, (char)(v >> 8 & 0xFF));
		buf_char(b, (char)(v & 0xFF));
	}
}

static void put_number(struct buf *b, size_t v, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		buf_char(b, (char)(v >> shift & 0xFF));
}

/* In a dictionary, always as long, so that offsets can be told beforehand. */
static void put_offset(struct buf *b, size_t v)
{
	buf_char(b, 29);
	put_number(b, v, 4);
}

static void put_to(struct charstring *c, float x, float y)
{
	int nx = (int)lround((double)x * c->scale) + c->shift;
	int ny = (int)lround((double)y * c->scale);
	put_operand(c->out, nx - c->x);
	put_operand(c->out, ny - c->y);
	c->x = nx;
	c->y = ny;
}

static void move_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *state, float x, float y,
		    void *user)
{
	struct charstring *c = to;
	(void)f;
	(void)state;
	(void)user;
	if (!c->moved)
		put_operand(c->out, c->width);
	c->moved = true;
	put_to(c, x, y);
	buf_char(c->out, OP_RMOVETO);
}

static void line_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *state, float x, float y,
		    void *user)
{
	struct charstring *c = to;
	(void)f;
	(void)state;
	(void)user;
	put_to(c, x, y);
	buf_char(c->out, OP_RLINETO);
}

static void cubic_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *state, float ax, float ay,
		     float bx, float by, float x, float y, void *user)
{
	struct charstring *c = to;
	(void)f;
	(void)state;
	(void)user;
	put_to(c, ax, ay);
	put_to(c, bx, by);
	put_to(c, x, y);
	buf_char(c->out, OP_RRCURVETO);
}

static hb_draw_funcs_t *draw_funcs(void)
{
	hb_draw_funcs_t *f = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(f, cubic_to, NULL, NULL);
	return f;
}

static void put_index(struct buf *b, const struct str *item, size_t count)
{
	put_number(b, count, 2);
	if (!count)
		return;
	buf_char(b, OFFSET_SIZE);
	for (size_t i = 0, at = 1; i <= count; at += i < count ? item[i].n : 0, i++)
		put_number(b, at, OFFSET_SIZE);
	for (size_t i = 0; i < count; i++)
		buf_str(b, item[i]);
}

/* Charstrings of .notdef and of every slot, which get their codes here. */
static struct str *charstrings(struct pdf_font *f, struct arena *mem)
{
	struct str *out = ARENA_NEW(mem, struct str, f->slots + 1);
	hb_draw_funcs_t *funcs = draw_funcs();
	struct buf b = {0};
	put_operand(&b, 500);
	buf_char(&b, OP_ENDCHAR);
	out[0] = buf_take(&b, mem);
	for (size_t i = 0; i < f->slots; i++) {
		struct pdf_slot *s = &f->slot[i];
		struct charstring c = {.out = &b,
				       .scale = 1000.0 / f->face->upem,
				       .shift = s->shift,
				       .width = s->width};
		s->code = (unsigned)i + 1;
		hb_font_get_glyph_shape(f->face->hb_font, s->glyph, funcs, &c);
		if (!c.moved)
			put_operand(&b, s->width);
		buf_char(&b, OP_ENDCHAR);
		out[i + 1] = buf_take(&b, mem);
	}
	hb_draw_funcs_destroy(funcs);
	return out;
}

static void put_entry(struct buf *b, size_t v, const char *operator)
{
	put_offset(b, v);
	buf_text(b, operator);
}

/* The parts that the top dictionary points to, in the order of the file. */
enum { CHARSET, FD_SELECT, PRIVATE, FD_ARRAY, GLYPHS, PARTS };

static void put_top(struct buf *b, const size_t at[PARTS], size_t glyphs)
{
	put_offset(b, 391); /* the first two strings of our own */
	put_offset(b, 392);
	put_entry(b, 0, OP_ROS);
	put_entry(b, glyphs, OP_CID_COUNT);
	put_entry(b, at[CHARSET], OP_CHARSET);
	put_entry(b, at[FD_SELECT], OP_FD_SELECT);
	put_entry(b, at[FD_ARRAY], OP_FD_ARRAY);
	put_entry(b, at[GLYPHS], OP_CHARSTRINGS);
}

/* Everything once; at says where the parts are, and is told where they were put. */
static void put_table(struct buf *b, const struct str *glyph, size_t glyphs, size_t at[PARTS])
{
	struct str name = STR("Trimmed"), collection[] = {STR("Adobe"), STR("Identity")};
	static const char private[] = {(char)139, 20, (char)139, 21}; /* widths as they are */
	struct buf dict = {0};
	buf_bytes(b, "\1\0\4\4", 4);
	put_index(b, &name, 1);
	put_top(&dict, at, glyphs);
	put_index(b, (struct str[]){buf_str_of(&dict)}, 1);
	put_index(b, collection, 2);
	put_index(b, NULL, 0); /* no subroutines */
	at[CHARSET] = b->n;
	put_number(b, 2, 1); /* one range from 1 */
	put_number(b, 1, 2);
	put_number(b, glyphs - 2, 2);
	at[FD_SELECT] = b->n;
	put_number(b, 3, 1); /* one range from 0 */
	put_number(b, 1, 2);
	put_number(b, 0, 3);
	put_number(b, glyphs, 2);
	at[PRIVATE] = b->n;
	buf_bytes(b, private, sizeof(private));
	dict.n = 0;
	put_offset(&dict, sizeof(private));
	put_entry(&dict, at[PRIVATE], OP_PRIVATE);
	at[FD_ARRAY] = b->n;
	put_index(b, (struct str[]){buf_str_of(&dict)}, 1);
	at[GLYPHS] = b->n;
	put_index(b, glyph, glyphs);
	buf_finish(&dict);
}

void pdf_trim_make(struct pdf_font *f, struct arena *mem, struct pdf_subset *s)
{
	struct buf b = {0};
	size_t at[PARTS] = {0};
	const struct str *glyph = charstrings(f, mem);
	*s = (struct pdf_subset){.glyphs = (unsigned)f->slots + 1,
				 .cids = (unsigned)f->slots + 1};
	put_table(&b, glyph, s->glyphs, at);
	b.n = 0; /* the second time, every offset is known */
	put_table(&b, glyph, s->glyphs, at);
	s->program = buf_take(&b, mem);
	s->cid = ARENA_NEW(mem, uint16_t, s->glyphs);
	for (unsigned g = 0; g < s->glyphs; g++)
		s->cid[g] = (uint16_t)g;
}
