#ifndef CHART_WORDS_H
#define CHART_WORDS_H

#include "chart/model.h"

/*
 * Inside chart/ only. The fixed words of figures in the report's language,
 * and numbers as figures write them.
 */
struct str words_pick(const struct chart *c, struct str korean, struct str english);

/* A value of the measure as its label: "186개", "6만 2,750톤(전망)". rows: how
 * many there are; many labels leave the unit to the unit line. */
struct str words_label(const struct chart *c, const struct model_layer *l, struct str value,
		       enum status status, size_t rows);

/* A cell as a layer's text channel shows it: a number in the channel's format,
 * with % but no other unit. */
struct str words_cell(const struct chart *c, const struct model_layer *l, uint32_t row);

/* A number in a sentence, with its unit: "4만 4천 톤", "44,000 t". */
struct str words_number(const struct chart *c, struct str value, struct str unit);
/* With so many decimals, unit attached: "5.8배". */
struct str words_fixed(const struct chart *c, double value, int decimals, struct str unit);

/* The unit line: "(단위: 억 원)"; a base needs no word before it: "(2020=100)". */
struct str words_unit(const struct chart *c, struct str unit);

/* "1990" → "1990년", "2025-09" → "2025년 9월", "Sep 2025"; other text as it is. */
struct str words_period(const struct chart *c, struct str text);

/* A cell of words or times: a quarter, month or day in words, else as it is written. */
struct str words_place(const struct chart *c, const struct column *column, uint32_t row);

/* A tick's text; of a season, such as a month of any year, its name. */
struct str words_tick(const struct chart *c, const struct model_field *f, const struct scale *s,
		      size_t i);

/* "전망", "주장"; empty for actual values. */
struct str words_status(const struct chart *c, enum status s);

/* word + "은" or "는" …; pair as in ko/josa.h. English: the word alone. */
struct str words_with(const struct chart *c, struct str word, struct str pair);

#endif
