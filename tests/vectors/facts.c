#include "text/facts.h"

#include "vectors.h"

void facts_find(struct str text, unsigned char *fact)
{
	struct arena mem = {0};
	memcpy(fact, text_facts_lines(text, &mem), text.n + 1);
	arena_finish(&mem);
}
