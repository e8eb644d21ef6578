#ifndef CHART_ASSUME_H
#define CHART_ASSUME_H

#include "chart/model.h"

/*
 * Inside chart/ only. The sentence that states what a projection assumes,
 * printed as a note: "전망: 발제자 주장 계열은 연 750톤씩 증가한다고 가정
 * (2025년 4만 4천 톤 → 2050년 6만 2,750톤)". Empty when the plan names no assumption.
 */
struct str assume_text(const struct chart *c, const struct plan_projection *p);

/* The assumption alone, for alternative texts: "연 750톤씩 증가". */
struct str assume_phrase(const struct chart *c, const struct plan_projection *p);

#endif
