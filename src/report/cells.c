#include "report/cells.h"

#include "ko/decimal.h"
#include "report/periods.h"

/* A word that may be empty: the cell stays blank. */
static void read_word(struct keys *k, const char *key, struct theme_word *out)
{
	if (keys_scalar(k, key))
		*out = (struct theme_word){true, keys_text(k, key)};
}

bool cells_marks(struct keys *k, struct theme_marks *out)
{
	/* in the order of enum theme_provisional */
	static const char *const each[] = {"p", "suffix", "word", "none"};
	read_word(k, "missing", &out->missing);
	read_word(k, "not-applicable", &out->not_applicable);
	read_word(k, "suppressed", &out->suppressed);
	read_word(k, "zero", &out->zero);
	struct str chosen = keys_choice(k, "provisional");
	for (size_t i = 0; i < sizeof(each) / sizeof(*each); i++)
		if (str_eq(chosen, str_of(each[i])))
			out->provisional = (enum theme_provisional)(THEME_RAISED + i);
	return k->ok;
}

/* The mark of a missing cell: the house's for its kind, else the one that it has
 * in the data, a dash for an empty one. */
static struct str missing_mark(const struct cells_column *c, uint32_t row)
{
	const struct theme_marks *m = c->marks;
	struct str mark = str_trim(column_text(c->column, row));
	const struct theme_word *word = &m->missing;
	if (str_among(mark, "… ... .. ⋯") || str_starts(mark, STR("해당")))
		word = &m->not_applicable;
	if (c->column->status && c->column->status[row] == STATUS_SUPPRESSED)
		word = &m->suppressed;
	if (word->set)
		return word->text;
	return mark.n ? mark : STR("-");
}

static bool is_zero(struct bind *b, struct str value)
{
	struct decimal d;
	return decimal_parse(b->mem, value, &d) && decimal_zero(d);
}

/* Of a quarter, month or date the words; a format reads it in one form, whatever the
 * file's, and `text` is the file's. */
static struct str words_of(struct bind *b, const struct cells_column *p, uint32_t row)
{
	const struct format_style *style = p->format.style;
	if (!style)
		return periods_cell(b, p->column, row);
	return style == format_find(STR("text")) ? column_text(p->column, row)
						 : column_written(p->column, row, b->mem);
}

static bool shown(struct bind *b, const struct cells_column *p, uint32_t row, struct str *out)
{
	const struct column *c = p->column;
	bool missing = table_missing(c, row);
	if (missing && !p->format.has_else) {
		*out = missing_mark(p, row);
		return true;
	}
	bool decimal = c->type == COLUMN_NUMBER || c->type == COLUMN_YEAR;
	struct format_value v = {.text = missing   ? STR_NONE
					 : decimal ? column_decimal(c, row, b->mem)
						   : words_of(b, p, row),
				 .unit = c->unit,
				 .number = c->type == COLUMN_NUMBER,
				 .sign = (enum format_sign)b->theme->sign,
				 .unit_space = b->theme->unit_space,
				 .at = p->at};
	if (!missing && v.number && p->marks->zero.set && is_zero(b, v.text)) {
		*out = p->marks->zero.text;
		return true;
	}
	return format_apply(&p->format, &v, out, b->mem, b->d);
}

/* A letter stands for how sure a value is, raised or not, or a word in brackets. */
static struct str status_mark(const struct bind *b, const struct cells_column *c, enum status s)
{
	static const char *const letter[STATUS_COUNT] = {[STATUS_PROVISIONAL] = "p",
							 [STATUS_ESTIMATE] = "e",
							 [STATUS_PROJECTION] = "f",
							 [STATUS_CLAIMED] = "c"};
	bool korean = b->plan->korean;
	if (c->marks->provisional == THEME_UNMARKED || !letter[s])
		return STR_NONE;
	if (c->marks->provisional == THEME_WORD)
		return arena_printf(b->mem, korean ? "(%s)" : " (%s)", status_name(s, korean));
	if (c->used)
		c->used[s] = true;
	return str_of(letter[s]);
}

static enum status status_of(const struct cells_column *c, const struct table *t, uint32_t row)
{
	const struct column *column = c->column;
	enum status s = column->status ? (enum status)column->status[row] : STATUS_ACTUAL;
	if (column->type != COLUMN_NUMBER || table_missing(column, row))
		return STATUS_ACTUAL; /* it says nothing of words */
	return s == STATUS_ACTUAL && c->rows_say ? table_status(t, row) : s;
}

bool cells_value(struct bind *b, const struct cells_column *c, const struct table *t,
		 uint32_t row, struct rich *out)
{
	uint8_t strong = table_total(t, row) ? RICH_STRONG : 0;
	uint8_t raised = c->marks->provisional <= THEME_RAISED ? RICH_SUPER : 0;
	struct str part[2] = {STR_NONE, STR_NONE};
	if (!shown(b, c, row, &part[0]))
		return false;
	part[1] = status_mark(b, c, status_of(c, t, row));
	struct rich_span *span = ARENA_NEW(b->mem, struct rich_span, 2);
	*out = (struct rich){.text = arena_join(b->mem, part, 2, STR_NONE), .at = c->at};
	if (part[0].n)
		span[out->spans++] = (struct rich_span){.hi = part[0].n, .marks = strong};
	if (part[1].n)
		span[out->spans++] = (struct rich_span){
			.lo = part[0].n, .hi = out->text.n, .marks = strong | raised};
	out->span = span;
	return true;
}
