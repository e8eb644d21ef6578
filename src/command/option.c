#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/num.h"
#include "command/command.h"
#include "report/explain.h"
#include "report/preset.h"
#include "sink/sink.h"

/* The options that commands have in common, and the parser of all. */

static bool add_param(struct command_line *l, const char *text)
{
	struct str s = str_of(text);
	size_t eq = str_find(s, STR("="), 0);
	if (eq == SIZE_MAX || eq == 0)
		return false;
	struct run_param *p =
		arena_grow(&l->mem, l->run.param, l->run.params, l->run.params + 1, sizeof(*p));
	p[l->run.params++] = (struct run_param){.name = str_slice(s, 0, eq),
						.value = str_slice(s, eq + 1, s.n)};
	l->run.param = p;
	return true;
}

static bool add_font_path(struct command_line *l, const char *text)
{
	struct str *path = arena_grow(&l->mem, l->run.font_path, l->run.font_paths,
				      l->run.font_paths + 1, sizeof(*path));
	path[l->run.font_paths++] = str_of(text);
	l->run.font_path = path;
	return true;
}

static bool set_ppi(struct command_line *l, const char *text)
{
	return num_parse(str_of(text), &l->run.ppi) && l->run.ppi >= 10 && l->run.ppi <= 2400;
}

static bool set_created(struct command_line *l, const char *text)
{
	l->run.has_created = true;
	return num_parse_int(str_of(text), &l->run.created) && l->run.created >= 0 &&
	       l->run.created < 253402300800; /* the year 10000 */
}

static bool set_standard(struct command_line *l, const char *text)
{
	if (strncmp(text, "a-", 2) == 0)
		text += 2;
	l->run.pdf_standard = str_of(text);
	return str_among(l->run.pdf_standard, "1a 2a 3a");
}

static bool set_color(struct command_line *l, const char *text)
{
	if (strcmp(text, "auto") != 0)
		l->common.messages.color = strcmp(text, "always") == 0;
	return true;
}

static bool set_form(struct command_line *l, const char *text)
{
	l->common.messages.format = *text == 'h'   ? MESSAGES_HUMAN
				    : *text == 's' ? MESSAGES_SHORT
						   : MESSAGES_JSON;
	return true;
}

static bool set_messages(struct command_line *l, const char *text)
{
	l->common.messages.korean = strcmp(text, "ko") == 0;
	return true;
}

/* error=W642, no-W642, W642; the last one counts. */
static bool set_warning(struct command_line *l, const char *text)
{
	struct str s = str_of(text);
	bool never = str_starts(s, STR("no-")), error = str_starts(s, STR("error="));
	enum diag_code code = explain_find(str_slice(s, never ? 3 : error ? 6 : 0, s.n));
	if (code == DIAG_CODES || diag_label(code)[0] != 'W')
		return false;
	if (!l->choice)
		l->choice = ARENA_NEW(&l->mem, uint8_t, DIAG_CODES);
	l->choice[code] = never ? DIAG_NEVER : error ? DIAG_AS_ERROR : DIAG_AS_IT_IS;
	l->run.choice = l->choice;
	return true;
}

/* Options that only keep what was written, or that it was. */
#define KEEP(name, field)                                                \
	static bool set_##name(struct command_line *l, const char *text) \
	{                                                                \
		l->field = str_of(text);                                 \
		return *text != '\0';                                    \
	}
#define MARK(name, field)                                                \
	static bool set_##name(struct command_line *l, const char *text) \
	{                                                                \
		(void)text;                                              \
		return l->field = true;                                  \
	}
KEEP(format, run.format)
KEEP(figure, run.figure)
KEEP(preset, run.preset)
KEEP(background, run.background)
KEEP(fonts, run.fonts)
KEEP(ledger, run.ledger)
KEEP(alt_index, run.alt_index)
KEEP(deps, run.deps)
KEEP(pages, run.pages)
KEEP(params, params)
MARK(figures, run.figures)
MARK(no_title, run.untitled)
MARK(attach, run.attach_data)
MARK(strict, run.strict)
MARK(quiet, common.quiet)
MARK(verbose, common.verbose)

/* The first is the output; further ones are the same in other formats. */
static bool set_out(struct command_line *l, const char *text)
{
	struct run_options *o = &l->run;
	struct str *also;
	if (!o->out.n) {
		o->out = str_of(text);
		return *text != '\0';
	}
	also = arena_grow(&l->mem, o->also, o->alsos, o->alsos + 1, sizeof(*also));
	also[o->alsos++] = str_of(text);
	o->also = also;
	return *text != '\0';
}

#define FILE_NAME                          \
	{                                  \
		"파일 이름", "a file name" \
	}
#define NAMES(name) #name " "
#define FILE_STANDS            \
	{                      \
		"파일", "FILE" \
	}

/* clang-format off */
static const struct command_option common[] = {
	{"output", 'o', OPTION_FILE, "pdf png svg", FILE_STANDS, {"쓸 곳. 형식은 확장자로 정함 (-는 표준 출력, 여러 번 쓸 수 있음)", "where to write, in the format of its suffix (- is standard output; may be repeated)"}, set_out, FILE_NAME, OPTION_OUTPUT},
	{"format", 'f', OPTION_TEXT, SINKS(NAMES), {"형식", "FORMAT"}, {"출력 형식: pdf, png(쪽마다 하나), svg", "output format: pdf, png (one a page), svg"}, set_format, {NULL, NULL}, OPTION_OUTPUT},
	{"pages", 0, OPTION_TEXT, NULL, {"쪽", "PAGES"}, {"일부 쪽만: 1,3-5", "some pages alone: 1,3-5"}, set_pages, {"1,3-5 같은 쪽 번호", "page numbers such as 1,3-5"}, OPTION_OUTPUT},
	{"figures", 0, OPTION_FLAG, NULL, {NULL, NULL}, {"도표만 하나씩", "every figure alone"}, set_figures, {NULL, NULL}, OPTION_OUTPUT},
	{"figure", 0, OPTION_TEXT, NULL, {"이름", "ID"}, {"도표 하나", "one figure alone"}, set_figure, {"그림의 이름", "the name of a figure"}, OPTION_OUTPUT},
	{"preset", 0, OPTION_WORD, PRESET_NAMES, {"이름", "NAME"}, {"도표의 크기: slide(960×540 pt), slide-half, slide-third, square, print", "size of figures: slide (960×540 pt), slide-half, slide-third, square, print"}, set_preset, {NULL, NULL}, OPTION_OUTPUT},
	{"ppi", 0, OPTION_TEXT, "72 144 300", {"수", "N"}, {"PNG의 인치당 픽셀 (144)", "pixels per inch of PNGs (144)"}, set_ppi, {"10부터 2400까지의 수", "a number from 10 to 2400"}, OPTION_OUTPUT},
	{"no-title", 0, OPTION_FLAG, NULL, {NULL, NULL}, {"도표의 제목을 빼고 그림 (슬라이드에 따로 적을 때)", "figures without their titles, for slides that have them already"}, set_no_title, {NULL, NULL}, OPTION_OUTPUT},
	{"background", 0, OPTION_WORD, "white transparent", {"색", "COLOUR"}, {"PNG의 바탕: white, transparent", "background of PNGs: white, transparent"}, set_background, {NULL, NULL}, OPTION_OUTPUT},
	{"pdf-standard", 0, OPTION_TEXT, "1a 2a 3a", {"표준", "S"}, {"PDF/A의 1a, 2a, 3a (2a)", "PDF/A 1a, 2a or 3a (2a)"}, set_standard, {"1a, 2a, 3a", "1a, 2a or 3a"}, OPTION_OUTPUT},
	{"attach-data", 0, OPTION_FLAG, NULL, {NULL, NULL}, {"보고서와 자료를 PDF에 붙임 (PDF/A-3)", "attach the report and its data to the PDF (PDF/A-3)"}, set_attach, {NULL, NULL}, OPTION_OUTPUT},
	{"alt-index", 0, OPTION_FILE, "md", {"파일.md", "FILE.md"}, {"쓴 그림의 대체 텍스트를 모아 적음", "gather the alternative texts of what was written"}, set_alt_index, FILE_NAME, OPTION_OUTPUT},
	{"creation-timestamp", 0, OPTION_TEXT, NULL, {"초", "SECONDS"}, {"만든 때, 1970년부터 (SOURCE_DATE_EPOCH도 됨)", "when it was made, since 1970 (or SOURCE_DATE_EPOCH)"}, set_created, {"1970년부터 9999년까지의 초", "seconds since 1970, up to the year 9999"}, OPTION_OUTPUT},
	{"deps", 0, OPTION_FILE, "d", FILE_STANDS, {"읽은 파일을 make 규칙으로 적음", "write the files that were read as make rules"}, set_deps, FILE_NAME, OPTION_OUTPUT},
	{"ledger", 0, OPTION_FILE, "json", {"파일.json", "FILE.json"}, {"모든 수치와 출처를 적고, 지난번과 달라진 것을 알림", "record every figure with its source, and list those that changed"}, set_ledger, FILE_NAME, OPTION_OUTPUT},
	{"param", 'P', OPTION_TEXT, NULL, {"이름=값", "NAME=VALUE"}, {"매개변수 (여러 번 쓸 수 있음)", "a parameter (may be repeated)"}, add_param, {"이름=값", "NAME=VALUE"}, OPTION_PARAMS},
	{"params", 0, OPTION_FILE, "yaml yml json", FILE_STANDS, {"매개변수의 YAML이나 JSON 파일. -P가 앞섬", "parameters in a YAML or JSON file; -P wins"}, set_params, FILE_NAME, OPTION_PARAMS},
	{"strict", 0, OPTION_FLAG, NULL, {NULL, NULL}, {"경고도 오류로", "warnings are errors"}, set_strict, {NULL, NULL}, OPTION_REPORT},
	{"warning", 'W', OPTION_TEXT, NULL, {"이름", "NAME"}, {"경고 하나: error=W642는 오류로, no-W642는 알리지 않음", "one warning: error=W642 makes it an error, no-W642 leaves it out"}, set_warning, {"no-W642나 error=W642", "no-W642 or error=W642"}, OPTION_REPORT},
	{"font-path", 0, OPTION_FOLDER, NULL, {"폴더", "FOLDER"}, {"글꼴을 더 찾을 곳 (여러 번 쓸 수 있음)", "where else to look for fonts (may be repeated)"}, add_font_path, {NULL, NULL}, OPTION_FONTS},
	{"fonts", 0, OPTION_FOLDER, NULL, {"폴더", "FOLDER"}, {"fonts.conf와 fonts.lock이 있는 폴더", "the folder of fonts.conf and fonts.lock"}, set_fonts, {"폴더", "a folder"}, OPTION_FONTS},
	{"diagnostic-format", 0, OPTION_WORD, "human short json", {"형식", "FORM"}, {"알림의 형식: human, short, json", "form of messages: human, short, json"}, set_form, {NULL, NULL}, OPTION_COMMON},
	{"messages", 0, OPTION_WORD, "ko en", {"언어", "LANG"}, {"알림의 언어: ko, en", "language of messages: ko, en"}, set_messages, {NULL, NULL}, OPTION_COMMON},
	{"color", 0, OPTION_WORD, "auto always never", {"때", "WHEN"}, {"알림의 색: auto, always, never", "colour of messages: auto, always, never"}, set_color, {NULL, NULL}, OPTION_COMMON},
	{"quiet", 'q', OPTION_FLAG, NULL, {NULL, NULL}, {"쓴 파일을 알리지 않음", "do not list what was written"}, set_quiet, {NULL, NULL}, OPTION_COMMON},
	{"verbose", 'v', OPTION_FLAG, NULL, {NULL, NULL}, {"읽은 파일도 알림", "also list what was read"}, set_verbose, {NULL, NULL}, OPTION_COMMON},
	{"help", 'h', OPTION_FLAG, NULL, {NULL, NULL}, {"이 도움말", "this help"}, NULL, {NULL, NULL}, OPTION_COMMON},
	{"version", 'V', OPTION_FLAG, NULL, {NULL, NULL}, {"버전", "version"}, NULL, {NULL, NULL}, OPTION_COMMON},
};
/* clang-format on */

static bool is_own(const struct command *c, const struct command_option *o)
{
	for (size_t i = 0; c->option && c->option[i].name; i++)
		if (strcmp(c->option[i].name, o->name) == 0)
			return true;
	return false;
}

const struct command_option *option_at(const struct command *c, size_t i, bool *own)
{
	size_t n = 0;
	while (c->option && c->option[n].name)
		n++;
	*own = i < n;
	if (*own)
		return &c->option[i];
	i -= n;
	for (size_t k = 0; k < sizeof(common) / sizeof(*common); k++) {
		const struct command_option *o = &common[k];
		if ((o->group & (c->groups | OPTION_COMMON)) && !is_own(c, o) && i-- == 0)
			return o;
	}
	return NULL;
}

enum { LONG = 256 }; /* and after it: options without a letter, by their place */

/* For getopt_long: the options of a command and their letters. */
static const struct option *long_options(const struct command *self, struct arena *mem,
					 struct str *letters)
{
	struct buf text = {0};
	struct option *all = NULL;
	size_t n = 0, room = 0;
	const struct command_option *o;
	bool own;
	buf_text(&text, ":");
	while ((o = option_at(self, n, &own))) {
		bool flag = o->value == OPTION_FLAG;
		int id = LONG + (int)n;
		if (o->letter)
			buf_printf(&text, "%c%s", o->letter, flag ? "" : ":");
		ARENA_PUSH(mem, all, n, room) = (struct option){
			o->name, flag ? no_argument : required_argument, NULL, id};
	}
	ARENA_PUSH(mem, all, n, room) = (struct option){NULL, 0, NULL, 0};
	*letters = buf_take(&text, mem);
	return all;
}

/* The place of an option that getopt_long has found. */
static size_t place_of(const struct command *self, int found)
{
	const struct command_option *o;
	bool own;
	if (found >= LONG)
		return (size_t)(found - LONG);
	for (size_t i = 0; (o = option_at(self, i, &own)); i++)
		if (o->letter == found)
			return i;
	return SIZE_MAX;
}

static void complain_value(const struct command *self, struct command_line *l,
			   const struct command_option *o, const char *value)
{
	bool korean = l->common.messages.korean;
	const char *takes = o->takes[!korean]         ? o->takes[!korean]
			    : o->value == OPTION_WORD ? o->words
						      : "";
	struct str s = arena_printf(&l->mem,
				    *takes ? korean ? "--%s에 쓸 수 없는 값입니다 (%s)"
						    : "--%s takes %s, not"
				    : korean ? "--%s에 쓸 수 없는 값입니다"
					     : "--%s does not take",
				    o->name, takes);
	command_usage(self, korean, s.p, value);
}

/* An option that is not known, or one whose value is missing (':'). */
static void complain_option(const struct command *self, struct command_line *l,
			    const struct option *all, int found, const char *word)
{
	bool korean = l->common.messages.korean, is_long = strncmp(word, "--", 2) == 0;
	struct str best = STR_NONE, name = str_of(is_long ? word + 2 : "");
	size_t eq = str_find(name, STR("="), 0);
	name = str_slice(name, 0, eq);
	for (const struct option *o = all; found == '?' && is_long && o->name; o++)
		best = str_starts(str_of(o->name), name)
			       ? str_of(o->name)
			       : str_nearer(name, str_of(o->name), best);
	struct str what = is_long ? str_of(word) : arena_printf(&l->mem, "-%c", optopt);
	if (best.n)
		what = arena_printf(&l->mem,
				    korean ? "%.*s (비슷한 옵션: --%.*s)"
					   : "%.*s (nearest: --%.*s)",
				    STR_ARG(what), STR_ARG(best));
	const char *complaint = found == ':' ? korean ? "값이 있어야 하는 옵션입니다"
						      : "this option needs a value"
				: korean     ? "쓸 수 없는 옵션입니다"
					     : "not an option here";
	command_usage(self, korean, complaint, arena_cstring(&l->mem, what));
}

static bool take(const struct command *self, struct command_line *l, size_t place,
		 const char *value)
{
	bool own;
	const struct command_option *o = option_at(self, place, &own);
	bool ok = o->value != OPTION_WORD || str_among(str_of(value), o->words);
	ok = ok && (own ? self->take(l, place, value) : o->set(l, value));
	if (!ok)
		complain_value(self, l, o, value);
	return ok;
}

/* --help and --version are answered where they stand. */
static bool answered(const struct command *self, struct command_line *l, size_t place)
{
	bool own;
	const struct command_option *o = option_at(self, place, &own);
	if (own || o->set)
		return false;
	if (o->letter == 'h')
		command_help(self, l->common.messages.korean);
	else
		puts("dopyo " COMMAND_VERSION);
	l->code = EXIT_DONE;
	return true;
}

static bool parse_options(const struct command *self, struct command_line *l, int argc,
			  char **argv)
{
	struct str letters;
	const struct option *all = long_options(self, &l->mem, &letters);
	int found;
	optind = 0; /* unlike 1 it also forgets a word that it was in the middle of */
	opterr = 0; /* the complaints are ours */
	while ((found = getopt_long(argc, argv, letters.p, all, NULL)) != -1) {
		if (found == '?' || found == ':') {
			complain_option(self, l, all, found, argv[optind - 1]);
			return false;
		}
		size_t place = place_of(self, found);
		if (answered(self, l, place) || !take(self, l, place, optarg))
			return false;
	}
	return true;
}

static bool use_environment(struct command_line *l)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	l->common.messages.color = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
	return !epoch || !*epoch || set_created(l, epoch);
}

/* As many operands as the command takes? */
static bool operands_fit(const struct command *self, const struct command_line *l, int argc,
			 char **argv)
{
	bool korean = l->common.messages.korean;
	int count = argc - l->first;
	const char *first = l->first < argc ? argv[l->first] : NULL;
	if (count < self->least)
		command_usage(self, korean,
			      self->least > 1 ? korean ? "두 개를 주세요" : "needs two"
			      : korean        ? "파일이 없습니다"
					      : "no file is named",
			      self->least > 1 ? first : NULL);
	else if (count > self->most)
		command_usage(self, korean,
			      self->most == 0
				      ? korean ? "인자를 받지 않습니다" : "takes no argument"
			      : self->most == 1 ? korean ? "인자는 하나만 받습니다"
							 : "takes one, and found"
			      : korean          ? "인자는 두 개만 받습니다"
						: "takes two, and found",
			      argv[l->first + self->most]);
	return count >= self->least && count <= self->most;
}

bool command_parse(const struct command *self, struct command_line *l, bool korean, int argc,
		   char **argv)
{
	*l = (struct command_line){.code = EXIT_USAGE, .own = l->own};
	l->common.messages.korean = korean;
	arena_init(&l->mem);
	if (!use_environment(l)) {
		command_usage(
			self, korean,
			korean ? "SOURCE_DATE_EPOCH에는 1970년부터 9999년까지의 초를 적으세요"
			       : "SOURCE_DATE_EPOCH takes seconds since 1970, up to the year 9999",
			getenv("SOURCE_DATE_EPOCH"));
		return false;
	}
	if (!parse_options(self, l, argc, argv))
		return false;
	l->first = optind;
	return operands_fit(self, l, argc, argv);
}
