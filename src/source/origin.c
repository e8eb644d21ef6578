#include "base/utf8.h"
#include "source/decode.h"
#include "source/load.h"
#include "source/units.h"

#define LOOK ((size_t)64 * 1024)
#define FEW 4 /* fewer letters beyond ASCII leave the encoding in doubt (E2) */

static bool is_few(const struct scroll *s)
{
	unsigned letters = 0;
	for (size_t i = 0; i < s->text.n && letters < FEW; i += LOOK) {
		struct str text = scroll_view(s, i, i + LOOK);
		for (size_t k = i; k < text.n && letters < FEW; k++)
			letters += (unsigned char)text.p[k] >= 0xC0;
	}
	return letters > 0 && letters < FEW;
}

static bool is_automatic(const struct source_options *o)
{
	return !o->encoding.n || str_eq(o->encoding, STR("auto"));
}

void origin_letters(struct load *l)
{
	if (is_automatic(l->o) && !l->origin->mark && l->seen.high && is_few(&l->scroll))
		LOAD_NOTICE(l, load_span(l, 0, 0), DIAG_FEW_LETTERS,
			    str_of(l->origin->encoding));
}

/* A label that the byte order mark overruled is worth a warning everywhere. */
void origin_encoding(struct load *l)
{
	const struct source_options *o = l->o;
	struct decoded said;
	struct str encoding = str_of(l->origin->encoding);
	if (is_automatic(o) || !l->origin->mark)
		return;
	decode_text(STR(""), o->encoding, &said, l->temp);
	bool same = str_eq(str_slice(str_of(said.encoding), 0, 6), str_slice(encoding, 0, 6));
	if (!same)
		diag_report(l->d, o->encoding_at, DIAG_MARK_WINS, o->encoding, encoding);
}

static const char *newline_name(const struct survey_counts *s)
{
	if (!s->lf && !s->crlf && !s->cr)
		return "none";
	if (!s->crlf && !s->cr)
		return "LF";
	if (!s->lf && !s->cr)
		return "CRLF";
	return !s->lf && !s->crlf ? "CR" : "mixed";
}

/* The text of several records as one string, without delimiters at their ends. */
static struct str lines(const struct load *l, uint32_t from, uint32_t to)
{
	struct str *line = ARENA_NEW(l->temp, struct str, to - from);
	size_t n = 0;
	for (uint32_t i = from; i < to; i++) {
		struct survey_record r = survey_record(&l->survey, i);
		struct str s = str_trim(str_slice(l->scroll.text, r.lo, r.hi));
		while (s.n && s.p[s.n - 1] == l->survey.delimiter)
			s.n--;
		if (r.filled)
			line[n++] = s;
	}
	return arena_join(l->mem, line, n, STR("\n"));
}

static void notice_lines(struct load *l, enum diag_code code, uint32_t from, struct str text,
			 uint32_t count)
{
	if (!count)
		return;
	struct survey_record r = survey_record(&l->survey, from);
	size_t end = str_find(text, STR("\n"), 0);
	LOAD_NOTICE(l, load_span(l, r.lo, r.hi), code, diag_number(&l->origin->notices, count),
		    str_slice(text, 0, end));
}

void origin_fill(struct load *l)
{
	struct table_origin *g = l->origin;
	const struct survey *s = &l->survey;
	const struct frame *f = &l->frame;
	g->delimiter = s->delimiter;
	g->newline = newline_name(&s->counts);
	g->open_end = s->counts.open_end;
	g->records = s->records + s->counts.blank_lines;
	uint32_t first = f->header < s->records ? s->lo[f->header] : 0;
	g->lines_above = diag_place(l->files, load_span(l, first, first)).line - 1;
	g->title_rows = f->header;
	g->header_rows = f->headers;
	g->note_rows = s->records - f->end;
	g->blank_rows = f->end - f->first - l->t->rows - f->again + s->counts.blank_lines;
	g->title = lines(l, 0, f->header);
	g->note = lines(l, f->end, s->records);
	notice_lines(l, DIAG_TITLE_ROWS, 0, g->title, g->title_rows);
	if (units_several(f->unit)) {
		LOAD_NOTICE(l, load_span(l, 0, 0), DIAG_UNITS_MANY, f->unit);
		l->frame.unit = STR_NONE;
	}
	g->unit = l->frame.unit;
	notice_lines(l, DIAG_NOTE_ROWS, f->end, g->note, g->note_rows);
	if (g->blank_rows)
		LOAD_NOTICE(l, load_span(l, 0, 0), DIAG_BLANK_ROWS,
			    diag_number(&g->notices, g->blank_rows));
	if (f->again) {
		struct survey_record r = survey_record(s, f->again_at);
		struct span at = load_span(l, r.lo, r.hi);
		diag_report(l->d, at, DIAG_HEADER_AGAIN, diag_number(l->d, f->again),
			    load_place(l, at));
	}
	if (!l->t->rows)
		diag_report(l->d, l->o->at, DIAG_ROWS_NONE, l->t->name);
}
