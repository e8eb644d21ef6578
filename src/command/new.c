#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/ending.h"
#include "base/out.h"
#include "base/path.h"
#include "command/command.h"

/* A folder to begin with: a report that renders as it is, its data, a makefile. */

static const char data[] = "연도,지역,가입자(명)\n"
			   "2021,수도권,1200\n"
			   "2021,비수도권,900\n"
			   "2022,수도권,1350\n"
			   "2022,비수도권,1010\n"
			   "2023,수도권,1410\n"
			   "2023,비수도권,1190\n"
			   "2024,수도권,1530\n"
			   "2024,비수도권,1420\n";

static const char report[] =
	"---\n"
	"title: \"{{last_year | year}}년 가입 현황\"\n"
	"subtitle: 제목부터 그림까지 모두 자료에서 나옵니다\n"
	"author: 담당자\n"
	"date: 2025-01-06\n"
	"lang: ko\n"
	"data:\n"
	"  members:\n"
	"    file: data/members.csv\n"
	"    source: \"본보기 자료(지어낸 값)\"\n"
	"values:\n"
	"  last_year: SELECT max(연도) FROM members\n"
	"  now: SELECT sum(가입자) FROM members WHERE 연도 = :last_year\n"
	"  a_year_ago: SELECT sum(가입자) FROM members WHERE 연도 = :last_year - 1\n"
	"  growth: now / a_year_ago - 1\n"
	"assert:\n"
	"  - now > 0\n"
	"---\n"
	"\n"
	"# 가입자 {#sec-members}\n"
	"\n"
	"{{last_year | year}}년 가입자는 **{{now}}명**(으)로 한 해 전보다 {{growth | .1%}} 늘었다(@fig-members).\n"
	"\n"
	"```{chart #fig-members}\n"
	"title: 지역별 가입자\n"
	"data: members\n"
	"mark: line\n"
	"encoding:\n"
	"  x: 연도\n"
	"  y: 가입자\n"
	"  color: 지역\n"
	"```\n"
	"\n"
	"```{table #tbl-members}\n"
	"caption: 연도와 지역별 가입자\n"
	"data: members\n"
	"```\n";

static const char makefile[] = "# make: 자료나 보고서가 바뀌면 다시 만든다\n"
			       "out/report.pdf: report.md\n"
			       "\tmkdir -p out\n"
			       "\tdopyo render report.md -o $@ --deps out/report.d "
			       "--ledger out/report.json\n"
			       "-include out/report.d\n";

static const struct {
	const char *name, *text;
	bool spare; /* the folder's own will do */
} file[] = {{"report.md", report, false},
	    {"data/members.csv", data, false},
	    {"Makefile", makefile, false},
	    {".gitignore", "out/\n", true}};

#define FILES (sizeof(file) / sizeof(*file))

static bool is_there(struct str path, struct arena *mem)
{
	struct stat there;
	return lstat(arena_cstring(mem, path), &there) == 0;
}

/* What a run before has left, when it was ended in the midst. */
static bool is_ours(struct str path, size_t i, struct arena *mem)
{
	struct str bytes;
	return files_read(mem, path, &bytes) == 0 && str_eq(bytes, str_of(file[i].text));
}

static bool make_folder(const char *path, struct diags *d)
{
	return mkdir(path, 0777) == 0 || errno == EEXIST ||
	       diag_report(d, SPAN_NONE, DIAG_FILE_WRITE, str_of(path),
			   str_of(strerror(errno)));
}

/* Only what is not there yet; missing is 0 for what is. */
static bool write_files(const struct str *missing, struct diags *d)
{
	struct out *o = out_open();
	bool ok = true;
	for (size_t i = 0; i < FILES && ok; i++)
		ok = !missing[i].n || out_add(o, missing[i], str_of(file[i].text), d);
	if (ok)
		return out_commit(o, d);
	out_abandon(o);
	return false;
}

/* All of it, or nothing: folders that hold anything stay. */
static bool write_whole(const char *folder, const struct str *missing, struct run *r)
{
	const char *inner = path_join(&r->mem, str_of(folder), STR("data")).p;
	sigset_t before;
	ending_hold(&before);
	bool ok = make_folder(folder, &r->diags) && make_folder(inner, &r->diags) &&
		  write_files(missing, &r->diags);
	if (!ok) {
		rmdir(inner);
		rmdir(folder);
	}
	ending_release(&before);
	return ok;
}

/* A folder with other files, such as one's data, is a fine place to begin. */
static bool write_all(const char *folder, struct run *r)
{
	struct str root = str_of(folder), missing[FILES] = {{0}};
	for (size_t i = 0; i < FILES; i++) {
		struct str path = path_join(&r->mem, root, str_of(file[i].name));
		if (!is_there(path, &r->mem))
			missing[i] = path;
		else if (!file[i].spare && !is_ours(path, i, &r->mem))
			return diag_report(&r->diags, SPAN_NONE, DIAG_NEW_FULL, root,
					   str_of(file[i].name));
	}
	if (!write_whole(folder, missing, r))
		return false;
	for (size_t i = 0; i < FILES; i++)
		if (missing[i].n)
			printf("%.*s\n", STR_ARG(messages_safe(&r->mem, missing[i])));
	return true;
}

/* What to type next, as the shell takes it. */
static void say_next(const char *folder, bool korean)
{
	struct buf line = {0};
	buf_text(&line, korean ? "다음: " : "next: ");
	if (strcmp(folder, ".") != 0) {
		buf_text(&line, "cd ");
		command_word(&line, folder);
		buf_text(&line, " && ");
	}
	buf_text(&line, "dopyo watch report.md\n");
	fwrite(line.p, 1, line.n, stdout);
	buf_finish(&line);
}

static int make(const struct command_line *l, const char *folder)
{
	struct run r;
	run_init(&r);
	if (write_all(folder, &r) && !l->common.quiet)
		say_next(folder, l->common.messages.korean);
	int code = command_report(&l->common, &r);
	run_finish(&r);
	return code;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	int code = command_parse(self, &l, korean, argc, argv)
			   ? make(&l, l.first < argc ? argv[l.first] : ".")
			   : l.code;
	arena_finish(&l.mem);
	return code;
}

const struct command command_new = {
	.name = "new",
	.summary = {"시작할 폴더를 만듭니다", "a folder to begin with"},
	.operands = {"[폴더]", "[FOLDER]"},
	.examples =
		{"  dopyo new 현황         보고서, 자료, Makefile이 든 폴더\n"
		 "  cd 현황 && dopyo render report.md\n"
		 "  dopyo new              이 폴더에. 있는 파일은 건드리지 않음\n",
		 "  dopyo new status       a folder with a report, its data and a makefile\n"
		 "  cd status && dopyo render report.md\n"
		 "  dopyo new              in this folder; files that are there stay\n"},
	.most = 1,
	.suffixes = "/",
	.run = run,
};
