#include "source/census.h"

#include <stdatomic.h>

#include "base/crew.h"

/*
 * Loops over a fixed number of bytes without a branch, which compilers turn
 * into vector instructions (the Makefile asks for -O3 here).
 */
#define STEP 128
#define BLOCK ((size_t)4 * 1024 * 1024) /* bytes of one job */
#define BACK 3                          /* bytes that one byte depends on */

/* Wider vectors where the machine has them. */
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

typedef unsigned char byte;

enum {
	SEEN_BROKEN = 1,
	SEEN_HIGH = 2,
	SEEN_ZERO = 4,
	SEEN_ESCAPE = 8,
	SEEN_PRIVATE = 16,
	SEEN_COMPOSABLE = 32
};

/* Continuation bytes stand behind lead bytes, as many as those promise, and
 * nowhere else; none makes a form that is overlong, a surrogate or too large. */
static byte broken_in(const byte *p)
{
	byte bad = 0;
	for (int i = 0; i < STEP; i++) {
		byte c = p[i], b = p[i - 1], a = p[i - 2], z = p[i - 3];
		byte continues = (c & 0xC0) == 0x80;
		byte should = (b >= 0xC0) | (a >= 0xE0) | (z >= 0xF0);
		bad |= continues ^ should;
		bad |= (c == 0xC0) | (c == 0xC1) | (c >= 0xF5);
		bad |= ((b == 0xE0) & (c < 0xA0)) | ((b == 0xED) & (c > 0x9F));
		bad |= ((b == 0xF0) & (c < 0x90)) | ((b == 0xF4) & (c > 0x8F));
		bad |= (b == 0xC2) & (c < 0xA0); /* C1 controls */
		bad |= (a == 0xEF) & (b == 0xBF) & (c == 0xBD);
	}
	return bad;
}

/* Bytes beyond ASCII; *odd: NUL and ESC, which few texts hold. */
static byte high_in(const byte *p, byte *odd)
{
	byte high = 0, found = 0;
	for (int i = 0; i < STEP; i++) {
		high |= p[i];
		found |= (p[i] == 0) | (p[i] == 0x1B);
	}
	*odd = found;
	return high & 0x80;
}

/* Lead bytes of Hangul, Hanja and their neighbours promise two more, E4 to ED. */
static byte is_rare(byte c)
{
	return (c >= 0xC0) & ((byte)(c - 0xE4) > 0xED - 0xE4);
}

static byte rare_in(const byte *p)
{
	byte rare = 0;
	for (int i = 0; i < STEP; i++)
		rare |= is_rare(p[i]);
	return rare;
}

/* The same as broken_in() where no other lead byte is near. */
static byte broken_hangul_in(const byte *p)
{
	byte bad = 0;
	for (int i = 0; i < STEP; i++) {
		byte c = p[i], b = p[i - 1], a = p[i - 2];
		bad |= ((c & 0xC0) == 0x80) ^ ((b >= 0xC0) | (a >= 0xC0));
		bad |= (b == 0xED) & (c > 0x9F);
	}
	return bad;
}

static byte zero_in(const byte *p)
{
	byte found = 0;
	for (int i = 0; i < STEP; i++)
		found |= p[i] == 0;
	return found;
}

static byte escape_in(const byte *p)
{
	byte found = 0;
	for (int i = 0; i < STEP; i++)
		found |= p[i] == 0x1B;
	return found;
}

/* U+E000–F8FF in UTF-8: EE xx xx, EF 80–A3 xx. */
static byte private_in(const byte *p)
{
	byte found = 0;
	for (int i = 0; i < STEP; i++)
		found |= (p[i] == 0xEE) | ((p[i - 1] == 0xEF) & (p[i] <= 0xA3));
	return found;
}

/* As cell_composes() looks for, but less closely. */
static byte composable_in(const byte *p)
{
	byte found = 0;
	for (int i = 0; i < STEP; i++)
		found |= ((p[i - 1] == 0xE1) & (p[i] >= 0x84) & (p[i] <= 0x87)) |
			 ((p[i - 1] == 0xE3) & (p[i] == 0x85)) |
			 ((p[i - 1] == 0xC2) & (p[i] == 0xAD)) |
			 ((p[i - 1] == 0xEF) & (p[i] == 0xBB));
	return found;
}

/* Bytes p[−3] … p[STEP − 1]; what they end is told, not what they begin. */
WIDE static unsigned seen_in(const byte *p)
{
	byte odd;
	bool high = high_in(p, &odd) || p[-1] >= 0x80 || p[-2] >= 0x80 || p[-3] >= 0x80;
	unsigned seen = high ? SEEN_HIGH : 0;
	if (odd)
		seen |= (zero_in(p) ? SEEN_ZERO : 0) | (escape_in(p) ? SEEN_ESCAPE : 0);
	if (!high)
		return seen;
	if (!(rare_in(p) | is_rare(p[-1]) | is_rare(p[-2]) | is_rare(p[-3])))
		return seen | (broken_hangul_in(p) ? SEEN_BROKEN : 0);
	return seen | (broken_in(p) ? SEEN_BROKEN : 0) | (private_in(p) ? SEEN_PRIVATE : 0) |
	       (composable_in(p) ? SEEN_COMPOSABLE : 0);
}

/* The same of a few bytes, with blanks around them. */
static unsigned seen_in_few(struct str text, size_t lo, size_t hi)
{
	byte room[BACK + STEP];
	for (int i = 0; i < BACK + STEP; i++)
		room[i] = ' ';
	for (size_t i = lo < BACK ? 0 : lo - BACK; i < hi; i++)
		room[BACK + i - lo] = (byte)text.p[i];
	return seen_in(room + BACK);
}

static unsigned seen_in_run(struct str text, size_t lo, size_t hi)
{
	size_t i = lo;
	unsigned seen = seen_in_few(text, i, i + STEP < hi ? i + STEP : hi);
	for (i += STEP; i + STEP <= hi; i += STEP)
		seen |= seen_in((const byte *)text.p + i);
	return i < hi ? seen | seen_in_few(text, i, hi) : seen;
}

/* A character is cut off at the end. */
static bool is_cut(struct str text)
{
	for (size_t k = 1; k <= BACK && k <= text.n; k++) {
		byte lead = (byte)text.p[text.n - k];
		if (lead >= 0xC0 && k < (lead >= 0xF0 ? 4u : lead >= 0xE0 ? 3u : 2u))
			return true;
	}
	return false;
}

unsigned census_look(struct str text)
{
	return seen_in_run(text, 0, text.n) | (is_cut(text) ? SEEN_BROKEN : 0);
}

struct census census_of(unsigned seen)
{
	return (struct census){.broken = seen & SEEN_BROKEN,
			       .high = seen & SEEN_HIGH,
			       .zero = seen & SEEN_ZERO,
			       .escape = seen & SEEN_ESCAPE,
			       .private = seen & SEEN_PRIVATE,
			       .composable = seen & SEEN_COMPOSABLE};
}

bool census_plain(const struct census *c)
{
	return !(c->broken || c->zero || c->escape || c->private);
}

struct taking {
	struct str text;
	atomic_uint seen;
};

static void take_block(void *context, size_t number)
{
	struct taking *t = context;
	size_t n = t->text.n, lo = number * BLOCK, hi = lo + BLOCK < n ? lo + BLOCK : n;
	atomic_fetch_or(&t->seen, seen_in_run(t->text, lo, hi));
}

struct census census_take(struct str text, unsigned threads)
{
	struct taking t = {.text = text};
	struct crew crew = {.threads = threads, .job = take_block, .context = &t};
	crew_run(&crew, (text.n + BLOCK - 1) / BLOCK);
	return census_of(t.seen | (is_cut(text) ? SEEN_BROKEN : 0));
}

WIDE static unsigned lines_in(const byte *p)
{
	byte ends = 0;
	for (int i = 0; i < STEP; i++)
		ends = (byte)(ends +
			      (byte)((p[i] == '\n') | ((p[i] == '\r') & (p[i + 1] != '\n'))));
	return ends;
}

uint32_t census_lines(struct str text, size_t lo, size_t hi)
{
	const byte *p = (const byte *)text.p;
	uint32_t lines = 0;
	size_t i = lo, last = hi < text.n ? hi : text.n;
	for (; i + STEP <= last && i + STEP < text.n; i += STEP)
		lines += lines_in(p + i);
	for (; i < last; i++)
		lines +=
			p[i] == '\n' || (p[i] == '\r' && (i + 1 == text.n || p[i + 1] != '\n'));
	return lines;
}
