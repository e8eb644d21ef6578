#include "report/periods.h"

#include "ko/format.h"
#include "ko/period.h"

struct str periods_usual(const struct bind *b, enum column_type type, struct str value)
{
	struct format f = FORMAT_NONE;
	bool period = type == COLUMN_QUARTER || type == COLUMN_MONTH || type == COLUMN_DATE;
	if (!period)
		return value;
	if (type != COLUMN_DATE || !b->plan->korean)
		return period_words(value, b->plan->korean, b->mem);
	f.style = format_find(STR("date-official"));
	struct str official = f.style->apply(&f, value, b->mem);
	return official.n ? official : value;
}

struct str periods_cell(const struct bind *b, const struct column *c, uint32_t row)
{
	struct str text = column_written(c, row, b->mem);
	return c->season || table_missing(c, row) ? text : periods_usual(b, c->type, text);
}
