#include "report/explain.h"

#include "base/buf.h"

static const struct wording {
	const char *sentence[2], *hint[2]; /* Korean, English */
} catalogue[] = {
#define CODE(label, name, ko, en, hint_ko, hint_en) {{ko, en}, {hint_ko, hint_en}},
#include "base/catalogue/all.def"
#undef CODE
};

static const struct page {
	enum diag_code code;
	const char *why[2]; /* Korean, English */
	const char *data, *example;
} pages[] = {
#define PAGE(name, ko, en, data, example) {DIAG_##name, {ko, en}, data, example},
#include "base/catalogue/pages.def"
#undef PAGE
};

static const struct page *page_of(enum diag_code code)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		if (pages[i].code == code)
			return &pages[i];
	return NULL;
}

enum diag_code explain_find(struct str label)
{
	for (int code = 0; code < DIAG_CODES; code++) {
		struct str known = str_of(diag_label((enum diag_code)code));
		char first = label.n ? (char)(label.p[0] & ~0x20) : '\0'; /* e, w */
		if (label.n == known.n && first == known.p[0] &&
		    str_eq(str_slice(label, 1, label.n), str_slice(known, 1, known.n)))
			return (enum diag_code)code;
	}
	return DIAG_CODES;
}

/* {0} becomes …, and [[ ]] goes: what stands between is there as a rule. */
static void put_template(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (s[0] == '{' && s[1] >= '0' && s[1] <= '5' && s[2] == '}') {
			buf_text(out, "…");
			s += 2;
		} else if ((s[0] == '[' && s[1] == '[') || (s[0] == ']' && s[1] == ']')) {
			s++;
		} else {
			buf_char(out, *s);
		}
	}
}

struct str explain_sentence(enum diag_code code, bool korean, struct arena *mem)
{
	struct buf out = {0};
	put_template(&out, catalogue[code].sentence[!korean]);
	return buf_take(&out, mem);
}

/* What the example needs to be run: the body of a report gets its front matter. */
bool explain_example(enum diag_code code, struct explain_example *out, struct arena *mem)
{
	const struct page *p = page_of(code);
	*out = (struct explain_example){0};
	if (!p || (!*p->data && !*p->example))
		return false;
	struct str example = str_of(p->example);
	out->data = str_of(p->data);
	out->commands = STR("dopyo check report.md\n");
	if (!example.n) {
		out->commands = STR("dopyo data data.csv\n");
	} else if (str_starts(example, STR("$ "))) {
		struct buf commands = {0};
		for (const char *s = p->example; *s; s++) {
			bool prompt = (s == p->example || s[-1] == '\n') && s[0] == '$';
			if (prompt)
				s++;
			else
				buf_char(&commands, *s);
		}
		out->commands = buf_take(&commands, mem);
	} else if (str_starts(example, STR("---"))) {
		out->report = example;
	} else {
		struct str part[] = {STR("---\ntitle: 보기\ndata: {d: data.csv}\n---\n\n"),
				     example};
		out->report = arena_join(mem, part, 2, STR_NONE);
	}
	return true;
}

static void put_indented(struct buf *out, const char *before, struct str s)
{
	for (size_t lo = 0; lo < s.n;) {
		size_t end = str_find(s, STR("\n"), lo);
		size_t hi = end == SIZE_MAX ? s.n : end;
		if (hi > lo)
			buf_printf(out, "    %s%.*s", before, STR_ARG(str_slice(s, lo, hi)));
		buf_char(out, '\n');
		lo = hi + 1;
	}
}

static void put_example(struct buf *out, const struct explain_example *x, bool korean)
{
	buf_text(out, korean ? "\n보기\n" : "\nExample\n");
	if (x->data.n) {
		buf_text(out, "  data.csv\n");
		put_indented(out, "", x->data);
	}
	if (x->report.n) {
		buf_text(out, "  report.md\n");
		put_indented(out, "", x->report);
	}
	put_indented(out, "$ ", x->commands);
}

struct str explain_page(enum diag_code code, bool korean, struct arena *mem)
{
	const struct page *p = page_of(code);
	const char *label = diag_label(code);
	const char *hint = catalogue[code].hint[!korean];
	struct explain_example example;
	struct buf out = {0};
	const char *kind = label[1] == '9'   ? korean ? "바깥" : "world"
			   : label[0] == 'W' ? korean ? "경고" : "warning"
			   : korean          ? "오류"
					     : "error";
	buf_printf(&out, "%s (%s)\n  ", label, kind);
	put_template(&out, catalogue[code].sentence[!korean]);
	buf_char(&out, '\n');
	if (p)
		buf_printf(&out, korean ? "\n뜻\n  %s\n" : "\nWhy\n  %s\n", p->why[!korean]);
	if (*hint) {
		buf_text(&out, korean ? "\n할 일\n  " : "\nWhat to do\n  ");
		put_template(&out, hint);
		buf_char(&out, '\n');
	}
	if (explain_example(code, &example, mem))
		put_example(&out, &example, korean);
	return buf_take(&out, mem);
}
