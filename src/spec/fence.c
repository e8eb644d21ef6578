#include "spec/fence.h"

#include <string.h>

#include "spec/attribute.h"
#include "spec/yaml.h"

/* Behind blanks, > and list marks. */
static size_t skip_containers(struct str s, size_t i, size_t end, bool lists)
{
	for (;;) {
		while (i < end && strchr(" \t>", s.p[i]))
			i++;
		size_t k = i;
		while (k < end && k < i + 9 && s.p[k] >= '0' && s.p[k] <= '9')
			k++;
		bool bullet = k == i && k < end && strchr("-+*", s.p[k]);
		bool number = k > i && k < end && strchr(".)", s.p[k]);
		if (!lists || !(bullet || number) || k + 1 >= end || !strchr(" \t", s.p[k + 1]))
			return i;
		i = k + 1;
	}
}

static size_t run_length(struct str s, size_t i, size_t end)
{
	size_t k = i;
	while (k < end && s.p[k] == s.p[i])
		k++;
	return k - i;
}

static bool open_at(struct fence *f, const struct reader *r, size_t lo, size_t end)
{
	struct str s = r->text;
	size_t i = skip_containers(s, lo, end, true);
	if (i >= end || (s.p[i] != '`' && s.p[i] != '~'))
		return false;
	size_t n = run_length(s, i, end);
	if (n < 3 || (s.p[i] == '`' && memchr(s.p + i + n, '`', end - i - n)))
		return false;
	struct str info = str_trim(str_slice(s, i + n, end));
	*f = (struct fence){.lo = i, .length = n, .mark = s.p[i]};
	f->info = info.n ? (size_t)(info.p - s.p) : i + n;
	f->info_hi = f->info + info.n;
	f->text = f->text_hi = f->past = reader_next_line(r, end);
	return true;
}

bool fence_open(struct fence *f, const struct reader *r, size_t from)
{
	for (size_t lo = reader_line(r, from); lo < r->text.n;) {
		size_t end = reader_line_end(r, lo);
		if (open_at(f, r, lo, end))
			return true;
		lo = reader_next_line(r, end);
	}
	return false;
}

static bool closes(const struct fence *f, struct str s, size_t i, size_t end)
{
	return i < end && s.p[i] == f->mark && run_length(s, i, end) >= f->length &&
	       !str_trim(str_slice(s, i + run_length(s, i, end), end)).n;
}

void fence_close(struct fence *f, const struct reader *r, size_t seen)
{
	size_t lo = f->text;
	if (seen > f->text)
		lo = reader_next_line(r, reader_line_end(r, seen));
	while (lo < r->text.n) {
		size_t end = reader_line_end(r, lo), next = reader_next_line(r, end);
		size_t i = skip_containers(r->text, lo, end, false);
		f->text_hi = lo;
		f->past = next;
		f->closed = closes(f, r->text, i, end);
		if (f->closed)
			return;
		if (i < end) {
			f->past = lo;
			return;
		}
		lo = next;
	}
	f->text_hi = f->past = r->text.n;
}

static bool read_head(const struct fence *f, const struct reader *r, struct element *e)
{
	struct str info = str_slice(r->text, f->info, f->info_hi);
	struct attributes a;
	e->name = STR_NONE;
	e->name_at = e->at;
	if (info.p[info.n - 1] != '}')
		return diag_report(r->d, e->at, DIAG_BLOCK_HEAD, info);
	if (!attribute_read(&a, r, f->info + 1, f->info_hi - 1))
		return false;
	size_t end = str_find(a.name, STR(" "), 0);
	e->name = str_slice(a.name, 0, end < a.name.n ? end : a.name.n);
	e->classes = str_slice(a.name, e->name.n, a.name.n);
	e->name_at = a.name_at;
	e->id = a.id;
	e->id_at = a.id_at;
	if (!a.name.n || a.map.count)
		return diag_report(r->d, e->at, DIAG_BLOCK_HEAD, info);
	return true;
}

bool fence_read_block(const struct fence *f, struct reader *r, bool quoted, struct element *e)
{
	e->kind = ELEMENT_BLOCK;
	e->yaml = (struct node){.kind = NODE_MAP, .at = reader_span(r, f->text, f->text_hi)};
	if (!read_head(f, r, e))
		return false;
	if (str_eq(e->name, STR("sql")))
		return true;
	if (str_among(e->name, "r R python py julia ojs js javascript bash sh stata sas") ||
	    str_among(e->name, "mermaid dot graphviz vega vega-lite vegalite"))
		return diag_report(r->d, e->name_at, DIAG_BLOCK_UNKNOWN, e->name,
				   str_starts(e->name, STR("vega")) ? STR("chart") : STR_NONE);
	if (quoted)
		return diag_report(r->d, e->at, DIAG_BLOCK_IN_QUOTE, e->name);
	return spec_yaml(&e->yaml, r, f->text, f->text_hi);
}
