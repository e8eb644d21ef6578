#ifndef MARK_ROW_H
#define MARK_ROW_H

#include "data/table.h"
#include "mark/spread.h"
#include "scene/scene.h"

/* What marks are given for each row, each series and each property, and what
 * they ask for: a label. */

struct mark_series {
	struct str name; /* empty: the only one */
	color rgba;
	size_t index;     /* chooses the shape of its markers … */
	size_t dash;      /* … and the pattern of its lines; 0: solid */
	uint8_t hatch;    /* its filled areas are striped (1) or crossed (2): printed in grey,
			     another looks alike */
	bool lit;         /* drawn over the others: a condition sets it apart */
	bool muted;       /* a condition takes all its rows out of the colours: no key */
	uint8_t own_dash; /* of the layer's dashes, from 1; 0: none */
};

/* One row as drawn: positions are domain values of the scales (TIME: days,
 * BAND: level index). NAN where missing. */
struct mark_row {
	double x, y, x2, y2; /* x2, y2: where a stacked bar or area stands, on its measure */
	double size;         /* point: square points; NAN: the option's */
	double theta, order; /* arc: its amount; what slices are ordered by, or NAN */
	double theta2, radius, radius2;
	double turn, turn2;    /* where it begins and ends on the scale of angles … */
	double ring, ring2;    /* … and of radii; both the level of a name */
	double share;          /* of its whole; NAN: it is no part of one */
	bool meets, stands;    /* another slice ends where it begins; it stands on another */
	double hue;            /* the number it is coloured by; NAN: none */
	color rgba;            /* of its own, by number; 0: the series' */
	double opacity;        /* 0 counts as 1 */
	size_t series, offset; /* index of series; of xOffset levels */
	enum status status;
	bool gap;        /* something before it in its series was not observed */
	bool lit;        /* set apart from most others by a condition */
	uint8_t dash;    /* of the layer's dashes, from 1; 0: the series' */
	uint32_t row;    /* in the table */
	struct str text; /* value text for labels, formatted */
	const struct mark_spread *spread; /* of marks that summarise; its middle is the value */
};

struct mark_label {          /* a request; chart/ shapes, places or drops it */
	struct point anchor; /* on the mark's edge; the chart leaves a gap */
	int side;            /* −1 left, 1 right, 0 centred; for dy: */
	int rise;            /* −1 above, 1 below, 0 centred on the body */
	double dy;           /* chart/ moves it so far aside from its neighbours */
	struct str text;
	color rgba; /* 0: the chart's colour for labels */
	bool strong;
	double priority; /* higher stays */
	bool inside;     /* else at its outer end, inside only where that is taken */
	double room;     /* width for the text inside the mark, 0: none */
	double tall;     /* height for it */
	int free;        /* −1, 1: beyond that end of a part of a stack is no other … */
	bool along;      /* … and it lies along x */
	color inside_on; /* colour of what the label stands on when inside */
	bool striped;    /* which is hatched: the label needs a ground */
	bool fixed;      /* it is the mark: stands here or nowhere */
	double size;     /* of the letters, points on paper; 0: as labels are */
	double angle;    /* radians, clockwise about the anchor */
	const struct sector *round; /* of a turn: mark/sector.h; its outer radius is the words'
				       place; NAN: amid the slices. NULL: not in a turn */
	bool loose;                 /* nobody said how it stands at its place */
	uint32_t row;               /* in the table */
};

#define MARK_SHAPES "circle square triangle-up diamond triangle-down hexagon pentagon octagon"
#define MARK_DASHES 8

struct mark_either { /* a number, or one of some words */
	struct str word;
	double number; /* NAN: none */
};

struct mark_options { /* mark properties: mark/property.c; numbers of 0: the mark's default */
	struct str label;                   /* none end inside all */
	struct str interpolate;             /* linear monotone step step-before step-after */
	struct str shape;                   /* point: one of MARK_SHAPES */
	struct str orient;                  /* tick, boxplot: vertical horizontal */
	struct str center;                  /* error bar: mean median */
	struct mark_either extent;          /* how far a summary reaches */
	bool ticks, borders, outliers;      /* of ranges: their ends; of boxplots: points */
	struct str align, baseline, weight; /* text */
	bool point;  /* line, area: markers on observed rows, where there is room */
	bool line;   /* area: its edge */
	bool filled; /* point */
	bool interpolate_missing; /* line, area: bridge gaps, dashed */
	color color;              /* 0: the series' */
	double opacity;
	double size; /* point: area in square points; bar, tick: width */
	double inner_radius, outer_radius, corner_radius, pad_angle; /* outer: NAN: unset */
	double radius_offset, radius2_offset;                        /* points */
	double theta, theta2, theta_offset,
		theta2_offset; /* radians; theta, theta2: NAN: unset */
	double stroke_width, thickness, dx, dy;
	double font_size, angle;  /* text: points; degrees, clockwise */
	double dash[MARK_DASHES]; /* points */
	uint8_t dashes;
};

#endif
