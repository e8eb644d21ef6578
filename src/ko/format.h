#ifndef KO_FORMAT_H
#define KO_FORMAT_H

#include "base/diag.h"

/*
 * Number and date styles: the door. One style is one file in ko/format/ and
 * one word in FORMATS. The registry feeds parser, help, schema and errors.
 * Rules: HANGUL.md N1–N8, SPEC §4.
 */
enum format_sign {
	FORMAT_SIGN_DEFAULT,
	FORMAT_SIGN_MINUS,
	FORMAT_SIGN_HYPHEN,
	FORMAT_SIGN_TRIANGLE
};

/* A parsed `comma(dec=1, unit=톤)`. Plain data. */
struct format {
	const struct format_style *style; /* NULL: the default for the value */
	int dec;                          /* −1: as the value is written */
	enum format_sign sign;
	bool plus, ratio, weekday, append_unit;
	struct str round, unit, tick_style;
	bool has_else; /* | else '…' */
	struct str otherwise;
};

struct format_style {
	const char *name, *summary;
	const char *example; /* "44000 → 4만 4천" */
	const char *options; /* names of options it understands, space separated */
	/* The value's text; empty when the value does not suit the style. */
	struct str (*apply)(const struct format *f, struct str value, struct arena *mem);
};

/*
 * Parses what stands behind a | in {{ }}, itself a chain: `man-cheon | unit`,
 * `.1`, `.1%`, `comma(dec=1) | else '-'`. Unknown styles and options are
 * errors at their place with the nearest name. at is the place of s.
 */
bool format_parse(struct str s, struct span at, struct format *out, struct arena *mem,
		  struct diags *d);

/*
 * value: decimal text, date or text; unit: the column's, used by | unit;
 * sign: the theme's default for negatives. False with a diagnostic when the
 * value does not suit the style.
 */
bool format_apply(const struct format *f, struct str value, struct str unit,
		  enum format_sign sign, struct span at, struct str *out, struct arena *mem,
		  struct diags *d);

const struct format_style *format_find(struct str name);
extern const struct format_style *const format_all[];
extern const size_t format_count;

/* Ticks of one axis in one style (N8): value[i] are decimal texts. */
bool format_ticks(struct arena *mem, const struct str *value, size_t count, struct str style,
		  struct str *label);

/* The unit 천, 만, 억, 조 by which a column of ticks is best divided, "" for none, and its
 * power of ten. */
struct str format_tick_unit(const struct str *value, size_t count, int *power);

#endif
