#include "text/opportunity.h"

#include <glib.h>
#include <stddef.h>

enum {
	BK = G_UNICODE_BREAK_MANDATORY,
	CR = G_UNICODE_BREAK_CARRIAGE_RETURN,
	LF = G_UNICODE_BREAK_LINE_FEED,
	NL = G_UNICODE_BREAK_NEXT_LINE,
	SP = G_UNICODE_BREAK_SPACE,
	ZW = G_UNICODE_BREAK_ZERO_WIDTH_SPACE,
	CM = G_UNICODE_BREAK_COMBINING_MARK,
	ZWJ = G_UNICODE_BREAK_ZERO_WIDTH_JOINER,
	WJ = G_UNICODE_BREAK_WORD_JOINER,
	GL = G_UNICODE_BREAK_NON_BREAKING_GLUE,
	CL = G_UNICODE_BREAK_CLOSE_PUNCTUATION,
	CP = G_UNICODE_BREAK_CLOSE_PARANTHESIS,
	OP = G_UNICODE_BREAK_OPEN_PUNCTUATION,
	QU = G_UNICODE_BREAK_QUOTATION,
	EX = G_UNICODE_BREAK_EXCLAMATION,
	IS = G_UNICODE_BREAK_INFIX_SEPARATOR,
	SY = G_UNICODE_BREAK_SYMBOL,
	NS = G_UNICODE_BREAK_NON_STARTER,
	B2 = G_UNICODE_BREAK_BEFORE_AND_AFTER,
	BA = G_UNICODE_BREAK_AFTER,
	BB = G_UNICODE_BREAK_BEFORE,
	HY = G_UNICODE_BREAK_HYPHEN,
	CB = G_UNICODE_BREAK_CONTINGENT,
	IN = G_UNICODE_BREAK_INSEPARABLE,
	NU = G_UNICODE_BREAK_NUMERIC,
	AL = G_UNICODE_BREAK_ALPHABETIC,
	HL = G_UNICODE_BREAK_HEBREW_LETTER,
	ID = G_UNICODE_BREAK_IDEOGRAPHIC,
	PR = G_UNICODE_BREAK_PREFIX,
	PO = G_UNICODE_BREAK_POSTFIX,
	EB = G_UNICODE_BREAK_EMOJI_BASE,
	EM = G_UNICODE_BREAK_EMOJI_MODIFIER,
	RI = G_UNICODE_BREAK_REGIONAL_INDICATOR,
	JL = G_UNICODE_BREAK_HANGUL_L_JAMO,
	JV = G_UNICODE_BREAK_HANGUL_V_JAMO,
	JT = G_UNICODE_BREAK_HANGUL_T_JAMO,
	H2 = G_UNICODE_BREAK_HANGUL_LV_SYLLABLE,
	H3 = G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE,
};

#define S(x) (UINT64_C(1) << (x))
#define ANY (~UINT64_C(0))
#define LETTERS (S(AL) | S(HL))
#define EMOJI (S(ID) | S(EB) | S(EM))
#define HANGUL (S(JL) | S(JV) | S(JT) | S(H2) | S(H3))

/* Pairs of neighbours that stay together. */
static const struct pair {
	uint64_t before, after;
} closed[] = {
	{S(GL), ANY},
	{~(S(BA) | S(HY)), S(GL)},
	{ANY, S(QU)},
	{S(QU), ANY},
};

/* The same behind LB20, which opens both sides of an inline object. */
static const struct pair closed_text[] = {
	{ANY, S(BA) | S(HY) | S(NS) | S(IN)},   /* LB21, 22 */
	{S(BB), ANY},                           /* LB21 */
	{S(SY), S(HL)},                         /* LB21b */
	{LETTERS, S(NU)},                       /* LB23 */
	{S(NU), LETTERS},                       /* LB23 */
	{S(PR), EMOJI},                         /* LB23a */
	{EMOJI, S(PO)},                         /* LB23a */
	{S(PR) | S(PO), LETTERS},               /* LB24 */
	{LETTERS, S(PR) | S(PO)},               /* LB24 */
	{S(PO) | S(PR) | S(HY) | S(IS), S(NU)}, /* LB25 */
	{S(JL), S(JL) | S(JV) | S(H2) | S(H3)}, /* LB26 */
	{S(JV) | S(H2), S(JV) | S(JT)},         /* LB26 */
	{S(JT) | S(H3), S(JT)},                 /* LB26 */
	{HANGUL, S(PO)},                        /* LB27 */
	{S(PR), HANGUL},                        /* LB27 */
	{LETTERS | S(IS), LETTERS},             /* LB28, 29 */
	{S(EB), S(EM)},                         /* LB30b */
};

static bool among(const struct pair *pair, size_t count, int before, int after)
{
	for (size_t i = 0; i < count; i++)
		if (pair[i].before & S(before) && pair[i].after & S(after))
			return true;
	return false;
}

/* LB1 */
static int class_of(uint32_t c)
{
	int k = (int)g_unichar_break_type(c);
	switch (k) {
	case G_UNICODE_BREAK_AMBIGUOUS:
	case G_UNICODE_BREAK_SURROGATE:
	case G_UNICODE_BREAK_UNKNOWN:
		return AL;
	case G_UNICODE_BREAK_COMPLEX_CONTEXT:
		return g_unichar_ismark(c) ? CM : AL;
	case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
		return NS;
	default:
		return k;
	}
}

/* LB14–LB17: what holds across spaces. */
static bool held_across(int before, int after)
{
	return before == OP || (before == QU && after == OP) ||
	       ((before == CL || before == CP) && after == NS) || (before == B2 && after == B2);
}

/* LB30: brackets touch letters, wide ones do not. */
static bool holds_bracket(const struct opportunity *o, int after, bool wide)
{
	uint64_t word = LETTERS | S(NU);
	return (word & S(o->before) && after == OP && !wide) ||
	       (o->before == CP && word & S(after));
}

/* LB25: what belongs to a number. next: class of what follows after. */
static bool holds_number(const struct opportunity *o, int after, int next)
{
	if (after == OP)
		return (o->before == PR || o->before == PO) && next == NU;
	return (o->number && (after == PR || after == PO)) ||
	       (o->number == OPPORTUNITY_DIGITS && after == NU);
}

/* LB8–LB31, for a character that joins none before it. */
static bool opens(const struct opportunity *o, int after, bool wide, int next)
{
	int before = o->before;
	if (before == ZW)
		return true;
	if (o->joiner || after == WJ || S(after) & (S(CL) | S(CP) | S(EX) | S(IS) | S(SY)) ||
	    held_across(before, after))
		return false;
	if (o->spaces)
		return true;
	if (before == WJ || among(closed, sizeof(closed) / sizeof(*closed), before, after))
		return false;
	if (before == CB || after == CB)
		return true;
	return !(
		o->hebrew ||
		among(closed_text, sizeof(closed_text) / sizeof(*closed_text), before, after) ||
		holds_bracket(o, after, wide) || holds_number(o, after, next) ||
		(before == RI && after == RI && o->odd));
}

static enum opportunity_kind before_it(const struct opportunity *o, int k, bool wide, int next)
{
	uint64_t ends = S(BK) | S(LF) | S(NL), lines = ends | S(CR);
	if (o->last < 0)
		return OPPORTUNITY_NONE;
	if (S(o->last) & ends || (o->last == CR && k != LF))
		return OPPORTUNITY_MUST; /* LB4, LB5 */
	if (S(k) & (lines | S(SP) | S(ZW)))
		return OPPORTUNITY_NONE; /* LB6, LB7 */
	return opens(o, k, wide, next) ? OPPORTUNITY_BREAK : OPPORTUNITY_NONE;
}

/* Half-width punctuation counts as wide, too. */
static bool is_wide(uint32_t c)
{
	return g_unichar_iswide(c) || (c >= 0xFF61 && c <= 0xFFDC);
}

static enum opportunity_number number_behind(const struct opportunity *o, int k)
{
	if (k == NU)
		return OPPORTUNITY_DIGITS;
	if (o->number != OPPORTUNITY_DIGITS)
		return OPPORTUNITY_TEXT;
	if (k == SY || k == IS)
		return OPPORTUNITY_DIGITS;
	return k == CL || k == CP ? OPPORTUNITY_CLOSED : OPPORTUNITY_TEXT;
}

enum opportunity_kind opportunity_next(struct opportunity *o, uint32_t c, uint32_t next)
{
	uint64_t apart = S(BK) | S(CR) | S(LF) | S(NL) | S(SP) | S(ZW);
	int k = class_of(c);
	bool mark = k == CM || k == ZWJ, spaces = o->spaces, joiner = k == ZWJ;
	if (mark && o->last >= 0 && !(S(o->last) & apart)) {
		o->joiner = joiner; /* LB9 */
		return OPPORTUNITY_NONE;
	}
	k = mark ? AL : k; /* LB10 */
	enum opportunity_kind kind = before_it(o, k, k == OP && is_wide(c), class_of(next));
	o->joiner = joiner;
	o->last = k;
	o->spaces = k == SP;
	o->number = number_behind(o, k);
	if (k == SP && o->before >= 0)
		return kind;
	o->odd = k == RI && !(o->before == RI && o->odd && !spaces);
	o->hebrew = o->before == HL && !spaces && (k == HY || k == BA);
	o->before = k;
	return kind;
}
