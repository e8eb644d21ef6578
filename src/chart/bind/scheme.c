#include "chart/bind/scheme.h"

/* Okabe and Ito 2008; Tableau 10 (Stone 2016); D3's category10; ColorBrewer's Set2 and
 * Dark2 (Brewer 2003); Tol's bright set (2018). */
static const color okabe_ito[] = {0x0072b2ff, 0xe69f00ff, 0x009e73ff, 0xcc79a7ff,
				  0x56b4e9ff, 0xd55e00ff, 0xf0e442ff, 0x000000ff};
static const color tableau10[] = {0x4e79a7ff, 0xf28e2bff, 0xe15759ff, 0x76b7b2ff, 0x59a14fff,
				  0xedc948ff, 0xb07aa1ff, 0xff9da7ff, 0x9c755fff, 0xbab0acff};
static const color category10[] = {0x1f77b4ff, 0xff7f0eff, 0x2ca02cff, 0xd62728ff, 0x9467bdff,
				   0x8c564bff, 0xe377c2ff, 0x7f7f7fff, 0xbcbd22ff, 0x17becfff};
static const color set2[] = {0x66c2a5ff, 0xfc8d62ff, 0x8da0cbff, 0xe78ac3ff,
			     0xa6d854ff, 0xffd92fff, 0xe5c494ff, 0xb3b3b3ff};
static const color dark2[] = {0x1b9e77ff, 0xd95f02ff, 0x7570b3ff, 0xe7298aff,
			      0x66a61eff, 0xe6ab02ff, 0xa6761dff, 0x666666ff};
static const color bright[] = {0x4477aaff, 0xee6677ff, 0x228833ff, 0xccbb44ff,
			       0x66cceeff, 0xaa3377ff, 0xbbbbbbff};

static const struct {
	const char *name;
	const color *at;
	size_t count;
} all[] = {
	{"okabe-ito", okabe_ito, sizeof(okabe_ito) / sizeof(color)},
	{"tableau10", tableau10, sizeof(tableau10) / sizeof(color)},
	{"category10", category10, sizeof(category10) / sizeof(color)},
	{"set2", set2, sizeof(set2) / sizeof(color)},
	{"dark2", dark2, sizeof(dark2) / sizeof(color)},
	{"bright", bright, sizeof(bright) / sizeof(color)},
};
#define SCHEMES (sizeof(all) / sizeof(*all))

const color *scheme_find(struct str name, size_t *count)
{
	for (size_t i = 0; i < SCHEMES; i++)
		if (str_eq(name, str_of(all[i].name))) {
			*count = all[i].count;
			return all[i].at;
		}
	return NULL;
}

struct str scheme_nearest(struct str name)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < SCHEMES; i++)
		best = str_nearer(name, str_of(all[i].name), best);
	return best;
}

struct str scheme_names(struct arena *mem)
{
	struct str part[SCHEMES];
	for (size_t i = 0; i < SCHEMES; i++)
		part[i] = str_of(all[i].name);
	return arena_join(mem, part, SCHEMES, STR(", "));
}
