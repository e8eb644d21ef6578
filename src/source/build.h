#ifndef SOURCE_BUILD_H
#define SOURCE_BUILD_H

#include "source/plain_number.h"
#include "source/tally.h"
#include "source/words.h"

/*
 * A column is built in parts that follow each other, from its cells one by
 * one, as what its beginning looks like. What it looks like as a whole is
 * tallied meanwhile, whatever it is built as.
 */
enum build_kind {
	BUILD_NUMBER, /* the numbers of its cells */
	BUILD_PERIOD, /* the periods of its cells; NAN for other cells */
	BUILD_WORDS,  /* the number of its word */
	BUILD_EACH,   /* its word: too many are different */
};

/* Rows of a column as they are built. */
struct build_rows {
	double *number;          /* NUMBER, PERIOD */
	uint32_t *code;          /* WORDS */
	struct cells_word *word; /* EACH */
	bool *missing;
	uint8_t *status, *indent;
};

struct builder {
	enum build_kind kind;
	bool mixed;         /* WORDS that became EACH within the part: each holds them */
	uint32_t rows;      /* at most */
	struct plain plain; /* cells that are not in the tally before the end */
	struct build_rows to;
	struct cells_word *each;
	bool any_missing, any_status, any_indent;
	struct words words;
	struct cells_odd *odd; /* cells that reading again would not give, by row of the part */
	uint32_t odds, odd_room;
	uint32_t *one; /* rows whose month is 2017.1 */
	uint32_t ones, one_room;
	const char **side;
	uint32_t sides, side_room;
	struct tally tally;
};

struct build_cell {
	struct str text; /* without blanks at its ends, composed */
	bool stands;     /* as it is in the file: reading it again gives the same */
	size_t cut;      /* bytes left out before it */
};

/* Where words are kept of a text that is not; it has room for all of the part. */
struct build_shelf {
	char *p;
	size_t n;
};

/* Who builds: keep lives as long as the table, scratch until the parts are put together,
 * temp until build_end(). */
struct build {
	const struct load *l;
	struct arena *keep, *scratch, *temp;
	struct build_shelf *shelf; /* or NULL: the text, or what comes of it, stays */
};

/* The text of a word lies behind l->base, to be found by its place. */
bool build_is_based(const struct load *l, const char *p);

/* Room for rows of a column, which costs nothing before it is used. */
struct build_rows build_rows(enum build_kind kind, uint32_t rows, struct arena *mem);
/* The same from row at on. */
struct build_rows build_from(struct build_rows rows, uint32_t at);

void build_cell(const struct build *w, struct builder *b, uint32_t row, struct build_cell c);

/* The same for text that stands in the file between two delimiters, without blanks, quotes
 * or letters to be composed; false where that takes a closer look. */
bool build_short(const struct build *w, struct builder *b, uint32_t row, struct str text);

/* A day or a year of the commonest spelling. */
bool build_period(struct builder *b, uint32_t row, struct str text);

/* The same for the cells that most are: a number as columns of numbers have them, or a word
 * that was there before. PLAIN_ROOM bytes may be read at p, of which the cell has n. */
static inline bool build_quickly(struct builder *b, uint32_t row, const char *p, size_t n)
{
	if (b->kind == BUILD_NUMBER)
		return plain_quickly(p, n, &b->plain, &b->to.number[row]);
	if (b->kind == BUILD_PERIOD)
		return build_period(b, row, (struct str){p, n});
	if (b->kind != BUILD_WORDS || *p == '"' || *p == '=')
		return false;
	uint32_t number = words_known(&b->words, p, n);
	if (number == WORDS_NONE)
		return false;
	b->words.item[number].rows++;
	b->to.code[row] = number;
	return true;
}

/* Nothing follows: the words and the plain cells are tallied. */
void build_end(const struct build *w, struct builder *b);

#endif
