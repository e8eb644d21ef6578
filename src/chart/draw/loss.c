#include "chart/draw/loss.h"

#include <math.h>

#include "base/num.h"
#include "base/utf8.h"

#define QUOTED 20 /* characters of a label in a message */

struct str loss_crowding(const struct canvas *v)
{
	const struct axis *side[] = {&v->y, &v->right};
	double most = v->figure.w / 2;
	struct str text = STR_NONE;
	size_t end = 0;
	if (v->ease > 0)
		return STR_NONE;
	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < side[k]->labels; i++) {
			const struct text_line *line = side[k]->label[i].line[0];
			if (line->width <= most)
				continue;
			most = line->width;
			text = line->text;
		}
	for (int i = 0; i < QUOTED && end < text.n; i++)
		utf8_next(text, &end);
	if (end == text.n)
		return text;
	return arena_printf(v->out->mem, "%.*s…", (int)end, text.p);
}

void loss_tell(const struct chart *c, struct rect at, const struct canvas_drawn *drawn)
{
	const struct plan_chart *p = c->plan;
	if (*c->told)
		return;
	*c->told = true;
	if (drawn->ease <= 0)
		diag_report(c->d, p->at, DIAG_CHART_NO_ROOM, num_shortest(c->mem, round(at.w)),
			    num_shortest(c->mem, round(at.h)), drawn->crowding);
	if (drawn->astray)
		diag_report(c->d, p->annotation[0].at, DIAG_CHART_NOTES_LOST,
			    diag_number(c->d, (long long)drawn->astray));
	if (drawn->lost)
		diag_report(c->d, p->at, DIAG_CHART_LABELS_LOST,
			    diag_number(c->d, (long long)drawn->lost));
	if (drawn->nameless)
		diag_report(c->d, p->at, DIAG_CHART_NAMES_HIDDEN,
			    diag_number(c->d, (long long)drawn->nameless));
}
