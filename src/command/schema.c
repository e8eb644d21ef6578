#include <stdio.h>

#include "command/command.h"
#include "report/schema/schema.h"

/* What may be written in a report, for editors and for people. */

static const struct command_option own[] = {
	{.name = "list",
	 .value = OPTION_FLAG,
	 .says = {"JSON 대신 사람이 읽을 목록", "a list for people instead of JSON"}},
	{.name = "manual",
	 .value = OPTION_FLAG,
	 .says = {"같은 목록을 scdoc의 글로", "the same list in the markup of scdoc"}},
	{0},
};

struct asked {
	bool list, manual;
};

static bool take(struct command_line *l, size_t option, const char *value)
{
	struct asked *a = l->own;
	(void)value;
	*(option ? &a->manual : &a->list) = true;
	return true;
}

static int print(const struct command *self, struct command_line *l, const char *name)
{
	const struct asked *a = l->own;
	const struct shape *root = schema_root(str_of(name));
	bool korean = l->common.messages.korean;
	if (!root) {
		struct str s = arena_printf(&l->mem,
					    korean ? "이런 것은 없습니다 (%s)"
						   : "there is no such thing (%s)",
					    SCHEMA_NAMES);
		return command_usage(self, korean, s.p, name);
	}
	struct str text = a->list || a->manual ? schema_list(root, korean, a->manual, &l->mem)
					       : schema_json(root, korean, &l->mem);
	fwrite(text.p, 1, text.n, stdout);
	return EXIT_DONE;
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct asked a = {0};
	struct command_line l = {.own = &a};
	int code = command_parse(self, &l, korean, argc, argv)
			   ? print(self, &l, l.first < argc ? argv[l.first] : "report")
			   : l.code;
	arena_finish(&l.mem);
	return code;
}

const struct command command_schema = {
	.name = "schema",
	.summary = {"보고서, 자료, 테마에 쓸 수 있는 키(JSON Schema)",
		    "the keys of reports, data and themes (JSON Schema)"},
	.operands = {"[report|data|theme|chart|…]", "[report|data|theme|chart|…]"},
	.examples =
		{"  dopyo schema > dopyo.json           머리와 모든 블록의 JSON Schema\n"
		 "  dopyo schema theme > theme.json     테마 파일의 것\n"
		 "  dopyo schema chart --list           도표 블록의 키를 읽을 수 있게\n",
		 "  dopyo schema > dopyo.json           of the front matter and all blocks\n"
		 "  dopyo schema theme > theme.json     of theme files\n"
		 "  dopyo schema chart --list           the keys of chart blocks, to read\n"},
	.most = 1,
	.words = SCHEMA_NAMES,
	.option = own,
	.take = take,
	.run = run,
};
