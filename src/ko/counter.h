#ifndef KO_COUNTER_H
#define KO_COUNTER_H

#include "base/arena.h"

/* Marks that count, by the levels of official documents (HANGUL.md N9). */
enum counter {
	COUNTER_DIGIT = 1,      /* 1. */
	COUNTER_SYLLABLE,       /* 가. */
	COUNTER_DIGIT_CLOSE,    /* 1) */
	COUNTER_SYLLABLE_CLOSE, /* 가) */
	COUNTER_DIGIT_ROUND,    /* (1) */
	COUNTER_SYLLABLE_ROUND, /* (가) */
	COUNTER_DIGIT_RING,     /* ① */
	COUNTER_SYLLABLE_RING,  /* ㉮ */
	COUNTER_LEVELS = COUNTER_SYLLABLE_RING
};

/*
 * The nth mark of a kind, n from 1. Behind 하 follow 거 너 … 허, 고 노 … 기; behind
 * the last of these, and where Unicode has no ring for a number, digits and
 * parentheses stand in: (51).
 */
struct str counter_mark(struct arena *mem, enum counter kind, size_t n);

/* "2.1.3", of the counts of so many levels; "2." of one. */
struct str counter_decimal(struct arena *mem, const size_t *count, size_t levels);

#endif
