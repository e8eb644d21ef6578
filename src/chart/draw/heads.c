#include "chart/draw/heads.h"

#include <math.h>

#include "chart/draw/letter.h"
#include "chart/words.h"

static struct str text_of(const struct chart *c, enum plan_channel channel, size_t level)
{
	const struct model_field *f = &c->field[channel];
	struct str name = c->names[channel].level[level];
	return f->column && column_is_temporal(f->column->type) ? words_period(c, name) : name;
}

static const struct text_line *fitted(const struct chart *c, enum letter kind, color rgba,
				      struct str s, double width)
{
	const struct text_line *line = letter_line(c, kind, rgba, s);
	if (line->width <= width)
		return line;
	return text_ellipsis(c->text, s, letter_style(c, kind, rgba),
			     fmax(width, 2 * letter_size(c, LETTER_AXIS)), c->d);
}

const struct text_line *heads_line(const struct chart *c, enum plan_channel channel,
				   size_t level, double width)
{
	return fitted(c, LETTER_STRONG, c->theme->color.text, text_of(c, channel, level),
		      width);
}

bool heads_on(const struct chart *c, enum plan_channel channel)
{
	const struct plan_encoding *e = c->field[channel].e;
	return e && e->axis.labels != TRI_NO;
}

double heads_width(const struct chart *c, double most)
{
	double width = 0;
	for (size_t i = 0; heads_on(c, CHANNEL_ROW) && i < c->names[CHANNEL_ROW].levels; i++)
		width = fmax(width, heads_line(c, CHANNEL_ROW, i, most)->width);
	const struct text_line *title = heads_title(c, CHANNEL_ROW, most);
	return title ? fmax(width, title->width) : width;
}

const struct text_line *heads_title(const struct chart *c, enum plan_channel channel,
				    double width)
{
	const struct plan_encoding *e = c->field[channel].e;
	if (!e || !e->title.text.n)
		return NULL;
	return fitted(c, LETTER_AXIS, c->theme->color.secondary, e->title.text, width);
}
