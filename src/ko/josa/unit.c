#include "base/utf8.h"
#include "ko/josa/sound.h"

/* P6. Units in ASCII (and µ, Ω), by the final consonant of their names. */
static const struct {
	const char *units; /* separated by spaces */
	int final;
} ascii_unit[] = {
	{"% %p", 0},                                      /* 퍼센트, 퍼센트포인트 */
	{"kg g mg ug µg μg", 16},                         /* 그램 */
	{"t kt Mt", 4},                                   /* 톤 */
	{"tU", 16},                                       /* 톤우라늄 */
	{"km m cm mm um µm μm nm km/h m/s km2 m2 m3", 0}, /* 미터 */
	{"ha", 0},                                        /* 헥타르 */
	{"L mL dL kL l ml dl kl cc", 0},                  /* 리터, 시시 */
	{"W kW MW GW TW mW", 0},                          /* 와트 */
	{"Wh kWh MWh GWh TWh", 0},                        /* 와트시 */
	{"Hz kHz MHz GHz THz", 0},                        /* 헤르츠 */
	{"V kV mV eV keV MeV GeV A mA kA Ah mAh", 0},     /* 볼트, 암페어, 암페어시 */
	{"dB", 8},                                        /* 데시벨 */
	{"Pa hPa kPa MPa GPa Bq kBq MBq GBq TBq mol", 8}, /* 파스칼, 베크렐, 몰 */
	{"J kJ MJ GJ TJ px", 8},                          /* 줄, 픽셀 */
	{"N kN", 4},                                      /* 뉴턴 */
	{"Ω kΩ MΩ", 16},                                  /* 옴 */
	{"cal kcal Sv mSv µSv μSv Gy lx mb bar s ms", 0}, /* 칼로리, 시버트, …, 초 */
	{"lm", 4},                                        /* 루멘 */
	{"ppm rpm", 16},                                  /* 피피엠, 알피엠 */
	{"ppb ppt bp bps kbps Mbps Gbps Tbps pt toe TOE", 0},
	{"B KB kB MB GB TB PB EB KiB MiB GiB TiB", 0}, /* 바이트 */
};

/* Units that are one character and count wherever they stand. */
static const struct {
	uint32_t lo, hi;
	int final;
} symbol[] = {
	{0x2030, 0x2030, 8},  /* ‰ 퍼밀 */
	{0x2031, 0x2031, 0},  /* ‱ 퍼밀리아드 */
	{0x2103, 0x2103, 0},  /* ℃ 도 */
	{0x2109, 0x2109, 0},  /* ℉ */
	{0x00B0, 0x00B0, 0},  /* ° */
	{0x2032, 0x2032, 4},  /* ′ 분 */
	{0x2033, 0x2033, 0},  /* ″ 초 */
	{0x2113, 0x2113, 0},  /* ℓ 리터 */
	{0x212B, 0x212B, 16}, /* Å 옹스트롬 */
	{0x2126, 0x2126, 16}, /* Ω 옴 */
	{0x338A, 0x338C, 19}, /* ㎊ ㎋ ㎌ 패럿 */
	{0x338D, 0x338F, 16}, /* ㎍ ㎎ ㎏ 그램 */
	{0x33A9, 0x33AC, 8},  /* ㎩ … ㎬ 파스칼 */
	{0x33AD, 0x33AD, 4},  /* ㎭ 라디안 */
	{0x33C0, 0x33C1, 16}, /* ㏀ ㏁ 옴 */
	{0x33C2, 0x33C2, 16}, /* ㏂ 에이엠 */
	{0x33C3, 0x33C3, 8},  /* ㏃ 베크렐 */
	{0x33C8, 0x33C8, 8},  /* ㏈ 데시벨 */
	{0x33CF, 0x33D0, 4},  /* ㏏ 킬로톤, ㏐ 루멘 */
	{0x33D6, 0x33D6, 8},  /* ㏖ 몰 */
	{0x33D8, 0x33D9, 16}, /* ㏘ 피엠, ㏙ 피피엠 */
	{0x33DA, 0x33DA, 8},  /* ㏚ 피알 */
	{0x33DB, 0x33DB, 4},  /* ㏛ 스테라디안 */
	{0x3380, 0x33DD, 0},  /* the others: 미터, 리터, 와트, 헥타르, … */
};

/* Whether h ends in the unit, of which it takes *taken characters. */
static bool ends_in(struct josa_host h, struct str unit, size_t *taken)
{
	size_t i = unit.n, at = h.n;
	while (i > 0) {
		if (at == 0 || utf8_prev(unit, &i) != h.c[--at])
			return false;
	}
	*taken = h.n - at;
	return true;
}

static bool scale_letter(uint32_t c)
{
	return c == 0xB9CC /* 만 */ || c == 0xC5B5 /* 억 */ || c == 0xC870 /* 조 */ ||
	       c == 0xACBD /* 경 */ || c == 0xCC9C /* 천 */ || c == 0xBC31 /* 백 */ ||
	       c == 0xC2ED /* 십 */;
}

/* A number, perhaps with 만, 억, … behind it. */
static bool ends_in_number(struct josa_host h)
{
	while (h.n > 0 && scale_letter(h.c[h.n - 1]))
		h.n--;
	return josa_number_start(h) < h.n;
}

/* Straight behind a number. A blank may stand between when the unit has two
 * letters: L alone is the letter. */
static bool behind_number(struct josa_host h, size_t taken)
{
	size_t unit_letters = taken;
	h.n -= taken;
	if (unit_letters > 1 && h.n > 0 && (h.c[h.n - 1] == ' ' || h.c[h.n - 1] == 0xA0))
		h.n--;
	return ends_in_number(h);
}

static int ascii_final(struct josa_host h)
{
	int final = JOSA_UNKNOWN;
	size_t longest = 0, taken = 0;
	for (size_t k = 0; k < sizeof(ascii_unit) / sizeof(ascii_unit[0]); k++) {
		for (const char *p = ascii_unit[k].units; *p; p += strspn(p, " ")) {
			struct str unit = {p, strcspn(p, " ")};
			p += unit.n;
			if (!ends_in(h, unit, &taken) || taken <= longest ||
			    !behind_number(h, taken))
				continue;
			longest = taken;
			final = ascii_unit[k].final;
		}
	}
	return final;
}

int josa_unit(struct josa_host h)
{
	uint32_t last = h.n ? h.c[h.n - 1] : 0;
	for (size_t i = 0; i < sizeof(symbol) / sizeof(symbol[0]); i++)
		if (last >= symbol[i].lo && last <= symbol[i].hi)
			return symbol[i].final;
	int final = ascii_final(h);
	return final == JOSA_UNKNOWN && last == '%' ? 0 : final;
}

static int currency_final(uint32_t c)
{
	switch (c) {
	case 0x20A9: /* ₩ 원 */
	case 0xFFE6:
	case 0xA5: /* ¥ 엔 */
	case 0xFFE5:
		return HANGUL_FINAL_N;
	case '$':    /* 달러 */
	case 0x20AC: /* € 유로 */
	case 0xA3:   /* £ 파운드 */
	case 0xFFE0: /* ￠ 센트 */
	case 0xFFE1:
	case 0xA2:
		return 0;
	default:
		return JOSA_UNKNOWN;
	}
}

/* Moves back over 1조 2,345억 and the like; false when there is no number. */
static bool back_number(struct josa_host *h)
{
	bool found = false;
	for (;;) {
		struct josa_host at = *h;
		while (at.n > 0 && scale_letter(at.c[at.n - 1]))
			at.n--;
		bool scaled = at.n < h->n;
		size_t from = josa_number_start(at);
		if (from == at.n || (found && !scaled))
			return found;
		found = true;
		h->n = from;
		if (h->n == 0 || h->c[h->n - 1] != ' ')
			return true;
		struct josa_host before = {h->c, h->n - 1};
		if (before.n == 0 || !scale_letter(before.c[before.n - 1]))
			return true;
		*h = before;
	}
}

int josa_currency(struct josa_host h)
{
	if (!back_number(&h))
		return JOSA_UNKNOWN;
	uint32_t before = h.n ? h.c[h.n - 1] : 0;
	if (before == '~' || before == 0x2013 || before == 0x223C) { /* $100~200 */
		h.n--;
		if (!back_number(&h))
			return JOSA_UNKNOWN;
	}
	if (h.n > 0 && (h.c[h.n - 1] == '-' || h.c[h.n - 1] == 0x2212)) /* $-100 */
		h.n--;
	if (h.n > 0 && h.c[h.n - 1] == ' ')
		h.n--;
	return h.n ? currency_final(h.c[h.n - 1]) : JOSA_UNKNOWN;
}
