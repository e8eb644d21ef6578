#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/num.h"
#include "command/command.h"
#include "report/preset.h"

/* The options of render and check. */

enum { /* options without a letter */
       OPTION_FIGURE = 256,
       OPTION_FIGURES,
       OPTION_PRESET,
       OPTION_PPI,
       OPTION_BACKGROUND,
       OPTION_PDF_STANDARD,
       OPTION_ATTACH_DATA,
       OPTION_FONT_PATH,
       OPTION_FONTS,
       OPTION_CREATION,
       OPTION_STRICT,
       OPTION_DIAGNOSTIC,
       OPTION_MESSAGES,
       OPTION_COLOR,
       OPTION_LEDGER,
       OPTION_ALT_INDEX,
       OPTION_DEPS,
       OPTION_OWN, /* and after it: of one command alone */
};

static const struct option common[] = {
	{"output", required_argument, NULL, 'o'},
	{"format", required_argument, NULL, 'f'},
	{"param", required_argument, NULL, 'P'},
	{"figure", required_argument, NULL, OPTION_FIGURE},
	{"figures", no_argument, NULL, OPTION_FIGURES},
	{"preset", required_argument, NULL, OPTION_PRESET},
	{"ppi", required_argument, NULL, OPTION_PPI},
	{"background", required_argument, NULL, OPTION_BACKGROUND},
	{"pdf-standard", required_argument, NULL, OPTION_PDF_STANDARD},
	{"attach-data", no_argument, NULL, OPTION_ATTACH_DATA},
	{"font-path", required_argument, NULL, OPTION_FONT_PATH},
	{"fonts", required_argument, NULL, OPTION_FONTS},
	{"creation-timestamp", required_argument, NULL, OPTION_CREATION},
	{"strict", no_argument, NULL, OPTION_STRICT},
	{"diagnostic-format", required_argument, NULL, OPTION_DIAGNOSTIC},
	{"messages", required_argument, NULL, OPTION_MESSAGES},
	{"color", required_argument, NULL, OPTION_COLOR},
	{"ledger", required_argument, NULL, OPTION_LEDGER},
	{"alt-index", required_argument, NULL, OPTION_ALT_INDEX},
	{"deps", required_argument, NULL, OPTION_DEPS},
	{"quiet", no_argument, NULL, 'q'},
	{"help", no_argument, NULL, 'h'},
	{NULL, 0, NULL, 0},
};

#define COMMON (sizeof(common) / sizeof(*common) - 1)

/* A command's own options behind the common ones, and the letters of all. */
static const struct option *all_options(const struct command *self, struct arena *mem,
					struct str *letters)
{
	size_t own = 0;
	while (self->option && self->option[own].name)
		own++;
	struct option *all = ARENA_NEW(mem, struct option, COMMON + own + 1);
	struct buf text = {0};
	size_t n = own;
	buf_text(&text, ":o:f:P:qh");
	for (size_t i = 0; i < own; i++) {
		const struct command_option *o = &self->option[i];
		all[i] = (struct option){o->name, o->flag ? no_argument : required_argument,
					 NULL, o->letter ? o->letter : OPTION_OWN + (int)i};
		if (o->letter)
			buf_printf(&text, "%c:", o->letter);
	}
	for (size_t i = 0; i < COMMON; i++) { /* a command's --color is its own */
		size_t k = 0;
		while (k < own && strcmp(all[k].name, common[i].name) != 0)
			k++;
		if (k == own)
			all[n++] = common[i];
	}
	*letters = buf_take(&text, mem);
	return all;
}

/* The place of an option in the command's own list, or SIZE_MAX. */
static size_t own_option(const struct command *self, int option)
{
	for (size_t i = 0; self->option && self->option[i].name; i++)
		if (option ==
		    (self->option[i].letter ? self->option[i].letter : OPTION_OWN + (int)i))
			return i;
	return SIZE_MAX;
}

/* Index of a word among several, or −1. */
static int choice(const char *value, const char *const *word, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(value, word[i]) == 0)
			return i;
	return -1;
}

#define CHOICE(value, ...)                                  \
	choice((value), (const char *const[]){__VA_ARGS__}, \
	       (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

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
	return CHOICE(text, "1a", "2a", "3a") >= 0;
}

static bool set_color(struct command_line *l, const char *text)
{
	int when = CHOICE(text, "auto", "always", "never");
	if (when > 0)
		l->common.messages.color = when == 1;
	return when >= 0;
}

static bool set_words(struct command_line *l, int option, const char *value)
{
	int n;
	switch (option) {
	case OPTION_PRESET:
		l->run.preset = str_of(value);
		return preset_find(l->run.preset) != NULL;
	case OPTION_BACKGROUND:
		l->run.background = str_of(value);
		return CHOICE(value, "white", "transparent") >= 0;
	case OPTION_DIAGNOSTIC:
		n = CHOICE(value, "human", "short", "json");
		l->common.messages.format = (enum messages_format)n;
		return n >= 0;
	case OPTION_MESSAGES:
		n = CHOICE(value, "ko", "en");
		l->common.messages.korean = n == 0;
		return n >= 0;
	default:
		return set_color(l, value);
	}
}

static bool set(struct command_line *l, int option, const char *value)
{
	switch (option) {
	case 'o':
		l->run.out = str_of(value);
		return *value != '\0';
	case 'f':
		l->run.format = str_of(value);
		return true;
	case 'P':
		return add_param(l, value);
	case 'q':
		return l->common.quiet = true;
	case OPTION_FIGURE:
		l->run.figure = str_of(value);
		return true;
	case OPTION_FIGURES:
		return l->run.figures = true;
	case OPTION_ATTACH_DATA:
		return l->run.attach_data = true;
	case OPTION_STRICT:
		return l->run.strict = true;
	case OPTION_PPI:
		return set_ppi(l, value);
	case OPTION_PDF_STANDARD:
		return set_standard(l, value);
	case OPTION_FONT_PATH:
		return add_font_path(l, value);
	case OPTION_FONTS:
		l->run.fonts = str_of(value);
		return true;
	case OPTION_LEDGER:
		l->run.ledger = str_of(value);
		return *value != '\0';
	case OPTION_ALT_INDEX:
		l->run.alt_index = str_of(value);
		return *value != '\0';
	case OPTION_DEPS:
		l->run.deps = str_of(value);
		return *value != '\0';
	case OPTION_CREATION:
		return set_created(l, value);
	default:
		return set_words(l, option, value);
	}
}

static bool use_environment(struct command_line *l)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	l->common.messages.korean = command_korean();
	l->common.messages.color = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
	return !epoch || !*epoch || set_created(l, epoch);
}

/* What the value of an option must be; every other option takes any text. */
static const struct {
	int option;
	const char *text[2];
} expected[] = {
	{'o', {"파일 이름", "a file name"}},
	{OPTION_LEDGER, {"파일 이름", "a file name"}},
	{OPTION_ALT_INDEX, {"파일 이름", "a file name"}},
	{OPTION_DEPS, {"파일 이름", "a file name"}},
	{'P', {"이름=값", "NAME=VALUE"}},
	{OPTION_PRESET, {PRESET_NAMES, PRESET_NAMES}},
	{OPTION_PPI, {"10부터 2400까지의 수", "a number from 10 to 2400"}},
	{OPTION_BACKGROUND, {"white, transparent", "white or transparent"}},
	{OPTION_PDF_STANDARD, {"1a, 2a, 3a", "1a, 2a or 3a"}},
	{OPTION_CREATION,
	 {"1970년부터 9999년까지의 초", "seconds since 1970, up to the year 9999"}},
	{OPTION_DIAGNOSTIC, {"human, short, json", "human, short or json"}},
	{OPTION_MESSAGES, {"ko, en", "ko or en"}},
	{OPTION_COLOR, {"auto, always, never", "auto, always or never"}},
};

static const char *expectation(int option, bool korean)
{
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		if (expected[i].option == option)
			return expected[i].text[!korean];
	return "";
}

static void complain_value(const struct command *self, struct arena *mem,
			   const struct option *o, const char *value)
{
	bool korean = command_korean();
	const char *takes = expectation(o->val, korean);
	struct str s = arena_printf(mem,
				    *takes ? korean ? "--%s에 쓸 수 없는 값입니다 (%s)"
						    : "--%s takes %s, not"
				    : korean ? "--%s에 쓸 수 없는 값입니다"
					     : "--%s does not take",
				    o->name, takes);
	command_usage(self, s.p, value);
}

/* An option that is not known, or one whose value is missing (':'). */
static void complain_option(const struct command *self, struct arena *mem,
			    const struct option *all, int found, const char *word)
{
	bool korean = command_korean(), is_long = strncmp(word, "--", 2) == 0;
	struct str best = STR_NONE, name = str_of(is_long ? word + 2 : "");
	size_t eq = str_find(name, STR("="), 0);
	name = str_slice(name, 0, eq);
	for (const struct option *o = all; found == '?' && is_long && o->name; o++)
		best = str_starts(str_of(o->name), name)
			       ? str_of(o->name)
			       : str_nearer(name, str_of(o->name), best);
	struct str what = is_long ? str_of(word) : arena_printf(mem, "-%c", optopt);
	if (best.n)
		what = arena_printf(
			mem, korean ? "%.*s (비슷한 옵션: --%.*s)" : "%.*s (nearest: --%.*s)",
			STR_ARG(what), STR_ARG(best));
	const char *complaint = found == ':' ? korean ? "값이 있어야 하는 옵션입니다"
						      : "this option needs a value"
				: korean     ? "쓸 수 없는 옵션입니다"
					     : "not an option here";
	command_usage(self, complaint, arena_cstring(mem, what));
}

static bool take(const struct command *self, struct command_line *l, int option,
		 const char *value)
{
	size_t own = own_option(self, option);
	return own == SIZE_MAX ? set(l, option, value) : self->take(l, own, value);
}

static bool parse_options(const struct command *self, struct command_line *l, int argc,
			  char **argv)
{
	struct str letters;
	const struct option *all = all_options(self, &l->mem, &letters), *o = all;
	int option;
	optind = 1;
	opterr = 0; /* the complaints are ours */
	while ((option = getopt_long(argc, argv, letters.p, all, NULL)) != -1) {
		if (option == 'h') {
			command_help(self);
			l->code = EXIT_DONE;
			return false;
		}
		if (option == '?' || option == ':') {
			complain_option(self, &l->mem, all, option, argv[optind - 1]);
			return false;
		}
		for (o = all; o->val != option;)
			o++;
		if (!take(self, l, option, optarg)) {
			complain_value(self, &l->mem, o, optarg);
			return false;
		}
	}
	return true;
}

bool command_parse(const struct command *self, struct command_line *l, int argc, char **argv)
{
	*l = (struct command_line){.code = EXIT_USAGE, .own = l->own};
	arena_init(&l->mem);
	bool korean = command_korean();
	if (!use_environment(l)) {
		command_usage(self, "SOURCE_DATE_EPOCH", getenv("SOURCE_DATE_EPOCH"));
		return false;
	}
	if (!parse_options(self, l, argc, argv))
		return false;
	l->first = optind;
	if (optind == argc && !self->alone)
		command_usage(self, korean ? "파일이 없습니다" : "no file is named", NULL);
	else if (optind < argc && self->alone)
		command_usage(self, korean ? "파일을 받지 않습니다" : "takes no file",
			      argv[optind]);
	return (optind < argc) != self->alone;
}
