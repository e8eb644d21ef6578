#include "source/transcode.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define REPLACEMENT STR("\xEF\xBF\xBD")
#define CHUNK 4096

static const char *const names[] = {
	[TRANSCODE_UTF8] = "UTF-8",       [TRANSCODE_UTF16LE] = "UTF-16LE",
	[TRANSCODE_UTF16BE] = "UTF-16BE", [TRANSCODE_CP949] = "CP949",
	[TRANSCODE_JOHAB] = "JOHAB",      [TRANSCODE_ISO2022KR] = "ISO-2022-KR",
};

static void bad(struct transcoder *t, size_t at)
{
	if (t->errors++ == 0) {
		t->error_at = t->taken + at;
		t->error_in_text = t->out.n;
	}
	buf_str(&t->out, REPLACEMENT);
}

/* Length that the lead byte promises, 1 when it is none. */
static size_t promised(unsigned char lead)
{
	if (lead < 0xC2 || lead > 0xF4)
		return 1;
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* False for the second bytes that make a form overlong, a surrogate or too large. */
static bool second_fits(unsigned char lead, unsigned char second)
{
	unsigned lo = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned hi = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	return second >= lo && second <= hi;
}

size_t transcode_bad_length(struct str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p + i;
	size_t want = promised(p[0]), n = 1, left = s.n - i;
	if (want > 1 && left > 1 && second_fits(p[0], p[1]))
		for (n = 2; n < want && n < left && (p[n] & 0xC0) == 0x80;)
			n++;
	return n < want || want == 1 ? n : 1;
}

/* Each step decodes what it can and returns how many bytes that were; only a
 * cut sequence at the very end may be left, and not when it is the last block. */
static size_t step_utf8(struct transcoder *t, struct str in, bool last)
{
	size_t i = 0, kept = 0;
	while (i < in.n) {
		size_t at = i;
		uint32_t code = utf8_next(in, &i);
		if (code < 0x80 || !transcode_refused(code))
			continue;
		bool literal =
			code != UTF8_BAD || str_starts(str_slice(in, at, in.n), REPLACEMENT);
		size_t n = literal ? i - at : transcode_bad_length(in, at);
		buf_str(&t->out, str_slice(in, kept, at));
		i = kept = at + n;
		if (!last && i == in.n && n < promised((unsigned char)in.p[at]))
			return at;
		bad(t, at);
	}
	buf_str(&t->out, str_slice(in, kept, in.n));
	return in.n;
}

static unsigned unit(struct transcoder *t, struct str in, size_t i)
{
	unsigned a = (unsigned char)in.p[i], b = (unsigned char)in.p[i + 1];
	return t->kind == TRANSCODE_UTF16LE ? b << 8 | a : a << 8 | b;
}

static size_t step_utf16(struct transcoder *t, struct str in, bool last)
{
	size_t i = 0;
	while (i + 1 < in.n) {
		uint32_t code = unit(t, in, i);
		size_t n = 2;
		if (code >= 0xD800 && code <= 0xDBFF) {
			unsigned low = i + 3 < in.n ? unit(t, in, i + 2) : 0;
			if (i + 3 >= in.n && !last)
				return i;
			if (low >= 0xDC00 && low <= 0xDFFF) {
				code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
				n = 4;
			}
		}
		if ((code >= 0xD800 && code <= 0xDFFF) || transcode_refused(code))
			bad(t, i);
		else
			buf_code(&t->out, code);
		i += n;
	}
	if (i < in.n && last)
		bad(t, i++);
	return i;
}

/* A lead byte takes its second byte along, unless that is ASCII: a comma or a
 * quote there is structure (E6). */
static size_t bad_double(struct transcoder *t, const char *p, size_t left)
{
	unsigned char lead = (unsigned char)p[0];
	bool two = t->kind != TRANSCODE_ISO2022KR && lead >= 0x81 && lead < 0xFF && left > 1 &&
		   (unsigned char)p[1] >= 0x80;
	return two ? 2 : 1;
}

/* Start of the bad sequence that made iconv stop at from. glibc's CP949 stops
 * behind A2E8, the one pair without a character in its row, not before it. */
static char *bad_start(const struct transcoder *t, const char *since, char *from)
{
	bool behind = t->kind == TRANSCODE_CP949 && from - since >= 2 && from[-2] == '\xA2' &&
		      from[-1] == '\xE8';
	return behind ? from - 2 : from;
}

static size_t step_iconv(struct transcoder *t, struct str in, bool last)
{
	char chunk[CHUNK];
	char *from = (char *)(uintptr_t)in.p; /* iconv never writes here */
	size_t left = in.n;
	while (left) {
		char *since = from, *to = chunk;
		size_t room = sizeof(chunk);
		errno = 0;
		size_t r = iconv((iconv_t)t->iconv, &from, &left, &to, &room);
		int error = r == (size_t)-1 ? errno : 0;
		buf_bytes(&t->out, chunk, sizeof(chunk) - room);
		if (error != EILSEQ && error != EINVAL)
			continue;
		from = bad_start(t, since, from);
		left = in.n - (size_t)(from - in.p);
		if (!last && (error == EINVAL || left == 1))
			break; /* the next byte decides how long the sequence is */
		size_t n = bad_double(t, from, left);
		bad(t, in.n - left);
		from += n;
		left -= n;
	}
	return in.n - left;
}

void transcode_open(struct transcoder *t, enum transcode_kind kind)
{
	*t = (struct transcoder){.kind = kind, .error_at = SIZE_MAX, .error_in_text = SIZE_MAX};
	if (kind < TRANSCODE_CP949)
		return;
	t->iconv = (void *)iconv_open("UTF-8", names[kind]);
	if (t->iconv == (void *)-1) {
		fprintf(stderr, "dopyo: the C library does not know %s\n", names[kind]);
		exit(3);
	}
}

static size_t step(struct transcoder *t, struct str in, bool last)
{
	size_t n;
	if (t->kind == TRANSCODE_UTF8)
		n = step_utf8(t, in, last);
	else if (t->iconv)
		n = step_iconv(t, in, last);
	else
		n = step_utf16(t, in, last);
	t->taken += n;
	return n;
}

void transcode_feed(struct transcoder *t, struct str block, bool last)
{
	while (t->tails && block.n) { /* at most a few bytes finish a cut sequence */
		assert(t->tails < sizeof(t->tail));
		t->tail[t->tails++] = (unsigned char)block.p[0];
		block = str_slice(block, 1, block.n);
		struct str joined = {(const char *)t->tail, t->tails};
		size_t n = step(t, joined, last && !block.n);
		memmove(t->tail, t->tail + n, t->tails - n);
		t->tails -= n;
	}
	if (t->tails && last) {
		t->tails -= step(t, (struct str){(const char *)t->tail, t->tails}, true);
		return;
	}
	size_t n = block.n ? step(t, block, last) : 0;
	assert(block.n - n <= sizeof(t->tail) - 1);
	if (block.n > n) {
		memcpy(t->tail + t->tails, block.p + n, block.n - n);
		t->tails += block.n - n;
	}
}

void transcode_close(struct transcoder *t)
{
	if (t->iconv)
		iconv_close((iconv_t)t->iconv);
	buf_finish(&t->out);
	*t = (struct transcoder){0};
}

const char *transcode_name(enum transcode_kind kind)
{
	return names[kind];
}
