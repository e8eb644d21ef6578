#include <stdio.h>

#include "command/command.h"
#include "text/fonts.h"

/* What became of a face's checksum. */
static const char *verdict(const struct text_font_file *f, bool korean)
{
	if (!f->present)
		return korean ? "없음" : "missing";
	if (!f->locked.n)
		return korean ? "고정하지 않음" : "not pinned";
	if (str_eq(f->locked, f->sha256))
		return korean ? "고정된 글꼴과 같음" : "as pinned";
	return korean ? "고정된 글꼴과 다름" : "differs from the pinned one";
}

static void print_face(const struct text_font_file *f, bool korean)
{
	printf("%.*s %d: %s\n", STR_ARG(f->family), f->weight, verdict(f, korean));
	printf("  %.*s (%u)", STR_ARG(f->file), f->index);
	if (f->package.n)
		printf("  %.*s %.*s", STR_ARG(f->package), STR_ARG(f->version));
	putchar('\n');
	if (!f->present)
		return;
	printf(korean ? "  한글 %u자, 몸통 %.3f … %.3f, 가운데 %.3f em, 숫자 %.3f em\n"
		      : "  %u syllables, body %.3f … %.3f, centre %.3f em, digits %.3f em\n",
	       f->syllables, f->body_top, f->body_bottom, f->body_center, f->digit_width);
	printf("  SHA-256 %.*s\n", STR_ARG(f->sha256));
}

static void print_set(const struct text_fonts *f, bool korean)
{
	for (size_t i = 0; i < f->count; i++)
		print_face(&f->file[i], korean);
	printf(korean ? "설정 %.*s, 캐시 %.*s\n" : "configuration %.*s, cache %.*s\n",
	       STR_ARG(f->folder), STR_ARG(f->cache));
	printf(korean ? "이 시스템 %.*s, 고정한 시스템 %.*s: %s\n"
		      : "this system %.*s, pinned on %.*s: %s\n",
	       STR_ARG(f->release), STR_ARG(f->locked),
	       f->comparable ? korean ? "출력을 견줄 수 있음" : "outputs are comparable"
	       : korean      ? "출력을 견줄 수 없음"
			     : "outputs are not comparable");
}

/* --for REPORT: what it is drawn with. */
static void print_used(struct run *r, const struct run_options *o, bool korean)
{
	const struct run_face *face;
	size_t count;
	if (!run_faces(r, o, &face, &count))
		return;
	for (size_t i = 0; i < count; i++)
		printf(korean ? "%.*s %d: %zu자, %.*s\n" : "%.*s %d: %zu characters, %.*s\n",
		       STR_ARG(face[i].family), face[i].weight, face[i].characters,
		       STR_ARG(face[i].file));
}

static const struct command_option own[] = {
	{.name = "for",
	 .value = OPTION_FILE,
	 .words = "md",
	 .stands = {"보고서.md", "REPORT.md"},
	 .says = {"보고서 하나가 쓰는 글꼴만", "only the fonts that a report is drawn with"},
	 .takes = {"파일 이름", "a file name"}},
	{0},
};

static bool take(struct command_line *l, size_t option, const char *value)
{
	(void)option;
	l->run.report = str_of(value);
	return *value != '\0';
}

static int run(const struct command *self, bool korean, int argc, char **argv)
{
	struct command_line l = {0};
	struct run r;
	struct str folder;
	bool parsed = command_parse(self, &l, korean, argc, argv);
	int code = l.code;
	if (parsed && l.run.report.n) {
		run_init(&r);
		print_used(&r, &l.run, l.common.messages.korean);
		code = command_report(&l.common, &r);
		run_finish(&r);
	} else if (parsed) {
		run_init(&r);
		struct text_fonts *fonts = NULL;
		if (text_fonts_folder(l.run.fonts, &r.mem, &folder, &r.diags))
			fonts = text_fonts_measure(folder, l.run.font_path, l.run.font_paths,
						   &r.diags);
		if (fonts)
			print_set(fonts, l.common.messages.korean);
		code = command_report(&l.common, &r);
		if (fonts)
			text_fonts_close(fonts);
		run_finish(&r);
	}
	arena_finish(&l.mem);
	return code;
}

const struct command command_fonts = {
	.name = "fonts",
	.summary = {"쓰는 글꼴과 그 크기, 고정된 글꼴과의 차이",
		    "the fonts in use, measured and compared with the pinned ones"},
	.examples =
		{"  dopyo fonts\n"
		 "  dopyo fonts --for 보고서.md         보고서 하나가 쓰는 글꼴\n"
		 "  dopyo fonts --font-path 내글꼴/\n",
		 "  dopyo fonts\n"
		 "  dopyo fonts --for report.md        the fonts that a report is drawn with\n"
		 "  dopyo fonts --font-path myfonts/\n"},
	.groups = OPTION_FONTS,
	.option = own,
	.take = take,
	.run = run,
};
