#ifndef REPORT_SHAPE_ROWS_H
#define REPORT_SHAPE_ROWS_H

#include "report/shape/shape.h"

/* How the tables of keys are written: one macro a kind of value. */
/* clang-format off */
#define KEY(name, forms, ko, en) {name, forms, 0, NULL, 0, 0, NULL, {ko, en}}
#define TEXT(name, ko, en) KEY(name, SHAPE_TEXT, ko, en)
#define FLAG(name, ko, en) KEY(name, SHAPE_FLAG, ko, en)
#define WORD(name, words, ko, en) {name, SHAPE_WORD, 0, words, 0, 0, NULL, {ko, en}}
#define HINT(name, words, ko, en) {name, SHAPE_TEXT, 0, words, 0, 0, NULL, {ko, en}}
#define NUMBER(name, lo, hi, ko, en) {name, SHAPE_NUMBER, 0, NULL, lo, hi, NULL, {ko, en}}
#define COUNT(name, lo, hi, ko, en) {name, SHAPE_INTEGER, 0, NULL, lo, hi, NULL, {ko, en}}
#define MAP(name, of, ko, en) {name, SHAPE_MAP, 0, NULL, 0, 0, &(of), {ko, en}}
#define LIST(name, forms, each, ko, en) {name, SHAPE_LIST | (forms), each, NULL, 0, 0, NULL, {ko, en}}
#define MAPS(name, forms, of, ko, en) {name, SHAPE_LIST | (forms), SHAPE_MAP, NULL, 0, 0, &(of), {ko, en}}

#define NOTE LIST("note", SHAPE_TEXT, SHAPE_TEXT, "주, 또는 주들의 목록", "a note, or a list of notes")

#define SHAPE(id, ko, en) \
	const struct shape shape_##id = { \
		.name = #id, .says = {ko, en}, .key = id, .keys = sizeof(id) / sizeof(*(id))}
#define EITHER(id, ko, en, ...) \
	static const struct shape *const id[] = {__VA_ARGS__, NULL}; \
	const struct shape shape_##id = {.name = #id, .says = {ko, en}, .either = id}
#define OWN_NAMES(id, ko, en) \
	const struct shape shape_##id = {.name = #id, .says = {ko, en}, .any = &id}
/* clang-format on */

#endif
