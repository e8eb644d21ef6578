#include <setjmp.h>
#include <stdio.h> /* jpeglib.h needs it */
#include <stdlib.h>

#include <jpeglib.h>

#include "image/reader.h"

#define SCANS_MAX 100                      /* a progressive file of more is made to be slow */
#define EXIF ((struct str){"Exif\0\0", 6}) /* such a segment begins so */
#define PROFILE ((struct str){"ICC_PROFILE\0", 12})

/* libjpeg's error handler must not print or exit: it jumps back. */
struct jpeg_reader {
	struct jpeg_error_mgr error; /* first: libjpeg's part */
	struct jpeg_decompress_struct jpeg;
	jmp_buf back;
	char message[JMSG_LENGTH_MAX];
};

static void jump(j_common_ptr c)
{
	struct jpeg_reader *r = (struct jpeg_reader *)c->err;
	c->err->format_message(c, r->message);
	longjmp(r->back, 1);
}

/* A warning is data that break off or are damaged: the picture would be part
 * grey. libjpeg's other remarks are of no use here. */
static void remark(j_common_ptr c, int level)
{
	if (level < 0)
		jump(c);
}

static void open_reader(struct jpeg_reader *r, struct str bytes)
{
	r->jpeg.err = jpeg_std_error(&r->error);
	r->error.error_exit = jump;
	r->error.emit_message = remark;
	jpeg_create_decompress(&r->jpeg);
	jpeg_mem_src(&r->jpeg, (const unsigned char *)bytes.p, bytes.n);
}

static unsigned number(const JOCTET *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/*
 * Walks from marker to marker: true when the end of the picture is there. exif
 * is the first segment of Exif data, with its marker; none: empty.
 */
static bool is_complete(struct str b, struct str *exif)
{
	size_t i = 2;
	while (i + 4 <= b.n || i + 2 == b.n) {
		unsigned char c = (unsigned char)b.p[i], next = (unsigned char)b.p[i + 1];
		bool in_scan = c != 0xff || next == 0 || next == 0xff ||
			       (next >= 0xd0 && next <= 0xd7);
		if (in_scan) {
			const char *p = memchr(b.p + i + 1, 0xff, b.n - i - 1);
			i = p ? (size_t)(p - b.p) : b.n;
		} else if (next == 0xd9) {
			return true;
		} else if (i + 4 <= b.n) {
			size_t end = i + 2 + number((const JOCTET *)b.p + i + 2);
			struct str segment = str_slice(b, i, end);
			if (next == JPEG_APP0 + 1 && !exif->n &&
			    str_starts(str_slice(segment, 4, segment.n), EXIF))
				*exif = segment;
			i = end;
		} else {
			break;
		}
	}
	return false;
}

static void find_density(const struct jpeg_decompress_struct *jpeg, struct image *m)
{
	double unit = jpeg->density_unit == 2 ? 2.54 : 1;
	if (jpeg->saw_JFIF_marker)
		image_density(m, jpeg->X_density * unit, jpeg->Y_density * unit,
			      jpeg->density_unit != 0);
}

static bool has_profile(const struct jpeg_decompress_struct *jpeg)
{
	for (jpeg_saved_marker_ptr m = jpeg->marker_list; m; m = m->next)
		if (str_starts((struct str){(const char *)m->data, m->data_length}, PROFILE))
			return true;
	return false;
}

static void stay(j_common_ptr c, int level)
{
	(void)c;
	(void)level;
}

/* Empty when its parts do not fit together. */
static struct str join_profile(struct jpeg_reader *r, struct arena *mem)
{
	JOCTET *icc = NULL;
	unsigned n = 0;
	r->error.emit_message = stay;
	jpeg_read_icc_profile(&r->jpeg, &icc, &n);
	struct str s = arena_str(mem, (struct str){(const char *)icc, n});
	free(icc);
	return s;
}

static bool read_header(struct jpeg_reader *r, struct image *m)
{
	if (setjmp(r->back))
		return false;
	open_reader(r, m->bytes);
	jpeg_save_markers(&r->jpeg, JPEG_APP0 + 2, 0xffff);
	jpeg_read_header(&r->jpeg, TRUE);
	m->width = r->jpeg.image_width;
	m->height = r->jpeg.image_height;
	m->components = (unsigned)r->jpeg.num_components;
	m->rgb = r->jpeg.jpeg_color_space == JCS_RGB;
	m->inverted = m->components == 4 && r->jpeg.saw_Adobe_marker;
	find_density(&r->jpeg, m);
	m->opaque = true;
	return true;
}

/* Of what the header says, that which PDF can show. */
static bool is_usable(struct jpeg_reader *r, struct image *m, struct str path,
		      struct arena *mem, struct diags *d)
{
	struct str exif = STR_NONE;
	if (!image_fits(m->width, m->height, m->at, path, d))
		return false;
	if (!is_complete(m->bytes, &exif))
		return diag_report(d, m->at, DIAG_IMAGE_DAMAGED, path,
				   STR("the file breaks off"));
	if (r->jpeg.arith_code) /* ISO 32000-1 7.4.8 knows Huffman codes only */
		return diag_report(d, m->at, DIAG_IMAGE_CODING, path);
	if (has_profile(&r->jpeg) && !image_profile(m, join_profile(r, mem), path, mem, d))
		return false;
	if (m->components != 1 && m->components != 3 && !(m->components == 4 && m->profile.n))
		return diag_report(d, m->at, DIAG_IMAGE_CMYK, path);
	if (exif.n)
		image_turn(m, str_slice(exif, 4 + EXIF.n, exif.n), exif, mem);
	return true;
}

bool image_jpeg(struct image *m, struct str path, struct arena *mem, struct diags *d)
{
	struct jpeg_reader r = {0};
	bool ok = read_header(&r, m);
	if (!ok)
		diag_report(d, m->at, DIAG_IMAGE_DAMAGED, path, str_of(r.message));
	else
		ok = is_usable(&r, m, path, mem, d);
	jpeg_destroy_decompress(&r.jpeg);
	return ok;
}

/* From the back, so that grey or RGB grows to RGBA in place. */
static void spread(uint8_t *p, size_t width, unsigned components)
{
	for (size_t i = components == 4 ? 0 : width; i-- > 0;) {
		const uint8_t *from = p + i * components;
		uint8_t rgb[3] = {from[0], from[components == 3 ? 1 : 0],
				  from[components == 3 ? 2 : 0]};
		memcpy(p + 4 * i, rgb, 3);
		p[4 * i + 3] = 255;
	}
}

static void stop_at_many_scans(j_common_ptr c)
{
	if (((j_decompress_ptr)c)->input_scan_number > SCANS_MAX)
		jump(c);
}

static bool read_rows(struct jpeg_reader *r, const struct image *m, uint8_t *rgba)
{
	struct jpeg_progress_mgr progress = {.progress_monitor = stop_at_many_scans};
	if (setjmp(r->back))
		return false;
	open_reader(r, m->bytes);
	r->jpeg.progress = &progress;
	jpeg_read_header(&r->jpeg, TRUE);
	r->jpeg.out_color_space = m->components == 1   ? JCS_GRAYSCALE
				  : m->components == 3 ? JCS_RGB
						       : JCS_CMYK;
	r->jpeg.dct_method = JDCT_ISLOW; /* the same pixels on every machine */
	jpeg_start_decompress(&r->jpeg);
	while (r->jpeg.output_scanline < r->jpeg.output_height) {
		size_t width = r->jpeg.output_width;
		uint8_t *row = rgba + (size_t)r->jpeg.output_scanline * width * 4;
		jpeg_read_scanlines(&r->jpeg, &row, 1);
		spread(row, width, m->components);
	}
	jpeg_finish_decompress(&r->jpeg);
	return true;
}

uint8_t *image_jpeg_pixels(const struct image *m, struct arena *mem, struct diags *d)
{
	struct jpeg_reader r = {0};
	uint8_t *rgba = ARENA_NEW(mem, uint8_t, (size_t)m->width * m->height * 4);
	bool ok = read_rows(&r, m, rgba);
	jpeg_destroy_decompress(&r.jpeg);
	if (!ok)
		diag_report(d, m->at, DIAG_IMAGE_DAMAGED, STR_NONE, str_of(r.message));
	return ok ? rgba : NULL;
}
