#ifndef PLAN_THEME_H
#define PLAN_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/files.h"
#include "base/str.h"

/*
 * A theme with every default filled (SPEC §2, defaults from HANGUL.md sections
 * 6 and 8). report/theme.c makes it; layout, chart and block read it.
 */
enum theme_role { THEME_HEADING, THEME_BODY, THEME_FIGURE, THEME_CODE, THEME_ROLES };

#define THEME_SERIES 8
#define THEME_FAMILIES 6

/* What stands for values that are none, or not final (HANGUL.md N11). */
struct theme_word {
	bool set; /* else as in the data */
	struct str text;
};
enum theme_provisional {
	THEME_USUAL,    /* raised in tables, a word in charts */
	THEME_RAISED,   /* 1,234ᵖ */
	THEME_SUFFIX,   /* 1,234p */
	THEME_WORD,     /* 1,234(잠정) */
	THEME_UNMARKED, /* open markers and the legend say it */
};
struct theme_marks {
	struct theme_word missing, not_applicable, suppressed, zero;
	enum theme_provisional provisional;
};

struct theme {
	struct str name;
	struct {
		struct str family[THEME_FAMILIES];
		size_t families;
		struct span
			at; /* where a report or theme file names them; SPAN_NONE: built in */
	} font[THEME_ROLES];
	struct {
		uint32_t series[THEME_SERIES]; /* 0xRRGGBBAA */
		size_t count;
		size_t plain; /* from this one on they repeat, told apart by hatches and dashes;
				 0: none do */
		bool grey;    /* printed without colour, whatever a scheme is called */
		double contrast; /* least of areas by number with the paper; 0: any */
		uint32_t text, secondary, muted, axis, grid, surface, stripe, accent, positive,
			negative, link;
	} color;
	struct { /* points */
		double body, small, title, subtitle, h1, h2, h3, chart_title, axis, label, note;
	} size;
	struct { /* line pitch as a share of the size (T1) */
		double body, list, table, caption;
	} pitch;
	struct {
		struct str preset; /* assembly, kdi, press */
		bool above;
	} caption;
	struct { /* between columns, in sizes of the body */
		double running, beside;
	} gap;
	double scale; /* how much larger than on paper its type is: lines of charts grow too */
	bool markers; /* lines have them even where colour would do */
	bool zebra;   /* tables: every second row is shaded */
	uint8_t sign; /* enum format_sign of ko/format.h */
	bool unit_space;
	struct theme_marks marks;
};

#endif
