#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"
#include "ko/breaks.h"
#include "vectors.h"

/* The grid model: ASCII is half an em, everything else that is seen one em. */
static double em(uint32_t c)
{
	if (c < 0x20)
		return 0;
	if (c < 0x80 || c == 0xA0 || (c >= 0xFF61 && c <= 0xFFDC))
		return 0.5;
	bool zero = utf8_cells(c) == 0 && c != 0x3000;
	return zero ? 0 : 1;
}

static double *advances(struct str text, const unsigned char *fact, struct arena *mem)
{
	double *advance = ARENA_NEW(mem, double, text.n + 1), x = 0, cluster = 0;
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		double w = em(utf8_next(text, &i));
		if (fact[from] & BREAKS_CLUSTER) {
			x += cluster;
			cluster = 0;
		}
		cluster = w > cluster ? w : cluster;
		for (size_t k = from; k < i; k++)
			advance[k] = x;
	}
	advance[text.n] = x + cluster;
	return advance;
}

static struct str marked(struct str text, const unsigned char *step, unsigned set,
			 struct arena *mem)
{
	struct buf b = {0};
	for (size_t i = 0; i < text.n; i++) {
		if (i > 0 && (step[i] & set))
			buf_char(&b, '|');
		buf_char(&b, text.p[i]);
	}
	return buf_take(&b, mem);
}

static struct str wrapped(const struct breaks_para *p, double width, struct arena *mem)
{
	struct breaks_line *line;
	struct buf b = {0};
	size_t count = breaks_lines(p, width, width, &line, mem);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_text(&b, "⏎");
		buf_str(&b, str_slice(p->text, line[i].start, line[i].end));
	}
	return buf_take(&b, mem);
}

static struct str run(const struct row *r, struct arena *mem)
{
	struct str text = row_unescape(mem, row_cell(r, "text")), kind = row_cell(r, "kind");
	unsigned char *fact = ARENA_NEW(mem, unsigned char, text.n + 1);
	unsigned char *step = ARENA_NEW(mem, unsigned char, text.n + 1);
	facts_find(text, fact);
	breaks_find(text, fact, step, true, mem);
	if (str_eq(kind, STR("word")))
		return marked(text, step, BREAKS_WORD | BREAKS_MUST, mem);
	if (str_eq(kind, STR("syllable")))
		return marked(text, step,
			      BREAKS_WORD | BREAKS_GROUP | BREAKS_SYLLABLE | BREAKS_MUST, mem);
	double width;
	if (!str_eq(kind, STR("wrap")) || !num_parse(row_cell(r, "width_em"), &width))
		return STR("(unknown kind)");
	struct breaks_para p = {text, step, advances(text, fact, mem), BREAKS_BY_WORD, false};
	return wrapped(&p, width, mem);
}

const struct kind kind_linebreak = {"kind", run};
