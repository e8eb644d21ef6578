#include "command/command.h"

static int render_one(struct command_line *l, const char *report)
{
	struct run r;
	run_init(&r);
	l->run.report = str_of(report);
	bool from_stdin = str_eq(l->run.report, STR("-"));
	if (from_stdin && !l->run.out.n)
		l->run.out = STR("-");
	run_render(&r, &l->run);
	int code = command_report(&l->common, &r);
	command_outputs(l, &r);
	if (r.compared && !l->common.quiet && !str_eq(l->run.out, STR("-")))
		command_changes(r.change, r.changes, l->common.messages.korean);
	run_finish(&r);
	return code;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct command_line l = {0};
	if (!command_parse(self, &l, argc, argv)) {
		arena_finish(&l.mem);
		return l.code;
	}
	int worst = EXIT_DONE;
	if (!command_format(self, &l)) {
		arena_finish(&l.mem);
		return EXIT_USAGE;
	}
	if (argc - l.first > 1 && l.run.out.n) {
		arena_finish(&l.mem);
		return command_usage(self,
				     command_korean() ? "-o는 보고서 하나에만 쓸 수 있습니다"
						      : "-o goes with one report",
				     NULL);
	}
	for (int i = l.first; i < argc; i++) {
		int code = render_one(&l, argv[i]);
		worst = code > worst ? code : worst;
	}
	arena_finish(&l.mem);
	return worst;
}

const struct command command_render = {
	.name = "render",
	.summary = {"보고서를 PDF나 PNG로 만듭니다", "make a report's PDF or PNGs"},
	.help = {"  dopyo render 보고서.md                          이 폴더에 보고서.pdf\n"
		 "  dopyo render 보고서.md -o out/보고서.png          쪽마다 PNG\n"
		 "  dopyo render 보고서.md --figures --preset slide  도표마다 1920×1080 PNG\n"
		 "  dopyo render 보고서.md --figure fig-a -o a.png\n\n"
		 "  -o, --output 파일          쓸 곳 (-는 표준 출력)\n"
		 "  -f, --format 형식          pdf, png, svg, dump\n"
		 "      --figures             도표만 하나씩\n"
		 "      --figure 이름          도표 하나\n"
		 "      --preset 이름         slide(960×540 pt), slide-half, slide-third, square, print\n"
		 "      --ppi 수              PNG의 인치당 픽셀 (144)\n"
		 "      --background 색       white, transparent\n"
		 "  -P, --param 이름=값        매개변수\n"
		 "      --pdf-standard 표준   1a, 2a, 3a\n"
		 "      --font-path 폴더      글꼴을 더 찾을 곳\n"
		 "      --ledger 파일.json     모든 수치의 출처를 적고, 지난번과 달라진 것을 알림\n"
		 "      --deps 파일           make 규칙\n"
		 "      --creation-timestamp 초  만든 때 (1970년부터, SOURCE_DATE_EPOCH도 됨)\n"
		 "      --strict              경고도 오류로\n"
		 "      --diagnostic-format 꼴  human, short, json\n"
		 "      --messages ko|en      알림의 말\n"
		 "      --color 때            auto, always, never\n"
		 "  -q, --quiet               쓴 파일을 알리지 않음\n",
		 "  dopyo render report.md                          report.pdf in this folder\n"
		 "  dopyo render report.md -o out/report.png        a PNG per page\n"
		 "  dopyo render report.md --figures --preset slide a 1920×1080 PNG per figure\n"
		 "  dopyo render report.md --figure fig-a -o a.png\n\n"
		 "  -o, --output FILE         where to write (- is standard output)\n"
		 "  -f, --format FORMAT       pdf, png, svg, dump\n"
		 "      --figures             every figure alone\n"
		 "      --figure ID           one figure\n"
		 "      --preset NAME         slide (960 × 540 pt), slide-half, slide-third, square, print\n"
		 "      --ppi N               pixels per inch of PNGs (144)\n"
		 "      --background COLOUR   white, transparent\n"
		 "  -P, --param NAME=VALUE    a parameter\n"
		 "      --pdf-standard S      1a, 2a, 3a\n"
		 "      --font-path FOLDER    where else to look for fonts\n"
		 "      --ledger FILE.json    record every figure and list those that changed\n"
		 "      --deps FILE           make rules\n"
		 "      --creation-timestamp S  seconds since 1970 (or SOURCE_DATE_EPOCH)\n"
		 "      --strict              warnings are errors\n"
		 "      --diagnostic-format F human, short, json\n"
		 "      --messages ko|en      language of messages\n"
		 "      --color WHEN          auto, always, never\n"
		 "  -q, --quiet               do not list what was written\n"},
	.run = run,
};
