#ifndef IMAGE_READER_H
#define IMAGE_READER_H

#include "image/image.h"

/* The two kinds. m->bytes, kind and at are set; the rest is filled in. What is
 * wrong with the file is reported as of `path`. */
bool image_png(struct image *m, struct str path, struct arena *mem, struct diags *d);
bool image_jpeg(struct image *m, struct str path, struct diags *d);

const uint8_t *image_jpeg_pixels(const struct image *m, struct arena *mem, struct diags *d);

/* False, with a diagnostic, when the picture is larger than the limits. */
bool image_fits(double width, double height, struct span at, struct str path, struct diags *d);

/* How dense the pixels are along a row and a column, as the file states it: per
 * inch, or only as a ratio. What cannot be meant is not taken. */
void image_density(struct image *m, double x, double y, bool inches);

#endif
