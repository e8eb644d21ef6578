#include <math.h>

#include "base/num.h"
#include "ko/format.h"
#include "ko/hangul.h"
#include "report/bind.h"
#include "report/fill.h"
#include "report/keys.h"

#define MM (72 / 25.4)

struct paper {
	const char *name;
	double w, h; /* points */
};

static const struct paper papers[] = {
	{"a4", 210 * MM, 297 * MM}, {"b5", 182 * MM, 257 * MM}, /* JIS B5, which Korean printers
								   call B5 (4×6배판 182 × 257)
								 */
	{"letter", 612, 792},       {"slide", 960, 540},        {"16:9", 960, 540},
};

/* format.pdf.papersize wins over the report's own. */
static void bind_paper(struct bind *b, struct keys *front, struct keys *pdf)
{
	struct plan *p = b->plan;
	struct str own = keys_choice(front, "papersize");
	struct str name = keys_choice(pdf, "papersize");
	p->papersize = name.n ? name : own.n ? own : STR("a4");
	for (size_t i = 0; i < sizeof(papers) / sizeof(*papers); i++) {
		if (!str_eq(p->papersize, str_of(papers[i].name)))
			continue;
		p->paper_w = papers[i].w;
		p->paper_h = papers[i].h;
		p->slides = papers[i].w > papers[i].h;
	}
}

/* pdf-standard: one word or a list; a-2a and ua-1 together are the default. */
static bool bind_standard(struct bind *b, struct keys *pdf)
{
	const struct node *n = keys_node(pdf, "pdf-standard");
	b->plan->pdf_standard = STR("2a");
	if (!n)
		return true;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t items = n->kind == NODE_LIST ? n->count : 1;
	for (size_t i = 0; i < items; i++) {
		struct str word = keys_among(pdf, &item[i], keys_words(pdf, "pdf-standard"));
		if (str_starts(word, STR("a-")))
			b->plan->pdf_standard = str_slice(word, 2, word.n);
	}
	return pdf->ok;
}

static bool bind_png(struct bind *b, struct keys *k)
{
	struct plan *p = b->plan;
	struct plan_number ppi = keys_number(k, "ppi");
	p->png.ppi = ppi.v;
	p->png.transparent = str_eq(keys_choice(k, "background"), STR("transparent"));
	p->png.preset = keys_choice(k, "preset");
	return !ppi.set || keys_within(k, "ppi", p->png.ppi) ||
	       diag_report(b->d, keys_node(k, "ppi")->at, DIAG_PPI, STR_NONE);
}

/* Files travel inside PDF/A-3 alone, which is meant where no standard is named. */
static bool bind_attach(struct bind *b, struct keys *pdf)
{
	struct plan *p = b->plan;
	const struct node *n = keys_node(pdf, "attach-data");
	p->attach_data = keys_bool(pdf, "attach-data") == TRI_YES || b->o->attach_data;
	if (!p->attach_data || str_eq(p->pdf_standard, STR("3a")))
		return true;
	if (keys_has(pdf, "pdf-standard") || b->o->pdf_standard.n)
		return diag_report(b->d, n ? n->at : SPAN_NONE, DIAG_ATTACH_STANDARD,
				   p->pdf_standard);
	p->pdf_standard = STR("3a");
	return true;
}

static bool bind_format(struct bind *b, struct keys *front)
{
	struct keys k = keys_part(front, "format");
	struct keys pdf = keys_part(&k, "pdf");
	struct keys png = keys_part(&k, "png");
	bind_paper(b, front, &pdf);
	bool ok = bind_standard(b, &pdf);
	if (b->o->pdf_standard.n)
		b->plan->pdf_standard = b->o->pdf_standard;
	ok = bind_attach(b, &pdf) && ok;
	ok = bind_png(b, &png) && ok;
	return ok && k.ok && pdf.ok && png.ok;
}

#define TEXT_MIN (20 * MM) /* room that margins must leave each way */

static bool margins_fit(struct bind *b, const struct node *margin)
{
	const struct plan *p = b->plan;
	return (p->paper_w - p->margin[1] - p->margin[3] >= TEXT_MIN &&
		p->paper_h - p->margin[0] - p->margin[2] >= TEXT_MIN) ||
	       diag_report(b->d, margin->at, DIAG_MARGIN_WIDE,
			   diag_number(b->d, lround(p->paper_w / MM)),
			   diag_number(b->d, lround(p->paper_h / MM)));
}

/* Margins in millimetres: one number, or top, right, bottom, left. */
static bool bind_margin(struct bind *b, struct keys *k)
{
	static const double usual[] = {22, 20, 22, 20};
	double *margin = b->plan->margin;
	for (int i = 0; i < 4; i++)
		margin[i] = usual[i] * MM;
	const struct node *n = keys_node(k, "margin");
	if (!n)
		return true;
	const struct node *item = n->kind == NODE_LIST ? n->item : n;
	size_t items = n->kind == NODE_LIST ? n->count : 1;
	if (n->kind == NODE_MAP || (items != 1 && items != 4))
		return diag_report(b->d, n->at, DIAG_MARGIN, STR_NONE);
	for (size_t i = 0; i < 4; i++) {
		double v;
		const struct node *each = &item[items == 4 ? i : 0];
		if (!num_parse(each->text, &v) || !keys_within(k, "margin", v))
			return diag_report(b->d, each->at, DIAG_MARGIN, each->text);
		margin[i] = v * MM;
	}
	return margins_fit(b, n);
}

/* Days since 1970-01-01 at noon in Korea keep the date in every time zone. */
static bool bind_date(struct bind *b, struct keys *k)
{
	struct plan *p = b->plan;
	const struct node *n = keys_scalar(k, "date");
	if (!n)
		return true;
	long long y, m, d;
	struct str s = n->text;
	bool shape = s.n == 10 && s.p[4] == '-' && s.p[7] == '-';
	if (!shape || !num_parse_int(str_slice(s, 0, 4), &y) ||
	    !num_parse_int(str_slice(s, 5, 7), &m) || !num_parse_int(str_slice(s, 8, 10), &d) ||
	    m < 1 || m > 12 || d < 1 || d > 31)
		return diag_report(b->d, n->at, DIAG_DATE, s);
	p->date = s;
	double day = column_days(COLUMN_MONTH, (double)(y * 12 + m - 1)) + (double)(d - 1);
	p->created = (long long)day * 86400;
	struct format f = FORMAT_NONE;
	f.style = p->korean ? format_find(STR("date-official")) : NULL;
	return format_apply(&f, &(struct format_value){.text = s, .at = n->at}, &p->date_text,
			    b->mem, b->d);
}

static bool bind_lang(struct bind *b, struct keys *k)
{
	struct str lang = keys_choice(k, "lang");
	b->plan->korean = !str_eq(lang, STR("en"));
	b->plan->lang = b->plan->korean ? STR("ko-KR") : STR("en-US");
	b->plan->syllable = str_eq(keys_choice(k, "line-break"), STR("syllable"));
	b->plan->justify = keys_bool(k, "justify") == TRI_YES;
	b->plan->hangul_first = str_eq(keys_choice(k, "collation"), STR("hangul-first"));
	query_hangul_first(b->query, b->plan->hangul_first);
	struct str numbering = keys_choice(k, "numbering");
	if (str_eq(numbering, STR("decimal")))
		b->plan->numbering = NUMBERING_DECIMAL;
	if (str_eq(numbering, STR("government")))
		b->plan->numbering = NUMBERING_GOVERNMENT;
	return k->ok;
}

/* Lists of headings, tables (lot) and figures (lof) before the text. */
static void bind_contents(struct bind *b, struct keys *k)
{
	struct plan_contents *c = &b->plan->contents;
	const struct {
		const char *key;
		bool *wanted;
		struct span *at;
	} list[] = {{"toc", &c->headings, &c->headings_at},
		    {"lot", &c->tables, &c->tables_at},
		    {"lof", &c->figures, &c->figures_at}};
	for (size_t i = 0; i < 3; i++) {
		*list[i].wanted = keys_bool(k, list[i].key) == TRI_YES;
		if (*list[i].wanted)
			*list[i].at = keys_node(k, list[i].key)->at;
	}
	static const char *const of_toc[] = {"toc-depth", "toc-title"};
	for (size_t i = 0; i < 2; i++)
		if (keys_has(k, of_toc[i]) && !c->headings)
			diag_report(b->d, keys_node(k, of_toc[i])->at, DIAG_CHART_IDLE,
				    str_of(of_toc[i]), STR("toc: false"), STR("toc: true"));
	c->depth = keys_integer(k, "toc-depth", 3);
	c->title = keys_text(k, "toc-title");
	b->plan->title_page = keys_bool(k, "title-page") == TRI_YES;
}

/* readings: how words are said whose particles spelling does not give (P8). */
static bool bind_readings(struct bind *b, const struct node *map)
{
	if (!map)
		return true;
	if (!keys_kind(b->d, map, NODE_MAP))
		return false;
	struct josa_word *word = ARENA_NEW(b->mem, struct josa_word, map->count + 1);
	bool ok = true;
	for (size_t i = 0; i < map->count; i++) {
		const struct node *said = &map->entry[i].value;
		word[i] = (struct josa_word){map->entry[i].key, said->text};
		if (said->kind != NODE_SCALAR || hangul_final_of(said->text) < 0)
			ok = diag_report(b->d, said->at, DIAG_READING, map->entry[i].key);
	}
	b->words = (struct josa_words){word, map->count};
	b->plan->readings = &b->words;
	return ok;
}

/* 05 is a code: no number of JSON begins with a needless zero or a plus. */
static bool is_json_number(struct str s)
{
	bool negative = str_starts(s, STR("-"));
	struct str digits = str_slice(s, negative, s.n);
	return digits.n && digits.p[0] >= '0' && digits.p[0] <= '9' &&
	       (digits.p[0] != '0' || digits.n == 1 || digits.p[1] == '.' ||
		digits.p[1] == 'e' || digits.p[1] == 'E');
}

/* A plain JSON number is a number, everything else text (SPEC §4). */
static struct value param_value(struct str text, bool may_be_number)
{
	struct value v = {.kind = VALUE_TEXT, .type = COLUMN_TEXT, .text = text};
	double number;
	if (may_be_number && is_json_number(text) && num_parse(text, &number)) {
		v.kind = VALUE_NUMBER;
		v.type = COLUMN_NUMBER;
		v.number = number;
	}
	return v;
}

static const struct run_param *override_of(const struct bind *b, struct str name)
{
	for (size_t i = b->o->params; i > 0; i--)
		if (str_eq(b->o->param[i - 1].name, name))
			return &b->o->param[i - 1];
	return NULL;
}

static bool bind_params(struct bind *b, const struct node *params)
{
	bool ok = true;
	if (params && !keys_kind(b->d, params, NODE_MAP))
		return false;
	for (size_t i = 0; params && i < params->count; i++) {
		const struct node_entry *e = &params->entry[i];
		if (!keys_kind(b->d, &e->value, NODE_SCALAR)) {
			ok = false;
			continue;
		}
		const struct run_param *given = override_of(b, e->key);
		struct value v =
			given ? param_value(given->value, !given->text)
			      : param_value(e->value.text, e->value.style == NODE_PLAIN);
		ok = query_param(b->query, e->key, v, e->key_at) && ok;
	}
	struct str names[2] = {STR_NONE, STR_NONE};
	for (size_t i = 0; i < b->o->params; i++) {
		struct str name = b->o->param[i].name;
		bool known = false;
		names[0] = STR_NONE;
		for (size_t k = 0; params && k < params->count; k++) {
			known = known || str_eq(params->entry[k].key, name);
			names[0] = str_nearer(name, params->entry[k].key, names[0]);
		}
		if (!known && !b->o->param[i].row)
			ok = diag_report(b->d, b->o->param[i].at, DIAG_PARAM_UNKNOWN, name,
					 names[0]);
	}
	return ok;
}

/* values: {a: {sql: SELECT 1}} → "a: \"SELECT 1\"" */
static struct str value_alone(struct bind *b, const struct node_entry *e)
{
	const struct node *sql = NULL;
	for (size_t i = 0; e->value.kind == NODE_MAP && i < e->value.count && !sql; i++)
		if (e->value.entry[i].value.kind == NODE_SCALAR &&
		    str_among(e->value.entry[i].key,
			      "sql query select value expr expression 값 질의 식"))
			sql = &e->value.entry[i].value;
	struct str text = sql ? sql->text : STR("SELECT …");
	return arena_printf(b->mem, "%.*s: \"%.*s\"", STR_ARG(e->key), STR_ARG(text));
}

static bool bind_values(struct bind *b, const struct node *values)
{
	bool ok = true;
	if (values && values->kind != NODE_MAP)
		return keys_kind(b->d, values, NODE_MAP);
	size_t count = values ? values->count : 0;
	struct str *name = ARENA_NEW(b->mem, struct str, count);
	for (size_t i = 0; i < count; i++)
		name[i] = values->entry[i].key;
	for (size_t i = 0; i < count; i++) {
		const struct node_entry *e = &values->entry[i];
		struct value v;
		if (e->value.kind != NODE_SCALAR)
			return diag_report(b->d, e->value.at, DIAG_WANTS_SCALAR,
					   value_alone(b, e));
		query_later(b->query, name + i + 1, count - i - 1);
		ok = query_value(b->query, e->key, e->key_at, e->value.text, e->value.at, &v) &&
		     ok;
	}
	return ok;
}

static bool check_asserts(struct bind *b, struct keys *k)
{
	const struct node *list = keys_list(k, "assert");
	bool ok = k->ok;
	for (size_t i = 0; list && i < list->count; i++)
		ok = keys_kind(b->d, &list->item[i], NODE_SCALAR) &&
		     query_assert(b->query, list->item[i].text, list->item[i].at) && ok;
	return ok;
}

static bool bind_words(struct bind *b, struct keys *k)
{
	struct plan *p = b->plan;
	const struct node *title = keys_scalar(k, "title");
	if (!title && keys_has(k, "title"))
		return false;
	const struct span head = {.file = b->spec->file};
	if (!title || !str_trim(title->text).n)
		return diag_report(b->d, title ? title->at : head, DIAG_TITLE_MISSING,
				   STR_NONE);
	bool ok = fill_node(b, title, NULL, &p->title);
	ok = fill_node(b, keys_scalar(k, "subtitle"), NULL, &p->subtitle) && ok;
	ok = fill_node(b, keys_scalar(k, "author"), NULL, &p->author) && ok;
	return fill_node(b, keys_scalar(k, "organization"), NULL, &p->organization) && ok;
}

bool front_bind(struct bind *b)
{
	struct keys k = keys_open(&b->spec->front, &shape_report, b->d);
	bool ok = bind_lang(b, &k) && k.ok;
	ok = bind_readings(b, keys_node(&k, "readings")) && ok;
	ok = bind_format(b, &k) && ok;
	bind_contents(b, &k);
	ok = bind_margin(b, &k) && ok;
	ok = bind_date(b, &k) && ok;
	ok = theme_bind(b, keys_node(&k, "theme")) && ok;
	bool computed = bind_params(b, keys_node(&k, "params"));
	computed = sources_bind(b, keys_node(&k, "data")) && computed;
	/* without data and params, every value would only repeat the same error */
	if (!computed || !bind_values(b, keys_node(&k, "values")))
		return false;
	ok = check_asserts(b, &k) && ok;
	return bind_words(b, &k) && ok && k.ok;
}
