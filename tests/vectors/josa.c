#include "ko/josa.h"
#include "vectors.h"

static struct str run(const struct row *r, struct arena *mem)
{
	struct str word = row_unescape(mem, row_cell(r, "word"));
	struct josa_word given = {word, row_unescape(mem, row_cell(r, "reading"))};
	struct josa_words words = {&given, given.reading.n > 0};
	bool known;
	struct str form = josa_pick(mem, word, row_cell(r, "pair"), &words, &known);
	return arena_printf(mem, "%.*s%.*s", STR_ARG(word), STR_ARG(form));
}

const struct kind kind_josa = {"pair", run};
