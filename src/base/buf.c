#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static char *room(struct buf *b, size_t more)
{
	if (b->room - b->n < more) {
		size_t want = b->room ? b->room * 2 : 256;
		while (want - b->n < more)
			want *= 2;
		char *p = realloc(b->p, want);
		if (!p) {
			fputs("dopyo: out of memory\n", stderr);
			exit(3);
		}
		b->p = p;
		b->room = want;
	}
	return b->p + b->n;
}

void buf_finish(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_bytes(struct buf *b, const void *p, size_t n)
{
	if (!n)
		return;
	memcpy(room(b, n), p, n);
	b->n += n;
}

void buf_str(struct buf *b, struct str s)
{
	buf_bytes(b, s.p, s.n);
}

void buf_text(struct buf *b, const char *cstring)
{
	buf_bytes(b, cstring, strlen(cstring));
}

void buf_char(struct buf *b, char c)
{
	*room(b, 1) = c;
	b->n++;
}

void buf_code(struct buf *b, uint32_t code)
{
	b->n += utf8_put(room(b, 4), code);
}

void buf_int(struct buf *b, long long v)
{
	char digits[24];
	int n = 0;
	unsigned long long u = v < 0 ? 0ULL - (unsigned long long)v : (unsigned long long)v;
	do
		digits[n++] = (char)('0' + u % 10);
	while (u /= 10);
	if (v < 0)
		digits[n++] = '-';
	char *p = room(b, (size_t)n);
	for (int i = 0; i < n; i++)
		p[i] = digits[n - 1 - i];
	b->n += (size_t)n;
}

void buf_fixed(struct buf *b, double v, int decimals)
{
	static const long long power[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	long long scale = power[decimals], k = llround(v * (double)scale);
	if (k < 0) {
		buf_char(b, '-');
		k = -k;
	}
	buf_int(b, k / scale);
	long long rest = k % scale;
	if (!rest)
		return;
	buf_char(b, '.');
	for (scale /= 10; rest; scale /= 10) {
		buf_char(b, (char)('0' + rest / scale));
		rest %= scale;
	}
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n > 0) {
		vsnprintf(room(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void buf_quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c == '\n')
			buf_text(b, "\\n");
		else if (c == '\t')
			buf_text(b, "\\t");
		else if (c < 0x20 || c == 0x7F)
			buf_printf(b, "\\u%04X", c);
		else
			buf_char(b, (char)c);
	}
	buf_char(b, '"');
}

struct str buf_str_of(const struct buf *b)
{
	return (struct str){b->p, b->n};
}

struct str buf_take(struct buf *b, struct arena *mem)
{
	struct str s = arena_str(mem, buf_str_of(b));
	buf_finish(b);
	return s;
}
