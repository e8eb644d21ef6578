#include "report/shape/shape.h"

#include <string.h>

#include "base/buf.h"
#include "spec/node.h"

const struct shape_key *shape_find(const struct shape *s, const char *key)
{
	for (unsigned i = 0; i < s->keys; i++)
		if (strcmp(s->key[i].name, key) == 0)
			return &s->key[i];
	return NULL;
}

struct str shape_words(const struct shape *s, struct arena *mem)
{
	struct buf words = {0};
	for (unsigned i = 0; i < s->keys; i++)
		buf_printf(&words, "%s%s", i ? " " : "", s->key[i].name);
	for (size_t i = 0; s->either && s->either[i]; i++)
		buf_printf(&words, "%s%s", i ? " " : "", s->either[i]->word);
	return buf_take(&words, mem);
}

const struct shape *shape_step(const struct node *map)
{
	for (const struct shape *const *s = shape_transform.either; *s; s++)
		if (node_get(map, (*s)->word))
			return *s;
	return NULL;
}

const struct shape *shape_block(struct str name)
{
	for (const struct shape *const *s = shape_blocks; *s; s++)
		if (str_eq(name, str_of((*s)->name)))
			return *s;
	return NULL;
}
