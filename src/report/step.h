#ifndef REPORT_STEP_H
#define REPORT_STEP_H

#include "query/steps.h"
#include "report/bind.h"
#include "report/keys.h"

/* What readers of transform steps share: YAML of one step → struct step. Mistakes are
 * told as they are read, and k.ok says that there was one. */
struct step_reader {
	struct bind *b;
	struct keys k;
	struct step *s;
};

struct step_word step_word_of(const struct node *n); /* of NULL: empty */
struct step_word step_optional(struct step_reader *r, const char *key);
struct step_word step_needed(struct step_reader *r, const char *key);

/* One scalar or a list of them. */
const struct step_word *step_words(struct step_reader *r, struct keys *k, const char *key,
				   size_t *count);
void step_groups(struct step_reader *r);
void step_as(struct step_reader *r, size_t most); /* one name, or two */

/* A key that changes nothing beside what else was written: W696. */
void step_idle(struct step_reader *r, const char *key, const char *with);

void step_frame(struct step_reader *r); /* [-2, 0], null for no end */

/* curving.c */
void curving_regression(struct step_reader *r);
void curving_quantile(struct step_reader *r);
/* spreading.c */
void spreading_pivot(struct step_reader *r);
void spreading_impute(struct step_reader *r);

#endif
