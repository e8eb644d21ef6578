#ifndef IMAGE_IMAGE_H
#define IMAGE_IMAGE_H

#include <stdint.h>

#include "base/diag.h"

/*
 * A picture that a report shows. The only reader of image files. Limits:
 * IMAGE_SIDE pixels a side, IMAGE_PIXELS in all, IMAGE_BYTES a file. Colours
 * are those of the profile (ICC) in the file, else sRGB, but for a PNG that
 * states another gamma.
 */
#define IMAGE_SIDE 20000
#define IMAGE_PIXELS 50000000
#define IMAGE_BYTES 100000000

enum image_kind { IMAGE_PNG, IMAGE_JPEG };

/* How the stored pixels lie as the picture is seen; first a row becomes a
 * column, then left and right, top and bottom change places. */
enum { IMAGE_MIRRORED_X = 1, IMAGE_MIRRORED_Y = 2, IMAGE_LYING = 4 };

struct image {
	enum image_kind kind;
	uint32_t width, height; /* pixels, as it is seen */
	unsigned turned;        /* IMAGE_…: 0 when it is stored as it is seen */
	double ppi;             /* along a row, as the file says, else 96 */
	double aspect;          /* height of a pixel in its widths */
	struct str bytes;       /* the file itself (JPEG goes into PDF as it is), without
				 * the mark that it is turned */
	const uint8_t *rgba;    /* decoded as stored, straight alpha; PNG only */
	bool opaque;
	unsigned components; /* 1 (grey), 3 or, with a profile, 4 (CMYK; JPEG only) */
	bool rgb;            /* JPEG: its three are red, green and blue as they are */
	bool inverted;       /* JPEG: its four are how little ink there is */
	struct str profile;  /* ICC; empty: sRGB. Of version 2 or 4: */
	unsigned profile_version;
	struct span at; /* where the report names it */
};

/* By its content, not its name. NULL with a diagnostic at `at`. */
const struct image *image_load(struct str path, struct span at, struct arena *mem,
			       struct diags *d);

/*
 * The pixels of either kind as they are seen, in sRGB: width × height × 4
 * bytes, straight alpha. Those of a JPEG are decoded at each call. NULL with a
 * diagnostic when its data break off or are damaged.
 */
const uint8_t *image_pixels(const struct image *m, struct arena *mem, struct diags *d);

/* What takes the unit square of the stored pixels (y down) upright to a place
 * x, y, width, height: x' = a x + c y + e, y' = b x + d y + f. */
void image_matrix(const struct image *m, const double at[4], double out[6]);

#endif
