#ifndef KO_HANGUL_H
#define KO_HANGUL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Arithmetic on Hangul code points (Unicode 15, section 3.12). */

enum {
	HANGUL_FIRST = 0xAC00,
	HANGUL_LAST = 0xD7A3,
	HANGUL_L = 0x1100, /* leading consonants */
	HANGUL_V = 0x1161, /* vowels */
	HANGUL_T = 0x11A7, /* final consonants; this one itself is none */
	HANGUL_LS = 19,
	HANGUL_VS = 21,
	HANGUL_TS = 28,
};

/* Final consonants by their number in a syllable; 0 is none. */
enum { HANGUL_FINAL_N = 4 /* ㄴ */, HANGUL_FINAL_R = 8 /* ㄹ */ };

bool hangul_syllable(uint32_t code);
int hangul_final(uint32_t syllable); /* 0..27 */
uint32_t hangul_make(int l, int v, int t);

/* The syllable that a and b make as L+V or LV+T, or 0. */
uint32_t hangul_pair(uint32_t a, uint32_t b);

/* The final consonant of the last syllable of s, −1 when s ends in none. */
int hangul_final_of(struct str s);

#endif
