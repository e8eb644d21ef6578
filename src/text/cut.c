#include "text/para.h"

#include "base/utf8.h"
#include "text/line.h"

/* A line in the making: how much to add where, in em. */
struct cutting {
	struct text *t;
	const struct text_para *p;
	size_t start, end, stop; /* text[start, end) is seen, up to stop it is drawn (X4) */
	double space, letter;
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

/* Hangul and Hanja, between which a line may be spread; never beside
 * punctuation, brackets or digits (L11). */
static bool is_letter(uint32_t c)
{
	return text_shape_is_hangul(c) || (c >= 0x3400 && c <= 0x9FFF) ||
	       (c >= 0xF900 && c <= 0xFAFF);
}

/* A word space inside the line that is not one of an L5 group. */
static bool is_open_space(const struct text_para *p, size_t at)
{
	return p->text.p[at] == ' ' && p->step[at + 1] & BREAKS_WORD;
}

/* Byte offset behind the glyphs that begin at offset at of the same cluster. */
static size_t next_start(const struct text_piece *piece, uint32_t g)
{
	const struct text_run *run = piece->run;
	return piece->lo + (g + 1 < run->glyphs ? run->glyph[g + 1].cluster : run->text.n);
}

/* What glyph g may be widened by: 's' as a space, 'l' as a letter, 0. */
static char kind_of(const struct text_para *p, const struct text_piece *piece, uint32_t g,
		    size_t end)
{
	size_t here = piece->lo + piece->run->glyph[g].cluster, next = next_start(piece, g);
	if (next == here || next >= end)
		return 0;
	if (is_open_space(p, here))
		return 's';
	size_t i = here, k = next;
	return is_letter(utf8_next(p->text, &i)) && is_letter(utf8_next(p->text, &k)) ? 'l' : 0;
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

struct text_stretch text_cut_stretch(const struct text_para *p, struct breaks_line where)
{
	struct text_stretch s = {0};
	for (size_t i = find_piece(p, where.start); i < p->pieces && p->piece[i].lo < where.end;
	     i++) {
		const struct text_piece *piece = &p->piece[i];
		size_t from = where.start > piece->lo ? where.start - piece->lo : 0;
		for (uint32_t g = find_glyph(piece->run, from); g < piece->run->glyphs; g++) {
			char kind = kind_of(p, piece, g, where.end);
			s.spaces += kind == 's' ? piece->run->size : 0;
			s.letters += kind == 'l' ? piece->run->size : 0;
		}
	}
	return s;
}

/* Bytes [lo, hi) of a piece's run as a run of their own: the same glyphs,
 * widened where the line is justified. */
static const struct text_run *slice(const struct cutting *c, const struct text_piece *piece,
				    size_t lo, size_t hi)
{
	const struct text_run *from = piece->run;
	bool widened = c->space != 0 || c->letter != 0;
	if (lo == 0 && hi == from->text.n && !widened)
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
		char kind = widened ? kind_of(c->p, piece, g, c->end) : 0;
		if (kind)
			to->advance +=
				(float)((kind == 's' ? c->space : c->letter) * run->size);
		run->width += (double)to->advance;
	}
	return run;
}

/* Decides how a line reaches width (L11); leaves it ragged when it cannot. */
static bool justify(struct cutting *c, double natural, double width)
{
	struct text_stretch s =
		text_cut_stretch(c->p, (struct breaks_line){c->start, c->end, c->stop});
	double lack = width - natural;
	if (s.spaces <= 0 || lack < 0)
		return false;
	double most = TEXT_SPACE_MORE * s.spaces;
	double by_spaces = lack < most ? lack : most;
	double rest = lack - by_spaces;
	if (rest > TEXT_LETTER_MORE * s.letters + 1e-9)
		return false;
	c->space = by_spaces / s.spaces;
	c->letter = s.letters > 0 ? rest / s.letters : 0;
	return true;
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
