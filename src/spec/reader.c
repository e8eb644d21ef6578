#include "spec/reader.h"

#include "base/utf8.h"
#include "ko/compose.h"
#include "spec/limits.h"

bool reader_is_control(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
}

/* What text is written in whose very first byte is not UTF-8. */
static struct str leading(struct str s)
{
	bool mark = str_starts(s, STR("\xFF\xFE")) || str_starts(s, STR("\xFE\xFF"));
	return mark ? STR("UTF-16") : STR("CP949");
}

static bool check_bytes(struct reader *r)
{
	size_t bad = utf8_invalid(r->text);
	if (bad < r->text.n) {
		struct str byte =
			arena_printf(r->mem, "0x%02X", (unsigned)(unsigned char)r->text.p[bad]);
		return diag_report(r->d, reader_span(r, bad, bad + 1), DIAG_SPEC_BYTES, byte,
				   bad ? STR("CP949") : leading(r->text));
	}
	for (size_t i = 0; i < r->text.n; i++) {
		uint32_t code = (unsigned char)r->text.p[i];
		if (reader_is_control(code))
			return diag_report(r->d, reader_span(r, i, i + 1), DIAG_SPEC_CONTROL,
					   arena_printf(r->mem, "U+%04X", (unsigned)code));
	}
	return true;
}

bool reader_open(struct reader *r, uint32_t file, const struct files *files, struct arena *mem,
		 struct diags *d)
{
	*r = (struct reader){.files = files, .mem = mem, .d = d, .file = file};
	r->text = files_text(files, file);
	if (r->text.n > LIMITS_BYTES)
		return diag_report(d, reader_span(r, 0, 0), DIAG_SPEC_TOO_LARGE,
				   diag_number(d, (long long)r->text.n),
				   diag_number(d, LIMITS_BYTES));
	return check_bytes(r);
}

void reader_open_scalar(struct reader *r, const struct node *scalar, const struct files *files,
			struct arena *mem, struct diags *d)
{
	*r = (struct reader){.files = files, .mem = mem, .d = d, .scalar = scalar};
	r->text = scalar->text;
	r->file = scalar->at.file;
	r->exact = str_eq(files_quote(files, scalar->at), scalar->text);
}

struct span reader_span(const struct reader *r, size_t lo, size_t hi)
{
	if (!r->scalar)
		return (struct span){r->file, (uint32_t)lo, (uint32_t)hi};
	return r->exact ? files_span(r->scalar->at, lo, hi)
			: node_span(r->files, r->scalar, lo, hi);
}

struct str reader_text(const struct reader *r, size_t lo, size_t hi)
{
	return compose_hangul(r->mem, str_slice(r->text, lo, hi));
}

size_t reader_line(const struct reader *r, size_t at)
{
	while (at > 0 && r->text.p[at - 1] != '\n' && r->text.p[at - 1] != '\r')
		at--;
	return at;
}

size_t reader_line_end(const struct reader *r, size_t at)
{
	while (at < r->text.n && r->text.p[at] != '\n' && r->text.p[at] != '\r')
		at++;
	return at;
}

size_t reader_next_line(const struct reader *r, size_t end)
{
	if (end + 1 < r->text.n && r->text.p[end] == '\r' && r->text.p[end + 1] == '\n')
		return end + 2;
	return end < r->text.n ? end + 1 : end;
}

struct str reader_line_below(const struct reader *r, size_t at)
{
	size_t lo = reader_next_line(r, reader_line_end(r, at));
	return str_slice(r->text, lo, reader_line_end(r, lo));
}

bool reader_count(struct reader *r, size_t at)
{
	if (++r->parts <= LIMITS_PARTS)
		return true;
	if (!r->full)
		diag_report(r->d, reader_span(r, at, at), DIAG_SPEC_TOO_MANY,
			    diag_number(r->d, LIMITS_PARTS));
	r->full = true;
	return false;
}

bool reader_too_deep(struct reader *r, struct span at)
{
	r->full = true;
	return diag_report(r->d, at, DIAG_SPEC_TOO_DEEP, diag_number(r->d, LIMITS_DEPTH));
}
