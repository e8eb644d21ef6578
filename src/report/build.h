#ifndef REPORT_BUILD_H
#define REPORT_BUILD_H

#include "plan/report.h"
#include "scene/page.h"
#include "text/text.h"

/*
 * The plan as pages, or one figure of it as a page of its own. Everything
 * lives in mem and in text. False with diagnostics when a character cannot be
 * drawn or a figure cannot be built.
 */
struct build {
	const struct plan *plan;
	struct text *text;
	struct arena *mem;
	struct diags *d;
	bool untitled; /* figures leave their titles to the slide */
};

bool build_pages(struct build *b, struct pages *out);

/* On paper of the figure's own size, or of the preset's: slide 960 × 540. */
bool build_figure(struct build *b, const struct plan_chart *chart, struct str preset,
		  struct pages *out);

#endif
