#include "chart/draw/spread.h"

#include <math.h>

struct heap {
	double top, height, wish; /* wish: the sum of the tops that its items would like */
	size_t first, items;
};

static void settle(struct heap *h, double from, double to)
{
	h->top = fmax(from, fmin(h->wish / (double)h->items, to - h->height));
}

/* The heap above takes in the one that touches it. */
static void merge(struct heap *above, const struct heap *h)
{
	above->wish += h->wish - (double)h->items * above->height;
	above->height += h->height;
	above->items += h->items;
}

bool spread_apart(struct spread_item *item, size_t count, double from, double to,
		  struct arena *mem)
{
	struct heap *heap = ARENA_NEW(mem, struct heap, count);
	double sum = 0;
	size_t heaps = 0;
	for (size_t i = 0; i < count; i++) {
		struct heap h = {.first = i, .items = 1, .height = item[i].height};
		h.wish = item[i].wish - item[i].height / 2;
		sum += h.height;
		settle(&h, from, to);
		heap[heaps++] = h;
		while (heaps > 1 &&
		       heap[heaps - 2].top + heap[heaps - 2].height > heap[heaps - 1].top) {
			heaps--;
			merge(&heap[heaps - 1], &heap[heaps]);
			settle(&heap[heaps - 1], from, to);
		}
	}
	for (size_t k = 0; k < heaps; k++) {
		double top = heap[k].top;
		for (size_t i = heap[k].first; i < heap[k].first + heap[k].items; i++) {
			item[i].top = top;
			top += item[i].height;
		}
	}
	return sum <= to - from + 1e-6;
}
