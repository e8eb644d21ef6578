#include "source/units.h"

#include <stdint.h>

/* Separated by spaces; a word of several letters must not be cut short. */
static const char base_words[] =
	"명 인 개 건 원 달러 불 엔 위안 유로 톤 t 대 호 세대 가구 회 곳 배 점 척 두 마리 그루 본 부 "
	"권 편 장 쪽 매 켤레 벌 병 통 포 포대 상자 필지 동 실 석 병상 개소 개사 개교 개국 교 학급 "
	"시간 hr 분 년 일 개월 달 세 % %p %P ％ ‰ 퍼센트 %포인트 퍼센트포인트 ㎡ m² m2 ㎢ km² km2 ㎥ m³ m3 "
	"㎞ km ㎝ cm ㎜ mm m ha ㏊ 헥타르 평 아르 ㎏ kg g ㎎ mg ㎍ μg ppm ppb L ℓ kL ㎘ 리터 배럴 bbl "
	"TOE toe kW MW GW kWh MWh GWh TWh Wh Hz kHz MHz GHz ㎐ kJ MJ GJ TJ kcal cal Gcal ℃ °C °F ° hPa Pa dB "
	"pH tU tCO2 tCO₂ tCO2eq CO₂eq CO2eq KB MB GB TB bps Mbps Gbps USD KRW EUR JPY CNY $ ₩ h s "
	"인일 인시 US$ TEU GT DWT kt Mt Gt";

static const char cell_words[] =
	"명 인 개 건 원 달러 엔 위안 유로 톤 t 대 세대 가구 회 곳 배 점 % %p %P ％ ‰ 퍼센트 %포인트 "
	"㎡ m² ㎢ km² ㎥ ㎞ km ㎝ cm ㎜ mm m ha ㏊ 헥타르 ㎏ kg g ㎎ mg ㎍ ppm L ℓ 리터 TOE "
	"kW MW GW kWh MWh GWh TWh ℃ 개소 개사 개교 개국 마리 두 척";

/* Longest first. */
static const char *const scales[] = {"백만", "천만", "십만", "십억", "백억", "천억",
				     "백조", "십조", "천조", "천",   "만",   "억",
				     "조",   "백",   "십",   "경"};

static struct str without_scale(struct str s)
{
	for (size_t i = 0; i < sizeof(scales) / sizeof(*scales); i++)
		if (str_starts(s, str_of(scales[i])))
			return str_trim(str_slice(s, str_of(scales[i]).n, s.n));
	return s;
}

static bool is_word(struct str s)
{
	struct str rest = without_scale(s);
	return s.n && (str_among(s, base_words) || str_among(s, "천 만 백만 천만 억 십억 조") ||
		       (rest.n && rest.n < s.n && str_among(rest, base_words)));
}

bool units_scaled(struct str s)
{
	struct str rest = str_trim(without_scale(str_trim(s)));
	return rest.n < s.n && (!rest.n || str_among(rest, base_words));
}

bool units_differ(struct str a, struct str b)
{
	static const char measures[] =
		"원 달러 엔 위안 유로 톤 kg g mg km m cm mm ha ㎡ ㎢ 평 % %p kW MW GW kWh MWh GWh "
		"TWh TOE L ㎘ 배럴 시간 분 일 개월 년";
	a = str_trim(a);
	b = str_trim(b);
	if (!is_word(a) || !is_word(b))
		return false;
	struct str base_a = without_scale(a), base_b = without_scale(b);
	struct str scale_a = str_trim(str_slice(a, 0, a.n - base_a.n));
	struct str scale_b = str_trim(str_slice(b, 0, b.n - base_b.n));
	bool measured = str_among(base_a, measures) && str_among(base_b, measures);
	return !str_eq(scale_a, scale_b) || (measured && !str_eq(base_a, base_b));
}

/* 2020=100, 1980.1.4=100, 2015년=100: the base of an index. */
static bool is_index_base(struct str s)
{
	size_t eq = str_find(s, STR("="), 0);
	if (eq == SIZE_MAX || eq < 4)
		return false;
	struct str right = str_trim(str_slice(s, eq + 1, s.n));
	for (size_t i = 0; i < 4; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return str_eq(right, STR("100")) || str_eq(right, STR("100.0")) ||
	       str_eq(right, STR("1.0")) || str_eq(right, STR("1000"));
}

/* "인구 10만명" → "만명" */
static struct str without_count(struct str s)
{
	s = str_starts(s, STR("인구")) ? str_trim(str_slice(s, STR("인구").n, s.n)) : s;
	size_t digits = 0;
	while (digits < s.n &&
	       (s.p[digits] == ',' || (s.p[digits] >= '0' && s.p[digits] <= '9')))
		digits++;
	return str_trim(str_slice(s, digits, s.n));
}

/* 명/㎢, 원/kWh, 건/10만명, 천명당, 인구 10만명당, 가구당: something per something. */
static bool is_ratio(struct str s)
{
	if (str_ends(s, STR("당")) && s.n > 3)
		return is_word(without_count(str_trim(str_slice(s, 0, s.n - 3))));
	size_t slash = str_find(s, STR("/"), 0);
	return slash != SIZE_MAX && is_word(str_trim(str_slice(s, 0, slash))) &&
	       is_word(without_count(str_trim(str_slice(s, slash + 1, s.n))));
}

/* GDP 대비 %, 전년 대비 %p: a share of something. */
static bool is_share(struct str s)
{
	size_t of = str_find(s, STR("대비"), 0);
	return of != SIZE_MAX && of > 0 &&
	       str_among(str_trim(str_slice(s, of + STR("대비").n, s.n)), "% %p %P ％ ‰");
}

bool units_known(struct str s)
{
	s = str_trim(s);
	return is_word(s) || is_index_base(s) || is_ratio(s) || is_share(s);
}

bool units_in_cell(struct str s)
{
	return s.n && str_among(s, cell_words);
}

/* "단위: 명", "단위 : 명", "단위명"? No: a colon must follow. */
static bool declared(struct str *s)
{
	if (!str_starts(*s, STR("단위")))
		return false;
	struct str rest = str_trim(str_slice(*s, STR("단위").n, s->n));
	struct str colon = str_starts(rest, STR(":")) ? STR(":") : STR("：");
	if (!str_starts(rest, colon))
		return false;
	*s = str_trim(str_slice(rest, colon.n, rest.n));
	return s->n > 0;
}

static size_t open_of(struct str name, struct str close)
{
	static const struct {
		const char *open, *close;
	} pair[] = {{"(", ")"}, {"[", "]"}, {"（", "）"}, {"〔", "〕"}, {"［", "］"}};
	for (size_t k = 0; k < sizeof(pair) / sizeof(*pair); k++) {
		if (!str_eq(close, str_of(pair[k].close)))
			continue;
		for (size_t i = name.n; i-- > 0;)
			if (str_starts(str_slice(name, i, name.n), str_of(pair[k].open)))
				return i;
	}
	return SIZE_MAX;
}

/* 대기기간(주) is a time in weeks and 보유주식(주) a number of shares, 삼성(주) a
 * firm; 반응시간(초) is in seconds, 학교(초) a kind of school. */
static bool is_told_by_name(struct str inside, struct str name)
{
	static const struct {
		const char *end, *unit;
	} known[] = {{"기간", "주"},    {"간격", "주"}, {"주식", "주"}, {"주식수", "주"},
		     {"주식 수", "주"}, {"시간", "초"}, {"간격", "초"}};
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_ends(name, str_of(known[i].end)) &&
		    str_eq(inside, str_of(known[i].unit)))
			return true;
	return false;
}

struct str units_split(struct str name, struct str *unit)
{
	static const char *const closes[] = {")", "]", "）", "〕", "］"};
	*unit = STR_NONE;
	for (size_t k = 0; k < sizeof(closes) / sizeof(*closes); k++) {
		struct str close = str_of(closes[k]);
		size_t open = str_ends(name, close) ? open_of(name, close) : SIZE_MAX;
		if (open == SIZE_MAX)
			continue;
		size_t width = (unsigned char)name.p[open] < 0x80 ? 1 : 3;
		struct str inside = str_trim(str_slice(name, open + width, name.n - close.n));
		bool said = declared(&inside);
		struct str rest = str_trim(str_slice(name, 0, open));
		if ((said || units_known(inside) || is_told_by_name(inside, rest)) && rest.n) {
			*unit = inside;
			return rest;
		}
	}
	return name;
}

bool units_several(struct str unit)
{
	return str_find(unit, STR(","), 0) != SIZE_MAX ||
	       str_find(unit, STR(";"), 0) != SIZE_MAX;
}
