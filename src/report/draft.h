#ifndef REPORT_DRAFT_H
#define REPORT_DRAFT_H

#include "report/bind.h"

/*
 * A chart without a report file: what the arguments of `dopyo chart` say is
 * written down as the report that would say the same (front matter and one
 * {chart} block) and goes the way of every report. Places are those of the
 * arguments, in the command line as a file of its own.
 */
struct draft_word {
	struct str path; /* "title", "encoding.y.axis.format", "measure.aggregate", "data.fold",
			  * "where", "query" */
	struct span path_at;
	struct str text;
	struct span at;
};

struct draft {
	struct draft_word data; /* the CSV's path; "-": standard input */
	struct str unit, theme, lang;
	struct span unit_at, theme_at;
	const struct draft_word
		*word; /* later words of the same path win; for x and y see several.h */
	size_t words;
};

/*
 * Loads the table, adds what was left unsaid (guess.c) and writes the spec.
 * In paths, "measure" stands for the encoding of the numbers, "dimension" for
 * that of what they are numbers of, and "data" for the data entry. "where" is
 * a filter (each further one, too), "query" a SELECT over the entry.
 */
bool draft_open(struct bind *b, struct spec *out);

/* The same as the text of a report file. */
struct str draft_text(const struct spec *s, struct arena *mem);

/*
 * guess.c: encoding.x, encoding.y and mark where they are missing, from the
 * table's columns. False with a diagnostic that lists them.
 */
bool guess_fill(struct bind *b, const struct table *t, struct node *block);
/* Which of x, y and theta holds the measure; "y" when both axes or none do. */
const char *guess_measure(const struct table *t, const struct node *block);

/* draft.c: one more step of the block's transform. */
struct node *draft_step(struct bind *b, struct node *block, struct span at);

/* draft.c: the node at a path of names between dots, made where it is missing. */
struct node *draft_put(struct arena *mem, struct node *map, struct str path, struct span at);

/* "mean(값):Q" → mean, 값, Q; parts that are not there are empty. */
struct draft_short {
	struct str aggregate, field, type;
};
struct draft_short draft_short(struct str text);

#endif
