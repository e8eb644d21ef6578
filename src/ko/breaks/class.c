#include "base/utf8.h"
#include "ko/breaks/scan.h"
#include "ko/hangul.h"

/* No set holds a syllable, an ASCII letter or a digit, which most text is. */
static bool among(uint32_t c, const char *set)
{
	if (hangul_syllable(c) || breaks_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
		return false;
	struct str s = str_of(set);
	for (size_t i = 0; i < s.n;)
		if (utf8_next(s, &i) == c)
			return true;
	return false;
}

bool breaks_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0x3000 || c == 0x200B ||
	       (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

bool breaks_newline(uint32_t c)
{
	return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool breaks_glue(uint32_t c)
{
	return c == 0xA0 || c == 0x202F || c == 0x2007 || c == 0x2060 || c == 0xFEFF;
}

bool breaks_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

bool breaks_scale(uint32_t c)
{
	switch (c) {
	case 0xB9CC: /* 만 */
	case 0xC5B5: /* 억 */
	case 0xC870: /* 조 */
	case 0xACBD: /* 경 */
	case 0xCC9C: /* 천 */
	case 0xBC31: /* 백 */
	case 0xC2ED: /* 십 */
		return true;
	default:
		return false;
	}
}

bool breaks_hangul(uint32_t c)
{
	return hangul_syllable(c);
}

bool breaks_dash(uint32_t c)
{
	return among(c, "-‐–—―~∼〜～");
}

bool breaks_dot(uint32_t c)
{
	return among(c, "·‧・･⋅ㆍ");
}

bool breaks_opening(uint32_t c)
{
	return among(c, "([{（［｛〔〈《「『【｢");
}

bool breaks_closing(uint32_t c)
{
	return among(c, ")]}）］｝〕〉》」』】｣’”>＞⁾");
}

bool breaks_punctuation(uint32_t c)
{
	return among(c, ".,:;!?．，：；！？。、｡､…‥");
}

bool breaks_marker(uint32_t c)
{
	return among(c, "□■○●◦◎◇◆▶▷▲△▼▽※•▪ㅇ");
}

bool breaks_circled(uint32_t c)
{
	return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) ||
	       (c >= 0x3200 && c <= 0x321B) || (c >= 0x3220 && c <= 0x3229) ||
	       (c >= 0x3251 && c <= 0x327B) || (c >= 0x3280 && c <= 0x3289) ||
	       (c >= 0x32B1 && c <= 0x32BF);
}

static bool latin(uint32_t c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c <= 0x24F) ||
	       (c >= 0x370 && c <= 0x3FF) || (c >= 0xFF21 && c <= 0xFF3A) ||
	       (c >= 0xFF41 && c <= 0xFF5A);
}

static bool hanja(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

static bool unit_sign(uint32_t c)
{
	return among(c, "%％‰℃℉°′″") || (c >= 0x3380 && c <= 0x33DE);
}

static bool superscript(uint32_t c)
{
	return among(c, "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉");
}

bool breaks_host(uint32_t c)
{
	return latin(c) || breaks_digit(c) || (c >= 0xFF10 && c <= 0xFF19) || unit_sign(c) ||
	       breaks_closing(c) || among(c, "'\"ℓ") || superscript(c) || hanja(c);
}

bool breaks_never_starts(uint32_t c)
{
	return breaks_closing(c) || breaks_dot(c) || breaks_dash(c) || unit_sign(c) ||
	       superscript(c) || among(c, ".,:;!?．，：；！？。、｡､/／々〃ー");
}

bool breaks_never_ends(uint32_t c)
{
	return breaks_opening(c) || among(c, "‘“<＜№");
}

bool breaks_currency(uint32_t c)
{
	return among(c, "$₩￦€£¥￥#");
}
