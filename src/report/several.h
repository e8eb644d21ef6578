#ifndef REPORT_SEVERAL_H
#define REPORT_SEVERAL_H

#include "report/draft.h"

/*
 * -y 출생아수 -y 사망자수: several columns on one axis of `dopyo chart`. They
 * become rows by a step fold, and a colour, or small charts where the colour
 * is taken, tells them apart. *t becomes the table so folded. Two words for a
 * channel that takes one, or that cannot be folded, are an error.
 */
bool several_fold(struct bind *b, const struct table **t, struct node *block);

/* Bars of them stand side by side, for they may be no parts of one whole. Called when
 * the mark is chosen and all is said. */
void several_offset(struct bind *b, struct node *block);

/* The list of columns that were folded; NULL: none. */
const struct node *several_columns(const struct node *block);

#endif
