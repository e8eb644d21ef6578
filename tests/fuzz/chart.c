/* Any bytes as a command line of `dopyo chart`, an argument a line, and behind an empty
 * line its CSV: the run ends with an exit code that there is, and writes all of its
 * outputs or none. */
#include <string.h>

#include "command/command.h"
#include "folder.h"

#define ARGUMENTS_MOST 24
#define CSV_MOST 4096

static struct folder box;

static void clean_up(void)
{
	folder_remove(&box);
}

static void begin(void)
{
	folder_enter(&box, clean_up);
	setenv("DOPYO_FONTS", box.fonts, 1);
}

/* What the command says is of no interest; what the sanitizers say goes its own way. */
static int run_quietly(int argc, char **argv)
{
	static FILE *nowhere;
	FILE *out = stdout, *err = stderr;
	int kept = dup(STDOUT_FILENO);
	nowhere = nowhere ? nowhere : fopen("/dev/null", "r+");
	FUZZ_PROMISE(nowhere && kept >= 0 && dup2(fileno(nowhere), STDOUT_FILENO) >= 0);
	stdout = stderr = nowhere;
	int code = command_main(argc, argv);
	stdout = out;
	stderr = err;
	FUZZ_PROMISE(dup2(kept, STDOUT_FILENO) >= 0 && close(kept) == 0);
	return code;
}

/* Before and behind the arguments; the last of an option counts. */
static char first[][8] = {"dopyo", "chart", "d.csv"};
static char ways[][2][16] = {
	{"-oout/o.svg", "-fsvg"}, {"-oout/o.pdf", "-fpdf"}, {"-oout/o.png", "-fpng"}};

struct line {
	char *argv[ARGUMENTS_MOST + 8];
	int argc;
	char *text;
	bool large; /* says how large it is to be */
};

/* Arguments with a slash would leave the folder. */
static bool take(struct line *l, char *word)
{
	static const char *const large[] = {"dth", "hei", "pre", "ppi"};
	if (strchr(word, '/') || l->argc >= ARGUMENTS_MOST)
		return false;
	for (size_t i = 0; i < sizeof(large) / sizeof(*large); i++)
		l->large |= strstr(word, large[i]) != NULL;
	l->argv[l->argc++] = word;
	return true;
}

/* The arguments and where the CSV begins; false: not for us. */
static bool split(struct line *l, const uint8_t *data, size_t size, size_t *csv)
{
	char *s = l->text = malloc(size + 1);
	memcpy(s, data, size);
	s[size] = '\0';
	for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++)
		l->argv[l->argc++] = first[i];
	while (*s && *s != '\n') {
		char *end = strchr(s, '\n');
		if (!end)
			return false;
		*end = '\0';
		if (!take(l, s))
			return false;
		s = end + 1;
	}
	*csv = (size_t)(s - l->text) + (*s == '\n');
	return size - *csv <= CSV_MOST;
}

static void run(struct line *l, size_t chosen)
{
	size_t way = l->large ? 0 : chosen % (sizeof(ways) / sizeof(*ways));
	l->argv[l->argc++] = ways[way][0];
	l->argv[l->argc++] = ways[way][1];
	l->argv[l->argc] = NULL;
	int code = run_quietly(l->argc, l->argv);
	FUZZ_PROMISE(code >= EXIT_DONE && code <= EXIT_WORLD);
	FUZZ_PROMISE(code == EXIT_DONE || folder_files("out") == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct line l = {.argc = 0};
	size_t csv = 0;
	begin();
	if (split(&l, data, size, &csv)) {
		folder_write("d.csv", data + csv, size - csv);
		run(&l, size);
	}
	free(l.text);
	return chdir(box.home); /* where the fuzzer finds its corpus */
}
