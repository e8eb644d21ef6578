#ifndef SOURCE_DECODE_H
#define SOURCE_DECODE_H

#include <stdbool.h>

#include "base/scroll.h"
#include "source/census.h"

/*
 * Bytes → UTF-8, as HANGUL.md section 3 says. label: "auto" (or empty), or a
 * name of an encoding (EUC-KR, MS949, … all mean CP949). No Hangul is composed
 * here. A byte order mark wins over a label.
 *
 * text is there even when there were errors: every bad sequence is one U+FFFD,
 * and the ASCII byte behind it, which may be a delimiter, is kept (E6).
 */
struct decoded {
	struct str text;      /* UTF-8, without a byte order mark; may be part of the input */
	const char *encoding; /* "UTF-8", "CP949", "UTF-16LE", …; NULL: label unknown */
	bool mark;            /* a byte order mark was there */
	bool damaged_utf8;    /* E2: mostly UTF-8, refused */
	size_t error_at;      /* byte offset of the first bad sequence, or SIZE_MAX */
	size_t error_in_text; /* the same place in text */
	size_t errors;        /* bad sequences, C1 controls and U+FFFD (E5) */
	struct census seen;   /* in text */
};

/* False when the label is unknown or the bytes cannot be decoded (error_at). */
bool decode_text(struct str bytes, struct str label, struct decoded *out, struct arena *mem);

/* The same by so many threads, 0: one per core. */
bool decode_large(struct str bytes, struct str label, unsigned threads, struct decoded *out,
		  struct arena *mem);

/* Takes the file as it is, without reading all of it into memory; false, and nothing is
 * said, where the label or its beginning call for more than leaving out the mark. Who
 * reads the rest sees whether it does. */
bool decode_plain(struct scroll *s, struct str label, struct decoded *out);

/* The labels decode_text() knows, one canonical name each: for hints. */
struct str decode_names(void);

#endif
