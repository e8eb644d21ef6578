#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/out.h"
#include "image/image.h"
#include "pdf_face.h"
#include "sink/sink.h"

/*
 * One document with everything in it, written in each standard and face, and
 * read back with other people's programs. The files stay beside the test
 * program, where the conformance check finds them by their names (-2a.pdf).
 */
static const char *program; /* argv[0] */

static const char *const sentences[] = {
	"해외에 본사를 둔 한국 스타트업은 2014년 32개에서 2024년 186개로 늘어 5.8배가 되었다.",
	"사용후핵연료 4만 4천 톤(연 750톤)의 “처리”와 ㈜대한 3㎡ ① ‘셋째’…",
	"AI 글로벌 3대 강국 — K-정책 제안, 100% & <태그> (괄호) \\역사선",
};

struct fixture {
	struct arena mem;
	struct diags d;
	struct pages pages;
	struct page *page;
	struct scene *scene;
	struct face face;
	struct tag *document, *sect;
	double y;
};

static void say(struct fixture *f, const struct tag *tag, double size, const char *text)
{
	const struct text_run *run = face_shape(&f->mem, &f->face, size, text);
	scene_tag(f->scene, tag);
	scene_text(f->scene, "body", (struct ink){.rgba = 0x222222FF}, (struct point){56, f->y},
		   run, run->text);
	f->y += size * 1.6;
}

static struct tag *element(struct fixture *f, enum tag_kind kind, const struct tag *parent)
{
	return scene_element(&f->mem, kind, parent);
}

static void add_headings(struct fixture *f)
{
	struct tag *h1 = element(f, TAG_H1, f->sect), *h2 = element(f, TAG_H2, f->sect);
	scene_anchor(f->scene, (struct point){56, f->y - 20}, STR("sec-flip"),
		     STR("조용한 탈출"), 1);
	say(f, h1, 18, "조용한 탈출");
	scene_anchor(f->scene, (struct point){56, f->y - 14}, STR("sec-number"), STR("현황"),
		     2);
	say(f, h2, 13, "현황");
	for (size_t i = 0; i < sizeof(sentences) / sizeof(*sentences); i++)
		say(f, element(f, TAG_P, f->sect), 10.5, sentences[i]);
}

static void add_list(struct fixture *f)
{
	static const char *const item[][2] = {{"①", "첫째 과제"}, {"②", "둘째 과제"}};
	struct tag *list = element(f, TAG_L, f->sect);
	list->numbering = STR("Decimal");
	for (int i = 0; i < 2; i++) {
		struct tag *li = element(f, TAG_LI, list);
		struct tag *label = element(f, TAG_LBL, li), *body = element(f, TAG_LBODY, li);
		say(f, label, 10.5, item[i][0]);
		say(f, element(f, TAG_P, body), 10.5, item[i][1]);
	}
}

static void add_cell(struct fixture *f, struct tag *row, const char *scope, unsigned columns,
		     unsigned rows, const char *text)
{
	struct tag *cell = element(f, scope ? TAG_TH : TAG_TD, row);
	cell->scope = str_of(scope);
	cell->colspan = (uint16_t)columns;
	cell->rowspan = (uint16_t)rows;
	say(f, cell, 10, text);
}

static void add_table(struct fixture *f)
{
	struct tag *table = element(f, TAG_TABLE, f->sect);
	say(f, element(f, TAG_CAPTION, table), 10, "[표 1] 본사의 소재지");
	struct tag *head = element(f, TAG_THEAD, table), *body = element(f, TAG_TBODY, table);
	struct tag *one = element(f, TAG_TR, head), *two = element(f, TAG_TR, head);
	add_cell(f, one, "Column", 1, 2, "연도");
	add_cell(f, one, "Column", 2, 1, "기업 수");
	add_cell(f, two, "Column", 1, 1, "국내");
	add_cell(f, two, "Column", 1, 1, "해외");
	scene_tag(f->scene, &scene_artifact);
	scene_line(f->scene, "rule", (struct ink){.rgba = 0x888888FF, .width = 0.5},
		   (struct point){56, f->y}, (struct point){300, f->y});
	for (int i = 0; i < 2; i++) {
		struct tag *row = element(f, TAG_TR, body);
		add_cell(f, row, "Row", 1, 1, i ? "2024" : "2014");
		add_cell(f, row, NULL, 1, 1, i ? "1,204" : "310");
		add_cell(f, row, NULL, 1, 1, i ? "186" : "32");
	}
}

static void add_figure(struct fixture *f)
{
	static const double dash[] = {3, 2};
	struct tag *figure = element(f, TAG_FIGURE, f->sect);
	figure->alt = STR("막대그래프: 2014년 32개에서 2024년 186개로 늘었다(5.8배).");
	double y = f->y;
	scene_clip(f->scene, (struct rect){56, y, 300, 120});
	scene_tag(f->scene, &scene_artifact);
	scene_line(f->scene, "grid",
		   (struct ink){.rgba = 0xCCCCCCFF, .width = 0.4, .dash = dash, .dashes = 2},
		   (struct point){56, y + 60}, (struct point){356, y + 60});
	scene_tag(f->scene, figure);
	scene_rect(f->scene, "mark.bar", (struct ink){.rgba = 0x2166ACFF},
		   (struct rect){80, y + 90, 40, 20});
	scene_rect(f->scene, "mark.bar", (struct ink){.rgba = 0xB2182B80},
		   (struct rect){160, y + 10, 40, 100});
	scene_circle(f->scene, "mark.point",
		     (struct ink){.rgba = 0x000000FF, .width = 1, .round = true},
		     (struct point){220, y + 40}, 12);
	const struct text_run *run = face_shape(&f->mem, &f->face, 9, "기업 수(개)");
	scene_text(f->scene, "axis.title", (struct ink){.rgba = 0x444444FF},
		   (struct point){66, y + 100}, run, run->text);
	f->scene->item[f->scene->count - 1].text.angle = -1.5707963267948966;
	scene_unclip(f->scene);
	f->y += 140;
	say(f, element(f, TAG_CAPTION, figure), 10, "[그림 1] 해외 본사");
}

static void add_links(struct fixture *f)
{
	struct tag *p = element(f, TAG_P, f->sect);
	say(f, p, 10.5, "자료: ");
	struct tag *out = element(f, TAG_LINK, p), *in = element(f, TAG_LINK, p);
	out->uri = STR("https://www.assembly.go.kr/포털?q=1&a=(b)");
	out->contents = STR("대한민국국회");
	say(f, out, 10.5, "대한민국국회");
	scene_link(f->scene, (struct rect){56, f->y - 26, 70, 12});
	in->target = STR("sec-flip");
	in->contents = STR("조용한 탈출");
	say(f, in, 10.5, "조용한 탈출 참조");
	scene_link(f->scene, (struct rect){56, f->y - 26, 70, 12});
}

static void add_note(struct fixture *f)
{
	struct tag *p = element(f, TAG_P, f->sect), *note = element(f, TAG_NOTE, p);
	note->id = STR("fn-1");
	say(f, element(f, TAG_LBL, note), 8, "1)");
	say(f, note, 8, "THE VC, 매일경제(2025. 2.) 재인용");
	struct tag *english = element(f, TAG_SPAN, p);
	english->lang = STR("en-US");
	say(f, english, 8, "Source: THE VC");
}

static void add_picture(struct fixture *f)
{
	static uint8_t rgba[8 * 8 * 4];
	static struct image image = {.kind = IMAGE_PNG, .width = 8, .height = 8, .rgba = rgba};
	for (unsigned i = 0; i < 64; i++) {
		rgba[4 * i] = (uint8_t)(i * 4);
		rgba[4 * i + 1] = (uint8_t)(255 - i);
		rgba[4 * i + 2] = 128;
		rgba[4 * i + 3] = i < 32 ? 255 : 100;
	}
	struct tag *figure = element(f, TAG_FIGURE, f->sect);
	figure->alt = STR("색이 번지는 정사각형");
	scene_tag(f->scene, figure);
	scene_image(f->scene, "image", (struct rect){56, f->y, 40, 40}, &image);
	f->y += 60;
}

static void add_running(struct fixture *f)
{
	static const struct tag header = {.kind = TAG_ARTIFACT_HEADER};
	static const struct tag footer = {.kind = TAG_ARTIFACT_FOOTER};
	double y = f->y;
	f->y = 30;
	say(f, &header, 8, "국회 브리핑");
	f->y = 820;
	say(f, &footer, 8, "- 1 -");
	f->y = y;
}

static void new_page(struct fixture *f)
{
	f->page = page_add(&f->pages, (struct size){595.28, 841.89}, &f->mem);
	f->scene = &f->page->scene;
	f->y = 60;
	add_running(f);
}

static bool open(struct fixture *f, const char *family)
{
	*f = (struct fixture){0};
	f->d.mem = &f->mem;
	if (!face_open(&f->face, family))
		return false;
	f->document = scene_element(&f->mem, TAG_DOCUMENT, NULL);
	f->sect = element(f, TAG_SECT, f->document);
	f->pages = (struct pages){
		.document = f->document,
		.title = STR("AI 패권 경쟁 <시험> & ‘Key Role’"),
		.author = STR("정책연구실"),
		.subject = STR("발제 요지"),
		.keywords = STR("AI, 정책"),
		.lang = STR("ko-KR"),
		.created = 1757894400, /* 2025-09-15 */
	};
	return true;
}

static void close_fixture(struct fixture *f)
{
	face_close(&f->face);
	arena_finish(&f->mem);
}

static void make_document(struct fixture *f)
{
	new_page(f);
	add_headings(f);
	add_list(f);
	add_table(f);
	new_page(f);
	add_figure(f);
	add_picture(f);
	add_links(f);
	add_note(f);
}

static void print_diags(const struct diags *d)
{
	for (const struct diag *x = d->first; x; x = x->next)
		print_message("%s %.*s | %.*s | %.*s\n", diag_label(x->code),
			      STR_ARG(x->arg[0]), STR_ARG(x->arg[1]), STR_ARG(x->arg[2]));
}

/* The document in one standard; the path is in the fixture's arena. */
static struct str write_as(struct fixture *f, const char *name, const char *standard)
{
	struct sink_options o = {.standard = str_of(standard)};
	struct sink_result r;
	struct str path = arena_printf(&f->mem, "%s-%s-%s.pdf", program, name, standard);
	bool ok = sink_pdf.write(&f->pages, 0, path, &o, &r, &f->d);
	print_diags(&f->d);
	assert_true(ok);
	assert_int_equal(r.pages, f->pages.count);
	return path;
}

static void test_everything(void **state)
{
	(void)state;
	struct fixture f;
	assert_true(open(&f, "Noto Sans CJK KR"));
	make_document(&f);
	write_as(&f, "noto", "2a");
	write_as(&f, "noto", "1a");
	write_as(&f, "noto", "3a");
	close_fixture(&f);
	assert_true(open(&f, "NanumGothic"));
	make_document(&f);
	write_as(&f, "nanum", "2a");
	write_as(&f, "nanum", "1a");
	write_as(&f, "nanum", "3a");
	close_fixture(&f);
}

int main(int argc, char **argv)
{
	(void)argc;
	program = argv[0];
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	FcFini();
	return failed;
}
