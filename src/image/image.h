#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include <stdint.h>

#include "base/diag.h"

/* A picture that a report shows. The only reader of image files. */
enum image_kind { IMAGE_PNG, IMAGE_JPEG };

struct image {
	enum image_kind kind;
	uint32_t width, height; /* pixels */
	double ppi;             /* as the file says, else 96 */
	struct str bytes;       /* the file itself (JPEG goes into PDF as it is) */
	const uint8_t *rgba;    /* decoded, straight alpha; PNG only */
	bool opaque;
	unsigned components; /* JPEG: 1, 3, 4 */
	struct span at;      /* where the report names it */
};

const struct image *image_load(struct str path, struct span at, struct arena *mem,
			       struct diags *d);

#endif
