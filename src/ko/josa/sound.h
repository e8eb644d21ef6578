#ifndef KO_JOSA_SOUND_H
#define KO_JOSA_SOUND_H

#include <stdint.h>

#include "ko/hangul.h"
#include "ko/josa.h"

/*
 * How a word ends when it is read aloud: the number of its final consonant
 * (0 none, HANGUL_FINAL_R, …), or JOSA_UNKNOWN.
 */
#define JOSA_UNKNOWN (-1)

/* P3–P10 for the end of host. *word is what decided, for a warning. */
int josa_sound(struct arena *mem, struct str host, const struct josa_words *words,
	       struct str *word);

/*
 * The end of a host as code points, composed, full-width forms as ASCII. All
 * functions below look at its last characters only.
 */
struct josa_host {
	const uint32_t *c;
	size_t n;
};

/* number.c: P5, and dates and times as official documents write them. */
int josa_number(struct josa_host h);
int josa_date(struct josa_host h);
size_t josa_number_start(struct josa_host h); /* where the digits at the end begin; n: none */

/* unit.c: P6. */
int josa_unit(struct josa_host h);     /* a unit behind a number: 750t, 5‰ */
int josa_currency(struct josa_host h); /* a sign before the number at the end: $100 */

/* latin.c, words.c: P7, P8. */
int josa_latin(struct josa_host h);
int josa_word(struct josa_host h, const struct josa_words *words); /* a report's list */
int josa_builtin(struct josa_host h);

/* letter.c, hanja.c: P4, P10. One character. */
int josa_letter(uint32_t code);
int josa_letter_latin(uint32_t code); /* the name of A–Z, a–z */
int josa_hanja(uint32_t code);

#endif
