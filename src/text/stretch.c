#include "text/para.h"

#include "base/utf8.h"

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

char text_stretch_kind(const struct text_para *p, const struct text_piece *piece, uint32_t g,
		       size_t end)
{
	size_t here = piece->lo + piece->run->glyph[g].cluster, next = next_start(piece, g);
	if (next == here || next >= end)
		return 0;
	if (is_open_space(p, here))
		return 's';
	if (p->grouped[here])
		return 0;
	size_t i = here, k = next;
	return is_letter(utf8_next(p->text, &i)) && is_letter(utf8_next(p->text, &k)) ? 'l' : 0;
}

/* Marks the units that hold closed spaces: 4만 4천 톤에. */
static const bool *find_groups(const struct text_para *p, struct arena *mem)
{
	bool *grouped = ARENA_NEW(mem, bool, p->text.n + 1), group = false;
	for (size_t i = 1, lo = 0; i <= p->text.n; i++) {
		group = group || p->step[i] & BREAKS_GROUP;
		if (!(p->step[i] & (BREAKS_WORD | BREAKS_MUST)))
			continue;
		if (group)
			memset(grouped + lo, true, i - lo);
		group = false;
		lo = i;
	}
	return grouped;
}

/*
 * What lies between a glyph and the next is counted at the offset where the
 * next one begins, so that the last one of a line is not.
 */
void text_stretch_fill(struct text *t, struct text_para *p)
{
	size_t n = p->text.n;
	struct text_stretch *sum = ARENA_NEW(&t->mem, struct text_stretch, n + 2);
	p->grouped = find_groups(p, &t->mem);
	for (size_t i = 0; i < p->pieces; i++) {
		const struct text_piece *piece = &p->piece[i];
		double size = piece->run->size;
		for (uint32_t g = 0; g < piece->run->glyphs; g++) {
			struct text_stretch *at = &sum[next_start(piece, g) + 1];
			char kind = text_stretch_kind(p, piece, g, n);
			double loss =
				(double)piece->run->glyph[g].advance - TEXT_SPACE_LEAST * size;
			at->spaces += kind == 's' ? size : 0;
			at->shrink += kind == 's' && loss > 0 ? loss : 0;
			at->letters += kind == 'l' ? size : 0;
		}
	}
	for (size_t i = 1; i <= n + 1; i++) {
		sum[i].spaces += sum[i - 1].spaces;
		sum[i].letters += sum[i - 1].letters;
		sum[i].shrink += sum[i - 1].shrink;
	}
	p->stretch = sum;
}

struct text_stretch text_stretch_of(const struct text_para *p, size_t start, size_t end)
{
	if (end <= start)
		return (struct text_stretch){0};
	const struct text_stretch *a = &p->stretch[start + 1], *b = &p->stretch[end];
	return (struct text_stretch){b->spaces - a->spaces, b->letters - a->letters,
				     b->shrink - a->shrink};
}
