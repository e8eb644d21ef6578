#include "text/para.h"

#include <assert.h>

#include "text/clean.h"
#include "text/face.h"
#include "text/facts.h"

/* Lines at one width, kept so that measuring and drawing see the same ones. */
struct text_widths {
	double width;
	struct text_line *line;
	size_t lines;
	struct text_widths *next;
};

/* A paragraph in the making. */
struct making {
	struct text *t;
	struct text_para *p;
	struct span at;
	struct diags *d;
	struct arena *temp;
	struct str *part; /* of the text, one after the other */
	size_t parts, part_room, bytes;
	struct text_piece *piece;
	size_t pieces, piece_room;
	double x;
};

static void add_text(struct making *m, struct str s)
{
	ARENA_PUSH(m->temp, m->part, m->parts, m->part_room) = s;
	m->bytes += s.n;
}

static void add_runs(struct making *m, struct str s, const struct text_style *style)
{
	const struct text_shaped *shaped = text_shape(m->t, s, style, m->at, m->d);
	for (size_t i = 0; i < shaped->runs; i++) {
		const struct text_run *run = &shaped->run[i];
		ARENA_PUSH(&m->t->mem, m->piece, m->pieces, m->piece_room) =
			(struct text_piece){run, style, m->bytes, m->x};
		add_text(m, run->text);
		m->x += run->width;
	}
}

/* A space that hangs at the end of a line: words that a line end parts are apart
 * to who reads them, too (X4). */
static void add_space(struct making *m, const struct text_style *style)
{
	struct str last = m->parts ? m->part[m->parts - 1] : STR("\n");
	if (last.n && last.p[last.n - 1] != '\n' && last.p[last.n - 1] != ' ')
		add_runs(m, STR(" "), style);
}

/* One style's stretch, cut at line feeds, which are not shaped. */
static void add_span(struct making *m, struct str s, const struct text_style *style)
{
	s = text_clean(s, true, m->temp, m->at, m->d);
	for (size_t lo = 0;;) {
		size_t hi = str_find(s, STR("\n"), lo);
		if (hi != lo && lo < s.n)
			add_runs(m, str_slice(s, lo, hi == SIZE_MAX ? s.n : hi), style);
		if (hi == SIZE_MAX)
			return;
		add_space(m, style);
		add_text(m, STR("\n"));
		lo = hi + 1;
	}
}

static void set_start(double *advance, bool *starts, size_t at, double x)
{
	if (!starts[at])
		advance[at] = x;
	starts[at] = true;
}

/* x of every byte. A line may be cut only where a glyph begins: shaping is not
 * done again, so a ligature stays whole. */
static void fill_advances(struct making *m, uint8_t *step)
{
	struct text_para *p = m->p;
	double *advance = ARENA_NEW(&m->t->mem, double, p->text.n + 1);
	bool *starts = ARENA_NEW(m->temp, bool, p->text.n + 1);
	for (size_t i = 0; i < m->pieces; i++) {
		const struct text_run *run = m->piece[i].run;
		size_t lo = m->piece[i].lo;
		double x = m->piece[i].x;
		set_start(advance, starts, lo, x);
		for (uint32_t g = 0; g < run->glyphs; g++) {
			set_start(advance, starts, lo + run->glyph[g].cluster, x);
			x += (double)run->glyph[g].advance;
		}
		set_start(advance, starts, lo + run->text.n, m->piece[i].x + run->width);
	}
	for (size_t i = 1; i < p->text.n; i++) {
		if (starts[i])
			continue;
		advance[i] = advance[i - 1];
		if (p->text.p[i - 1] != '\n')
			step[i] = 0;
	}
	p->advance = advance;
}

static struct text_para *new_para(struct text *t, struct text_para_style how,
				  const struct text_span *span, size_t spans, struct diags *d)
{
	struct text_para *p = ARENA_NEW(&t->mem, struct text_para, 1);
	struct text_style *style = ARENA_NEW(&t->mem, struct text_style, spans);
	for (size_t i = 0; i < spans; i++) {
		style[i] = span[i].style;
		style[i].lang = arena_str(&t->mem, style[i].lang);
	}
	*p = (struct text_para){.first = style,
				.how = how,
				.widths = ARENA_NEW(&t->mem, struct text_widths *, 1)};
	if (spans)
		text_face_chain(t, style->chain, style->weight, d);
	return p;
}

const struct text_para *text_para(struct text *t, struct str s, const struct text_span *span,
				  size_t spans, struct text_para_style how, struct span at,
				  struct diags *d)
{
	assert((spans || !s.n) && "spans cover the string");
	struct arena *temp = &t->temp;
	struct text_para *p = new_para(t, how, span, spans, d);
	struct making m = {.t = t, .p = p, .at = at, .d = d, .temp = temp};
	for (size_t i = 0; i < spans; i++)
		add_span(&m, str_slice(s, span[i].lo, span[i].hi), &p->first[i]);
	p->text = arena_join(&t->mem, m.part, m.parts, STR_NONE);
	p->piece = m.piece;
	p->pieces = m.pieces;
	uint8_t *step = ARENA_NEW(&t->mem, uint8_t, p->text.n + 1);
	breaks_find(p->text, text_facts_lines(p->text, temp), step, true, temp);
	fill_advances(&m, step);
	p->step = step;
	if (how.justify)
		text_stretch_fill(t, p);
	arena_reset(temp);
	return p;
}

static struct text_widths *break_at(struct text *t, const struct text_para *p, double width)
{
	struct breaks_line *where;
	size_t count = text_fit_lines(p, width, &where, &t->temp);
	struct text_widths *w = ARENA_NEW(&t->mem, struct text_widths, 1);
	*w = (struct text_widths){width, ARENA_NEW(&t->mem, struct text_line, count + 1), count,
				  *p->widths};
	for (size_t i = 0; i < count; i++)
		w->line[i] = text_cut_line(t, p, where[i], p->how.justify ? width : 0);
	if (count)
		w->line[count - 1].ends_paragraph = true;
	arena_reset(&t->temp);
	*p->widths = w;
	return w;
}

const struct text_line *text_para_lines(struct text *t, const struct text_para *p, double width,
					size_t *count)
{
	struct text_widths *w = *p->widths;
	while (w && w->width != width)
		w = w->next;
	if (!w)
		w = break_at(t, p, width);
	*count = w->lines;
	return w->line;
}

/* Width of the widest stretch between positions that open in any of steps. */
static double widest(const struct text_para *p, uint8_t steps)
{
	double most = 0;
	size_t lo = 0;
	for (size_t i = 1; i <= p->text.n; i++) {
		if (!(p->step[i] & steps))
			continue;
		double width = p->advance[text_cut_end(p, lo, i)] - p->advance[lo] +
			       (lo ? 0 : p->how.first_indent);
		most = width > most ? width : most;
		lo = i;
	}
	return most;
}

double text_para_min_width(const struct text_para *p)
{
	return widest(p, BREAKS_WORD | BREAKS_MUST);
}

double text_para_tight_width(const struct text_para *p)
{
	return widest(p, BREAKS_WORD | BREAKS_GROUP | BREAKS_PUNCT | BREAKS_MUST);
}

double text_para_max_width(const struct text_para *p)
{
	return widest(p, BREAKS_MUST);
}

double text_para_x(const struct text_para *p, size_t i)
{
	return p->advance[i < p->text.n ? i : p->text.n];
}
