#ifndef KO_FORMAT_H
#define KO_FORMAT_H

#include "base/diag.h"

/*
 * Number and date styles: the door. One style is one file in ko/format/ and
 * one word in FORMATS (format/styles.h). The registry feeds parser, help,
 * schema and errors. Rules: HANGUL.md N1–N8, SPEC §4.
 */
enum format_sign {
	FORMAT_SIGN_DEFAULT, /* the theme's, else minus */
	FORMAT_SIGN_MINUS,   /* U+2212 */
	FORMAT_SIGN_HYPHEN,
	FORMAT_SIGN_TRIANGLE, /* budget documents */
	FORMAT_SIGN_NONE      /* amounts to both sides of zero: population pyramids */
};

/* A parsed `comma(dec=1) | unit | else '-'`. Plain data, zero is no format at
 * all but dec; see FORMAT_NONE. */
struct format {
	const struct format_style *style; /* NULL: comma for a number, else as it is written */
	int dec;                          /* −1: as the value is written */
	enum format_sign sign;
	bool plus, ratio, weekday, even; /* even: halves go to the even digit */
	bool append_unit;
	int round;       /* power of ten to round to; −1: none */
	struct str unit; /* of scale: 만, 백만, …; empty: the largest that fits */
	bool has_else;   /* | else '…' */
	struct str otherwise;
};
#define FORMAT_NONE ((struct format){.dec = -1, .round = -1})

struct format_style {
	const char *name, *summary;
	const char *example; /* "44000 → 4만 4천" */
	const char *options; /* names of options it understands, space separated */
	const char *takes;   /* the kind of value, as an error names it: "숫자" */
	/* The value's text with f->sign settled; empty when the value does not suit. */
	struct str (*apply)(const struct format *f, struct str value, struct arena *mem);
};

/*
 * Parses what stands behind a | in {{ }}, itself a chain: `man-cheon | unit`,
 * `.1`, `.1%`, `comma(dec=1) | else '-'`. Unknown styles and options are
 * errors at their place with the nearest name. at is the place of s. On
 * failure *out is FORMAT_NONE.
 */
bool format_parse(struct str s, struct span at, struct format *out, struct arena *mem,
		  struct diags *d);

/* What is to be printed, and the house rules for it. */
struct format_value {
	struct str text;       /* decimal text, date, time or text; p == NULL: missing */
	struct str unit;       /* the column's, for | unit */
	bool number;           /* comma when no style is given; else text is shown as it is */
	enum format_sign sign; /* the theme's */
	bool unit_space;       /* the theme's: "750 톤" */
	struct span at;        /* for errors */
};

/* False with a diagnostic when the value does not suit the style, is missing
 * and has no else, or has no unit to append; *out is then the text as it is. */
bool format_apply(const struct format *f, const struct format_value *v, struct str *out,
		  struct arena *mem, struct diags *d);

const struct format_style *format_find(struct str name); /* NULL: no such style */
extern const struct format_style *const format_all[];
extern const size_t format_count;

/*
 * Labels for the ticks of one axis in one style (N8): value[i] are decimal
 * texts, all labels get the same number of decimals. False when a value does
 * not suit the style.
 */
bool format_ticks(const struct format *f, const struct str *value, size_t count,
		  struct str *label, struct arena *mem);

/* The unit 천, 만, 억, 조, … by which a column of ticks is best divided, and
 * its power of ten; "" and 0 when no label exceeds four digits. */
struct str format_tick_unit(const struct str *value, size_t count, int *power,
			    struct arena *temp);

#endif
