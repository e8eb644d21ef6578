#ifndef SPEC_LIMITS_H
#define SPEC_LIMITS_H

/*
 * How large a report file may grow. They are far above any briefing and keep
 * hostile input from taking minutes or all memory; each is a diagnostic.
 */
#define LIMITS_BYTES (8u << 20)   /* one report or YAML file */
#define LIMITS_PARTS (200u << 10) /* elements, inlines, YAML nodes and values in it */
#define LIMITS_LINES 8192u        /* without a blank line between: md4c takes their square */
#define LIMITS_DEPTH 64u          /* of lists, quotes, emphasis, YAML */

#endif
