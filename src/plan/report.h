#ifndef PLAN_REPORT_H
#define PLAN_REPORT_H

#include "plan/chart.h"
#include "plan/grid.h"

/* The bound report: nothing left to look up. Made by report/check.c. */
enum plan_kind {
	PLAN_HEADING,
	PLAN_PARAGRAPH,
	PLAN_LIST,
	PLAN_QUOTE,
	PLAN_TABLE,
	PLAN_CHART,
	PLAN_ITEMS,
	PLAN_KPI,
	PLAN_RULE,
	PLAN_PAGE_BREAK,
	PLAN_COLUMNS,
	PLAN_CALLOUT,
	PLAN_OUTLINE,
	PLAN_NOTES,
	PLAN_IMAGE,
	PLAN_CODE,
	PLAN_DEFINITIONS,
};

struct plan_item {        /* of a Markdown list or a {list} block; text: the term defined */
	struct str label; /* "①", "1.", "•" */
	struct rich text;
	const struct plan_block *child; /* nested blocks */
	size_t children;
};

struct plan_kpi {
	struct rich label, value, change, source;
};

struct plan_note { /* a footnote */
	struct str id;
	struct span at;
	const struct rich *para;
	size_t paras;
};

struct plan_block {
	enum plan_kind kind;
	struct span at;
	struct str id;
	int level;        /* HEADING 1–6; OUTLINE */
	int inset;        /* HEADING: steps that it moves in (N9) */
	struct rich text; /* HEADING, PARAGRAPH, OUTLINE, CALLOUT title, captions */
	struct str label; /* OUTLINE mark, numbering of a heading */
	const struct plan_item *item;
	size_t items, columns; /* LIST, ITEMS, DEFINITIONS; TABLE; COLUMNS that text runs down,
				  else 0 */
	bool ordered, keep_together;
	bool leads; /* PARAGRAPH, CODE: it stays with what follows it */
	const struct plan_kpi *kpi;
	size_t kpis;
	const struct plan_chart *chart;
	const struct plan_cell *cell; /* TABLE: rows × columns */
	size_t rows, head_rows;
	const uint8_t *row_kind; /* TABLE: enum plan_row of each row; NULL: plain ones */
	const struct plan_column *column; /* TABLE; NULL: text and numbers alone */
	bool header_once;                 /* TABLE: not repeated on later pages */
	struct str marks;                 /* TABLE: "p 잠정", of the marks in its cells */
	const struct plan_block *child;   /* COLUMNS, CALLOUT, QUOTE, NOTES */
	size_t children;
	const double *
		share; /* COLUMNS: one per child (each child is a PLAN_COLUMNS with children) */
	int chapter, number;   /* 표 N, 표 1-N; 0: none, not numbered; as in ko/caption.h */
	bool unlisted;         /* HEADING: not in the contents */
	struct rich_list note; /* below tables and pictures */
	struct rich source, unit;
	const struct image *image; /* IMAGE, with alt, and width as a share of the text's */
	struct str alt;
	double width; /* 0: the picture's own */
	bool turned;  /* stands on a landscape page */
};

struct plan_contents { /* lists of what is in the report, before its text */
	bool headings, figures, tables;
	int depth;        /* HEADING levels that are listed */
	struct str title; /* empty: the usual word */
	struct span headings_at, figures_at, tables_at;
};

struct plan {
	struct rich title, subtitle, author, organization;
	struct str date, date_text; /* "2025-09-15"; as printed */
	struct str lang;            /* "ko-KR", "en-US" */
	bool korean, justify, syllable;
	bool hangul_first; /* names of Hangul stand before Latin ones (J13) */
	enum plan_numbering {
		NUMBERING_NONE,
		NUMBERING_DECIMAL,
		NUMBERING_GOVERNMENT
	} numbering;                        /* of headings */
	double paper_w, paper_h, margin[4]; /* points; top right bottom left */
	struct str papersize;
	bool slides; /* the paper is a screen */
	const struct theme *theme;
	const struct josa_words *readings; /* the report's own; may be NULL */
	const struct plan_block *block;
	size_t blocks;
	const struct plan_note *note; /* by their numbers, from 1 */
	size_t notes;
	struct plan_contents contents;
	bool title_page; /* the title stands on a page of its own */
	long long created;
	struct str pdf_standard; /* "2a" */
	bool attach_data;
	const struct attachment *attachment;
	size_t attachments;
	struct {            /* format.png; the command line wins */
		double ppi; /* 0: the preset's */
		bool transparent;
		struct str preset;
	} png;
};

#endif
