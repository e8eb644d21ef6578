#include "report/keys.h"
#include "report/stepping.h"

/*
 * The list of transform steps: each run of steps that SQL can do is one query,
 * `project` adds rows to what the steps before it made.
 */

static const struct table *project(struct encoder *x, const struct table *t,
				   const struct node *n, struct str series)
{
	struct keys k = keys_open(n, &shape_project, x->b->d);
	return k.ok ? project_rows(x->b, t, keys_node(&k, "project"), series, x->chart) : NULL;
}

static bool is_project(const struct node *n)
{
	return node_get(n, "project") != NULL;
}

/* Steps lo..hi − 1; all of them are read, so that every mistake is told. */
static const struct table *run(struct encoder *x, const struct table *t,
			       const struct node *list, size_t lo, size_t hi)
{
	struct bind *b = x->b;
	struct step *step = ARENA_NEW(b->mem, struct step, hi - lo + 1);
	bool ok = true;
	for (size_t i = lo; i < hi; i++)
		ok = stepping_read(b, &list->item[i], &step[i - lo]) && ok;
	ok = ok && steps_run(b->query, t, step, hi - lo, b->plan->korean, &t);
	return ok ? t : NULL;
}

const struct table *transform_apply(struct encoder *x, const struct table *t,
				    const struct node *list, struct str series)
{
	size_t count = list ? list->count : 0;
	for (size_t i = 0, end; t && i < count; i = end) {
		end = i + 1;
		if (is_project(&list->item[i])) {
			t = project(x, t, &list->item[i], series);
			continue;
		}
		while (end < count && !is_project(&list->item[end]))
			end++;
		t = run(x, t, list, i, end);
	}
	return t;
}
