#include <assert.h>
#include <math.h>

#include "scene/scene.h"

static void push(struct pen *b, enum path_op op)
{
	ARENA_PUSH(b->mem, b->op, b->ops, b->op_room) = (uint8_t)op;
}

static void push_point(struct pen *b, struct point p)
{
	assert(isfinite(p.x) && isfinite(p.y));
	ARENA_PUSH(b->mem, b->at, b->points, b->point_room) = p;
}

void pen_move(struct pen *b, double x, double y)
{
	push(b, PATH_MOVE);
	push_point(b, (struct point){x, y});
}

void pen_line(struct pen *b, double x, double y)
{
	push(b, PATH_LINE);
	push_point(b, (struct point){x, y});
}

void pen_curve(struct pen *b, struct point a, struct point c, struct point to)
{
	push(b, PATH_CURVE);
	push_point(b, a);
	push_point(b, c);
	push_point(b, to);
}

void pen_close(struct pen *b)
{
	push(b, PATH_CLOSE);
}

struct path pen_path(const struct pen *b)
{
	return (struct path){b->op, b->at, b->ops, b->points};
}
