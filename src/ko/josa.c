#include "ko/josa.h"

#include "ko/josa/pair.h"
#include "ko/josa/sound.h"

struct str josa_pick(struct arena *mem, struct str host, struct str pair,
		     const struct josa_words *words, bool *known)
{
	struct str closed, open, canonical, word;
	*known = true;
	if (josa_match(pair, &canonical) == pair.n && pair.n > 0)
		pair = canonical;
	if (!josa_pair_split(pair, &closed, &open))
		return pair;
	int final = josa_sound(mem, host, words, &word);
	*known = final != JOSA_UNKNOWN;
	return *known ? josa_pair_form(closed, open, final) : josa_pair_both(mem, pair);
}
