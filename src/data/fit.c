#include "data/fit.h"

#include <math.h>

#define X(id, name) #name " "
const char fit_words[] = FIT_METHODS(X) "";
#undef X

bool fit_find(struct str word, enum fit_method *out)
{
#define X(id, name) #name,
	static const char *const names[] = {FIT_METHODS(X)};
#undef X
	for (int i = 0; i < FIT_COUNT_OF_METHODS; i++)
		if (str_eq(word, str_of(names[i]))) {
			*out = (enum fit_method)i;
			return true;
		}
	return false;
}

static bool logs_x(enum fit_method m)
{
	return m == FIT_LOG || m == FIT_POW;
}

static bool logs_y(enum fit_method m)
{
	return m == FIT_EXP || m == FIT_POW;
}

/* Are there more different x than so many? */
static bool differ(struct fit_data d, int than)
{
	double seen[FIT_ORDER + 1];
	for (size_t i = 0, count = 0; i < d.count; i++) {
		size_t k = 0;
		while (k < count && seen[k] != d.x[i])
			k++;
		if (k < count)
			continue;
		if (count == (size_t)than)
			return true;
		seen[count++] = d.x[i];
	}
	return false;
}

/* The t of all points fall into −1…1. */
static void centre(struct fit *f, struct fit_data d)
{
	double lo = INFINITY, hi = -INFINITY;
	for (size_t i = 0; i < d.count; i++) {
		double t = logs_x(f->method) ? log(d.x[i]) : d.x[i];
		lo = fmin(lo, t);
		hi = fmax(hi, t);
	}
	f->middle = lo / 2 + hi / 2;
	f->half = hi > lo ? hi / 2 - lo / 2 : 1; /* 1: a constant needs one point */
}

static double place(const struct fit *f, double x)
{
	return ((logs_x(f->method) ? log(x) : x) - f->middle) / f->half;
}

#define SIZE (FIT_ORDER + 1)

/* Normal equations of powers of z, whose numbers are near 1. */
static void normal(const struct fit *f, struct fit_data d, double a[SIZE][SIZE + 1])
{
	for (size_t i = 0; i < d.count; i++) {
		double z = place(f, d.x[i]), power[2 * SIZE] = {1};
		double u = logs_y(f->method) ? log(d.y[i]) : d.y[i];
		double w = f->method == FIT_EXP ? d.y[i] : 1;
		for (int k = 1; k <= 2 * f->order; k++)
			power[k] = power[k - 1] * z;
		for (int r = 0; r <= f->order; r++) {
			for (int c = 0; c <= f->order; c++)
				a[r][c] += w * power[r + c];
			a[r][SIZE] += w * power[r] * u;
		}
	}
}

/* Gauss with pivots; the matrix is regular, for there are enough different x. */
static void solve(struct fit *f, double a[SIZE][SIZE + 1])
{
	int n = f->order + 1;
	for (int k = 0; k < n; k++) {
		int best = k;
		for (int r = k + 1; r < n; r++)
			best = fabs(a[r][k]) > fabs(a[best][k]) ? r : best;
		for (int c = 0; c <= SIZE; c++) {
			double kept = a[k][c];
			a[k][c] = a[best][c];
			a[best][c] = kept;
		}
		for (int r = k + 1; r < n; r++) {
			double by = a[r][k] / a[k][k];
			for (int c = k; c <= SIZE; c++)
				a[r][c] -= by * a[k][c];
		}
	}
	for (int k = n - 1; k >= 0; k--) {
		f->coef[k] = a[k][SIZE];
		for (int c = k + 1; c < n; c++)
			f->coef[k] -= a[k][c] * f->coef[c];
		f->coef[k] /= a[k][k];
	}
}

static double r_squared(const struct fit *f, struct fit_data d)
{
	double mean = 0, rest = 0, all = 0;
	for (size_t i = 0; i < d.count; i++)
		mean += (d.y[i] - mean) / (double)(i + 1);
	for (size_t i = 0; i < d.count; i++) {
		double off = d.y[i] - fit_at(f, d.x[i]);
		rest += off * off;
		all += (d.y[i] - mean) * (d.y[i] - mean);
	}
	return all > 0 ? 1 - rest / all : NAN;
}

enum fit_outcome fit_points(struct fit *f, struct fit_data d, double *low)
{
	double a[SIZE][SIZE + 1] = {{0}};
	if (f->method != FIT_POLY)
		f->order = f->method == FIT_QUAD ? 2 : 1;
	for (size_t i = 0; i < d.count; i++) {
		bool bad_x = logs_x(f->method) && d.x[i] <= 0;
		if (!bad_x && !(logs_y(f->method) && d.y[i] <= 0))
			continue;
		*low = bad_x ? d.x[i] : d.y[i];
		return FIT_LOW;
	}
	if (!differ(d, f->order))
		return FIT_FEW;
	centre(f, d);
	normal(f, d, a);
	solve(f, a);
	f->r2 = r_squared(f, d);
	return FIT_OK;
}

double fit_at(const struct fit *f, double x)
{
	double z = place(f, x), v = 0;
	for (int k = f->order; k >= 0; k--)
		v = v * z + f->coef[k];
	return logs_y(f->method) ? exp(v) : v;
}

/* The powers of (t − middle) / half, multiplied out. */
void fit_coefficients(const struct fit *f, double out[FIT_ORDER + 1])
{
	for (int k = 0; k <= FIT_ORDER; k++)
		out[k] = 0;
	for (int k = f->order; k >= 0; k--) { /* Horner: out = out · (t − middle)/half + coef */
		for (int p = f->order; p >= 0; p--)
			out[p] = (p ? out[p - 1] / f->half : 0) - out[p] * f->middle / f->half;
		out[0] += f->coef[k];
	}
	if (logs_y(f->method))
		out[0] = exp(out[0]);
}
