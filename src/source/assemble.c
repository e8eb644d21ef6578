#include "base/crew.h"
#include "source/gather.h"

#define AGAIN 65536 /* rows that one job builds again */
#define FEW 65536   /* words that may be as many as half the rows */

struct assembly {
	struct load *l;
	const struct assemble_part *part;
	size_t parts;
	struct build_rows rows;
	struct arena temp;
	uint32_t **map;      /* per part: the column's number of each of its words */
	uint32_t *side_base; /* per part: its first word beside the file's text */
	const char **side;
	struct words words;
	const struct cells_word **word; /* per part: its words */
};

/* The words beside the text that the parts have put there. */
static void join_sides(struct assembly *a)
{
	uint32_t sides = 0;
	a->side_base = ARENA_NEW(&a->temp, uint32_t, a->parts);
	for (size_t k = 0; k < a->parts; k++) {
		a->side_base[k] = sides;
		sides += a->part[k].b->sides;
	}
	a->side = sides ? ARENA_NEW(a->l->mem, const char *, sides) : NULL;
	for (size_t k = 0; k < a->parts; k++)
		for (uint32_t i = 0; i < a->part[k].b->sides; i++)
			a->side[a->side_base[k] + i] = a->part[k].b->side[i];
}

/* --- equal words once ----------------------------------------------------------- */

/* False when there are too many to be worth it. */
static bool join_words(struct assembly *a)
{
	uint32_t rows = 0;
	a->map = ARENA_NEW(&a->temp, uint32_t *, a->parts);
	a->words.mem = &a->temp;
	for (size_t k = 0; k < a->parts; k++) {
		const struct words *w = &a->part[k].b->words;
		if (a->part[k].b->mixed)
			return false;
		rows += a->part[k].rows;
		a->map[k] = ARENA_NEW(&a->temp, uint32_t, w->count);
		for (uint32_t i = 0; i < w->count; i++) {
			const struct words_item *x = &w->item[i];
			struct str s = {x->p, x->n};
			uint32_t number = words_find(&a->words, s, x->hash);
			a->map[k][i] = number != WORDS_NONE
					       ? number
					       : words_add(&a->words, s, x->hash, x->stands);
		}
		if (a->words.count > FEW && a->words.count > rows / 2)
			return false;
	}
	return true;
}

static void number_rows(void *context, size_t k)
{
	struct assembly *a = context;
	const struct assemble_part *p = &a->part[k];
	uint32_t *code = a->rows.code + p->base;
	bool same = true;
	for (uint32_t i = 0; i < p->b->words.count; i++)
		same &= a->map[k][i] == i;
	for (uint32_t row = 0; !same && row < p->rows; row++)
		code[row] = a->map[k][code[row]];
}

static void set_words(struct assembly *a, struct cells *c)
{
	struct load *l = a->l;
	uint32_t n = a->words.count, sides = 0;
	struct cells_word *word = ARENA_NEW(l->mem, struct cells_word, n);
	for (uint32_t i = 0; i < n; i++)
		sides += !a->words.item[i].stands;
	a->side = ARENA_NEW(l->mem, const char *, sides);
	sides = 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct words_item *x = &a->words.item[i];
		bool beside = !x->stands && x->n;
		uint32_t at = !x->n ? 0 : beside ? sides : (uint32_t)(x->p - l->base);
		word[i] = (struct cells_word){at, x->n | (beside ? CELLS_SIDE : 0)};
		if (beside)
			a->side[sides++] = arena_str(l->mem, (struct str){x->p, x->n}).p;
	}
	c->word = word;
	c->words = n;
	c->code = a->rows.code;
	c->side = a->side;
}

/* --- each for itself ---------------------------------------------------------------- */

/* The words of a part as cells have them. */
static const struct cells_word *own_words(struct assembly *a, struct builder *b)
{
	struct cells_word *word = ARENA_NEW(&a->temp, struct cells_word, b->words.count);
	for (uint32_t i = 0; i < b->words.count; i++) {
		const struct words_item *x = &b->words.item[i];
		if (x->stands || !x->n) {
			uint32_t at = x->n ? (uint32_t)(x->p - a->l->base) : 0;
			word[i] = (struct cells_word){at, x->n};
			continue;
		}
		word[i] = (struct cells_word){b->sides, x->n | CELLS_SIDE};
		ARENA_PUSH(&a->temp, b->side, b->sides, b->side_room) =
			arena_str(a->l->mem, (struct str){x->p, x->n}).p;
	}
	return word;
}

static void spread_rows(void *context, size_t k)
{
	struct assembly *a = context;
	const struct assemble_part *p = &a->part[k];
	const struct builder *b = p->b;
	struct cells_word *to = a->rows.word + p->base;
	for (uint32_t row = 0; row < p->rows; row++) {
		struct cells_word w = b->kind == BUILD_EACH ? to[row]
				      : b->mixed            ? b->each[row]
						 : a->word[k][a->rows.code[p->base + row]];
		w.at += w.n & CELLS_SIDE ? a->side_base[k] : 0;
		to[row] = w;
	}
}

static void set_each(struct assembly *a, struct cells *c)
{
	struct load *l = a->l;
	a->word = ARENA_NEW(&a->temp, const struct cells_word *, a->parts);
	for (size_t k = 0; k < a->parts; k++)
		if (a->part[k].b->kind == BUILD_WORDS && !a->part[k].b->mixed)
			a->word[k] = own_words(a, a->part[k].b);
	join_sides(a);
	if (!a->rows.word)
		a->rows.word = ARENA_NEW(l->mem, struct cells_word, l->t->rows);
	struct crew crew = {.threads = l->o->threads, .job = spread_rows, .context = a};
	crew_run(&crew, a->parts);
	c->word = a->rows.word;
	c->side = a->side;
}

/* --- cells that are read again ---------------------------------------------------------- */

static void join_odd(struct assembly *a, struct cells *c)
{
	struct cells_odd *odd;
	for (size_t k = 0; k < a->parts; k++)
		c->odds += a->part[k].b->odds;
	odd = ARENA_NEW(a->l->mem, struct cells_odd, c->odds);
	c->odd = odd;
	for (size_t k = 0; k < a->parts; k++)
		for (uint32_t i = 0; i < a->part[k].b->odds; i++) {
			*odd = a->part[k].b->odd[i];
			odd++->row += a->part[k].base;
		}
}

static void join_ones(struct assembly *a, struct gather_column *made)
{
	for (size_t k = 0; k < a->parts; k++)
		made->ones += a->part[k].b->ones;
	made->one = ARENA_NEW(a->l->temp, uint32_t, made->ones);
	uint32_t *one = made->one;
	for (size_t k = 0; k < a->parts; k++)
		for (uint32_t i = 0; i < a->part[k].b->ones; i++)
			*one++ = a->part[k].base + a->part[k].b->one[i];
}

void assemble_column(struct load *l, uint32_t column, struct build_rows rows,
		     const struct assemble_part *part, size_t parts)
{
	struct assembly a = {.l = l, .part = part, .parts = parts, .rows = rows};
	struct gather_column *made = &l->made[column];
	struct cells *c = &l->column[column].cells;
	bool missing = false, status = false, indent = false;
	*made = (struct gather_column){.kind = part[0].b->kind, .rows = rows};
	*c = (struct cells){.base = l->base, .file = c->file, .field = c->field};
	for (size_t k = 0; k < parts; k++) {
		const struct builder *b = part[k].b;
		missing |= b->any_missing;
		status |= b->any_status;
		indent |= b->any_indent;
		tally_add(&made->tally, &b->tally, l->mem);
	}
	made->rows.missing = missing ? rows.missing : NULL;
	made->rows.status = status ? rows.status : NULL;
	made->rows.indent = indent ? rows.indent : NULL;
	if (made->kind == BUILD_WORDS && join_words(&a)) {
		struct crew crew = {
			.threads = l->o->threads, .job = number_rows, .context = &a};
		crew_run(&crew, parts);
		set_words(&a, c);
	} else if (made->kind == BUILD_WORDS || made->kind == BUILD_EACH) {
		set_each(&a, c);
	} else {
		join_odd(&a, c);
		join_ones(&a, made);
	}
	arena_finish(&a.temp);
}

/* --- once more ------------------------------------------------------------------------------
 */

struct again {
	struct load *l;
	const struct column *from;
	struct assemble_part *part;
	struct arena *keep, *scratch; /* per part */
};

static void build_part(void *context, size_t k)
{
	struct again *g = context;
	struct arena temp = {0};
	struct build w = {g->l, &g->keep[k], &g->scratch[k], &temp, NULL};
	struct assemble_part *p = &g->part[k];
	for (uint32_t row = 0; row < p->rows; row++) {
		struct str text = column_text(g->from, p->base + row);
		const struct str *whole = &g->l->scroll.text;
		bool stands = build_is_based(g->l, text.p) ||
			      (text.p >= whole->p && text.p < whole->p + whole->n);
		build_cell(&w, p->b, row, (struct build_cell){text, stands, 0});
	}
	build_end(&w, p->b);
	arena_finish(&temp);
}

void assemble_again(struct load *l, uint32_t column, enum build_kind kind)
{
	uint32_t rows = l->t->rows;
	size_t parts = rows / AGAIN + 1;
	struct column from = l->column[column];
	struct again g = {.l = l, .from = &from};
	g.part = ARENA_NEW(l->temp, struct assemble_part, parts);
	g.keep = ARENA_NEW(l->temp, struct arena, parts);
	g.scratch = ARENA_NEW(l->temp, struct arena, parts);
	struct build_rows to = build_rows(kind, rows, l->mem);
	if (l->made[column].rows.indent) /* of the file, which the texts do not tell */
		to.indent = l->made[column].rows.indent;
	for (size_t k = 0; k < parts; k++) {
		uint32_t base = (uint32_t)k * AGAIN,
			 n = rows - base < AGAIN ? rows - base : AGAIN;
		struct builder *b = ARENA_NEW(l->temp, struct builder, 1);
		*b = (struct builder){.kind = kind, .rows = n, .to = build_from(to, base)};
		b->any_indent = l->made[column].rows.indent != NULL;
		g.part[k] = (struct assemble_part){b, base, n};
	}
	struct crew crew = {.threads = l->o->threads, .job = build_part, .context = &g};
	crew_run(&crew, parts);
	assemble_column(l, column, to, g.part, parts);
	if ((from.cells.word || from.cells.text) &&
	    (kind == BUILD_NUMBER || kind == BUILD_PERIOD))
		l->column[column].cells = from.cells; /* they need not stand in the file so */
	for (size_t k = 0; k < parts; k++) {
		arena_adopt(l->mem, &g.keep[k]);
		arena_finish(&g.scratch[k]);
	}
}
