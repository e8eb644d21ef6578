#include <assert.h>

#include "data/table.h"
#include "ko/compose.h"

struct words {
	const char *korean, *english; /* the names; both are words, too */
	const char *more;             /* synonyms, separated by spaces */
};

static const struct words words[STATUS_COUNT] = {
	[STATUS_ACTUAL] =
		{"실적", "actual",
		 "실적치 관측 관측치 공식 확정 확정치 실측 실제 observed official final"},
	[STATUS_PROVISIONAL] = {"잠정", "provisional", "잠정치 속보 속보치 가집계 preliminary"},
	[STATUS_ESTIMATE] = {"추정", "estimate", "추정치 추산 추산치 estimated"},
	[STATUS_PROJECTION] =
		{"전망", "projection",
		 "전망치 예상 예상치 예측 예측치 추계 추계치 projected forecast expected"},
	[STATUS_CLAIMED] = {"주장", "claimed", "주장치 claim"},
	[STATUS_MISSING] = {"결측", "missing", "결측치 미상 없음 자료없음 unknown"},
	[STATUS_SUPPRESSED] = {"비공개", "suppressed", "비밀 비밀보호 confidential"},
};

/* ASCII letters in lower case; the words above are lower case already. */
static struct str lower(struct arena *mem, struct str s)
{
	char *p = arena_cstring(mem, s);
	for (size_t i = 0; i < s.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (struct str){p, s.n};
}

bool status_find(struct str word, enum status *out)
{
	struct arena temp = {0};
	struct str key = lower(&temp, compose_key(&temp, str_trim(word)));
	bool found = false;
	for (int s = 0; s < STATUS_COUNT && !found && key.n; s++) {
		found = str_among(key, words[s].korean) || str_among(key, words[s].english) ||
			str_among(key, words[s].more);
		if (found)
			*out = (enum status)s;
	}
	arena_finish(&temp);
	return found;
}

const char *status_name(enum status s, bool korean)
{
	assert(s < STATUS_COUNT);
	return korean ? words[s].korean : words[s].english;
}

static struct str nearer_of(struct str word, const char *list, struct str best)
{
	for (struct str rest = str_of(list); rest.n;) {
		size_t end = str_find(rest, STR(" "), 0);
		best = str_nearer(word, str_slice(rest, 0, end), best);
		rest = str_slice(rest, end < rest.n ? end + 1 : rest.n, rest.n);
	}
	return best;
}

struct str status_nearest(struct str word)
{
	struct str best = STR_NONE;
	for (int s = 0; s < STATUS_COUNT; s++) {
		best = nearer_of(word, words[s].korean, best);
		best = nearer_of(word, words[s].english, best);
		best = nearer_of(word, words[s].more, best);
	}
	return best;
}
