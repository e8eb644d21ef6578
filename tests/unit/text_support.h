#ifndef TEXT_SUPPORT_H
#define TEXT_SUPPORT_H

/* An open text with the pinned fonts and, as families of the set, Nanum. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/fonts.h"
#include "text/text.h"

struct fixture {
	struct arena mem;
	struct diags d;
	struct text_fonts *fonts;
	struct text *t;
};

static inline int fixture_open(void **state)
{
	static struct fixture f;
	static const struct str extra[] = {{"tests/fonts", 11}};
	arena_init(&f.mem);
	f.d = (struct diags){.mem = &f.mem};
	struct str folder;
	if (!text_fonts_folder(STR_NONE, &f.mem, &folder, &f.d))
		return -1;
	f.fonts = text_fonts_open(folder, extra, 1, &f.d);
	f.t = f.fonts ? text_open(f.fonts, &f.d) : NULL;
	*state = &f;
	return f.t && !f.d.errors ? 0 : -1;
}

static inline int fixture_close(void **state)
{
	struct fixture *f = *state;
	text_close(f->t);
	text_fonts_close(f->fonts);
	arena_finish(&f->mem);
	return 0;
}

/* A style of one family, or of two separated by "/". */
static inline struct text_style fixture_style(struct fixture *f, const char *families,
					      double size)
{
	struct str all = str_of(families), family[2];
	size_t slash = str_find(all, STR("/"), 0), count = 1;
	family[0] = str_slice(all, 0, slash == SIZE_MAX ? all.n : slash);
	if (slash != SIZE_MAX)
		family[count++] = str_slice(all, slash + 1, all.n);
	uint32_t chain = text_chain(f->t, family, count, SPAN_NONE, &f->d);
	assert_int_not_equal(chain, TEXT_BAD);
	return (struct text_style){.chain = chain, .weight = 400, .size = size, .rgba = 0xFF};
}

static inline const struct text_line *fixture_line(struct fixture *f, const char *families,
						   double size, const char *s)
{
	return text_line(f->t, str_of(s), fixture_style(f, families, size), SPAN_NONE, &f->d);
}

/* Codes of the diagnostics since the last call, "E803 E803". */
static inline const char *fixture_codes(struct fixture *f)
{
	struct str part[64];
	size_t parts = 0;
	for (const struct diag *x = f->d.first; x && parts < 64; x = x->next)
		part[parts++] = str_of(diag_label(x->code));
	f->d = (struct diags){.mem = &f->mem};
	return arena_join(&f->mem, part, parts, STR(" ")).p;
}

#define SANS "Noto Sans CJK KR"
#define GRID "NanumGothicCoding" /* Hangul 1 em, ASCII half an em */
#define SERIF "Noto Serif CJK KR"

#endif
