#include "chart/words.h"

#include <math.h>

#include "base/num.h"
#include "data/timeunit.h"
#include "ko/decimal.h"
#include "ko/josa.h"
#include "ko/period.h"

#define UNIT_LETTERS 2 /* units this short stand behind every value of a small chart */
#define UNIT_ROWS 6

struct str words_pick(const struct chart *c, struct str korean, struct str english)
{
	return c->plan->korean ? korean : english;
}

struct str words_status(const struct chart *c, enum status s)
{
	if (s == STATUS_ACTUAL)
		return STR_NONE;
	return str_of(status_name(s, c->plan->korean));
}

struct str words_unit(const struct chart *c, struct str unit)
{
	size_t equal = str_find(unit, STR("="), 0);
	bool base = equal != SIZE_MAX &&
		    str_eq(str_trim(str_slice(unit, equal + 1, unit.n)), STR("100"));
	return arena_printf(c->mem, c->plan->korean && !base ? "(단위: %.*s)" : "(%.*s)",
			    STR_ARG(unit));
}

struct str words_with(const struct chart *c, struct str word, struct str pair)
{
	bool known;
	if (!c->plan->korean)
		return word;
	struct str part[] = {word, josa_pick(c->mem, word, pair, c->plan->readings, &known)};
	return arena_join(c->mem, part, 2, STR_NONE);
}

static struct str apply(const struct chart *c, struct format f, struct str value,
			struct str unit)
{
	struct format_value v = {
		.text = value,
		.unit = unit,
		.number = true,
		.sign = (enum format_sign)c->theme->sign,
		.unit_space = c->theme->unit_space,
		.at = c->plan->at,
	};
	struct str out;
	f.append_unit = unit.n > 0;
	format_apply(&f, &v, &out, c->mem, c->d);
	return out;
}

/* Does the unit stand behind each value, or only in the unit line? */
static bool unit_shown(struct str unit, const struct model_layer *l, size_t rows)
{
	size_t letters = 0;
	for (size_t i = 0; i < unit.n; i++)
		letters += ((unsigned char)unit.p[i] & 0xc0) != 0x80;
	if (!letters)
		return false;
	return str_eq(unit, STR("%")) ||
	       (letters <= UNIT_LETTERS && (rows <= UNIT_ROWS || l->mark->joins));
}

/* Do its decimals count those of the value itself? */
static bool is_plain(const struct format_style *style)
{
	return !style || str_among(str_of(style->name), "man man-cheon man-comma");
}

/* Decimals worth printing of a number with more of them than two: none from a thousand on. */
static int few_decimals(struct decimal d)
{
	return decimal_whole(d) > 3 ? 0 : 2;
}

/* Values of one column get the same decimals: those of its most exact cell. */
static struct format even_decimals(const struct model_field *field, const struct column *column,
				   bool aggregated, struct str value, struct arena *mem)
{
	struct format f = field->format;
	struct decimal d;
	if (aggregated && column && !f.style && f.dec < 0) {
		f.dec = column->decimals;
		return f;
	}
	if (!is_plain(f.style) || f.dec >= 0 || !decimal_parse(mem, value, &d))
		return f;
	int own = decimal_places(d), all = column ? column->decimals : 0;
	if (all) /* of what was computed, the column says how much there is to see */
		f.dec = f.style && own <= all ? -1 : all;
	else if (own > 0 || !f.style)
		f.dec = own <= 2 ? own : few_decimals(d);
	return f;
}

struct str words_label(const struct chart *c, const struct model_layer *l, struct str value,
		       enum status status, size_t rows)
{
	const struct model_field *field =
		model_field(c, l, l->value < CHANNEL_COUNT ? l->value : model_measure(c));
	struct str unit = unit_shown(field->unit, l, rows) ? field->unit : STR_NONE;
	const struct column *own =
		l->value < CHANNEL_COUNT ? l->column[l->value] : field->column;
	struct str text =
		apply(c, even_decimals(field, own, l->aggregated, value, c->mem), value, unit);
	struct str state = l->states ? words_status(c, status) : STR_NONE;
	enum theme_provisional how = c->theme->marks.provisional;
	if (!state.n || (status == STATUS_PROVISIONAL && how == THEME_UNMARKED))
		return text;
	if (status == STATUS_PROVISIONAL && (how == THEME_RAISED || how == THEME_SUFFIX))
		return arena_printf(c->mem, "%.*sp", STR_ARG(text));
	return arena_printf(c->mem, c->plan->korean ? "%.*s(%.*s)" : "%.*s (%.*s)",
			    STR_ARG(text), STR_ARG(state));
}

struct str words_cell(const struct chart *c, const struct model_layer *l, uint32_t row)
{
	const struct column *column = l->words.column;
	bool percent = str_eq(column->unit, STR("%"));
	if (column->type != COLUMN_NUMBER)
		return words_place(c, column, row);
	struct str value = column_decimal(column, row, c->mem);
	return apply(
		c, even_decimals(&l->words, column, l->words.e->aggregate.n > 0, value, c->mem),
		value, percent ? column->unit : STR_NONE);
}

/* Two decimals, or three digits that say something: 0.00000123. */
static int prose_decimals(struct decimal d)
{
	int places = decimal_places(d),
	    first = places - (int)d.digits.n; /* zeros behind the point */
	int most = first > 0 ? first + 3 : few_decimals(d);
	return places <= (most ? most : 2) ? -1 : most;
}

struct str words_number(const struct chart *c, struct str value, struct str unit)
{
	struct format f = FORMAT_NONE;
	struct decimal d;
	if (c->plan->korean)
		f.style = format_find(STR("man-cheon"));
	if (!decimal_parse(c->mem, value, &d))
		return value;
	f.dec = prose_decimals(d);
	return apply(c, f, value, unit);
}

struct str words_fixed(const struct chart *c, double value, int decimals, struct str unit)
{
	struct format f = FORMAT_NONE;
	f.dec = decimals;
	return apply(c, f, num_shortest(c->mem, value), unit);
}

/* Seasons stand in a year that is never named; a year that begins is no day. */
struct str words_tick(const struct chart *c, const struct model_field *f, const struct scale *s,
		      size_t i)
{
	struct timeunit_words in = {c->plan->korean, c->mem};
	struct str text = s->tick[i].text;
	if (s->kind == SCALE_TIME && !s->clock && (!f->column || !f->column->season)) {
		size_t known = s->ticked == COLUMN_YEAR    ? 4
			       : s->ticked == COLUMN_MONTH ? 7
							   : 10;
		return str_slice(text, 0, text.n < known ? text.n : known);
	}
	if (!f->column || !f->column->season)
		return text;
	return timeunit_tick(f->column->season, s->ticked, s->clock, s->tick[i].value, in);
}

struct str words_place(const struct chart *c, const struct column *column, uint32_t row)
{
	struct str text = column_written(column, row, c->mem);
	return column->number && column->type != COLUMN_YEAR ? words_period(c, text) : text;
}

struct str words_period(const struct chart *c, struct str text)
{
	return period_words(text, c->plan->korean, c->mem);
}
