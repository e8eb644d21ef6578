#include "chart/bind/palette.h"

#include <math.h>

#define PI 3.14159265358979323846

#define LEAD 1.1 /* of dark text's contrast over that of white text */

/* WCAG 2.1, definition of relative luminance and IEC 61966-2-1. */
static double linear(color c, unsigned shift)
{
	double v = (double)((c >> shift) & 255) / 255;
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

struct rgb {
	double r, g, b;
};

static struct rgb linear_rgb(color c)
{
	return (struct rgb){linear(c, 24), linear(c, 16), linear(c, 8)};
}

static double luminance(struct rgb c)
{
	return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

double palette_contrast(color a, color b)
{
	double la = luminance(linear_rgb(a)), lb = luminance(linear_rgb(b));
	return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static double clip(double v)
{
	return v < 0 ? 0 : v > 1 ? 1 : v;
}

static struct rgb times(const double m[9], struct rgb c)
{
	return (struct rgb){m[0] * c.r + m[1] * c.g + m[2] * c.b,
			    m[3] * c.r + m[4] * c.g + m[5] * c.b,
			    m[6] * c.r + m[7] * c.g + m[8] * c.b};
}

static struct rgb seen(struct rgb c, enum palette_vision vision)
{
	static const double machado[][9] = {
		[PALETTE_PROTAN] = {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
				    -0.003882, -0.048116, 1.051998},
		[PALETTE_DEUTAN] = {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
				    -0.011820, 0.042940, 0.968881},
		[PALETTE_TRITAN] = {1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
				    0.147602, 0.004733, 0.691367, 0.303900},
	};
	if (vision == PALETTE_NORMAL)
		return c;
	c = times(machado[vision], c);
	return (struct rgb){clip(c.r), clip(c.g), clip(c.b)};
}

static double cie_f(double t)
{
	const double delta = 6.0 / 29;
	return t > delta * delta * delta ? cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
}

struct palette_lab palette_lab(color c, enum palette_vision vision)
{
	static const double to_xyz[9] = {0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522,
					 0.0721750, 0.0193339, 0.1191920, 0.9503041};
	struct rgb xyz = times(to_xyz, seen(linear_rgb(c), vision));
	double x = cie_f(xyz.r / 0.95047), y = cie_f(xyz.g), z = cie_f(xyz.b / 1.08883);
	return (struct palette_lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/* Hue in degrees, 0 … 360; 0 for greys. */
static double hue(double a, double b)
{
	if (a == 0 && b == 0)
		return 0;
	double h = atan2(b, a) * 180 / PI;
	return h < 0 ? h + 360 : h;
}

static double cosine(double degrees)
{
	return cos(degrees * PI / 180);
}

struct lch { /* the a' scaled colours of CIEDE2000 */
	double l, c, h;
};

static double power7(double v)
{
	double c = v * v * v;
	return c * c * v;
}

static struct lch scaled(struct palette_lab lab, double g)
{
	double a = lab.a * (1 + g);
	return (struct lch){lab.l, hypot(a, lab.b), hue(a, lab.b)};
}

/* Mean hue and difference of hues, equations 10 and 14 of Sharma, Wu, Dalal 2005. */
static void hues(struct lch p, struct lch q, double *mean, double *delta)
{
	*delta = q.h - p.h;
	*mean = p.h + q.h;
	if (p.c * q.c == 0) {
		*delta = 0;
		return;
	}
	if (fabs(p.h - q.h) <= 180) {
		*mean /= 2;
		return;
	}
	*delta += *delta > 0 ? -360 : 360;
	*mean = (*mean < 360 ? *mean + 360 : *mean - 360) / 2;
}

double palette_difference(struct palette_lab one, struct palette_lab two)
{
	const double c25 = 6103515625.0; /* 25^7 */
	double mean7 = power7((hypot(one.a, one.b) + hypot(two.a, two.b)) / 2);
	double g = 0.5 * (1 - sqrt(mean7 / (mean7 + c25)));
	struct lch p = scaled(one, g), q = scaled(two, g);
	double h, dh;
	hues(p, q, &h, &dh);
	double dl = q.l - p.l, dc = q.c - p.c;
	double big_dh = 2 * sqrt(p.c * q.c) * sin(dh / 2 * PI / 180);
	double l50 = (p.l + q.l) / 2 - 50, c = (p.c + q.c) / 2, c7 = power7(c);
	double t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) -
		   0.20 * cosine(4 * h - 63);
	double sl = 1 + 0.015 * l50 * l50 / sqrt(20 + l50 * l50);
	double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
	double turn = (h - 275) / 25;
	double rt = -sin(60 * exp(-turn * turn) * PI / 180) * 2 * sqrt(c7 / (c7 + c25));
	dl /= sl;
	dc /= sc;
	big_dh /= sh;
	return sqrt(dl * dl + dc * dc + big_dh * big_dh + rt * dc * big_dh);
}

double palette_apart(color a, color b, enum palette_vision *worst)
{
	double least = INFINITY;
	for (unsigned v = 0; v < PALETTE_VISIONS; v++) {
		double d = palette_difference(palette_lab(a, v), palette_lab(b, v));
		if (d < least) {
			least = d;
			if (worst)
				*worst = v;
		}
	}
	return least;
}

bool palette_text_on(color ground, color dark, color *best)
{
	const color white = 0xffffffff;
	double on_white = palette_contrast(ground, white);
	double on_dark = palette_contrast(ground, dark);
	/* white is what people expect on a strong colour, so a narrow lead of black is none */
	*best = on_white >= on_dark || (on_white >= 4.5 && on_dark < LEAD * on_white) ? white
										      : dark;
	return fmax(on_white, on_dark) >= 4.5;
}

static color mixed(color c, color with, double share)
{
	color out = c & 0xff;
	for (unsigned shift = 8; shift <= 24; shift += 8) {
		double v = (double)((c >> shift) & 255) * (1 - share) +
			   (double)((with >> shift) & 255) * share;
		out |= (color)lround(v) << shift;
	}
	return out;
}

color palette_over(color c, color surface)
{
	return mixed(c, surface, 1 - (c & 255) / 255.0) | 255;
}

color palette_text(color c, color surface)
{
	bool light =
		palette_contrast(surface, 0x000000ff) > palette_contrast(surface, 0xffffffff);
	color toward = light ? 0x000000ff : 0xffffffff;
	color out = c;
	for (int i = 1; i <= 20 && palette_contrast(out, surface) < 4.5; i++)
		out = mixed(c, toward, i / 20.0);
	return out;
}

struct palette_fault palette_check(const color *series, size_t count, color surface)
{
	struct palette_fault worst = {.kind = PALETTE_FINE};
	for (size_t i = 0; i < count; i++) {
		double contrast = palette_contrast(series[i], surface);
		if (contrast < 3 && (worst.kind == PALETTE_FINE || contrast < worst.value))
			worst = (struct palette_fault){PALETTE_PALE,   i,        i,
						       PALETTE_NORMAL, contrast, 3};
	}
	if (worst.kind != PALETTE_FINE)
		return worst;
	for (size_t a = 0; a < count; a++)
		for (size_t b = a + 1; b < count; b++) {
			enum palette_vision v = PALETTE_NORMAL;
			double apart = palette_apart(series[a], series[b], &v);
			double wanted = b < 6 ? 15 : 10;
			if (apart < wanted &&
			    (worst.kind == PALETTE_FINE || apart < worst.value))
				worst = (struct palette_fault){PALETTE_ALIKE, a,     b, v,
							       apart,         wanted};
		}
	return worst;
}

/* Of L*: what keeps two greys apart on paper. */
#define GREY_APART 10.0

static double grey_apart(color a, color b)
{
	return fabs(palette_lab(a, PALETTE_NORMAL).l - palette_lab(b, PALETTE_NORMAL).l);
}

void palette_hatch(const color *series, size_t count, bool *hatch)
{
	for (size_t i = 0; i < count; i++)
		hatch[i] =
			i && !hatch[i - 1] && grey_apart(series[i - 1], series[i]) < GREY_APART;
}

struct palette_fault palette_grey(const color *series, size_t count)
{
	struct palette_fault worst = {.kind = PALETTE_FINE};
	for (size_t i = 1; i < count; i++) {
		double apart = grey_apart(series[i - 1], series[i]);
		if (apart < GREY_APART && (worst.kind == PALETTE_FINE || apart < worst.value))
			worst = (struct palette_fault){PALETTE_GREY,   i - 1, i,
						       PALETTE_NORMAL, apart, GREY_APART};
	}
	return worst;
}
