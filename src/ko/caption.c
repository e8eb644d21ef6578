#include "ko/caption.h"

#include "base/buf.h"
#include "ko/counter.h"

bool caption_by_chapter(struct str preset)
{
	return str_eq(preset, STR("kdi"));
}

struct str caption_name(struct arena *mem, const struct caption *c)
{
	static const char *const korean[] = {"그림", "표"};
	static const char *const english[] = {"Figure", "Table"};
	const char *word = (c->korean ? korean : english)[c->kind];
	if (c->chapter < 0)
		return arena_printf(mem, "%s %.*s-%d", word,
				    STR_ARG(counter_letter(mem, (size_t)-c->chapter)),
				    c->number);
	if (c->chapter > 0)
		return arena_printf(mem, "%s %d-%d", word, c->chapter, c->number);
	return arena_printf(mem, "%s %d", word, c->number);
}

struct caption_frame caption_frame(struct arena *mem, struct str preset,
				   const struct caption *c)
{
	if (str_eq(preset, STR("press")))
		return (struct caption_frame){STR("< "), STR(" >"), true};
	if (c->number <= 0)
		return (struct caption_frame){0};
	bool angle = str_eq(preset, STR("kdi")) && c->kind == CAPTION_TABLE;
	struct str name = caption_name(mem, c);
	return (struct caption_frame){
		.before = arena_printf(mem, angle ? "〈%.*s〉 " : "[%.*s] ", STR_ARG(name))};
}

/* Length of <표 1-1> at at, or 0. */
static size_t bracketed(struct str s, size_t at)
{
	static const char *const word[] = {"표 ", "그림 "};
	size_t i = 0;
	for (size_t k = 0; k < sizeof(word) / sizeof(*word) && !i; k++)
		if (str_starts(str_slice(s, at + 1, s.n), str_of(word[k])))
			i = at + 1 + str_of(word[k]).n;
	size_t digits = i;
	while (i && i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-'))
		i++;
	return i > digits && i < s.n && s.p[i] == '>' ? i + 1 - at : 0;
}

struct str caption_brackets(struct arena *mem, struct str s, struct str preset)
{
	struct buf b = {0};
	size_t from = 0;
	if (str_eq(preset, STR("press")))
		return s;
	for (size_t i = str_find(s, STR("<"), 0); i != SIZE_MAX;
	     i = str_find(s, STR("<"), i + 1)) {
		size_t n = bracketed(s, i);
		if (!n)
			continue;
		buf_str(&b, str_slice(s, from, i));
		buf_text(&b, "〈");
		buf_str(&b, str_slice(s, i + 1, i + n - 1));
		buf_text(&b, "〉");
		from = i + n;
	}
	if (!from)
		return s;
	buf_str(&b, str_slice(s, from, s.n));
	return buf_take(&b, mem);
}
