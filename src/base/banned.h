#ifndef BASE_BANNED_H
#define BASE_BANNED_H

/*
 * Functions that depend on the locale, on a shared buffer or on luck. The
 * compiler reads this header before every file of ours (-include), so their
 * use is a compile error that names the replacement. System headers come
 * first, so that only our own code is bound.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define strcpy use_arena_str_instead_of_strcpy
#define strncpy use_arena_str_instead_of_strncpy
#define strcat use_buf_instead_of_strcat
#define sprintf use_buf_instead_of_sprintf
#define strtok use_str_find_instead_of_strtok
#define atoi use_num_parse_int_instead_of_atoi
#define atof use_num_parse_instead_of_atof
#define localtime use_our_own_dates_instead_of_localtime
#define setlocale never_set_the_locale

#endif
