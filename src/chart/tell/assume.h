#ifndef CHART_ASSUME_H
#define CHART_ASSUME_H

#include "chart/model.h"
#include "data/filled.h"

/*
 * Inside chart/ only. The sentence that states what a projection assumes,
 * printed as a note: "전망: 발제자 주장 계열은 연 750톤씩 증가한다고 가정
 * (2025년 4만 4천 톤 → 2050년 6만 2,750톤)". Empty when the plan names no assumption.
 */
struct str assume_text(const struct chart *c, const struct plan_projection *p);

/* The assumption alone, for alternative texts: "연 750톤씩 증가". */
struct str assume_phrase(const struct chart *c, const struct plan_projection *p);

/* What was filled in where values were missing: "추정: 빠진 지수 값 3개를 평균으로 채움". */
struct str assume_filled(const struct chart *c, const struct table_filled *f);

/* The fillings of all layers, each once; count may be 0. */
const struct table_filled **assume_fillings(const struct chart *c, size_t *count);

#endif
