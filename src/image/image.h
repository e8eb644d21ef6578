#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include <stdint.h>

#include "base/diag.h"

/*
 * A picture that a report shows. The only reader of image files. Limits:
 * IMAGE_SIDE pixels a side, IMAGE_PIXELS in all, IMAGE_BYTES a file. Colours
 * are taken as sRGB, but for a PNG that states another gamma; a profile in the
 * file is not read.
 */
#define IMAGE_SIDE 20000
#define IMAGE_PIXELS 50000000
#define IMAGE_BYTES 100000000

enum image_kind { IMAGE_PNG, IMAGE_JPEG };

struct image {
	enum image_kind kind;
	uint32_t width, height; /* pixels */
	double ppi;             /* along a row, as the file says, else 96 */
	double aspect;          /* height of a pixel in its widths */
	struct str bytes;       /* the file itself (JPEG goes into PDF as it is) */
	const uint8_t *rgba;    /* decoded, straight alpha; PNG only */
	bool opaque;
	unsigned components; /* JPEG: 1 (grey) or 3 */
	bool rgb;            /* JPEG: its three are red, green and blue as they are */
	struct span at;      /* where the report names it */
};

/* By its content, not its name. NULL with a diagnostic at `at`. */
const struct image *image_load(struct str path, struct span at, struct arena *mem,
			       struct diags *d);

/*
 * The pixels of either kind: width × height × 4 bytes, straight alpha. Those
 * of a JPEG are decoded at each call. NULL with a diagnostic when its data
 * break off or are damaged.
 */
const uint8_t *image_pixels(const struct image *m, struct arena *mem, struct diags *d);

#endif
