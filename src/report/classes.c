#include "report/classes.h"

#include "report/keys.h"

/* The next word of the classes from *i on; empty: none. */
static struct str next_word(struct str s, size_t *i)
{
	while (*i < s.n && s.p[*i] == ' ')
		(*i)++;
	size_t from = *i;
	while (*i < s.n && s.p[*i] != ' ')
		(*i)++;
	struct str word = str_slice(s, from, *i);
	return str_eq(word, STR("-")) ? STR("unnumbered") : word;
}

/* The words; those of a block stand behind its name. */
static struct str all(const struct element *e)
{
	return e->kind == ELEMENT_BLOCK ? e->classes : e->name;
}

bool classes_has(const struct element *e, const char *word)
{
	struct str s;
	for (size_t i = 0; (s = next_word(all(e), &i)).n;)
		if (str_eq(s, str_of(word)))
			return true;
	return false;
}

bool classes_check(struct bind *b, const struct element *e, const char *known)
{
	struct str s;
	for (size_t i = 0; (s = next_word(all(e), &i)).n;)
		if (!str_among(s, known))
			return diag_report(b->d, e->name_at, DIAG_CLASS_UNKNOWN, s,
					   keys_nearest(s, known), str_of(known));
	return true;
}
