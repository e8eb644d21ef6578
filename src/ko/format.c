#include "ko/format.h"

#include "base/utf8.h"
#include "ko/decimal.h"
#include "ko/format/styles.h"

#define X(name) &format_##name,
const struct format_style *const format_all[] = {FORMATS(X)};
#undef X
const size_t format_count = sizeof(format_all) / sizeof(format_all[0]);

const struct format_style *format_find(struct str name)
{
	for (size_t i = 0; i < format_count; i++)
		if (str_eq(name, str_of(format_all[i]->name)))
			return format_all[i];
	return NULL;
}

/* N5: percents and multiples are always attached. */
static bool always_attached(struct str unit)
{
	return str_among(unit, "% %p ％ ‰ ° ℃ ℉ 배 퍼센트");
}

/* Attached after a digit unless the theme spaces units; a numeral that ends in
 * a letter (4만 4천) is a word, so its unit is another one (rule 43). */
static struct str with_unit(struct str text, const struct format_value *v, struct arena *mem)
{
	size_t last = text.n;
	uint32_t c = text.n ? utf8_prev(text, &last) : 0;
	bool letter = c >= 0x3131 && c <= 0xD7A3;
	bool space = !always_attached(v->unit) && (letter || v->unit_space);
	if (str_ends(text, v->unit))
		return text;
	return arena_printf(mem, "%.*s%s%.*s", STR_ARG(text), space ? " " : "",
			    STR_ARG(v->unit));
}

static bool missing(const struct format *f, const struct format_value *v, struct str *out,
		    struct diags *d)
{
	*out = f->otherwise;
	return f->has_else || diag_report(d, v->at, DIAG_FORMAT_MISSING, STR_NONE);
}

bool format_apply(const struct format *f, const struct format_value *v, struct str *out,
		  struct arena *mem, struct diags *d)
{
	if (!v->text.p)
		return missing(f, v, out, d);
	struct format settled = *f;
	if (settled.sign == FORMAT_SIGN_DEFAULT)
		settled.sign = v->sign;
	if (!settled.style)
		settled.style = v->number ? &format_comma : &format_text;
	const struct format_style *style = settled.style;
	struct str text = style->apply(&settled, v->text, mem);
	*out = v->text;
	if (!text.p)
		return diag_report(d, v->at, DIAG_FORMAT_VALUE, v->text, str_of(style->name),
				   str_of(style->takes), str_of(style->example));
	*out = text;
	if (!f->append_unit)
		return true;
	if (!v->unit.n)
		return diag_report(d, v->at, DIAG_FORMAT_NO_UNIT, text);
	*out = with_unit(text, v, mem);
	return true;
}
