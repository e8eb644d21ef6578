#ifndef SPEC_YAML_H
#define SPEC_YAML_H

#include "spec/node.h"
#include "spec/reader.h"

/*
 * YAML of SPEC §2, read through libyaml's events: maps, lists and scalars,
 * nothing else. Bytes lo..hi of the file must be one map; nothing is an empty one.
 */
bool spec_yaml(struct node *out, struct reader *r, size_t lo, size_t hi);

/* Words libyaml's syntax error `problem`, found at byte `at` (and begun at
 * byte `context`) of lo..hi. Always false. */
/* The first full-width letter in the line at a place that YAML knows by its half-width form, or
 * an empty str: "：". */
struct str syntax_wide(const struct reader *r, size_t at);

bool syntax_report(const struct reader *r, struct span part, const char *problem, size_t at,
		   size_t context);

/* Reports that what stands at byte `at` would need quotes. Always false. */
bool syntax_needs_quotes(const struct reader *r, size_t at, size_t end);

#endif
