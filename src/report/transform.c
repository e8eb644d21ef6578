#include "report/encode.h"
#include "report/keys.h"

/* The list of transform steps. */

/* `project` steps add rows; each goes on from what the one before made. */
const struct table *transform_apply(struct encoder *x, const struct table *t,
				    const struct node *list, struct str series)
{
	for (size_t i = 0; list && t && i < list->count; i++) {
		struct keys k = keys_open(&list->item[i], "project", x->b->d);
		const struct node *step = keys_node(&k, "project");
		if (!step) {
			if (k.ok)
				diag_report(x->b->d, list->item[i].at, DIAG_CHART_NEEDS,
					    STR("project"));
			return NULL;
		}
		t = project_rows(x->b, t, step, series, x->chart);
	}
	return t;
}
