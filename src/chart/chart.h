#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "layout/box.h"
#include "plan/chart.h"
#include "text/text.h"

/*
 * Layers + scales + axes + legends + annotations → one box. chart_build()
 * needs no size: the box draws itself at whatever size it is given. The box
 * holds everything from title to source, and is one Figure with its alt text.
 */
struct chart_fonts { /* chains of text_chain() for the theme's roles */
	uint32_t heading, body, figure, code;
};

/* False with diagnostics when a family is not in the font set. */
bool chart_fonts_open(const struct theme *theme, struct text *text, struct chart_fonts *out,
		      struct diags *d);

struct chart;

/* NULL with diagnostics on failure. scale: 1 on paper; larger on slides,
 * multiplies every size of the theme. */
struct chart *chart_build(const struct plan_chart *plan, struct text *text,
			  const struct chart_fonts *fonts, double scale, struct arena *mem,
			  struct diags *d);

/* The figure in the flow; parent: the element it belongs to. It is as tall as
 * plan->height says, captions and notes included, or as its drawing needs. */
struct box chart_box(const struct chart *c, const struct tag *parent);

/* The figure alone, filling `at`: slides, PNG, SVG. */
void chart_place(const struct chart *c, const struct tag *parent, struct rect at,
		 struct scene *out);

/* The alternative text: the author's, or the automatic one (SPEC §5). */
struct str chart_alt(const struct chart *c);

#endif
