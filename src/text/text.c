#include "text/text.h"

#include <stdlib.h>

#include "text/face.h"
#include "text/state.h"

/* Every chain ends here: all of modern and old Hangul, 20,976 Hanja (J5, J6). */
#define LAST_FAMILY STR("Noto Sans CJK KR")

struct text *text_open(const struct text_fonts *fonts, struct diags *d)
{
	const int weight[] = {400, 700};
	for (size_t i = 0; i < 2; i++) {
		if (text_fonts_find(fonts, LAST_FAMILY, weight[i]))
			continue;
		if (fonts->complete) /* else said by text_fonts_open() */
			diag_report(d, SPAN_NONE, DIAG_FONT_MISSING, LAST_FAMILY,
				    diag_number(d, weight[i]), STR_NONE, STR("fonts-noto-cjk"));
		return NULL;
	}
	struct text *t = calloc(1, sizeof(*t));
	if (!t)
		abort();
	arena_init(&t->mem);
	arena_init(&t->temp);
	arena_init(&t->shaping);
	t->fonts = fonts;
	t->buffer = hb_buffer_create();
	t->ko = hb_language_from_string("ko", -1);
	t->opened = ARENA_NEW(&t->mem, struct text_opened *, fonts->count);
	return t;
}

void text_close(struct text *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->fonts->count; i++)
		if (t->opened[i])
			text_face_close(t->opened[i]);
	hb_buffer_destroy(t->buffer);
	arena_finish(&t->shaping);
	arena_finish(&t->temp);
	arena_finish(&t->mem);
	free(t);
}

static bool is_known(const struct text *t, struct str family)
{
	return text_fonts_find(t->fonts, family, 400) || text_fonts_find(t->fonts, family, 700);
}

static struct str nearest_family(const struct text *t, struct str family)
{
	struct str best = STR_NONE;
	for (size_t i = 0; i < t->fonts->count; i++) {
		const struct text_font_file *f = &t->fonts->file[i];
		if (!f->present)
			continue;
		best = str_nearer(family, f->family, best);
		for (size_t k = 0; k < f->aliases; k++)
			best = str_nearer(family, f->alias[k], best);
	}
	return best;
}

/* "fonts-pretendard" for a pinned family whose file is to be fetched, or empty. */
static struct str target_of(const struct text *t, struct str family)
{
	for (size_t i = 0; i < t->fonts->count; i++) {
		const struct text_font_file *f = &t->fonts->file[i];
		if (!f->present && str_eq(f->family, family) &&
		    str_starts(f->package, STR("make:")))
			return str_slice(f->package, 5, f->package.n);
	}
	return STR_NONE;
}

static bool report_missing(const struct text *t, struct str family, struct span at,
			   struct diags *d)
{
	struct str target = target_of(t, family);
	if (target.n)
		return diag_report(d, at, DIAG_FONT_FETCH, family, target);
	return diag_report(d, at, DIAG_TEXT_FAMILY, family, nearest_family(t, family));
}

static bool same_families(const struct text_chain *c, const struct str *family, size_t families)
{
	if (c->families != families)
		return false;
	for (size_t i = 0; i < families; i++)
		if (!str_eq(c->family[i], family[i]))
			return false;
	return true;
}

uint32_t text_chain(struct text *t, const struct str *family, size_t families, struct span at,
		    struct diags *d)
{
	struct str *all = ARENA_NEW(&t->mem, struct str, families + 1);
	size_t count = 0;
	bool ok = true, ends = false;
	for (size_t i = 0; i < families; i++) {
		if (!is_known(t, family[i]))
			ok = report_missing(t, family[i], at, d);
		all[count++] = arena_str(&t->mem, family[i]);
		ends = ends || str_eq(family[i], LAST_FAMILY);
	}
	if (!ends)
		all[count++] = LAST_FAMILY;
	if (!ok)
		return TEXT_BAD;
	for (size_t i = 0; i < t->chains; i++)
		if (same_families(&t->chain[i], all, count))
			return (uint32_t)i;
	ARENA_PUSH(&t->mem, t->chain, t->chains, t->chain_room) =
		(struct text_chain){.family = all, .families = count, .at = at};
	return (uint32_t)t->chains - 1;
}

size_t text_faces(const struct text *t, const struct text_face *const **face)
{
	*face = t->face;
	return t->faces;
}
