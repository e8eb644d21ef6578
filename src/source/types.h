#ifndef SOURCE_TYPES_H
#define SOURCE_TYPES_H

#include "source/gather.h"

/* The words of `types:` in a report. */
#define TYPES_ALL(X)      \
	X(NUMBER, number) \
	X(TEXT, text)     \
	X(CODE, code) X(DATE, date) X(YEAR, year) X(MONTH, month) X(QUARTER, quarter)
#define TYPES_WORD(id, name) #name " "
#define TYPES_WORDS TYPES_ALL(TYPES_WORD)
const char *types_word(enum column_type type);

/* A column on its way to its type. */
struct typing {
	struct load *l;
	uint32_t index;
	const struct tally *n;
	struct gather_column *made;
};

static inline struct str typing_text(const struct typing *t, uint32_t row)
{
	return column_text(&t->l->column[t->index], row);
}

/* As what to build each column, as far as its first rows tell. */
const enum build_kind *types_guess(const struct load *l, const struct frame *f, uint32_t rows);

#endif
