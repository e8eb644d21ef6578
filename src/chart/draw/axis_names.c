#include "chart/draw/axis_names.h"

#include <math.h>

#include "chart/draw/axis_labels.h"

#define TURNED_MOST 14.0 /* longest name that is turned, in label sizes */
#define NAME_MIN 6.0     /* narrowest name that is worth cutting, in label sizes */
#define TIGHT 1.15       /* least step of names below each other, in label sizes */
#define STEP_MIN 0.5     /* between names side by side, in label sizes */

static double em(const struct chart *c)
{
	return letter_size(c, LETTER_AXIS);
}

/* What stands in these lines of a name, as one that is cut to the width. */
static const struct text_line *cut_rest(const struct chart *c, const struct text_line *line,
					size_t lines, double width)
{
	struct text_style style = letter_style(c, LETTER_AXIS, c->theme->color.secondary);
	struct str *part = ARENA_NEW(c->mem, struct str, lines);
	for (size_t i = 0; i < lines; i++)
		part[i] = line[i].text;
	struct str rest = str_trim(arena_join(c->mem, part, lines, STR_NONE));
	return text_ellipsis(c->text, rest, style, width, c->d);
}

struct name_room {
	double width;
	size_t lines;
};

/* A name in the lines there is room for; the last one ends in an ellipsis when
 * there is more. */
static struct axis_label name_label(const struct chart *c, const struct axis *a, size_t level,
				    struct name_room room, bool *crowded)
{
	struct axis_label l = {.value = (double)level};
	const struct text_para *para = c->name[a->channel][level];
	size_t lines = 0;
	l.line = ARENA_NEW(c->mem, const struct text_line *, AXIS_LINES);
	const struct text_line *line = text_para_lines(c->text, para, room.width, &lines);
	bool torn = text_para_min_width(para) > room.width;
	bool cut = lines > room.lines;
	*crowded |= cut || torn;
	for (size_t i = 0; i < lines && i < room.lines; i++) {
		bool last = cut && i + 1 == room.lines;
		l.line[l.lines] =
			last ? cut_rest(c, &line[i], lines - i, room.width) : &line[i];
		l.width = fmax(l.width, l.line[l.lines++]->width);
	}
	return l;
}

static double step_of(const struct scale *s, double length)
{
	double steps = (double)s->levels - s->padding_inner + 2 * s->padding_outer;
	return length / fmax(1, steps);
}

/* Names that are numbers or dates may be thinned out; others say what a bar is. */
static bool ordered(const struct model_field *f)
{
	return f->column && f->column->type != COLUMN_TEXT && f->column->type != COLUMN_CODE;
}

/* Turned names stand in one line each, cut to the room across and along the axis. */
static void turned_names(const struct chart *c, const struct scale *s, struct axis *a,
			 struct size room)
{
	struct text_style style = letter_style(c, LETTER_AXIS, c->theme->color.secondary);
	double down = fabs(a->vertical ? cos(a->angle) : sin(a->angle));
	double most = fmin(a->limit, fmin(TURNED_MOST * em(c), room.w / fmax(down, 0.1)));
	if (a->vertical) /* they keep beside the plot */
		most = fmin(most, room.h / fmax(fabs(sin(a->angle)), 0.1));
	for (size_t i = 0; i < s->levels; i++) {
		struct axis_label *l = &a->label[i];
		*l = axis_labels_line(c, (double)i, s->level[i]);
		if (l->width <= most)
			continue;
		l->line[0] = text_ellipsis(c->text, s->level[i], style, most, c->d);
		l->width = l->line[0]->width;
	}
	a->crowded = true; /* they are thinned where they would touch */
}

void axis_names_make(const struct chart *c, const struct scale *s, struct axis *a,
		     double length, double width)
{
	if (a->angle != 0) {
		turned_names(c, s, a, (struct size){width, length});
		return;
	}
	double step = step_of(s, length);
	struct name_room room = {width, AXIS_LINES};
	if (a->vertical)
		room.lines = (size_t)fmax(
			1, fmin(AXIS_LINES, floor(step / letter_pitch(c, LETTER_AXIS))));
	else /* names in order are thinned, others are wrapped */
		room.width = ordered(a->field) ? length : step - STEP_MIN * em(c);
	bool limited = a->limit < room.width; /* what is cut then was meant to be */
	room.width = fmax(fmin(room.width, a->limit), 1.5 * em(c));
	for (size_t i = 0; i < s->levels; i++)
		a->label[i] = name_label(c, a, i, room, &a->crowded);
	a->crowded = a->crowded && !limited;
	if (!a->crowded || a->vertical || room.width >= NAME_MIN * em(c))
		return;
	/* fewer names, but ones that can be read */
	room.width = fmax(room.width, fmin(NAME_MIN * em(c), length));
	for (size_t i = 0; i < s->levels; i++)
		a->label[i] = name_label(c, a, i, room, &a->crowded);
}

void axis_names_thin(const struct chart *c, const struct scale *s, struct axis *a,
		     double length)
{
	if (a->field->e->axis.values.count || !(a->vertical || ordered(a->field) || a->crowded))
		return;
	double step = step_of(s, length);
	double need = axis_labels_step(c, a, a->widest);
	bool named = a->vertical && a->angle == 0 && !ordered(a->field);
	if (named && step >= TIGHT * em(c)) /* all of them rather than half */
		need = fmin(need, step);
	size_t every = step > 0 && need > step ? (size_t)ceil(need / step) : 1;
	for (size_t i = 0; i < a->labels; i++)
		a->label[i].hidden = i % every != 0;
}

void axis_names_choose(const struct scale *s, struct axis *a)
{
	const struct plan_words *only = a->field->e ? &a->field->e->axis.values : NULL;
	if (!only || !only->count)
		return;
	for (size_t i = 0; i < a->labels; i++) {
		bool found = false;
		for (size_t k = 0; k < only->count; k++)
			found |= str_eq(only->word[k], s->level[i]);
		a->label[i].hidden = !found;
	}
}

/* Years and numbers are read from their neighbours. */
size_t axis_names_hidden(const struct axis *a)
{
	size_t lost = 0;
	bool told = a->names && !ordered(a->field) && !a->field->e->axis.values.count;
	for (size_t i = 0; i < a->labels && told; i++)
		lost += a->label[i].hidden;
	return lost;
}

bool axis_names_fit(const struct chart *c, double length)
{
	struct scale s = c->view[0].scales.x;
	scale_settle(&s, 0);
	struct axis a = {.field = &c->field[CHANNEL_X], .channel = CHANNEL_X};
	a.limit = model_number(a.field->e->axis.label_limit, INFINITY) * c->scale;
	a.label = ARENA_NEW(c->mem, struct axis_label, s.levels);
	axis_names_make(c, &s, &a, length, 0);
	return !a.crowded;
}
