#include "text/para.h"

#include <math.h>

#define BALANCE_STEPS 12 /* halvings of the width that balanced lines are tried at */
#define WINDOW 500       /* positions in a line beyond which lines are simply filled */

/* Ugliness of a line. Word spaces change first, then letters move, which is
 * seen sooner; narrowed lines look worse than widened ones. */
#define BY_SPACES 60.0  /* spaces changed as far as L11 allows */
#define BY_LETTERS 90.0 /* and letters, too */
#define NARROW 1.5
#define RAGGED 300.0 /* a line that cannot reach the edge, and more the shorter it is */
#define SHORT 700.0  /* ragged, and empty */
#define LONE 1000.0  /* a last line of one syllable (L12) */
#define IN_WORD 10.0 /* a break inside an 어절 */
#define PER_LINE 10.0

/* One position where a line may end. */
struct spot {
	size_t at, end; /* end: without hanging spaces */
	double cost;    /* of the best lines up to here; INFINITY: none */
	size_t from;    /* spot where the last of them begins */
	bool wide;      /* a unit wider than the line begins here, on a new line (L6) */
};

struct fitting {
	const struct text_para *p;
	double width;
	struct spot *spot;
	size_t spots, room;
};

static struct breaks_para plain(const struct text_para *p)
{
	return (struct breaks_para){.text = p->text,
				    .step = p->step,
				    .advance = p->advance,
				    .mode = p->how.mode == TEXT_BREAK_SYLLABLE
						    ? BREAKS_BY_SYLLABLE
						    : BREAKS_BY_WORD,
				    .full_last = true};
}

static size_t fill(const struct text_para *p, double width, struct breaks_line **line,
		   struct arena *mem)
{
	const struct breaks_para b = plain(p);
	return breaks_lines(&b, width - p->how.first_indent, width, line, mem);
}

/* The least width that needs no more lines than the given one. */
static size_t balance(const struct text_para *p, double width, struct breaks_line **line,
		      struct arena *mem)
{
	size_t count = fill(p, width, line, mem);
	double lo = text_para_min_width(p), hi = width;
	for (int i = 0; i < BALANCE_STEPS && lo < hi && count > 1; i++) {
		struct breaks_line *tried;
		double middle = (lo + hi) / 2;
		if (fill(p, middle, &tried, mem) <= count) {
			hi = middle;
			*line = tried;
		} else {
			lo = middle;
		}
	}
	return count;
}

static bool is_lone(const struct text_para *p, size_t start, size_t end)
{
	size_t clusters = 0;
	for (size_t i = start; i < end && clusters < 2; i++)
		clusters += i == start || p->advance[i] > p->advance[i - 1];
	return clusters < 2;
}

/* What a line costs that lacks so much, or has too much when it is negative;
 * INFINITY when that is more than L11 allows. */
static double effort(const struct text_stretch *s, double lack)
{
	double spaces = lack < 0 ? s->shrink : TEXT_SPACE_MORE * s->spaces;
	double letters = TEXT_LETTER_MORE * s->letters, amount = fabs(lack);
	double first = fmin(amount, spaces), rest = amount - first;
	if (amount < 1e-6)
		return 0;
	if (rest > letters + 1e-9)
		return INFINITY;
	double a = spaces > 0 ? first / spaces : 0, b = rest > 0 ? rest / letters : 0;
	return (BY_SPACES * a * a * a + BY_LETTERS * b * b) * (lack < 0 ? NARROW : 1);
}

/* How ugly a line from spot i to spot j is; INFINITY when it does not fit. */
static double ugliness(const struct fitting *f, size_t i, size_t j)
{
	const struct text_para *p = f->p;
	size_t start = f->spot[i].at, end = f->spot[j].end > start ? f->spot[j].end : start;
	double natural =
		p->advance[end] - p->advance[start] + (start ? 0 : p->how.first_indent);
	double lack = f->width - natural;
	struct text_stretch s = text_stretch_of(p, start, end);
	if (j + 1 == f->spots) /* the last line stays as it is */
		return lack < -1e-6 ? INFINITY : i && is_lone(p, start, end) ? LONE : 0;
	double in_word = p->step[f->spot[j].at] & BREAKS_WORD ? 0 : IN_WORD;
	if (s.spaces <= 0)
		return lack < -1e-6 ? INFINITY : in_word + RAGGED + SHORT * lack / f->width;
	double change = effort(&s, lack);
	if (isinf(change) && lack > 0)
		return in_word + RAGGED + SHORT * lack / f->width;
	return in_word + change;
}

static double least_width(const struct fitting *f, size_t i, size_t j)
{
	const struct text_para *p = f->p;
	size_t start = f->spot[i].at, end = f->spot[j].end > start ? f->spot[j].end : start;
	struct text_stretch s = text_stretch_of(p, start, end);
	return p->advance[end] - p->advance[start] + (start ? 0 : p->how.first_indent) -
	       (s.spaces > 0 ? s.shrink + TEXT_LETTER_MORE * s.letters : 0);
}

/* Dynamic programming over all ways to cut one stretch (Knuth and Plass).
 * False when there is none, or when lines are so wide that it makes no difference. */
static bool choose(struct fitting *f)
{
	f->spot[0].cost = 0;
	for (size_t j = 1; j < f->spots; j++) {
		f->spot[j].cost = INFINITY;
		for (size_t i = j; i-- > 0;) {
			if (least_width(f, i, j) > f->width + 1e-6)
				break;
			if (j - i > WINDOW)
				return false;
			double ugly = PER_LINE + ugliness(f, i, j);
			double cost = f->spot[i].cost + ugly * ugly;
			if (cost < f->spot[j].cost) {
				f->spot[j].cost = cost;
				f->spot[j].from = i;
			}
			if (f->spot[i].wide)
				break;
		}
	}
	return f->spot[f->spots - 1].cost < INFINITY;
}

struct line_list {
	struct breaks_line *line;
	size_t count, room;
};

static void add_lines(const struct fitting *f, struct line_list *out, struct arena *mem)
{
	size_t first = out->count;
	for (size_t j = f->spots - 1; j > 0; j = f->spot[j].from) {
		const struct spot *a = &f->spot[f->spot[j].from], *b = &f->spot[j];
		size_t end = b->end > a->at ? b->end : a->at;
		ARENA_PUSH(mem, out->line, out->count, out->room) =
			(struct breaks_line){a->at, end, b->at};
	}
	for (size_t a = first, b = out->count; a + 1 < b; a++) { /* they came backwards */
		struct breaks_line kept = out->line[a];
		out->line[a] = out->line[--b];
		out->line[b] = kept;
	}
}

static void add_spot(struct fitting *f, size_t at, struct arena *mem)
{
	ARENA_PUSH(mem, f->spot, f->spots, f->room) =
		(struct spot){.at = at, .end = text_cut_end(f->p, 0, at)};
}

/* A unit from the last spot to position to. One that is wider than the line
 * begins a line, and breaks where the steps of L6 say. */
static void add_unit(struct fitting *f, size_t to, struct arena *mem)
{
	size_t last = f->spots - 1;
	add_spot(f, to, mem);
	if (least_width(f, last, last + 1) <= f->width + 1e-6)
		return;
	const struct breaks_para b = plain(f->p);
	struct spot end = f->spot[--f->spots];
	f->spot[last].wide = true;
	for (size_t at = f->spot[last].at;;) {
		double indent = at ? 0 : f->p->how.first_indent;
		struct breaks_line line = breaks_line(&b, at, f->width - indent);
		if (line.next >= to)
			break;
		at = line.next;
		add_spot(f, at, mem);
	}
	ARENA_PUSH(mem, f->spot, f->spots, f->room) = end;
}

/* False when not even a cluster fits into the line. */
static bool total_fit(const struct text_para *p, double width, struct line_list *out,
		      struct arena *mem)
{
	struct fitting f = {.p = p, .width = width};
	uint8_t open = BREAKS_WORD | BREAKS_MUST;
	if (p->how.mode == TEXT_BREAK_SYLLABLE)
		open |= BREAKS_GROUP | BREAKS_SYLLABLE;
	add_spot(&f, 0, mem);
	for (size_t i = 1; i <= p->text.n; i++) {
		if (!(p->step[i] & open))
			continue;
		add_unit(&f, i, mem);
		if (!(p->step[i] & BREAKS_MUST))
			continue;
		if (!choose(&f))
			return false;
		add_lines(&f, out, mem);
		f.spots = 0;
		add_spot(&f, i, mem);
	}
	return true;
}

size_t text_fit_lines(const struct text_para *p, double width, struct breaks_line **line,
		      struct arena *mem)
{
	if (p->how.balance)
		return balance(p, width, line, mem);
	struct line_list out = {0};
	if (!p->how.justify || !total_fit(p, width, &out, mem))
		return fill(p, width, line, mem);
	*line = out.line;
	return out.count;
}
