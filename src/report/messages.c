#include "report/messages.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "ko/josa.h"
#include "report/reason.h"

#define LINE_CELLS 100 /* longer source lines are cut around the place */

static const struct wording {
	const char *sentence[2], *hint[2]; /* Korean, English */
} catalogue[] = {
#define CODE(label, name, ko, en, hint_ko, hint_en) {{ko, en}, {hint_ko, hint_en}},
#include "base/catalogue/all.def"
#undef CODE
};

struct rendering {
	const struct diag *x;
	struct buf out;
	struct josa_range *value;
	size_t values, room;
	size_t named, filled; /* arguments that were named; that were not empty */
	bool korean;
	struct arena *mem;
};

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/* These would turn the line around. */
static bool is_turning(uint32_t code)
{
	return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Control characters would break the line they are quoted in; bytes that are no
 * UTF-8 would reach the terminal or make bad JSON. */
static void put_safe(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t code = utf8_next(s, &i);
		if (is_control(code))
			buf_printf(out, "\\x%02X", code);
		else if (is_turning(code))
			buf_printf(out, "\\u%04X", code);
		else
			buf_code(out, code);
	}
}

struct str messages_safe(struct arena *mem, struct str s)
{
	struct buf b = {0};
	put_safe(&b, s);
	return buf_take(&b, mem);
}

static void put_argument(struct rendering *r, int number)
{
	struct str arg = r->x->arg[number];
	if (r->korean && diag_label(r->x->code)[1] == '9') /* of the world */
		arg = reason_korean(arg);
	size_t lo = r->out.n;
	r->named++;
	r->filled += arg.n > 0;
	put_safe(&r->out, arg);
	ARENA_PUSH(r->mem, r->value, r->values, r->room) = (struct josa_range){lo, r->out.n};
}

static bool is_argument(struct str s, size_t i)
{
	return i + 2 < s.n && s.p[i] == '{' && s.p[i + 1] >= '0' &&
	       s.p[i + 1] < '0' + DIAG_ARGS && s.p[i + 2] == '}';
}

static bool lacks_argument(const struct diag *x, struct str part)
{
	for (size_t i = 0; i < part.n; i++)
		if (is_argument(part, i) && !x->arg[part.p[i + 1] - '0'].n)
			return true;
	return false;
}

static void put_part(struct rendering *r, struct str part)
{
	for (size_t i = 0; i < part.n; i++) {
		if (is_argument(part, i)) {
			put_argument(r, part.p[i + 1] - '0');
			i += 2;
		} else {
			buf_char(&r->out, part.p[i]);
		}
	}
}

static void put_template(struct rendering *r, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t open = str_find(s, STR("[["), at), close = str_find(s, STR("]]"), at);
		if (open == SIZE_MAX || close == SIZE_MAX || close < open) {
			put_part(r, str_slice(s, at, s.n));
			return;
		}
		put_part(r, str_slice(s, at, open));
		struct str part = str_slice(s, open + 2, close);
		if (!lacks_argument(r->x, part))
			put_part(r, part);
		at = close + 2;
	}
}

static struct str word(struct rendering *r, const char *template)
{
	put_template(r, str_of(template));
	struct str s = buf_take(&r->out, r->mem);
	if (!r->korean)
		return s;
	struct josa_text text = {.text = s, .value = r->value, .values = r->values};
	struct josa_edit *edit;
	size_t edits = josa_resolve(&text, &edit, r->mem);
	return josa_apply(s, edit, edits, r->mem);
}

struct str messages_sentence(const struct diag *x, bool korean, struct arena *mem)
{
	struct rendering r = {.x = x, .korean = korean, .mem = mem};
	return word(&r, catalogue[x->code].sentence[!korean]);
}

/* May be empty. */
static struct str messages_hint(const struct diag *x, bool korean, struct arena *mem)
{
	struct rendering r = {.x = x, .korean = korean, .mem = mem};
	struct str s = str_trim(word(&r, catalogue[x->code].hint[!korean]));
	return r.named && !r.filled ? STR_NONE : s;
}

struct printing {
	const struct files *files;
	const struct messages_options *o;
	struct arena *mem;
	FILE *out;
};

static const char *paint(const struct printing *p, const char *code)
{
	return p->o->color ? code : "";
}

static void print_head(const struct printing *p, const struct diag *x,
		       const struct place *place)
{
	bool error = x->level == DIAG_ERROR;
	struct str path = place ? files_get(p->files, x->at.file)->path : STR("dopyo");
	fprintf(p->out, "%s%.*s:", paint(p, "\033[1m"), STR_ARG(messages_safe(p->mem, path)));
	if (place)
		fprintf(p->out, "%u:%u:", place->line, place->column);
	fprintf(p->out, " %s%s[%s]%s: %.*s%s\n", paint(p, error ? "\033[31m" : "\033[33m"),
		error ? "error" : "warning", diag_label(x->code), paint(p, "\033[0m\033[1m"),
		STR_ARG(messages_sentence(x, p->o->korean, p->mem)), paint(p, "\033[0m"));
}

/* The part of the line that is shown: whole, or LINE_CELLS around the place. */
static struct str window(const struct place *place, unsigned *skipped)
{
	struct str s = place->text;
	unsigned from = 0, cells = 0;
	size_t lo = 0, i = 0;
	*skipped = 0;
	if (place->cells > LINE_CELLS * 3 / 4)
		from = place->cells - LINE_CELLS / 2;
	while (i < s.n && cells < from + LINE_CELLS) {
		if (cells <= from) {
			lo = i;
			*skipped = cells;
		}
		uint32_t code = utf8_next(s, &i);
		cells += code == '\t' ? 1 : utf8_cells(code);
	}
	return str_slice(s, lo, i);
}

static void print_excerpt(const struct printing *p, const struct place *place)
{
	unsigned skipped;
	struct str line = window(place, &skipped);
	struct buf safe = {0};
	for (size_t i = 0; i < line.n;) {
		uint32_t code = utf8_next(line, &i);
		if (code == '\t') /* one cell, so that the caret stands right */
			code = ' ';
		else if (is_control(code) || is_turning(code))
			code = UTF8_BAD;
		buf_code(&safe, code);
	}
	fprintf(p->out, "%5u | %.*s\n", place->line, (int)safe.n, safe.n ? safe.p : "");
	buf_finish(&safe);
	fprintf(p->out, "      | %*s%s", (int)(place->cells - skipped), "",
		paint(p, "\033[32m"));
	unsigned room = skipped + LINE_CELLS - place->cells;
	for (unsigned i = 0; i < place->width && i < room; i++)
		fputc('^', p->out);
	fprintf(p->out, "%s\n", paint(p, "\033[0m"));
}

static void print_human(const struct printing *p, const struct diag *x)
{
	struct str hint = messages_hint(x, p->o->korean, p->mem);
	struct place place;
	if (x->at.file)
		place = diag_place(p->files, x->at);
	print_head(p, x, x->at.file ? &place : NULL);
	if (x->at.file && p->o->format == MESSAGES_HUMAN)
		print_excerpt(p, &place);
	if (hint.n && p->o->format == MESSAGES_HUMAN)
		fprintf(p->out, "%s= hint: %.*s\n", x->at.file ? "      " : "  ",
			STR_ARG(hint));
}

static void print_json_text(FILE *out, const char *key, struct str s)
{
	struct buf quoted = {0};
	buf_quoted(&quoted, s);
	fprintf(out, ",\"%s\":%.*s", key, STR_ARG(buf_str_of(&quoted)));
	buf_finish(&quoted);
}

static void print_json(const struct printing *p, const struct diag *x)
{
	fprintf(p->out, "{\"level\":\"%s\",\"code\":\"%s\"",
		x->level == DIAG_ERROR ? "error" : "warning", diag_label(x->code));
	if (x->at.file) {
		struct place place = diag_place(p->files, x->at);
		print_json_text(p->out, "path", files_get(p->files, x->at.file)->path);
		fprintf(p->out, ",\"line\":%u,\"column\":%u", place.line, place.column);
	}
	print_json_text(p->out, "message", messages_sentence(x, p->o->korean, p->mem));
	struct str hint = messages_hint(x, p->o->korean, p->mem);
	if (hint.n)
		print_json_text(p->out, "hint", hint);
	fputs("}\n", p->out);
}

static bool before(const struct diag *a, const struct diag *b)
{
	if (a->at.file != b->at.file)
		return a->at.file < b->at.file;
	return a->at.lo < b->at.lo;
}

/* Stable: of two at one place, the one that was found first comes first. */
static const struct diag **sorted(const struct diags *d, size_t *count, struct arena *mem)
{
	const struct diag **item = NULL;
	size_t room = 0;
	*count = 0;
	for (const struct diag *x = d->first; x; x = x->next)
		ARENA_PUSH(mem, item, *count, room) = x;
	for (size_t i = 1; i < *count; i++)
		for (size_t k = i; k > 0 && before(item[k], item[k - 1]); k--) {
			const struct diag *swap = item[k];
			item[k] = item[k - 1];
			item[k - 1] = swap;
		}
	return item;
}

static void print_summary(const struct diags *d, bool korean, FILE *out)
{
	if (korean)
		fprintf(out, "오류 %u개, 경고 %u개\n", d->errors, d->warnings);
	else
		fprintf(out, "%u error%s, %u warning%s\n", d->errors, d->errors == 1 ? "" : "s",
			d->warnings, d->warnings == 1 ? "" : "s");
}

void messages_print(const struct diags *d, const struct files *f,
		    const struct messages_options *o, FILE *out)
{
	struct arena temp;
	arena_init(&temp);
	struct printing p = {f, o, &temp, out};
	size_t count;
	const struct diag **item = sorted(d, &count, &temp);
	for (size_t i = 0; i < count; i++)
		(o->format == MESSAGES_JSON ? print_json : print_human)(&p, item[i]);
	if (o->format == MESSAGES_HUMAN && d->errors + d->warnings > 1)
		print_summary(d, o->korean, out);
	arena_finish(&temp);
}
