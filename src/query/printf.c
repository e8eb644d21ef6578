#include "base/buf.h"
#include "query/function.h"

/*
 * printf() and format() as SQLite has them, but for widths and precisions: there
 * '%.*c' repeats a letter two thousand million times when it is asked to, and
 * no limit of steps ends that. %c gives one character.
 */
#define MOST 1000 /* of a width, a precision */

struct formatting {
	sqlite3_value **v;
	int count, next;
	sqlite3_str *out;
};

static sqlite3_value *take(struct formatting *f)
{
	return f->next < f->count ? f->v[f->next++] : NULL;
}

static sqlite3_int64 take_integer(struct formatting *f)
{
	sqlite3_value *v = take(f);
	return v ? sqlite3_value_int64(v) : 0;
}

static const char *take_text(struct formatting *f)
{
	sqlite3_value *v = take(f);
	return v ? (const char *)sqlite3_value_text(v) : NULL;
}

/* A width or a precision at *at, into spec; false: too great. */
static bool take_size(struct formatting *f, const char **at, struct buf *spec)
{
	sqlite3_int64 n = 0;
	if (**at == '*') {
		n = take_integer(f);
		(*at)++;
	} else {
		for (; **at >= '0' && **at <= '9'; (*at)++)
			n = n > MOST ? n : n * 10 + **at - '0';
	}
	if (n < -MOST || n > MOST)
		return false;
	if (n)
		buf_printf(spec, "%d", (int)n);
	return true;
}

/* "%-+08.3" of what stands at *at, and no letter yet. */
static bool take_spec(struct formatting *f, const char **at, struct buf *spec)
{
	buf_char(spec, '%');
	for (; **at && strchr("-+ #0,!", **at); (*at)++)
		buf_char(spec, **at);
	if (!take_size(f, at, spec))
		return false;
	if (**at == '.') {
		buf_char(spec, '.');
		*at += 1 + strspn(*at + 1, "0");
		size_t n = spec->n;
		bool ok = take_size(f, at, spec);
		buf_text(spec, spec->n == n ? "0" : "");
		return ok;
	}
	return true;
}

static void put_character(struct formatting *f, const char *spec)
{
	const char *text = take_text(f);
	size_t n = text && *text ? 1 : 0;
	while (n && ((unsigned char)text[n] & 0xC0) == 0x80)
		n++;
	char *one = n ? sqlite3_mprintf("%.*s", (int)n, text) : NULL;
	sqlite3_str_appendf(f->out, spec, one ? one : "");
	sqlite3_free(one);
}

/* False: no letter that is known. */
static bool put_value(struct formatting *f, struct buf *spec, char letter)
{
	bool whole = strchr("diuxXo", letter) != NULL;
	if (!letter || !strchr("diuxXofeEgGczsqQw%", letter))
		return false;
	if (letter == 'c')
		while (spec->n && strchr(".0123456789", spec->p[spec->n - 1]) &&
		       memchr(spec->p, '.', spec->n))
			spec->n--;
	buf_text(spec, whole ? "ll" : "");
	buf_char(spec, letter == 'c' || letter == 'z' ? 's' : letter);
	buf_char(spec, '\0');
	if (letter == '%')
		sqlite3_str_appendchar(f->out, 1, '%');
	else if (whole)
		sqlite3_str_appendf(f->out, spec->p, take_integer(f));
	else if (strchr("feEgG", letter)) {
		sqlite3_value *v = take(f);
		sqlite3_str_appendf(f->out, spec->p, v ? sqlite3_value_double(v) : 0.0);
	} else if (letter == 'c')
		put_character(f, spec->p);
	else {
		const char *text = take_text(f);
		bool plain = letter == 's' || letter == 'z';
		sqlite3_str_appendf(f->out, spec->p, text || !plain ? text : "");
	}
	return true;
}

static bool put_all(struct formatting *f, const char *at)
{
	struct buf spec = {0};
	bool ok = true;
	while (*at && ok) {
		size_t n = strcspn(at, "%");
		sqlite3_str_append(f->out, at, (int)n);
		at += n;
		if (!*at)
			break;
		if (!*++at) { /* a sign of per cent at the end is one */
			sqlite3_str_appendchar(f->out, 1, '%');
			break;
		}
		spec.n = 0;
		ok = take_spec(f, &at, &spec) && put_value(f, &spec, *at);
		at += *at != '\0';
	}
	buf_finish(&spec);
	return ok;
}

static void call(sqlite3_context *c, int count, sqlite3_value **v)
{
	struct formatting f = {.v = v, .count = count};
	const char *format = take_text(&f);
	if (!format)
		return;
	f.out = sqlite3_str_new(sqlite3_context_db_handle(c));
	bool ok = put_all(&f, format);
	int error = sqlite3_str_errcode(f.out), n = sqlite3_str_length(f.out);
	char *text = sqlite3_str_finish(f.out);
	if (!ok) {
		sqlite3_free(text);
		function_fail(c, DIAG_QUERY_PRINTF, str_of(format), STR("1000"), SIZE_MAX);
	} else if (error == SQLITE_TOOBIG) {
		sqlite3_free(text);
		sqlite3_result_error_toobig(c);
	} else if (error) {
		sqlite3_result_error_nomem(c);
	} else {
		sqlite3_result_text(c, text ? text : "", text ? n : 0,
				    text ? sqlite3_free : SQLITE_STATIC);
	}
}

void printf_register(struct query *q)
{
	function_add(q, "printf", -1, call);
	function_add(q, "format", -1, call);
}
