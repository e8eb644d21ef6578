#ifndef IMAGE_READER_H
#define IMAGE_READER_H

#include "image/image.h"

/* The two kinds. m->bytes, kind and at are set; the rest is filled in. What is
 * wrong with the file is reported as of `path`. */
bool image_png(struct image *m, struct str path, struct arena *mem, struct diags *d);
bool image_jpeg(struct image *m, struct str path, struct arena *mem, struct diags *d);

/* As they are stored, in the colours of the profile; of CMYK, all four. */
uint8_t *image_jpeg_pixels(const struct image *m, struct arena *mem, struct diags *d);

/* False, with a diagnostic, when the picture is larger than the limits. */
bool image_fits(double width, double height, struct span at, struct str path, struct diags *d);

/* How dense the pixels are along a row and a column, as the file states it: per
 * inch, or only as a ratio. What cannot be meant is not taken. */
void image_density(struct image *m, double x, double y, bool inches);

/* Takes what Exif data say about how the picture lies, and cuts what is around
 * them out of the bytes: no other reader is to turn it once more. */
void image_turn(struct image *m, struct str exif, struct str around, struct arena *mem);
const uint8_t *image_upright(const struct image *m, const uint8_t *stored, struct arena *mem);

/* Keeps a profile that is not sRGB's, and warns of one that cannot be used.
 * False, with a diagnostic, when colours cannot be reckoned at all. */
bool image_profile(struct image *m, struct str icc, struct str path, struct arena *mem,
		   struct diags *d);
/* The colours of the profile become sRGB, in place. */
bool image_to_srgb(const struct image *m, uint8_t *rgba, struct diags *d);

#endif
