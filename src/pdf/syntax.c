#include "pdf/syntax.h"

#include <assert.h>
#include <math.h>

#include "base/utf8.h"

static const char hex[] = "0123456789ABCDEF";

void pdf_put_number(struct buf *b, double v, int decimals)
{
	assert(isfinite(v));
	buf_fixed(b, v, decimals);
	buf_char(b, ' ');
}

static void put_hex_byte(struct buf *b, unsigned byte)
{
	buf_char(b, hex[byte >> 4 & 15]);
	buf_char(b, hex[byte & 15]);
}

void pdf_put_code(struct buf *b, unsigned code)
{
	put_hex_byte(b, code >> 8);
	put_hex_byte(b, code);
}

void pdf_put_name(struct buf *b, struct str name)
{
	buf_char(b, '/');
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];
		if (c > 32 && c < 127 && !strchr("#%()/<>[]{}", c)) {
			buf_char(b, (char)c);
		} else {
			buf_char(b, '#');
			put_hex_byte(b, c);
		}
	}
}

void pdf_put_ref(struct buf *b, const char *key, unsigned object)
{
	buf_text(b, key);
	buf_char(b, ' ');
	buf_int(b, object);
	buf_text(b, " 0 R");
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 32 || s.p[i] > 126)
			return false;
	return true;
}

static void put_literal(struct buf *b, struct str s)
{
	buf_char(b, '(');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '\\')
			buf_char(b, '\\');
		buf_char(b, s.p[i]);
	}
	buf_char(b, ')');
}

void pdf_put_bytes(struct buf *b, struct str s)
{
	if (is_plain(s)) {
		put_literal(b, s);
		return;
	}
	buf_char(b, '<');
	for (size_t i = 0; i < s.n; i++)
		put_hex_byte(b, (unsigned char)s.p[i]);
	buf_char(b, '>');
}

void pdf_put_utf16(struct buf *b, struct str utf8)
{
	for (size_t i = 0; i < utf8.n;) {
		uint32_t c = utf8_next(utf8, &i);
		if (c < 0x10000) {
			pdf_put_code(b, c);
			continue;
		}
		c -= 0x10000;
		pdf_put_code(b, 0xD800 | c >> 10);
		pdf_put_code(b, 0xDC00 | (c & 0x3FF));
	}
}

void pdf_put_text(struct buf *b, struct str utf8)
{
	if (is_plain(utf8)) { /* the same in PDFDocEncoding */
		put_literal(b, utf8);
		return;
	}
	buf_text(b, "<FEFF");
	pdf_put_utf16(b, utf8);
	buf_char(b, '>');
}

size_t pdf_text_bytes(struct str utf8)
{
	if (is_plain(utf8))
		return utf8.n;
	size_t n = 2;
	for (size_t i = 0; i < utf8.n;)
		n += utf8_next(utf8, &i) < 0x10000 ? 2 : 4;
	return n;
}

struct moment {
	long long year;
	unsigned month, day, hour, minute, second;
};

/* Days to a date of the Gregorian calendar, in years that begin in March. */
static struct moment moment_of(long long seconds)
{
	assert(seconds >= PDF_DATE_MIN && seconds <= PDF_DATE_MAX);
	long long days = seconds / 86400, rest = seconds % 86400;
	if (rest < 0) {
		rest += 86400;
		days--;
	}
	long long shifted = days + 719468; /* from 0000-03-01 */
	long long era = shifted / 146097;
	long long day = shifted % 146097;
	long long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	long long in_year = day - (365 * year + year / 4 - year / 100);
	long long march = (5 * in_year + 2) / 153;
	long long month = march < 10 ? march + 3 : march - 9;
	return (struct moment){
		.year = year + era * 400 + (month <= 2),
		.month = (unsigned)month,
		.day = (unsigned)(in_year - (153 * march + 2) / 5 + 1),
		.hour = (unsigned)(rest / 3600),
		.minute = (unsigned)(rest / 60 % 60),
		.second = (unsigned)(rest % 60),
	};
}

void pdf_put_date(struct buf *b, long long seconds)
{
	struct moment m = moment_of(seconds);
	buf_printf(b, "(D:%04lld%02u%02u%02u%02u%02uZ)", m.year, m.month, m.day, m.hour,
		   m.minute, m.second);
}

void pdf_put_iso_date(struct buf *b, long long seconds)
{
	struct moment m = moment_of(seconds);
	buf_printf(b, "%04lld-%02u-%02uT%02u:%02u:%02uZ", m.year, m.month, m.day, m.hour,
		   m.minute, m.second);
}
