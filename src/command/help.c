#include "base/buf.h"
#include "base/utf8.h"
#include "command/command.h"

/* --help: examples first, then every option from the tables, exit codes last. */

#define EXITS_KO                                                                                                \
	"\n종료 코드: 0 끝냄, 1 입력이 틀림, 2 명령을 잘못 씀, 3 파일을 읽거나 쓸 수 " \
	"없음 또는 글꼴이 없음, 130 중단됨\n"
#define EXITS_EN                                                                         \
	"\nExit codes: 0 done, 1 the input is wrong, 2 wrong usage, 3 a file cannot be " \
	"read or written or a font is missing, 130 interrupted\n"

#define MARGIN 32 /* cells before what an option means */

static size_t cells_of(struct str s)
{
	size_t cells = 0;
	for (size_t i = 0; i < s.n;)
		cells += utf8_cells(utf8_next(s, &i));
	return cells;
}

static void print_option(const struct command_option *o, bool korean)
{
	struct buf line = {0};
	const char *stands = o->stands[!korean];
	if (o->letter)
		buf_printf(&line, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(&line, "      --%s", o->name);
	if (stands)
		buf_printf(&line, " %s", stands);
	size_t cells = cells_of(buf_str_of(&line));
	buf_text(&line, cells + 2 > MARGIN ? "  " : "");
	for (; cells < MARGIN && cells + 2 <= MARGIN; cells++)
		buf_char(&line, ' ');
	printf("%.*s%s\n", STR_ARG(buf_str_of(&line)), o->says[!korean]);
	buf_finish(&line);
}

void command_help(const struct command *self, bool korean)
{
	bool own;
	const struct command_option *o;
	const char *operands = self->operands[!korean];
	printf("dopyo %s: %s\n\n%s\n", self->name, self->summary[!korean],
	       self->examples[!korean]);
	printf(korean ? "dopyo %s [옵션]%s%s\n\n" : "dopyo %s [OPTION]%s%s\n\n", self->name,
	       operands ? " " : "", operands ? operands : "");
	for (size_t i = 0; (o = option_at(self, i, &own)); i++)
		print_option(o, korean);
	if (self->notes[!korean])
		printf("\n%s", self->notes[!korean]);
	if (!self->exits)
		fputs(korean ? EXITS_KO : EXITS_EN, stdout);
}

void command_overview(FILE *out, bool korean)
{
	fputs(korean ? "dopyo(도표): CSV 통계를 한글이 바른 도표와 브리핑(PDF, PNG)으로 만듭니다.\n\n"
		       "  dopyo new 현황                               시작할 폴더\n"
		       "  dopyo render 보고서.md -o 보고서.pdf\n"
		       "  dopyo render 보고서.md --figures --preset slide -o 그림.png\n"
		       "  dopyo chart 기업.csv -x 연도:O -y 기업수 -o 기업.png\n"
		       "  dopyo check 보고서.md\n\n"
		     : "dopyo turns CSV statistics into Hangul-correct charts and briefings (PDF, PNG).\n\n"
		       "  dopyo new status                             a folder to begin with\n"
		       "  dopyo render report.md -o report.pdf\n"
		       "  dopyo render report.md --figures --preset slide -o figure.png\n"
		       "  dopyo chart firms.csv -x year:O -y firms -o firms.png\n"
		       "  dopyo check report.md\n\n",
	      out);
	for (size_t i = 0; i < command_count; i++)
		fprintf(out, "  %-10s %s\n", command_all[i]->name,
			command_all[i]->summary[!korean]);
	fputs(korean ? "\n명령의 옵션: dopyo 명령 --help. 자세히: man dopyo\n"
		     : "\nOptions of a command: dopyo COMMAND --help. More: man dopyo\n",
	      out);
	fputs(korean ? EXITS_KO : EXITS_EN, out);
}
