#ifndef SOURCE_DECODE_H
#define SOURCE_DECODE_H

#include <stdbool.h>

#include "base/arena.h"

/*
 * Bytes → UTF-8, as HANGUL.md section 3 says. label: "auto", or a name of an
 * encoding (EUC-KR, MS949, … all mean CP949). No Hangul is composed here.
 */
struct decoded {
	struct str text;      /* UTF-8, without a byte order mark */
	const char *encoding; /* "UTF-8", "CP949", "UTF-16LE", … */
	bool mark;            /* a byte order mark was there */
	bool damaged_utf8;    /* E2: mostly UTF-8, refused */
	size_t error_at;      /* byte offset of the first bad sequence, or SIZE_MAX */
};

/* False when the label is unknown or the bytes cannot be decoded (error_at). */
bool decode_text(struct str bytes, struct str label, struct decoded *out, struct arena *mem);

#endif
