#ifndef REPORT_BIND_H
#define REPORT_BIND_H

#include "ko/josa.h"
#include "plan/report.h"
#include "query/query.h"
#include "report/run.h"
#include "spec/spec.h"

/*
 * What binding a report needs, shared by the files of report/ that turn the
 * spec tree into the plan. One bind is one report; run.c makes and ends it.
 */
struct source_options; /* source/source.h */
struct bind_table {
	struct str name;
	struct span at;
	const struct table *table;
};

/* Something that @id refers to. */
struct bind_target {
	struct str id;
	struct span at;
	enum bind_kind { TARGET_FIGURE, TARGET_TABLE, TARGET_SECTION, TARGET_OTHER } kind;
	int chapter, number; /* chapter 0: numbers run through the report */
	const struct element *element;
	struct str label; /* what references print; empty until the first one */
	bool naming;      /* its label is being made */
};

/* A footnote, [^id]: …; number is given by the first [^id] in the text. */
struct bind_note {
	const struct element *element;
	size_t number;
};

struct bind_heading {
	const struct element *element;
	int level;                 /* from 1, with none left out */
	bool skips;                /* as it is written, a level is left out above it */
	bool listed;               /* stands in the text itself, and can have a number */
	bool unnumbered, appendix; /* so written, or below such a heading */
	int chapter;               /* that it begins (N10), below 0: an appendix; 0: none */
	struct str mark, name; /* "3.", "가.", empty: none; in references: "3장", "3-가" */
	int inset;             /* steps that it moves in (N9) */
};

struct bind {
	struct arena *mem;
	struct files *files;
	struct diags *d;
	const struct run_options *o;
	const struct spec *spec;
	struct plan *plan;
	struct theme *theme;
	struct query *query;
	const struct node *data; /* the front matter's entries; NULL: none */
	struct table *loaded;    /* by draft.c, the table of its data entry */
	struct josa_words words;
	struct bind_table *table;
	size_t tables, table_room;
	struct bind_target *target;
	size_t targets, target_room;
	struct bind_heading *heading;
	size_t headings;
	struct bind_note *note;
	size_t notes, note_room, noted; /* noted: how many have a number */
	int depth;             /* of the element that is bound, in lists, parts and so on */
	int chapter;           /* that targets are collected in; 0: their numbers run on */
	struct record *record; /* record.h; NULL: no ledger was asked for */
	const struct ledger *before;   /* the ledger of the last time; NULL: none */
	const struct element *changes; /* the {changes} block, NULL: none */
};

/* The declared or computed table of that name, or NULL with a diagnostic. */
const struct table *sources_find(struct bind *b, struct str name, struct span at);
bool sources_add(struct bind *b, const struct table *t, struct str name, struct span at);

/* Each is one step, in this order; false when it found an error. */
bool front_bind(struct bind *b); /* front.c: about the document, params, values, asserts */
bool sources_bind(struct bind *b, const struct node *data); /* sources.c: data entries */
/* What an entry says about its file, false with diagnostics; what is said below figures. */
bool sources_read(struct bind *b, const struct node *entry, struct source_options *o);
bool sources_credit(struct bind *b, const struct table *t, struct span at, struct rich *out);
bool targets_bind(struct bind *b); /* targets.c: ids, numbers, {sql} tables */
bool body_bind(struct bind *b);    /* body.c: elements → blocks */

/* notes.c: first what is there to refer to, and when the text is bound, what the
 * notes say. NULL with a diagnostic when there is no such note. */
bool notes_collect(struct bind *b, const struct element *e, size_t count);
struct bind_note *notes_find(struct bind *b, struct str id, struct span at);
bool notes_bind(struct bind *b);

/* numbering.c: the levels of all headings, and how they are numbered. */
void numbering_bind(struct bind *b);
const struct bind_heading *numbering_find(const struct bind *b, const struct element *e);

/* tables.c, grid.c, images.c: they fill a block that body.c has pushed. */
bool tables_markdown(struct bind *b, const struct element *e, struct plan_block *out);
bool grid_bind(struct bind *b, const struct element *e, struct plan_block *out);
bool images_block(struct bind *b, const struct element *e, struct plan_block *out);
bool images_alone(struct bind *b, const struct inline_ *x, struct plan_block *out);

/* changes.c: the {changes} block, once every figure is known. */
bool changes_bind(struct bind *b, struct plan_block *block, size_t count);

/* encode.c: a {chart} element. */
bool encode_chart(struct bind *b, const struct element *e, const struct plan_chart **out);

/* project.c: a table with rows added by one `project` step. */
const struct table *project_rows(struct bind *b, const struct table *t, const struct node *step,
				 struct str series_column, struct plan_chart *chart);

/* attach.c: the files that the report was made from, when it asks for them. */
void attach_bind(struct bind *b);

/* theme.c: the theme of the front matter with every default filled. */
bool theme_bind(struct bind *b, const struct node *theme);
/* A chart's own theme, which starts from the report's; NULL: the report's. */
bool theme_chart(struct bind *b, const struct node *theme, const struct theme **out);

/* What an id names, or NULL with a diagnostic; and what a reference to it
 * prints: "그림 1", the words of a heading. */
struct bind_target *targets_find(struct bind *b, struct str id, struct span at);
/* Gives a block the number of the element it was made from, if it has one. */
void targets_number(const struct bind *b, const struct element *e, struct plan_block *out);
bool targets_label(struct bind *b, struct bind_target *t, struct span at, struct str *out);

#endif
