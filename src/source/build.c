#include "source/build.h"

#include <math.h>
#include <string.h>

#define FEW 16384 /* words that may all be different before they cost too much */

struct build_rows build_rows(enum build_kind kind, uint32_t rows, struct arena *mem)
{
	struct build_rows to = {.missing = ARENA_NEW(mem, bool, rows),
				.status = ARENA_NEW(mem, uint8_t, rows),
				.indent = ARENA_NEW(mem, uint8_t, rows)};
	if (kind == BUILD_WORDS)
		to.code = ARENA_NEW(mem, uint32_t, rows);
	else if (kind == BUILD_EACH)
		to.word = ARENA_NEW(mem, struct cells_word, rows);
	else
		to.number = ARENA_NEW(mem, double, rows);
	return to;
}

struct build_rows build_from(struct build_rows to, uint32_t at)
{
	to.number = to.number ? to.number + at : NULL;
	to.code = to.code ? to.code + at : NULL;
	to.word = to.word ? to.word + at : NULL;
	to.missing += at;
	to.status += at;
	to.indent += at;
	return to;
}

static void set_missing(struct builder *b, uint32_t row)
{
	b->to.missing[row] = true;
	b->any_missing = true;
}

static void set_status(struct builder *b, uint32_t row, enum status status)
{
	b->to.status[row] = (uint8_t)status;
	b->any_status = true;
}

/* Cells that reading again would not give live on beside the column. */
static struct str keep_text(const struct build *w, struct builder *b, uint32_t row,
			    struct build_cell c)
{
	if (c.stands)
		return c.text;
	struct str text = arena_str(w->keep, c.text);
	ARENA_PUSH(w->keep, b->odd, b->odds, b->odd_room) = (struct cells_odd){row, text};
	return text;
}

/* The marks of a cell that is no value of the column's kind, or a marked one. */
static void mark(struct builder *b, uint32_t row, const struct tally_look *k, bool period)
{
	if (k->blank || k->mark)
		set_missing(b, row);
	if (k->suppressed)
		set_status(b, row, STATUS_SUPPRESSED);
	else if (period && k->period ? k->p.marked : k->number && k->n.marked)
		set_status(b, row, period && k->period ? k->p.status : k->n.status);
}

bool build_period(struct builder *b, uint32_t row, struct str text)
{
	double *to = &b->to.number[row];
	return plain_date(text, &b->plain, to) || plain_year(text, &b->plain, to);
}

static unsigned highest(uint32_t bits)
{
	return bits ? 31 - (unsigned)__builtin_clz(bits) : 0;
}

static uint32_t shape(const struct plain *p, unsigned from)
{
	return p->shapes >> from & ((UINT32_C(1) << PLAIN_PLACES) - 1);
}

/* What plain.c has counted, as tally_see() would have. */
static void tally_plain(struct builder *b)
{
	const struct plain *p = &b->plain;
	uint32_t numbers = (uint32_t)p->numbers, bare = (uint32_t)(p->numbers >> 32);
	uint32_t lengths = shape(p, PLAIN_WHOLE);
	struct tally t = {.numbers = numbers,
			  .cells = numbers + p->days,
			  .period = {p->years, 0, 0, p->days},
			  .weak = p->years,
			  .digits = bare,
			  .shortest = bare ? (size_t)__builtin_ctz(lengths) : 0,
			  .longest = highest(lengths),
			  .places = highest(shape(p, PLAIN_PLACES)),
			  .figures = highest(shape(p, 0))};
	tally_add(&b->tally, &t, NULL);
	b->plain = (struct plain){0};
}

static void put_number(const struct build *w, struct builder *b, uint32_t row,
		       struct build_cell c)
{
	bool quick = !w->l->o->missings && c.stands;
	if (quick && plain_number(c.text, &b->plain, &b->to.number[row]))
		return;
	struct str text = keep_text(w, b, row, c);
	struct tally_look k = tally_look(w->l, text, w->temp);
	tally_see(&b->tally, text, &k, 1, w->keep);
	b->to.number[row] = k.number ? k.value : 0;
	mark(b, row, &k, false);
}

static void put_period(const struct build *w, struct builder *b, uint32_t row,
		       struct build_cell c)
{
	bool quick = !w->l->o->missings && c.stands;
	if (quick && build_period(b, row, c.text))
		return;
	struct str text = keep_text(w, b, row, c);
	struct tally_look k = tally_look(w->l, text, w->temp);
	tally_see(&b->tally, text, &k, 1, w->keep);
	b->to.number[row] = k.period ? k.p.number : k.blank || k.mark ? 0 : NAN;
	if (k.period && k.p.one)
		ARENA_PUSH(w->keep, b->one, b->ones, b->one_room) = row;
	mark(b, row, &k, true);
}

/* --- words ---------------------------------------------------------------------- */

bool build_is_based(const struct load *l, const char *p)
{
	return p >= l->base && p < l->base + l->scroll.text.n;
}

static struct cells_word word_of(const struct build *w, struct builder *b, struct build_cell c)
{
	uint32_t n = (uint32_t)c.text.n;
	if (c.stands || !n) {
		uint32_t at = n ? (uint32_t)(c.text.p - w->l->base) : 0;
		return (struct cells_word){at, n};
	}
	struct cells_word word = {b->sides, n | CELLS_SIDE};
	ARENA_PUSH(w->keep, b->side, b->sides, b->side_room) = c.text.p;
	return word;
}

/* The word where it will be found: then it stands behind l->base, or in mem. */
static struct build_cell kept(const struct build *w, struct build_cell c, struct arena *mem)
{
	struct build_shelf *s = w->shelf;
	if (!c.text.n || (c.stands && build_is_based(w->l, c.text.p)))
		return c;
	if (!c.stands || !s)
		return (struct build_cell){arena_str(mem, c.text), false, c.cut};
	char *to = s->p + s->n;
	memcpy(to, c.text.p, c.text.n);
	s->n += c.text.n;
	return (struct build_cell){{to, c.text.n}, true, c.cut};
}

static void put_each(const struct build *w, struct builder *b, uint32_t row,
		     struct build_cell c)
{
	c = kept(w, c, w->keep);
	struct tally_look k = tally_look(w->l, c.text, w->temp);
	tally_see(&b->tally, c.text, &k, 1, w->keep);
	(b->mixed ? b->each : b->to.word)[row] = word_of(w, b, c);
}

static struct build_cell word_cell(const struct words_item *i)
{
	return (struct build_cell){{i->p, i->n}, i->stands, 0};
}

static void tally_words(const struct build *w, struct builder *b)
{
	for (uint32_t i = 0; i < b->words.count; i++) {
		const struct words_item *x = &b->words.item[i];
		struct str text = {x->p, x->n};
		struct tally_look k = tally_look(w->l, text, w->temp);
		tally_see(&b->tally, text, &k, x->rows, w->keep);
	}
}

/* Too many different ones to be worth the search: from here on, each for itself. */
static void mix(const struct build *w, struct builder *b, uint32_t rows)
{
	struct cells_word *word = ARENA_NEW(w->temp, struct cells_word, b->words.count);
	for (uint32_t i = 0; i < b->words.count; i++)
		word[i] = word_of(w, b, kept(w, word_cell(&b->words.item[i]), w->keep));
	b->each = ARENA_NEW(w->keep, struct cells_word, b->rows);
	for (uint32_t row = 0; row < rows; row++)
		b->each[row] = word[b->to.code[row]];
	tally_words(w, b);
	b->words = (struct words){0};
	b->mixed = true;
}

static void put_word(const struct build *w, struct builder *b, uint32_t row,
		     struct build_cell c)
{
	struct words *words = &b->words;
	uint64_t hash = words_hash(c.text);
	uint32_t number = words_find(words, c.text, hash);
	if (number == WORDS_NONE) {
		c = kept(w, c, w->scratch);
		words->mem = w->temp;
		number = words_add(words, c.text, hash, c.stands);
	}
	words->item[number].rows++;
	b->to.code[row] = number;
	if (words->count > FEW && words->count > row / 2)
		mix(w, b, row + 1);
}

bool build_short(const struct build *w, struct builder *b, uint32_t row, struct str text)
{
	switch (b->kind) {
	case BUILD_NUMBER:
		return plain_number(text, &b->plain, &b->to.number[row]);
	case BUILD_PERIOD:
		return build_period(b, row, text);
	case BUILD_WORDS:
		if (!b->mixed)
			put_word(w, b, row, (struct build_cell){text, true, 0});
		return !b->mixed;
	case BUILD_EACH:
		break;
	}
	return false;
}

void build_cell(const struct build *w, struct builder *b, uint32_t row, struct build_cell c)
{
	switch (b->kind) {
	case BUILD_NUMBER:
		put_number(w, b, row, c);
		break;
	case BUILD_PERIOD:
		put_period(w, b, row, c);
		break;
	case BUILD_WORDS:
		if (!b->mixed) {
			put_word(w, b, row, c);
			break;
		}
		/* fall through */
	case BUILD_EACH:
		put_each(w, b, row, c);
		break;
	}
}

void build_end(const struct build *w, struct builder *b)
{
	if (b->kind == BUILD_WORDS && !b->mixed)
		tally_words(w, b);
	words_close(&b->words, w->scratch);
	tally_plain(b);
}
