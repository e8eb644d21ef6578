#include <stdio.h>
#include <string.h>

#include "command/command.h"

/* Completion scripts for shells, from the tables of commands and options. */

struct script {
	bool korean;
	const struct command *command; /* whose options are written */
};

/* Text within '…' of a shell; what else that shell reads as something gets a \. */
static void put_quoted(const char *text, const char *special)
{
	for (; text && *text; text++) {
		if (*text == '\'')
			fputs("'\\''", stdout);
		else if (strchr(special, *text))
			printf("\\%c", *text);
		else
			putchar(*text);
	}
}

/* Calls say() for each of words. */
static void each_word(const char *words, void (*say)(const char *word, int n))
{
	while (words && *words) {
		int n = (int)strcspn(words, " ");
		say(words, n);
		words += n + (int)strspn(words + n, " ");
	}
}

static void put_options(const struct command *c,
			void (*put)(const struct script *s, const struct command_option *o),
			bool korean)
{
	struct script s = {korean, c};
	const struct command_option *o;
	bool own;
	for (size_t i = 0; (o = option_at(c, i, &own)); i++)
		put(&s, o);
}

/* ---- bash */

static const char bash_head[] =
	"# dopyo: completion for bash\n"
	"_dopyo_words() {\n"
	"\tmapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
	"}\n"
	"_dopyo_files() { # SUFFIX...\n"
	"\tlocal suffix file\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"\tmapfile -t COMPREPLY < <(compgen -d -- \"$cur\")\n"
	"\tfor suffix; do\n"
	"\t\twhile IFS= read -r file; do COMPREPLY+=(\"$file\"); done < <(\n"
	"\t\t\tcompgen -f -X \"!*.$suffix\" -- \"$cur\")\n"
	"\tdone\n"
	"}\n"
	"_dopyo_columns() { # of the CSV on the command line\n"
	"\tlocal word name\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"\tfor word in \"${COMP_WORDS[@]:2}\"; do\n"
	"\t\t[[ $word == *.[ct]sv ]] || continue\n"
	"\t\twhile IFS= read -r name; do\n"
	"\t\t\t[[ $name == \"$cur\"* ]] && COMPREPLY+=(\"$name\")\n"
	"\t\tdone < <(dopyo data --columns -- \"${word//\\\\/}\" 2>/dev/null)\n"
	"\tdone\n"
	"}\n"
	"_dopyo() {\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
	"\tCOMPREPLY=()\n"
	"\t[[ $cur == = ]] && cur=\n"
	"\t[[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]} # --option=value is three words\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\t[[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }\n"
	"\tdone\n"
	"\tcase $command in\n";

static void bash_option(const struct script *s, const struct command_option *o)
{
	(void)s;
	if (o->value == OPTION_FLAG)
		return;
	printf("\t\t--%s", o->name);
	if (o->letter)
		printf(" | -%c", o->letter);
	if (o->value == OPTION_COLUMN)
		fputs(") _dopyo_columns", stdout);
	else if (o->value == OPTION_FILE || o->value == OPTION_FOLDER)
		printf(") _dopyo_files %s", o->words ? o->words : "");
	else
		printf(") _dopyo_words \"%s\"", o->words ? o->words : "");
	fputs("; return ;;\n", stdout);
}

static void bash_name(const struct script *s, const struct command_option *o)
{
	(void)s;
	printf("--%s ", o->name);
	if (o->letter)
		printf("-%c ", o->letter);
}

static void bash_command(const struct command *c)
{
	printf("\t%s)\n\t\tcase $prev in\n", c->name);
	put_options(c, bash_option, false);
	fputs("\t\tesac\n\t\t[[ $cur == -* ]] && { _dopyo_words \"", stdout);
	put_options(c, bash_name, false);
	fputs("\"; return; }\n", stdout);
	if (c->suffixes)
		printf("\t\t_dopyo_files %s\n", *c->suffixes == '/' ? "" : c->suffixes);
	else if (c->words)
		printf("\t\t_dopyo_words \"%s\"\n", c->words);
	fputs("\t\t;;\n", stdout);
}

static void write_bash(bool korean)
{
	(void)korean; /* bash shows no descriptions */
	fputs(bash_head, stdout);
	fputs("\t'') _dopyo_words \"", stdout);
	for (size_t i = 0; i < command_count; i++)
		printf("%s ", command_all[i]->name);
	fputs("--help --version\" ;;\n", stdout);
	for (size_t i = 0; i < command_count; i++)
		bash_command(command_all[i]);
	fputs("\tesac\n}\ncomplete -F _dopyo dopyo\n", stdout);
}

/* ---- zsh */

static const char zsh_head[] =
	"#compdef dopyo\n"
	"_dopyo_columns() { # of the CSV on the command line\n"
	"\tlocal word\n"
	"\tlocal -a names\n"
	"\tfor word in $words; do\n"
	"\t\t[[ $word == *.[ct]sv ]] || continue\n"
	"\t\tnames+=(\"${(@f)$(dopyo data --columns -- ${(Q)word} 2>/dev/null)}\")\n"
	"\tdone\n"
	"\tcompadd -a names\n"
	"}\n"
	"_dopyo() {\n"
	"\tlocal -a commands\n"
	"\tlocal command=$words[2]\n"
	"\tcommands=(\n";

static void zsh_files(const char *suffixes)
{
	bool folder = !suffixes || *suffixes == '/';
	fputs(folder ? "_files -/" : "_files", stdout);
	if (folder)
		return;
	bool several = strchr(suffixes, ' ') != NULL; /* (md) alone would be a qualifier */
	printf(" -g \"*.%s", several ? "(" : "");
	for (const char *p = suffixes; *p; p++)
		putchar(*p == ' ' ? '|' : *p);
	fputs(several ? ")\"" : "\"", stdout);
}

static void zsh_option(const struct script *s, const struct command_option *o)
{
	const char *equals = o->value == OPTION_FLAG ? "" : "=";
	if (o->letter)
		printf(" \\\n\t\t\t'*'{-%c%s,--%s%s}'[", o->letter, *equals ? "+" : "", o->name,
		       equals);
	else
		printf(" \\\n\t\t\t'*--%s%s[", o->name, equals);
	put_quoted(o->says[!s->korean], "[]:\\");
	putchar(']');
	if (o->value != OPTION_FLAG) {
		putchar(':');
		put_quoted(o->stands[!s->korean], ":");
		putchar(':');
	}
	if (o->value == OPTION_COLUMN)
		fputs("_dopyo_columns", stdout);
	else if (o->value == OPTION_FILE || o->value == OPTION_FOLDER)
		zsh_files(o->words);
	else if (o->words)
		printf("(%s)", o->words);
	putchar('\'');
}

static void write_zsh(bool korean)
{
	fputs(zsh_head, stdout);
	for (size_t i = 0; i < command_count; i++) {
		printf("\t\t'%s:", command_all[i]->name);
		put_quoted(command_all[i]->summary[!korean], ":");
		fputs("'\n", stdout);
	}
	fputs("\t)\n\tif (( CURRENT == 2 )); then\n\t\t_describe command commands\n\t\treturn\n"
	      "\tfi\n\tshift words\n\t(( CURRENT-- ))\n\tcase $command in\n",
	      stdout);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = command_all[i];
		printf("\t%s)\n\t\t_arguments -s", c->name);
		put_options(c, zsh_option, korean);
		if (c->suffixes || c->words) {
			fputs(" \\\n\t\t\t'*:", stdout);
			put_quoted(c->operands[!korean], ":");
			putchar(':');
			if (c->suffixes)
				zsh_files(c->suffixes);
			else
				printf("(%s)", c->words);
			putchar('\'');
		}
		fputs("\n\t\t;;\n", stdout);
	}
	fputs("\tesac\n}\n"
	      "if [[ $funcstack[1] == _dopyo ]]; then _dopyo \"$@\"; else compdef _dopyo dopyo; fi\n",
	      stdout);
}

/* ---- fish */

static const char fish_head[] =
	"# dopyo: completion for fish\n"
	"function __dopyo_columns\n"
	"\tfor word in (commandline -opc)\n"
	"\t\tstring match -q '*.[ct]sv' -- $word; or string match -qr '[.][ct]sv$' -- $word; or continue\n"
	"\t\tdopyo data --columns -- $word 2>/dev/null\n"
	"\tend\n"
	"end\n"
	"complete -c dopyo -f\n";

static void fish_suffix(const char *word, int n)
{
	printf(" -a '(__fish_complete_suffix .%.*s)'", n, word);
}

/* Files with any of the suffixes: one line each. */
static void fish_files(const char *suffixes)
{
	if (!suffixes || *suffixes == '/')
		fputs(" -a '(__fish_complete_directories)'", stdout);
	else
		each_word(suffixes, fish_suffix);
}

static void fish_option(const struct script *s, const struct command_option *o)
{
	printf("complete -c dopyo -n '__fish_seen_subcommand_from %s' -l %s", s->command->name,
	       o->name);
	if (o->letter)
		printf(" -s %c", o->letter);
	if (o->value != OPTION_FLAG)
		fputs(" -x", stdout);
	if (o->value == OPTION_COLUMN)
		fputs(" -a '(__dopyo_columns)'", stdout);
	else if (o->value == OPTION_FILE || o->value == OPTION_FOLDER)
		fish_files(o->words);
	else if (o->words)
		printf(" -a '%s'", o->words);
	fputs(" -d '", stdout);
	put_quoted(o->says[!s->korean], "\\");
	fputs("'\n", stdout);
}

static void write_fish(bool korean)
{
	fputs(fish_head, stdout);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = command_all[i];
		printf("complete -c dopyo -n __fish_use_subcommand -a %s -d '", c->name);
		put_quoted(c->summary[!korean], "\\");
		fputs("'\n", stdout);
		put_options(c, fish_option, korean);
		if (!c->suffixes && !c->words)
			continue;
		printf("complete -c dopyo -n '__fish_seen_subcommand_from %s' -k", c->name);
		if (c->suffixes)
			fish_files(c->suffixes);
		else
			printf(" -a '%s'", c->words);
		putchar('\n');
	}
}

/* ---- the command */

static const struct {
	const char *name;
	void (*write)(bool korean);
} shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	int code = EXIT_USAGE;
	if (!command_parse(self, &l, korean, argc, argv)) {
		arena_finish(&l.mem);
		return l.code;
	}
	for (size_t i = 0; i < sizeof(shells) / sizeof(*shells); i++) {
		if (strcmp(shells[i].name, argv[l.first]) != 0)
			continue;
		shells[i].write(l.common.messages.korean);
		code = EXIT_DONE;
	}
	if (code != EXIT_DONE)
		command_usage(self, korean,
			      l.common.messages.korean ? "이런 셸은 모릅니다 (bash, zsh, fish)"
						       : "no such shell (bash, zsh, fish)",
			      argv[l.first]);
	arena_finish(&l.mem);
	return code;
}

const struct command command_completion = {
	.name = "completion",
	.summary = {"셸의 자동 완성", "completion for a shell"},
	.operands = {"bash|zsh|fish", "bash|zsh|fish"},
	.examples = {"  source <(dopyo completion bash)\n"
		     "  dopyo completion zsh > ~/.zfunc/_dopyo\n"
		     "  dopyo completion fish > ~/.config/fish/completions/dopyo.fish\n",
		     "  source <(dopyo completion bash)\n"
		     "  dopyo completion zsh > ~/.zfunc/_dopyo\n"
		     "  dopyo completion fish > ~/.config/fish/completions/dopyo.fish\n"},
	.least = 1,
	.most = 1,
	.words = "bash zsh fish",
	.run = run,
};
