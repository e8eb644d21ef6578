#include "chart/tell/assume.h"

#include <math.h>

#include "base/num.h"
#include "chart/words.h"

/* "연", "매월": how often the rate applies. */
static struct str step_word(const struct chart *c)
{
	const struct column *column = c->field[model_base(c)].column;
	enum column_type type = column ? column->type : COLUMN_YEAR;
	if (type == COLUMN_QUARTER)
		return words_pick(c, STR("분기마다 "), STR(" a quarter"));
	if (type == COLUMN_MONTH)
		return words_pick(c, STR("매월 "), STR(" a month"));
	if (type == COLUMN_DATE)
		return words_pick(c, STR("매일 "), STR(" a day"));
	return words_pick(c, STR("연 "), STR(" a year"));
}

/* A number without its sign, and whether it had one. */
static struct str unsigned_text(struct str s, bool *negative)
{
	double v;
	*negative = num_parse(s, &v) && v < 0;
	return *negative && s.n && s.p[0] == '-' ? str_slice(s, 1, s.n) : s;
}

static struct str rate_phrase(const struct chart *c, struct str amount, bool falls)
{
	struct str step = step_word(c);
	if (c->plan->korean)
		return arena_printf(c->mem, "%.*s%.*s씩 %s", STR_ARG(step), STR_ARG(amount),
				    falls ? "감소" : "증가");
	return arena_printf(c->mem, "%s by %.*s%.*s", falls ? "falling" : "growing",
			    STR_ARG(amount), STR_ARG(step));
}

/* cagr is a fraction, as SPEC §4's functions give and take it. */
static struct str percent(const struct chart *c, struct str fraction)
{
	double v;
	if (!num_parse(fraction, &v))
		return fraction;
	return words_fixed(c, v * 100, 1, STR("%"));
}

struct str assume_phrase(const struct chart *c, const struct plan_projection *p)
{
	bool falls;
	if (p->rate.n) {
		struct str amount = unsigned_text(p->rate, &falls);
		return rate_phrase(c, words_number(c, amount, p->unit), falls);
	}
	if (p->cagr.n) {
		struct str share = unsigned_text(p->cagr, &falls);
		return rate_phrase(c, percent(c, share), falls);
	}
	if (!p->to_value.n)
		return STR_NONE;
	struct str value = words_number(c, p->to_value, p->unit);
	if (c->plan->korean)
		return arena_printf(c->mem, "%.*s까지 고르게 변화", STR_ARG(value));
	return arena_printf(c->mem, "moving evenly to %.*s", STR_ARG(value));
}

struct str assume_text(const struct chart *c, const struct plan_projection *p)
{
	struct str phrase = assume_phrase(c, p);
	if (!phrase.n)
		return STR_NONE;
	struct str from = words_number(c, p->base_value, p->unit);
	struct str to = words_number(c, p->end_value, p->unit);
	struct str first = words_period(c, p->from_text), last = words_period(c, p->to_text);
	if (!c->plan->korean)
		return arena_printf(c->mem,
				    "Projection: %.*s%sassumed to be %.*s "
				    "(%.*s %.*s → %.*s %.*s)",
				    STR_ARG(p->series), p->series.n ? " is " : "",
				    STR_ARG(phrase), STR_ARG(first), STR_ARG(from),
				    STR_ARG(last), STR_ARG(to));
	struct str subject = STR_NONE;
	if (p->series.n)
		subject = arena_printf(c->mem, "%.*s 계열은 ", STR_ARG(p->series));
	return arena_printf(c->mem, "전망: %.*s%.*s한다고 가정(%.*s %.*s → %.*s %.*s)",
			    STR_ARG(subject), STR_ARG(phrase), STR_ARG(first), STR_ARG(from),
			    STR_ARG(last), STR_ARG(to));
}

struct str assume_filled(const struct chart *c, const struct table_filled *f)
{
	static const char *const word[][3] = {{"mean", "평균", "mean"},
					      {"median", "중앙값", "median"},
					      {"max", "최댓값", "maximum"},
					      {"min", "최솟값", "minimum"}};
	bool korean = c->plan->korean;
	struct str by = arena_printf(c->mem, korean ? "‘%.*s’" : "%.*s", STR_ARG(f->value));
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (str_eq(f->by, str_of(word[i][0])))
			by = arena_printf(c->mem,
					  korean    ? f->near ? "앞뒤 값의 %s" : "%s"
					  : f->near ? "the %s of values near by"
						    : "their %s",
					  word[i][korean ? 1 : 2]);
	struct str with = words_with(c, by, STR("으로/로"));
	if (!korean)
		return arena_printf(c->mem,
				    "Estimates: %u missing values of %.*s filled with %.*s",
				    f->count, STR_ARG(f->field), STR_ARG(by));
	return arena_printf(c->mem, "추정: 빠진 %.*s 값 %u개를 %.*s 채움", STR_ARG(f->field),
			    f->count, STR_ARG(with));
}

const struct table_filled **assume_fillings(const struct chart *c, size_t *count)
{
	const struct table_filled **all = NULL;
	size_t room = 0;
	*count = 0;
	for (size_t i = 0; i < c->plan->layers; i++)
		for (const struct table_filled *f = c->plan->layer[i].table->filled; f;
		     f = f->before) {
			bool known = false;
			for (size_t k = 0; k < *count; k++)
				known |= all[k] == f;
			if (!known)
				ARENA_PUSH(c->mem, all, *count, room) = f;
		}
	return all;
}
