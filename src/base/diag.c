#include "base/diag.h"

#include "base/utf8.h"

#define CODE(label, name, ko, en, hint_ko, hint_en) label,
static const char *const labels[] = {
#include "base/catalogue/all.def"
};
#undef CODE

const char *diag_label(enum diag_code code)
{
	return labels[code];
}

/* What was said of that place already: of each row of a table, of each size of a chart. */
static bool is_known(const struct diags *d, struct span at, enum diag_code code,
		     const struct str *arg, size_t args)
{
	for (const struct diag *x = d->first; x; x = x->next) {
		bool same = x->code == code && x->at.file == at.file && x->at.lo == at.lo &&
			    x->at.hi == at.hi;
		for (size_t i = 0; same && i < args && i < DIAG_ARGS; i++)
			same = str_eq(x->arg[i], arg[i]);
		if (same)
			return true;
	}
	return false;
}

bool diag_add(struct diags *d, struct span at, enum diag_code code, const struct str *arg,
	      size_t args)
{
	const char *label = labels[code];
	bool error = label[0] == 'E';
	uint8_t choice = d->choice && !error ? d->choice[code] : DIAG_AS_IT_IS;
	enum diag_level level =
		error || d->strict || choice == DIAG_AS_ERROR ? DIAG_ERROR : DIAG_WARNING;
	if (choice == DIAG_NEVER || (!error && is_known(d, at, code, arg, args)))
		return false;
	unsigned *count = level == DIAG_ERROR ? &d->errors : &d->warnings;
	++*count;
	if (label[0] == 'E' && label[1] == '9')
		d->world = true;
	if (*count > DIAG_ERRORS_MAX)
		return false;
	struct diag *x = ARENA_NEW(d->mem, struct diag, 1);
	*x = (struct diag){.code = code, .level = level, .at = at};
	for (size_t i = 0; i < args && i < DIAG_ARGS; i++)
		x->arg[i] = arena_str(d->mem, arg[i]);
	if (d->last)
		d->last->next = x;
	else
		d->first = x;
	d->last = x;
	return false;
}

struct str diag_number(struct diags *d, long long n)
{
	return arena_printf(d->mem, "%lld", n);
}

#define LENT ((size_t)1024 * 1024) /* bytes that are looked through at a time */

/* Start of the line that holds offset at; *line counts the lines before it.
 * LF, CR LF and lone CR end a line. */
static size_t line_start(const struct scroll *s, size_t at, unsigned *line)
{
	size_t start = 0;
	*line = 1;
	for (size_t from = 0; from < at; from += LENT) {
		size_t to = at - from < LENT ? at : from + LENT;
		struct scroll_loan loan = scroll_lend(s, from, to < s->text.n ? to + 1 : to);
		struct str text = loan.text;
		for (size_t i = 0; i < to - from; i++) {
			bool ends = text.p[i] == '\n' ||
				    (text.p[i] == '\r' &&
				     !(i + 1 < text.n && text.p[i + 1] == '\n'));
			*line += ends;
			start = ends ? from + i + 1 : start;
		}
		scroll_return(s, &loan);
	}
	return start;
}

static unsigned cells_between(struct str text, size_t lo, size_t hi)
{
	unsigned cells = 0;
	while (lo < hi) {
		uint32_t code = utf8_next(text, &lo);
		cells += code == '\t' ? 1 : utf8_cells(code);
	}
	return cells;
}

struct place diag_place(const struct files *f, struct span at)
{
	const struct scroll *s = &files_get(f, at.file)->scroll;
	size_t lo = at.lo < s->text.n ? at.lo : s->text.n;
	struct place p = {0};
	size_t start = line_start(s, lo, &p.line), end = lo;
	struct str text = scroll_view_line(s, start, lo);
	while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
		end++;
	p.text = str_slice(text, start, end);
	p.column = (unsigned)utf8_count(str_slice(text, start, lo)) + 1;
	p.cells = cells_between(text, start, lo);
	size_t hi = at.hi < end ? at.hi : end;
	p.width = hi > lo ? cells_between(text, lo, hi) : 1;
	if (!p.width)
		p.width = 1;
	return p;
}

bool diag_files(struct diags *d, const struct files *f)
{
	uint32_t number = files_changed(f);
	return !number ||
	       diag_report(d, SPAN_NONE, DIAG_FILE_CHANGED, files_get(f, number)->path);
}
