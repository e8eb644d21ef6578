#include "source/decode.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "source/transcode.h"

#define LABEL_MAX 32
#define MARK_MAX 3
#define BEGINNING ((size_t)64 * 1024) /* bytes that tell most files of another encoding */

struct label {
	const char *name; /* lower case, without - _ and blanks */
	enum transcode_kind kind;
	bool either; /* byte order to be found out */
};

static const struct label labels[] = {
	{"utf8", TRANSCODE_UTF8, false},           {"utf8sig", TRANSCODE_UTF8, false},
	{"utf8bom", TRANSCODE_UTF8, false},        {"ascii", TRANSCODE_UTF8, false},
	{"usascii", TRANSCODE_UTF8, false},        {"utf16", TRANSCODE_UTF16LE, true},
	{"utf16le", TRANSCODE_UTF16LE, false},     {"utf16be", TRANSCODE_UTF16BE, false},
	{"unicode", TRANSCODE_UTF16LE, true},      {"cp949", TRANSCODE_CP949, false},
	{"ms949", TRANSCODE_CP949, false},         {"mscp949", TRANSCODE_CP949, false},
	{"windows949", TRANSCODE_CP949, false},    {"xwindows949", TRANSCODE_CP949, false},
	{"uhc", TRANSCODE_CP949, false},           {"euckr", TRANSCODE_CP949, false},
	{"korean", TRANSCODE_CP949, false},        {"ksc5601", TRANSCODE_CP949, false},
	{"ksc56011987", TRANSCODE_CP949, false},   {"ksc56011992", TRANSCODE_CP949, false},
	{"ksx1001", TRANSCODE_CP949, false},       {"csksc56011987", TRANSCODE_CP949, false},
	{"cseuckr", TRANSCODE_CP949, false},       {"isoir149", TRANSCODE_CP949, false},
	{"iso2022kr", TRANSCODE_ISO2022KR, false}, {"csiso2022kr", TRANSCODE_ISO2022KR, false},
	{"johab", TRANSCODE_JOHAB, false},         {"cp1361", TRANSCODE_JOHAB, false},
	{"ms1361", TRANSCODE_JOHAB, false},
};

static const struct label *find_label(struct str label)
{
	char plain[LABEL_MAX];
	size_t n = 0;
	for (size_t i = 0; i < label.n; i++) {
		char c = label.p[i];
		if (strchr("-_ .:", c))
			continue;
		if (n == sizeof(plain))
			return NULL;
		plain[n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (str_eq((struct str){plain, n}, str_of(labels[i].name)))
			return &labels[i];
	return NULL;
}

/* Length of a byte order mark, 0 when there is none. */
static size_t find_mark(struct str b, enum transcode_kind *kind)
{
	if (str_starts(b, STR("\xEF\xBB\xBF"))) {
		*kind = TRANSCODE_UTF8;
		return 3;
	}
	if (str_starts(b, STR("\xFF\xFE")) || str_starts(b, STR("\xFE\xFF"))) {
		*kind = b.p[0] == '\xFF' ? TRANSCODE_UTF16LE : TRANSCODE_UTF16BE;
		return 2;
	}
	return 0;
}

/* ISO-2022-KR announces itself, and no other encoding here uses ESC in 7 bits. */
static bool is_iso2022kr(struct str b)
{
	for (size_t i = 0; i < b.n; i++)
		if ((unsigned char)b.p[i] >= 0x80)
			return false;
	return str_find(b, STR("\x1B$)C"), 0) != SIZE_MAX;
}

/*
 * UTF-16 without a mark: zero bytes on one side of the pairs only, each beside
 * an ASCII character, at least one of them beside a delimiter. Half of all
 * pairs must look so in bytes that are valid UTF-8 (which may hold stray
 * zeros), one in sixteen where they are not.
 */
static bool is_utf16(struct str b, bool valid_utf8, enum transcode_kind *kind)
{
	if (!b.n || !memchr(b.p, 0, b.n))
		return false;
	size_t zero[2] = {0}, delimiters = 0, pairs = b.n / 2;
	for (size_t i = 0; i + 1 < b.n; i += 2) {
		bool low = b.p[i] == 0, high = b.p[i + 1] == 0;
		if (!low && !high)
			continue;
		char other = low ? b.p[i + 1] : b.p[i];
		if (low == high)
			return false;
		if ((unsigned char)other >= 0x80) /* U+AC00 and its like */
			continue;
		zero[high]++;
		delimiters += strchr(",;|\t\n\r \"", other) != NULL;
	}
	size_t zeros = zero[0] + zero[1], share = valid_utf8 ? 2 : 16;
	if ((zero[0] && zero[1]) || !delimiters || zeros * share < pairs)
		return false;
	*kind = zero[1] ? TRANSCODE_UTF16LE : TRANSCODE_UTF16BE;
	return true;
}

struct sequences {
	size_t good, bad; /* sequences of several bytes; bad sequences */
};

static struct sequences count_utf8(struct str b)
{
	struct sequences c = {0};
	for (size_t i = 0; i < b.n;) {
		if ((unsigned char)b.p[i] < 0x80) {
			i++;
			continue;
		}
		size_t at = i;
		uint32_t code = utf8_next(b, &i);
		bool invalid = code == UTF8_BAD && i == at + 1;
		c.good += !invalid;
		c.bad += invalid;
		if (invalid)
			i = at + transcode_bad_length(b, at);
	}
	return c;
}

static bool decodes(struct str bytes, enum transcode_kind kind)
{
	struct transcoder t;
	transcode_open(&t, kind);
	transcode_feed(&t, bytes, true);
	bool ok = !t.errors;
	transcode_close(&t);
	return ok;
}

/* E2. CP949 that is bad in places, too, loses against UTF-8 that is mostly good. */
static enum transcode_kind detect(struct str bytes, struct census seen, bool *damaged)
{
	enum transcode_kind kind;
	if (!seen.broken && !seen.zero && (seen.high || !seen.escape))
		return TRANSCODE_UTF8;
	struct sequences c = count_utf8(bytes);
	if (is_iso2022kr(bytes))
		return TRANSCODE_ISO2022KR;
	if (is_utf16(bytes, !c.bad, &kind))
		return kind;
	if (!c.bad)
		return TRANSCODE_UTF8;
	*damaged = c.good >= 3 * c.bad || (c.good > c.bad && !decodes(bytes, TRANSCODE_CP949));
	return *damaged ? TRANSCODE_UTF8 : TRANSCODE_CP949;
}

static bool is_clean_utf8(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			continue;
		}
		if (transcode_refused(utf8_next(s, &i)))
			return false;
	}
	return true;
}

bool decode_text(struct str bytes, struct str label, struct decoded *out, struct arena *mem)
{
	return decode_large(bytes, label, 1, out, mem);
}

bool decode_large(struct str bytes, struct str label, unsigned threads, struct decoded *out,
		  struct arena *mem)
{
	enum transcode_kind kind = TRANSCODE_UTF8;
	*out = (struct decoded){.error_at = SIZE_MAX, .error_in_text = SIZE_MAX};
	const struct label *known = find_label(label);
	bool automatic = !label.n || str_eq(label, STR("auto"));
	if (!automatic && !known)
		return false;
	if (known)
		kind = known->kind;
	size_t mark = find_mark(bytes, &kind);
	struct str body = str_slice(bytes, mark, bytes.n);
	out->seen = census_take(body, threads);
	if (automatic && !mark)
		kind = detect(body, out->seen, &out->damaged_utf8);
	else if (!mark && known->either)
		is_utf16(body, false, &kind);
	out->encoding = transcode_name(kind);
	out->mark = mark > 0;
	if (kind == TRANSCODE_UTF8 && (!out->seen.broken || is_clean_utf8(body))) {
		out->text = body;
		return true;
	}
	struct transcoder t;
	transcode_open(&t, kind);
	transcode_feed(&t, body, true);
	out->errors = t.errors;
	if (t.errors) {
		out->error_at = mark + t.error_at;
		out->error_in_text = t.error_in_text;
	}
	out->text = buf_take(&t.out, mem);
	out->seen = census_take(out->text, threads);
	transcode_close(&t);
	return !out->errors;
}

/* Some of the text, up to the end of a character. */
static struct str beginning(const struct scroll *s)
{
	size_t n = s->text.n < BEGINNING ? s->text.n : BEGINNING;
	struct str text = scroll_view(s, 0, n);
	for (size_t k = 0; k < 3 && n < s->text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80;
	     k++)
		n--;
	return str_slice(text, 0, n);
}

bool decode_plain(struct scroll *s, struct str label, struct decoded *out)
{
	enum transcode_kind kind = TRANSCODE_UTF8;
	const struct label *known = find_label(label);
	bool automatic = !label.n || str_eq(label, STR("auto"));
	*out = (struct decoded){.error_at = SIZE_MAX, .error_in_text = SIZE_MAX};
	s->mark = find_mark(scroll_view(s, 0, MARK_MAX), &kind);
	if (kind != TRANSCODE_UTF8 || !(automatic || (known && known->kind == kind)))
		return false;
	s->text = (struct str){s->text.p + s->mark, s->text.n - s->mark};
	out->text = s->text;
	out->encoding = transcode_name(kind);
	out->mark = s->mark > 0;
	struct census seen = census_take(beginning(s), 1);
	return census_plain(&seen);
}

struct str decode_names(void)
{
	return STR("UTF-8, CP949, UTF-16LE, UTF-16BE, ISO-2022-KR, JOHAB");
}
