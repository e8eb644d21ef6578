#ifndef KO_COUNTER_H
#define KO_COUNTER_H

#include <stdbool.h>

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

/*
 * A part as text refers to it: 장 hold 절. decimal "3장", "3.2절"; by the marks of
 * official documents "3장", "3-가", "3-가-1"; in English "Section 3", and "Chapter 3"
 * where figures count by chapter. Counts of 0 have no mark and are left out; the last
 * one is not 0.
 */
struct counter_style {
	bool government, chapter, korean;
	bool appendix; /* "부록 A", "부록 A.1", "부록 A-1" */
};
struct str counter_reference(struct arena *mem, const size_t *count, size_t levels,
			     struct counter_style style);

/* A … Z, AA …, of appendices; n from 1. */
struct str counter_letter(struct arena *mem, size_t n);

/* "A.1.3", of the counts of an appendix; "부록 A" or "Appendix A" of one. */
struct str counter_appendix(struct arena *mem, const size_t *count, size_t levels, bool korean);

/* "2.1.3", of the counts of so many levels; "2." of one. */
struct str counter_decimal(struct arena *mem, const size_t *count, size_t levels);

#endif
