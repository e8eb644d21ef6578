#include "report/fill.h"

#include "base/buf.h"
#include "ko/caption.h"
#include "ko/format.h"
#include "query/cell.h"
#include "report/keys.h"
#include "report/periods.h"
#include "report/record.h"
#include "report/typed.h"
#include "spec/template.h"

/* Where a part of the filled text was written. */
struct piece {
	size_t lo, hi;
	struct span at;
};

struct filling {
	struct bind *b;
	const struct fill_row *row;
	struct buf text;
	struct rich_span *span;
	size_t spans, span_room;
	struct josa_range *value;
	size_t values, value_room;
	struct piece *piece;
	size_t pieces, piece_room;
	const struct format *usual; /* of values that name none; or NULL */
	bool plain;                 /* numbers keep their digits when no format is given */
	/* Text of the body carries footnotes; where it is quoted they are left out. */
	enum { NOTES_REFUSED, NOTES_CARRIED, NOTES_LEFT_OUT } notes;
	bool ok;
};

static void append(struct filling *f, struct str s, uint8_t marks, struct str target)
{
	size_t lo = f->text.n;
	if (!s.n)
		return;
	buf_str(&f->text, s);
	struct rich_span *last = f->spans ? &f->span[f->spans - 1] : NULL;
	if (last && last->marks == marks && str_eq(last->target, target)) {
		last->hi = f->text.n;
		return;
	}
	ARENA_PUSH(f->b->mem, f->span, f->spans, f->span_room) =
		(struct rich_span){lo, f->text.n, marks, target, 0};
}

static bool compute(struct filling *f, const struct template_part *part, struct span at,
		    struct value *out)
{
	struct query *q = f->b->query;
	if (f->row)
		return query_row_expression(q, f->row->table, f->row->row, part->text, at, out);
	return query_expression(q, part->text, at, out);
}

/* A year prints as it is, a number by the default style, a date in words, text as text. */
static bool show(struct filling *f, const struct value *v, const struct format *format,
		 struct span at, struct str *out)
{
	struct bind *b = f->b;
	if (v->kind == VALUE_NULL && !format->has_else)
		return diag_report(b->d, at, DIAG_VALUE_NULL, files_quote(b->files, at));
	struct format_value value = {
		.text = v->kind == VALUE_NULL ? STR_NONE : v->text,
		.unit = v->unit,
		.number = v->kind == VALUE_NUMBER && v->type == COLUMN_NUMBER && !f->plain,
		.sign = (enum format_sign)b->theme->sign,
		.unit_space = b->theme->unit_space,
		.at = at,
	};
	if (v->kind != VALUE_NULL && !format->style && !f->plain)
		value.text = periods_usual(b, v->type, v->text);
	return format_apply(format, &value, out, b->mem, b->d);
}

/* A quotient that somebody forgot to round. */
static void warn_endless(struct filling *f, const struct value *v, const struct format *format,
			 struct span at)
{
	struct cell_digits digits = {0};
	bool usual = !format->style && format->dec < 0 && format->round < 0 && !f->plain;
	if (!usual || v->kind != VALUE_NUMBER || v->type != COLUMN_NUMBER)
		return;
	cell_count_digits(&digits, v->text, v->number);
	if (cell_told_decimals(&digits) < digits.decimals)
		diag_report(f->b->d, at, DIAG_VALUE_ENDLESS, files_quote(f->b->files, at));
}

static void append_value(struct filling *f, struct str inside, struct span at, uint8_t marks,
			 struct str target)
{
	struct bind *b = f->b;
	struct template_part part;
	struct format format = f->usual ? *f->usual : FORMAT_NONE;
	struct value v;
	struct str shown;
	if (!template_value(inside, at, &part, b->d)) {
		f->ok = false;
		return;
	}
	struct span text_at = files_span(at, part.text_lo, part.text_lo + part.text.n);
	struct span format_at = files_span(at, part.format_lo, part.format_lo + part.format.n);
	bool parsed =
		!part.format.n || format_parse(part.format, format_at, &format, b->mem, b->d);
	if (!compute(f, &part, text_at, &v) || !parsed ||
	    !show(f, &v, &format, text_at, &shown)) {
		f->ok = false;
		return;
	}
	warn_endless(f, &v, &format, text_at);
	record_value(
		b, &(struct record_value){f->row, part.text, part.format, text_at, &v, shown});
	size_t lo = f->text.n;
	append(f, shown, marks, target);
	ARENA_PUSH(b->mem, f->value, f->values, f->value_room) =
		(struct josa_range){lo, f->text.n};
}

static void append_reference(struct filling *f, const struct inline_ *item, uint8_t marks)
{
	struct bind *b = f->b;
	struct bind_target *t = targets_find(b, item->text, item->at);
	struct str label;
	if (!t || !targets_label(b, t, item->at, &label)) {
		f->ok = false;
		return;
	}
	size_t lo = f->text.n;
	struct str part[] = {STR("#"), item->text};
	append(f, label, marks | RICH_LINK, arena_join(b->mem, part, 2, STR_NONE));
	ARENA_PUSH(b->mem, f->value, f->values, f->value_room) =
		(struct josa_range){lo, f->text.n};
}

/* The first reference to a note gives it the next number and carries it. */
static void append_note(struct filling *f, const struct inline_ *item, uint8_t marks)
{
	struct bind *b = f->b;
	if (f->notes == NOTES_LEFT_OUT)
		return;
	struct bind_note *n = f->notes ? notes_find(b, item->text, item->at) : NULL;
	if (!n) {
		f->ok = f->notes ? false
				 : diag_report(b->d, item->at, DIAG_NOTE_PLACE, item->text);
		return;
	}
	bool first = n->number == 0;
	if (first)
		n->number = ++b->noted;
	struct str part[] = {STR("#^"), item->text};
	append(f, arena_printf(b->mem, b->plan->korean ? "%zu)" : "%zu", n->number),
	       marks | RICH_SUPER | RICH_LINK | RICH_NOTE,
	       arena_join(b->mem, part, 2, STR_NONE));
	if (first)
		f->span[f->spans - 1].note = n->number;
}

static void append_inlines(struct filling *f, const struct inline_ *item, size_t count,
			   uint8_t marks, struct str target)
{
	for (size_t i = 0; i < count; i++) {
		const struct inline_ *x = &item[i];
		size_t lo = f->text.n;
		switch (x->kind) {
		case INLINE_TEXT:
			typed_check(f->b, x->text, x->at);
			append(f,
			       caption_brackets(f->b->mem, x->text,
						f->b->theme->caption.preset),
			       marks, target);
			break;
		case INLINE_VALUE:
			append_value(f, x->text, x->at, marks, target);
			break;
		case INLINE_STRONG:
			append_inlines(f, x->child, x->children, marks | RICH_STRONG, target);
			break;
		case INLINE_EMPH:
			append_inlines(f, x->child, x->children, marks | RICH_EMPH, target);
			break;
		case INLINE_CODE:
			append(f, x->text, marks | RICH_CODE, target);
			break;
		case INLINE_LINK:
			append_inlines(f, x->child, x->children, marks | RICH_LINK, x->target);
			break;
		case INLINE_BREAK:
			append(f, STR("\u2028"), marks, target);
			break;
		case INLINE_REF:
			append_reference(f, x, marks);
			break;
		case INLINE_NOTE:
			append_note(f, x, marks);
			break;
		case INLINE_IMAGE:
			f->ok = diag_report(f->b->d, x->at, DIAG_INLINE_UNSUPPORTED, x->text);
			break;
		}
		if (!x->children)
			ARENA_PUSH(f->b->mem, f->piece, f->pieces, f->piece_room) =
				(struct piece){lo, f->text.n, x->at};
	}
}

/* Where an end of a span stands after old bytes at place became new ones. An
 * end inside them goes behind them: the whole particle belongs to the first. */
static size_t moved(size_t end, size_t place, size_t old, size_t new)
{
	if (end <= place)
		return end;
	return end < place + old ? place + new : end + new - old;
}

static void move_spans(struct filling *f, size_t place, size_t old, size_t new)
{
	for (size_t k = 0; k < f->spans; k++) {
		f->span[k].lo = moved(f->span[k].lo, place, old, new);
		f->span[k].hi = moved(f->span[k].hi, place, old, new);
	}
}

/* Where bytes lo..hi of the text, before any edit, were written. A part that is
 * not written as it prints, for its escapes, is searched for the same words. */
static struct span written_at(const struct filling *f, size_t lo, size_t hi, struct span whole)
{
	struct str text = buf_str_of(&f->text), words = str_slice(text, lo, hi);
	const struct piece *p = f->piece, *end = f->piece + f->pieces;
	while (p < end && (lo < p->lo || hi > p->hi))
		p++;
	if (p == end)
		return whole;
	struct str written = files_quote(f->b->files, p->at);
	size_t from = str_find(written, words, 0);
	for (size_t i = str_find(text, words, p->lo); i < lo && from != SIZE_MAX;
	     i = str_find(text, words, i + 1))
		from = str_find(written, words, from + 1);
	return from == SIZE_MAX ? p->at : files_span(p->at, from, from + words.n);
}

/* Code is shown as it is typed. */
static bool in_code(const struct filling *f, size_t lo)
{
	for (size_t k = 0; k < f->spans; k++)
		if (f->span[k].marks & RICH_CODE && f->span[k].lo <= lo && lo < f->span[k].hi)
			return true;
	return false;
}

static size_t without_code(const struct filling *f, struct josa_edit *edit, size_t edits)
{
	size_t n = 0;
	for (size_t i = 0; i < edits; i++)
		if (!in_code(f, edit[i].lo))
			edit[n++] = edit[i];
	return n;
}

/* Replaces the double forms of particles and moves the spans along. */
static void resolve(struct filling *f, struct span at)
{
	struct bind *b = f->b;
	struct str text = buf_str_of(&f->text);
	struct josa_text values = {text, f->value, f->values, &b->words};
	struct josa_edit *edit;
	size_t edits = josa_resolve(&values, &edit, b->mem);
	edits = without_code(f, edit, edits);
	struct josa_range *left;
	size_t lefts = josa_leftover(text, edit, edits, &left, b->mem);
	for (size_t i = 0; i < lefts; i++) {
		if (in_code(f, left[i].lo))
			continue;
		diag_report(b->d, written_at(f, left[i].lo, left[i].hi, at), DIAG_JOSA_LEFT,
			    str_slice(text, left[i].lo, left[i].hi));
	}
	struct buf done = {0};
	size_t from = 0;
	for (size_t i = 0; i < edits; i++) {
		if (!edit[i].known)
			diag_report(b->d, written_at(f, edit[i].lo, edit[i].hi, at),
				    DIAG_JOSA_UNKNOWN, edit[i].host, edit[i].form);
		buf_str(&done, str_slice(text, from, edit[i].lo));
		move_spans(f, done.n, edit[i].hi - edit[i].lo, edit[i].form.n);
		buf_str(&done, edit[i].form);
		from = edit[i].hi;
	}
	buf_str(&done, str_slice(text, from, text.n));
	buf_finish(&f->text);
	f->text = done;
}

static bool fill(struct filling *f, const struct inline_ *item, size_t count, struct span at,
		 struct rich *out)
{
	append_inlines(f, item, count, 0, STR_NONE);
	resolve(f, at);
	struct str text = buf_take(&f->text, f->b->mem);
	*out = (struct rich){text, f->span, f->spans, at};
	return f->ok;
}

bool fill_inlines(struct bind *b, const struct inline_ *item, size_t count,
		  const struct fill_row *row, struct span at, struct rich *out)
{
	struct filling f = {.b = b, .row = row, .ok = true};
	return fill(&f, item, count, at, out);
}

bool fill_body(struct bind *b, const struct element *e, struct rich *out)
{
	struct filling f = {.b = b, .notes = NOTES_CARRIED, .ok = true};
	return fill(&f, e->inlines, e->inline_count, e->at, out);
}

/* Where a block says its title; NULL: nowhere. */
static const struct node *title_of(const struct element *e)
{
	const char *key = str_eq(e->name, STR("chart")) ? "title" : "caption";
	const struct node *title = node_get(&e->yaml, key);
	return title && title->kind == NODE_SCALAR && title->text.n ? title : NULL;
}

bool fill_titled(const struct element *e)
{
	return e->kind == ELEMENT_BLOCK ? title_of(e) != NULL : e->inline_count > 0;
}

bool fill_quoted(struct bind *b, const struct element *e, struct rich *out)
{
	struct filling f = {.b = b, .notes = NOTES_LEFT_OUT, .ok = true};
	const struct inline_ *item = e->inlines;
	size_t count = e->inline_count;
	if (e->kind == ELEMENT_BLOCK &&
	    !spec_inlines(title_of(e), b->files, &item, &count, b->mem, b->d))
		return false;
	return fill(&f, item, count, e->at, out);
}

bool fill_node(struct bind *b, const struct node *scalar, const struct fill_row *row,
	       struct rich *out)
{
	*out = (struct rich){0};
	if (!scalar)
		return true;
	const struct inline_ *item;
	size_t count;
	return spec_inlines(scalar, b->files, &item, &count, b->mem, b->d) &&
	       fill_inlines(b, item, count, row, scalar->at, out);
}

bool fill_formatted(struct bind *b, const struct node *scalar, const struct node *format,
		    struct rich *out)
{
	struct format usual = FORMAT_NONE;
	struct filling f = {.b = b, .usual = &usual, .ok = true};
	const struct inline_ *item;
	size_t count;
	if (format && !format_parse(format->text, format->at, &usual, b->mem, b->d))
		return false;
	if (format && str_find(scalar->text, STR("{{"), 0) == SIZE_MAX)
		diag_report(b->d, format->at, DIAG_CHART_IDLE, STR("format"), scalar->text,
			    STR("value: \"{{…}}\""));
	return spec_inlines(scalar, b->files, &item, &count, b->mem, b->d) &&
	       fill(&f, item, count, scalar->at, out);
}

void fill_append(struct bind *b, struct rich *rich, struct str more)
{
	struct str part[] = {rich->text, more};
	if (!more.n)
		return;
	size_t spans = rich->spans ? rich->spans : 1;
	struct rich_span *span =
		arena_grow(b->mem, rich->span, rich->spans, spans, sizeof(*span));
	if (!rich->spans)
		span[0] = (struct rich_span){0};
	rich->text = arena_join(b->mem, part, 2, STR_NONE);
	span[spans - 1].hi = rich->text.n;
	rich->span = span;
	rich->spans = spans;
}

bool fill_notes(struct bind *b, const struct node *note, struct rich_list *out)
{
	size_t count = note && note->kind == NODE_LIST ? note->count : note != NULL;
	struct rich *text = ARENA_NEW(b->mem, struct rich, count + 1);
	*out = (struct rich_list){text, 0};
	for (size_t i = 0; i < count; i++) {
		const struct node *each = note->kind == NODE_LIST ? &note->item[i] : note;
		if (!keys_kind(b->d, each, NODE_SCALAR) ||
		    !fill_node(b, each, NULL, &text[out->count]))
			return false;
		out->count += text[out->count].text.n > 0;
	}
	return true;
}

bool fill_plain(struct bind *b, struct str s, struct span at, struct str *out)
{
	const struct template_part *part;
	size_t parts;
	if (!template_split(s, at, &part, &parts, b->mem, b->d))
		return false;
	struct filling f = {.b = b, .plain = true, .ok = true};
	for (size_t i = 0; i < parts; i++) {
		if (!part[i].value) {
			append(&f, part[i].text, 0, STR_NONE);
			continue;
		}
		struct str inside = str_slice(s, part[i].lo + 2, part[i].hi - 2);
		append_value(&f, inside, files_span(at, part[i].lo + 2, part[i].hi - 2), 0,
			     STR_NONE);
	}
	resolve(&f, at);
	*out = buf_take(&f.text, b->mem);
	return f.ok;
}

struct rich fill_verbatim(struct bind *b, struct str s, struct span at)
{
	struct rich_span *span = ARENA_NEW(b->mem, struct rich_span, 1);
	*span = (struct rich_span){.hi = s.n};
	return (struct rich){s, span, s.n ? 1 : 0, at};
}
