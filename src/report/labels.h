#ifndef REPORT_LABELS_H
#define REPORT_LABELS_H

#include "base/arena.h"
#include "base/str.h"

/* What `number:` of a {list} may be, between spaces. */
#define LABELS_STYLES "① 1. 1) 가. none •"

/*
 * The label of item i (from 0) of so many: ① ② … ㊿, 1. 2. …, 1) 2) …, or
 * 가. 나. … 하. 거. … of official documents; empty for none, else a bullet.
 * A list that is longer than its signs go is numbered 1. 2. throughout.
 */
struct str labels_item(struct arena *mem, struct str style, size_t i, size_t items);

/* Items that the signs of a style go as far as. */
size_t labels_most(struct str style);

#endif
