#include "text/shape.h"

#include <hb-ot.h>

#include "base/utf8.h"
#include "text/adjust.h"
#include "text/clean.h"
#include "text/face.h"
#include "text/items.h"

/* One string on its way to runs. */
struct shaping {
	struct text *t;
	struct text_shaped *out;
	const struct text_weight *weight;
	struct text_item_list items;
	struct text_glyph *glyph; /* of the run being made */
	size_t glyphs, glyph_room;
	size_t run_room;
	hb_feature_t *feature;
	unsigned features;
	size_t feature_room;
	struct arena *temp;
};

bool text_shape_is_hangul(uint32_t c)
{
	return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
	       (c >= 0x3131 && c <= 0x318E) || (c >= 0xA960 && c <= 0xA97C) ||
	       (c >= 0xD7B0 && c <= 0xD7FB);
}

static void add_feature(struct shaping *s, hb_tag_t tag, unsigned value, size_t lo, size_t hi)
{
	size_t count = s->features;
	ARENA_PUSH(s->temp, s->feature, count, s->feature_room) =
		(hb_feature_t){tag, value, (unsigned)lo, (unsigned)hi};
	s->features = (unsigned)count;
}

static void set_features(struct shaping *s, const struct text_item *item)
{
	struct str text = s->out->text;
	s->features = 0;
	if (s->out->style.tabular) {
		add_feature(s, HB_TAG('t', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END);
		add_feature(s, HB_TAG('k', 'e', 'r', 'n'), 0, 0, HB_FEATURE_GLOBAL_END);
	}
	for (size_t i = item->lo, lo; lo = i, i < item->hi;)
		if (text_adjust_is_bracket(utf8_next(text, &i)))
			add_feature(s, HB_TAG('p', 'a', 'l', 't'), 1, lo, i);
}

static void report_missing(struct shaping *s, struct str cluster, struct diags *d)
{
	struct str family[8], codes[8];
	size_t families = 0, count = 0;
	for (; families < s->weight->files && families < 8; families++)
		family[families] = s->weight->file[families]->family;
	for (size_t i = 0; i < cluster.n && count < 8;)
		codes[count++] = text_clean_name(d, utf8_next(cluster, &i));
	s->out->failed = true;
	diag_report(d, s->out->at, DIAG_TEXT_COVERAGE, cluster,
		    arena_join(d->mem, codes, count, STR(" ")),
		    arena_join(d->mem, family, families, STR(", ")));
}

/* True when shaping gave something else than the character's own glyph. */
static bool is_stopgap(const struct shaping *s, const struct text_opened *face,
		       hb_codepoint_t glyph, size_t at)
{
	if (!glyph)
		return true;
	return glyph == face->dotted_circle && utf8_next(s->out->text, &at) != 0x25CC;
}

static double size_of(const struct shaping *s, const struct text_item *item)
{
	return s->out->style.size * (item->lift ? TEXT_SCRIPT_SIZE : 1);
}

/* Points that the item stands above the line. */
static double rise_of(const struct shaping *s, const struct text_item *item)
{
	double em = item->lift > 0 ? TEXT_SUPER_RISE : item->lift < 0 ? -TEXT_SUB_DROP : 0;
	return em * s->out->style.size;
}

/* Small digits are shaped as the plain ones that they are drawn with. */
static void fill_buffer(const struct shaping *s, const struct text_item *item)
{
	hb_buffer_t *b = s->t->buffer;
	struct str text = s->out->text;
	hb_buffer_clear_contents(b);
	if (!item->lift) {
		hb_buffer_add_utf8(b, text.p, (int)text.n, (unsigned)item->lo,
				   (int)(item->hi - item->lo));
		return;
	}
	for (size_t i = item->lo, lo; lo = i, i < item->hi;) {
		int way;
		hb_buffer_add(b, text_items_plain(utf8_next(text, &i), &way), (unsigned)lo);
	}
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

static void shape_item(struct shaping *s, const struct text_item *item, size_t run_start,
		       struct diags *d)
{
	hb_buffer_t *b = s->t->buffer;
	struct str text = s->out->text;
	set_features(s, item);
	fill_buffer(s, item);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, item->script);
	hb_buffer_set_language(b, s->t->ko); /* J8: on every run, Latin and Hanja included */
	hb_shape(item->face->font, b, s->feature, s->features);
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, &count);
	double scale = size_of(s, item) / item->face->face.upem, rise = rise_of(s, item);
	for (unsigned i = 0; i < count; i++) {
		if (is_stopgap(s, item->face, info[i].codepoint, info[i].cluster)) {
			size_t end = info[i].cluster;
			utf8_next(text, &end);
			report_missing(s, str_slice(text, info[i].cluster, end), d);
		}
		ARENA_PUSH(s->temp, s->glyph, s->glyphs, s->glyph_room) =
			(struct text_glyph){.id = info[i].codepoint,
					    .advance = (float)(at[i].x_advance * scale),
					    .dx = (float)(at[i].x_offset * scale),
					    .dy = (float)(at[i].y_offset * scale + rise),
					    .cluster = (uint32_t)(info[i].cluster - run_start)};
	}
}

/* first: of the items that the run is made of. */
static void end_run(struct shaping *s, const struct text_item *first, size_t hi)
{
	struct text_opened *face = first->face;
	size_t lo = first->lo;
	struct text_shaped *out = s->out;
	struct text_glyph *glyph =
		arena_grow(&s->t->mem, s->glyph, s->glyphs, s->glyphs + 1, sizeof(*glyph));
	struct text_run run = {.face = &face->face,
			       .size = size_of(s, first),
			       .text = str_slice(out->text, lo, hi),
			       .lang = out->style.lang,
			       .glyph = glyph,
			       .glyphs = (uint32_t)s->glyphs};
	text_adjust_brackets(&run, glyph, face);
	if (out->style.tabular)
		text_adjust_digits(&run, glyph);
	if (out->style.spacing != 0)
		text_adjust_letters(&run, glyph, out->text, out->style.spacing * run.size);
	for (size_t i = 0; i < s->glyphs; i++)
		run.width += (double)glyph[i].advance;
	text_face_use(s->t, face);
	struct text_run *list = (struct text_run *)out->run;
	ARENA_PUSH(&s->t->mem, list, out->runs, s->run_room) = run;
	out->run = list;
	out->width += run.width;
	s->glyphs = 0;
}

/* Leaves out what no face can draw, so that text and glyphs always agree. True
 * when the rest has to be divided again. */
static bool drop_missing(struct shaping *s, struct diags *d)
{
	struct str *part = ARENA_NEW(s->temp, struct str, s->items.count + 1);
	size_t parts = 0;
	bool dropped = false;
	for (size_t i = 0; i < s->items.count; i++) {
		struct text_item *item = &s->items.item[i];
		struct str piece = str_slice(s->out->text, item->lo, item->hi);
		if (item->face) {
			part[parts++] = piece;
			continue;
		}
		dropped = true;
		report_missing(s, piece, d);
	}
	if (dropped)
		s->out->text = arena_join(&s->t->mem, part, parts, STR_NONE);
	return dropped;
}

static void make_runs(struct shaping *s, struct diags *d)
{
	do {
		s->items.count = 0;
		text_items(s->t, s->out->text, s->weight, &s->items, s->temp);
	} while (drop_missing(s, d));
	const struct text_item *item = s->items.item;
	for (size_t i = 0, first; i < s->items.count;) {
		for (first = i; i < s->items.count && item[i].face == item[first].face &&
				item[i].lift == item[first].lift;
		     i++)
			shape_item(s, &item[i], item[first].lo, d);
		end_run(s, &item[first], item[i - 1].hi);
	}
}

static bool same_shape(const struct text_style *a, const struct text_style *b)
{
	return a->chain == b->chain && a->weight == b->weight && a->size == b->size &&
	       a->tabular == b->tabular && a->spacing == b->spacing && str_eq(a->lang, b->lang);
}

static size_t hash_of(struct str s, const struct text_style *style)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ style->chain ^
		     (uint64_t)style->weight << 8 ^
		     (uint64_t)(style->size * 64) << 20; /* FNV-1a */
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 29);
}

/* The slot of an equal string, or the free one where it belongs. */
static struct text_shaped **find_slot(struct text_shaped **slot, size_t slots, struct str s,
				      const struct text_style *style)
{
	size_t i = hash_of(s, style) & (slots - 1);
	while (slot[i] && !(str_eq(slot[i]->key, s) && same_shape(&slot[i]->style, style)))
		i = (i + 1) & (slots - 1);
	return &slot[i];
}

static void grow_table(struct text *t)
{
	size_t slots = t->slots ? t->slots * 2 : 256;
	struct text_shaped **slot = ARENA_NEW(&t->mem, struct text_shaped *, slots);
	for (size_t i = 0; i < t->slots; i++)
		if (t->slot[i])
			*find_slot(slot, slots, t->slot[i]->key, &t->slot[i]->style) =
				t->slot[i];
	t->slot = slot;
	t->slots = slots;
}

static bool same_place(struct span a, struct span b)
{
	return a.file == b.file && a.lo == b.lo && a.hi == b.hi;
}

const struct text_shaped *text_shape(struct text *t, struct str s,
				     const struct text_style *style, struct span at,
				     struct diags *d)
{
	if (t->shaped * 2 >= t->slots)
		grow_table(t);
	struct text_shaped **slot = find_slot(t->slot, t->slots, s, style), *out = *slot;
	if (out && (!out->failed || same_place(out->at, at)))
		return out;
	if (!out) {
		out = ARENA_NEW(&t->mem, struct text_shaped, 1);
		out->key = arena_str(&t->mem, s);
		t->shaped++;
	}
	/* what failed is shaped again at every new place, to be reported there */
	*out = (struct text_shaped){
		.key = out->key, .text = out->key, .style = *style, .at = at};
	out->style.lang = arena_str(&t->mem, style->lang);
	struct shaping work = {.t = t, .out = out, .temp = &t->shaping};
	work.weight = text_face_chain(t, style->chain, style->weight, d);
	make_runs(&work, d);
	arena_reset(work.temp);
	*slot = out;
	return out;
}
