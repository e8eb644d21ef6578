#include "source/people.h"

#include "base/utf8.h"
#include "data/pick.h"
#include "source/stats.h"

#define NAME_MAX 32    /* terminal cells of a name that are lined up */
#define COLUMNS_MAX 60 /* wider tables are cut in the middle */
#define COLUMNS_ENDS 5 /* columns shown behind the cut */
#define SAMPLES 3
#define SAMPLE_MAX 20 /* terminal cells of one sample */
#define SAMPLE_ROWS 1000

enum { NAME, UNIT, TYPE, COUNT, MISSING, MIN, MAX, SUM, PARTS };

struct people {
	struct buf *b;
	const struct table *t, *parts; /* parts: without its total rows */
	const struct table_origin *g;
	const struct describe *as;
	struct arena *mem;
};

struct row {
	struct str cell[PARTS];
	struct str sample; /* of a column without numbers, in place of its extremes */
};

static const char *word(const struct people *p, const char *ko, const char *en)
{
	return p->as->korean ? ko : en;
}

static unsigned cells_of(struct str s)
{
	unsigned cells = 0;
	for (size_t i = 0; i < s.n;)
		cells += utf8_cells(utf8_next(s, &i));
	return cells;
}

static void put_padded(struct buf *b, struct str s, unsigned width, bool right)
{
	unsigned cells = cells_of(s), pad = cells < width ? width - cells : 0;
	for (unsigned i = 0; right && i < pad; i++)
		buf_char(b, ' ');
	buf_str(b, s);
	for (unsigned i = 0; !right && i < pad; i++)
		buf_char(b, ' ');
}

/* --- how the file was read -------------------------------------------------------- */

static const char *delimiter_word(const struct people *p)
{
	char *other = ARENA_NEW(p->mem, char, 2);
	switch (p->g->delimiter) {
	case ',':
		return word(p, "쉼표", "comma");
	case ';':
		return word(p, "쌍반점", "semicolon");
	case '\t':
		return word(p, "탭", "tab");
	case '|':
		return word(p, "세로줄", "bar");
	default:
		other[0] = p->g->delimiter;
		return other;
	}
}

static void put_count(const struct people *p, const char *ko, const char *en, uint32_t count)
{
	if (count)
		buf_printf(p->b, ", %s %u", p->as->korean ? ko : en, count);
}

static uint32_t count_totals(const struct table *t)
{
	uint32_t totals = 0;
	for (uint32_t row = 0; row < t->rows; row++)
		totals += table_total(t, row);
	return totals;
}

static void write_head(const struct people *p)
{
	const struct table_origin *g = p->g;
	bool ko = p->as->korean;
	buf_printf(p->b,
		   ko ? "  인코딩 %s%s, 구분자 %s, 줄바꿈 %s\n"
		      : "  encoding %s%s, delimiter %s, line ends %s\n",
		   g->encoding, g->mark ? word(p, "(BOM)", " with BOM") : "", delimiter_word(p),
		   g->newline);
	buf_printf(p->b, ko ? "  자료 %u행 × %u열" : "  data: %u rows × %u columns", p->t->rows,
		   p->t->columns);
	buf_printf(p->b, ko ? " (기록 %u" : " (records %u", g->records);
	put_count(p, "제목", "title", g->title_rows);
	put_count(p, "머리글", "header", g->header_rows);
	put_count(p, "빈 기록", "blank", g->blank_rows);
	put_count(p, "주석", "notes", g->note_rows);
	put_count(p, "합계 행", "total rows", count_totals(p->t));
	buf_text(p->b, ")\n\n");
}

/* --- columns ------------------------------------------------------------------------ */

static const char *type_word(const struct people *p, enum column_type type)
{
	static const char *const words[][2] = {
		[COLUMN_TEXT] = {"text", "글자"},       [COLUMN_CODE] = {"code", "코드"},
		[COLUMN_NUMBER] = {"number", "숫자"},   [COLUMN_YEAR] = {"year", "연도"},
		[COLUMN_QUARTER] = {"quarter", "분기"}, [COLUMN_MONTH] = {"month", "월"},
		[COLUMN_DATE] = {"date", "날짜"},
	};
	return words[type][p->as->korean];
}

/* 1234567.8 → 1,234,567.8 */
static struct str grouped(struct arena *mem, struct str s)
{
	size_t first = s.n && s.p[0] == '-', end = first;
	struct buf b = {0};
	while (end < s.n && s.p[end] >= '0' && s.p[end] <= '9')
		end++;
	for (size_t i = 0; i < s.n; i++) {
		if (i > first && i < end && (end - i) % 3 == 0)
			buf_char(&b, ',');
		buf_char(&b, s.p[i]);
	}
	return buf_take(&b, mem);
}

/* The text on one line, cut with … where it is long. */
static struct str shortened(struct arena *mem, struct str s)
{
	struct buf b = {0};
	unsigned cells = 0;
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		uint32_t code = utf8_next(s, &i);
		cells += utf8_cells(code);
		if (cells >= SAMPLE_MAX && i < s.n) {
			buf_text(&b, "…");
			break;
		}
		if (code < ' ')
			buf_char(&b, ' ');
		else
			buf_str(&b, str_slice(s, at, i));
	}
	return buf_take(&b, mem);
}

/* The first different texts: 서울, 부산, 대구 …; or the marks of missing cells: X, 해당없음 */
static struct str samples(const struct people *p, const struct column *c, bool missing)
{
	struct str seen[SAMPLES] = {{0}}, list = STR_NONE;
	bool few = missing || p->t->rows < SAMPLE_ROWS;
	uint32_t n = 0, rows = few ? p->t->rows : SAMPLE_ROWS;
	for (uint32_t row = 0; row < rows; row++) {
		if (table_missing(c, row) != missing)
			continue;
		struct str s = column_text(c, row);
		bool known = !s.n;
		for (uint32_t k = 0; k < n && !known; k++)
			known = str_eq(seen[k], s);
		if (known)
			continue;
		if (n == SAMPLES)
			return arena_printf(p->mem, "%.*s …", STR_ARG(list));
		struct str shown = shortened(p->mem, s);
		seen[n] = s;
		list = arena_printf(p->mem, "%.*s%s%.*s", STR_ARG(list), n++ ? ", " : "",
				    STR_ARG(shown));
	}
	return list;
}

static struct row make_row(const struct people *p, uint32_t i)
{
	const struct column *c = &p->t->column[i];
	struct stats s = stats_column(c, p->t->rows, p->mem);
	struct row r = {.cell = {[NAME] = c->name,
				 [UNIT] = c->unit,
				 [TYPE] = str_of(type_word(p, c->type)),
				 [COUNT] = arena_printf(p->mem, "%u", s.count),
				 [MISSING] = arena_printf(p->mem, "%u", s.missing),
				 [MIN] = s.min,
				 [MAX] = s.max}};
	if (!c->number)
		r.sample = samples(p, c, false);
	if (c->type != COLUMN_NUMBER)
		return r;
	if (p->parts != p->t)
		s.sum = stats_column(&p->parts->column[i], p->parts->rows, p->mem).sum;
	r.cell[MIN] = grouped(p->mem, s.min);
	r.cell[MAX] = grouped(p->mem, s.max);
	r.cell[SUM] = grouped(p->mem, s.sum);
	return r;
}

static struct row head_row(const struct people *p)
{
	static const char *const head[2][PARTS] = {
		{"column", "unit", "type", "count", "missing", "min", "max", "sum"},
		{"열", "단위", "형식", "값", "결측", "최소", "최대", "합"}};
	struct row r = {0};
	for (int k = 0; k < PARTS; k++)
		r.cell[k] = str_of(head[p->as->korean][k]);
	if (p->parts != p->t)
		r.cell[SUM] = str_of(word(p, "합(합계 행 제외)", "sum (no total rows)"));
	return r;
}

static void write_row(struct buf *b, const struct row *r, const unsigned width[PARTS])
{
	buf_text(b, "  ");
	for (int k = 0; k < (r->sample.n ? MIN : PARTS); k++) {
		put_padded(b, r->cell[k], width[k], k >= COUNT);
		buf_text(b, k < PARTS - 1 ? "  " : "");
	}
	buf_str(b, r->sample);
	while (b->n && b->p[b->n - 1] == ' ')
		b->n--;
	buf_char(b, '\n');
}

static void widen(unsigned width[PARTS], const struct row *r)
{
	for (int k = 0; k < PARTS; k++) {
		unsigned cells = cells_of(r->cell[k]);
		cells = k == NAME && cells > NAME_MAX ? NAME_MAX : cells;
		width[k] = cells > width[k] ? cells : width[k];
	}
}

/* The columns that are shown: all, or the first and the last ones. */
static void write_columns(const struct people *p)
{
	uint32_t all = p->t->columns, cut = all > COLUMNS_MAX ? all - COLUMNS_MAX : 0;
	uint32_t shown = all - cut, before = cut ? shown - COLUMNS_ENDS : shown;
	struct row *row = ARENA_NEW(p->mem, struct row, shown), head = head_row(p);
	unsigned width[PARTS] = {0};
	widen(width, &head);
	for (uint32_t i = 0; i < shown; i++) {
		row[i] = make_row(p, i < before ? i : i + cut);
		widen(width, &row[i]);
	}
	write_row(p->b, &head, width);
	for (uint32_t i = 0; i < shown; i++) {
		if (cut && i == before)
			buf_printf(p->b,
				   p->as->korean ? "  … (열 %u개 더 있음: --json으로 모두)\n"
						 : "  … (%u more columns: --json)\n",
				   cut);
		write_row(p->b, &row[i], width);
	}
}

/* What stands in cells that no sum counts: an author may have meant it as a value. */
static bool write_missing(const struct people *p)
{
	bool any = false;
	for (uint32_t i = 0; i < p->t->columns; i++) {
		const struct column *c = &p->t->column[i];
		struct str marks = c->number ? samples(p, c, true) : STR_NONE;
		if (!marks.n)
			continue;
		buf_text(p->b, any ? "; "
				   : word(p, "\n  * 결측으로 읽어 합과 평균에서 뺀 것: ",
					  "\n  * read as missing, in no sum or mean: "));
		any = true;
		buf_printf(p->b, "%.*s ‘%.*s’", STR_ARG(c->name), STR_ARG(marks));
	}
	if (any)
		buf_char(p->b, '\n');
	return any;
}

/* The rows that are no totals, where some are; else the table itself. */
static const struct table *parts_of(const struct table *t, struct arena *mem)
{
	if (!t->total)
		return t;
	uint32_t *row = ARENA_NEW(mem, uint32_t, t->rows), rows = 0;
	for (uint32_t i = 0; i < t->rows; i++)
		if (!t->total[i])
			row[rows++] = i;
	return rows ? pick_rows(t, row, rows, mem) : t;
}

void people_write(struct buf *out, const struct table *t, struct str path,
		  const struct describe *as, struct arena *mem)
{
	struct people p = {out, t, parts_of(t, mem), t->origin, as, mem};
	buf_str(out, path);
	buf_char(out, '\n');
	write_head(&p);
	write_columns(&p);
	bool told = write_missing(&p);
	for (size_t i = 0; i < as->notices; i++) {
		buf_text(out, i || told ? "  * " : "\n  * ");
		buf_str(out, as->notice[i]);
		buf_char(out, '\n');
	}
}
