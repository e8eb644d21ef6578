#include "source/outline.h"

#include <csv.h>
#include <string.h>

/*
 * Loops over a fixed number of bytes without a branch, which compilers turn
 * into vector instructions (the Makefile asks for -O3 here).
 */
#define STEP 64

#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

struct tracer {
	const char *text;
	size_t line, from, hi; /* where the line and the cell begin, where the text ends */
	char *to;
	uint32_t *end;
	char delimiter;
	bool bare;
};

size_t outline_piece(struct str text, size_t at)
{
	size_t hi = text.n - at > OUTLINE_PIECE ? at + OUTLINE_PIECE : text.n;
	while (hi > at && text.p[hi - 1] != '\n' && text.p[hi - 1] != '\r')
		hi--;
	return hi;
}

/* Bit i: byte i is 1, and not 0. */
static uint64_t bits_of(const unsigned char *is)
{
	uint64_t bits = 0;
	for (unsigned i = 0; i < STEP; i += 8) {
		uint64_t x;
		memcpy(&x, is + i, sizeof(x));
		if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
			x = __builtin_bswap64(x);
		bits |= (x * UINT64_C(0x0102040810204080) >> 56) << i;
	}
	return bits;
}

/* Bit i: at p[i] a cell ends, or a quote stands. */
WIDE static uint64_t marks_in(const char *p, char delimiter)
{
	unsigned char is[STEP];
	for (unsigned i = 0; i < STEP; i++)
		is[i] = (p[i] == delimiter) | (p[i] == '"');
	for (unsigned i = 0; i < STEP; i++) /* four in one would become a table's bits */
		is[i] |= (p[i] == '\n') | (p[i] == '\r');
	return bits_of(is);
}

/* The same of the last bytes of the text. */
static uint64_t marks_in_few(const char *p, size_t n, char delimiter)
{
	char room[STEP] = {0};
	memcpy(room, p, n);
	return marks_in(room, delimiter);
}

static bool is_end(const struct tracer *t, char c)
{
	return c == t->delimiter || c == '\n' || c == '\r';
}

/* libcsv passes over blanks at the beginning of a cell: alone they are none. */
static bool is_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p == end;
}

/* A line of one cell that is no blank one. CR and LF end one cell between them. */
static inline void take_line(struct tracer *t, size_t at)
{
	const char *p = t->text + at, *from = t->text + t->from;
	bool alone = t->line == t->from, pair = *p == '\n' && p == from && at && p[-1] == '\r';
	*t->to = 'x';
	t->to += alone && p > from && !is_blank(from, p);
	t->end -= pair;
	t->line = at + 1;
}

static inline void take_end(struct tracer *t, size_t at)
{
	char c = t->text[at];
	*t->end++ = (uint32_t)at;
	if (c != t->delimiter)
		take_line(t, at);
	*t->to++ = c;
	t->from = at + 1;
}

/* Behind the quote that closes a cell; hi: none does. */
static size_t behind_quote(const struct tracer *t, size_t open, bool *doubled)
{
	const char *quote;
	for (size_t i = open + 1; i < t->hi; i++) {
		quote = memchr(t->text + i, '"', t->hi - i);
		if (!quote)
			break;
		i = (size_t)(quote - t->text) + 1;
		if (i == t->hi || t->text[i] != '"')
			return i;
		*doubled = true;
	}
	return t->hi;
}

/* Where quotes are doubled, libcsv is to make one of two. Behind the closing quote, where
 * the cell ends, too; else open. */
static size_t take_quoted(struct tracer *t, size_t open)
{
	bool doubled = false;
	size_t i = behind_quote(t, open, &doubled), n = i - open;
	if (i == t->hi || !is_end(t, t->text[i]) || t->from != open)
		return open;
	t->bare &= !doubled;
	if (doubled || n < sizeof(OUTLINE_QUOTED) - 1)
		memcpy(t->to, t->text + open, n);
	else
		memcpy(t->to, OUTLINE_QUOTED, n = sizeof(OUTLINE_QUOTED) - 1);
	t->to += n;
	t->from = i;
	return i;
}

/* The cells that end within STEP bytes. Where to go on; at itself: not at all. */
static inline size_t take_step(struct tracer *t, size_t at)
{
	size_t next = at + STEP;
	uint64_t marks = t->hi - at < STEP
				 ? marks_in_few(t->text + at, t->hi - at, t->delimiter)
				 : marks_in(t->text + at, t->delimiter);
	for (; marks; marks &= marks - 1) {
		size_t i = at + (size_t)__builtin_ctzll(marks);
		if (t->text[i] != '"') {
			take_end(t, i);
			continue;
		}
		size_t behind = take_quoted(t, i);
		if (behind == i)
			return at;
		if (behind >= next)
			return behind;
		marks &= ~UINT64_C(0) << (behind - at);
		take_end(t, behind);
	}
	return next;
}

bool outline_take(struct outline *o, struct str text, size_t lo, size_t hi, char delimiter)
{
	struct tracer t = {text.p, lo, lo, hi, o->p, o->end, delimiter, true};
	for (size_t at = lo, next; at < hi; at = next) {
		next = take_step(&t, at);
		if (next == at)
			return false;
	}
	*t.end = UINT32_MAX;
	o->ends = (size_t)(t.end - o->end);
	o->bare = t.bare;
	o->n = (size_t)(t.to - o->p);
	return hi > lo;
}

struct count {
	uint32_t column, width;
	size_t fields;
	bool odd;
};

static void count_field(void *bytes, size_t n, void *context)
{
	struct count *c = context;
	(void)bytes;
	(void)n;
	c->column++;
}

static void count_record(int ended_by, void *context)
{
	struct count *c = context;
	(void)ended_by;
	c->odd |= c->column != c->width;
	c->fields += c->column;
	c->column = 0;
}

bool outline_is_table(const struct outline *o, struct csv_parser *parser, uint32_t width)
{
	struct count c = {.width = width};
	return width && o->bare &&
	       csv_parse(parser, o->p, o->n, count_field, count_record, &c) == o->n && !c.odd &&
	       c.column == 0 && c.fields == o->ends;
}
