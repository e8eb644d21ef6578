#include "text/items.h"

#include "base/utf8.h"
#include "ko/breaks.h"
#include "text/face.h"
#include "text/facts.h"

static bool is_jamo(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97C) ||
	       (c >= 0xD7B0 && c <= 0xD7FB) || c == 0x302E || c == 0x302F;
}

static bool has_jamo(struct str cluster)
{
	for (size_t i = 0; i < cluster.n;)
		if (is_jamo(utf8_next(cluster, &i)))
			return true;
	return false;
}

static hb_script_t script_of_code(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? HB_SCRIPT_LATIN
							      : HB_SCRIPT_COMMON;
	if (c >= 0xAC00 && c <= 0xD7A3)
		return HB_SCRIPT_HANGUL;
	hb_script_t s = hb_unicode_script(hb_unicode_funcs_get_default(), c);
	return s == HB_SCRIPT_INHERITED || s == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON : s;
}

static hb_script_t script_of(struct str cluster)
{
	hb_script_t s = HB_SCRIPT_COMMON;
	for (size_t i = 0; i < cluster.n && s == HB_SCRIPT_COMMON;)
		s = script_of_code(utf8_next(cluster, &i));
	return s;
}

static struct text_opened *face_of(struct text *t, const struct text_weight *w,
				   struct str cluster)
{
	bool jamo = has_jamo(cluster);
	for (size_t i = 0; i < w->files; i++) {
		struct text_opened *face = text_face_at(t, w, i);
		if ((!jamo || face->old_hangul) && text_face_covers(face, cluster))
			return face;
	}
	return NULL;
}

static struct text_opened *face_of_code(struct text *t, const struct text_weight *w, uint32_t c)
{
	for (size_t i = 0; i < w->files; i++) {
		struct text_opened *face = text_face_at(t, w, i);
		if (text_face_has(face, c))
			return face;
	}
	return NULL;
}

/* U+2070 … U+2079 and U+2080 … U+2089 but ¹ ² ³, then + − = ( ) ⁿ. */
uint32_t text_items_plain(uint32_t c, int *lift)
{
	static const uint32_t sign[] = {'+', 0x2212, '=', '(', ')', 'n'};
	*lift = c >= 0x2080 ? -1 : 1;
	if (c == 0xB9 || c == 0xB2 || c == 0xB3)
		return c == 0xB9 ? '1' : '0' + c - 0xB0;
	if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089))
		return '0' + (c & 15);
	if ((c >= 0x207A && c <= 0x207F) || (c >= 0x208A && c <= 0x208E))
		return sign[(c & 15) - 10];
	*lift = 0;
	return 0;
}

static bool is_lifted(uint32_t c, int way)
{
	int lift;
	return text_items_plain(c, &lift) && lift == way;
}

/* The digits of 10⁻¹⁵ are all the font's own or all small ones. at: of one of them. */
static bool has_all(struct text *t, const struct text_weight *w, struct str s, size_t at,
		    int way)
{
	size_t i = at;
	while (i > 0) {
		size_t before = i;
		if (!is_lifted(utf8_prev(s, &before), way))
			break;
		i = before;
	}
	for (uint32_t c; i < s.n && is_lifted(c = utf8_next(s, &i), way);)
		if (!face_of_code(t, w, c))
			return false;
	return true;
}

/* Superscripts and subscripts that the fonts do not have. */
static bool lift(struct text *t, const struct text_weight *w, struct str s, size_t lo,
		 struct text_item *x)
{
	size_t i = lo;
	int way;
	uint32_t plain = text_items_plain(utf8_next(s, &i), &way);
	if (!plain || has_all(t, w, s, lo, way))
		return false;
	*x = (struct text_item){lo, i, face_of_code(t, w, plain), HB_SCRIPT_COMMON, way};
	return x->face != NULL;
}

static bool same_kind(const struct text_item *a, const struct text_item *b)
{
	return a->face == b->face && a->script == b->script && a->lift == b->lift;
}

static void add(struct text_item_list *out, struct text_item x, struct arena *temp)
{
	struct text_item *last = out->count ? &out->item[out->count - 1] : NULL;
	if (last && same_kind(last, &x))
		last->hi = x.hi;
	else
		ARENA_PUSH(temp, out->item, out->count, out->room) = x;
}

/* Common characters get the script of their neighbours; a string of nothing
 * else is set as Korean. */
static void settle_scripts(struct text_item_list *list)
{
	hb_script_t script = HB_SCRIPT_HANGUL;
	for (size_t i = 0; i < list->count; i++)
		if (list->item[i].script != HB_SCRIPT_COMMON) {
			script = list->item[i].script;
			break;
		}
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct text_item x = list->item[i];
		script = x.script == HB_SCRIPT_COMMON ? script : x.script;
		x.script = script;
		struct text_item *last = kept ? &list->item[kept - 1] : NULL;
		if (last && same_kind(last, &x))
			last->hi = x.hi;
		else
			list->item[kept++] = x;
	}
	list->count = kept;
}

static void divide_simple(struct text *t, struct str s, const struct text_weight *w,
			  struct text_item_list *out, struct arena *temp)
{
	for (size_t lo = 0, hi = 0; lo < s.n; lo = hi) {
		uint32_t c = utf8_next(s, &hi);
		struct text_item x = {lo, hi, NULL, script_of_code(c), 0};
		if (x.script != HB_SCRIPT_COMMON || !lift(t, w, s, lo, &x))
			x.face = face_of_code(t, w, c);
		add(out, x, temp);
	}
}

static void divide(struct text *t, struct str s, const struct text_weight *w,
		   struct text_item_list *out, struct arena *temp)
{
	const uint8_t *fact = text_facts_lines(s, temp);
	for (size_t lo = 0, hi; lo < s.n; lo = hi) {
		for (hi = lo + 1; hi < s.n && !(fact[hi] & BREAKS_CLUSTER);)
			hi++;
		struct str cluster = str_slice(s, lo, hi);
		struct text_item x = {lo, hi, NULL, script_of(cluster), 0};
		if (!lift(t, w, s, lo, &x) || x.hi != hi)
			x = (struct text_item){lo, hi, face_of(t, w, cluster), x.script, 0};
		add(out, x, temp);
	}
}

void text_items(struct text *t, struct str s, const struct text_weight *w,
		struct text_item_list *out, struct arena *temp)
{
	if (text_facts_simple(s))
		divide_simple(t, s, w, out, temp);
	else
		divide(t, s, w, out, temp);
	settle_scripts(out);
}
