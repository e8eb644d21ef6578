#include "ko/josa/pair.h"

#include <stdint.h>

#include "ko/josa/sound.h"

/* P1: the pair, consonant form first, and what stands when nobody knows (P9). */
static const struct {
	const char *pair, *both;
} pair_all[] = {
	{"은/는", "은(는)"},
	{"이/가", "이(가)"},
	{"을/를", "을(를)"},
	{"과/와", "과(와)"},
	{"아/야", "아(야)"},
	{"으로/로", "(으)로"},
	{"으로서/로서", "(으)로서"},
	{"으로써/로써", "(으)로써"},
	{"으로부터/로부터", "(으)로부터"},
	{"으로의/로의", "(으)로의"},
	{"이나/나", "(이)나"},
	{"이라/라", "(이)라"},
	{"이란/란", "(이)란"},
	{"이라고/라고", "(이)라고"},
	{"이라는/라는", "(이)라는"},
	{"이라도/라도", "(이)라도"},
	{"이라면/라면", "(이)라면"},
	{"이랑/랑", "(이)랑"},
	{"이든/든", "(이)든"},
	{"이며/며", "(이)며"},
	{"이면/면", "(이)면"},
	{"이고/고", "(이)고"},
	{"이지만/지만", "(이)지만"},
	{"이므로/므로", "(이)므로"},
	{"이자/자", "(이)자"},
	{"이다/다", "(이)다"},
	{"이여/여", "(이)여"},
	{"이었다/였다", "이었다(였다)"},
	{"이었/였", "이었(였)"},
	{"이에요/예요", "이에요(예요)"},
	{"률/율", "률(율)"},
	{"렬/열", "렬(열)"},
};
#define PAIRS (sizeof(pair_all) / sizeof(pair_all[0]))

bool josa_pair_split(struct str pair, struct str *closed, struct str *open)
{
	size_t slash = str_find(pair, STR("/"), 0);
	if (slash == SIZE_MAX || slash == 0 || slash + 1 == pair.n)
		return false;
	*closed = str_slice(pair, 0, slash);
	*open = str_slice(pair, slash + 1, pair.n);
	return true;
}

struct str josa_pair_form(struct str closed, struct str open, int final)
{
	bool opens = final == 0;
	if (str_starts(closed, STR("으로"))) /* P2 */
		opens = opens || final == HANGUL_FINAL_R;
	else if (str_starts(closed, STR("률")) || str_starts(closed, STR("렬"))) /* P11 */
		opens = opens || final == HANGUL_FINAL_N;
	return opens ? open : closed;
}

struct str josa_pair_both(struct arena *mem, struct str pair)
{
	struct str closed, open;
	for (size_t i = 0; i < PAIRS; i++)
		if (str_eq(pair, str_of(pair_all[i].pair)))
			return str_of(pair_all[i].both);
	if (!josa_pair_split(pair, &closed, &open))
		return pair;
	return arena_printf(mem, "%.*s(%.*s)", STR_ARG(closed), STR_ARG(open));
}

static bool take(struct str s, size_t *i, struct str what)
{
	if (!str_starts(str_slice(s, *i, s.n), what))
		return false;
	*i += what.n;
	return true;
}

static bool bracketed(struct str s, size_t *i, struct str what)
{
	size_t at = *i;
	if (!take(s, &at, STR("(")) && !take(s, &at, STR("（")))
		return false;
	if (!take(s, &at, what) || (!take(s, &at, STR(")")) && !take(s, &at, STR("）"))))
		return false;
	*i = at;
	return true;
}

/* Length of a(b) or (a)b at the start of s, or 0. */
static size_t either(struct str s, struct str a, struct str b)
{
	size_t i = 0;
	if (take(s, &i, a) && bracketed(s, &i, b))
		return i;
	i = 0;
	return bracketed(s, &i, a) && take(s, &i, b) ? i : 0;
}

/* The double forms of one pair: a(b), b(a), (a)b, (b)a, and (으)로 where the
 * consonant form is the other one with something before it. */
static size_t match_pair(struct str s, struct str closed, struct str open)
{
	size_t n = either(s, closed, open);
	if (!n)
		n = either(s, open, closed);
	if (!n && str_ends(closed, open)) {
		struct str more = str_slice(closed, 0, closed.n - open.n);
		size_t i = 0;
		n = bracketed(s, &i, more) && take(s, &i, open) ? i : 0;
	}
	return n;
}

#define FIRST_MAX 12 /* bytes of the longest form before its bracket: 으로부터 */

/* Most texts are refused by this: no bracket, or for a pair no slash, soon. */
static bool soon(struct str s, char c)
{
	return memchr(s.p, c, s.n < FIRST_MAX + 1 ? s.n : FIRST_MAX + 1) != NULL;
}

size_t josa_match(struct str s, struct str *pair)
{
	size_t best = 0;
	if (s.n == 0 || (!soon(s, '(') && !soon(s, "（"[0])))
		return 0;
	for (size_t k = 0; k < PAIRS; k++) {
		struct str closed, open, both = str_of(pair_all[k].both);
		josa_pair_split(str_of(pair_all[k].pair), &closed, &open);
		size_t n = str_starts(s, both) ? both.n : match_pair(s, closed, open);
		if (n <= best)
			continue;
		best = n;
		*pair = str_of(pair_all[k].pair);
	}
	return best;
}

size_t josa_pair_slash(struct str s, struct str *pair)
{
	size_t best = 0;
	if (s.n == 0 || !soon(s, '/'))
		return 0;
	for (size_t k = 0; k < PAIRS; k++) {
		struct str p = str_of(pair_all[k].pair);
		if (p.n <= best || !str_starts(s, p))
			continue;
		best = p.n;
		*pair = p;
	}
	return best;
}
