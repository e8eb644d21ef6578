#include "layout/flow.h"

#include <assert.h>
#include <math.h>

#include "layout/foot.h"

#define EDGE 0.01 /* points; forgives rounding at a page's end */
/* shares of the text area's height */
#define HOLE_MOST 0.15 /* that may stay empty before a note is cut */
#define KEEP_MOST 0.4  /* that may stay empty to keep more than a line below a heading */
#define FOOT_MOST 0.7  /* of notes that go on from the page before */

struct flow {
	const struct page_style *style;
	struct arena *mem;
	struct pages *out;
	struct page *page;
	bool turned;    /* the page lies on its side */
	double y;       /* below the last box */
	double pending; /* space wanted below it */
	bool empty;     /* nothing placed on this page yet */
	bool heads;     /* nothing but what is kept with the next box */
	bool ended;     /* only notes are left */
	struct flow_overfull overfull;
	struct foot foot;
};

static struct size paper_of(const struct flow *f)
{
	struct size p = f->style->paper;
	return f->turned ? (struct size){p.h, p.w} : p;
}

/* Where text may stand. */
static struct rect area_of(const struct flow *f)
{
	const struct margins *m = &f->style->margin;
	struct size p = paper_of(f);
	return (struct rect){m->left, m->top, p.w - m->left - m->right,
			     p.h - m->top - m->bottom};
}

static double width_of(const struct flow *f)
{
	return area_of(f).w;
}

/* The end of what may stand above this page's notes. */
static double bottom_of(const struct flow *f)
{
	struct rect area = area_of(f);
	return area.y + area.h - f->foot.height;
}

static double gap_before(const struct flow *f, const struct box *b)
{
	if (f->empty)
		return 0;
	return b->before > f->pending ? b->before : f->pending;
}

static void place(struct flow *f, const struct box *b)
{
	double y = f->y + gap_before(f, b), h = b->type->height(b, width_of(f));
	struct rect at = {f->style->margin.left, y, width_of(f), h};
	b->type->place(b, at, &f->page->scene);
	f->y = y + h;
	f->pending = b->after;
	f->heads = (f->empty || f->heads) && b->keep_with_next;
	f->empty = false;
	double room = bottom_of(f) - f->y;
	foot_take(&f->foot, b, b->keep_with_next ? room / 2 : room);
}

static void new_page(struct flow *f, bool turned)
{
	bool unused = f->page && f->empty && !f->foot.notes && f->turned != turned;
	if (f->page && !unused)
		foot_place(&f->foot, area_of(f), &f->page->scene);
	f->turned = turned;
	if (unused) /* a page that nothing stands on can still be laid on its side */
		f->page->paper = paper_of(f);
	else
		f->page = page_add(f->out, paper_of(f), f->mem);
	f->y = f->style->margin.top;
	f->pending = 0;
	f->empty = true;
	double most = f->ended ? 1 : FOOT_MOST;
	foot_turn(&f->foot, width_of(f), most * area_of(f).h);
}

/* Would it stand whole on a page, below what it is kept with? */
static bool fits_page(const struct flow *f, const struct box *b, double above)
{
	double h = b->type->height(b, width_of(f));
	return above + h + foot_alone(&f->foot, b) <= area_of(f).h + EDGE;
}

/* What of a box stands in some room, and how high that is with its notes. */
struct fit {
	enum { FIT_NOT, FIT_HEAD, FIT_WHOLE } how;
	double height;
	struct box head, tail;
};

/* Is there room for a box with its notes? divide: the last note may be cut. */
static bool holds(const struct flow *f, const struct box *b, double room, bool divide)
{
	double left = room - b->type->height(b, width_of(f)) + EDGE;
	return foot_more(&f->foot, b) <= left ||
	       (divide && left >= 0 && foot_begins(&f->foot, b, left));
}

static bool cut(const struct flow *f, const struct box *b, double room, struct fit *out)
{
	return b->type->cut &&
	       b->type->cut(b, width_of(f), room, &out->head, &out->tail, f->mem);
}

/* The longest head that has room together with its notes, found by halving: what
 * is longer has no fewer notes. */
static bool cut_longest(const struct flow *f, const struct box *b, double room, bool divide,
			struct fit *out)
{
	struct fit tried;
	/* where all of it has room, but not its notes, something has to go */
	double most = fmin(room, b->type->height(b, width_of(f)) - 1);
	bool found = false;
	if (!cut(f, b, most, out))
		return false;
	if (holds(f, &out->head, room, divide))
		return true;
	for (double lo = 0, hi = most; hi - lo > 1;) {
		double middle = (lo + hi) / 2;
		bool any = cut(f, b, middle, &tried);
		bool fits = any && holds(f, &tried.head, room, divide);
		if (fits) {
			*out = tried;
			found = true;
		}
		if (fits || !any)
			lo = middle;
		else
			hi = middle;
	}
	return found;
}

static struct fit fit_in(const struct flow *f, const struct box *b, double room, bool whole,
			 bool divide)
{
	struct fit out = {0};
	if (holds(f, b, room, divide))
		out = (struct fit){FIT_WHOLE, 0, *b, {0}};
	else if (!whole && cut_longest(f, b, room, divide, &out))
		out.how = FIT_HEAD;
	if (out.how != FIT_NOT)
		out.height = out.head.type->height(&out.head, width_of(f)) +
			     foot_more(&f->foot, &out.head);
	return out;
}

/* Notes are cut only where the page would end too early without. */
static struct fit fit(const struct flow *f, const struct box *b, double room, bool whole)
{
	struct fit plain = fit_in(f, b, room, whole, false);
	bool noted = b->notes && plain.how != FIT_WHOLE;
	double hole = room - plain.height, most = HOLE_MOST * area_of(f).h;
	if (!noted || (hole <= most && !(f->empty && plain.how == FIT_NOT)))
		return plain;
	struct fit divided = fit_in(f, b, room, whole, true);
	return divided.how == FIT_NOT ? plain : divided;
}

static size_t chain_end(const struct box *box, size_t boxes, size_t i)
{
	while (i + 1 < boxes && box[i].keep_with_next)
		i++;
	return i;
}

/* Cuts off the longest head, so that little is left to stand with what follows. */
static bool cut_last(const struct flow *f, const struct box *b, struct fit *out)
{
	return cut(f, b, b->type->height(b, width_of(f)) - 1, out);
}

/* Is it better to go on whole than to be cut here, with so much above it? */
static bool goes_on(const struct flow *f, const struct box *b, double above)
{
	double hole = bottom_of(f) - f->y;
	return b->compact && hole <= KEEP_MOST * area_of(f).h && fits_page(f, b, above);
}

/* Does box i stand here with those it keeps with: the boxes up to last, or up to one
 * that can be cut, and a head of that one? */
static bool chain_fits(const struct flow *f, const struct box *box, size_t i, size_t last)
{
	double width = width_of(f), gap = gap_before(f, &box[i]), y = gap;
	for (bool spare = false;; i++) {
		const struct box *b = &box[i], *next = b + 1;
		bool whole =
			(b->together && fits_page(f, b, y - gap)) || goes_on(f, b, y - gap);
		struct fit part = fit(f, b, bottom_of(f) - f->y - y + EDGE, whole);
		if (part.how != FIT_WHOLE || i == last)
			return spare || part.how != FIT_NOT;
		spare = spare || (!whole && cut_last(f, b, &part));
		y += b->type->height(b, width) + foot_more(&f->foot, b);
		y += next->before > b->after ? next->before : b->after;
	}
}

/* Do those that box i is kept with stand here, when what is left of it does? */
static bool company_fits(const struct flow *f, const struct box *b, const struct box *box,
			 size_t boxes, size_t i)
{
	struct flow below = *f;
	if (i + 1 == boxes || !b->keep_with_next)
		return true;
	below.y += gap_before(f, b) + b->type->height(b, width_of(f));
	below.pending = b->after;
	below.empty = false;
	below.foot.height += foot_more(&f->foot, b);
	return chain_fits(&below, box, i + 1, chain_end(box, boxes, i + 1));
}

/*
 * Does box i stand here with what must follow it on its page? Below a heading
 * that is more than a line, when what follows can be had without leaving too
 * much of the page empty.
 */
static bool fits_here(const struct flow *f, const struct box *box, size_t boxes, size_t i)
{
	size_t last = chain_end(box, boxes, i), more;
	if (!chain_fits(f, box, i, last))
		return false;
	double below = 0, hole = bottom_of(f) - f->y;
	for (more = last; last > i && more + 1 < boxes && !box[more + 1].page_before; more++) {
		below += box[more].type->height(&box[more], width_of(f));
		if (below >= f->style->least_below && !box[more].keep_with_next)
			break;
	}
	return more == last || hole > KEEP_MOST * area_of(f).h || chain_fits(f, box, i, more);
}

/* What of a box stands on the rest of this page. When the page begins with it, no
 * other page has more room: then it is pressed. */
static struct fit fit_rest(const struct flow *f, struct box *b, bool chained)
{
	double room = bottom_of(f) - f->y - gap_before(f, b);
	bool whole = b->together && !chained && fits_page(f, b, 0);
	struct fit part = fit(f, b, room, whole);
	if (part.how == FIT_NOT && (f->empty || f->heads) && !f->foot.notes) {
		b->pressed = true;
		part = fit(f, b, room, whole);
		b->pressed = part.tail.pressed = false;
	}
	return part;
}

/* Places box i, which may be longer than the page, cutting it where it allows. What is
 * kept with the box before it is cut rather than moved away from it; what notes stand
 * below takes its last lines along to them. */
static void place_cut(struct flow *f, const struct box *box, size_t boxes, size_t i)
{
	struct box b = box[i];
	struct fit last;
	for (bool chained = i && box[i - 1].keep_with_next;; chained = false) {
		struct fit part = fit_rest(f, &b, chained);
		if (part.how == FIT_WHOLE && !company_fits(f, &b, box, boxes, i) &&
		    cut_last(f, &b, &last)) {
			part = last;
			part.how = FIT_HEAD;
		}
		if (part.how != FIT_NOT)
			place(f, &part.head);
		if (part.how == FIT_WHOLE)
			return;
		if (part.how == FIT_HEAD)
			b = part.tail;
		if (part.how == FIT_NOT && f->empty && !f->foot.notes) {
			double room = bottom_of(f) - f->y;
			/* taller than a page: it stands alone, and is counted */
			if (b.type->height(&b, width_of(f)) > room + EDGE &&
			    !f->overfull.count++)
				f->overfull.at = b.at;
			place(f, &b);
			return;
		}
		new_page(f, f->turned);
	}
}

/* Notes that go on are cut for the width of their page: they end before the next
 * one is turned. */
static void finish_notes(struct flow *f)
{
	f->ended = true;
	while (f->foot.carries)
		new_page(f, f->turned);
	f->ended = false;
}

/* A break takes effect when something follows it: several are one, and none
 * leaves an empty page at the end. */
static bool only_breaks(const struct flow *f, const struct box *b)
{
	return b->page_before && b->type->height(b, width_of(f)) <= 0;
}

/* A box that keeps with the next goes along with it: a heading stands on the side
 * of what it heads. Paper that lies already is not turned. */
static bool *turns(const struct page_style *style, const struct box *box, size_t boxes,
		   struct arena *mem)
{
	bool *turned = ARENA_NEW(mem, bool, boxes + 1);
	if (style->paper.w >= style->paper.h)
		return turned;
	for (size_t i = boxes; i-- > 0;)
		turned[i] =
			box[i].keep_with_next && i + 1 < boxes ? turned[i + 1] : box[i].turned;
	return turned;
}

void flow_pages(const struct page_style *style, const struct box *box, size_t boxes,
		struct arena *mem, struct pages *out, struct flow_overfull *overfull)
{
	struct flow f = {.style = style,
			 .mem = mem,
			 .out = out,
			 .foot = {.rule = style->note_rule, .mem = mem}};
	assert(style->paper.w > style->margin.left + style->margin.right);
	const bool *turned = turns(style, box, boxes, mem);
	new_page(&f, turned[0]);
	bool breaking = false;
	for (size_t i = 0; i < boxes; i++) {
		breaking = breaking || box[i].page_before;
		if (only_breaks(&f, &box[i]))
			continue;
		bool chained = i > 0 && box[i - 1].keep_with_next;
		breaking = breaking || turned[i] != f.turned;
		bool unused = f.empty && !f.foot.notes;
		bool fits = unused || chained || fits_here(&f, box, boxes, i);
		if (f.turned != turned[i])
			finish_notes(&f);
		if (f.turned != turned[i] || !fits || (breaking && !f.empty))
			new_page(&f, turned[i]);
		breaking = false;
		place_cut(&f, box, boxes, i);
	}
	finish_notes(&f);
	foot_place(&f.foot, area_of(&f), &f.page->scene);
	if (style->furnish)
		for (size_t i = 0; i < out->count; i++)
			style->furnish(style->context, &out->page[i], out->count);
	*overfull = f.overfull;
}
