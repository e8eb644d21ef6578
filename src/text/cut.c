#include "text/para.h"

#include "base/utf8.h"
#include "text/line.h"

/* A line in the making. */
struct cutting {
	struct text *t;
	const struct text_para *p;
	size_t start, end, stop; /* text[start, end) is seen, up to stop it is drawn (X4) */
	bool changed;
	double space;  /* em to widen word spaces by */
	double shrink; /* part of what they can lose that they do lose */
	double letter; /* em to widen gaps between letters by */
};

size_t text_cut_end(const struct text_para *p, size_t start, size_t next)
{
	size_t end = next;
	if (end > start && p->text.p[end - 1] == '\n')
		end--;
	for (size_t i = end; i > start && text_line_is_space(utf8_prev(p->text, &i));)
		end = i;
	return end;
}

/* The first piece that reaches beyond a byte. */
static size_t find_piece(const struct text_para *p, size_t at)
{
	size_t lo = 0, hi = p->pieces;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (p->piece[mid].lo + p->piece[mid].run->text.n <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The first glyph whose cluster does not begin before a byte of the run. */
static uint32_t find_glyph(const struct text_run *run, size_t at)
{
	uint32_t lo = 0, hi = run->glyphs;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (run->glyph[mid].cluster < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void change(const struct cutting *c, const struct text_piece *piece, uint32_t g,
		   struct text_glyph *to)
{
	double size = piece->run->size, loss = (double)to->advance - TEXT_SPACE_LEAST * size;
	char kind = text_stretch_kind(c->p, piece, g, c->end);
	if (kind == 's')
		to->advance += (float)(c->space * size - (loss > 0 ? c->shrink * loss : 0));
	else if (kind == 'l')
		to->advance += (float)(c->letter * size);
}

/* Bytes [lo, hi) of a piece's run as a run of their own: the same glyphs,
 * widened where the line is justified. */
static const struct text_run *slice(const struct cutting *c, const struct text_piece *piece,
				    size_t lo, size_t hi)
{
	const struct text_run *from = piece->run;
	if (lo == 0 && hi == from->text.n && !c->changed)
		return from;
	uint32_t first = find_glyph(from, lo), last = find_glyph(from, hi);
	struct text_run *run = ARENA_NEW(&c->t->mem, struct text_run, 1);
	struct text_glyph *glyph = ARENA_NEW(&c->t->mem, struct text_glyph, last - first + 1);
	*run = *from;
	run->text = str_slice(from->text, lo, hi);
	run->glyph = glyph;
	run->glyphs = last - first;
	run->width = 0;
	for (uint32_t g = first; g < last; g++) {
		struct text_glyph *to = &glyph[g - first];
		*to = from->glyph[g];
		to->cluster -= (uint32_t)lo;
		if (c->changed)
			change(c, piece, g, to);
		run->width += (double)to->advance;
	}
	return run;
}

/* Widens by lack points: word spaces first, then gaps between letters. */
static bool widen(struct cutting *c, const struct text_stretch *s, double lack)
{
	double most = TEXT_SPACE_MORE * s->spaces;
	double by_spaces = lack < most ? lack : most, rest = lack - by_spaces;
	if (rest > TEXT_LETTER_MORE * s->letters + 1e-9)
		return false;
	c->space = by_spaces / s->spaces;
	c->letter = rest > 0 ? rest / s->letters : 0;
	return true;
}

static bool narrow(struct cutting *c, const struct text_stretch *s, double excess)
{
	double by_spaces = excess < s->shrink ? excess : s->shrink, rest = excess - by_spaces;
	if (rest > TEXT_LETTER_MORE * s->letters + 1e-9)
		return false;
	c->shrink = s->shrink > 0 ? by_spaces / s->shrink : 0;
	c->letter = rest > 0 ? -rest / s->letters : 0;
	return true;
}

/* Decides how a line reaches width (L11); leaves it ragged when it cannot. A
 * line of one word is never changed. */
static bool justify(struct cutting *c, double natural, double width)
{
	struct text_stretch s = text_stretch_of(c->p, c->start, c->end);
	double lack = width - natural;
	if (s.spaces <= 0)
		return false;
	c->changed = lack < 0 ? narrow(c, &s, -lack) : widen(c, &s, lack);
	return c->changed;
}

static void add_parts(const struct cutting *c, struct text_line *line, double x)
{
	size_t first = find_piece(c->p, c->start), count = 0;
	while (first + count < c->p->pieces && c->p->piece[first + count].lo < c->stop)
		count++;
	struct text_part *part = ARENA_NEW(&c->t->mem, struct text_part, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct text_piece *piece = &c->p->piece[first + i];
		size_t lo = c->start > piece->lo ? c->start - piece->lo : 0;
		size_t hi = c->stop - piece->lo;
		hi = hi < piece->run->text.n ? hi : piece->run->text.n;
		const struct text_run *run = slice(c, piece, lo, hi);
		part[i] = (struct text_part){run, x, -piece->style->rise, piece->style};
		x += run->width;
	}
	line->part = part;
	line->parts = count;
}

struct text_line text_cut_line(struct text *t, const struct text_para *p,
			       struct breaks_line where, double width)
{
	bool feed = where.next > where.start && p->text.p[where.next - 1] == '\n';
	struct cutting c = {.t = t,
			    .p = p,
			    .start = where.start,
			    .end = text_cut_end(p, where.start, where.next),
			    .stop = where.next - feed};
	double indent = where.start ? 0 : p->how.first_indent;
	double natural = p->advance[c.end] - p->advance[c.start] + indent;
	bool last = where.next == p->text.n || feed;
	struct text_line line = {.text = str_slice(p->text, c.start, c.stop), .width = natural};
	if (width > 0 && !last && justify(&c, natural, width)) {
		line.width = width;
		line.justified = true;
	}
	add_parts(&c, &line, indent);
	text_line_measure(t, &line, p->first, NULL);
	return line;
}
