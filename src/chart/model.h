#ifndef CHART_MODEL_H
#define CHART_MODEL_H

#include "chart/bind/hue.h"
#include "chart/bind/series.h"
#include "chart/chart.h"
#include "chart/layer.h"

/*
 * Inside chart/ only. What a chart knows before it knows its size: fields
 * bound to columns, rows grouped and stacked, series found and coloured,
 * scales trained. chart_build() makes it once; everything else reads it.
 */
struct chart {
	const struct plan_chart *plan;
	const struct theme *theme;
	struct text *text;
	struct chart_fonts fonts;
	double scale,
		type; /* of lines and gaps; of letters: a theme's are as large as it says */
	struct arena *mem;
	struct diags *d;

	struct model_field field[CHANNEL_COUNT];
	struct model_field second; /* the second y axis; e NULL: there is none */
	struct model_layer *layer;
	size_t layers;
	const struct mark_series *series; /* shared by all layers */
	const struct model_key *key;      /* of each series, in order */
	size_t series_count;
	struct hue hue;                    /* colours by number */
	struct model_grade grade[2];       /* opacity, size */
	struct scale names[CHANNEL_COUNT]; /* BAND scales as ordered sets: X Y COLOR DETAIL
					      SHAPE DASH XOFFSET YOFFSET */
	struct model_view view[2];         /* as written; turned to lie */
	bool lying;                        /* bars that grow along x, as the author wrote it */
	bool may_turn;                     /* to lie, where names do not fit below the axis */
	const double *whole; /* of each series over all cells: the order of their slices */
	size_t slices;       /* the most in one pie */
	bool apart;   /* layers have colours and names that nobody wrote: chart/bind/apart.h */
	bool polar;   /* stands in a turn, not on axes */
	bool uneven;  /* rings that end at different angles */
	bool parts;   /* its slices are the parts of one whole … */
	bool rounded; /* … and their rounded shares are not 100 */
	bool hollow;  /* a cell without anything to divide */
	const struct cells_grid
		*cells;    /* small multiples: chart/bind/cells.h; NULL: one plot */
	bool *told;        /* of what finds no room: once, however often it is drawn */
	unsigned statuses; /* bits of enum status that some drawn row has */
	struct str alt;
	const struct frame *frame; /* captions and notes: chart/draw/frame.h */
	const struct text_para *
		*name[CHANNEL_COUNT]; /* X, Y: one per level of a discrete axis */
};

/* So few lines are surely named at their ends. More have markers, so that colour is not
 * the only cue where a legend names them (C2), and a legend names their statuses. */
#define MODEL_PLAIN_MAX 4

/* Binds, groups, stacks and trains. False with diagnostics. */
bool model_bind(struct chart *c);

/* The second half of it, for the rows that the layers have: a cell's own. */
bool model_rows(struct chart *c);

/* Binds one channel of a layer: field.c. */
/* Is every word of the status channel a status? One that is none would pass for 실적. */
bool field_statuses(struct chart *c, const struct plan_layer *l);
bool field_bind(struct chart *c, struct model_layer *l, enum plan_channel channel);

/* The author's title, or the column's name and what was made of it. raw: of the layer
 * as it was written. */
struct str field_name(const struct chart *c, const struct table *raw,
		      const struct plan_encoding *e, const struct column *column);

/* The names of a discrete channel over all layers, in the order asked for. */
bool order_names(struct chart *c, enum plan_channel channel);

/* Warnings of SPEC §5 about what was bound. */
void honesty_check(struct chart *c);

static inline double model_number(struct plan_number n, double otherwise)
{
	return n.set ? n.v : otherwise;
}

/* A layer's own field of a channel: the second y axis is nobody else's. */
static inline const struct model_field *model_field(const struct chart *c,
						    const struct model_layer *l,
						    enum plan_channel channel)
{
	return channel == CHANNEL_Y && l->second ? &c->second : &c->field[channel];
}

/* The channel along which values are read: y, or x of lying bars. */
enum plan_channel model_measure(const struct chart *c);
enum plan_channel model_base(const struct chart *c);

#endif
