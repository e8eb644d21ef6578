#ifndef TESTS_CSV_CASE_H
#define TESTS_CSV_CASE_H

#include "source/source.h"

/*
 * One line of cases.tsv: a file, what is said about it, and what a careful
 * analyst would find in it. The columns of the line are those of case_words[].
 */
enum case_part {
	CASE_FILE,    /* in data/, or made:NAME of made.c */
	CASE_OPTIONS, /* "header=0 types.코드=text", as in a `data` entry; - for none */
	CASE_FORM,    /* "CP949 CRLF comma" */
	CASE_ROWS,    /* "records 9, title 2, header 1, rows 5, note 1, total 1" */
	CASE_COLUMNS, /* "시도 text 5 | 인구[명] number 4+1 1..7 sum 12"; … at the end: and so
			 on */
	CASE_CELLS, /* "1,2=가\n나 | 3,1=다": row and column from 1; - for none */
	CASE_SAID,  /* codes, with line:column those that are errors and warnings */
	CASE_PARTS
};

/* One load of one case. Everything lives in mem. */
struct load_case {
	struct arena *mem;
	struct str part[CASE_PARTS];
	struct str path;
	struct source_options o;
	struct files files;
	struct diags d;
	struct table t;
	bool ok;
};

/* made.c: writes the file that a test makes up; false when there is none of that name. */
bool made_write(const char *name, int fd);

/* expect.c: the parts of the line as the loader's result gives them. */
struct str expect_form(const struct load_case *c);
struct str expect_rows(const struct load_case *c);
struct str expect_columns(const struct load_case *c);
struct str expect_said(const struct load_case *c);
/* Empty when every cell of the line is as it says, else the first that is not. */
struct str expect_cells(const struct load_case *c);
/* Empty when every cell's place quotes back to the cell. */
struct str expect_places(const struct load_case *c);

/* paste.c: the YAML of the file, pasted into a report, gives the same table;
 * else what differs. */
struct str paste_check(struct load_case *c);

#endif
