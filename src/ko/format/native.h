#ifndef KO_FORMAT_NATIVE_H
#define KO_FORMAT_NATIVE_H

#include "base/arena.h"

/* Native numerals (N6): what 10 × tens is called, alone or before a digit. */
const char *format_native_tens(int tens, bool alone);

/* A whole number from 1 to 99, else 0. */
int format_native_value(struct str value, struct arena *temp);

#endif
